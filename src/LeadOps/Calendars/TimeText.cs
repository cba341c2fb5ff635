using System;
using System.Globalization;
using LeadOps.Exports;

namespace LeadOps.Calendars;

/// <summary>Writes instants and durations, the same on every machine.</summary>
internal static class TimeText
{
    /// <summary>An instant as <c>2026-11-20T08:00:00+01:00</c>, by the zone's clock.</summary>
    public static string Instant(long instant, Zone zone)
    {
        int offset = zone.OffsetAt(instant);
        int minutes = Math.Abs(offset) / 60;
        return Local(instant + offset) + (offset < 0 ? "-" : "+")
            + Two(minutes / 60) + ":" + Two(minutes % 60);
    }

    /// <summary>A local time, in seconds since 1970-01-01 00:00 on its clock, as <c>2026-11-20T08:00:00</c>.</summary>
    public static string Local(long local)
    {
        long day = Civil.DayOf(local);
        int time = (int)(local - day * Civil.SecondsPerDay);
        Civil.FromDays(day, out int year, out int month, out int dayOfMonth);
        return year.ToString("D4", CultureInfo.InvariantCulture) + "-" + Two(month) + "-" + Two(dayOfMonth)
            + "T" + Two(time / 3600) + ":" + Two(time / 60 % 60) + ":" + Two(time % 60);
    }

    /// <summary>Seconds as <c>h:mm</c>, hours not turned into days; what is left of a minute is cut.</summary>
    public static string Duration(long seconds)
    {
        long minutes = Math.Abs(seconds) / 60;
        string sign = seconds < 0 && minutes > 0 ? "-" : "";
        return sign + (minutes / 60).ToString(CultureInfo.InvariantCulture) + ":" + Two((int)(minutes % 60));
    }

    /// <summary>Seconds in words, hours not turned into days: <c>12 h 35 min</c>, <c>45 min</c>, <c>30 s</c>.</summary>
    public static string Words(long seconds)
    {
        long hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;
        var parts = new System.Collections.Generic.List<string>();
        if (hours > 0) parts.Add(hours.ToString(CultureInfo.InvariantCulture) + " h");
        if (minutes > 0) parts.Add(minutes.ToString(CultureInfo.InvariantCulture) + " min");
        if (rest > 0 || parts.Count == 0) parts.Add(rest.ToString(CultureInfo.InvariantCulture) + " s");
        return string.Join(" ", parts);
    }

    private static string Two(int number) => number.ToString("D2", CultureInfo.InvariantCulture);
}
