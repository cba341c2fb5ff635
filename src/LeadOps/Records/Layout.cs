using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>
/// Which column of a row holds which field, and how its values are read. Columns come first to last as in the file; a
/// JSON export may add columns while it is read, so ask the layout each time instead of keeping its answer.
/// </summary>
internal sealed class Layout
{
    private readonly List<string> headers = [];
    private readonly List<Field?> fields = [];
    private readonly List<DateOrder> orders = [];
    private readonly List<char> marks = [];
    private readonly int[] columnOf = new int[Field.Count];
    private DistinctValues<Field?>? changedFields;
    private Field? unnamedChange;
    private CellWords?[]? words;
    private Utf8Text[] nulls = [];
    private bool isPlain = true;
    private List<Property>? properties;
    private Dictionary<string, Property>? byName;

    public Layout(RecordKind kind, string file)
    {
        Kind = kind;
        File = file;
        for (int i = 0; i < columnOf.Length; i++) columnOf[i] = -1;
        unnamedChange = kind == RecordKind.StageChange ? Field.Stage : kind == RecordKind.OwnerChange ? Field.Owner : null;
    }

    public RecordKind Kind { get; }

    /// <summary>The file's name as findings show it.</summary>
    public string File { get; }

    public IReadOnlyList<string> Headers => headers;

    /// <summary>The field of each column, null where the column was not placed.</summary>
    public IReadOnlyList<Field?> Fields => fields;

    /// <summary>The zone of date-times without an offset; null where nobody knows it.</summary>
    public Zone? Zone { get; set; }

    /// <summary>The zone in which instants are given out; without one, that of the file.</summary>
    public Zone? ShownZone { get; set; }

    /// <summary>The zone whose days dates without a time are; null where nobody knows it.</summary>
    public Zone? DayZone { get; set; }

    /// <summary>Whether 12 or 13 digits are an instant: milliseconds since 1970 in UTC.</summary>
    public bool HasEpochMilliseconds { get; set; }

    /// <summary>How this export writes yes and no.</summary>
    public Func<Utf8Text, bool?> ReadBoolean { get; set; } = Values.ReadBoolean;

    /// <summary>
    /// What this export's name of a changed field stands for: <see cref="Field.Stage"/>, <see cref="Field.Status"/> or
    /// <see cref="Field.Owner"/>; null for any other field.
    /// </summary>
    public Func<string, Field?> FindChangedField { get; set; } = _ => null;

    /// <returns>Whether the column was placed: a field has one column, the first.</returns>
    public bool Add(string header, Field? field)
    {
        bool placed = field is not null && columnOf[field.Index] < 0;
        if (placed) columnOf[field!.Index] = headers.Count;
        bool isNewStatus = placed && field == Field.To && Kind == RecordKind.StageChange
            && TextKey.Compact(header).Contains("status");
        if (isNewStatus) unnamedChange = Field.Status;
        headers.Add(header);
        fields.Add(placed ? field : null);
        orders.Add(DateOrder.Unknown);
        marks.Add(Values.UnknownMark);
        properties = null;
        byName = null;
        return placed;
    }

    /// <summary>The column of a field, or -1.</summary>
    public int ColumnOf(Field field) => columnOf[field.Index];

    public bool Has(Field field) => columnOf[field.Index] >= 0;

    /// <summary>Whether the text is one that stands for nothing in this export.</summary>
    public bool IsNull(Utf8Text text)
    {
        foreach (var word in nulls)
        {
            if (word.Equals(text)) return true;
        }

        return false;
    }

    /// <summary>What this export writes for nothing.</summary>
    public void SetNulls(IEnumerable<string> values)
    {
        nulls = values.Select(Utf8Text.Of).ToArray();
        isPlain = words is null && nulls.Length == 0;
    }

    /// <summary>What the words of a field stand for in this export.</summary>
    public void SetWords(Field field, CellWords meanings)
    {
        words ??= new CellWords?[columnOf.Length];
        words[field.Index] = meanings;
        isPlain = false;
    }

    /// <summary>Has a field that no column was placed for follow from the words of one.</summary>
    public void Imply(Field field, int column, CellWords meanings)
    {
        if (Has(field)) return;
        columnOf[field.Index] = column;
        SetWords(field, meanings);
    }

    /// <summary>What a cell says of a field: the cell itself, unless this export writes codes or words for nothing.</summary>
    public Utf8Text TextOf(Field field, Utf8Text cell)
    {
        if (isPlain) return cell;
        if (IsNull(cell)) return Utf8Text.Empty;
        return words?[field.Index] is { } meanings ? meanings.Read(cell) : cell;
    }

    public DateOrder OrderOf(int column) => orders[column];

    public void SetOrder(int column, DateOrder order) => orders[column] = order;

