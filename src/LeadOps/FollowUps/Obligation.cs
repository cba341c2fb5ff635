using System;

namespace LeadOps.FollowUps;

/// <summary>An event that handed a lead to sales.</summary>
internal readonly struct HandOffEvent
{
    public readonly Moment At;
    public readonly HandOffSource Source;

    /// <summary>Which of the lead's changes it is, or -1 where the leads export tells it.</summary>
    public readonly int Change;
    public readonly int File, Line;

    public HandOffEvent(Moment at, HandOffSource source, int change, int file, int line)
    {
        At = at;
        Source = source;
        Change = change;
        File = file;
        Line = line;
    }
}

/// <summary>What follows from one exact reading of an obligation.</summary>
internal struct Outcome
{
    public FollowUpVerdict Verdict;

    /// <summary>Where the clock stopped: first touch, closing or as-of.</summary>
    public long End;

    /// <summary>Business time from the hand-off to there.</summary>
    public long Business;

    /// <summary>When the promise is used up, or <see cref="long.MaxValue"/> where no calendar tells.</summary>
    public long Due;

    public bool IsTouched, IsClosed;

    /// <summary>Index of the holder who is charged with a miss, or -1.</summary>
    public int ChargedTo;

    /// <summary>Why no one is, and the same with its numbers.</summary>
    public string ChargeReason, ChargeDetail;

    /// <summary>Index of the holder whom it counts for, or -1.</summary>
    public int CountsFor;
}

/// <summary>One obligation of a lead as it was judged. Reused from one to the next.</summary>
internal sealed class Obligation
{
    public int Lead { get; set; }

    /// <summary>Which of the lead's obligations, from 1.</summary>
    public int Number { get; set; }

    public HandOffEvent HandOff { get; set; }

    /// <summary>The promise in force; null where there is none.</summary>
    public FollowUpPromise? Promise { get; set; }

    public FollowUpVerdict Verdict { get; set; }

    /// <summary>Why it is excluded or indeterminate; else empty.</summary>
    public string Reason { get; set; } = "";

    /// <summary>
    /// What follows from the only reading; of several, what all of them say. <see cref="IsExact"/> tells which.
    /// </summary>
    public Outcome Outcome { get; set; }

    /// <summary>Whether there is one reading, so that all of <see cref="Outcome"/> holds.</summary>
    public bool IsExact { get; set; }

    /// <summary>The lead's time from the hand-off on, where there is one reading and a promise.</summary>
    public Course? Course { get; set; }

    /// <summary>The first touch, where it is certain which.</summary>
    public TouchEntry? FirstTouch { get; set; }

    /// <summary>Who holds the lead at as-of.</summary>
    public Holder? Owner { get; set; }

    public int Attempts { get; set; }

    public CadenceVerdict Cadence { get; set; }

    /// <summary>When the attempts have to be made, or <see cref="long.MaxValue"/>.</summary>
    public long CadenceDue { get; set; }

    public void Begin(int lead, int number, HandOffEvent handOff)
    {
        Lead = lead;
        Number = number;
        HandOff = handOff;
        Promise = null;
        Verdict = FollowUpVerdict.Indeterminate;
        Reason = "";
        Outcome = new Outcome { ChargedTo = -1, CountsFor = -1, ChargeReason = "", ChargeDetail = "", Due = long.MaxValue };
        IsExact = false;
        Course = null;
        FirstTouch = null;
        Owner = null;
        Attempts = 0;
        Cadence = CadenceVerdict.None;
        CadenceDue = long.MaxValue;
    }

    /// <summary>Takes what the readings agree on.</summary>
    public void Settle(in Outcome outcome)
    {
        Outcome = outcome;
        Verdict = outcome.Verdict;
        if (Verdict == FollowUpVerdict.Excluded) Reason = "ClosedBeforeTouch";
    }

    /// <summary>Nothing is held against anyone where the exports leave it open.</summary>
    public void LeaveOpen(string reason)
    {
        var outcome = Outcome;
        outcome.ChargedTo = outcome.CountsFor = -1;
        outcome.ChargeReason = outcome.ChargeDetail = "";
        Outcome = outcome;
        Verdict = FollowUpVerdict.Indeterminate;
        Reason = reason;
    }

    public void Exclude(string reason)
    {
        LeaveOpen(reason);
        Verdict = FollowUpVerdict.Excluded;
    }
}
