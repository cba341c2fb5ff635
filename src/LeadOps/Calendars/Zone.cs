using System;
using System.Collections.Generic;
using System.Threading;
using LeadOps.Exports;

namespace LeadOps.Calendars;

/// <summary>How often the clocks of a zone show a local time.</summary>
internal enum LocalKind : byte
{
    /// <summary>Once.</summary>
    Normal,

    /// <summary>Never: clocks were put forward over it.</summary>
    Gap,

    /// <summary>Twice: clocks were put back over it.</summary>
    Overlap,
}

/// <summary>
/// An IANA time zone by the system's data. Instants are seconds since 1970-01-01T00:00:00Z, local times seconds since
/// 1970-01-01 00:00 on the zone's clock. From 1970 to 2100 offsets come from tables that are worked out when first
/// asked for, half a year at a time; other years ask the system each time. Safe for several threads.
/// </summary>
internal sealed class Zone
{
    // Half a year and a bit: a shift finds the table, and few have more than one transition.
    private const int StretchBits = 24;
    private const int Stretches = (int)(4_102_444_800L >> StretchBits) + 1;

    // Since 1970 no zone has kept an offset for less than seven days (Brazil's north-east, October 2000), and so a look
    // each four days sees every change.
    private const int SampleSeconds = 4 * Civil.SecondsPerDay;

    private const long UnixEpochTicks = 621_355_968_000_000_000;

    private readonly TimeZoneInfo? source;
    private readonly Stretch?[] stretches;

    private Zone(string id, TimeZoneInfo? source)
    {
        Id = id;
        this.source = source;
        stretches = new Stretch?[source is null ? 0 : Stretches];
    }

    public static Zone Utc { get; } = new("UTC", null);

    /// <summary>The name by which it was found.</summary>
    public string Id { get; }

    /// <summary>
    /// Finds a zone by its IANA name, upper and lower case as IANA writes it; Windows ids are not taken. Each call
    /// makes a zone with tables of its own: keep it.
    /// </summary>
    public static bool TryFind(string id, out Zone? zone)
    {
        zone = null;
        if (id is "UTC" or "Etc/UTC") zone = new Zone(id, null);
        else if (ZoneNames.IsWellFormed(id) && FindSource(id) is { } source) zone = new Zone(id, source);
        return zone is not null;
    }

    /// <summary>Seconds that the zone's clocks are ahead of UTC at an instant.</summary>
    public int OffsetAt(long instant)
    {
        if (StretchOf(instant) is not { } stretch) return Ask(instant);
        return stretch.Offsets[stretch.IndexOf(instant)];
    }

    /// <summary>The time that the zone's clocks show at an instant.</summary>
    public long ToLocal(long instant) => instant + OffsetAt(instant);

    /// <summary>
    /// The first and the last instant at which the zone's clocks show a local time. In a gap both are the instant that
    /// the clocks would have reached without it: 02:30 in a gap of an hour becomes 03:30.
    /// </summary>
    public void ToUtc(long local, out long earliest, out long latest, out LocalKind kind)
    {
        // All readings lie within a day of the local time taken as UTC. Mostly clocks do not change in these two days,
        // and never twice.
        if (StretchOf(local) is { } stretch)
        {
            int index = stretch.IndexOf(local);
            if (!stretch.IsNearChange(index, local))
            {
                earliest = latest = local - stretch.Offsets[index];
                kind = LocalKind.Normal;
                return;
            }
        }

        int before = OffsetAt(local - Civil.SecondsPerDay), after = OffsetAt(local + Civil.SecondsPerDay);
        earliest = local - before;
        latest = local - after;
        bool isBefore = OffsetAt(earliest) == before, isAfter = OffsetAt(latest) == after;
        if (isBefore && isAfter && earliest < latest)
        {
            kind = LocalKind.Overlap;
            return;
        }

        kind = isBefore || isAfter ? LocalKind.Normal : LocalKind.Gap;
        if (isAfter) earliest = latest;
        else latest = earliest;
    }

    /// <summary>
    /// The first and the last second of a local day (days since 1970-01-01). A day that never was, because clocks
    /// skipped it, is <see cref="LocalKind.Gap"/> and the day after it.
    /// </summary>
    public void DayOf(long day, out long first, out long last, out LocalKind kind)
    {
        long start = day * Civil.SecondsPerDay, end = start + Civil.SecondsPerDay - 1;
        ToUtc(start, out first, out _, out var startKind);
        ToUtc(end, out _, out last, out var endKind);
        kind = LocalKind.Normal;
        if (startKind == LocalKind.Gap && endKind == LocalKind.Gap) kind = LocalKind.Gap;
        else if (startKind == LocalKind.Gap) first = TransitionBefore(first);
        else if (endKind == LocalKind.Gap) last = TransitionBefore(last) - 1;
    }

