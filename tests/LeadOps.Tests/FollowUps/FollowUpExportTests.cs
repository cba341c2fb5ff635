using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LeadOps.Audits;
using LeadOps.Profiles;
using LeadOps.Tests.Agreements;

namespace LeadOps.Tests.FollowUps;

/// <summary>Follow-up of whole exports: what their shape, the order of their rows and their damage do to it.</summary>
public sealed class FollowUpExportTests
{
    private const string Terms = """
        "defaultCalendar": "office",
        "calendars": { "office": { "hours": { "mon-fri": ["09:00-17:00"] } }, "late": { "hours": { "mon-sat": ["12:00-20:00"] } } },
        "followUp": {
          "handOff": { "from": ["ownerAssigned", "created"] }, "queues": ["DACH queue"],
          "touch": { "channels": ["call", "email", "meeting"] },
          "promises": [ { "name": "All", "firstTouchWithin": "2 h", "calendar": "owner",
            "cadence": { "attempts": 2, "within": "2 business days" } } ] }
        """;

    private const string AsOf = "2026-11-20T08:00+01:00";
    private const string LeadsHeader = "Lead ID,Owner,Created Date,Assigned Date,Lead Status\n";
    private const string ActivitiesHeader = "Activity ID,Lead ID,Activity Type,Direction,Occurred At,Owner,Status\n";

    [Fact]
    public void The_same_data_in_any_shape_gives_the_same_follow_ups()
    {
        var truth = Truth.Generate(7, 120);
        string people = string.Join(", ", truth.People.Select((person, i) =>
            $"{{ \"name\": \"{person.Name}\", \"aliases\": [\"{person.Id}\", \"{person.Email}\"], \"calendar\": \"{(i == 1 ? "late" : "office")}\" }}"));
        var agreement = Agree.Good($"\"people\": [{people}],\n{Terms}");
        var results = ExportShape.All.Select(shape => Describe(agreement, shape, truth, [RecordKind.Lead, RecordKind.Activity])).ToList();
        Assert.Contains("Met", results[0], StringComparison.Ordinal);
        Assert.Contains("Missed", results[0], StringComparison.Ordinal);
        Assert.All(results, result => Assert.Equal(results[0], result));

        RecordKind[] withHistory = [RecordKind.Lead, RecordKind.OwnerChange, RecordKind.Activity];
        var histories = ExportShape.All.Where(shape => withHistory.All(shape.Kinds.Contains)).ToList();
        Assert.Equal(3, histories.Count);
        var moved = histories.Select(shape => Describe(agreement, shape, truth, withHistory)).ToList();
        Assert.NotEqual(results[0], moved[0]);
        Assert.All(moved, result => Assert.Equal(moved[0], result));
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var random = new Random(3);
        var truth = Truth.Generate(11, 80);
        var agreement = Agree.Good(Terms);
        var shape = ExportShape.All.Single(one => one == ExportShape.Generic);
        RecordKind[] kinds = [RecordKind.Lead, RecordKind.OwnerChange, RecordKind.StageChange, RecordKind.Activity];
        string expected = Describe(agreement, shape, truth, kinds);
        for (int i = 0; i < 5; i++)
        {
            foreach (var rows in truth.Records.Values)
            {
                for (int at = rows.Count - 1; at > 0; at--)
                {
                    int other = random.Next(at + 1);
                    (rows[at], rows[other]) = (rows[other], rows[at]);
                }
            }

            Assert.Equal(expected, Describe(agreement, shape, truth, kinds));
        }
    }

    [Fact]
    public void A_damaged_activity_that_shows_a_lead_leaves_it_open_and_no_other()
    {
        var judged = Of(
            "1,Dana,2026-11-16T09:00Z,2026-11-16T09:00Z,\n2,Dana,2026-11-16T09:00Z,2026-11-16T09:00Z,\n",
            "a1,1,Call,Outbound,\"2026-11-16T10:00Z,Dana,Completed\na2,9,Call,Outbound,2026-11-16T10:00Z,Dana,Completed\n");
        Assert.Equal(["1/1 Indeterminate (DamagedActivity)", "2/1 Missed"], judged.FollowUps.Select(one => one.ToString()));
        Assert.Contains(judged.Told, text => text.StartsWith("! activities.csv: 1 line is no record", StringComparison.Ordinal));
    }

