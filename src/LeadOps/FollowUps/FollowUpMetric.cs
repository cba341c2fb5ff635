using System;
using System.Collections.Generic;
using System.Globalization;
using LeadOps.Calendars;

namespace LeadOps;

/// <summary>By what follow-ups are grouped.</summary>
public enum FollowUpGroup
{
    /// <summary>Whom it counts for, else who holds the lead at as-of.</summary>
    Owner,

    /// <summary>The team of that person.</summary>
    Team,

    /// <summary>The lead's source.</summary>
    Source,

    /// <summary>The lead's grade.</summary>
    Grade,

    /// <summary>The promise in force at the hand-off.</summary>
    Promise,

    /// <summary>The period in which it was due, or handed off where there is no due.</summary>
    Period,
}

/// <summary>How long a period is.</summary>
public enum FollowUpPeriod
{
    /// <summary>A week from Monday on, as ISO 8601 counts them: <c>2026-W47</c>.</summary>
    Week,

    /// <summary>A calendar month: <c>2026-10</c>.</summary>
    Month,

    /// <summary>A calendar quarter: <c>2026-Q4</c>.</summary>
    Quarter,
}

/// <summary>How often a reason was given.</summary>
public sealed class ReasonCount
{
    internal ReasonCount(string reason, long count)
    {
        Reason = reason;
        Count = count;
    }

    /// <summary>The reason.</summary>
    public string Reason { get; }

    /// <summary>How often.</summary>
    public long Count { get; }

    /// <summary>E.g. <c>24 OwnerOnLeave</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} {Reason}");
}

/// <summary>
/// What came of the promises of a group of follow-ups. Each obligation is in one of <see cref="Met"/>,
/// <see cref="Missed"/>, <see cref="Uncharged"/>, <see cref="Pending"/>, <see cref="Indeterminate"/> and
/// <see cref="Excluded"/>.
/// </summary>
public sealed class FollowUpMetric
{
    /// <summary>Below so many a rate is shown as a count of how many.</summary>
    internal const int FewestForRate = 20;

    /// <summary>Whom they count for, else who holds the leads; empty for nobody, or where it is not grouped by.</summary>
    public string Owner { get; internal set; } = "";

    /// <summary>The team; empty where there is none, or it is not grouped by.</summary>
    public string Team { get; internal set; } = "";

    /// <summary>The source; empty where it is missing, or not grouped by.</summary>
    public string Source { get; internal set; } = "";

    /// <summary>The grade; empty where it is missing, or not grouped by.</summary>
    public string Grade { get; internal set; } = "";

    /// <summary>The promise; empty where none was in force, or it is not grouped by.</summary>
    public string Promise { get; internal set; } = "";

    /// <summary>The period, e.g. <c>2026-10</c>; empty where neither due nor hand-off is certain, or it is not grouped by.</summary>
    public string Period { get; internal set; } = "";

    /// <summary>How many there are.</summary>
    public long Obligations { get; internal set; }

    /// <summary>Touched in time.</summary>
    public long Met { get; internal set; }

    /// <summary>Missed, and charged to someone.</summary>
    public long Missed { get; internal set; }

    /// <summary>Missed, and charged to no one.</summary>
    public long Uncharged { get; internal set; }

    /// <summary>Why no one is charged, most often first.</summary>
    public IReadOnlyList<ReasonCount> UnchargedReasons { get; internal set; } = new ValueList<ReasonCount>([]);

    /// <summary>Untouched, with time left.</summary>
    public long Pending { get; internal set; }

    /// <summary>The exports allow more than one answer.</summary>
    public long Indeterminate { get; internal set; }

    /// <summary>Owed no touch.</summary>
    public long Excluded { get; internal set; }

    /// <summary>Why not, most often first.</summary>
    public IReadOnlyList<ReasonCount> ExcludedReasons { get; internal set; } = new ValueList<ReasonCount>([]);

    /// <summary>What the rate is of: <see cref="Met"/> and <see cref="Missed"/>.</summary>
    public long N => Met + Missed;

    /// <summary>The share that was met, from 0 to 1 with six digits; null where <see cref="N"/> is 0.</summary>
    public decimal? FollowUpRate => N == 0 ? null : FollowUps.Statistics.Share(Met, N);

    /// <summary>Lower end of the rate's 95 % interval (Wilson's score interval); null where <see cref="N"/> is 0.</summary>
    public decimal? RateLow => N == 0 ? null : FollowUps.Statistics.Wilson(Met, N).Low;

    /// <summary>Its upper end.</summary>
    public decimal? RateHigh => N == 0 ? null : FollowUps.Statistics.Wilson(Met, N).High;

    /// <summary>
    /// The response times below are of so many: met or missed, touched, and with one exact reading. Percentiles are of
    /// type 7 and null where there are none.
    /// </summary>
    public long Touched { get; internal set; }

    /// <summary>Median of the business time from the hand-off to the first touch.</summary>
    public TimeSpan? Median => Span(MedianSeconds);

    /// <summary>The same in seconds.</summary>
    public decimal? MedianSeconds { get; internal set; }

    /// <summary>Three quarters were touched within this business time.</summary>
    public TimeSpan? P75 => Span(P75Seconds);

    /// <summary>The same in seconds.</summary>
    public decimal? P75Seconds { get; internal set; }

    /// <summary>Nine of ten were touched within this business time.</summary>
    public TimeSpan? P90 => Span(P90Seconds);

