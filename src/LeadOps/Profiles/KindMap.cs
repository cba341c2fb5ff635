using System;
using System.Collections.Generic;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>One of the spellings of a field's header; rank 0 is the CRM's own.</summary>
internal sealed class Spelling
{
    public Spelling(Field field, string header, int rank)
    {
        Field = field;
        Header = header;
        Rank = rank;
    }

    public Field Field { get; }

    public string Header { get; }

    public int Rank { get; }
}

/// <summary>Which header is which field in one kind of a profile's exports.</summary>
internal sealed class KindMap
{
    private static readonly IReadOnlyList<Spelling> None = [];

    private readonly Dictionary<string, List<Spelling>> byFolded = new(StringComparer.Ordinal);
    private readonly List<Field> fields = [];

    public KindMap(RecordKind kind) => Kind = kind;

    public RecordKind Kind { get; }

    /// <summary>What the words of a field stand for.</summary>
    public Dictionary<Field, CellWords> Words { get; } = [];

    /// <summary>Fields that follow from others, or from which columns there are, where they have no column.</summary>
    public List<ImpliedField> Implied { get; } = [];

    /// <summary>The fields that have a header here.</summary>
    public IReadOnlyList<Field> Fields => fields;

    public IEnumerable<KeyValuePair<string, List<Spelling>>> Folded => byFolded;

    public void Add(Field field, IReadOnlyList<string> headers)
    {
        fields.Add(field);
        for (int rank = 0; rank < headers.Count; rank++)
        {
            string folded = Headers.Fold(headers[rank]);
            if (!byFolded.TryGetValue(folded, out var spellings)) byFolded[folded] = spellings = [];
            spellings.Add(new Spelling(field, headers[rank], rank));
        }
    }

    /// <summary>What a header may be: nothing, one field, or two of which the values decide.</summary>
    public IReadOnlyList<Spelling> Find(string header) =>
        byFolded.TryGetValue(Headers.Fold(header), out var spellings) ? spellings : None;
}
