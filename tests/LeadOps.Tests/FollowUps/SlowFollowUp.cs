using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.FollowUps;

namespace LeadOps.Tests.FollowUps;

/// <summary>An exact reading of one lead: who held it when, when it was touched, closed, paused.</summary>
internal sealed record SlowLead(
    long HandOff,
    int FirstHolder,
    IReadOnlyList<(long At, int To)> Changes,
    IReadOnlyList<(long At, int By)> Touches,
    IReadOnlyList<long> Closings,
    IReadOnlyList<(long At, bool Paused)> Pauses);

internal sealed record SlowVerdict(
    FollowUpVerdict Verdict, long Business, long Due, int ChargedTo, string ChargeReason, int CountsFor, long Queue, long Paused);

/// <summary>
/// The definitions of follow-up once more, second by second and as plainly as they are written, without uncertainty.
/// </summary>
internal sealed class SlowFollowUp(
    IReadOnlyList<Holder> holders, Func<Holder, long, BusinessCalendar> calendarOf, long promise, decimal minimumHold, long asOf)
{
    private const long Patience = 4000;

    public SlowVerdict Judge(SlowLead lead)
    {
        long touch = lead.Touches.Select(one => one.At).Where(at => at >= lead.HandOff).DefaultIfEmpty(long.MaxValue).Min();
        long closing = lead.Closings.Where(at => at >= lead.HandOff).DefaultIfEmpty(long.MaxValue).Min();
        bool touched = touch <= asOf && touch <= closing;
        long end = touched ? touch : Math.Min(asOf, closing);
        long business = 0, queue = 0, paused = 0;
        for (long s = lead.HandOff; s < end; s++)
        {
            if (!IsOpen(lead, s)) continue;
            if (IsPaused(lead, s)) paused++;
            else if (++business > 0 && !HolderAt(lead, s).IsSomeone) queue++;
        }

        long due = Due(lead);
        if (business > promise)
        {
            var (charged, reason) = Charge(lead, due);
            return new SlowVerdict(FollowUpVerdict.Missed, business, due, charged, reason, charged, queue, paused);
        }

        if (!touched)
        {
            var open = closing <= asOf ? FollowUpVerdict.Excluded : FollowUpVerdict.Pending;
            return new SlowVerdict(open, business, due, -1, "", -1, queue, paused);
        }

        var holder = HolderAt(lead, touch);
        int counts = holder.IsSomeone ? holder.Index
            : lead.Touches.Where(one => one.At == touch).Select(one => holders[one.By])
                .OrderBy(by => by.Name, StringComparer.Ordinal).Take(1)
                .Where(by => by.Kind == HolderKind.Person).Select(by => by.Index).DefaultIfEmpty(-1).First();
        return new SlowVerdict(FollowUpVerdict.Met, business, due, -1, "", counts, queue, paused);
    }

    private long Due(SlowLead lead)
    {
        long passed = 0;
        for (long s = lead.HandOff; s < lead.HandOff + Patience; s++)
        {
            bool runs = IsOpen(lead, s) && !IsPaused(lead, s);
            if (promise == 0 && runs) return s;
            if (runs && ++passed == promise) return s + 1;
        }

        return long.MaxValue;
    }

    private (int ChargedTo, string Reason) Charge(SlowLead lead, long due)
    {
        var holder = HolderAt(lead, due);
        if (!holder.IsSomeone) return (-1, "Unowned");
        if (holder.HadLeft(due)) return (-1, "OwnerLeft");
        long took = due;
        while (took > lead.HandOff && HolderAt(lead, took - 1) == holder) took--;
        var seconds = Seconds(took, due).Where(s => Runs(lead, s)).ToList();
        long own = seconds.Count(s => !IsAway(holder, s));
        if (own >= minimumHold * promise) return (holder.Index, "");
        long before = took - 1;
        while (before >= lead.HandOff && !HolderAt(lead, before).IsSomeone) before--;
        if (before >= lead.HandOff)
        {
            var owner = HolderAt(lead, before);
            long since = before;
            while (since > lead.HandOff && HolderAt(lead, since - 1) == owner) since--;
            long clock = Seconds(since, before + 1).Count(s => Runs(lead, s) && !IsAway(owner, s));
            if (clock >= promise && !owner.HadLeft(due)) return (owner.Index, "");
        }

        return (-1, seconds.Count >= minimumHold * promise ? "OwnerOnLeave" : "NoFaultTransfer");
    }

    private Holder HolderAt(SlowLead lead, long second)
    {
        int holder = lead.FirstHolder;
        foreach (var (at, to) in lead.Changes)
        {
            if (at <= second && at <= asOf) holder = to;
        }

        return holders[holder];
    }

    private bool IsOpen(SlowLead lead, long second) => calendarOf(HolderAt(lead, second), second).IsOpen(second);

    private bool IsPaused(SlowLead lead, long second)
    {
        bool paused = false;
        foreach (var (at, isPaused) in lead.Pauses)
        {
            if (at <= second && at <= asOf) paused = isPaused;
        }

        return paused && second < asOf;
    }

    private bool Runs(SlowLead lead, long second) => IsOpen(lead, second) && !IsPaused(lead, second);

    private static bool IsAway(Holder holder, long second) =>
        holder.At(second)?.Leave.Any(leave => leave.From <= second && second < leave.To) == true;

    private static IEnumerable<long> Seconds(long from, long to)
    {
        for (long s = from; s < to; s++) yield return s;
    }
}
