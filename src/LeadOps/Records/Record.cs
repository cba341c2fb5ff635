using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>A row under its layout: what rules, conditions and calculations see. Reused from row to row.</summary>
internal sealed class Record
{
    public Record(Layout layout, Row row)
    {
        Layout = layout;
        Row = row;
    }

    public Layout Layout { get; }

    public Row Row { get; }

    /// <summary>
    /// The text of a field: as the file has it, or what <see cref="Layout.TextOf"/> makes of that; empty where the layout
    /// or the row lacks it.
    /// </summary>
    public Utf8Text this[Field field] => Layout.TextOf(field, Row[Layout.ColumnOf(field)]);
}
