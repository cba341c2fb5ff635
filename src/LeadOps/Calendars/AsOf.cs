using System;
using LeadOps.Exports;

namespace LeadOps.Calendars;

/// <summary>
/// The instant that results are calculated for, as a user names it. A date alone means the last second of that day:
/// what carries that date is counted, what carries the next one is not (be it a date alone or stamped 00:00:00), and
/// the echoed instant shows the date that was typed.
/// </summary>
internal static class AsOf
{
    private const string Example = "Type for example 2026-11-20T08:00+01:00, 2026-11-20T08:00 or 2026-11-20.";

    /// <param name="text">Exact with an offset, else in the zone; year first, or the month as a word.</param>
    /// <param name="zone">The agreement's zone.</param>
    /// <returns>Seconds since 1970-01-01T00:00:00Z.</returns>
    /// <exception cref="FormatException">It is no single instant; the message says why and what to type.</exception>
    public static long Parse(string text, Zone zone)
    {
        var status = DateText.Read(Utf8Text.Of(text), DateOrder.Unknown, out var reading);
        switch (status)
        {
            case DateStatus.Ok:
                break;
            case DateStatus.Missing:
                throw new FormatException("The as-of instant is empty. " + Example);
            case DateStatus.AmbiguousOrder:
                throw new FormatException($"'{text}' does not begin with the year. " + Example);
            case DateStatus.Impossible:
                throw new FormatException($"'{text}' is not in any calendar or on any clock. " + Example);
            default:
                throw new FormatException($"'{text}' is not a date. " + Example);
        }

        var instants = InstantReader.Place(reading, zone);
        if (instants.Status == InstantStatus.Gap)
        {
            throw new FormatException(
                $"'{text}' does not exist in {zone}, where clocks were put forward. "
                + $"If the moment is meant, type {TimeText.Instant(instants.Earliest, zone)}.");
        }

        if (reading.HasTime && !instants.IsExact)
        {
            throw new FormatException(
                $"'{text}' is twice in {zone}, where clocks were put back. "
                + $"Type {TimeText.Instant(instants.Earliest, zone)} or {TimeText.Instant(instants.Latest, zone)}.");
        }

        return instants.Latest;
    }

    /// <summary>The instant of a typed date, its fraction cut; of unspecified kind it is in the zone.</summary>
    /// <exception cref="FormatException">Of unspecified kind, and no single instant there.</exception>
    public static long Of(DateTime value, Zone zone)
    {
        if (value.Kind != DateTimeKind.Unspecified) return Of(new DateTimeOffset(value));
        return Parse(TimeText.Local(new DateTimeOffset(value, TimeSpan.Zero).ToUnixTimeSeconds()), zone);
    }

    /// <summary>The instant of a typed date, its fraction cut.</summary>
    public static long Of(DateTimeOffset value) => value.ToUnixTimeSeconds();
}
