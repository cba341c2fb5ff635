using System.Collections.Generic;
using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>What the words of a column stand for, where an export writes codes: <c>6</c> for <c>Send Email</c>.</summary>
internal sealed class CellWords
{
    private readonly Dictionary<Utf8Text, Utf8Text> meanings = [];
    private readonly Utf8Text? otherwise;

    /// <param name="meanings">Word to meaning; words are compared ordinally, without blanks around them.</param>
    /// <param name="otherwise">The meaning of all other words; null: they stand for themselves.</param>
    public CellWords(IEnumerable<KeyValuePair<string, string>> meanings, string? otherwise)
    {
        foreach (var pair in meanings) this.meanings.Add(Utf8Text.Of(pair.Key), Utf8Text.Of(pair.Value));
        if (otherwise is not null) this.otherwise = Utf8Text.Of(otherwise);
    }

    public Utf8Text Read(Utf8Text cell) =>
        meanings.TryGetValue(cell.Trim(), out var meaning) ? meaning : otherwise ?? cell;
}
