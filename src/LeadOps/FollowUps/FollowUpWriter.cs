using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>Takes follow-ups as they are made.</summary>
internal interface IFollowUpSink
{
    void Add(FollowUp followUp);
}

/// <summary>Makes of each obligation the object that people and later commands see.</summary>
internal sealed class FollowUpWriter : IObligationSink
{
    private readonly FollowUpSources sources;
    private readonly long asOf;
    private readonly bool explain;
    private readonly IFollowUpSink sink;
    private readonly Zone zone;
    private readonly DateTimeOffset shownAsOf;
    private readonly List<OwnerDelay> owners = [];

    // Where the sink only counts: one object for all, without what it does not look at.
    private readonly FollowUp? reused;

    /// <param name="sources">What the exports said.</param>
    /// <param name="asOf">The instant that it is told for.</param>
    /// <param name="explain">Whether to write the trace.</param>
    /// <param name="sink">Takes the follow-ups.</param>
    /// <param name="onlyCounts">
    /// Whether the sink looks at a follow-up only until its call returns, and neither at ids and rows nor at owners' delays.
    /// </param>
    public FollowUpWriter(FollowUpSources sources, long asOf, bool explain, IFollowUpSink sink, bool onlyCounts = false)
    {
        reused = onlyCounts ? new FollowUp() : null;
        this.sources = sources;
        this.asOf = asOf;
        this.explain = explain;
        this.sink = sink;
        zone = sources.Agreement.Zone;
        shownAsOf = zone.ToOffset(asOf);
    }

    public void Add(Obligation obligation)
    {
        ref var lead = ref sources.Book.Leads[obligation.Lead];
        var handOff = obligation.HandOff;
        var outcome = obligation.Outcome;
        var owner = obligation.Owner!;
        var counts = HolderOf(outcome.CountsFor);
        var followUp = reused ?? new FollowUp();
        if (reused is null)
        {
            followUp.LeadId = SalesforceId.Expand(sources.Book.KeyOf(obligation.Lead));
            var row = obligation.FirstTouch.GetValueOrDefault();
            followUp.Rows = new FollowUpRows(
                sources.Files[lead.File], lead.Line, sources.Files[handOff.File], handOff.Line, sources.Files[row.File], row.Line);
        }
        else
        {
            Clear(followUp);
        }

        followUp.HandOffNumber = obligation.Number;
        followUp.HandOff = handOff.At.IsExact ? zone.ToOffset(handOff.At.Earliest) : null;
        followUp.HandOffSource = handOff.Source.Text;
        followUp.Promise = obligation.Promise?.Name ?? "";
        followUp.Due = outcome.Due == long.MaxValue ? null : zone.ToOffset(outcome.Due);
        followUp.Verdict = obligation.Verdict;
        followUp.Reason = obligation.Reason;
        followUp.Attempts = obligation.Attempts;
        followUp.CadenceVerdict = obligation.Cadence;
        followUp.CadenceDue = obligation.CadenceDue == long.MaxValue ? null : zone.ToOffset(obligation.CadenceDue);
        followUp.Owner = owner.Name;
        followUp.Source = sources.Texts[lead.Source];
        followUp.Grade = sources.Texts[lead.Grade];
        followUp.CountsFor = counts?.Name ?? "";
        followUp.ChargedTo = HolderOf(outcome.ChargedTo)?.Name ?? "";
        followUp.ChargeReason = outcome.ChargeReason;
        followUp.ChargeDetail = outcome.ChargeDetail;
        followUp.AsOf = shownAsOf;
        followUp.Agreed = obligation.Promise;
        followUp.HeldBy = owner.Kind;
        followUp.HolderLeft = owner.HadLeft(asOf);
        followUp.IsClosed = outcome.IsClosed;
        followUp.IsTouched = outcome.IsTouched;
        if (obligation.Promise?.Cadence is { } cadence && obligation.Cadence is CadenceVerdict.Broken or CadenceVerdict.Pending)
        {
            followUp.AttemptsMissing = cadence.Attempts - obligation.Attempts;
        }

        long at = outcome.Due < long.MaxValue ? outcome.Due : handOff.At.HasInstant ? handOff.At.Earliest : asOf;
        followUp.Team = ((counts ?? owner).At(at)?.Person.Team) ?? sources.Texts[lead.Team];
        if (obligation.FirstTouch is { } touch)
        {
            followUp.FirstTouch = touch.At.IsExact ? zone.ToOffset(touch.At.Earliest) : null;
            followUp.TouchedBy = HolderOf(touch.By)!.Name;
            followUp.TouchChannel = sources.Texts[touch.Channel];
            followUp.TouchLevel = (TouchLevel)touch.Level;
        }

        if (obligation.IsExact && obligation.Course is { } course)
        {
            SetTimes(followUp, lead, obligation, course);
            if (explain) followUp.Trace = new ValueList<FollowUpSegment>(TraceOf(obligation, course), "");
        }

        sink.Add(followUp);
    }

