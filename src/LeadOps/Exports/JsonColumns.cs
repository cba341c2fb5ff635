using System;
using System.Collections.Generic;

namespace LeadOps.Exports;

/// <summary>A member's name at one place of the objects: what holds its value, or its members.</summary>
internal sealed class JsonName
{
    public JsonName(Utf8Text key, JsonName? parent)
    {
        Key = key;
        Parent = parent;
    }

    /// <summary>Without escapes.</summary>
    public Utf8Text Key { get; }

    /// <summary>The name of the object it is in; null in a record itself.</summary>
    public JsonName? Parent { get; }

    /// <summary>Its column, or -1 until it has had a value other than an object.</summary>
    public int Column { get; set; } = -1;

    /// <summary>The names in it, once it was an object.</summary>
    public JsonNames? Inner { get; set; }

    /// <summary>Stands for the same name where one object has it more than once.</summary>
    public JsonName? Again { get; set; }
}

/// <summary>
/// The names that objects at one place have had. One object's names mostly follow each other as in the one before, so
/// the next is tried first and a table of hashes only then. No text is made to find a name.
/// </summary>
internal sealed class JsonNames
{
    private JsonName[] names = new JsonName[8];
    private int[] next = new int[8];
    private int[] firstOf = new int[16];

    public int Count { get; private set; }

    /// <param name="key">The name without escapes.</param>
    /// <param name="guess">Where to try first; then the place behind the name that was found.</param>
    public JsonName? Find(Utf8Text key, ref int guess)
    {
        if (guess < Count && names[guess].Key.Equals(key)) return names[guess++];
        for (int i = firstOf[key.Hash() & (firstOf.Length - 1)] - 1; i >= 0; i = next[i] - 1)
        {
            if (!names[i].Key.Equals(key)) continue;
            guess = i + 1;
            return names[i];
        }

        return null;
    }

    public void Add(JsonName name)
    {
        if (Count == names.Length)
        {
            Array.Resize(ref names, Count * 2);
            Array.Resize(ref next, Count * 2);
            firstOf = new int[Count * 4];
            for (int i = 0; i < Count; i++) Link(i);
        }

        names[Count] = name;
        Link(Count++);
    }

    private void Link(int index)
    {
        ref int first = ref firstOf[names[index].Key.Hash() & (firstOf.Length - 1)];
        next[index] = first;
        first = index + 1;
    }
}

/// <summary>The columns that a JSON export has shown so far, in the order of their first appearance.</summary>
internal sealed class JsonColumns
{
    private static readonly Utf8Text Properties = Utf8Text.Of("properties");

    private readonly List<string> headers = [];
    private readonly UniqueNames taken = new(StringComparer.Ordinal);
    private readonly string file;
    private readonly bool liftsProperties;
    private int names;
    private long headerBytes;

    public JsonColumns(string file, bool liftsProperties)
    {
        this.file = file;
        this.liftsProperties = liftsProperties;
    }

    public IReadOnlyList<string> Headers => headers;

    public int Count => headers.Count;

    /// <summary>The names of a record itself.</summary>
    public JsonNames Root { get; } = new();

    /// <summary>Whether the members of this object stand among the record's own.</summary>
    public bool IsLifted(JsonName? name) => liftsProperties && name is { Parent: null } && name.Key.Equals(Properties);

    /// <exception cref="ExportException">There are too many.</exception>
    public JsonName AddName(JsonNames among, Utf8Text key, JsonName? parent)
    {
        if (++names > Limits.Columns) throw TooMany();
        var name = new JsonName(new Utf8Text(key.ToArray(), 0, key.Length), parent);
        among.Add(name);
        return name;
    }

    /// <summary>Gives a name its column.</summary>
    /// <param name="name">A name that has none.</param>
    /// <param name="clashes">For a name in lifted properties: whether the record itself has it too.</param>
    /// <exception cref="ExportException">The headers take too much room.</exception>
    public void AddColumn(JsonName name, bool clashes)
    {
        string header = PathOf(name, true);
        if (clashes || taken.Has(header)) header = PathOf(name, false);
        Take(name, header.Length == 0 ? FormattableString.Invariant($"Column{Count + 1}") : header);
    }

    /// <summary>What a name stands for when one object has it once more.</summary>
    /// <exception cref="ExportException">There are too many.</exception>
    public JsonName Again(JsonName name)
    {
        if (name.Again is not null) return name.Again;
        if (++names > Limits.Columns) throw TooMany();
        var again = new JsonName(name.Key, name.Parent);
        Take(again, PathOf(name, true));
        return name.Again = again;
    }

    private void Take(JsonName name, string header)
    {
        string distinct = taken.Take(header, out _);
        headerBytes += distinct.Length;
        if (headerBytes > Limits.RowBytes) throw TooMany();
        name.Column = headers.Count;
        headers.Add(distinct);
    }

    private string PathOf(JsonName name, bool lifts)
    {
        string path = name.Key.ToString();
        for (var outer = name.Parent; outer is not null; outer = outer.Parent)
        {
            if (!lifts || !IsLifted(outer)) path = outer.Key + "." + path;
        }

        return path;
    }

    private ExportException TooMany() => new(
        "TooManyColumns",
        file,
        FormattableString.Invariant(
            $"the objects have more than {Limits.Columns:N0} different names, or names too long to be columns."),
        "Check that names, not values, stand before the colons; export fewer columns.");
}
