using System;
using System.Collections.Generic;
using LeadOps.Calendars;

namespace LeadOps;

/// <summary>Why a lead needs someone to look at it, the most urgent to know first.</summary>
public enum UnfollowedReason
{
    /// <summary>Nobody holds it; of an overdue one or one at risk also: a queue does.</summary>
    Unowned,

    /// <summary>Who holds it has left.</summary>
    OwnerLeft,

    /// <summary>It is untouched and past due.</summary>
    Overdue,

    /// <summary>It was touched, but too late.</summary>
    TouchedLate,

    /// <summary>There were fewer attempts than agreed, and their time is over.</summary>
    CadenceBroken,

    /// <summary>It is untouched, and the agreed share of its time is used up.</summary>
    AtRisk,
}

/// <summary>A lead that sales owes something now, or missed. It has no name and no phone number: the id opens it.</summary>
public sealed class UnfollowedLead
{
    internal UnfollowedLead(FollowUp followUp) => FollowUp = followUp;

    /// <summary>The lead's id.</summary>
    public string LeadId => FollowUp.LeadId;

    /// <summary>Which of the lead's hand-offs it is, from 1.</summary>
    public int HandOffNumber => FollowUp.HandOffNumber;

    /// <summary>Who holds the lead at as-of; empty for nobody.</summary>
    public string Owner => FollowUp.Owner;

    /// <summary>The team.</summary>
    public string Team => FollowUp.Team;

    /// <summary>The lead's source, as the agreement calls it.</summary>
    public string Source => FollowUp.Source;

    /// <summary>The lead's grade.</summary>
    public string Grade => FollowUp.Grade;

    /// <summary>The name of the promise.</summary>
    public string Promise => FollowUp.Promise;

    /// <summary>When the touch was or is due; where only the cadence is broken, when its attempts were.</summary>
    public DateTimeOffset? Due { get; internal set; }

    /// <summary>
    /// Business time since due: of an untouched one until as-of, of one touched late until the touch; null where it is
    /// not overdue, or the exports leave it open.
    /// </summary>
    public TimeSpan? OverdueBy => Span(OverdueBySeconds);

    /// <summary>The same in seconds.</summary>
    public long? OverdueBySeconds { get; internal set; }

    /// <summary>Business time left until due; null where it is overdue, or the exports leave it open.</summary>
    public TimeSpan? DueIn => Span(DueInSeconds);

    /// <summary>The same in seconds.</summary>
    public long? DueInSeconds { get; internal set; }

    /// <summary>The first of the reasons.</summary>
    public UnfollowedReason Why => Reasons[0];

    /// <summary>All that is wrong with it.</summary>
    public IReadOnlyList<UnfollowedReason> Reasons { get; internal set; } = new ValueList<UnfollowedReason>([]);

    /// <summary>What to do, for people; empty where it is too late.</summary>
    public string NextStep { get; internal set; } = "";

    /// <summary>What came of the promise of a first touch.</summary>
    public FollowUpVerdict Verdict => FollowUp.Verdict;

    /// <summary>Touches of any level since the hand-off.</summary>
    public int Attempts => FollowUp.Attempts;

    /// <summary>Attempts that the cadence still lacks.</summary>
    public int AttemptsMissing => FollowUp.AttemptsMissing;

    /// <summary>The instant that it is told for.</summary>
    public DateTimeOffset AsOf => FollowUp.AsOf;

    /// <summary>File and line of the lead, the hand-off and the touch.</summary>
    public FollowUpRows Rows => FollowUp.Rows;

    /// <summary>All that is known of it.</summary>
    public FollowUp FollowUp { get; }

    /// <summary>The lead and why it is listed.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{LeadId}/{HandOffNumber} {Why}")
        + (OverdueBySeconds is { } overdue ? $" by {TimeText.Duration(overdue)}" : "")
        + (DueInSeconds is { } left ? $" due in {TimeText.Duration(left)}" : "");

    private static TimeSpan? Span(long? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}
