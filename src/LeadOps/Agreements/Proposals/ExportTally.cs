using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>An export that was counted.</summary>
internal sealed class TalliedExport
{
    private readonly Layout layout;

    public TalliedExport(Layout layout, Profile profile)
    {
        this.layout = layout;
        Profile = profile;
    }

    public string Name => layout.File;

    public RecordKind Kind => layout.Kind;

    public Profile Profile { get; }

    public IReadOnlyList<string> Headers => layout.Headers;

    public long Records { get; set; }
}

/// <summary>What the text of a cell is; one object for all that are alike.</summary>
internal sealed class CellKind
{
    public static readonly CellKind Value = new(null, "");
    public static readonly CellKind Empty = new(null, "");

    public CellKind(string? placeholder, string written)
    {
        Placeholder = placeholder;
        Written = written;
    }

    /// <summary>Normalised; null for one that is none.</summary>
    public string? Placeholder { get; }

    /// <summary>The placeholder as the file has it.</summary>
    public string Written { get; }
}

/// <summary>A column of a kind of export, over all exports: a field, or a header that has none.</summary>
internal sealed class ColumnTally
{
    private const int FewValues = 60;

    private readonly DistinctValues<bool>? few;
    private bool hasMany;

    public ColumnTally(RecordKind kind, Field? field, string header)
    {
        Kind = kind;
        Field = field;
        Header = header;
        if (field is null) few = new DistinctValues<bool>();

        // A name may be Null, and a note may say "none".
        HasPlaceholders = field is null || !field.IsPersonal || field == Field.City || field == Field.Region
            || field.Type is FieldType.Phone or FieldType.Email;
    }

    public RecordKind Kind { get; }

    public Field? Field { get; }

    public string Header { get; }

    public bool HasPlaceholders { get; }

    /// <summary>What was found out about its distinct texts.</summary>
    public DistinctValues<CellKind> Known { get; } = new();

    public long Records { get; set; }

    public long Empty { get; set; }

    /// <summary>Normalised placeholder to how often it occurs.</summary>
    public Dictionary<string, long> Placeholders { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// How many different values a column without a field has; 0 where they are many, or numbers, dates or long.
    /// </summary>
    public int FewDifferent => hasMany ? 0 : few?.Count ?? 0;

    /// <summary>Records with a value, given which placeholders mean none.</summary>
    public long Present(ICollection<string> missing) =>
        Records - Empty - Placeholders.Where(one => missing.Contains(one.Key)).Sum(one => one.Value);

    public void Count(Utf8Text text)
    {
        if (few is null || hasMany || few.TryGet(text, out _)) return;
        hasMany = few.Count == FewValues || text.Length > DistinctValues<bool>.MaxBytes || IsNoWord(text);
        few.Add(text, true);
    }

    private static bool IsNoWord(Utf8Text text) =>
        Values.ReadNumber(text) is not null || Values.ReadBoolean(text) is not null
        || DateText.Read(text.Trim(), DateOrder.Unknown, out _) is DateStatus.Ok or DateStatus.AmbiguousOrder;
}

/// <summary>
/// Counts what exports say, for an agreement that fits them. Holds the distinct values of the fields that speak a
/// vocabulary, the owners, and the changes of stage that occur; no records.
/// </summary>
internal sealed class ExportTally : IRecordSink
{
    private readonly MissingValues missing = new([]);
    private readonly MissingValues placeholders = new(Proposals.Placeholders.Known);
    private readonly Dictionary<(RecordKind Kind, string Name), ColumnTally> columns = [];
    private readonly Dictionary<Field, ValueTally> values = [];
    private readonly Dictionary<(ValueCount? From, ValueCount To), long> changes = [];
    private readonly Dictionary<string, long> written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> offsets = new(StringComparer.Ordinal);
    private readonly List<ColumnTally> current = [];
    private readonly List<int> otherOwners = [];
    private TalliedExport export = null!;
    private ExportPlan plan = null!;

    public List<TalliedExport> Exports { get; } = [];

    public OwnerTally Owners { get; } = new();

    public IEnumerable<ColumnTally> Columns => columns.Values;

