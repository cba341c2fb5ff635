using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>
/// Takes the records of a follow-up's exports into the book: people first, then leads, then histories and activities.
/// </summary>
internal sealed class FollowUpSources : IRecordSink
{
    private readonly FollowUpTerms terms;
    private readonly Vocabulary words;
    private readonly LeadTraits traits;
    private readonly DistinctValues<bool> inbound = new();
    private readonly DistinctValues<int>?[] termNumbers = new DistinctValues<int>?[Field.Count];
    private DistinctValues<bool> booleans = new();
    private readonly Dictionary<(int Type, int Status, int Outcome), sbyte> levels = [];
    private readonly List<(int Lead, string Id, bool IsLoser)> merges = [];
    private readonly List<string> files = [];
    private Layout layout = new(RecordKind.Unknown, "");
    private Profile profile = ProfileCatalogue.Generic;

    public FollowUpSources(Agreement agreement, Vocabulary words)
    {
        Agreement = agreement;
        terms = agreement.FollowUp ?? throw new ArgumentException("The agreement has no followUp section.", nameof(agreement));
        this.words = words;
        traits = new LeadTraits(terms, words);
        Roster = new Roster(agreement, words.Missing);

        // All that is looked up later is in the pool now: threads then only read it.
        foreach (var term in agreement.Terms) Texts.Add(term.Name);
    }

    public Agreement Agreement { get; }

    public LeadBook Book { get; } = new();

    public Roster Roster { get; }

    /// <summary>Sources, grades, stages and other texts that many leads share.</summary>
    public TextPool Texts { get; } = new();

    public LeadTraits Traits => traits;

    public IReadOnlyList<string> Files => files;

    /// <summary>What does not fit together.</summary>
    public AnomalyCounts Anomalies { get; } = new();

    public void Begin(ExportPlan plan)
    {
        layout = plan.Layout;
        profile = plan.Match.Profile;
        files.Add(layout.File);

        // Each export may have its own words.
        booleans = new DistinctValues<bool>();
    }

    public void Record(Record record)
    {
        switch (layout.Kind)
        {
            case RecordKind.Lead:
                AddLead(record);
                break;
            case RecordKind.Activity:
                AddActivity(record);
                break;
            case RecordKind.StageChange or RecordKind.OwnerChange:
                AddChange(record);
                break;
            case RecordKind.Person:
                Roster.Add(record);
                break;
        }
    }

    public void Fact(in StructureFact fact)
    {
        if (fact.Kind == FactKind.Damaged && layout.Kind == RecordKind.Activity) MarkDamaged(fact.Text);
    }

    public void Grown(Layout grown) => layout = grown;

    public void End()
    {
        if (layout.Kind == RecordKind.Lead) Merge();
    }

    private void AddLead(Record record)
    {
        var key = LeadBook.KeyOf(record[Field.Id]);
        if (words.Missing.IsMissing(key))
        {
            Count(AnomalyKind.LeadWithoutId, record);
            return;
        }

        if (Book.Find(key) >= 0)
        {
            Count(AnomalyKind.LeadTwice, record);
            return;
        }

        ref var lead = ref Book.Add(key);
        lead.File = (ushort)(files.Count - 1);
        lead.Line = (int)record.Row.Line;
        lead.Created = MomentOf(record, Field.Created);
        lead.Assigned = MomentOf(record, Field.Assigned);
        lead.Converted = MomentOf(record, Field.Converted);
        lead.Owner = OwnerOf(record, Field.Owner);
        lead.Source = TermOf(record, Field.Source);
        lead.Grade = TermOf(record, Field.Grade);
        lead.Team = TermOf(record, Field.Team);
        lead.Stage = TermOf(record, Field.Stage);
        lead.Status = TermOf(record, Field.Status);
        lead.Traits = traits.Of(record);
        if (!words.Missing.IsMissing(record[Field.RejectReason])) lead.Flags |= LeadFlags.HasReason;
        if (IsTrue(record[Field.IsConverted])) lead.Flags |= LeadFlags.IsConverted;
        if (IsTrue(record[Field.IsDeleted])) lead.Flags |= LeadFlags.IsDeleted;
        var master = record[Field.MergedInto];
        if (!words.Missing.IsMissing(master)) merges.Add((Book.Leads.Count - 1, LeadBook.KeyOf(master).ToString(), true));
        if (layout.Has(Field.MergedIds)) AddLosers(record[Field.MergedIds], Book.Leads.Count - 1);
    }

