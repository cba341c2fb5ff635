using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LeadOps.FollowUps;

/// <summary>
/// Sums follow-ups up by group. Of a follow-up that was touched it holds 8 bytes, for the percentiles; lists grow by
/// doubling, so up to twice that at times.
/// </summary>
internal sealed class FollowUpMetrics : IFollowUpSink
{
    private readonly FollowUpGroup[] groupBy;
    private readonly FollowUpPeriod period;
    private readonly Dictionary<string, Sum> sums = new(StringComparer.Ordinal);
    private readonly string[] key;
    private readonly bool withTimes;
    private Sum? only;

    /// <param name="groupBy">By what to group; nothing for one total.</param>
    /// <param name="period">How long a period is.</param>
    /// <param name="withTimes">Whether response times are summed up too.</param>
    public FollowUpMetrics(IEnumerable<FollowUpGroup> groupBy, FollowUpPeriod period, bool withTimes = true)
    {
        this.withTimes = withTimes;
        this.groupBy = groupBy.Distinct().ToArray();
        this.period = period;
        key = new string[this.groupBy.Length];
    }

    /// <summary>The period of an instant's local date, e.g. <c>2026-W47</c>, <c>2026-10</c>, <c>2026-Q4</c>.</summary>
    public static string NameOf(FollowUpPeriod period, DateTimeOffset instant)
    {
        var day = instant.Date;
        switch (period)
        {
            case FollowUpPeriod.Week:
                // An ISO week belongs to the year of its Thursday.
                var thursday = day.AddDays(3 - (((int)day.DayOfWeek + 6) % 7));
                return string.Format(
                    CultureInfo.InvariantCulture, "{0:0000}-W{1:00}", thursday.Year, ((thursday.DayOfYear - 1) / 7) + 1);
            case FollowUpPeriod.Month:
                return day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            default:
                return string.Format(CultureInfo.InvariantCulture, "{0:0000}-Q{1}", day.Year, ((day.Month - 1) / 3) + 1);
        }
    }

    public void Add(FollowUp followUp)
    {
        var sum = SumOf(followUp);
        sum.Add(followUp);
        if (Array.IndexOf(groupBy, FollowUpGroup.Owner) >= 0)
        {
            sum.Metric.OwnerRank = Math.Min(sum.Metric.OwnerRank, OwnerRankOf(followUp));
        }

        sum.Metric.PromiseRank = Math.Min(sum.Metric.PromiseRank, followUp.Agreed?.Index ?? int.MaxValue);
    }

    /// <summary>Adds what another, grouped alike, has summed up.</summary>
    public void Add(FollowUpMetrics other)
    {
        if (other.only is not null) (only ??= Begin()).Add(other.only);
        foreach (var pair in other.sums)
        {
            if (sums.TryGetValue(pair.Key, out var sum)) sum.Add(pair.Value);
            else sums.Add(pair.Key, pair.Value);
        }
    }

    /// <summary>
    /// The metrics: people by name, then queues, then nobody; promises as agreed; all else ordinally. A total that is of
    /// nothing is there too.
    /// </summary>
    public IEnumerable<FollowUpMetric> Results()
    {
        if (groupBy.Length == 0) return [(only ??= Begin()).Finish()];
        return sums.Values.OrderBy(sum => sum.Metric, Comparer<FollowUpMetric>.Create(Compare)).Select(sum => sum.Finish());
    }

    /// <summary>Whose row a follow-up is in: whom it counts for, else who holds the lead.</summary>
    private static string OwnerOf(FollowUp followUp) => followUp.CountsFor.Length > 0 ? followUp.CountsFor : followUp.Owner;

    private static int OwnerRankOf(FollowUp followUp) =>
        followUp.CountsFor.Length > 0 ? 0
        : followUp.HeldBy == HolderKind.Nobody ? 2
        : followUp.HeldBy == HolderKind.Queue ? 1
        : 0;

    private Sum SumOf(FollowUp followUp)
    {
        if (groupBy.Length == 0) return only ??= Begin();
        for (int i = 0; i < groupBy.Length; i++) key[i] = KeyOf(followUp, groupBy[i]);
        string joined = key.Length == 1 ? key[0] : string.Join("\u001F", key);
        if (sums.TryGetValue(joined, out var sum)) return sum;
        sum = Begin();
        for (int i = 0; i < groupBy.Length; i++) Set(sum.Metric, groupBy[i], key[i]);
        sums.Add(joined, sum);
        return sum;
    }

    private Sum Begin() => new(new FollowUpMetric
    {
        GroupBy = new ValueList<FollowUpGroup>(groupBy),
        OwnerRank = int.MaxValue,
        PromiseRank = int.MaxValue,
    }, withTimes);

    private string KeyOf(FollowUp followUp, FollowUpGroup group) => group switch
    {
        FollowUpGroup.Owner => OwnerOf(followUp),
        FollowUpGroup.Team => followUp.Team,
        FollowUpGroup.Source => followUp.Source,
        FollowUpGroup.Grade => followUp.Grade,
        FollowUpGroup.Promise => followUp.Promise,
        _ => (followUp.Due ?? followUp.HandOff) is { } instant ? NameOf(period, instant) : "",
    };

    private static void Set(FollowUpMetric metric, FollowUpGroup group, string value)
    {
        switch (group)
        {
            case FollowUpGroup.Owner:
                metric.Owner = value;
                break;
            case FollowUpGroup.Team:
                metric.Team = value;
                break;
            case FollowUpGroup.Source:
                metric.Source = value;
                break;
            case FollowUpGroup.Grade:
                metric.Grade = value;
                break;
            case FollowUpGroup.Promise:
                metric.Promise = value;
                break;
            default:
                metric.Period = value;
                break;
        }
    }

