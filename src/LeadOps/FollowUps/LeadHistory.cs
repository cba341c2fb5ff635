using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>
/// What the changes of one lead mean when each has one instant: who held it when, when the clock was paused. Reused from
/// lead to lead.
/// </summary>
internal sealed class LeadHistory
{
    private readonly FollowUpSources sources;
    private readonly long asOf;
    private readonly long sameSpell;
    private readonly BoundCondition[] pauses;
    private readonly Dictionary<(int Stage, int Status), bool> paused = [];
    private readonly List<(long At, int Index)> order = [];
    private readonly List<Spell> spells = [];
    private readonly List<OpenInterval> pauseSpans = [];

    public LeadHistory(FollowUpSources sources, Vocabulary words, long asOf)
    {
        this.sources = sources;
        this.asOf = asOf;
        var terms = sources.Agreement.FollowUp!;
        sameSpell = terms.SameSpellSeconds;
        pauses = terms.Pauses.Select(pause => pause.Bind(words)).ToArray();
    }

    /// <summary>
    /// From early to late; the first holds from the beginning of time. Handing a lead to oneself, or back within the
    /// agreed minutes, begins none.
    /// </summary>
    /// <param name="lead">The lead, whose owner holds it where there is no change.</param>
    /// <param name="changes">Its changes of owner.</param>
    /// <param name="at">When each of them was.</param>
    public List<Spell> Spells(in LeadEntry lead, List<ChangeEntry> changes, List<long> at)
    {
        var holders = sources.Roster.Holders;
        spells.Clear();
        spells.Add(new Spell(long.MinValue, holders[changes.Count > 0 ? changes[0].From : lead.Owner]));
        Order(changes, at);
        foreach (var (instant, index) in order)
        {
            var holder = holders[changes[index].To];
            if (spells[spells.Count - 1].From == instant) spells.RemoveAt(spells.Count - 1);
            int last = spells.Count - 1;
            if (spells[last].Holder == holder) continue;
            bool isBack = last > 0 && spells[last - 1].Holder == holder && instant - spells[last].From <= sameSpell;
            if (isBack) spells.RemoveAt(last);
            else spells.Add(new Spell(instant, holder));
        }

        return spells;
    }

    /// <summary>Who holds the lead at an instant, each change at its earliest.</summary>
    public Holder OwnerAt(in LeadEntry lead, List<ChangeEntry> changes, long instant)
    {
        int owner = lead.Owner;
        for (int i = 0; i < changes.Count; i++)
        {
            if (i == 0) owner = changes[i].From;
            if (changes[i].At.HasInstant && changes[i].At.Earliest <= instant) owner = changes[i].To;
        }

        return sources.Roster.Holders[owner];
    }

    /// <summary>When the lead was in a state in which the clock stands still; one that lasts is cut at as-of.</summary>
    /// <param name="lead">The lead, whose stage and status hold where no change tells otherwise.</param>
    /// <param name="changes">Its changes of stage and status; without any nothing is known of the past.</param>
    /// <param name="at">When each of them was.</param>
    public List<OpenInterval> Pauses(in LeadEntry lead, List<ChangeEntry> changes, List<long> at)
    {
        pauseSpans.Clear();
        if (pauses.Length == 0 || changes.Count == 0) return pauseSpans;
        int stage = First(changes, ChangeKind.Stage, lead.Stage), status = First(changes, ChangeKind.Status, lead.Status);
        long since = IsPaused(stage, status) ? long.MinValue : long.MaxValue;
        Order(changes, at);
        foreach (var (instant, index) in order)
        {
            var change = changes[index];
            if (change.Kind == ChangeKind.Stage) stage = change.To;
            else status = change.To;
            if (IsPaused(stage, status))
            {
                since = Math.Min(since, instant);
                continue;
            }

            if (since < instant) pauseSpans.Add(new OpenInterval(since, instant));
            since = long.MaxValue;
        }

        if (since < asOf) pauseSpans.Add(new OpenInterval(since, asOf));
        return pauseSpans;
    }

    private static int First(List<ChangeEntry> changes, ChangeKind kind, int otherwise)
    {
        foreach (var change in changes)
        {
            if (change.Kind == kind) return change.From;
        }

        return otherwise;
    }

    /// <summary>What has happened by as-of, from early to late.</summary>
    private void Order(List<ChangeEntry> changes, List<long> at)
    {
        order.Clear();
        bool isOrdered = true;
        for (int i = 0; i < changes.Count; i++)
        {
            if (at[i] > asOf) continue;
            isOrdered &= order.Count == 0 || order[order.Count - 1].At <= at[i];
            order.Add((at[i], i));
        }

        if (!isOrdered) order.Sort();
    }

    private bool IsPaused(int stage, int status)
    {
        if (paused.TryGetValue((stage, status), out bool known)) return known;
        var record = RecordOf(sources.Texts[stage], sources.Texts[status]);
        known = pauses.Any(pause => pause.Holds(record));
        paused.Add((stage, status), known);
        return known;
    }

    private static Record RecordOf(string stage, string status)
    {
        var layout = new Layout(RecordKind.Lead, "");
        layout.Add("stage", Field.Stage);
        layout.Add("status", Field.Status);
        var block = new RowBlock(64);
        block.AddRow();
        block.AddCell(stage);
        block.AddCell(status);
        var row = new Row();
        row.MoveTo(block, 0);
        return new Record(layout, row);
    }
}
