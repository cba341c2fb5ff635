using System;
using System.Collections.Generic;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps;

/// <summary>
/// A record of an export, kept as the bytes of its row: text is made when a property is asked for. In PowerShell its
/// properties are the canonical fields that were placed, then every column under its own name.
/// </summary>
public abstract class ExportRecord
{
    private protected ExportRecord(Record record)
    {
        Layout = record.Layout;
        Row = record.Row.Copy();
    }

    internal Layout Layout { get; }

    internal Row Row { get; }

    /// <summary>What kind of record it is.</summary>
    public RecordKind Kind => Layout.Kind;

    /// <summary>The file, line and number it was read from.</summary>
    public Location Location => new(Layout.File, Row.Line, Row.Number, 0);

    /// <summary>The names of its properties: placed fields first, then the columns.</summary>
    public IReadOnlyList<string> PropertyNames => Layout.PropertyNames;

    /// <summary>The value of a property: typed for a canonical field, the exact text for a column.</summary>
    /// <param name="name">Name of a canonical property or of a column, case ignored.</param>
    /// <param name="value">Null where the cell is empty or cannot be read as its type.</param>
    /// <returns>False when the record has no such property.</returns>
    public bool TryGet(string name, out object? value)
    {
        value = null;
        if (!Layout.TryFindProperty(name, out var property)) return false;
        var text = Row[property.Column];
        value = property.Field is { } field ? Layout.ValueOf(field, Layout.TextOf(field, text)) : text.ToString();
        return true;
    }

    /// <summary>The type of a property's values.</summary>
    internal Type TypeOf(string name) =>
        Layout.TryFindProperty(name, out var property) && property.Field is { } field ? Layout.TypeOf(field) : typeof(string);

    /// <summary>Kind and id as one line.</summary>
    public override string ToString() => Kind + " " + Row[Layout.ColumnOf(Field.Id)];

    /// <summary>A record of its own from the row that is now looked at.</summary>
    internal static ExportRecord Of(Record record) => record.Layout.Kind switch
    {
        RecordKind.Lead => new Lead(record),
        RecordKind.Activity => new Activity(record),
        RecordKind.StageChange => new StageChange(record),
        RecordKind.OwnerChange => new OwnerChange(record),
        RecordKind.Opportunity => new Opportunity(record),
        RecordKind.Cost => new Cost(record),
        RecordKind.Person => new PersonRecord(record),
        _ => new UnknownRecord(record),
    };
}

/// <summary>A person or company that may buy.</summary>
public sealed class Lead : ExportRecord
{
    internal Lead(Record record) : base(record) { }
}

/// <summary>A call, mail, meeting or other thing done on a lead.</summary>
public sealed class Activity : ExportRecord
{
    internal Activity(Record record) : base(record) { }
}

/// <summary>A change of a lead's stage or status.</summary>
public sealed class StageChange : ExportRecord
{
    internal StageChange(Record record) : base(record) { }
}

/// <summary>A change of a lead's owner.</summary>
public sealed class OwnerChange : ExportRecord
{
    internal OwnerChange(Record record) : base(record) { }
}

/// <summary>A deal with an amount.</summary>
public sealed class Opportunity : ExportRecord
{
    internal Opportunity(Record record) : base(record) { }
}

/// <summary>What marketing spent on a source or campaign over a time.</summary>
public sealed class Cost : ExportRecord
{
    internal Cost(Record record) : base(record) { }
}

/// <summary>A person of a people export; the agreement's own people are <see cref="Person"/>.</summary>
public sealed class PersonRecord : ExportRecord
{
    internal PersonRecord(Record record) : base(record) { }
}

/// <summary>A row whose kind was not recognised.</summary>
public sealed class UnknownRecord : ExportRecord
{
    internal UnknownRecord(Record record) : base(record) { }
}
