using System;
using System.Linq;
using LeadOps.Agreements;

namespace LeadOps.Tests.Agreements;

public class CalendarReaderTests
{
    [Fact]
    public void A_calendar_is_read()
    {
        var agreement = Agree.Good("""
            "defaultCalendar": "dach",
            "calendars": {
              "dach": { "timeZone": "Europe/Vienna",
                "hours": { "mon-thu": ["13:30-18:00", "09:00-12:30"], "fri": ["09:00-16:00"] },
                "holidays": [ { "date": "2026-12-25", "name": "Christmas Day" } ],
                "dates": [ { "date": "2026-12-24", "hours": ["09:00-12:00"], "name": "Christmas Eve" }, { "date": "2026-12-31", "hours": [] } ] },
              "night": { "hours": { "sun-tue,fri": ["22:00-06:00"], "sat": [] } } }
            """);
        Assert.Equal("dach, night", string.Join(", ", agreement.Calendars.Select(calendar => calendar.Name)));
        var dach = agreement.CalendarOf("dach")!;
        Assert.Same(dach, agreement.DefaultCalendar);
        Assert.Null(agreement.CalendarOf("DACH"));
        Assert.Equal("Europe/Vienna", dach.TimeZone);
        Assert.Equal(["mon-thu 09:00-12:30, 13:30-18:00", "fri 09:00-16:00"], dach.Windows);
        Assert.Equal("2026-12-25 closed (Christmas Day)", Assert.Single(dach.Holidays).ToString());
        Assert.Equal("2026-12-24 09:00-12:00 (Christmas Eve), 2026-12-31 closed", dach.Dates.ToString());
        var night = agreement.Calendars[1];
        Assert.Equal("Europe/Berlin", night.TimeZone);
        Assert.Equal(["mon-tue 22:00-06:00", "fri 22:00-06:00", "sun 22:00-06:00"], night.Windows);
    }

    [Fact]
    public void A_calendar_counts_by_what_was_read()
    {
        var calendar = Calendar("{ \"hours\": { \"mon-fri\": [\"09:00-17:00\"] } }");
        Assert.True(calendar.TryDue(Instant("2026-11-21T15:00+01:00"), 2 * 3600, out long due));
        Assert.Equal(Instant("2026-11-23T11:00+01:00"), due);
    }

    [Fact]
    public void Calendars_of_one_zone_share_it_with_the_agreement()
    {
        var agreement = Agree.Good("\"calendars\": { \"a\": { \"hours\": { \"mon\": [\"09:00-17:00\"] } }, "
            + "\"b\": { \"timeZone\": \"Europe/Berlin\", \"hours\": { \"mon\": [\"09:00-17:00\"] } } }");
        Assert.All(agreement.Calendars, calendar => Assert.Same(agreement.Zone, calendar.Zone));
    }

    [Theory]
    [InlineData("00:00-24:00", 0, 86400)]
    [InlineData("00:00-00:00", 0, 86400)]
    [InlineData("09:00-09:00", 32400, 118800)]
    [InlineData("22:00-06:00", 79200, 108000)]
    [InlineData("22:00-24:00", 79200, 86400)]
    [InlineData("09:15-17:45", 33300, 63900)]
    public void A_window_ends_after_its_start(string window, int start, int end)
    {
        var date = Calendar("{ \"hours\": {}, \"dates\": [ { \"date\": \"2026-01-01\", \"hours\": [\"" + window + "\"] } ] }", warned: true).Dates[0];
        Assert.Equal((start, end), (date.Windows[0].Start, date.Windows[0].End));
    }

    [Theory]
    [InlineData("mon", "mon")]
    [InlineData("mon-wed", "mon-wed")]
    [InlineData("mon,wed", "mon,wed")]
    [InlineData("sun-tue", "mon-tue,sun")]
    [InlineData("mon-tue,thu-fri", "mon-tue,thu-fri")]
    [InlineData("mon-sun", "mon-sun")]
    [InlineData("wed-tue", "mon-sun")]
    public void Weekdays_are_a_day_a_range_or_a_list(string key, string days) => Assert.Equal(
        days, string.Join(",", Calendar($"{{ \"hours\": {{ \"{key}\": [\"09:00-10:00\"] }} }}").Windows.Select(line => line.Split(' ')[0])));

