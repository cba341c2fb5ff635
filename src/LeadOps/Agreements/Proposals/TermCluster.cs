using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>The texts of a field that are equal when normalised.</summary>
internal sealed class Spellings
{
    public Spellings(string key, IEnumerable<ValueCount> texts)
    {
        Key = key;
        Texts = texts.OrderByDescending(text => text.Weight).ThenBy(text => text.Text, StringComparer.Ordinal).ToArray();
    }

    public string Key { get; }

    /// <summary>The most frequent first.</summary>
    public IReadOnlyList<ValueCount> Texts { get; }

    public long Weight => Texts.Sum(text => text.Weight);

    /// <summary>Whether every occurrence is an internal name.</summary>
    public bool IsInternal => Texts.All(text => text.IsInternal);
}

/// <summary>Texts of a field that are likely one term.</summary>
internal sealed class TermCluster
{
    private static readonly Regex InternalName =
        new("^([a-z0-9]+(_[a-z0-9]+)*|[A-Z0-9]+(_[A-Z0-9]+)*)$", RegexOptions.CultureInvariant);

    // Two internal names that join their words, so that nothing in them tells where one ends.
    private static readonly Dictionary<string, string> Joined = new(StringComparer.Ordinal)
    {
        ["marketingqualifiedlead"] = "Marketing Qualified Lead",
        ["salesqualifiedlead"] = "Sales Qualified Lead",
    };

    private readonly List<Spellings> spellings;

    /// <param name="spellings">What it is made of.</param>
    /// <param name="plain">Whether an internal name stays the term.</param>
    public TermCluster(IEnumerable<Spellings> spellings, bool plain = false)
    {
        this.spellings = spellings
            .OrderBy(one => one.IsInternal)
            .ThenByDescending(one => one.Weight)
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .ToList();
        var main = this.spellings[0];
        string first = main.Texts[0].Text;
        string tidy = Tidy(first);
        string? label = main.IsInternal && !plain ? Label(first) : null;
        Name = label ?? tidy;

        // A spelling that nobody's hand made: of a program's interface, or with spaces that all its occurrences share.
        var own = this.spellings.Where(IsInternalName)
            .Select(one => one.Texts[0].Text)
            .Where(text => text != Name)
            .ToList();
        bool isTyped = TextKey.IsSpace(first[0]) || TextKey.IsSpace(first[first.Length - 1]);
        if (label is null && !isTyped && main.Texts.All(text => text.Text != tidy)) own.Add(first);
        ExportedAs = own;
        Aliases = this.spellings
            .Where(one => one.Key != TextKey.Normalise(Name) && !own.Contains(one.Texts[0].Text, StringComparer.Ordinal))
            .Select(one => Tidy(one.Texts[0].Text))
            .ToList();
    }

    public string Name { get; }

    public IReadOnlyList<string> ExportedAs { get; }

    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The term's own first.</summary>
    public IReadOnlyList<Spellings> Spellings => spellings;

    public IEnumerable<ValueCount> Texts => spellings.SelectMany(one => one.Texts);

    public long Rows => Texts.Sum(text => text.Rows);

    public long Entered => Texts.Sum(text => text.Entered);

    public long Weight => Texts.Sum(text => text.Weight);

    /// <summary>A more frequent term that is near, but not surely the same; with how many characters differ.</summary>
    public (TermCluster Other, int Distance)? Near { get; set; }

    /// <summary>Whether a person must say if this is a term: far rarer than the others.</summary>
    public bool IsRare { get; set; }

    /// <summary>Whether only a program's interface has it, and it looks like that.</summary>
    public static bool IsInternalName(Spellings spellings) =>
        spellings.IsInternal && InternalName.IsMatch(spellings.Texts[0].Text);

    /// <summary>Trimmed, and white space folded to one space.</summary>
    public static string Tidy(string text)
    {
        var tidy = new System.Text.StringBuilder(text.Length);
        bool gap = false;
        foreach (char c in text)
        {
            if (TextKey.IsSpace(c))
            {
                gap = tidy.Length > 0;
                continue;
            }

            if (gap) tidy.Append(' ');
            gap = false;
            tidy.Append(c);
        }

        return tidy.ToString();
    }

    /// <summary>What people would write for an internal name; null where that is the name itself.</summary>
    private static string? Label(string name)
    {
        if (Joined.TryGetValue(name, out string? label)) return label;
        if (name.IndexOf('_') < 0 || !InternalName.IsMatch(name)) return null;
        string words = name.Replace('_', ' ').ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words.Substring(1);
    }
}

/// <summary>Groups the values of a field into terms.</summary>
internal static class TermClusters
{
    /// <summary>More terms than people can agree on.</summary>
    public const int MostTerms = 200;

