using System;
using LeadOps.Exports;

namespace LeadOps.Calendars;

/// <summary>What a text turned out to be when read as a point in time.</summary>
internal enum InstantStatus : byte
{
    /// <summary>Read; certain to the second only where <see cref="InstantReading.IsExact"/>.</summary>
    Ok,

    /// <inheritdoc cref="DateStatus.Missing"/>
    Missing,

    /// <inheritdoc cref="DateStatus.NotADate"/>
    NotADate,

    /// <inheritdoc cref="DateStatus.Impossible"/>
    Impossible,

    /// <inheritdoc cref="DateStatus.AmbiguousOrder"/>
    AmbiguousOrder,

    /// <summary>A local time, and nothing says of which zone.</summary>
    NoZone,

    /// <summary>A local time that the zone's clocks skipped; the instants are those it was moved forward to.</summary>
    Gap,
}

/// <summary>The instants that a text can mean, in seconds since 1970-01-01T00:00:00Z.</summary>
internal readonly struct InstantReading
{
    public readonly InstantStatus Status;

    /// <summary>
    /// The first and the last of them, both included: equal for a text with an offset or a local time that was once;
    /// the two readings of a local time that was twice; the first and the last second of a date alone. The half-open
    /// interval is <c>[Earliest, Latest + 1)</c>.
    /// </summary>
    public readonly long Earliest, Latest;

    public InstantReading(InstantStatus status, long earliest, long latest)
    {
        Status = status;
        Earliest = earliest;
        Latest = latest;
    }

    /// <summary>Whether there is an instant at all, certain or not.</summary>
    public bool HasInstant => Status is InstantStatus.Ok or InstantStatus.Gap;

    public bool IsExact => HasInstant && Earliest == Latest;
}

/// <summary>
/// Reads text as instants. Sentinels such as <c>9999-12-31</c> stay readable: an instant too near to the years 0 and
/// 10000 to be shown in every zone is moved to <see cref="Civil.FirstInstant"/> or <see cref="Civil.LastInstant"/>.
/// </summary>
internal static class InstantReader
{
    /// <param name="text">The text of a cell.</param>
    /// <param name="order">The order of the column's dates.</param>
    /// <param name="zone">The zone of texts without an offset; null if not known.</param>
    /// <param name="epochMilliseconds">As for <see cref="DateText.Read"/>.</param>
    public static InstantReading Read(Utf8Text text, DateOrder order, Zone? zone, bool epochMilliseconds = false)
    {
        var status = DateText.Read(text, order, out var reading, epochMilliseconds);
        return status == DateStatus.Ok ? Place(reading, zone) : new InstantReading(Failure(status), 0, 0);
    }

    /// <summary>Where a date that could be read lies in time.</summary>
    public static InstantReading Place(in LocalReading reading, Zone? zone)
    {
        long earliest, latest, local = reading.LocalSeconds;
        var kind = LocalKind.Normal;
        if (reading.HasOffset) earliest = latest = local - reading.Offset;
        else if (zone is null) return new InstantReading(InstantStatus.NoZone, 0, 0);
        else if (reading.HasTime) zone.ToUtc(local, out earliest, out latest, out kind);
        else zone.DayOf(Civil.DayOf(local), out earliest, out latest, out kind);

        return new InstantReading(
            kind == LocalKind.Gap ? InstantStatus.Gap : InstantStatus.Ok, Limit(earliest), Limit(latest));
    }

    private static long Limit(long instant) => Math.Min(Math.Max(instant, Civil.FirstInstant), Civil.LastInstant);

    private static InstantStatus Failure(DateStatus status) => status switch
    {
        DateStatus.Missing => InstantStatus.Missing,
        DateStatus.Impossible => InstantStatus.Impossible,
        DateStatus.AmbiguousOrder => InstantStatus.AmbiguousOrder,
        _ => InstantStatus.NotADate,
    };
}
