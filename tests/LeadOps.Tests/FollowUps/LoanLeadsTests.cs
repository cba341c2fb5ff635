using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.FollowUps;

namespace LeadOps.Tests.FollowUps;

/// <summary>A real log of people following up on leads; its README has the figures.</summary>
public class LoanLeadsTests
{
    private const string Folder = "data/loan-leads", End = "2012-03-15T00:00:00Z";

    // Every hour of every day, in a zone without clock changes.
    private const string Always = """{ "timeZone": "UTC", "hours": { "mon-sun": ["00:00-24:00"] } }""";

    [FactWithData(Folder, "leads.csv")]
    public void All_2394_leads_are_judged_as_the_log_says()
    {
        var judged = Judge(120, false, End).FollowUps;
        Assert.Equal(2394, judged.Count);
        Assert.Equal((2019, 375), (Count(judged, FollowUpVerdict.Met), Count(judged, FollowUpVerdict.Missed)));
        Assert.All(judged, followUp => Assert.True(followUp.IsTouched));
        Assert.All(judged, followUp => Assert.Equal(
            followUp.ElapsedTimeSeconds,
            followUp.QueueDelaySeconds + followUp.OwnerDelaySeconds + followUp.PauseDelaySeconds + followUp.ClosedTimeSeconds));
    }

    [FactWithData(Folder, "leads.csv")]
    public void In_the_middle_of_it_only_what_was_handed_off_by_then_is_judged()
    {
        var judged = Judge(120, false, "2011-11-15T10:00:00Z").FollowUps;
        Assert.Equal(680, judged.Count);
        Assert.Equal((582, 98), (Count(judged, FollowUpVerdict.Met), Count(judged, FollowUpVerdict.Missed)));
    }

    [FactWithData(Folder, "leads.csv")]
    public void Response_times_are_those_of_the_log()
    {
        var judged = Judge(120, false, End).FollowUps;
        Assert.Equal(
            ["1.12", "8.81", "39.86", "581.23", "857.19", "1287.22", "2322.93", "2529.10"],
            Minutes(judged.Select(followUp => followUp.ElapsedTimeSeconds)));
        Assert.Equal(
            ["1.04", "8.68", "39.18", "92.55", "149.77", "220.26", "327.02", "429.10"],
            Minutes(judged.Select(followUp => followUp.BusinessTimeSeconds)));
        var metrics = new FollowUpMetrics([], FollowUpPeriod.Month);
        foreach (var followUp in judged) metrics.Add(followUp);
        var total = Assert.Single(metrics.Results());
        Assert.Equal(2394, total.Touched);
        Assert.Equal(("39.18", "92.55", "149.77"), (Minutes(total.MedianSeconds), Minutes(total.P75Seconds), Minutes(total.P90Seconds)));
        Assert.Equal(
            ("39.86", "581.23", "857.19"),
            (Minutes(total.ElapsedMedianSeconds), Minutes(total.ElapsedP75Seconds), Minutes(total.ElapsedP90Seconds)));
    }

    [TheoryWithData(Folder, "leads.csv")]
    [InlineData(5, 1937, 1931)]
    [InlineData(30, 1319, 1312)]
    [InlineData(60, 1032, 1014)]
    [InlineData(120, 818, 375)]
    [InlineData(240, 714, 100)]
    public void Plain_hours_accuse_people_of_what_business_hours_do_not(int minutes, int plain, int business)
    {
        Assert.Equal(plain, Count(Judge(minutes, true, End).FollowUps, FollowUpVerdict.Missed));
        Assert.Equal(business, Count(Judge(minutes, false, End).FollowUps, FollowUpVerdict.Missed));
    }

    private static Judged Judge(int minutes, bool always, string asOf)
    {
        string text = File.ReadAllText(SharedData.Find(Folder, "lead-agreement.json")!)
            .Replace("\"120 min\"", FormattableString.Invariant($"\"{minutes} min\""), StringComparison.Ordinal);
        if (always)
        {
            text = text
                .Replace("\"calendars\": {", $"\"calendars\": {{ \"always\": {Always},", StringComparison.Ordinal)
                .Replace("\"calendar\": \"amsterdam\"", "\"calendar\": \"always\"", StringComparison.Ordinal);
        }

        var agreement = AgreementReader.Read(text, "lead-agreement.json", AuditFile.KnownRules).Agreement!;
        return new Judged(agreement, asOf)
            .File(RecordKind.Lead, SharedData.Find(Folder, "leads.csv")!)
            .File(RecordKind.StageChange, SharedData.Find(Folder, "stage-history.csv")!)
            .File(RecordKind.Activity, SharedData.Find(Folder, "activities.csv")!)
            .Run();
    }

    private static int Count(List<FollowUp> followUps, FollowUpVerdict verdict) =>
        followUps.Count(followUp => followUp.Verdict == verdict);

    private static IEnumerable<string> Minutes(IEnumerable<long?> seconds)
    {
        var sorted = seconds.Select(value => (int)value!).Order().ToList();
        decimal[] shares = [0.1m, 0.25m, 0.5m, 0.75m, 0.9m, 0.95m, 0.99m, 1];
        return shares.Select(share => Minutes(Statistics.Percentile(sorted, share)));
    }

    private static string Minutes(decimal? seconds) => (seconds!.Value / 60).ToString("0.00", CultureInfo.InvariantCulture);
}