    [Theory]
    [InlineData("Monday", "mon")]
    [InlineData("Mon", "mon")]
    [InlineData("mon - fri", "mon-fri")]
    [InlineData("Monday to Friday", "mon-fri")]
    [InlineData("mon\u2013fri", "mon-fri")]
    [InlineData("tues, thurs", "tue,thu")]
    [InlineData("sat and sun", "sat,sun")]
    [InlineData("weekdays", "mon-fri")]
    [InlineData("weekend", "sat,sun")]
    [InlineData("1", null)]
    [InlineData("", null)]
    [InlineData("mon-fri-sun", null)]
    [InlineData("holiday", null)]
    public void Weekdays_of_another_form_are_refused_and_the_right_form_is_named(string key, string? nearest) => Agree.Bad(
        "\"calendars\": { \"x\": { \"hours\": {\n\"" + key + "\": [\"09:00-10:00\"] } } }",
        3,
        "calendars.x.hours" + (key.All(char.IsLetterOrDigit) && key.Length > 0 ? "." + key : $"['{key}']"),
        $"Unknown days '{key}'; expected weekdays like mon, mon-fri or sat,sun.",
        nearest);

    [Theory]
    [InlineData("9:00-17:00", "09:00-17:00")]
    [InlineData("9-17", "09:00-17:00")]
    [InlineData("09:00 - 17:00", "09:00-17:00")]
    [InlineData("09:00\u201317:00", "09:00-17:00")]
    [InlineData("9am to 5.30pm", "09:00-17:30")]
    [InlineData("12am-12pm", "00:00-12:00")]
    [InlineData("09.00-17.00", "09:00-17:00")]
    [InlineData("09:00-25:00", null)]
    [InlineData("09:00-24:30", null)]
    [InlineData("24:00-06:00", null)]
    [InlineData("09:60-17:00", null)]
    [InlineData("09:00", null)]
    [InlineData("13pm-14pm", null)]
    [InlineData("closed", null)]
    public void Hours_of_another_form_are_refused_and_the_right_form_is_named(string window, string? nearest) => Agree.Bad(
        "\"calendars\": { \"x\": { \"hours\": { \"mon\": [\"18:00-19:00\"], \"tue\": [\n\"" + window + "\"] } } }",
        3, "calendars.x.hours.tue[0]", $"Expected hours like 09:00-17:30, found '{window}'.", nearest);

    [Theory]
    [InlineData("\"mon\": [\"09:00-12:00\",\n\"11:59-13:00\"]", 3, "mon[1]", "'11:59-13:00' overlaps '09:00-12:00' (line 2) on mon.")]
    [InlineData("\"mon\": [\"11:00-13:00\",\n\"09:00-17:00\"]", 3, "mon[1]", "'09:00-17:00' overlaps '11:00-13:00' (line 2) on mon.")]
    [InlineData("\"mon\": [\"09:00-17:00\",\n\"09:00-17:00\"]", 3, "mon[1]", "'09:00-17:00' overlaps '09:00-17:00' (line 2) on mon.")]
    [InlineData("\"mon\": [\"22:00-06:00\"],\n\"tue\": [\"05:00-07:00\"]", 3, "tue[0]", "'05:00-07:00' overlaps '22:00-06:00' (line 2) on tue.")]
    [InlineData("\"mon\": [\"05:00-07:00\"],\n\"sun\": [\"22:00-06:00\"]", 3, "sun[0]", "'22:00-06:00' overlaps '05:00-07:00' (line 2) on mon.")]
    [InlineData("\"mon-sun\": [\"22:00-06:00\",\n\"05:00-07:00\"]", 3, "['mon-sun'][1]", "'05:00-07:00' overlaps '22:00-06:00' (line 2) on tue.")]
    [InlineData("\"mon\": [\"20:00-19:00\"],\n\"tue\": [\"18:00-18:30\"]", 3, "tue[0]", "'18:00-18:30' overlaps '20:00-19:00' (line 2) on tue.")]
    public void Overlapping_windows_are_reported_once(string hours, int line, string path, string message) => Agree.Bad(
        "\"calendars\": { \"x\": { \"hours\": { " + hours + " } } }",
        line, "calendars.x.hours" + (path[0] == '[' ? "" : ".") + path, message);

    [Theory]
    [InlineData("\"mon-fri\": [\"09:00-12:00\", \"12:00-17:00\"]")]
    [InlineData("\"mon-sun\": [\"00:00-24:00\"]")]
    [InlineData("\"mon-sun\": [\"09:00-09:00\"]")]
    [InlineData("\"mon\": [\"22:00-06:00\"], \"tue\": [\"06:00-07:00\", \"22:00-06:00\"]")]
    [InlineData("\"sun\": [\"22:00-06:00\"], \"mon\": [\"06:00-22:00\"]")]
    public void Windows_that_touch_do_not_overlap(string hours) => Calendar("{ \"hours\": { " + hours + " } }");