    /// <summary>How each placeholder is written, letter by letter, and how often.</summary>
    public IReadOnlyDictionary<string, long> WrittenPlaceholders => written;

    /// <summary>The offsets that date-times carry, and how many do.</summary>
    public IReadOnlyDictionary<string, long> Offsets => offsets;

    /// <summary>Changes of stage; from null where the history shows nothing before.</summary>
    public IReadOnlyDictionary<(ValueCount? From, ValueCount To), long> StageChanges => changes;

    /// <summary>The values of a field, or null where no export has a column that speaks its words.</summary>
    public ValueTally? ValuesOf(Field field) => values.TryGetValue(field, out var tally) ? tally : null;

    void IRecordSink.Begin(ExportPlan plan)
    {
        this.plan = plan;
        export = new TalliedExport(plan.Layout, plan.Match.Profile);
        Exports.Add(export);
        current.Clear();
        FindOwners();
    }

    void IRecordSink.Fact(in StructureFact fact)
    {
        // Test-Lead is for these.
    }

    void IRecordSink.Grown(Layout layout) => FindOwners();

    void IRecordSink.End()
    {
    }

    void IRecordSink.Record(Record record)
    {
        var layout = record.Layout;
        export.Records++;
        for (int i = 0; i < layout.Headers.Count; i++)
        {
            if (i == current.Count) AddColumn(layout, i);
            Count(current[i], record.Row[i]);
        }

        switch (layout.Kind)
        {
            case RecordKind.StageChange or RecordKind.OwnerChange:
                CountChange(record);
                break;
            case RecordKind.Person:
                List(record);
                break;
            default:
                CountOwner(record);
                break;
        }
    }

    private void AddColumn(Layout layout, int column)
    {
        var field = layout.Fields[column];
        string header = layout.Headers[column];
        var key = (layout.Kind, field?.Name ?? "#" + header);
        if (!columns.TryGetValue(key, out var tally)) columns.Add(key, tally = new ColumnTally(layout.Kind, field, header));
        current.Add(tally);
        foreach (var terms in field is null ? [] : TermFields.Of(layout.Kind, field))
        {
            if (!values.ContainsKey(terms)) values.Add(terms, new ValueTally());
        }

        // A JSON export shows its columns one by one; the records before had nothing there.
        tally.Records += export.Records - 1;
        tally.Empty += export.Records - 1;
    }

    private void Count(ColumnTally column, Utf8Text text)
    {
        column.Records++;
        if (text.IsEmpty)
        {
            column.Empty++;
            return;
        }

        if (!column.Known.TryGet(text, out var cell))
        {
            cell = KindOf(column, text);
            column.Known.Add(text, cell);
        }

        if (cell == CellKind.Empty)
        {
            column.Empty++;
            return;
        }

        if (cell.Placeholder is { } key)
        {
            Add(column.Placeholders, key);
            Add(written, cell.Written);
            if (column.Field is null) return;
        }

        column.Count(text);
        var field = column.Field;
        if (field is null) return;
        if (field.Type == FieldType.Instant) CountOffset(text);
        if (field.Type != FieldType.Term || TermFields.Of(column.Kind, field).Length == 0) return;
        if (values[field].Of(text) is not { } count) return;
        count.Rows++;
        Meet(count);
    }

    private CellKind KindOf(ColumnTally column, Utf8Text text)
    {
        if (missing.IsMissing(text)) return CellKind.Empty;
        if (!column.HasPlaceholders || !placeholders.IsMissing(text)) return CellKind.Value;
        string value = text.ToString().Trim();
        return new CellKind(TextKey.Normalise(value), value);
    }

    /// <summary>
    /// Remembers where a text occurs. It is an internal name if all its occurrences came from a program's interface.
    /// </summary>
    private void Meet(ValueCount count)
    {
        if (count.Exports.Count == 0 || count.Exports[count.Exports.Count - 1] != export) count.Exports.Add(export);


        // Profiles of files only are of what people export, with the labels that people see.
        bool isInternal = !plan.Match.Profile.IsGeneric && plan.Match.Profile.Format != ProfileFormat.Csv;
        count.IsInternal = isInternal && (count.Weight == 1 || count.IsInternal);
    }

