using System;
using System.Collections.Generic;
using LeadOps.Calendars;

namespace LeadOps.FollowUps;

/// <summary>A stretch of a lead's time in which nothing that counts changes: holder, calendar, whether the clock is paused.</summary>
internal readonly struct Piece
{
    public readonly long From, To;
    public readonly Holder Holder;
    public readonly BusinessCalendar Calendar;
    public readonly bool IsPaused;

    /// <summary>Whether the holder took over here.</summary>
    public readonly bool BeginsSpell;

    public Piece(long from, long to, Holder holder, BusinessCalendar calendar, bool isPaused, bool beginsSpell)
    {
        From = from;
        To = to;
        Holder = holder;
        Calendar = calendar;
        IsPaused = isPaused;
        BeginsSpell = beginsSpell;
    }

    /// <summary>Open seconds of its calendar between two instants, as far as they lie in it, paused or not.</summary>
    public long OpenSeconds(long from, long to) => Calendar.OpenSeconds(Math.Max(from, From), Math.Min(to, To));
}

/// <summary>
/// A lead's time from its hand-off on: who held it when, by which calendar it counted and when it was paused. The last
/// piece has no end. Sums and due instants over it are those of <c>semantics.md</c> §2 and §3. Reused from lead to lead.
/// </summary>
internal sealed class Course
{
    private readonly List<Piece> pieces = [];
    private readonly List<long> edges = [];

    // Lists and arrays as they are: going through an interface makes garbage for each lead.
    public List<Piece> Pieces => pieces;

    /// <param name="from">The hand-off.</param>
    /// <param name="spells">All spells of the lead, from early to late; the first holds from the beginning of time.</param>
    /// <param name="pauses">When the clock stands still, from early to late, none touching the next.</param>
    /// <param name="fixedCalendar">The promise's calendar; null for that of whoever holds the lead.</param>
    /// <param name="otherwise">The calendar while the holder has none.</param>
    public void Lay(
        long from,
        List<Spell> spells,
        List<OpenInterval> pauses,
        BusinessCalendar? fixedCalendar,
        BusinessCalendar otherwise)
    {
        pieces.Clear();
        int spell = 0;
        while (spell + 1 < spells.Count && spells[spell + 1].From <= from) spell++;
        if (spells.Count == spell + 1 && pauses.Count == 0 && (fixedCalendar is not null || spells[spell].Holder.Stints.Length <= 1))
        {
            var holder = spells[spell].Holder;
            var stint = holder.Stints.Length == 1 ? holder.Stints[0] : null;
            if (fixedCalendar is not null || stint is null || (stint.From <= from && stint.Until == long.MaxValue))
            {
                pieces.Add(new Piece(from, long.MaxValue, holder, fixedCalendar ?? stint?.Calendar ?? otherwise, false, true));
                return;
            }
        }

        edges.Clear();
        for (int i = spell; i < spells.Count; i++)
        {
            if (spells[i].From > from) edges.Add(spells[i].From);
            foreach (var stint in spells[i].Holder.Stints)
            {
                if (stint.From > from) edges.Add(stint.From);
                if (stint.Until > from && stint.Until < long.MaxValue) edges.Add(stint.Until);
            }
        }

        foreach (var pause in pauses)
        {
            if (pause.From > from) edges.Add(pause.From);
            if (pause.To > from) edges.Add(pause.To);
        }

        edges.Sort();
        edges.Add(long.MaxValue);
        long start = from;
        bool begins = true;
        foreach (long edge in edges)
        {
            if (edge == start) continue;
            while (spell + 1 < spells.Count && spells[spell + 1].From <= start)
            {
                spell++;
                begins = true;
            }

            var holder = spells[spell].Holder;
            var calendar = fixedCalendar ?? holder.At(start)?.Calendar ?? otherwise;
            pieces.Add(new Piece(start, edge, holder, calendar, Contains(pauses, start), begins));
            begins = false;
            start = edge;
        }
    }

    /// <summary>The business time between two instants: open, and not paused.</summary>
    public long Business(long from, long to)
    {
        long sum = 0;
        foreach (var piece in pieces)
        {
            if (piece.From >= to) break;
            if (!piece.IsPaused) sum += piece.OpenSeconds(from, to);
        }

        return sum;
    }

    /// <summary>The business time that a promise gives, of which shares are taken: for business days that until due.</summary>
    public long Promised(AgreedDuration promise, long due) =>
        promise.IsBusinessDays ? Business(pieces[0].From, due) : promise.Seconds;

    /// <summary>The first instant at which so much business time has passed since the hand-off.</summary>
    /// <returns>False where a calendar has no open time within 366 days of where the search stands.</returns>
    public bool TryDue(AgreedDuration promise, out long due)
    {
        due = 0;
        if (promise.IsBusinessDays) return TryDueBusinessDays(promise, out due);
        long left = promise.Seconds;
        foreach (var piece in pieces)
        {
            if (piece.IsPaused) continue;
            bool found = piece.Calendar.TryDue(piece.From, left, out due);
            if (found && (due < piece.To || (left > 0 && due == piece.To))) return true;
            if (piece.To == long.MaxValue) return false;
            left -= piece.OpenSeconds(piece.From, piece.To);
        }

        return false;
    }

    public Holder HolderAt(long instant) => pieces[IndexAt(instant)].Holder;

    public int IndexAt(long instant)
    {
        int index = 0;
        while (index + 1 < pieces.Count && pieces[index + 1].From <= instant) index++;
        return index;
    }

    /// <summary>
    /// Business days go by the calendar of whoever held the lead first; a pause that begins before they are over puts
    /// their end off by its open time.
    /// </summary>
    private bool TryDueBusinessDays(AgreedDuration promise, out long due)
    {
        var first = pieces[0];
        if (!first.Calendar.TryDueBusinessDays(first.From, promise.Days, out due)) return false;
        foreach (var piece in pieces)
        {
            if (!piece.IsPaused || piece.From >= due) continue;
            long paused = first.Calendar.OpenSeconds(piece.From, piece.To == long.MaxValue ? due : piece.To);
            if (paused > 0 && !first.Calendar.TryDue(due, paused, out due)) return false;
        }

        return true;
    }

    private static bool Contains(List<OpenInterval> pauses, long instant)
    {
        foreach (var pause in pauses)
        {
            if (pause.From <= instant && instant < pause.To) return true;
        }

        return false;
    }
}

/// <summary>Who held a lead from an instant until the next spell.</summary>
internal readonly struct Spell
{
    public readonly long From;
    public readonly Holder Holder;

    public Spell(long from, Holder holder)
    {
        From = from;
        Holder = holder;
    }
}
