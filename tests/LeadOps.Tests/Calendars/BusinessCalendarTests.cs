using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Exports;
using static LeadOps.Tests.Calendars.TestCalendar;

namespace LeadOps.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    private static readonly TestCalendar Office = new("Europe/Berlin", "mon-fri 09:00-17:00");

    private static readonly TestCalendar Nights = new("Europe/Berlin", "mon-fri 22:00-06:00", "2026-11-18", "2026-11-21 10:00-12:00");

    [Fact]
    public void A_lead_of_Saturday_afternoon_with_a_promise_of_two_hours_is_due_on_Monday_at_eleven() =>
        AssertDue("2026-11-23T11:00:00+01:00", Office, "2026-11-21T15:00+01:00", 7_200);

    [Theory]
    [InlineData(0, "2026-11-20T16:00+01:00", "2026-11-20T16:00:00+01:00")]
    [InlineData(0, "2026-11-20T17:00+01:00", "2026-11-23T09:00:00+01:00")]
    [InlineData(1, "2026-11-20T16:00+01:00", "2026-11-20T16:00:01+01:00")]
    // Used up at the close, not at the next opening.
    [InlineData(3_600, "2026-11-20T16:00+01:00", "2026-11-20T17:00:00+01:00")]
    [InlineData(3_601, "2026-11-20T16:00+01:00", "2026-11-23T09:00:01+01:00")]
    [InlineData(40 * 3_600, "2026-11-16T09:00+01:00", "2026-11-20T17:00:00+01:00")]
    public void Time_is_used_up_in_open_hours_and_due_at_a_close_where_it_ends_there(long seconds, string from, string due) =>
        AssertDue(due, Office, from, seconds);

    [Theory]
    [InlineData(0, "2026-11-20T16:00:30+01:00", "2026-11-20T16:00:30+01:00")]
    [InlineData(0, "2026-11-21T12:00+01:00", "2026-11-23T09:00:00+01:00")]
    [InlineData(1, "2026-11-20T16:00:30+01:00", "2026-11-23T16:00:30+01:00")]
    [InlineData(1, "2026-11-21T12:00+01:00", "2026-11-23T12:00:00+01:00")]
    [InlineData(2, "2026-11-20T08:00+01:00", "2026-11-24T09:00:00+01:00")]
    // After hours: the next date's evening is closed too, and so it is the morning after.
    [InlineData(1, "2026-11-19T18:00+01:00", "2026-11-23T09:00:00+01:00")]
    // The same local time, whatever the clocks did.
    [InlineData(5, "2026-10-23T10:00+02:00", "2026-10-30T10:00:00+01:00")]
    public void A_business_day_is_the_same_local_time_on_the_next_date_with_open_time(int days, string from, string due)
    {
        Assert.True(Office.Build().TryDueBusinessDays(At(from), days, out long actual));
        Assert.Equal(due, TimeText.Instant(actual, Find("Europe/Berlin")));
    }

    [Fact]
    public void A_date_that_only_the_night_before_runs_into_is_a_business_day()
    {
        // Friday night ends on Saturday morning; from Friday 23:00 the next one is that Saturday, whose 23:00 is closed.
        var calendar = new TestCalendar("Europe/Berlin", "mon-fri 22:00-06:00").Build();
        Assert.True(calendar.TryDueBusinessDays(At("2026-11-27T23:00+01:00"), 1, out long due));
        Assert.Equal(At("2026-11-30T22:00+01:00"), due);
        Assert.True(calendar.TryDueBusinessDays(At("2026-11-27T05:00+01:00"), 1, out due));
        Assert.Equal(At("2026-11-28T05:00+01:00"), due);
    }

    [Fact]
    public void A_night_belongs_to_the_date_it_starts_on_and_a_holiday_closes_only_what_starts_on_it() =>
        AssertOpen(
            Nights,
            "2026-11-17T12:00+01:00",
            "2026-11-23T12:00+01:00",
            "2026-11-17T22:00:00+01:00/2026-11-18T06:00:00+01:00",
            "2026-11-19T22:00:00+01:00/2026-11-20T06:00:00+01:00",
            "2026-11-20T22:00:00+01:00/2026-11-21T06:00:00+01:00",
            "2026-11-21T10:00:00+01:00/2026-11-21T12:00:00+01:00");

    [Fact]
    public void A_date_that_is_both_a_holiday_and_replaced_is_closed() => AssertOpen(
        new("UTC", "mon-sun 09:00-10:00", "2026-11-20", "2026-11-20 12:00-13:00"),
        "2026-11-20T00:00Z",
        "2026-11-21T12:00Z",
        "2026-11-21T09:00:00+00:00/2026-11-21T10:00:00+00:00");

    [Fact]
    public void Midnight_at_the_end_of_a_month_is_the_start_of_the_next_and_windows_that_touch_there_are_one() => AssertOpen(
        new("Europe/Berlin", "mon-sun 00:00-01:00 22:30-24:00", dates: "2028-03-01 00:00-00:00:01"),
        "2028-02-29T12:00+01:00",
        "2028-03-01T23:00+01:00",
        "2028-02-29T22:30:00+01:00/2028-03-01T00:00:01+01:00");

    [Theory]
    // Spring: 02:00 to 03:00 is skipped, and an edge in there moves on by an hour.
    [InlineData("01:30-02:30", "2026-03-29T01:30:00+01:00/2026-03-29T03:30:00+02:00")]
    [InlineData("02:15-04:00", "2026-03-29T03:15:00+02:00/2026-03-29T04:00:00+02:00")]
    [InlineData("02:00-03:00")]
    [InlineData("02:30-03:15")]
    [InlineData("02:15-02:45", "2026-03-29T03:15:00+02:00/2026-03-29T03:45:00+02:00")]
    [InlineData("02:00-02:30 03:00-03:10", "2026-03-29T03:00:00+02:00/2026-03-29T03:30:00+02:00")]
    [InlineData("02:45-02:50 03:20-03:30", "2026-03-29T03:20:00+02:00/2026-03-29T03:30:00+02:00", "2026-03-29T03:45:00+02:00/2026-03-29T03:50:00+02:00")]
    [InlineData("01:00-04:00", "2026-03-29T01:00:00+01:00/2026-03-29T04:00:00+02:00")]
    public void In_spring_edges_in_the_gap_move_on_by_its_length(string hours, params string[] expected) => AssertOpen(
        new("Europe/Berlin", "sun " + hours),
        "2026-03-28T12:00+01:00",
        "2026-03-30T00:00+02:00",
        expected);

    [Theory]
    // Autumn: 02:00 to 03:00 is twice, and an edge in there is its first time.
    [InlineData("01:30-02:30", "2026-10-25T01:30:00+02:00/2026-10-25T02:30:00+02:00")]
    [InlineData("02:15-04:00", "2026-10-25T02:15:00+02:00/2026-10-25T04:00:00+01:00")]
    [InlineData("02:00-03:00", "2026-10-25T02:00:00+02:00/2026-10-25T03:00:00+01:00")]
    [InlineData("02:15-02:45", "2026-10-25T02:15:00+02:00/2026-10-25T02:45:00+02:00")]
    [InlineData("01:00-04:00", "2026-10-25T01:00:00+02:00/2026-10-25T04:00:00+01:00")]
    public void In_autumn_an_edge_in_the_overlap_is_its_first_time(string hours, string expected) => AssertOpen(
        new("Europe/Berlin", "sun " + hours), "2026-10-24T12:00+02:00", "2026-10-26T00:00+01:00", expected);

    [Theory]
    // Half an hour of daylight saving.
    [InlineData("Australia/Lord_Howe", "2025-10-05", "sun 01:00-02:15", "2025-10-05T01:00:00+10:30/2025-10-05T02:45:00+11:00")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "sun 01:00-01:45", "2026-04-05T01:00:00+11:00/2026-04-05T01:45:00+11:00")]
    // Winter time is the exception: the rules are the other way round, the clocks are not.
    [InlineData("Europe/Dublin", "2026-03-29", "sun 00:45-01:30", "2026-03-29T00:45:00+00:00/2026-03-29T02:30:00+01:00")]
    [InlineData("Europe/Dublin", "2026-10-25", "sun 00:45-01:30", "2026-10-25T00:45:00+01:00/2026-10-25T01:30:00+01:00")]
    // Back for Ramadan, and on again.
    [InlineData("Africa/Casablanca", "2024-03-10", "sun 02:30-03:30", "2024-03-10T02:30:00+01:00/2024-03-10T03:30:00+00:00")]
    [InlineData("Africa/Casablanca", "2024-04-14", "sun 01:30-02:30", "2024-04-14T01:30:00+00:00/2024-04-14T03:30:00+01:00")]
    // Midnight is skipped; 24:00 is not the midnight before it, but the time that clocks went on to.
    [InlineData("America/Sao_Paulo", "2018-11-03", "sat 22:00-24:00", "2018-11-03T22:00:00-03:00/2018-11-04T01:00:00-02:00")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "sun 00:30-02:00", "2018-11-04T01:30:00-02:00/2018-11-04T02:00:00-02:00")]
    // The hour before midnight is twice.
    [InlineData("America/Sao_Paulo", "2018-02-17", "sat 22:00-24:00", "2018-02-17T22:00:00-02:00/2018-02-18T00:00:00-03:00")]
    // No daylight saving at all.
    [InlineData("Asia/Kolkata", "2026-03-29", "sun 02:15-02:45", "2026-03-29T02:15:00+05:30/2026-03-29T02:45:00+05:30")]
    public void Changes_of_clocks_elsewhere(string zone, string date, string hours, string expected)
    {
        string day = date + "T00:00Z";
        AssertOpen(new(zone, hours), At(day) - 86_400, At(day) + 2 * 86_400, expected);
    }

    [Fact]
    public void The_hours_of_a_day_that_never_was_move_on_as_those_of_any_gap()
    {
        // Samoa went from Thursday, 29 December 2011, to Saturday.
        var calendar = new TestCalendar("Pacific/Apia", "mon-fri 09:00-17:00");
        AssertOpen(
            calendar,
            At("2011-12-29T12:00-10:00"),
            At("2012-01-02T12:00+14:00"),
            "2011-12-29T12:00:00-10:00/2011-12-29T17:00:00-10:00",
            "2011-12-31T09:00:00+14:00/2011-12-31T17:00:00+14:00",
            "2012-01-02T09:00:00+14:00/2012-01-02T12:00:00+14:00");
        Assert.Equal(3_600, new TestCalendar("Pacific/Apia", "thu 23:00-24:00").Build()
            .OpenSeconds(At("2011-12-29T00:00-10:00"), At("2011-12-31T23:00+14:00")));
    }

    [Fact]
    public void Clocks_put_back_just_after_midnight_do_not_make_a_business_day_of_the_day_before()
    {
        // At 00:01 on Sunday, 7 November 2010, clocks in St. John's went back to 23:01 on Saturday.
        long noon = At("2010-11-05T12:00-02:30");
        var minute = new TestCalendar("America/St_Johns", "sun 00:00-00:00:30; wed 09:00-17:00").Build();
        Assert.True(minute.TryDueBusinessDays(noon, 1, out long due));
        Assert.Equal("2010-11-10T09:00:00-03:30", TimeText.Instant(due, minute.Zone));
        Assert.True(minute.TryDueBusinessDays(noon, 2, out due));
        Assert.Equal("2010-11-10T12:00:00-03:30", TimeText.Instant(due, minute.Zone));

        var evening = new TestCalendar("America/St_Johns", "sat 23:30-23:45; wed 09:00-17:00").Build();
        Assert.True(evening.TryDueBusinessDays(noon, 2, out due));
        Assert.Equal("2010-11-10T12:00:00-03:30", TimeText.Instant(due, evening.Zone));
    }

    [Fact]
    public void A_search_ends_where_there_is_no_open_time_for_366_days()
    {
        long from = At("2026-11-20T10:00Z");
        foreach (var calendar in new[]
        {
            new TestCalendar("UTC", ""),
            new TestCalendar("UTC", "", dates: "2020-01-01 09:00-17:00; 2026-11-20 09:00-10:00; 2027-11-21 10:00-17:00"),
        })
        {
            Assert.False(calendar.Build().TryDue(from, 0, out _));
            Assert.False(calendar.Build().TryDue(from, 1, out _));
            Assert.False(calendar.Build().TryDue(from, long.MaxValue, out _));
            Assert.False(calendar.Build().TryDueBusinessDays(from, 0, out _));
        }

        var almost = new TestCalendar("UTC", "", dates: "2027-11-21 09:59:59-17:00").Build();
        Assert.True(almost.TryDue(from, 0, out long due));
        Assert.Equal(At("2027-11-21T09:59:59Z"), due);
        Assert.True(almost.TryDue(from, 7 * 3_600, out due));
        Assert.Equal(At("2027-11-21T16:59:59Z"), due);
        Assert.False(almost.TryDue(from, 7 * 3_600 + 2, out _));
    }

    [Fact]
    public void The_limit_of_a_search_counts_from_the_last_open_time_and_not_from_its_beginning()
    {
        var yearly = new TestCalendar("UTC", "", dates: string.Join(';', Enumerable.Range(2000, 30).Select(year => year + "-06-01 00:00-24:00")));
        AssertDue("2020-06-02T00:00:00+00:00", yearly, "2005-01-01T00:00Z", 16 * 86_400);
        Assert.True(yearly.Build().TryDueBusinessDays(At("2005-01-01T00:00Z"), 16, out long due));
        Assert.Equal(At("2020-06-01T00:00Z"), due);
        Assert.False(yearly.Build().TryDue(At("2005-01-01T00:00Z"), 26 * 86_400, out _));
        Assert.False(yearly.Build().TryDueBusinessDays(At("2005-01-01T00:00Z"), 26, out _));
    }

    [Fact]
    public void Time_that_no_calendar_has_is_never_due()
    {
        var office = Office.Build();
        long from = At("2026-11-20T10:00Z");
        Assert.False(office.TryDue(from, 253_402_214_400, out _));
        Assert.False(office.TryDue(from, 100_000_000_000, out _));
        Assert.False(office.TryDue(from, long.MaxValue, out _));
        Assert.False(office.TryDue(long.MaxValue, 1, out _));
        Assert.False(office.TryDueBusinessDays(Civil.LastInstant, 1, out _));
        Assert.False(office.TryDueBusinessDays(long.MaxValue, 1, out _));
        Assert.True(office.TryDue(long.MinValue, 0, out long due));
        Assert.InRange(due, Civil.FirstInstant, Civil.FirstInstant + 4 * Civil.SecondsPerDay);
        Assert.False(office.IsOpen(long.MinValue) || office.IsOpen(long.MaxValue));
        Assert.Throws<ArgumentException>(() => office.TryDue(from, -1, out _));
        Assert.Throws<ArgumentException>(() => office.TryDueBusinessDays(from, -1, out _));
    }

    [Fact]
    public void A_calendar_tells_its_hours_in_words()
    {
        var calendar = new BusinessCalendar(
            "dach",
            Find("Europe/Berlin"),
            new TestCalendar("UTC", "mon-thu 09:00-12:30 13:30-18:00; fri 22:00-06:00; sun 00:00-24:00").Week,
            [new CalendarDate(DayOf("2026-12-25"), [], "Christmas Day")],
            [new CalendarDate(DayOf("2026-12-24"), [Window("09:00-12:00:30"), Window("22:00-00:30")], "")]);
        Assert.Equal(("dach", "Europe/Berlin"), (calendar.Name, calendar.TimeZone));
        Assert.Equal(
            ["mon-thu 09:00-12:30, 13:30-18:00", "fri 22:00-06:00", "sun 00:00-24:00"], calendar.Windows);
        Assert.Equal(
            "dach: mon-thu 09:00-12:30, 13:30-18:00; fri 22:00-06:00; sun 00:00-24:00 (Europe/Berlin)",
            calendar.ToString());
        Assert.Equal("2026-12-25 closed (Christmas Day)", Assert.Single(calendar.Holidays).ToString());
        var date = Assert.Single(calendar.Dates);
        Assert.Equal("2026-12-24 09:00-12:00:30, 22:00-00:30", date.ToString());
        Assert.Equal(new DateTime(2026, 12, 24), date.Date);
        Assert.Equal((new TimeSpan(22, 0, 0), new TimeSpan(24, 30, 0)), (date.Windows[1].Opens, date.Windows[1].Closes));
        Assert.Equal("test: closed (UTC)", new TestCalendar("UTC", "").Build().ToString());
        Assert.Equal("always open: mon-sun 00:00-24:00 (UTC)", BusinessCalendar.AlwaysOpen(Zone.Utc).ToString());
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(86_400, 86_401)]
    [InlineData(5, 5)]
    [InlineData(5, 86_406)]
    public void A_window_starts_within_its_day_and_ends_within_a_day_after(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalWindow(start, end));

    private static void AssertDue(string due, TestCalendar calendar, string from, long seconds)
    {
        Assert.True(calendar.Build().TryDue(At(from), seconds, out long actual));
        Assert.Equal(due, TimeText.Instant(actual, Find(calendar.ZoneId)));
    }

    private static void AssertOpen(TestCalendar calendar, string from, string to, params string[] expected) =>
        AssertOpen(calendar, At(from), At(to), expected);

    private static void AssertOpen(TestCalendar calendar, long from, long to, params string[] expected)
    {
        var zone = Find(calendar.ZoneId);
        IEnumerable<OpenInterval> open = calendar.Build().OpenIntervals(from, to);
        Assert.Equal(
            expected, open.Select(part => TimeText.Instant(part.From, zone) + "/" + TimeText.Instant(part.To, zone)));
    }
}
