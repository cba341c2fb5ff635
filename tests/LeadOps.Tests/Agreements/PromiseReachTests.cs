using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Agreements;

namespace LeadOps.Tests.Agreements;

public class PromiseReachTests
{
    private const string Words = """
        "missingValues": ["N/A"],
        "terms": { "stage": [ { "term": "MQL", "aliases": ["Marketing lead"] }, { "term": "SAL" }, { "term": "SQL" } ] },
        """;

    /// <summary>The texts that cells of a random record have, and the tests that random conditions ask.</summary>
    private static readonly (string Field, string[] Cells, string[] Tests)[] Domain =
    [
        ("grade", ["", "n/a", "A", " a", "B", "C", "x"],
            ["\"A\"", "\"a\"", "\"B\"", "[\"A\", \"B\"]", "[\"A\", \"B\", \"C\"]", "\"N/A\"", "{ \"not\": \"A\" }", "{ \"not\": [\"B\", \"A\"] }", "{ \"is\": \"present\" }",
                "{ \"is\": \"missing\" }", "{ \"matches\": \"A\" }", "{ \"not\": \"C\", \"matches\": \"A\" }", "{ \"is\": \"present\", \"not\": \"A\" }", "\"A or B\""]),
        ("stage", ["", "MQL", "marketing lead", "SAL", "SQL", "Other"],
            ["\"MQL\"", "\"SAL\"", "[\"MQL\", \"SAL\"]", "[\"MQL\", \"SAL\", \"SQL\"]", "{ \"not\": \"MQL\" }", "{ \"not\": [\"MQL\", \"SAL\"] }", "{ \"is\": \"valid\" }", "{ \"is\": \"missing\" }"]),
        ("employees", ["", "1", "5", "10", "20", "many", "10.0"],
            ["5", "[5, 10]", "{ \"atLeast\": 5 }", "{ \"atLeast\": 10 }", "{ \"below\": 10 }", "{ \"below\": 5 }", "{ \"atLeast\": 5, \"below\": 20 }", "{ \"atLeast\": 10, \"below\": 10 }",
                "{ \"not\": 5 }", "{ \"not\": [1, 5] }", "{ \"is\": \"present\" }", "{ \"is\": \"missing\" }", "{ \"not\": 10, \"atLeast\": 10 }"]),
        ("doNotContact", ["", "true", "0", "maybe"],
            ["true", "false", "{ \"not\": true }", "{ \"not\": false }", "{ \"is\": \"present\" }", "{ \"is\": \"missing\" }"]),
        ("created", ["", "2026-01-01", "2026-01-02", "2026-01-03", "soon"],
            ["{ \"before\": \"2026-01-02\" }", "{ \"before\": \"2026-01-03\" }", "{ \"after\": \"2026-01-01\" }", "{ \"after\": \"2026-01-02\" }",
                "{ \"after\": \"2026-01-01\", \"before\": \"2026-01-03\" }", "{ \"after\": \"2026-01-01\", \"before\": \"2026-01-02\" }", "{ \"is\": \"missing\" }", "{ \"is\": \"valid\" }"]),
    ];