    /// <summary>The same in seconds.</summary>
    public decimal? P90Seconds { get; internal set; }

    /// <summary>Median of the plain time from the hand-off to the first touch.</summary>
    public TimeSpan? ElapsedMedian => Span(ElapsedMedianSeconds);

    /// <summary>The same in seconds.</summary>
    public decimal? ElapsedMedianSeconds { get; internal set; }

    /// <summary>Three quarters were touched within this plain time.</summary>
    public TimeSpan? ElapsedP75 => Span(ElapsedP75Seconds);

    /// <summary>The same in seconds.</summary>
    public decimal? ElapsedP75Seconds { get; internal set; }

    /// <summary>Nine of ten were touched within this plain time.</summary>
    public TimeSpan? ElapsedP90 => Span(ElapsedP90Seconds);

    /// <summary>The same in seconds.</summary>
    public decimal? ElapsedP90Seconds { get; internal set; }

    /// <summary>Touches of any level of all but the excluded ones.</summary>
    public long Attempts { get; internal set; }

    /// <summary>The same for each of them, with two digits; null where all are excluded.</summary>
    public decimal? MeanAttempts => Obligations == Excluded
        ? null
        : Math.Round((decimal)Attempts / (Obligations - Excluded), 2, MidpointRounding.AwayFromZero);

    /// <summary>Cadences that were kept.</summary>
    public long CadenceKept { get; internal set; }

    /// <summary>Cadences that were kept or broken.</summary>
    public long CadenceDue { get; internal set; }

    /// <summary>
    /// The share of business time, from 0 to 1 with six digits, in which a queue or nobody held the lead:
    /// <see cref="QueueDelay"/> of it and <see cref="OwnerDelay"/>; null where there is none.
    /// </summary>
    public decimal? ShareUnowned => QueueDelaySeconds + OwnerDelaySeconds == 0
        ? null
        : FollowUps.Statistics.Share(QueueDelaySeconds, QueueDelaySeconds + OwnerDelaySeconds);

    /// <summary>
    /// Plain time from creation to hand-off. This and the parts below are sums over all but the excluded ones, as far as
    /// the exports tell them exactly.
    /// </summary>
    public TimeSpan SystemDelay => TimeSpan.FromSeconds(SystemDelaySeconds);

    /// <summary>The same in seconds.</summary>
    public long SystemDelaySeconds { get; internal set; }

    /// <summary>Business time in which a queue or nobody held the lead.</summary>
    public TimeSpan QueueDelay => TimeSpan.FromSeconds(QueueDelaySeconds);

    /// <summary>The same in seconds.</summary>
    public long QueueDelaySeconds { get; internal set; }

    /// <summary>Business time in which someone held the lead.</summary>
    public TimeSpan OwnerDelay => TimeSpan.FromSeconds(OwnerDelaySeconds);

    /// <summary>The same in seconds.</summary>
    public long OwnerDelaySeconds { get; internal set; }

    /// <summary>Open time in agreed waiting states.</summary>
    public TimeSpan PauseDelay => TimeSpan.FromSeconds(PauseDelaySeconds);

    /// <summary>The same in seconds.</summary>
    public long PauseDelaySeconds { get; internal set; }

    /// <summary>Time in which the calendars were closed.</summary>
    public TimeSpan ClosedTime => TimeSpan.FromSeconds(ClosedTimeSeconds);

    /// <summary>The same in seconds.</summary>
    public long ClosedTimeSeconds { get; internal set; }

    /// <summary>The instant that it is told for.</summary>
    public DateTimeOffset AsOf { get; internal set; }

    /// <summary>By what it is grouped; empty for the total.</summary>
    public IReadOnlyList<FollowUpGroup> GroupBy { get; internal set; } = new ValueList<FollowUpGroup>([]);

    /// <summary>The rate with its interval, <c>91.1 % (90-92)</c>; only where there is a rate.</summary>
    /// <param name="digits">The format of the rate.</param>
    internal string RateText(string digits = "0.0") => string.Format(
        CultureInfo.InvariantCulture,
        "{0} % ({1:0}-{2:0})",
        (100 * FollowUpRate!.Value).ToString(digits, CultureInfo.InvariantCulture),
        100 * RateLow,
        100 * RateHigh);

    /// <summary>Of the owner: whether this row is of a queue (1) or nobody (2); 0 for someone.</summary>
    internal int OwnerRank { get; set; }

    /// <summary>Place of the promise in the agreement.</summary>
    internal int PromiseRank { get; set; }

    /// <summary>What a group is of; empty where it is not grouped by that.</summary>
    internal string KeyOf(FollowUpGroup group) => group switch
    {
        FollowUpGroup.Owner => Owner,
        FollowUpGroup.Team => Team,
        FollowUpGroup.Source => Source,
        FollowUpGroup.Grade => Grade,
        FollowUpGroup.Promise => Promise,
        _ => Period,
    };

    /// <summary>E.g. <c>Dana Ruiz: 452 of 489</c>.</summary>
    public override string ToString()
    {
        var keys = new List<string>();
        foreach (var group in GroupBy) keys.Add(KeyOf(group));
        string rate = FormattableString.Invariant($"{Met} of {N}");
        return keys.Count == 0 ? rate : string.Join(", ", keys) + ": " + rate;
    }

    private static TimeSpan? Span(decimal? seconds) =>
        seconds is { } known ? TimeSpan.FromTicks((long)(known * TimeSpan.TicksPerSecond)) : null;
}