    [Fact]
    public void Overlapping_hours_of_a_date_are_reported() => Agree.Bad(
        "\"calendars\": { \"x\": { \"hours\": { \"mon\": [\"09:00-17:00\"] }, \"dates\": [ { \"date\": \"2026-01-01\",\n"
        + "\"hours\": [\"09:00-12:00\", \"08:00-10:00\"] } ] } }",
        3, "calendars.x.dates[0].hours[1]", "'08:00-10:00' overlaps '09:00-12:00' (line 3).");

    [Theory]
    [InlineData("\"mon-wed\": [],\n\"tue\": []", "tue", "'tue' is already in 'mon-wed' (line 2).")]
    [InlineData("\"mon\": [],\n\"sun,fri,sun\": []", "['sun,fri,sun']", "'sun' is in 'sun,fri,sun' twice.")]
    [InlineData("\"mon\": [],\n\"fri-fri\": []", "['fri-fri']", "'fri-fri' begins and ends on one day.", "fri")]
    public void A_weekday_is_named_once(string hours, string path, string message, string? nearest = null) => Agree.Bad(
        "\"calendars\": { \"x\": { \"hours\": { " + hours + " } } }",
        3, "calendars.x.hours" + (path[0] == '[' ? "" : ".") + path, message, nearest);

    [Theory]
    [InlineData("\"holidays\": [ { \"date\": \"2026-12-25\", \"name\": \"a\" },\n{ \"date\": \"2026-12-25\", \"name\": \"b\" } ]", "holidays[1].date", "2026-12-25 is already in 'holidays' (line 2).")]
    [InlineData("\"dates\": [ { \"date\": \"2026-12-25\", \"hours\": [] },\n{ \"date\": \"2026-12-25\", \"hours\": [] } ]", "dates[1].date", "2026-12-25 is already in 'dates' (line 2).")]
    [InlineData("\"holidays\": [ { \"date\": \"2026-12-25\", \"name\": \"a\" } ], \"dates\": [\n{ \"date\": \"2026-12-25\", \"hours\": [\"09:00-10:00\"] } ]", "dates[0].date",
        "2026-12-25 is already in 'holidays' (line 2); a date is closed or has hours of its own.")]
    [InlineData("\"holidays\": [\n{ \"date\": \"2026-12-25\" } ]", "holidays[0].name", "Missing key 'name'.")]
    [InlineData("\"holidays\": [\n{ \"date\": \"25 Dec\", \"name\": \"a\" } ]", "holidays[0].date", "Expected a date as yyyy-MM-dd, found '25 Dec'.")]
    [InlineData("\"dates\": [\n{ \"date\": \"2026-12-25\" } ]", "dates[0].hours", "Missing key 'hours'.")]
    [InlineData("\"holiday\":\n[]", "holiday", "Unknown key 'holiday'.", "holidays", 2)]
    public void Dates_are_unambiguous(string dates, string path, string message, string? nearest = null, int line = 3)
    {
        Agree.Bad(
            "\"calendars\": { \"x\": { \"hours\": { \"mon\": [\"09:00-17:00\"] }, " + dates + " } }",
            line, "calendars.x." + path, message, nearest);
    }

    [Fact]
    public void A_calendar_needs_hours() => Agree.Bad(
        "\"calendars\": {\n\"x\": { } }", 3, "calendars.x.hours", "Missing key 'hours'.");

    [Theory]
    [InlineData("{ \"hours\": {} }")]
    [InlineData("{ \"hours\": { \"mon-sun\": [] } }")]
    [InlineData("{ \"hours\": {}, \"dates\": [ { \"date\": \"2026-01-01\", \"hours\": [] } ] }")]
    public void A_calendar_without_open_time_is_refused(string calendar) => Agree.Bad(
        "\"calendars\": {\n\"x\":\n" + calendar + " }", 3, "calendars.x", "Calendar 'x' has no open time.");

    [Fact]
    public void Open_time_on_single_dates_only_is_warned_of() => Assert.Equal(
        (Severity.Warning, "Calendar 'x' is open on single dates only: nothing is due after the last of them."),
        Warned("{ \"hours\": {}, \"dates\": [ { \"date\": \"2026-01-01\", \"hours\": [\"09:00-10:00\"] } ] }"));

