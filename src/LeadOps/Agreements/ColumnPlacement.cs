namespace LeadOps;

/// <summary>Which field a column of an export holds, whatever the profile says.</summary>
public sealed class ColumnPlacement
{
    internal ColumnPlacement(string header, Field? field)
    {
        Header = header;
        Field = field;
    }

    /// <summary>The column's header as the export has it.</summary>
    public string Header { get; }

    /// <summary>The field it holds; null to leave the column unplaced.</summary>
    public Field? Field { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Header} = {Field?.Name ?? "(not placed)"}";
}