    /// <summary>Takes away what is not set of every follow-up.</summary>
    private static void Clear(FollowUp followUp)
    {
        followUp.FirstTouch = null;
        followUp.TouchedBy = followUp.TouchChannel = "";
        followUp.TouchLevel = null;
        followUp.AttemptsMissing = 0;
        followUp.AtRisk = false;
        followUp.BusinessTimeSeconds = followUp.ElapsedTimeSeconds = followUp.SystemDelaySeconds = null;
        followUp.QueueDelaySeconds = followUp.OwnerDelaySeconds = followUp.PauseDelaySeconds = followUp.ClosedTimeSeconds = null;
        followUp.DueInSeconds = followUp.CadenceOverdueSeconds = null;
    }

    private void SetTimes(FollowUp followUp, in LeadEntry lead, Obligation obligation, Course course)
    {
        var outcome = obligation.Outcome;
        long from = obligation.HandOff.At.Earliest, end = Math.Max(from, outcome.End);
        followUp.BusinessTimeSeconds = outcome.Business;
        followUp.ElapsedTimeSeconds = end - from;
        long queue = 0, paused = 0, owned = 0;
        owners.Clear();
        foreach (var piece in course.Pieces)
        {
            if (piece.From >= end) break;
            long open = piece.OpenSeconds(from, end);
            if (piece.IsPaused) paused += open;
            else if (!piece.Holder.IsSomeone) queue += open;
            else
            {
                owned += open;
                if (reused is not null) continue;
                int known = owners.Count - 1;
                while (known >= 0 && owners[known].Person != piece.Holder.Name) known--;
                if (known < 0) owners.Add(new OwnerDelay(piece.Holder.Name, open));
                else owners[known] = new OwnerDelay(piece.Holder.Name, owners[known].Seconds + open);
            }
        }

        followUp.QueueDelaySeconds = queue;
        followUp.OwnerDelaySeconds = owned;
        if (reused is null) followUp.OwnerDelays = new ValueList<OwnerDelay>(owners);
        followUp.PauseDelaySeconds = paused;
        followUp.ClosedTimeSeconds = end - from - queue - owned - paused;
        if (lead.Created.IsExact) followUp.SystemDelaySeconds = Math.Max(0, from - lead.Created.Earliest);
        if (obligation.Cadence == CadenceVerdict.Broken)
        {
            followUp.CadenceOverdueSeconds = course.Business(obligation.CadenceDue, asOf);
        }

        bool isSettled = outcome.IsTouched ? obligation.Verdict != FollowUpVerdict.Missed : outcome.IsClosed;
        if (isSettled || outcome.Due == long.MaxValue) return;
        followUp.DueInSeconds = outcome.Due >= end
            ? course.Business(end, outcome.Due)
            : -course.Business(outcome.Due, end);
        followUp.AtRisk = obligation.Verdict == FollowUpVerdict.Pending && IsAtRisk(obligation.Promise!, course, outcome);
    }

    private static bool IsAtRisk(FollowUpPromise promise, Course course, in Outcome outcome) =>
        outcome.Business >= promise.AtRiskAt * course.Promised(promise.FirstTouchWithin, outcome.Due);

    private IEnumerable<FollowUpSegment> TraceOf(Obligation obligation, Course course)
    {
        var outcome = obligation.Outcome;
        string last = outcome.IsTouched ? "first touch" : outcome.IsClosed ? "closed obligation" : "as of";
        Holder? before = null;
        foreach (var piece in course.Pieces)
        {
            long start = piece.From, end = Math.Min(piece.To, outcome.End);
            bool changed = before is not null && before != piece.Holder;
            before = piece.Holder;
            while (start < end)
            {
                bool isOpen = piece.Calendar.IsOpen(start);
                long to = isOpen
                    ? piece.Calendar.OpenIntervals(start, end).First().To
                    : piece.Calendar.OpenIntervals(start, end).Select(open => open.From).DefaultIfEmpty(end).First();
                string rule = (piece.IsPaused && isOpen ? "paused" : isOpen ? "open" : "closed")
                    + (changed ? ", owner changed" : "") + (to == outcome.End ? ", " + last : "");
                changed = false;
                yield return new FollowUpSegment(
                    zone.ToOffset(start),
                    zone.ToOffset(to),
                    piece.Holder.Name,
                    piece.Calendar.Name,
                    rule,
                    isOpen && !piece.IsPaused ? to - start : 0);
                start = to;
            }
        }
    }

    private Holder? HolderOf(int index) => index < 0 ? null : sources.Roster.Holders[index];
}