    private void CountOffset(Utf8Text text)
    {
        int end = text.Length;
        string? offset = null;
        if (end > 10 && text[end - 1] == 'Z') offset = "Z";
        else if (end > 16 && text[end - 3] == ':' && text[end - 6] is (byte)'+' or (byte)'-') offset = Tail(text, 6);
        else if (end > 16 && text[end - 5] == '+') offset = Tail(text, 5);
        if (offset is not null) Add(offsets, offset);
    }

    private static string Tail(Utf8Text text, int length) => text.Slice(text.Length - length, length).ToString();

    private void CountChange(Record record)
    {
        var field = record.Layout.ChangedFieldOf(record);
        if (field is not null && field != Field.Owner && record.Layout.Kind == RecordKind.StageChange)
        {
            var to = ValueOf(field, record[Field.To]);
            var from = ValueOf(field, record[Field.From]);
            if (from is not null)
            {
                from.Left++;
                Meet(from);
            }

            if (to is null) return;
            to.Entered++;
            Meet(to);
            if (field == Field.Stage) Add(changes, (from, to));
        }
        else if (field == Field.Owner)
        {
            foreach (var side in new[] { Field.From, Field.To })
            {
                if (Owner(record[side]) is { } owner) owner.Changes++;
            }
        }
    }

    private ValueCount? ValueOf(Field field, Utf8Text text) => missing.IsMissing(text) ? null : values[field].Of(text);

    private void FindOwners()
    {
        otherOwners.Clear();
        for (int i = 0; i < plan.Layout.Headers.Count; i++)
        {
            // A second column of owners beside the one that was placed: names beside ids.
            bool isOwner = plan.Match.FieldOf(plan.Layout.Headers[i]) == Field.Owner;
            if (isOwner && plan.Layout.Fields[i] is null) otherOwners.Add(i);
        }
    }

    private void CountOwner(Record record)
    {
        var text = record[Field.Owner];
        if (text.IsEmpty || Owner(text) is not { } owner) return;
        if (record.Layout.Kind == RecordKind.Activity) owner.Activities++;
        else owner.Rows++;
        foreach (int column in otherOwners) OwnerTally.Pair(owner, Owner(record.Row[column]));
    }

    private OwnerCount? Owner(Utf8Text text)
    {
        if (missing.IsMissing(text) || placeholders.IsMissing(text) || Owners.Of(text) is not { } owner) return null;
        owner.IsQueue |= plan.Match.Profile.IsQueue(text.Trim());
        return owner;
    }

    private void List(Record record)
    {
        string id = Text(record, Field.Id), email = Text(record, Field.Email), name = Text(record, Field.FullName);
        var texts = new[] { name, email, id }.Where(text => text.Length > 0).ToArray();
        if (texts.Length == 0 || Owners.Listed.Count >= OwnerTally.MostOwners) return;
        string team = Text(record, Field.Team), role = Text(record, Field.Role);
        Owners.Listed.Add(new ListedPerson
        {
            Name = texts[0],
            Others = texts.Skip(1).ToArray(),
            Team = team.Length == 0 ? null : team,
            Role = role.Length == 0 ? null : role,
            From = Day(record, Field.Starts),
            Until = Day(record, Field.Ends),
        });
    }

    private string Text(Record record, Field field)
    {
        var text = record[field];
        return missing.IsMissing(text) || placeholders.IsMissing(text) ? "" : text.ToString().Trim();
    }

    /// <summary>The day as it is written; null where it is none, or could be two.</summary>
    private static DateTime? Day(Record record, Field field)
    {
        int column = record.Layout.ColumnOf(field);
        if (column < 0) return null;
        return DateText.Read(record.Row[column].Trim(), record.Layout.OrderOf(column), out var day) == DateStatus.Ok
            ? new DateTime(day.Year, day.Month, day.Day)
            : null;
    }

    private static void Add<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull
    {
        counts.TryGetValue(key, out long count);
        counts[key] = count + 1;
    }
}
