using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Calendars;

namespace LeadOps.FollowUps;

/// <summary>An event that ends a lead's need for a touch; without a reason it does not close the obligation.</summary>
internal readonly struct Closing
{
    public readonly Moment At;

    /// <summary>Which of the changes of stage it is, or -1.</summary>
    public readonly int Change;
    public readonly bool Closes;

    public Closing(Moment at, int change, bool closes)
    {
        At = at;
        Change = change;
        Closes = closes;
    }
}

/// <summary>
/// The readings of one obligation that can differ in verdict: each event that the exports leave open gets one instant.
/// All that is compared is linear in these instants between the instants at which something else happens or a calendar
/// opens or closes; so it is enough to try those, the seconds beside them, and both ends of each interval. The first
/// touch is not tried touch by touch: which instants it can have follows from the rest.
/// </summary>
internal sealed class Readings
{
    /// <summary>More readings than these of one obligation are not tried.</summary>
    public const int Most = 4096;

    private const int MostVariables = 12;

    private readonly List<Variable> variables = [];
    private readonly List<long> critical = [];
    private readonly List<long>[] candidates = new List<long>[MostVariables];
    private readonly List<long> touchCandidates = [];
    private readonly LeadEvents events;
    private List<Closing> closings = [];
    private HandOffEvent handOff;
    private HandOffEvent? next;
    private TouchLevel level;
    private long nextAt, freeClosing;
    private int visited;

    public Readings(LeadEvents events) => this.events = events;

    private enum Event
    {
        OwnerChange,
        StageChange,
        HandOff,
        Next,
        Closing,
    }

    /// <summary>When each change was, in the reading at hand.</summary>
    public List<long> OwnerAt { get; } = [];

    /// <inheritdoc cref="OwnerAt"/>
    public List<long> StageAt { get; } = [];

    public long HandOffAt { get; private set; }

    /// <summary>The first touch of the promised level, or <see cref="long.MaxValue"/>.</summary>
    public long TouchAt { get; private set; }

    /// <summary>Index of that touch; -1 where there is none, or where it could be several.</summary>
    public int Touch { get; private set; }

    /// <summary>When the obligation was closed, or <see cref="long.MaxValue"/>.</summary>
    public long ClosingAt { get; private set; }

    /// <summary>Whether there is one reading only.</summary>
    public bool IsExact { get; private set; }

    /// <summary>Whether a change has a date that cannot be read, so that no reading can be tried.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>
    /// Whether only the hand-off that the leads export tells and touches are open, and these do not overlap: then a
    /// later hand-off and an earlier touch can only make the time shorter.
    /// </summary>
    public bool IsOrdered =>
        variables.TrueForAll(variable => variable.Event == Event.HandOff)
        && events.Touches.TrueForAll(touch => IsApart(touch.At))
        && closings.All(closing => IsApart(closing.At));

    /// <summary>Sets the first reading: each event at its earliest.</summary>
    public void Begin(
        HandOffEvent handOff, HandOffEvent? next, List<Closing> closings, TouchLevel level, long asOf)
    {
        this.handOff = handOff;
        this.next = next;
        this.closings = closings;
        this.level = level;
        variables.Clear();
        IsUnreadable = false;
        Fill(OwnerAt, events.OwnerChanges, Event.OwnerChange, asOf);
        Fill(StageAt, events.StageChanges, Event.StageChange, asOf);
        if (handOff.Change < 0 && !handOff.At.IsExact) variables.Add(new Variable(Event.HandOff, 0, handOff.At));
        if (next is { Change: < 0, At.IsExact: false } after) variables.Add(new Variable(Event.Next, 0, after.At));
        for (int i = 0; i < closings.Count; i++)
        {
            if (closings[i].Change < 0 && !closings[i].At.IsExact) variables.Add(new Variable(Event.Closing, i, closings[i].At));
        }

        HandOffAt = handOff.At.Earliest;
        nextAt = next?.At.Earliest ?? long.MaxValue;
        freeClosing = long.MaxValue;
        Settle();
        IsExact = variables.Count == 0 && !IsUnreadable && AreTouchesExact();
        if (IsExact) SetFirstTouch();
    }

