using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>Texts that likely stand for one person, and what was counted of them.</summary>
internal sealed class PersonCluster
{
    public string Name { get; set; } = "";

    /// <summary>Other texts for the person, one for each that is not equal when compared.</summary>
    public List<string> Aliases { get; } = [];

    /// <summary>Those of the aliases that were joined because they look like the name.</summary>
    public List<string> Doubtful { get; } = [];

    /// <summary>The rows of an export of people; several where team or role changed.</summary>
    public List<ListedPerson> Listed { get; } = [];

    public long Rows { get; set; }

    public long Changes { get; set; }

    public long Activities { get; set; }
}

/// <summary>Tells people from queues and programs, and joins the texts that stand for one person.</summary>
internal static class PersonClusters
{
    private static readonly Regex NoPerson = new(
        @"\b(queue|warteschlange|round ?robin|unassigned|nobody|no owner|system|automation|workflow|integration|bot)\b",
        RegexOptions.CultureInvariant);

    /// <summary>People by name, and the owners that are none.</summary>
    public static (IReadOnlyList<PersonCluster> People, IReadOnlyList<OwnerCount> Others) Of(OwnerTally tally)
    {
        var nodes = new SortedDictionary<string, Node>(StringComparer.Ordinal);
        var others = new List<OwnerCount>();
        foreach (var owner in tally.Owners)
        {
            bool isBesideOther = owner.Beside.Keys.Any(beside => IsOther(beside) && AreMostlyTogether(owner, beside));
            if (IsOther(owner) || isBesideOther) others.Add(owner);
            else NodeOf(nodes, owner.Text).Owners.Add(owner);
        }

        foreach (var listed in InOrder(tally.Listed))
        {
            var node = NodeOf(nodes, listed.Name);
            node.Listed.Add(listed);
            node.Root.HasListed = true;
            foreach (string text in listed.Others) Join(node, NodeOf(nodes, text));
        }

        JoinBeside(nodes, others);
        JoinAlike(nodes.Values.ToList());
        var people = nodes.Values
            .GroupBy(node => node.Root)
            .Select(Person)
            .OrderBy(person => TextKey.Normalise(person.Name), StringComparer.Ordinal)
            .ThenBy(person => person.Name, StringComparer.Ordinal)
            .ToArray();
        return (people, InOrder(others).ToArray());
    }

    private static IEnumerable<OwnerCount> InOrder(IEnumerable<OwnerCount> owners) =>
        owners.OrderByDescending(owner => owner.Weight).ThenBy(owner => owner.Text, StringComparer.Ordinal);

    private static bool IsOther(OwnerCount owner) => owner.IsQueue || NoPerson.IsMatch(TextKey.Normalise(owner.Text));

    private static bool AreMostlyTogether(OwnerCount a, OwnerCount b) =>
        a.Beside[b] * 2 > a.Beside.Values.Sum() && a.Beside[b] * 2 > b.Beside.Values.Sum();

    private static IEnumerable<ListedPerson> InOrder(IEnumerable<ListedPerson> listed) => listed
        .OrderBy(person => person.Name, StringComparer.Ordinal)
        .ThenBy(person => person.From ?? DateTime.MinValue)
        .ThenBy(person => person.Until ?? DateTime.MaxValue)
        .ThenBy(person => person.Team, StringComparer.Ordinal)
        .ThenBy(person => person.Role, StringComparer.Ordinal)
        .ThenBy(person => string.Join("\n", person.Others), StringComparer.Ordinal);

    private static Node NodeOf(SortedDictionary<string, Node> nodes, string text)
    {
        string key = LeadOps.Person.KeyOf(text);
        if (!nodes.TryGetValue(key, out var node)) nodes.Add(key, node = new Node());
        node.Texts.Add(text);
        return node;
    }

    /// <summary>Joins an id and a name that stood in one row, where each is mostly with the other.</summary>
    private static void JoinBeside(SortedDictionary<string, Node> nodes, List<OwnerCount> others)
    {
        foreach (var node in nodes.Values)
        {
            foreach (var owner in node.Owners)
            {
                foreach (var beside in owner.Beside.Keys.Where(beside => AreMostlyTogether(owner, beside)))
                {
                    if (!others.Contains(beside)) Join(node, nodes[LeadOps.Person.KeyOf(beside.Text)]);
                }
            }
        }
    }

    /// <summary>Joins a name, the same name in another order, and an address made of it.</summary>
    private static void JoinAlike(List<Node> nodes)
    {
        var byPrint = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            string print = TextKey.Fingerprint(NamePart(node.Text));
            if (print.IndexOf(' ') < 0 || print.Any(char.IsDigit)) continue;
            if (!byPrint.TryGetValue(print, out var first)) byPrint.Add(print, node);
            else if (first.Root != node.Root && Join(first, node)) node.IsDoubtful = first.IsDoubtful = true;
        }
    }

    private static string NamePart(string text)
    {
        int at = text.IndexOf('@');
        return at > 0 ? text.Substring(0, at) : text;
    }

    /// <summary>Two people of a list are two, whatever stands beside them.</summary>
    private static bool Join(Node a, Node b)
    {
        a = a.Root;
        b = b.Root;
        if (a == b || (a.HasListed && b.HasListed)) return false;
        if (b.HasListed) (a, b) = (b, a);
        b.Parent = a;
        a.HasListed |= b.HasListed;
        return true;
    }

    private static PersonCluster Person(IEnumerable<Node> group)
    {
        var nodes = group
            .OrderByDescending(node => node.Listed.Count > 0)
            .ThenBy(node => KindOf(node.Text))
            .ThenByDescending(node => node.Owners.Sum(owner => owner.Weight))
            .ThenBy(node => node.Text, StringComparer.Ordinal)
            .ToList();
        var person = new PersonCluster { Name = nodes[0].Text };
        person.Aliases.AddRange(nodes.Skip(1).Select(node => node.Text));
        person.Doubtful.AddRange(nodes.Skip(1).Where(node => node.IsDoubtful).Select(node => node.Text));
        person.Listed.AddRange(nodes.SelectMany(node => node.Listed));
        foreach (var owner in nodes.SelectMany(node => node.Owners))
        {
            person.Rows += owner.Rows;
            person.Changes += owner.Changes;
            person.Activities += owner.Activities;
        }

        return person;
    }

    /// <summary>Names before addresses before ids.</summary>
    private static int KindOf(string text) =>
        IsId(text) ? 2 : text.IndexOf('@') > 0 ? 1 : 0;

    public static bool IsId(string text) =>
        text.Any(char.IsDigit) && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') && text.IndexOf(' ') < 0;

    /// <summary>Texts that compare as one.</summary>
    private sealed class Node
    {
        public Node? Parent { get; set; }

        public Node Root => Parent is null ? this : Parent.Root;

        public SortedSet<string> Texts { get; } = new(StringComparer.Ordinal);

        public List<OwnerCount> Owners { get; } = [];

        public List<ListedPerson> Listed { get; } = [];

        public bool HasListed { get; set; }

        public bool IsDoubtful { get; set; }

        /// <summary>The spelling that a list has, or the most frequent.</summary>
        public string Text => Listed.Count > 0
            ? Listed[0].Name
            : InOrder(Owners).FirstOrDefault()?.Text ?? Texts.First();
    }
}
