using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.FollowUps;

namespace LeadOps.Tests.FollowUps;

public class FollowUpMetricsTests
{
    private static readonly FollowUpGroup[] Groups = Enum.GetValues<FollowUpGroup>();

    [Theory]
    [InlineData("2026-11-20T08:00:00+01:00", FollowUpPeriod.Week, "2026-W47")]
    [InlineData("2026-01-01T00:00:00+01:00", FollowUpPeriod.Week, "2026-W01")]
    [InlineData("2027-01-03T23:59:59+01:00", FollowUpPeriod.Week, "2026-W53")]
    [InlineData("2024-12-30T00:00:00+01:00", FollowUpPeriod.Week, "2025-W01")]
    [InlineData("2026-10-31T23:30:00+01:00", FollowUpPeriod.Month, "2026-10")]
    [InlineData("2026-10-01T00:00:00+02:00", FollowUpPeriod.Quarter, "2026-Q4")]
    [InlineData("2026-09-30T23:59:59+02:00", FollowUpPeriod.Quarter, "2026-Q3")]
    public void A_period_is_named_by_the_local_date(string instant, FollowUpPeriod period, string expected) =>
        Assert.Equal(expected, FollowUpMetrics.NameOf(period, DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void ISO_weeks_are_those_of_the_library()
    {
        for (var day = new DateTime(2015, 1, 1); day.Year < 2040; day = day.AddDays(1))
        {
            string expected = FormattableString.Invariant(
                $"{System.Globalization.ISOWeek.GetYear(day)}-W{System.Globalization.ISOWeek.GetWeekOfYear(day):00}");
            Assert.Equal(expected, FollowUpMetrics.NameOf(FollowUpPeriod.Week, new DateTimeOffset(day, TimeSpan.Zero)));
        }
    }

    [Fact]
    public void A_total_equals_the_sum_of_its_parts_whatever_it_is_grouped_by()
    {
        var random = new Random(1);
        for (int round = 0; round < 300; round++)
        {
            var followUps = Enumerable.Range(0, random.Next(0, 120)).Select(i => Some(random, i)).ToList();
            var groups = Groups.Where(_ => random.Next(2) == 0).ToArray();
            var period = (FollowUpPeriod)random.Next(3);
            var total = Assert.Single(Measure(followUps, [], period));
            var parts = Measure(followUps, groups, period);
            Assert.Equal(Counts(total), parts.Select(Counts).Aggregate(new long[Counts(total).Length], Sum));
            Assert.Equal(Text(total.UnchargedReasons), Text(parts.SelectMany(part => part.UnchargedReasons)));
            Assert.Equal(Text(total.ExcludedReasons), Text(parts.SelectMany(part => part.ExcludedReasons)));
            if (groups.Length > 0) Assert.Equal(parts.Count, parts.Select(Keys).Distinct().Count());
            foreach (var part in parts)
            {
                Assert.Equal(part.Obligations, part.Met + part.Missed + part.Uncharged + part.Pending + part.Indeterminate + part.Excluded);
                Assert.Equal(part.Uncharged, part.UnchargedReasons.Sum(reason => reason.Count));
                Assert.Equal(part.Excluded, part.ExcludedReasons.Sum(reason => reason.Count));
                Assert.All(Groups.Except(groups), group => Assert.Equal("", part.KeyOf(group)));
            }
        }
    }

    [Fact]
    public void The_order_of_the_follow_ups_does_not_matter()
    {
        var random = new Random(2);
        for (int round = 0; round < 50; round++)
        {
            var followUps = Enumerable.Range(0, 60).Select(i => Some(random, i)).ToList();
            var shuffled = followUps.OrderBy(_ => random.Next()).ToList();
            FollowUpGroup[] groups = [FollowUpGroup.Owner, FollowUpGroup.Promise];
            Assert.Equal(
                Measure(followUps, groups).Select(Describe),
                Measure(shuffled, groups).Select(Describe));
        }
    }

    [Fact]
    public void Percentiles_are_those_of_the_touched_ones_that_were_met_or_missed()
    {
        var followUps = new[] { 60, 120, 180, 600 }.Select(seconds => Touched(seconds, FollowUpVerdict.Met)).ToList();
        followUps.Add(Touched(3600, FollowUpVerdict.Missed, "Dana Ruiz"));
        followUps.Add(Touched(1, FollowUpVerdict.Excluded));
        var unsure = Touched(1, FollowUpVerdict.Met);
        unsure.BusinessTimeSeconds = null;
        followUps.Add(unsure);
        var untouched = Touched(9999, FollowUpVerdict.Missed, "Dana Ruiz");
        untouched.IsTouched = false;
        followUps.Add(untouched);
        var metric = Measure(followUps, [])[0];
        Assert.Equal(5, metric.Touched);
        Assert.Equal((180m, 600m, 2400m), (metric.MedianSeconds, metric.P75Seconds, metric.P90Seconds));
        Assert.Equal((TimeSpan.FromMinutes(6), 360m), (metric.ElapsedMedian, metric.ElapsedMedianSeconds));
    }

    [Fact]
    public void Nothing_gives_a_total_without_a_rate()
    {
        var metric = Assert.Single(Measure([], []));
        Assert.Equal((0, 0), (metric.Obligations, metric.N));
        Assert.Null(metric.FollowUpRate);
        Assert.Null(metric.RateLow);
        Assert.Null(metric.Median);
        Assert.Null(metric.MeanAttempts);
        Assert.Null(metric.ShareUnowned);
        Assert.Empty(Measure([], [FollowUpGroup.Owner]));
    }

    [Fact]
    public void Rows_by_owner_are_people_then_queues_then_nobody()
    {
        var metrics = Measure(
            [
                new FollowUp { Owner = "", HeldBy = HolderKind.Nobody },
                new FollowUp { Owner = "A queue", HeldBy = HolderKind.Queue },
                new FollowUp { Owner = "Mia Keller", HeldBy = HolderKind.Person },
                new FollowUp { Owner = "A queue", HeldBy = HolderKind.Queue, CountsFor = "Dana Ruiz" },
            ],
            [FollowUpGroup.Owner]);
        Assert.Equal(["Dana Ruiz", "Mia Keller", "A queue", ""], metrics.Select(metric => metric.Owner));
    }

    [Fact]
    public void A_miss_is_in_the_period_of_its_due_and_of_its_hand_off_where_there_is_none()
    {
        var at = new DateTimeOffset(2026, 10, 31, 23, 0, 0, TimeSpan.FromHours(1));
        var metrics = Measure(
            [new FollowUp { HandOff = at, Due = at.AddHours(2) }, new FollowUp { HandOff = at }, new FollowUp()],
            [FollowUpGroup.Period]);
        Assert.Equal(["2026-10", "2026-11", ""], metrics.Select(metric => metric.Period));
    }

    private static List<FollowUpMetric> Measure(
        IEnumerable<FollowUp> followUps, FollowUpGroup[] groups, FollowUpPeriod period = FollowUpPeriod.Month)
    {
        var metrics = new FollowUpMetrics(groups, period);
        foreach (var followUp in followUps) metrics.Add(followUp);
        return metrics.Results().ToList();
    }

    private static FollowUp Touched(int seconds, FollowUpVerdict verdict, string chargedTo = "") => new()
    {
        Verdict = verdict,
        ChargedTo = chargedTo,
        IsTouched = true,
        BusinessTimeSeconds = seconds,
        ElapsedTimeSeconds = 2 * seconds,
    };

    private static FollowUp Some(Random random, int number)
    {
        string[] people = ["", "Dana Ruiz", "Jonas Weber", "DACH queue"];
        var verdict = (FollowUpVerdict)random.Next(5);
        string charged = verdict == FollowUpVerdict.Missed ? people[random.Next(3)] : "";
        bool isExact = random.Next(4) > 0;
        int owner = random.Next(4);
        return new FollowUp
        {
            LeadId = FormattableString.Invariant($"{number}"),
            Verdict = verdict,
            ChargedTo = charged,
            CountsFor = charged.Length > 0 ? charged : verdict == FollowUpVerdict.Met ? people[random.Next(3)] : "",
            ChargeReason = verdict == FollowUpVerdict.Missed && charged.Length == 0 ? random.Next(2) == 0 ? "Unowned" : "OwnerLeft" : "",
            Reason = verdict == FollowUpVerdict.Excluded ? random.Next(2) == 0 ? "NoPromise" : "test record" : "",
            Owner = people[owner],
            HeldBy = owner == 0 ? HolderKind.Nobody : owner == 3 ? HolderKind.Queue : HolderKind.Person,
            Team = random.Next(2) == 0 ? "DACH" : "",
            Source = random.Next(2) == 0 ? "Referral" : "Trade show",
            Grade = random.Next(2) == 0 ? "A" : "",
            Promise = random.Next(2) == 0 ? "A leads" : "All others",
            HandOff = new DateTimeOffset(2026, random.Next(1, 13), random.Next(1, 28), 0, 0, 0, TimeSpan.Zero),
            Due = random.Next(2) == 0 ? new DateTimeOffset(2026, random.Next(1, 13), random.Next(1, 28), 0, 0, 0, TimeSpan.Zero) : null,
            IsTouched = random.Next(2) == 0,
            Attempts = random.Next(5),
            CadenceVerdict = (CadenceVerdict)random.Next(5),
            BusinessTimeSeconds = isExact ? random.Next(100_000) : null,
            ElapsedTimeSeconds = isExact ? random.Next(100_000) : null,
            SystemDelaySeconds = isExact ? random.Next(1000) : null,
            QueueDelaySeconds = isExact ? random.Next(1000) : null,
            OwnerDelaySeconds = isExact ? random.Next(1000) : null,
            PauseDelaySeconds = isExact ? random.Next(1000) : null,
            ClosedTimeSeconds = isExact ? random.Next(1000) : null,
        };
    }

    private static long[] Counts(FollowUpMetric metric) =>
    [
        metric.Obligations, metric.Met, metric.Missed, metric.Uncharged, metric.Pending, metric.Indeterminate, metric.Excluded,
        metric.N, metric.Touched, metric.Attempts, metric.CadenceKept, metric.CadenceDue, metric.SystemDelaySeconds,
        metric.QueueDelaySeconds, metric.OwnerDelaySeconds, metric.PauseDelaySeconds, metric.ClosedTimeSeconds,
    ];

    private static long[] Sum(long[] a, long[] b) => a.Zip(b, (x, y) => x + y).ToArray();

    private static string Keys(FollowUpMetric metric) => string.Join("|", Groups.Select(metric.KeyOf));

    private static string Describe(FollowUpMetric metric) => Keys(metric) + ": " + string.Join(" ", Counts(metric))
        + FormattableString.Invariant($" {metric.MedianSeconds} {metric.P90Seconds} {metric.ElapsedP75Seconds}");

    private static IEnumerable<string> Text(IEnumerable<ReasonCount> reasons) => reasons
        .GroupBy(reason => reason.Reason, StringComparer.Ordinal)
        .Select(group => FormattableString.Invariant($"{group.Key} {group.Sum(reason => reason.Count)}"))
        .Order(StringComparer.Ordinal);
}
