using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Exports;
using NodaTime;
using NodaTime.TimeZones;

namespace LeadOps.Tests.Calendars;

/// <summary>
/// The business calendar once more, slow and by the words of its definition, with NodaTime's reading of clocks: time
/// from one year to another is cut at every edge of a window, and a piece is open if a window holds it.
/// </summary>
internal sealed class PlainCalendar
{
    private const long SearchLimit = 366L * 86_400;

    private readonly DateTimeZone zone;

    // The pieces: where each begins (the last one, where it ends), and whether it is open.
    private readonly long[] edges;
    private readonly bool[] open;

    // The dates that the clocks show at open instants.
    private readonly SortedSet<long> openDates = [];

    public PlainCalendar(TestCalendar calendar, int firstYear, int lastYear)
    {
        zone = DateTimeZoneProviders.Tzdb[calendar.ZoneId];
        var windows = new List<(long From, long To)>();
        long firstDay = Civil.DaysFrom(firstYear, 1, 1), lastDay = Civil.DaysFrom(lastYear, 12, 31);
        for (long day = firstDay; day <= lastDay; day++)
        {
            var hours = calendar.Week[(int)((day + 3) % 7)];
            if (calendar.Dates.TryGetValue(day, out var replaced)) hours = replaced;
            if (calendar.Holidays.Contains(day)) hours = [];
            foreach (var window in hours)
            {
                long from = InstantOf(day * 86_400 + window.Start), to = InstantOf(day * 86_400 + window.End);
                if (from < to) windows.Add((from, to));
            }
        }

        windows.Sort();
        First = firstDay * 86_400 + 4 * 86_400;
        Last = lastDay * 86_400 - 4 * 86_400;
        edges = [.. windows.SelectMany(window => new[] { window.From, window.To }).Append(First).Append(Last).Distinct().Order()];
        open = [.. edges.Select(_ => false)];
        foreach (var (from, to) in windows)
        {
            for (int i = Array.BinarySearch(edges, from); edges[i] < to; i++) open[i] = true;
        }

        for (int i = 0; i + 1 < edges.Length; i++)
        {
            if (open[i]) AddDates(edges[i], edges[i + 1]);
        }
    }

    /// <summary>Between these it is sure of what it says; a search must not leave them.</summary>
    public long First { get; }

    public long Last { get; }

    public IReadOnlyList<long> Edges => edges;

    public bool IsOpen(long instant) => open[PieceAt(instant)];

    public long OpenSeconds(long from, long to)
    {
        long seconds = 0;
        for (int i = PieceAt(from); to > from && edges[i] < to; i++)
        {
            if (open[i]) seconds += Math.Min(edges[i + 1], to) - Math.Max(edges[i], from);
        }

        return seconds;
    }

    /// <summary>Null where the search ends without one.</summary>
    public long? Due(long from, long seconds)
    {
        long stand = from;
        for (int i = PieceAt(from); ; i++)
        {
            long start = Math.Max(edges[i], from);
            if (start - stand >= SearchLimit) return null;
            if (!open[i]) continue;
            if (start + seconds <= edges[i + 1] && (seconds > 0 || start < edges[i + 1])) return start + seconds;
            seconds -= edges[i + 1] - start;
            stand = edges[i + 1];
        }
    }

    public long? DueBusinessDays(long from, int days)
    {
        if (days == 0) return Due(from, 0);
        long local = from + zone.GetUtcOffset(Instant.FromUnixTimeSeconds(from)).Seconds;
        long day = local / 86_400, time = local % 86_400;
        for (int i = 0; i < days; i++)
        {
            long next = openDates.GetViewBetween(day + 1, day + 366).Min;
            if (next == 0) return null;
            day = next;
        }

        return Due(InstantOf(day * 86_400 + time), 0);
    }

    /// <summary>The lenient resolver takes the earlier of two readings, and moves on by the length of a gap.</summary>
    private long InstantOf(long local)
    {
        var time = Instant.FromUnixTimeSeconds(local).InUtc().LocalDateTime;
        return zone.ResolveLocal(time, Resolvers.LenientResolver).ToInstant().ToUnixTimeSeconds();
    }

    private void AddDates(long from, long to)
    {
        foreach (var span in zone.GetZoneIntervals(Instant.FromUnixTimeSeconds(from), Instant.FromUnixTimeSeconds(to)))
        {
            long first = Math.Max(from, span.HasStart ? span.Start.ToUnixTimeSeconds() : from) + span.WallOffset.Seconds;
            long last = Math.Min(to, span.HasEnd ? span.End.ToUnixTimeSeconds() : to) - 1 + span.WallOffset.Seconds;
            for (long day = first / 86_400; day <= last / 86_400; day++) openDates.Add(day);
        }
    }

    private int PieceAt(long instant)
    {
        int i = Array.BinarySearch(edges, instant);
        return i < 0 ? ~i - 1 : i;
    }
}
