using System;
using System.Collections.Generic;
using System.Globalization;

namespace LeadOps;

/// <summary>What came of a promise to touch a lead.</summary>
public enum FollowUpVerdict
{
    /// <summary>It was touched in time.</summary>
    Met,

    /// <summary>It was touched too late, or is untouched and overdue.</summary>
    Missed,

    /// <summary>It is untouched and there is time left.</summary>
    Pending,

    /// <summary>The export's dates allow more than one answer.</summary>
    Indeterminate,

    /// <summary>It is owed no touch.</summary>
    Excluded,
}

/// <summary>What came of the agreed number of attempts.</summary>
public enum CadenceVerdict
{
    /// <summary>None is agreed.</summary>
    None,

    /// <summary>There were as many, or they were no longer needed: connected, converted or rejected.</summary>
    Kept,

    /// <summary>There were fewer.</summary>
    Broken,

    /// <summary>There is time left.</summary>
    Pending,

    /// <summary>The export's dates allow more than one answer.</summary>
    Indeterminate,
}

/// <summary>Business time in which one owner held a lead.</summary>
public sealed class OwnerDelay
{
    internal OwnerDelay(string person, long seconds)
    {
        Person = person;
        Seconds = seconds;
    }

    /// <summary>The owner.</summary>
    public string Person { get; }

    /// <summary>The business time.</summary>
    public TimeSpan Delay => TimeSpan.FromSeconds(Seconds);

    /// <summary>The same in seconds.</summary>
    public long Seconds { get; }

    /// <summary>E.g. <c>Dana Ruiz 6:25</c>.</summary>
    public override string ToString() => $"{Person} {Calendars.TimeText.Duration(Seconds)}";
}

/// <summary>Where the facts of a follow-up stand: file and line, e.g. <c>leads.csv:41</c>.</summary>
public sealed class FollowUpRows
{
    private readonly string leadFile, handOffFile, touchFile;
    private readonly int leadLine, handOffLine, touchLine;

    internal FollowUpRows(string leadFile, int leadLine, string handOffFile, int handOffLine, string touchFile, int touchLine)
    {
        this.leadFile = leadFile;
        this.leadLine = leadLine;
        this.handOffFile = handOffFile;
        this.handOffLine = handOffLine;
        this.touchFile = touchFile;
        this.touchLine = touchLine;
    }

    /// <summary>The lead.</summary>
    public string Lead => Place(leadFile, leadLine);

    /// <summary>What handed it off.</summary>
    public string HandOff => Place(handOffFile, handOffLine);

    /// <summary>The first touch; empty where there is none.</summary>
    public string Touch => touchLine == 0 ? "" : Place(touchFile, touchLine);

    /// <summary>The three in one line.</summary>
    public override string ToString() => $"lead {Lead}; hand-off {HandOff}{(touchLine == 0 ? "" : "; touch " + Touch)}";

    private static string Place(string file, int line) => FormattableString.Invariant($"{file}:{line}");
}

/// <summary>A stretch of the time that a follow-up's number is the sum of.</summary>
public sealed class FollowUpSegment
{
    internal FollowUpSegment(DateTimeOffset from, DateTimeOffset to, string spell, string calendar, string rule, long seconds)
    {
        From = from;
        To = to;
        Spell = spell;
        Calendar = calendar;
        Rule = rule;
        Seconds = seconds;
    }

    /// <summary>Where it begins.</summary>
    public DateTimeOffset From { get; }

    /// <summary>Where the next one begins.</summary>
    public DateTimeOffset To { get; }

    /// <summary>Who held the lead; empty for nobody.</summary>
    public string Spell { get; }

    /// <summary>The business calendar.</summary>
    public string Calendar { get; }

    /// <summary><c>open</c>, <c>closed</c> or <c>paused</c>, and what happened: an owner changed, the first touch.</summary>
    public string Rule { get; }

    /// <summary>Business time that it adds, in seconds.</summary>
    public long Seconds { get; }

    /// <summary>E.g. <c>2026-11-12T11:50+01:00 Jonas Weber dach open 2400</c>.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0:yyyy-MM-dd'T'HH:mmzzz} {1} {2} {3} {4}", From, Spell, Calendar, Rule, Seconds);
}

/// <summary>One obligation: a lead that was handed to sales, and what came of the promise.</summary>
public sealed class FollowUp
{
    /// <summary>The lead's id.</summary>
    public string LeadId { get; internal set; } = "";

    /// <summary>Which of the lead's hand-offs it is, from 1.</summary>
    public int HandOffNumber { get; internal set; }

    /// <summary>When the lead was handed to sales, in the agreement's zone; null where the export leaves it open.</summary>
    public DateTimeOffset? HandOff { get; internal set; }

    /// <summary>What handed it off: <c>ownerAssigned</c>, <c>stage:X</c>, <c>status:X</c> or <c>created</c>.</summary>
    public string HandOffSource { get; internal set; } = "";

    /// <summary>The name of the promise in force at the hand-off; empty where there was none.</summary>
    public string Promise { get; internal set; } = "";

    /// <summary>When the promised time is used up; null where the export leaves it open.</summary>
    public DateTimeOffset? Due { get; internal set; }

    /// <summary>The first touch of the promised level; null where there is none or the export leaves it open.</summary>
    public DateTimeOffset? FirstTouch { get; internal set; }

    /// <summary>Who touched it, whoever held it; empty where the export does not say.</summary>
    public string TouchedBy { get; internal set; } = "";

    /// <summary>The type of that activity.</summary>
    public string TouchChannel { get; internal set; } = "";

    /// <summary>How far that touch got; null where there is none.</summary>
    public TouchLevel? TouchLevel { get; internal set; }