    /// <summary>
    /// The field of the lead that a record of a history is about: <see cref="Field.Stage"/>, <see cref="Field.Status"/>
    /// or <see cref="Field.Owner"/>. Null: another field, so that it is no change of the lead's way through sales.
    /// A record that does not name the field is about what its kind and its header say. For one thread.
    /// </summary>
    public Field? ChangedFieldOf(Record record)
    {
        var name = record[Field.ChangedField].Trim();
        if (name.IsEmpty) return unnamedChange;
        changedFields ??= new DistinctValues<Field?>();
        if (changedFields.TryGet(name, out var field)) return field;
        field = FindChangedField(name.ToString());
        changedFields.Add(name, field);
        return field;
    }

    /// <summary>The decimal mark of a column, or <see cref="Values.UnknownMark"/>.</summary>
    public char MarkOf(int column) => marks[column];

    public void SetMark(int column, char mark) => marks[column] = mark;

    /// <summary>Reads the date or date-time of a field that has a column.</summary>
    public InstantReading InstantOf(Field field, Utf8Text text)
    {
        var order = orders[columnOf[field.Index]];
        return DateText.Read(text, order, out var reading, HasEpochMilliseconds) == DateStatus.Ok
            ? InstantReader.Place(reading, reading.HasTime ? Zone : DayZone)
            : InstantReader.Read(text, order, Zone);
    }

    /// <summary>Reads the number or amount of a field.</summary>
    public decimal? NumberOf(Field field, Utf8Text text) =>
        field.Type == FieldType.Money ? MoneyOf(field, text, out _) : Values.ReadNumber(text, MarkOf(field));

    /// <summary>Reads an amount and the currency it names, as <see cref="Values.ReadMoney"/> does.</summary>
    public decimal? MoneyOf(Field field, Utf8Text text, out string? currency) =>
        Values.ReadMoney(text, MarkOf(field), out currency);

    private char MarkOf(Field field) => Has(field) ? marks[columnOf[field.Index]] : Values.UnknownMark;

    /// <summary>The value of a field as its type; null where the text is empty, uncertain or cannot be read so.</summary>
    public object? ValueOf(Field field, Utf8Text text)
    {
        if (text.IsEmpty || IsNull(text)) return null;
        switch (field.Type)
        {
            case FieldType.Instant:
                var reading = InstantOf(field, text);
                return reading.IsExact ? (ShownZone ?? Zone ?? Zone.Utc).ToOffset(reading.Earliest) : null;
            case FieldType.Boolean:
                return ReadBoolean(text);
            case FieldType.Number:
            case FieldType.Money:
                return NumberOf(field, text);
            default:
                return text.ToString();
        }
    }

    /// <summary>The type of the values of a field.</summary>
    public static Type TypeOf(Field field) => field.Type switch
    {
        FieldType.Instant => typeof(DateTimeOffset),
        FieldType.Boolean => typeof(bool),
        FieldType.Number or FieldType.Money => typeof(decimal),
        _ => typeof(string),
    };

    /// <summary>Names of the properties of a record: placed fields in the order of their kind, then all columns.</summary>
    public IReadOnlyList<string> PropertyNames => Properties().Select(property => property.Name).ToList();

    /// <summary>Finds a property, case ignored. A field of the kind that was not placed is there, and empty.</summary>
    public bool TryFindProperty(string name, out Property property)
    {
        byName ??= NamedProperties();
        return byName.TryGetValue(name, out property);
    }

    private Dictionary<string, Property> NamedProperties()
    {
        var named = new Dictionary<string, Property>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in Properties()) named[property.Name] = property;
        foreach (var field in Field.Of(Kind))
        {
            if (!named.ContainsKey(field.PropertyName)) named[field.PropertyName] = new Property(field.PropertyName, -1, field);
        }

        return named;
    }

    private List<Property> Properties()
    {
        if (properties is not null) return properties;
        var list = new List<Property>();
        var placed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in Field.Of(Kind))
        {
            if (!Has(field)) continue;
            list.Add(new Property(field.PropertyName, ColumnOf(field), field));
            placed.Add(field.PropertyName);
        }

        var unique = new UniqueNames(StringComparer.OrdinalIgnoreCase);
        foreach (string name in placed) unique.Take(name, out _);
        for (int i = 0; i < headers.Count; i++)
        {
            // Headers are told apart by case, properties are not.
            string name = placed.Contains(headers[i]) ? headers[i] + "#raw" : headers[i];
            list.Add(new Property(unique.Take(name, out _), i, null));
        }

        return properties = list;
    }

    /// <summary>One property of a record: a column under a name, and the field it is read as.</summary>
    internal readonly struct Property(string name, int column, Field? field)
    {
        public string Name { get; } = name;

        public int Column { get; } = column;

        public Field? Field { get; } = field;
    }
}
