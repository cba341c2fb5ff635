using System;
using System.Collections.Generic;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>
/// The events of one lead, in an order that does not depend on that of the rows. Reused from lead to lead.
/// </summary>
internal sealed class LeadEvents
{
    private readonly FollowUpSources sources;
    private readonly IComparer<TouchEntry> byTouch;
    private readonly IComparer<ChangeEntry> byChange;

    public LeadEvents(FollowUpSources sources)
    {
        this.sources = sources;
        byTouch = Comparer<TouchEntry>.Create(Compare);
        byChange = Comparer<ChangeEntry>.Create(Compare);
    }

    public List<TouchEntry> Touches { get; } = [];

    public List<ChangeEntry> OwnerChanges { get; } = [];

    /// <summary>Of stage and status.</summary>
    public List<ChangeEntry> StageChanges { get; } = [];

    public void Gather(int lead)
    {
        var book = sources.Book;
        book.Touches.Gather(lead, Touches);
        if (Touches.Count > 1) Touches.Sort(byTouch);
        Gather(book.OwnerChanges, lead, OwnerChanges);
        Gather(book.StageChanges, lead, StageChanges);
    }

    private void Gather(LeadEventTable<ChangeEntry> table, int lead, List<ChangeEntry> changes)
    {
        table.Gather(lead, changes);
        if (changes.Count < 2) return;
        changes.Sort(byChange);
        for (int i = 0; i + 1 < changes.Count; i++) Chain(changes, i);
    }

    /// <summary>
    /// Of changes at one instant, the one that begins where the last one ended comes first. So a lead that was moved on
    /// within a second ends where it was moved to.
    /// </summary>
    private static void Chain(List<ChangeEntry> changes, int at)
    {
        if (changes[at].At.CompareTo(changes[at + 1].At) != 0) return;
        for (int i = at; i < changes.Count && changes[i].At.CompareTo(changes[at].At) == 0; i++)
        {
            bool follows = at > 0 && Follows(changes[at - 1], changes[i]);
            bool begins = at == 0 && !changes.Exists(other => Follows(other, changes[i]));
            if (!follows && !begins) continue;
            var next = changes[i];
            changes.RemoveAt(i);
            changes.Insert(at, next);
            return;
        }
    }

    private static bool Follows(in ChangeEntry first, in ChangeEntry then) => first.Kind == then.Kind && first.To == then.From;

    private int Compare(TouchEntry a, TouchEntry b)
    {
        int order = a.At.CompareTo(b.At);
        if (order == 0) order = b.Level - a.Level;
        if (order == 0) order = string.CompareOrdinal(NameOf(a.By), NameOf(b.By));
        if (order == 0) order = string.CompareOrdinal(sources.Texts[a.Channel], sources.Texts[b.Channel]);
        return order != 0 ? order : ComparePlaces(a.File, a.Line, b.File, b.Line);
    }

    private int Compare(ChangeEntry a, ChangeEntry b)
    {
        int order = a.At.CompareTo(b.At);
        if (order == 0) order = a.Kind - b.Kind;
        if (order == 0) order = Rank(a).CompareTo(Rank(b));
        if (order == 0) order = string.CompareOrdinal(TextOf(a, a.To), TextOf(b, b.To));
        if (order == 0) order = string.CompareOrdinal(TextOf(a, a.From), TextOf(b, b.From));
        return order != 0 ? order : ComparePlaces(a.File, a.Line, b.File, b.Line);
    }

    private int ComparePlaces(int file, int line, int otherFile, int otherLine)
    {
        int order = file == otherFile ? 0 : string.CompareOrdinal(sources.Files[file], sources.Files[otherFile]);
        return order != 0 ? order : line.CompareTo(otherLine);
    }

    /// <summary>
    /// A change told twice at one instant, by id and by name as Salesforce does, ends with what is known best: a queue or
    /// a person, else a stranger's name, else a stranger's id.
    /// </summary>
    private int Rank(in ChangeEntry change)
    {
        if (change.Kind != ChangeKind.Owner) return 0;
        var holder = sources.Roster.Holders[change.To];
        return holder.Kind switch
        {
            HolderKind.Nobody => 0,
            HolderKind.Stranger => SalesforceId.IsWellFormed(Utf8Text.Of(holder.Name)) ? 1 : 2,
            _ => 3,
        };
    }

    private string TextOf(in ChangeEntry change, int number) =>
        change.Kind == ChangeKind.Owner ? NameOf(number) : sources.Texts[number];

    private string NameOf(int holder) => sources.Roster.Holders[holder].Name;
}
