using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>A distinct text that stands for an owner, and where it occurs.</summary>
internal sealed class OwnerCount
{
    public OwnerCount(string text) => Text = text;

    public string Text { get; }

    /// <summary>Leads and deals.</summary>
    public long Rows { get; set; }

    /// <summary>Changes of owner to or from it.</summary>
    public long Changes { get; set; }

    public long Activities { get; set; }

    /// <summary>Whether the profile knows it for the id of a queue.</summary>
    public bool IsQueue { get; set; }

    /// <summary>Other texts that stood beside it in one row, and how often.</summary>
    public Dictionary<OwnerCount, long> Beside { get; } = [];

    public long Weight => Rows + Changes + Activities;
}

/// <summary>A row of an export of people.</summary>
internal sealed class ListedPerson
{
    public string Name { get; set; } = "";

    public IReadOnlyList<string> Others { get; set; } = [];

    public string? Team { get; set; }

    public string? Role { get; set; }

    public DateTime? From { get; set; }

    public DateTime? Until { get; set; }
}

/// <summary>Who owns what, over all exports.</summary>
internal sealed class OwnerTally
{
    /// <summary>More people than an agreement lists.</summary>
    public const int MostOwners = 1000;

    private readonly Dictionary<string, OwnerCount> owners = new(StringComparer.Ordinal);
    private readonly DistinctValues<OwnerCount> known = new();

    public IEnumerable<OwnerCount> Owners => owners.Values.OrderBy(owner => owner.Text, StringComparer.Ordinal);

    public List<ListedPerson> Listed { get; } = [];

    public bool HasTooMany { get; private set; }

    /// <summary>The count of an owner; null once there are too many.</summary>
    public OwnerCount? Of(Utf8Text text)
    {
        var trimmed = text.Trim();
        if (HasTooMany || trimmed.Length == 0) return null;
        if (known.TryGet(trimmed, out var owner)) return owner;
        string value = trimmed.ToString();
        if (!owners.TryGetValue(value, out owner!))
        {
            if (HasTooMany = owners.Count == MostOwners)
            {
                owners.Clear();
                return null;
            }

            owners.Add(value, owner = new OwnerCount(value));
        }

        known.Add(trimmed, owner);
        return owner;
    }

    /// <summary>Two texts of one row are, likely, one person.</summary>
    public static void Pair(OwnerCount? a, OwnerCount? b)
    {
        if (a is null || b is null || a == b) return;
        a.Beside.TryGetValue(b, out long count);
        a.Beside[b] = b.Beside[a] = count + 1;
    }
}