    [Fact]
    public void A_promise_that_is_reported_never_wins()
    {
        var random = new Random(20261122);
        int reported = 0, dead = 0;
        for (int trial = 0; trial < 600; trial++)
        {
            int first = random.Next(Domain.Length), second = random.Next(Domain.Length);
            var fields = new[] { Domain[first], Domain[second] }.Distinct().ToArray();
            string[] conditions = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Condition(random, fields, 0))];
            var (promises, agreement) = Promises(random, conditions);
            bool[] never = [.. Reported(promises, agreement).Select(why => why is not null)];
            bool[] wins = Winners(promises, agreement, fields);
            for (int i = 0; i < promises.Length; i++)
            {
                if (never[i]) reported++;
                if (!wins[i]) dead++;
                Assert.False(never[i] && wins[i], $"{promises[i]} ({promises[i].When}) is reported and wins in: "
                    + string.Join("; ", promises.Select(one => $"{one.From:yyyy-MM-dd}..{one.Until:yyyy-MM-dd} {one.When}")));
            }
        }

        // The domain is small, so that more are dead in it than are dead for all records.
        Assert.InRange(reported, dead / 2, dead);
        Assert.True(reported > 200);
    }

    [Fact]
    public void Of_values_and_lists_of_one_field_all_dead_promises_are_reported()
    {
        var random = new Random(4);
        int found = 0;
        for (int trial = 0; trial < 500; trial++)
        {
            string[] tests = ["\"A\"", "\"B\"", "\"C\"", "[\"A\", \"B\"]", "[\"A\", \"B\", \"C\"]", "{ \"not\": \"A\" }", "{ \"not\": [\"A\", \"B\"] }"];
            string[] conditions = [.. Enumerable.Range(0, 4).Select(_ => $"{{ \"grade\": {tests[random.Next(tests.Length)]} }}")];
            var (promises, agreement) = Promises(random, conditions);
            bool[] never = [.. Reported(promises, agreement).Select(why => why is not null)];
            bool[] wins = Winners(promises, agreement, [("grade", ["", "A", "B", "C", "D"], [])]);
            found += never.Count(one => one);

            // What all but some values are, and those together, are two halves that are not put together.
            if (conditions.Any(condition => condition.Contains("not"))) continue;
            Assert.Equal(wins.Select(one => !one), never);
        }

        Assert.True(found > 100);
    }

    [Theory]
    [InlineData("null", "{ \"grade\": \"A\" }", "'2' never applies: '1' (line 1) goes before it for the same leads and days.")]
    [InlineData("{ \"grade\": [\"A\", \"B\"] }", "{ \"grade\": \"a \" }", "'2' never applies: '1' (line 1) goes before it for the same leads and days.")]
    [InlineData("{ \"grade\": \"A\" }|{ \"grade\": \"B\" }", "{ \"grade\": [\"A\", \"B\"] }", "'3' never applies: '1' (line 1) and '2' (line 2) go before it for the same leads and days.")]
    [InlineData("{ \"any\": [ { \"grade\": \"A\" }, { \"country\": \"DE\" } ] }", "{ \"country\": \"DE\", \"employees\": 5 }", "'2' never applies: '1' (line 1) goes before it for the same leads and days.")]
    [InlineData("{ \"grade\": { \"is\": \"present\" } }", "{ \"grade\": { \"matches\": \"A\" } }", "'2' never applies: '1' (line 1) goes before it for the same leads and days.")]
    [InlineData("{ \"company\": { \"matches\": \"A\" } }", "{ \"company\": { \"matches\": \"A\" }, \"grade\": \"A\" }", "'2' never applies: '1' (line 1) goes before it for the same leads and days.")]
    [InlineData("{ \"grade\": \"A\" }", "null", null)]
    [InlineData("{ \"grade\": \"A\" }", "{ \"grade\": [\"A\", \"B\"] }", null)]
    [InlineData("{ \"grade\": \"A or B\" }", "{ \"grade\": [\"A\", \"B\"] }", null)]
    [InlineData("{ \"grade\": \"A\", \"country\": \"DE\" }", "{ \"grade\": \"A\" }", null)]
    [InlineData("null", "{ \"grade\": \"N/A\" }", "No lead can match '2': grade is N/A.")]
    [InlineData("{ \"grade\": \"A\" }", "{ \"employees\": { \"atLeast\": 20, \"below\": 10 } }", "No lead can match '2': employees at least 20 and employees below 10.")]
    [InlineData("{ \"grade\": \"A\" }", "{ \"grade\": \"B\", \"any\": [ { \"grade\": \"A\" }, { \"grade\": \"C\" } ] }", "No lead can match '2': grade is B and (grade is A or grade is C).")]
    [InlineData("{ \"grade\": \"A\" }", "{ \"owner\": { \"is\": \"missing\" }, \"any\": [ { \"owner\": \"Dana\" } ] }", "No lead can match '2': owner is missing and (owner is Dana).")]
    public void The_last_promise_is_reported_or_not(string earlier, string last, string? why)
    {
        string[] conditions = [.. earlier.Split('|'), last];
        var (promises, agreement) = Promises(null, conditions);
        Assert.Equal(why, Reported(promises, agreement).Last());
    }

    [Theory]
    [InlineData("..", "2026-01-01..2026-12-31", true)]
    [InlineData("2026-01-01..", "2026-01-01..", true)]
    [InlineData("2026-01-01..", "..", false)]
    [InlineData("2026-01-01..2026-12-31", "2026-01-01..", false)]
    [InlineData("2026-01-01..2026-06-30|2026-07-01..", "2026-02-01..", true)]
    [InlineData("2026-07-01..|2026-01-01..2026-06-30", "2026-02-01..", true)]
    [InlineData("2026-01-01..2026-06-29|2026-07-01..", "2026-02-01..", false)]
    [InlineData("..2026-06-30|2026-06-01..", "..", true)]
    [InlineData("..2026-06-30|..2026-05-31|2026-06-15..2026-06-20|2026-07-01..", "..", true)]
    public void Those_before_it_must_hold_on_all_its_days(string earlier, string last, bool reported)
    {
        string[] periods = [.. earlier.Split('|'), last];
        var promises = periods.Select((period, i) => Promise(i, null, Day(period.Split("..")[0]), Day(period.Split("..")[1]))).ToArray();
        Assert.Equal(reported, Reported(promises, Agree.Good("\"agreedBy\": []")).Last() is not null);
    }

    [Fact]
    public void Alternatives_beyond_measure_are_let_be()
    {
        string any = "\"any\": [ " + string.Join(", ", Enumerable.Range(0, 40).Select(i => $"{{ \"company\": \"c{i}\", \"any\": [ {string.Join(", ", Enumerable.Range(0, 40).Select(j => $"{{ \"city\": \"t{j}\" }}"))} ] }}")) + " ]";
        var (promises, agreement) = Promises(null, ["null", "{ " + any + " }"]);
        Assert.Null(Reported(promises, agreement).Last());
    }

    private static string Condition(Random random, (string Field, string[] Cells, string[] Tests)[] fields, int depth)
    {
        var parts = fields.Where(_ => random.Next(3) > 0)
            .Select(field => $"\"{field.Field}\": {field.Tests[random.Next(field.Tests.Length)]}").ToList();
        if (parts.Count == 0 || (depth < 2 && random.Next(3) == 0))
        {
            string Inner() => depth < 2
                ? Condition(random, fields, depth + 1)
                : $"{{ \"{fields[0].Field}\": {fields[0].Tests[random.Next(fields[0].Tests.Length)]} }}";
            parts.Add($"\"any\": [ {string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Inner()))} ]");
        }

        return "{ " + string.Join(", ", parts) + " }";
    }

    private static (FollowUpPromise[] Promises, Agreement Agreement) Promises(Random? random, string[] conditions)
    {
        var agreement = Agree.Good(Words + "\"required\": [ " + string.Join(", ", conditions.Select(
            condition => "{ \"fields\": [\"id\"]" + (condition == "null" ? "" : ", \"when\": " + condition) + " }")) + " ]");
        return ([.. conditions.Select((_, i) =>
        {
            DateTime? from = random?.Next(3) == 0 ? new DateTime(2026, 1, random.Next(1, 4)) : null;
            DateTime? until = random?.Next(3) == 0 ? new DateTime(2026, 1, random.Next(3, 6)) : null;
            return Promise(i, agreement.Required[i].When, from, until);
        })], agreement);
    }

    private static FollowUpPromise Promise(int index, Condition? when, DateTime? from, DateTime? until)
    {
        Assert.True(AgreedDuration.TryParse("1 h", out var hour));
        string name = (index + 1).ToString(CultureInfo.InvariantCulture);
        return new FollowUpPromise(index, name, when, hour, TouchLevel.Attempt, null, 0.75m, null, from, until);
    }

    private static string?[] Reported(FollowUpPromise[] promises, Agreement agreement)
    {
        var books = new[] { Field.Stage }.Where(field => agreement.BookOf(field) is not null).ToDictionary(field => field, field => agreement.BookOf(field)!);
        var reach = new PromiseReach(new ConditionLogic(books, new MissingValues(agreement.MissingValues)));
        return [.. promises.Select(promise => reach.Add(promise, promise.Index + 1))];
    }

    /// <summary>Which promises apply to some record of a small world, on some day.</summary>
    private static bool[] Winners(FollowUpPromise[] promises, Agreement agreement, (string Field, string[] Cells, string[] Tests)[] fields)
    {
        var words = new Vocabulary(agreement, (_, text) => text.Length % 2 == 0);
        var bound = promises.Select(promise => promise.When?.Bind(words)).ToArray();
        var wins = new bool[promises.Length];
        IEnumerable<string> records = [""];
        foreach (var (field, cells, _) in fields)
        {
            records = records.SelectMany(record => cells.Select(cell => (record.Length > 0 ? record + "|" : "") + field + "=" + cell)).ToArray();
        }

        foreach (string cells in records)
        {
            var record = ConditionTests.RecordOf(cells);
            bool[] holds = [.. bound.Select(condition => condition?.Holds(record) != false)];
            for (var day = new DateTime(2025, 12, 31); day <= new DateTime(2026, 1, 7); day = day.AddDays(1))
            {
                int winner = Array.FindIndex(promises, promise => holds[promise.Index] && !(promise.From > day) && !(promise.Until < day));
                if (winner >= 0) wins[winner] = true;
            }
        }

        return wins;
    }

    private static DateTime? Day(string text) => TextShape.ParseDate(text);
}
