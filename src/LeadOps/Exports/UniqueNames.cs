using System;
using System.Collections.Generic;

namespace LeadOps.Exports;

/// <summary>
/// Gives each name once: one that is there already becomes <c>Name#2</c>, then <c>Name#3</c>. Thousands may have one name;
/// each search goes on where the last one ended.
/// </summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> taken;
    private readonly Dictionary<string, int> copies;

    /// <param name="comparer">Which names are the same.</param>
    public UniqueNames(StringComparer comparer)
    {
        taken = new HashSet<string>(comparer);
        copies = new Dictionary<string, int>(comparer);
    }

    /// <summary>Whether a name was given.</summary>
    public bool Has(string name) => taken.Contains(name);

    /// <param name="name">The name that is wanted.</param>
    /// <param name="copy">Which one of that name it is, from 1.</param>
    public string Take(string name, out int copy)
    {
        string unique = name;
        if (!copies.TryGetValue(name, out copy)) copy = 1;
        while (!taken.Add(unique)) unique = FormattableString.Invariant($"{name}#{++copy}");
        copies[name] = copy;
        return unique;
    }
}
