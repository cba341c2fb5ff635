using System;
using LeadOps.Calendars;

namespace LeadOps.FollowUps;

/// <summary>
/// What follows from one exact reading of an obligation: verdict, charge, whose it is. The definitions are
/// <c>semantics.md</c> §3.
/// </summary>
internal sealed class Judgement
{
    private readonly FollowUpTerms terms;
    private readonly long asOf;

    public Judgement(FollowUpTerms terms, long asOf)
    {
        this.terms = terms;
        this.asOf = asOf;
    }

    /// <param name="course">The lead's time from the hand-off on.</param>
    /// <param name="promise">The promise in force.</param>
    /// <param name="touch">The first touch of the promised level, or <see cref="long.MaxValue"/>.</param>
    /// <param name="closing">When the obligation was closed, or <see cref="long.MaxValue"/>.</param>
    /// <param name="toucher">Who touched.</param>
    public Outcome Judge(Course course, FollowUpPromise promise, long touch, long closing, Holder? toucher)
    {
        var outcome = new Outcome { ChargedTo = -1, CountsFor = -1, ChargeReason = "", ChargeDetail = "" };
        outcome.IsTouched = touch <= asOf && touch <= closing;
        outcome.IsClosed = closing <= asOf;
        outcome.End = outcome.IsTouched ? touch : Math.Min(asOf, closing);
        long handOff = course.Pieces[0].From;
        outcome.Business = course.Business(handOff, outcome.End);
        bool hasDue = course.TryDue(promise.FirstTouchWithin, out long due);
        outcome.Due = hasDue ? due : long.MaxValue;
        bool isLate = promise.FirstTouchWithin.IsBusinessDays
            ? outcome.End > outcome.Due
            : outcome.Business > promise.FirstTouchWithin.Seconds;
        if (isLate)
        {
            outcome.Verdict = FollowUpVerdict.Missed;
            Charge(course, promise, ref outcome);
        }
        else if (outcome.IsTouched)
        {
            outcome.Verdict = FollowUpVerdict.Met;
            var holder = course.HolderAt(touch);
            if (holder.IsSomeone) outcome.CountsFor = holder.Index;
            else if (toucher?.Kind == HolderKind.Person) outcome.CountsFor = toucher.Index;
        }
        else
        {
            outcome.Verdict = outcome.IsClosed ? FollowUpVerdict.Excluded : FollowUpVerdict.Pending;
        }

        return outcome;
    }

    private void Charge(Course course, FollowUpPromise promise, ref Outcome outcome)
    {
        int at = course.IndexAt(outcome.Due);
        var holder = course.Pieces[at].Holder;
        if (!holder.IsSomeone)
        {
            outcome.ChargeReason = "Unowned";
            return;
        }

        if (holder.HadLeft(outcome.Due))
        {
            outcome.ChargeReason = "OwnerLeft";
            return;
        }

        int from = SpellOf(course, at);
        long promised = course.Promised(promise.FirstTouchWithin, outcome.Due);
        OwnClock(course, from, outcome.Due, out long own, out long withLeave);
        if (own >= terms.MinimumHold * promised)
        {
            outcome.ChargedTo = outcome.CountsFor = holder.Index;
            return;
        }

        if (Previous(course, from) is var before && before >= 0)
        {
            OwnClock(course, SpellOf(course, before), course.Pieces[from].From, out long previous, out _);
            var owner = course.Pieces[before].Holder;
            if (previous >= promised && !owner.HadLeft(outcome.Due))
            {
                outcome.ChargedTo = outcome.CountsFor = owner.Index;
                return;
            }
        }

        long least = (long)Math.Ceiling(terms.MinimumHold * promised);
        bool isLeave = withLeave >= least;
        outcome.ChargeReason = isLeave ? "OwnerOnLeave" : "NoFaultTransfer";
        outcome.ChargeDetail = isLeave
            ? $"at work for {TimeText.Words(own)} of {promise.FirstTouchWithin}; {TimeText.Words(least)} is the agreed minimum"
            : $"took over with {TimeText.Words(own)} of {promise.FirstTouchWithin} left; {TimeText.Words(least)} is the agreed minimum";
    }

    /// <summary>The first piece of the spell that a piece is of.</summary>
    private static int SpellOf(Course course, int piece)
    {
        while (piece > 0 && !course.Pieces[piece].BeginsSpell) piece--;
        return piece;
    }

    /// <summary>A piece of the last owner before a spell, whatever queue came between; -1 where there was none.</summary>
    private static int Previous(Course course, int from)
    {
        int piece = from - 1;
        while (piece >= 0 && !course.Pieces[piece].Holder.IsSomeone) piece--;
        return piece;
    }

    /// <summary>The business time that one owner had, without the days on which they were away, and with them.</summary>
    private static void OwnClock(Course course, int from, long until, out long own, out long withLeave)
    {
        own = withLeave = 0;
        var holder = course.Pieces[from].Holder;
        for (int i = from; i < course.Pieces.Count && course.Pieces[i].From < until; i++)
        {
            var piece = course.Pieces[i];
            if (piece.Holder != holder) return;
            if (piece.IsPaused) continue;
            long open = piece.OpenSeconds(piece.From, until);
            withLeave += open;
            own += open;
            if (holder.At(piece.From) is not { } stint) continue;
            foreach (var leave in stint.Leave)
            {
                own -= piece.OpenSeconds(Math.Max(leave.From, piece.From), Math.Min(leave.To, until));
            }
        }
    }
}