    /// <summary>The ids that were merged into a lead.</summary>
    private void AddLosers(Utf8Text losers, int lead)
    {
        var ids = new IdList(losers);
        while (ids.Next(out var id)) merges.Add((lead, LeadBook.KeyOf(id).ToString(), false));
    }

    private void AddActivity(Record record)
    {
        int level = LevelOf(record);
        if (level < 0) return;
        var id = record[Field.LeadId];
        if (words.Missing.IsMissing(id))
        {
            Count(AnomalyKind.ActivityWithoutLeadId, record);
            return;
        }

        var at = MomentOf(record, Field.Occurred);
        if (!at.HasInstant)
        {
            at = Moment.Unknown;
            Count(AnomalyKind.ActivityWithoutDate, record);
        }

        // An activity with several people counts for each of them.
        var ids = new IdList(id);
        while (ids.Next(out var one))
        {
            int lead = Book.Find(LeadBook.KeyOf(one));
            if (lead >= 0) AddTouch(record, lead, at, level);
            else Count(AnomalyKind.ActivityWithoutLead, record);
        }
    }

    private void AddTouch(Record record, int lead, Moment at, int level)
    {
        // What was done for a lead that was merged away was done for the one that is left.
        for (int steps = 0; Book.HasMerged && Book.Leads[lead].MergedInto >= 0 && steps < Book.Leads.Count; steps++)
        {
            lead = Book.Leads[lead].MergedInto;
        }

        ref var touch = ref Book.Touches.Add(lead);
        touch.At = at;
        touch.Level = (byte)level;
        touch.By = Roster.Of(record[Field.Owner], profile).Index;
        touch.Channel = Texts.Add(record[Field.ActivityType]);
        touch.File = (ushort)(files.Count - 1);
        touch.Line = (int)record.Row.Line;
    }

    /// <summary>A row of a history; one about a field that does not count is no change.</summary>
    private void AddChange(Record record)
    {
        var field = layout.ChangedFieldOf(record);
        if (field is null || (field == Field.Owner) != (layout.Kind == RecordKind.OwnerChange)) return;
        var kind = field == Field.Owner ? ChangeKind.Owner : field == Field.Status ? ChangeKind.Status : ChangeKind.Stage;
        var id = record[Field.LeadId];
        int number = words.Missing.IsMissing(id) ? -1 : Book.Find(LeadBook.KeyOf(id));
        if (number < 0)
        {
            Count(AnomalyKind.ChangeWithoutLead, record);
            return;
        }

        var at = MomentOf(record, Field.Changed);
        if (!at.HasInstant)
        {
            at = Moment.Unknown;
            Count(AnomalyKind.ChangeWithoutDate, record);
        }

        ref var change = ref (kind == ChangeKind.Owner ? Book.OwnerChanges : Book.StageChanges).Add(number);
        change.At = at;
        change.Kind = kind;
        change.File = (ushort)(files.Count - 1);
        change.Line = (int)record.Row.Line;
        if (kind == ChangeKind.Owner)
        {
            change.From = OwnerOf(record, Field.From);
            change.To = OwnerOf(record, Field.To);
            return;
        }

        change.From = TermOf(record[Field.From], field);
        change.To = TermOf(record[Field.To], field);
    }

    /// <summary>The index of an owner; one whom nobody knows is counted when they come first.</summary>
    private int OwnerOf(Record record, Field field)
    {
        int known = Roster.Holders.Count;
        var holder = Roster.Of(record[field], profile);
        if (holder.Index >= known && holder.Kind == HolderKind.Stranger) Count(AnomalyKind.UnknownOwner, record);
        return holder.Index;
    }