    private int Compare(FollowUpMetric a, FollowUpMetric b)
    {
        foreach (var group in groupBy)
        {
            int order = group switch
            {
                FollowUpGroup.Owner => a.OwnerRank.CompareTo(b.OwnerRank),
                FollowUpGroup.Promise => a.PromiseRank.CompareTo(b.PromiseRank),
                _ => 0,
            };

            // What is missing comes last.
            string first = a.KeyOf(group), second = b.KeyOf(group);
            if (order == 0) order = (first.Length == 0).CompareTo(second.Length == 0);
            if (order == 0) order = string.CompareOrdinal(first, second);
            if (order != 0) return order;
        }

        return 0;
    }

    private sealed class Sum
    {
        private readonly List<int> business = [], elapsed = [];
        private readonly Dictionary<string, long> uncharged = new(StringComparer.Ordinal);
        private readonly Dictionary<string, long> excluded = new(StringComparer.Ordinal);

        private readonly bool withTimes;

        public Sum(FollowUpMetric metric, bool withTimes)
        {
            Metric = metric;
            this.withTimes = withTimes;
        }

        public FollowUpMetric Metric { get; }

        public void Add(Sum other)
        {
            var more = other.Metric;
            Metric.AsOf = more.AsOf;
            Metric.Obligations += more.Obligations;
            Metric.Met += more.Met;
            Metric.Missed += more.Missed;
            Metric.Uncharged += more.Uncharged;
            Metric.Pending += more.Pending;
            Metric.Indeterminate += more.Indeterminate;
            Metric.Excluded += more.Excluded;
            Metric.Attempts += more.Attempts;
            Metric.CadenceKept += more.CadenceKept;
            Metric.CadenceDue += more.CadenceDue;
            Metric.SystemDelaySeconds += more.SystemDelaySeconds;
            Metric.QueueDelaySeconds += more.QueueDelaySeconds;
            Metric.OwnerDelaySeconds += more.OwnerDelaySeconds;
            Metric.PauseDelaySeconds += more.PauseDelaySeconds;
            Metric.ClosedTimeSeconds += more.ClosedTimeSeconds;
            Metric.OwnerRank = Math.Min(Metric.OwnerRank, more.OwnerRank);
            Metric.PromiseRank = Math.Min(Metric.PromiseRank, more.PromiseRank);
            business.AddRange(other.business);
            elapsed.AddRange(other.elapsed);
            foreach (var pair in other.uncharged) Count(uncharged, pair.Key, pair.Value);
            foreach (var pair in other.excluded) Count(excluded, pair.Key, pair.Value);
        }

        public void Add(FollowUp followUp)
        {
            Metric.Obligations++;
            Metric.AsOf = followUp.AsOf;
            switch (followUp.Verdict)
            {
                case FollowUpVerdict.Met:
                    Metric.Met++;
                    break;
                case FollowUpVerdict.Missed when followUp.ChargedTo.Length > 0:
                    Metric.Missed++;
                    break;
                case FollowUpVerdict.Missed:
                    Metric.Uncharged++;
                    Count(uncharged, followUp.ChargeReason);
                    break;
                case FollowUpVerdict.Pending:
                    Metric.Pending++;
                    break;
                case FollowUpVerdict.Indeterminate:
                    Metric.Indeterminate++;
                    break;
                default:
                    Metric.Excluded++;
                    Count(excluded, followUp.Reason);
                    return;
            }

            Metric.Attempts += followUp.Attempts;
            if (followUp.CadenceVerdict is CadenceVerdict.Kept or CadenceVerdict.Broken) Metric.CadenceDue++;
            if (followUp.CadenceVerdict == CadenceVerdict.Kept) Metric.CadenceKept++;
            Metric.SystemDelaySeconds += followUp.SystemDelaySeconds ?? 0;
            Metric.QueueDelaySeconds += followUp.QueueDelaySeconds ?? 0;
            Metric.OwnerDelaySeconds += followUp.OwnerDelaySeconds ?? 0;
            Metric.PauseDelaySeconds += followUp.PauseDelaySeconds ?? 0;
            Metric.ClosedTimeSeconds += followUp.ClosedTimeSeconds ?? 0;
            if (withTimes && followUp.Verdict is FollowUpVerdict.Met or FollowUpVerdict.Missed && followUp.IsTouched
                && followUp is { BusinessTimeSeconds: { } open, ElapsedTimeSeconds: { } plain })
            {
                // A response of 68 years is no response.
                business.Add((int)Math.Min(open, int.MaxValue));
                elapsed.Add((int)Math.Min(plain, int.MaxValue));
            }
        }

        public FollowUpMetric Finish()
        {
            Metric.UnchargedReasons = Reasons(uncharged);
            Metric.ExcludedReasons = Reasons(excluded);
            Metric.Touched = business.Count;
            if (business.Count == 0) return Metric;
            business.Sort();
            elapsed.Sort();
            Metric.MedianSeconds = Statistics.Percentile(business, 0.5m);
            Metric.P75Seconds = Statistics.Percentile(business, 0.75m);
            Metric.P90Seconds = Statistics.Percentile(business, 0.9m);
            Metric.ElapsedMedianSeconds = Statistics.Percentile(elapsed, 0.5m);
            Metric.ElapsedP75Seconds = Statistics.Percentile(elapsed, 0.75m);
            Metric.ElapsedP90Seconds = Statistics.Percentile(elapsed, 0.9m);
            return Metric;
        }

        private static void Count(Dictionary<string, long> counts, string reason, long more = 1)
        {
            counts.TryGetValue(reason, out long count);
            counts[reason] = count + more;
        }

        private static ValueList<ReasonCount> Reasons(Dictionary<string, long> counts) => new(counts
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new ReasonCount(pair.Key, pair.Value)));
    }
}
