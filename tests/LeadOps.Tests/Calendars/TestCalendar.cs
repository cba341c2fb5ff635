using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Exports;

namespace LeadOps.Tests.Calendars;

/// <summary>A calendar as a test writes it, of which both the real one and the plain one are made.</summary>
internal sealed class TestCalendar
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private TestCalendar(string zone) => ZoneId = zone;

    /// <param name="zone">An IANA name.</param>
    /// <param name="hours">For example <c>mon-thu 09:00-12:30 13:30-18:00; fri 22:00-06:00</c>.</param>
    /// <param name="holidays">For example <c>2026-12-25; 2026-12-26</c>.</param>
    /// <param name="dates">For example <c>2026-12-24 09:00-12:00</c>.</param>
    public TestCalendar(string zone, string hours, string holidays = "", string dates = "")
        : this(zone)
    {
        foreach (string[] line in Lines(hours)) SetHours(line[0], line[1..]);
        foreach (string[] line in Lines(holidays)) Holidays.Add(DayOf(line[0]));
        foreach (string[] line in Lines(dates)) Dates[DayOf(line[0])] = [.. line[1..].Select(Window)];
    }

    public string ZoneId { get; }

    public LocalWindow[][] Week { get; } = [[], [], [], [], [], [], []];

    public SortedSet<long> Holidays { get; } = [];

    public SortedDictionary<long, LocalWindow[]> Dates { get; } = [];

    public static LocalWindow Window(string text)
    {
        int start = TimeOf(text[..text.IndexOf('-')]), end = TimeOf(text[(text.IndexOf('-') + 1)..]);
        return new LocalWindow(start, end <= start ? end + Civil.SecondsPerDay : end);
    }

    public static long DayOf(string date) => At(date + "T00:00Z") / Civil.SecondsPerDay;

    public static long At(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    public static Zone Find(string id) =>
        Zone.TryFind(id, out var zone) ? zone! : throw new InvalidOperationException(id + " is not on this system");

    /// <summary>A week of random hours, mostly few, some overlapping, some overnight, some with odd seconds.</summary>
    public static TestCalendar Random(string zone, Random random, int firstYear, int lastYear)
    {
        var calendar = new TestCalendar(zone);
        for (int day = 0; day < 7; day++)
        {
            if (random.Next(4) > 0) calendar.Week[day] = Windows(random);
        }

        for (int year = firstYear; year <= lastYear; year++)
        {
            for (int i = 0; i < 4; i++) calendar.Holidays.Add(Civil.DaysFrom(year, 1, 1) + random.Next(365));
            for (int i = 0; i < 4; i++)
            {
                calendar.Dates[Civil.DaysFrom(year, 1, 1) + random.Next(365)] = Windows(random);
            }
        }

        return calendar;
    }

    public TestCalendar SetHours(string days, IEnumerable<string> windows)
    {
        int first = Array.IndexOf(Weekdays, days[..3]), last = Array.IndexOf(Weekdays, days[^3..]);
        for (int day = first; day <= last; day++) Week[day] = [.. windows.Select(Window)];
        return this;
    }

    public BusinessCalendar Build() => new(
        "test",
        Find(ZoneId),
        Week,
        [.. Holidays.Select(day => new CalendarDate(day, [], "holiday"))],
        [.. Dates.Select(date => new CalendarDate(date.Key, date.Value, ""))]);

    private static LocalWindow[] Windows(Random random)
    {
        var windows = new LocalWindow[random.Next(1, 4)];
        for (int i = 0; i < windows.Length; i++)
        {
            // Half of them early, where clocks change.
            int unit = random.Next(8) == 0 ? 1 : 900;
            int start = random.Next((random.Next(2) == 0 ? 5 * 3600 : Civil.SecondsPerDay) / unit) * unit;
            int length = random.Next(1, (random.Next(4) == 0 ? Civil.SecondsPerDay : 4 * 3600) / unit + 1) * unit;
            windows[i] = new LocalWindow(start, start + length);
        }

        return windows;
    }

    private static IEnumerable<string[]> Lines(string text) => text
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static int TimeOf(string text)
    {
        int[] parts = [.. text.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        return parts[0] * 3600 + parts[1] * 60 + (parts.Length > 2 ? parts[2] : 0);
    }
}
