using System;
using System.Collections.Generic;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>A distinct text, letter by letter, and how often it occurs.</summary>
internal sealed class ValueCount
{
    public ValueCount(string text) => Text = text;

    public string Text { get; }

    /// <summary>Records that have it.</summary>
    public long Rows { get; set; }

    /// <summary>Changes of a history to it.</summary>
    public long Entered { get; set; }

    /// <summary>Changes of a history from it.</summary>
    public long Left { get; set; }

    /// <summary>Whether a program's interface gave it, so that it may be an internal name.</summary>
    public bool IsInternal { get; set; }

    /// <summary>The exports it occurs in.</summary>
    public List<TalliedExport> Exports { get; } = [];

    /// <summary>The count that a comment gives.</summary>
    public long Shown => Math.Max(Rows + Entered, Left);

    public long Weight => Rows + Entered + Left;
}

/// <summary>The distinct values of a field over all exports. Beyond its bounds it says only that it is.</summary>
internal sealed class ValueTally
{
    public const int MostValues = DistinctValues<ValueCount>.MaxCount;
    public const int MostCharacters = 1000;

    private readonly Dictionary<string, ValueCount> counts = new(StringComparer.Ordinal);
    private readonly DistinctValues<ValueCount> known = new();

    /// <summary>In no order.</summary>
    public IReadOnlyCollection<ValueCount> Values => counts.Values;

    /// <summary>More than <see cref="MostValues"/>: the counts are no longer whole.</summary>
    public bool HasTooMany { get; private set; }

    /// <summary>A text of more than <see cref="MostCharacters"/>: this is no vocabulary.</summary>
    public bool HasProse { get; private set; }

    /// <summary>The count of a text, or null where it is not counted.</summary>
    public ValueCount? Of(Utf8Text text)
    {
        if (HasTooMany || HasProse) return null;
        if (known.TryGet(text, out var count)) return count;
        string value = text.ToString();
        if (!counts.TryGetValue(value, out count!))
        {
            HasProse = value.Length > MostCharacters;
            HasTooMany = counts.Count == MostValues;
            if (HasProse || HasTooMany)
            {
                counts.Clear();
                return null;
            }

            counts.Add(value, count = new ValueCount(value));
        }

        known.Add(text, count);
        return count;
    }
}
