using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>Takes the obligations of leads, ordered by number within a lead.</summary>
internal interface IObligationSink
{
    /// <summary>The obligation is good until the call returns.</summary>
    void Add(Obligation obligation);
}

/// <summary>
/// Finds the obligations of one lead and judges them. What the exports leave open in time is judged in every reading
/// that can make a difference; where they differ the verdict is <see cref="FollowUpVerdict.Indeterminate"/>. For one
/// thread; several may work on the same sources.
/// </summary>
internal sealed class FollowUpEngine
{
    private readonly FollowUpSources sources;
    private readonly FollowUpTerms terms;
    private readonly HandOffSource[] handOffSources;
    private readonly Agreement agreement;
    private readonly long asOf;
    private readonly BusinessCalendar otherwise;
    private readonly BusinessCalendar?[] calendars;
    private readonly LeadEvents events;
    private readonly LeadHistory history;
    private readonly Judgement judgement;
    private readonly Course course = new();
    private readonly Dictionary<int, StageOutcome> outcomes = [];
    private readonly Dictionary<(HandOffSource, int), bool> matches = [];
    private readonly List<HandOffEvent> handOffs = [], opened = [];
    private readonly List<Closing> closings = [];
    private readonly Readings readings;
    private readonly Obligation obligation = new();
    private readonly Predicate<HandOffEvent> isInFuture;

    /// <summary>What does not fit together, of the leads judged since it was last emptied.</summary>
    public AnomalyCounts Anomalies { get; set; } = new();

    public FollowUpEngine(FollowUpSources sources, Vocabulary words, long asOf)
    {
        this.sources = sources;
        this.asOf = asOf;
        agreement = sources.Agreement;
        terms = agreement.FollowUp!;
        handOffSources = terms.HandOffFrom.ToArray();
        events = new LeadEvents(sources);
        readings = new Readings(events);
        history = new LeadHistory(sources, words, asOf);
        judgement = new Judgement(terms, asOf);
        isInFuture = handOff => handOff.At.HasInstant && handOff.At.Earliest > asOf;
        otherwise = agreement.DefaultCalendar ?? BusinessCalendar.AlwaysOpen(agreement.Zone);
        calendars = terms.Promises
            .Select(promise => promise.CalendarName is null ? null : agreement.CalendarOf(promise.CalendarName)).ToArray();
        foreach (var term in agreement.Terms)
        {
            // Only stages have one.
            if (term.Outcome is { } outcome && outcome != StageOutcome.Accepted) outcomes[sources.Texts.Add(term.Name)] = outcome;
        }
    }

    /// <summary>Hands on the obligations of a lead.</summary>
    public void Judge(int number, IObligationSink sink)
    {
        ref var lead = ref sources.Book.Leads[number];
        events.Gather(number);
        FindHandOffs(lead);
        if (opened.Count == 0) return;
        CountAnomalies(lead);

        for (int i = 0; i < opened.Count; i++)
        {
            obligation.Begin(number, i + 1, opened[i]);
            Judge(lead, i + 1 < opened.Count ? opened[i + 1] : null);
            sink.Add(obligation);
        }
    }

    private void CountAnomalies(in LeadEntry lead)
    {
        var handOff = opened[0];
        if (lead.Created.HasInstant && handOff.At.Latest < lead.Created.Earliest)
        {
            Count(AnomalyKind.HandOffBeforeCreated, handOff.File, handOff.Line);
        }

        foreach (var touch in events.Touches)
        {
            if (!touch.At.HasInstant) continue;
            if (touch.At.Latest < handOff.At.Earliest) Count(AnomalyKind.TouchBeforeHandOff, touch.File, touch.Line);
            else if (touch.At.Earliest > asOf) Count(AnomalyKind.ActivityInFuture, touch.File, touch.Line);
        }
    }

    private void Count(AnomalyKind kind, int file, int line) => Anomalies.Add(kind, sources.Files[file], line);