    /// <summary>The level of an activity that is a touch if its time is right; -1 for all others.</summary>
    private int LevelOf(Record record)
    {
        if (!terms.Touch.Automated && IsTrue(record[Field.Automated])) return -1;
        int type = TermOf(record, Field.ActivityType);
        var key = (type, Texts.Add(record[Field.Status]), Texts.Add(record[Field.Outcome]));
        if (!levels.TryGetValue(key, out sbyte level))
        {
            var found = terms.Touch.LevelOf(Texts[type], Texts[key.Item2], Texts[key.Item3]);
            level = found is { } known ? (sbyte)known : (sbyte)-1;
            if (levels.Count < DistinctValues<int>.MaxCount) levels.Add(key, level);
        }

        if (level < 0 || !IsInbound(record[Field.Direction])) return level;
        return terms.Touch.InboundConversation && level == (int)TouchLevel.Conversation ? level : -1;
    }

    private bool IsInbound(Utf8Text direction)
    {
        if (direction.IsEmpty) return false;
        if (inbound.TryGet(direction, out bool known)) return known;
        string word = TextKey.Compact(direction.ToString());
        known = word is "in" or "received" || word.StartsWith("inbound", StringComparison.Ordinal)
            || word.StartsWith("incoming", StringComparison.Ordinal);
        inbound.Add(direction, known);
        return known;
    }

    private bool IsTrue(Utf8Text text)
    {
        if (text.IsEmpty) return false;
        if (booleans.TryGet(text, out bool known)) return known;
        known = layout.ReadBoolean(text) == true;
        booleans.Add(text, known);
        return known;
    }

    /// <summary>The term that a value means, or the value itself, in the pool; 0 where it is missing.</summary>
    private int TermOf(Record record, Field field) => TermOf(record[field], field);

    private int TermOf(Utf8Text text, Field field)
    {
        if (text.IsEmpty) return 0;
        var known = termNumbers[field.Index] ??= new DistinctValues<int>();
        if (known.TryGet(text, out int number)) return number;
        if (!words.Missing.IsMissing(text))
        {
            var resolved = words.Terms(field)?.Match(text).Resolved;
            number = resolved is null ? Texts.Add(text.Trim()) : Texts.Add(resolved.Name);
        }

        known.Add(text, number);
        return number;
    }

    private Moment MomentOf(Record record, Field field)
    {
        if (!layout.Has(field)) return Moment.Missing;
        var text = record[field];
        if (words.Missing.IsMissing(text)) return Moment.Missing;
        var reading = layout.InstantOf(field, text);
        return reading.HasInstant ? Moment.Between(reading.Earliest, reading.Latest) : Moment.Unknown;
    }

    /// <summary>A damaged line may hide a touch of every lead whose id it shows.</summary>
    private void MarkDamaged(Utf8Text line)
    {
        int start = 0;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && IsIdByte(line[i])) continue;
            if (i > start)
            {
                int lead = Book.Find(LeadBook.KeyOf(line.Slice(start, i - start)));
                if (lead >= 0) Book.Leads[lead].Flags |= LeadFlags.IsDamaged;
            }

            start = i + 1;
        }
    }

    private static bool IsIdByte(byte value) =>
        value is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z')
            or (byte)'-' or (byte)'_' or (byte)'.' or (byte)'@' or >= 0x80;

    private void Merge()
    {
        foreach (var (lead, id, isLoser) in merges)
        {
            int other = Book.Find(Utf8Text.Of(id));
            if (other < 0 && !isLoser) Book.AddAlias(id, lead);
            if (other < 0 || other == lead) continue;
            if (isLoser) Book.Leads[lead].MergedInto = other;
            else Book.Leads[other].MergedInto = lead;
            Book.HasMerged = true;
        }

        merges.Clear();
    }

    private void Count(AnomalyKind kind, Record record) =>
        Anomalies.Add(kind, files[files.Count - 1], (int)record.Row.Line);
}
