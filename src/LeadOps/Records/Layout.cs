using System.Collections.Generic;

namespace LeadOps.Records;

/// <summary>
/// Which column of a row holds which field. Columns come first to last as in the file; a JSON export may add columns
/// while it is read, so ask the layout each time instead of keeping its answer.
/// </summary>
internal sealed class Layout
{
    private readonly List<string> headers = [];
    private readonly List<Field?> fields = [];
    private readonly int[] columnOf = new int[Field.Count];

    public Layout(RecordKind kind, string file)
    {
        Kind = kind;
        File = file;
        for (int i = 0; i < columnOf.Length; i++) columnOf[i] = -1;
    }

    public RecordKind Kind { get; }

    /// <summary>The file's name as findings show it.</summary>
    public string File { get; }

    public IReadOnlyList<string> Headers => headers;

    /// <summary>The field of each column, null where the column was not placed.</summary>
    public IReadOnlyList<Field?> Fields => fields;

    public void Add(string header, Field? field)
    {
        if (field is not null && columnOf[field.Index] < 0) columnOf[field.Index] = headers.Count;
        else field = null;
        headers.Add(header);
        fields.Add(field);
    }

    /// <summary>The column of a field, or -1.</summary>
    public int ColumnOf(Field field) => columnOf[field.Index];

    public bool Has(Field field) => columnOf[field.Index] >= 0;
}