    // Beyond this many different words near ones are not looked for: there are too many terms in any case.
    private const int MostKeys = 1000;

    /// <summary>A value this many times rarer than an even share asks for a decision.</summary>
    private const int Rarer = 8;

    /// <summary>Among fewer terms a rare one is plainly one of them.</summary>
    private const int FewestForRare = 4;

    /// <summary>The terms, the most frequent first; null where there are too many.</summary>
    public static IReadOnlyList<TermCluster>? Of(IEnumerable<ValueCount> values)
    {
        var keys = values
            .GroupBy(value => TextKey.Normalise(value.Text), StringComparer.Ordinal)
            .Select(group => new Spellings(group.Key, group))
            .OrderByDescending(one => one.Weight)
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .ToList();
        if (keys.Count > MostKeys) return null;
        var groups = ByLetters(keys);
        var near = JoinSlips(groups);
        if (groups.Count > MostTerms) return null;

        var clusters = groups.Select(group => new TermCluster(group)).ToArray();
        KeepNamesApart(clusters, groups);
        long total = clusters.Sum(cluster => cluster.Weight);
        for (int i = 0; i < clusters.Length; i++)
        {
            bool isFar = clusters[i].Weight * Rarer * clusters.Length < total;
            clusters[i].IsRare = isFar && clusters.Length >= FewestForRare;
            if (!near.TryGetValue(groups[i], out var other)) continue;
            clusters[i].Near = (clusters[groups.IndexOf(other.Group)], other.Distance);
        }

        return clusters
            .OrderByDescending(cluster => cluster.Weight)
            .ThenBy(cluster => cluster.Name, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>Groups spellings that share a fingerprint; the heaviest first, in a group too.</summary>
    private static List<List<Spellings>> ByLetters(List<Spellings> keys)
    {
        var groups = new List<List<Spellings>>();
        var byPrint = new Dictionary<string, List<List<Spellings>>>(StringComparer.Ordinal);
        foreach (var one in keys)
        {
            string[] prints = ["f " + TextKey.Fingerprint(one.Key), "c " + TextKey.Compact(one.Key)];
            var group = prints
                .SelectMany(print => byPrint.TryGetValue(print, out var found) ? found : [])
                .FirstOrDefault(candidate => Resemblance.SameLetters(candidate[0].Key, one.Key));
            if (group is null) groups.Add(group = []);
            group.Add(one);
            foreach (string print in prints)
            {
                if (!byPrint.TryGetValue(print, out var found)) byPrint.Add(print, found = []);
                if (!found.Contains(group)) found.Add(group);
            }
        }

        return groups;
    }

    /// <summary>
    /// Moves groups that are near one at least twice as frequent into it; those that are near one but not so rare, or
    /// near two alike, stay and are returned with what they are near to.
    /// </summary>
    private static Dictionary<List<Spellings>, (List<Spellings> Group, int Distance)> JoinSlips(List<List<Spellings>> groups)
    {
        var open = new Dictionary<List<Spellings>, (List<Spellings>, int)>();
        var weights = groups.ToDictionary(group => group, group => group.Sum(one => one.Weight));
        var ordered = groups
            .OrderByDescending(group => weights[group])
            .ThenBy(group => group[0].Key, StringComparer.Ordinal)
            .ToList();
        var heads = new List<(List<Spellings> Group, string Key)>();
        foreach (var group in ordered)
        {
            string key = group[0].Key;
            var candidates = heads
                .Select(head => (head.Group, Distance: Resemblance.Distance(head.Key, key)))
                .Where(candidate => candidate.Distance > 0)
                .OrderBy(candidate => candidate.Distance)
                .ToList();
            heads.Add((group, key));
            if (candidates.Count == 0) continue;
            var best = candidates[0];
            bool alike = candidates.Count > 1 && candidates[1].Distance == best.Distance;
            if (alike || weights[group] * 2 > weights[best.Group])
            {
                open[group] = best;
                continue;
            }

            best.Group.AddRange(group);
            groups.Remove(group);
            heads.RemoveAt(heads.Count - 1);
        }

        return open;
    }

    /// <summary>A label made of an internal name must not be another term's spelling.</summary>
    private static void KeepNamesApart(TermCluster[] clusters, List<List<Spellings>> groups)
    {
        var owners = new Dictionary<string, TermCluster>(StringComparer.Ordinal);
        foreach (var cluster in clusters)
        {
            foreach (var one in cluster.Spellings) owners[one.Key] = cluster;
        }

        for (int i = 0; i < clusters.Length; i++)
        {
            string key = TextKey.Normalise(clusters[i].Name);
            if (!owners.TryGetValue(key, out var owner)) owners.Add(key, clusters[i]);
            else if (owner != clusters[i]) clusters[i] = new TermCluster(groups[i], plain: true);
        }
    }
}