    [Fact]
    public void A_touch_in_the_hour_that_comes_twice_is_late_only_if_both_readings_are()
    {
        // Lead 1 is due at 01:50 UTC, in the second of the two hours; lead 2 before both; lead 3 after both.
        string around = Terms.Replace("\"mon-fri\": [\"09:00-17:00\"]", "\"mon-sun\": [\"00:00-24:00\"]", StringComparison.Ordinal);
        var judged = Of(
            "1,Dana,2026-10-24T23:00Z,2026-10-24T23:50Z,\n2,Dana,2026-10-24T20:00Z,2026-10-24T20:00Z,\n3,Dana,2026-10-25T00:20Z,2026-10-25T00:20Z,\n",
            "a1,1,Call,Outbound,2026-10-25 02:55,Dana,Completed\na2,2,Call,Outbound,2026-10-25 02:55,Dana,Completed\n"
                + "a3,3,Call,Outbound,2026-10-25 02:55,Dana,Completed\n",
            around);
        Assert.Equal(
            ["1/1 Indeterminate (UncertainDate)", "2/1 Missed", "3/1 Met"], judged.FollowUps.Select(one => one.ToString()));
        Assert.All(judged.FollowUps, one => Assert.Null(one.FirstTouch));
    }

    [Fact]
    public void What_was_merged_is_followed_up_as_what_is_left()
    {
        var judged = new Judged(Agree.Good(Terms), AsOf)
            .Text(RecordKind.Lead, "leads.csv", "Lead ID,Owner,Assigned Date,Merged Into ID\n1,Dana,2026-11-16T09:00Z,\n2,Dana,2026-11-16T09:00Z,1\n")
            .Text(RecordKind.Activity, "activities.csv", ActivitiesHeader + "a1,2,Call,Outbound,2026-11-16T09:30Z,Dana,Completed\n")
            .Run();
        Assert.Equal(["1/1 Met", "2/1 Excluded (Merged)"], judged.FollowUps.Select(one => one.ToString()));
    }

    [Fact]
    public void Before_everything_there_is_nothing_to_follow_up()
    {
        var judged = new Judged(Agree.Good(Terms), "2020-01-01")
            .Text(RecordKind.Lead, "leads.csv", LeadsHeader + "1,Dana,2026-11-16T09:00Z,2026-11-16T09:00Z,\n")
            .Text(RecordKind.Activity, "activities.csv", ActivitiesHeader)
            .Run();
        Assert.Empty(judged.FollowUps);
        Assert.Contains(judged.Told, text => text.Contains("hand", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lead_that_came_back_is_handed_off_again()
    {
        string terms = "\"terms\": { \"stage\": [ { \"term\": \"Open\", \"means\": \"x\" }, { \"term\": \"Won\", \"means\": \"x\", \"outcome\": \"converted\" } ] },\n" + Terms;
        var judged = new Judged(Agree.Good(terms), AsOf)
            .Text(RecordKind.Lead, "leads.csv", "Lead ID,Owner,Created Date\n1,Dana,2026-11-02T08:00Z\n")
            .Text(RecordKind.StageChange, "history.csv", "Lead ID,Old Stage,New Stage,Changed At\n1,Open,Won,2026-11-05T12:00Z\n")
            .Text(
                RecordKind.OwnerChange,
                "owners.csv",
                "Lead ID,Old Owner,New Owner,Changed At\n1,,Dana,2026-11-03T08:00Z\n1,Dana,Jonas,2026-11-04T08:00Z\n1,Jonas,Mia,2026-11-16T09:00Z\n")
            .Text(
                RecordKind.Activity,
                "activities.csv",
                ActivitiesHeader + "a1,1,Call,Outbound,2026-11-03T09:00Z,Dana,Completed\na2,1,Call,Outbound,2026-11-16T15:00Z,Mia,Completed\n")
            .Run(explain: true);
        Assert.Equal(["1/1 Met", "1/2 Missed"], judged.FollowUps.Select(one => one.ToString()));
        Assert.Equal(["Dana", "Mia"], judged.FollowUps.Select(one => one.CountsFor));
        Assert.All(judged.FollowUps, one => Assert.Equal(one.BusinessTimeSeconds, one.Trace.Sum(segment => segment.Seconds)));
    }

    private static Judged Of(string leads, string activities, string terms = Terms) => new Judged(Agree.Good(terms), AsOf)
        .Text(RecordKind.Lead, "leads.csv", LeadsHeader + leads)
        .Text(RecordKind.Activity, "activities.csv", ActivitiesHeader + activities)
        .Run();

    /// <summary>All follow-ups with all that they say, but for files and lines.</summary>
    private static string Describe(Agreement agreement, ExportShape shape, Truth truth, RecordKind[] kinds)
    {
        var options = AuditFile.Options(agreement);
        var judged = new Judged(agreement, AsOf, options);
        foreach (var kind in kinds) judged.Bytes(kind, kind + ".csv", shape.Write(truth, kind));
        var text = new StringBuilder();
        foreach (var followUp in judged.Run(explain: true).FollowUps)
        {
            foreach (var property in typeof(FollowUp).GetProperties().Where(one => one.Name != nameof(FollowUp.Rows)))
            {
                object? value = property.GetValue(followUp);
                if (value is IEnumerable<FollowUpSegment> trace) value = string.Join("; ", trace);
                text.Append(CultureInfo.InvariantCulture, $"{property.Name}={value} ");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