    private void FindHandOffs(in LeadEntry lead)
    {
        handOffs.Clear();
        opened.Clear();
        bool inFuture = false;
        foreach (var source in handOffSources)
        {
            Add(source, lead);
            int all = handOffs.Count;
            handOffs.RemoveAll(isInFuture);
            inFuture |= handOffs.Count < all;
            if (handOffs.Count > 0) break;
        }

        if (inFuture) Count(AnomalyKind.HandOffInFuture, lead.File, lead.Line);
        if (handOffs.Count == 0)
        {
            if (!inFuture) Count(AnomalyKind.LeadWithoutHandOff, lead.File, lead.Line);
            return;
        }

        FindClosings(lead);
        opened.Add(handOffs[0]);
        for (int i = 1; i < handOffs.Count; i++)
        {
            long since = opened[opened.Count - 1].At.Earliest, until = handOffs[i].At.Earliest;
            if (closings.Exists(closing => closing.Closes && closing.At.Earliest >= since && closing.At.Earliest <= until))
            {
                opened.Add(handOffs[i]);
            }
        }
    }

    /// <summary>The events of one kind that hand this lead off, from early to late.</summary>
    private void Add(HandOffSource source, in LeadEntry lead)
    {
        switch (source.Kind)
        {
            case HandOffKind.OwnerAssigned:
                for (int i = 0; i < events.OwnerChanges.Count; i++)
                {
                    var change = events.OwnerChanges[i];
                    if (sources.Roster.Holders[change.To].Kind == HolderKind.Nobody) continue;
                    handOffs.Add(new HandOffEvent(change.At, source, i, change.File, change.Line));
                }

                if (handOffs.Count == 0 && !lead.Assigned.IsMissing)
                {
                    handOffs.Add(new HandOffEvent(lead.Assigned, source, -1, lead.File, lead.Line));
                }

                break;
            case HandOffKind.Created:
                if (lead.Created.IsMissing) break;
                handOffs.Add(new HandOffEvent(lead.Created, source, -1, lead.File, lead.Line));
                break;
            default:
                var kind = source.Kind == HandOffKind.Stage ? ChangeKind.Stage : ChangeKind.Status;
                for (int i = 0; i < events.StageChanges.Count; i++)
                {
                    var change = events.StageChanges[i];
                    if (change.Kind != kind || !Is(source, change.To)) continue;
                    handOffs.Add(new HandOffEvent(change.At, source, i, change.File, change.Line));
                }

                break;
        }
    }

    /// <summary>Whether a text of the pool is the stage or status that hands a lead off.</summary>
    private bool Is(HandOffSource source, int text)
    {
        if (matches.TryGetValue((source, text), out bool known)) return known;
        string wanted = source.Term?.Name ?? source.Value!, found = sources.Texts[text];
        known = source.Term is null ? TextKey.Normalise(found) == TextKey.Normalise(wanted) : found == wanted;
        matches.Add((source, text), known);
        return known;
    }

    private void FindClosings(in LeadEntry lead)
    {
        closings.Clear();
        bool hasReason = (lead.Flags & LeadFlags.HasReason) != 0;
        for (int i = 0; i < events.StageChanges.Count; i++)
        {
            var change = events.StageChanges[i];
            if (change.At.Earliest > asOf || change.Kind != ChangeKind.Stage) continue;
            if (!outcomes.TryGetValue(change.To, out var outcome)) continue;
            closings.Add(new Closing(change.At, i, outcome == StageOutcome.Converted || hasReason));
        }

        // Without history the export's dates and the current stage are all there is.
        if (events.StageChanges.Count > 0) return;
        if (!lead.Converted.IsMissing)
        {
            if (lead.Converted.Earliest <= asOf) closings.Add(new Closing(lead.Converted, -1, true));
            return;
        }

        bool ended = outcomes.TryGetValue(lead.Stage, out var current);
        bool converted = (lead.Flags & LeadFlags.IsConverted) != 0 || (ended && current == StageOutcome.Converted);
        if (converted || ended) closings.Add(new Closing(Moment.At(asOf), -1, converted || hasReason));
    }