    [Fact]
    public void A_minute_before_midnight_is_read_as_midnight_with_a_warning()
    {
        var reading = Agree.Read("\"calendars\": { \"x\": { \"hours\": { \"mon-tue\": [\n\"00:00-23:59\"] } } }");
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(
            (Severity.Warning, 3, "calendars.x.hours['mon-tue'][0]", "00:00-24:00"),
            (problem.Severity, problem.Line, problem.JsonPath, problem.Nearest));
        Assert.Equal("'00:00-23:59' is read as '00:00-24:00': a day ends at 24:00.", problem.Message);
        Assert.Equal(["mon-tue 00:00-24:00"], reading.Agreement!.Calendars[0].Windows);
    }

    [Theory]
    [InlineData("Europe/Berln", "Europe/Berlin")]
    [InlineData("europe/vienna", "Europe/Vienna")]
    [InlineData("Mars/Base", null)]
    public void An_unknown_zone_is_reported(string zone, string? nearest) => Agree.Bad(
        "\"calendars\": { \"x\": { \"hours\": { \"mon\": [\"09:00-17:00\"] },\n\"timeZone\": \"" + zone + "\" } }",
        3, "calendars.x.timeZone", $"Unknown time zone '{zone}'; expected an IANA name like Europe/Berlin.", nearest);

    [Theory]
    [InlineData("owner", "calendars.owner", "'owner' means the calendar of whoever holds the lead; give this one another name.")]
    [InlineData("", "calendars['']", "A calendar needs a name.")]
    public void Some_names_are_no_names(string name, string path, string message) => Agree.Bad(
        "\"calendars\": {\n\"" + name + "\": { \"hours\": { \"mon\": [\"09:00-17:00\"] } } }", 3, path, message);

    [Theory]
    [InlineData("\"defaultCalendar\":\n\"dahc\"", "defaultCalendar", "Unknown calendar 'dahc'.", "dach")]
    [InlineData("\"defaultCalendar\":\n\"owner\"", "defaultCalendar", "Unknown calendar 'owner'; known here: dach.", null)]
    [InlineData("\"defaultCalendar\":\n\"Dach\"", "defaultCalendar", "Unknown calendar 'Dach'.", "dach")]
    [InlineData("\"people\": [ { \"name\": \"A\",\n\"calendar\": \"us\" } ]", "people[0].calendar", "Unknown calendar 'us'; known here: dach.", null)]
    public void An_unknown_calendar_is_reported(string body, string path, string message, string? nearest) => Agree.Bad(
        body + ", \"calendars\": { \"dach\": { \"hours\": { \"mon\": [\"09:00-17:00\"] } } }", 3, path, message, nearest);

    [Fact]
    public void A_calendar_of_an_agreement_without_any_is_unknown() => Agree.Bad(
        "\"defaultCalendar\":\n\"dach\"", 3, "defaultCalendar", "Unknown calendar 'dach'; 'calendars' defines none.");

    [Fact]
    public void A_calendar_with_an_error_is_known_by_its_name()
    {
        var problem = Agree.Bad("\"defaultCalendar\": \"x\", \"calendars\": { \"x\": { \"hours\": { \"mon\": [\"9-17\"] } } }");
        Assert.Equal("calendars.x.hours.mon[0]", problem.JsonPath);
    }

    [Fact]
    public void All_problems_of_calendars_come_at_once_in_line_order()
    {
        var reading = Agree.Read("""
            "calendars": { "a": {
              "timeZone": "Europe/Berln",
              "hours": { "mon": ["09:00-12:00"],
                "mon-fri": [ "11:00-23:59",
                  "12:00-17:00" ],
                "Sat": ["10:00-12:00"] },
              "holidays": [ { "date": "2026-02-30", "name": "x" } ] } },
            "defaultCalendar": "b"
            """);
        Assert.Null(reading.Agreement);
        Assert.Equal([3, 5, 5, 6, 7, 8, 9], reading.Problems.Select(problem => problem.Line));
    }

    private static BusinessCalendar Calendar(string json, bool warned = false)
    {
        var reading = Agree.Read("\"calendars\": { \"x\": " + json + " }");
        if (!warned) Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        return reading.Agreement!.Calendars.Single();
    }

    private static (Severity Severity, string Message) Warned(string json)
    {
        var problem = Assert.Single(Agree.Read("\"calendars\": { \"x\": " + json + " }").Problems);
        return (problem.Severity, problem.Message);
    }

    private static long Instant(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