    /// <summary>Tries the readings until one is enough.</summary>
    /// <param name="isSimple">Whether the time grows with the interval, so that the ends of each are enough.</param>
    /// <param name="calendars">The calendars by which the lead can count.</param>
    /// <param name="asOf">The instant up to which all is told.</param>
    /// <param name="visit">Told of each; gives false for enough.</param>
    /// <returns>Whether all were tried; false also where they are too many.</returns>
    public bool Try(bool isSimple, IEnumerable<BusinessCalendar> calendars, long asOf, Func<bool> visit)
    {
        if (variables.Count > MostVariables) return false;
        SetCritical(isSimple, calendars, asOf);
        visited = 0;
        for (int i = 0; i < variables.Count; i++)
        {
            candidates[i] ??= [];
            Within(variables[i].At, candidates[i]);
        }

        return Try(0, visit);
    }

    private bool Try(int variable, Func<bool> visit)
    {
        if (variable < variables.Count)
        {
            foreach (long at in candidates[variable])
            {
                Set(variables[variable], at);
                if (!Try(variable + 1, visit)) return false;
            }

            return true;
        }

        Settle();
        SetTouchCandidates();
        foreach (long at in touchCandidates)
        {
            if (++visited > Most) return false;
            TouchAt = at;
            Touch = at == long.MaxValue ? -1 : OnlyTouch();
            if (!visit()) return false;
        }

        return true;
    }

    private void Fill(List<long> at, List<ChangeEntry> changes, Event kind, long asOf)
    {
        at.Clear();
        for (int i = 0; i < changes.Count; i++)
        {
            var moment = changes[i].At;
            at.Add(moment.HasInstant ? moment.Earliest : long.MaxValue);
            if (!moment.HasInstant) IsUnreadable = true;
            else if (!moment.IsExact && moment.Earliest <= asOf) variables.Add(new Variable(kind, i, moment));
        }
    }

    private void Set(Variable variable, long at)
    {
        switch (variable.Event)
        {
            case Event.OwnerChange:
                OwnerAt[variable.Index] = at;
                break;
            case Event.StageChange:
                StageAt[variable.Index] = at;
                break;
            case Event.HandOff:
                HandOffAt = at;
                break;
            case Event.Next:
                nextAt = at;
                break;
            default:
                freeClosing = at;
                break;
        }
    }

    /// <summary>What follows from the instants of the changes.</summary>
    private void Settle()
    {
        if (handOff.Change >= 0) HandOffAt = AtOf(handOff);
        if (next is { Change: >= 0 } after) nextAt = AtOf(after);
        ClosingAt = long.MaxValue;
        foreach (var closing in closings)
        {
            if (!closing.Closes) continue;
            long at = closing.Change >= 0 ? StageAt[closing.Change] : closing.At.IsExact ? closing.At.Earliest : freeClosing;
            if (at >= HandOffAt && at < ClosingAt) ClosingAt = at;
        }
    }

    private long AtOf(in HandOffEvent handedOff) =>
        handedOff.Source.Kind == HandOffKind.OwnerAssigned ? OwnerAt[handedOff.Change] : StageAt[handedOff.Change];

    private bool AreTouchesExact()
    {
        foreach (var touch in events.Touches)
        {
            if (!touch.At.IsExact && CanCount(touch)) return false;
        }

        return true;
    }

    private bool IsApart(Moment moment) =>
        moment.Earliest >= handOff.At.Latest || moment.Latest < handOff.At.Earliest;

    private bool CanCount(in TouchEntry touch) =>
        touch.Level >= (int)level && touch.At.Latest >= HandOffAt && touch.At.Earliest < nextAt;

