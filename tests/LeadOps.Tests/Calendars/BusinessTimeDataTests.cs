using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using LeadOps.Calendars;
using LeadOps.Exports;
using Newtonsoft.Json.Linq;

namespace LeadOps.Tests.Calendars;

/// <summary>Facts of a public library for business time, and cases that were worked out elsewhere.</summary>
public sealed class BusinessTimeDataTests
{
    private const string Folder = "data/business-time";

    /// <summary>Where time is used up just at a close, the library goes on to the next opening; for us it is the close.</summary>
    private static readonly Dictionary<string, string> OtherAnswers = new()
    {
        ["43"] = "2006-01-08T12:00:00Z",
        ["56"] = "2006-02-01T00:00:00Z",
        ["57"] = "2007-02-01T00:00:00Z",
    };

    [FactWithData(Folder, "biz_facts.csv")]
    public void Facts_of_a_public_library_hold_but_for_the_three_that_our_definition_contradicts()
    {
        var facts = Rows("biz_facts.csv");
        Assert.Equal(84, facts.Count);
        Assert.Equal(OtherAnswers.Keys, facts.Where(fact => fact["Agrees"] == "no").Select(fact => fact["Fact"]));
        AssertAll(facts, "biz_calendars.json", fact => OtherAnswers.GetValueOrDefault(fact["Fact"], fact["Expected"]));
    }

    [FactWithData(Folder, "cases.csv")]
    public void Cases_worked_out_elsewhere_all_agree()
    {
        var cases = Rows("cases.csv");
        Assert.Equal(2_000, cases.Count);
        AssertAll(cases, "calendars.json", one => one["Expected"]);
    }

    private static void AssertAll(
        List<Dictionary<string, string>> rows, string calendars, Func<Dictionary<string, string>, string> expected)
    {
        var known = JObject.Parse(File.ReadAllText(SharedData.Find(Folder, calendars)!)).Properties()
            .ToDictionary(property => property.Name, property => CalendarOf((JObject)property.Value));
        var wrong = new List<string>();
        foreach (var row in rows)
        {
            string actual = Answer(known[row["Calendar"]], row);
            if (actual != expected(row)) wrong.Add($"{string.Join(',', row.Values)}: {actual}");
        }

        Assert.Empty(wrong);
    }

    private static string Answer(BusinessCalendar calendar, Dictionary<string, string> row)
    {
        string operation = row["Operation"];
        if (operation == "edge") return Edge(calendar.Zone, row["From"]);
        long from = TestCalendar.At(row["From"]);
        int amount = row["Amount"].Length == 0 ? 0 : int.Parse(row["Amount"], CultureInfo.InvariantCulture);
        long due;
        return operation switch
        {
            "elapsed" => calendar.OpenSeconds(from, TestCalendar.At(row["To"])).ToString(CultureInfo.InvariantCulture),
            "open" => calendar.IsOpen(from) ? "true" : "false",
            "due" => calendar.TryDue(from, amount, out due) ? Shown(due) : "none",
            "businessDays" => calendar.TryDueBusinessDays(from, amount, out due) ? Shown(due) : "none",
            "intervals" => string.Join(';', calendar.OpenIntervals(from, from + 366 * 86_400).Take(amount)
                .Select(part => Shown(part.From) + "/" + Shown(part.To))),
            _ => operation,
        };
    }

    private static string Edge(Zone zone, string local)
    {
        int[] parts = [.. local.Split('-', 'T', ':').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        long seconds = Civil.DaysFrom(parts[0], parts[1], parts[2]) * 86_400 + parts[3] * 3_600 + parts[4] * 60 + parts[5];
        zone.ToUtc(seconds, out long earliest, out _, out _);
        return Shown(earliest);
    }

    private static string Shown(long instant) => DateTimeOffset.FromUnixTimeSeconds(instant)
        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static BusinessCalendar CalendarOf(JObject json)
    {
        var calendar = new TestCalendar((string)json["timeZone"]!, "");
        foreach (var days in ((JObject?)json["hours"])?.Properties() ?? [])
        {
            calendar.SetHours(days.Name, days.Value.Values<string>()!);
        }

        foreach (var holiday in json["holidays"] ?? new JArray())
        {
            calendar.Holidays.Add(TestCalendar.DayOf((string)holiday["date"]!));
        }

        foreach (var date in json["dates"] ?? new JArray())
        {
            calendar.Dates[TestCalendar.DayOf((string)date["date"]!)] =
                [.. date["hours"]!.Values<string>().Select(hours => TestCalendar.Window(hours!))];
        }

        return calendar.Build();
    }

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var text = new StreamReader(SharedData.Find(Folder, file)!);
        using var reader = new CsvReader(text, CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<dynamic>()
            .Select(row => ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }
}