    /// <summary>
    /// An instant, between <see cref="Civil.FirstInstant"/> and <see cref="Civil.LastInstant"/>, as objects show it.
    /// </summary>
    public DateTimeOffset ToOffset(long instant)
    {
        int offset = OffsetAt(instant);
        long ticks = (instant + offset) * TimeSpan.TicksPerSecond + UnixEpochTicks;
        return new DateTimeOffset(ticks, TimeSpan.FromTicks(offset * TimeSpan.TicksPerSecond));
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static TimeZoneInfo? FindSource(string id)
    {
        var source = FindInSystem(id);
#if !NET8_0_OR_GREATER
        // .NET Framework knows only Windows ids.
        if (source is null)
        {
            foreach (string windowsId in ZoneNames.WindowsIdsOf(id)) source ??= FindInSystem(windowsId);
        }
#endif
        return source;
    }

    private static TimeZoneInfo? FindInSystem(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception problem) when (problem is TimeZoneNotFoundException or InvalidTimeZoneException
            or System.Security.SecurityException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The table for an instant; null before 1970, after 2100, and in UTC.</summary>
    private Stretch? StretchOf(long instant)
    {
        // An instant before 1970 becomes an index past every table.
        ulong index = (ulong)instant >> StretchBits;
        return index < (ulong)stretches.Length ? Volatile.Read(ref stretches[index]) ?? Build((int)index) : null;
    }

    private int Ask(long instant)
    {
        if (source is null) return 0;
        long ticks = Math.Min(Math.Max(instant, Civil.FirstInstant), Civil.LastInstant) * TimeSpan.TicksPerSecond;
        var offset = source.GetUtcOffset(new DateTime(ticks + UnixEpochTicks, DateTimeKind.Utc));
        return (int)(offset.Ticks / TimeSpan.TicksPerSecond);
    }

    /// <summary>
    /// Works out a table by asking for the offset every few days and narrowing down each change. Only offsets are asked
    /// for, never the system's adjustment rules: how those tell daylight saving differs by system and is at its worst
    /// where winter is the exception, as in Dublin.
    /// </summary>
    private Stretch Build(int index)
    {
        long start = ((long)index << StretchBits) - Civil.SecondsPerDay;
        long end = start + (1L << StretchBits) + 2 * Civil.SecondsPerDay;
        var transitions = new List<long>();
        var offsets = new List<int> { Ask(start) };
        for (long low = start; low < end; low += SampleSeconds)
        {
            long high = Math.Min(low + SampleSeconds, end);
            int offset = Ask(high);
            if (offset == offsets[offsets.Count - 1]) continue;
            transitions.Add(FirstWith(offset, low, high));
            offsets.Add(offset);
        }

        var built = new Stretch(transitions.ToArray(), offsets.ToArray());
        Volatile.Write(ref stretches[index], built);
        return built;
    }

    private long FirstWith(int offset, long low, long high)
    {
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (Ask(middle) == offset) high = middle;
            else low = middle;
        }

        return high;
    }

    /// <summary>The transition in the day before an instant which a gap has moved.</summary>
    private long TransitionBefore(long moved) => FirstWith(OffsetAt(moved), moved - Civil.SecondsPerDay, moved);

    /// <summary>The changes within half a year, and within a day before and after it.</summary>
    private sealed class Stretch
    {
        private readonly long[] transitions;

        /// <summary>The offset before the first transition, then the one after each.</summary>
        public readonly int[] Offsets;

        public Stretch(long[] transitions, int[] offsets)
        {
            this.transitions = transitions;
            Offsets = offsets;
        }

        public int IndexOf(long instant)
        {
            int index = 0;
            while (index < transitions.Length && instant >= transitions[index]) index++;
            return index;
        }

        /// <summary>Whether an instant, of that index, is within a day of a change.</summary>
        public bool IsNearChange(int index, long instant) =>
            (index > 0 && instant - transitions[index - 1] < Civil.SecondsPerDay)
            || (index < transitions.Length && transitions[index] - instant < Civil.SecondsPerDay);
    }
}