    private void SetFirstTouch()
    {
        TouchAt = long.MaxValue;
        Touch = -1;
        for (int i = 0; i < events.Touches.Count; i++)
        {
            var touch = events.Touches[i];
            if (!CanCount(touch)) continue;
            TouchAt = touch.At.Earliest;
            Touch = i;
            return;
        }
    }

    /// <summary>The index of the touch that is the first whatever the others are; -1 where it could be several.</summary>
    private int OnlyTouch()
    {
        int only = -1;
        for (int i = 0; i < events.Touches.Count; i++)
        {
            var touch = events.Touches[i];
            if (!CanCount(touch) || touch.At.Earliest > TouchAt) continue;
            if (!touch.At.IsExact || touch.At.Earliest != TouchAt) return -1;
            if (only < 0) only = i;
        }

        return only;
    }

    /// <summary>
    /// The instants that the first touch can have in this reading: of each touch that can count, those not after the
    /// latest instant of one that must.
    /// </summary>
    private void SetTouchCandidates()
    {
        touchCandidates.Clear();
        long latest = long.MaxValue;
        foreach (var touch in events.Touches)
        {
            bool mustCount = touch.Level >= (int)level && touch.At.Earliest >= HandOffAt && touch.At.Latest < nextAt;
            if (mustCount) latest = Math.Min(latest, touch.At.Latest);
        }

        foreach (var touch in events.Touches)
        {
            if (!CanCount(touch)) continue;
            long from = Math.Max(touch.At.Earliest, HandOffAt);
            long to = Math.Min(Math.Min(touch.At.Latest, nextAt - 1), latest);
            if (from > to) continue;
            Add(touchCandidates, from);

            // A touch that nobody can date is tried up to the last instant at which anything happens.
            if (to < long.MaxValue - 1) Add(touchCandidates, to);
            foreach (long at in critical)
            {
                if (from < at && at < to) Add(touchCandidates, at);
            }
        }

        if (latest == long.MaxValue) Add(touchCandidates, long.MaxValue);
    }

    private void SetCritical(bool isSimple, IEnumerable<BusinessCalendar> calendars, long asOf)
    {
        critical.Clear();
        Beside(asOf);
        foreach (var closing in closings) Beside(closing.At);
        if (next is { } after) Beside(after.At);
        if (isSimple) return;
        foreach (var change in events.OwnerChanges) Beside(change.At);
        foreach (var change in events.StageChanges) Beside(change.At);
        foreach (var touch in events.Touches) Beside(touch.At);
        Beside(handOff.At);
        foreach (var calendar in calendars)
        {
            foreach (var variable in variables) Edges(calendar, variable.At);
            foreach (var touch in events.Touches)
            {
                if (!touch.At.IsExact && touch.At.HasInstant) Edges(calendar, touch.At);
            }
        }

        critical.Sort();
    }

    private void Beside(Moment moment)
    {
        if (!moment.HasInstant) return;
        Beside(moment.Earliest);
        if (!moment.IsExact) Beside(moment.Latest);
    }

    private void Beside(long at)
    {
        critical.Add(at - 1);
        critical.Add(at);
        critical.Add(at + 1);
    }

    private void Edges(BusinessCalendar calendar, Moment moment)
    {
        foreach (var open in calendar.OpenIntervals(moment.Earliest, moment.Latest))
        {
            critical.Add(open.From);
            critical.Add(open.To);
        }
    }

    /// <summary>The instants of an interval that are to be tried: both ends first, for they differ most.</summary>
    private void Within(Moment moment, List<long> found)
    {
        found.Clear();
        found.Add(moment.Earliest);
        found.Add(moment.Latest);
        foreach (long at in critical)
        {
            if (moment.Earliest < at && at < moment.Latest) Add(found, at);
        }
    }

    private static void Add(List<long> list, long value)
    {
        if (!list.Contains(value)) list.Add(value);
    }

    private readonly struct Variable(Event kind, int index, Moment at)
    {
        public Event Event { get; } = kind;

        public int Index { get; } = index;

        public Moment At { get; } = at;
    }
}
