using System;
using System.Collections.Generic;
using LeadOps.Calendars;
using LeadOps.Exports;

namespace LeadOps;

/// <summary>When someone works: weekly hours by the clocks of a time zone, holidays, and dates with other hours.</summary>
/// <remarks>It does not change, and several threads may use it.</remarks>
public sealed class BusinessCalendar
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    // Instants are in seconds since 1970-01-01T00:00:00Z.
    private readonly OpenTime open;

    /// <param name="name">What the agreement calls it.</param>
    /// <param name="zone">By whose clocks the hours are.</param>
    /// <param name="week">The hours that start on each of the seven weekdays, Monday first.</param>
    /// <param name="holidays">Dates on which no hours start.</param>
    /// <param name="dates">Dates with hours of their own. A date that is also a holiday is closed.</param>
    internal BusinessCalendar(
        string name,
        Zone zone,
        IReadOnlyList<LocalWindow>[] week,
        IReadOnlyList<CalendarDate> holidays,
        IReadOnlyList<CalendarDate> dates)
    {
        if (week.Length != 7) throw new ArgumentException("A week has seven days.", nameof(week));
        Name = name;
        Zone = zone;
        Windows = Describe(week);
        Holidays = holidays;
        Dates = dates;
        open = new OpenTime(zone, week, holidays, dates);
    }

    /// <summary>The name by which the agreement refers to it.</summary>
    public string Name { get; }

    /// <summary>The IANA time zone whose clocks the hours go by.</summary>
    public string TimeZone => Zone.Id;

    /// <summary>The weekly hours, e.g. <c>mon-thu 09:00-12:30, 13:30-18:00</c>; days without any are left out.</summary>
    public IReadOnlyList<string> Windows { get; }

    /// <summary>Dates on which no hours start.</summary>
    public IReadOnlyList<CalendarDate> Holidays { get; }

    /// <summary>Dates whose hours take the place of their weekday's.</summary>
    public IReadOnlyList<CalendarDate> Dates { get; }

    internal Zone Zone { get; }

    /// <summary>A calendar that never closes, so that its time is plain time.</summary>
    internal static BusinessCalendar AlwaysOpen(Zone zone)
    {
        var week = new IReadOnlyList<LocalWindow>[7];
        for (int i = 0; i < week.Length; i++) week[i] = [new LocalWindow(0, Civil.SecondsPerDay)];
        return new BusinessCalendar("always open", zone, week, [], []);
    }

    /// <summary>Whether an instant is in open time.</summary>
    internal bool IsOpen(long instant) => open.IsOpen(instant);

    /// <summary>The open seconds between two instants; 0 where the second is not after the first.</summary>
    internal long OpenSeconds(long from, long to) => open.SecondsBetween(from, to);

    /// <summary>
    /// The first instant, not before another, at which so many open seconds have passed since; for 0 the first open
    /// one. Time used up just as the calendar closes is due at the close, not at the next opening.
    /// </summary>
    /// <returns>False where there is no open time within 366 days of where the search stands.</returns>
    internal bool TryDue(long from, long seconds, out long due) => open.TryDue(from, seconds, out due);

    /// <summary>
    /// The same local time on the n-th date with open time after that of an instant, moved to the next open instant;
    /// for 0 the first open instant.
    /// </summary>
    /// <inheritdoc cref="TryDue" path="/returns"/>
    internal bool TryDueBusinessDays(long from, int days, out long due) =>
        open.TryDueBusinessDays(from, days, out due);

    /// <summary>The open time between two instants, touching intervals joined, from early to late.</summary>
    internal IEnumerable<OpenInterval> OpenIntervals(long from, long to) => open.Intervals(from, to);

    /// <summary>Its name and weekly hours in a line.</summary>
    public override string ToString() =>
        $"{Name}: {(Windows.Count == 0 ? "closed" : string.Join("; ", Windows))} ({TimeZone})";

    private static List<string> Describe(IReadOnlyList<LocalWindow>[] week)
    {
        var lines = new List<string>();
        for (int first = 0, next; first < week.Length; first = next)
        {
            string hours = string.Join(", ", week[first]);
            for (next = first + 1; next < week.Length && string.Join(", ", week[next]) == hours;) next++;
            if (hours.Length == 0) continue;
            string days = Weekdays[first] + (next - first > 1 ? "-" + Weekdays[next - 1] : "");
            lines.Add(days + " " + hours);
        }

        return lines;
    }
}
