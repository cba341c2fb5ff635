using System;
using System.Collections.Generic;
using System.Globalization;
using LeadOps.Exports;

namespace LeadOps;

/// <summary>A date whose hours are not those of its weekday: a holiday, or a day with hours of its own.</summary>
public sealed class CalendarDate
{
    /// <param name="day">Days since 1970-01-01.</param>
    /// <param name="windows">Its hours; none on a holiday.</param>
    /// <param name="name">What it is called; may be empty.</param>
    internal CalendarDate(long day, IReadOnlyList<LocalWindow> windows, string name)
    {
        Day = day;
        Windows = windows;
        Name = name;
    }

    internal long Day { get; }

    /// <summary>The date.</summary>
    public DateTime Date => new DateTime(1970, 1, 1).AddDays(Day);

    /// <summary>What it is called, e.g. <c>Christmas Day</c>; may be empty.</summary>
    public string Name { get; }

    /// <summary>The hours that start on it; none where it is closed.</summary>
    public IReadOnlyList<LocalWindow> Windows { get; }

    /// <inheritdoc/>
    public override string ToString()
    {
        Civil.FromDays(Day, out int year, out int month, out int day);
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0:0000}-{1:00}-{2:00} {3}{4}",
            year,
            month,
            day,
            Windows.Count == 0 ? "closed" : string.Join(", ", Windows),
            Name.Length == 0 ? "" : " (" + Name + ")");
    }
}