    private void Judge(in LeadEntry lead, HandOffEvent? next)
    {
        var fit = sources.Traits[lead.Traits];
        var handOff = obligation.HandOff;
        obligation.Owner = history.OwnerAt(lead, events.OwnerChanges, asOf);
        string excluded = lead.MergedInto >= 0 ? "Merged"
            : (lead.Flags & LeadFlags.IsDeleted) != 0 ? "Deleted"
            : fit.ExcludedBecause ?? "";
        if (!handOff.At.HasInstant)
        {
            if (excluded.Length > 0) obligation.Exclude(excluded);
            else obligation.LeaveOpen("UnreadableDate");
            return;
        }

        var promise = obligation.Promise = PromiseAt(fit, handOff.At.Earliest);
        if (excluded.Length == 0 && promise is null) excluded = "NoPromise";
        readings.Begin(handOff, next, closings, promise?.Level ?? terms.Touch.Level, asOf);
        if (excluded.Length > 0 || readings.IsExact) JudgeOnly(lead, promise);
        else JudgeAll(lead, fit, promise!);

        SetAttempts(next);
        if (excluded.Length > 0)
        {
            obligation.Exclude(excluded);
            obligation.Cadence = CadenceVerdict.None;
        }
        else if (obligation.Verdict is FollowUpVerdict.Missed or FollowUpVerdict.Pending && (lead.Flags & LeadFlags.IsDamaged) != 0)
        {
            obligation.LeaveOpen("DamagedActivity");
        }
    }

    private void JudgeOnly(in LeadEntry lead, FollowUpPromise? promise)
    {
        Lay(lead, promise);
        obligation.IsExact = readings.IsExact;
        if (!readings.IsExact) return;
        if (readings.Touch >= 0 && readings.TouchAt <= asOf) obligation.FirstTouch = events.Touches[readings.Touch];
        if (promise is null) return;
        var outcome = JudgeReading(promise);
        if (!outcome.IsTouched) obligation.FirstTouch = null;
        obligation.Settle(outcome);
        obligation.Course = course;
    }

    private void JudgeAll(in LeadEntry lead, LeadTraits.Fit fit, FollowUpPromise promise)
    {
        if (readings.IsUnreadable)
        {
            obligation.LeaveOpen("UnreadableDate");
            return;
        }

        if (PromiseAt(fit, obligation.HandOff.At.Latest) != promise)
        {
            obligation.LeaveOpen("UncertainDate");
            return;
        }

        Lay(lead, promise);
        bool isSimple = readings.IsOrdered && course.Pieces.Count == 1;
        var possible = Possible(lead, promise);
        bool any = false, differ = false, sameTouch = true;
        var first = default(Outcome);
        int touch = -1;

        // A lambda cannot hold the lead by reference.
        int number = obligation.Lead;
        bool all = readings.Try(isSimple, possible, asOf, () =>
        {
            Lay(sources.Book.Leads[number], promise);
            var outcome = JudgeReading(promise);
            int touched = outcome.IsTouched ? readings.Touch : -1;
            if (!any)
            {
                any = true;
                first = outcome;
                touch = touched;
                return true;
            }

            differ |= outcome.Verdict != first.Verdict;
            sameTouch &= touched == touch;
            Merge(ref first, outcome);
            return !differ;
        });
        obligation.Outcome = first;
        if (differ || !all)
        {
            obligation.LeaveOpen(differ ? "UncertainDate" : "TooManyReadings");
            return;
        }

        obligation.Settle(first);
        if (sameTouch && touch >= 0) obligation.FirstTouch = events.Touches[touch];
    }

    /// <summary>What two readings agree on; of charge and credit nothing where they do not.</summary>
    private static void Merge(ref Outcome outcome, in Outcome other)
    {
        if (outcome.ChargedTo != other.ChargedTo || outcome.ChargeReason != other.ChargeReason)
        {
            outcome.ChargedTo = -1;
            outcome.ChargeReason = "Indeterminate";
        }

        if (outcome.CountsFor != other.CountsFor || outcome.ChargeReason == "Indeterminate") outcome.CountsFor = -1;
        if (outcome.ChargeDetail != other.ChargeDetail) outcome.ChargeDetail = "";
        if (outcome.Due != other.Due) outcome.Due = long.MaxValue;
        outcome.IsTouched &= other.IsTouched;
        outcome.IsClosed &= other.IsClosed;
    }

