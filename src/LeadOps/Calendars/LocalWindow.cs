using System;
using System.Globalization;
using LeadOps.Exports;

namespace LeadOps;

/// <summary>Hours of a day, by the clocks of a calendar's zone. They belong to the day they start on.</summary>
public readonly struct LocalWindow
{
    /// <param name="start">Seconds after midnight, from 0 to below 86,400.</param>
    /// <param name="end">Seconds after the same midnight, after the start and at most 86,400 later.</param>
    internal LocalWindow(int start, int end)
    {
        if (start is < 0 or >= Civil.SecondsPerDay) throw new ArgumentOutOfRangeException(nameof(start));
        if (end <= start || end > start + Civil.SecondsPerDay) throw new ArgumentOutOfRangeException(nameof(end));
        Start = start;
        End = end;
    }

    internal int Start { get; }

    internal int End { get; }

    /// <summary>When it begins, as time since midnight.</summary>
    public TimeSpan Opens => TimeSpan.FromSeconds(Start);

    /// <summary>When it ends, as time since the same midnight: more than 24 hours where it runs into the next day.</summary>
    public TimeSpan Closes => TimeSpan.FromSeconds(End);

    /// <summary>As an agreement has it, e.g. <c>09:00-12:30</c>, or <c>22:00-06:00</c> into the next day.</summary>
    public override string ToString() =>
        TimeOf(Start) + "-" + TimeOf(End > Civil.SecondsPerDay ? End - Civil.SecondsPerDay : End);

    private static string TimeOf(int seconds) => string.Format(
        CultureInfo.InvariantCulture,
        seconds % 60 == 0 ? "{0:00}:{1:00}" : "{0:00}:{1:00}:{2:00}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60);
}