    /// <summary>
    /// Business time from the hand-off to the first touch, or while untouched to the closing or as-of; null where the
    /// export leaves it open.
    /// </summary>
    public TimeSpan? BusinessTime => Span(BusinessTimeSeconds);

    /// <summary>The same in seconds.</summary>
    public long? BusinessTimeSeconds { get; internal set; }

    /// <summary>Plain time between the same instants.</summary>
    public TimeSpan? ElapsedTime => Span(ElapsedTimeSeconds);

    /// <summary>The same in seconds.</summary>
    public long? ElapsedTimeSeconds { get; internal set; }

    /// <summary>What came of it.</summary>
    public FollowUpVerdict Verdict { get; internal set; }

    /// <summary>Why it is excluded or indeterminate; else empty.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>Pending, and the agreed share of the promise is used up.</summary>
    public bool AtRisk { get; internal set; }

    /// <summary>Touches of any level since the hand-off.</summary>
    public int Attempts { get; internal set; }

    /// <summary>What came of the agreed number of attempts.</summary>
    public CadenceVerdict CadenceVerdict { get; internal set; }

    /// <summary>When the agreed attempts have to be made; null where none are agreed.</summary>
    public DateTimeOffset? CadenceDue { get; internal set; }

    /// <summary>Attempts that the cadence still lacks.</summary>
    public int AttemptsMissing { get; internal set; }

    /// <summary>Who holds the lead at as-of; empty for nobody.</summary>
    public string Owner { get; internal set; } = "";

    /// <summary>The team of whom it counts for, else of the owner, when it was due.</summary>
    public string Team { get; internal set; } = "";

    /// <summary>The lead's source, as the agreement calls it.</summary>
    public string Source { get; internal set; } = "";

    /// <summary>The lead's grade.</summary>
    public string Grade { get; internal set; } = "";

    /// <summary>Whose it is in metrics and pay; empty for no one's.</summary>
    public string CountsFor { get; internal set; } = "";

    /// <summary>Who is charged with the miss; empty for no one.</summary>
    public string ChargedTo { get; internal set; } = "";

    /// <summary>
    /// Why no one is charged with the miss: <c>Unowned</c>, <c>OwnerLeft</c>, <c>OwnerOnLeave</c>,
    /// <c>NoFaultTransfer</c>, <c>Indeterminate</c>; else empty.
    /// </summary>
    public string ChargeReason { get; internal set; } = "";

    /// <summary>That reason with its numbers, for people.</summary>
    public string ChargeDetail { get; internal set; } = "";

    /// <summary>Plain time from the lead's creation to the hand-off; null where the export leaves it open.</summary>
    public TimeSpan? SystemDelay => Span(SystemDelaySeconds);

    /// <summary>The same in seconds.</summary>
    public long? SystemDelaySeconds { get; internal set; }

    /// <summary>Business time in which a queue or nobody held the lead.</summary>
    public TimeSpan? QueueDelay => Span(QueueDelaySeconds);

    /// <summary>The same in seconds.</summary>
    public long? QueueDelaySeconds { get; internal set; }

    /// <summary>Business time in which someone held the lead.</summary>
    public TimeSpan? OwnerDelay => Span(OwnerDelaySeconds);

    /// <summary>The same in seconds.</summary>
    public long? OwnerDelaySeconds { get; internal set; }

    /// <summary>The same by owner, in the order in which they held it.</summary>
    public IReadOnlyList<OwnerDelay> OwnerDelays { get; internal set; } = new ValueList<OwnerDelay>([]);

    /// <summary>Open time in agreed waiting states; it is in no other part.</summary>
    public TimeSpan? PauseDelay => Span(PauseDelaySeconds);

    /// <summary>The same in seconds.</summary>
    public long? PauseDelaySeconds { get; internal set; }

    /// <summary>Time in which the calendars were closed.</summary>
    public TimeSpan? ClosedTime => Span(ClosedTimeSeconds);

    /// <summary>The same in seconds.</summary>
    public long? ClosedTimeSeconds { get; internal set; }

    /// <summary>The instant that it is told for.</summary>
    public DateTimeOffset AsOf { get; internal set; }

    /// <summary>File and line of the lead, the hand-off and the touch.</summary>
    public FollowUpRows Rows { get; internal set; } = new("", 0, "", 0, "", 0);

    /// <summary>With <c>-Explain</c>: the stretches of time that the business time is the sum of; else empty.</summary>
    public IReadOnlyList<FollowUpSegment> Trace { get; internal set; } = new ValueList<FollowUpSegment>([]);

    /// <summary>The promise, of which this is the outcome; null where there is none.</summary>
    internal FollowUpPromise? Agreed { get; set; }

    /// <summary>What holds the lead at as-of.</summary>
    internal FollowUps.HolderKind HeldBy { get; set; }

    /// <summary>Whether the holder at as-of had left by then.</summary>
    internal bool HolderLeft { get; set; }

    /// <summary>Whether it was closed: converted, or rejected with a reason.</summary>
    internal bool IsClosed { get; set; }

    /// <summary>Whether it was touched, in whatever reading.</summary>
    internal bool IsTouched { get; set; }

    /// <summary>
    /// Business time from as-of to due, or as a negative number from due to as-of or a late touch; null where it is met,
    /// closed untouched, or not exact.
    /// </summary>
    internal long? DueInSeconds { get; set; }

    /// <summary>Business time since the attempts had to be made; null where the cadence is not broken, or not exact.</summary>
    internal long? CadenceOverdueSeconds { get; set; }

    /// <summary>The lead, the number of the hand-off and the verdict.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0}/{1} {2}{3}", LeadId, HandOffNumber, Verdict, Reason.Length == 0 ? "" : $" ({Reason})");

    private static TimeSpan? Span(long? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}