    private Outcome JudgeReading(FollowUpPromise promise)
    {
        var toucher = readings.Touch < 0 ? null : sources.Roster.Holders[events.Touches[readings.Touch].By];
        return judgement.Judge(course, promise, readings.TouchAt, readings.ClosingAt, toucher);
    }

    /// <summary>Lays the course for the reading at hand.</summary>
    private void Lay(in LeadEntry lead, FollowUpPromise? promise) => course.Lay(
        readings.HandOffAt,
        history.Spells(lead, events.OwnerChanges, readings.OwnerAt),
        history.Pauses(lead, events.StageChanges, readings.StageAt),
        promise is null ? null : calendars[promise.Index],
        otherwise);

    /// <summary>The calendars by which the lead's time can count.</summary>
    private HashSet<BusinessCalendar> Possible(in LeadEntry lead, FollowUpPromise promise)
    {
        if (calendars[promise.Index] is { } only) return [only];
        var holders = events.OwnerChanges.SelectMany(change => new[] { change.From, change.To });
        var found = new HashSet<BusinessCalendar>(holders.Concat([lead.Owner])
            .SelectMany(holder => sources.Roster.Holders[holder].Stints)
            .Select(stint => stint.Calendar ?? otherwise)) { otherwise };
        return found;
    }

    /// <summary>The first promise that fits the lead and is in force on the day of an instant.</summary>
    private FollowUpPromise? PromiseAt(LeadTraits.Fit fit, long instant)
    {
        foreach (var promise in fit.Promises)
        {
            if (promise.From is null && promise.Until is null) return promise;
            var day = agreement.Zone.ToOffset(instant).Date;
            if (!(day < promise.From) && !(day > promise.Until)) return promise;
        }

        return null;
    }

    /// <summary>
    /// Counts the touches of any level that surely are of this obligation, and holds them against the cadence. What may
    /// be one decides only where it makes no difference.
    /// </summary>
    private void SetAttempts(HandOffEvent? next)
    {
        var handOff = obligation.HandOff.At;
        long before = next?.At.Earliest ?? long.MaxValue;
        var cadence = obligation.Promise?.Cadence;
        if (cadence is not null && course.TryDue(cadence.Within, out long due)) obligation.CadenceDue = due;
        int sure = 0, maybe = 0;
        bool isOver = false, mayBeOver = false;
        foreach (var touch in events.Touches)
        {
            bool can = touch.At.Latest >= handOff.Earliest && touch.At.Earliest < before && touch.At.Earliest <= asOf;
            bool must = touch.At.Earliest >= handOff.Latest && touch.At.Latest < before && touch.At.Latest <= asOf;
            if (must) obligation.Attempts++;
            if (!can || touch.At.Earliest > obligation.CadenceDue) continue;
            must &= touch.At.Latest <= obligation.CadenceDue;
            maybe++;
            if (must) sure++;
            if (touch.Level < (int)TouchLevel.Connect) continue;
            mayBeOver = true;
            isOver |= must;
        }

        if (cadence is null) return;
        foreach (var closing in closings)
        {
            if (closing.At.Latest < handOff.Earliest || closing.At.Earliest > Math.Min(asOf, obligation.CadenceDue)) continue;
            mayBeOver = true;
            isOver |= closing.At.Earliest >= handOff.Latest && closing.At.Latest <= obligation.CadenceDue;
        }

        bool kept = isOver || sure >= cadence.Attempts, mayBeKept = mayBeOver || maybe >= cadence.Attempts;
        obligation.Cadence = kept ? CadenceVerdict.Kept
            : mayBeKept || !handOff.IsExact ? CadenceVerdict.Indeterminate
            : asOf > obligation.CadenceDue ? CadenceVerdict.Broken
            : CadenceVerdict.Pending;
    }
}
