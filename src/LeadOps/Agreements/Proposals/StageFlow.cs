using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadOps.Agreements.Proposals;

/// <summary>What a stage history shows: the order of the stages, and which follows which.</summary>
internal sealed class StageFlow
{
    /// <summary>A change that fewer than one in so many took asks for a decision.</summary>
    private const int Rare = 50;

    private readonly Dictionary<TermCluster, Dictionary<TermCluster, long>> next = [];
    private readonly Dictionary<TermCluster, long> begun = [];
    private readonly HashSet<TermCluster> seen = [];

    public StageFlow(IReadOnlyList<TermCluster> stages, IReadOnlyDictionary<(ValueCount? From, ValueCount To), long> changes)
    {
        var stageOf = stages
            .SelectMany(stage => stage.Texts.Select(text => (text, stage)))
            .ToDictionary(pair => pair.text, pair => pair.stage);
        foreach (var stage in stages) next[stage] = [];
        foreach (var change in changes)
        {
            // Missing and placeholder values are no stages.
            var from = change.Key.From is { } text && stageOf.TryGetValue(text, out var known) ? known : null;
            if (!stageOf.TryGetValue(change.Key.To, out var to) || from == to) continue;
            seen.Add(to);
            if (from is null) Add(begun, to, change.Value);
            else Add(next[from], to, change.Value);
            if (from is not null) seen.Add(from);
        }

        Stages = seen.Count == 0
            ? ByName(stages)
            : Ordered(stages.Where(seen.Contains)).Concat(stages.Where(stage => !seen.Contains(stage))).ToList();
        Starts = FindStarts();
    }

    /// <summary>Whether there is a history at all.</summary>
    public bool IsKnown => seen.Count > 0;

    /// <summary>In the order in which leads mostly go through them.</summary>
    public IReadOnlyList<TermCluster> Stages { get; }

    /// <summary>Stages beside the first at which leads begin, or to which nothing leads.</summary>
    public IReadOnlyCollection<TermCluster> Starts { get; }

    /// <summary>Whether the history knows the stage.</summary>
    public bool Has(TermCluster stage) => seen.Contains(stage);

    /// <summary>How often leads begin there.</summary>
    public long Begun(TermCluster stage) => begun.TryGetValue(stage, out long count) ? count : 0;

    /// <summary>What follows, the most frequent first.</summary>
    public IReadOnlyList<(TermCluster Stage, long Count, bool IsRare)> NextOf(TermCluster stage)
    {
        long total = next[stage].Values.Sum();
        return next[stage]
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Select(pair => (pair.Key, pair.Value, pair.Value * Rare < total))
            .ToArray();
    }

    /// <summary>
    /// An order in which most changes lead onward (Eades, Lin and Smyth): ends go last, beginnings first, and of what goes
    /// in circles first that which leads out of more than into.
    /// </summary>
    private List<TermCluster> Ordered(IEnumerable<TermCluster> stages)
    {
        var left = ByName(stages);
        var first = new List<TermCluster>();
        var last = new List<TermCluster>();
        while (left.Count > 0)
        {
            if (left.FindLast(stage => IsEnd(stage, left)) is { } end)
            {
                last.Add(end);
                left.Remove(end);
                continue;
            }

            var best = left.Find(stage => In(stage, left) == 0);
            long most = long.MinValue;
            foreach (var stage in best is null ? left : [])
            {
                long surplus = Out(stage, left) - In(stage, left) + Begun(stage);
                if (surplus <= most) continue;
                most = surplus;
                best = stage;
            }

            first.Add(best!);
            left.Remove(best!);
        }

        last.Reverse();
        first.AddRange(last);
        return first;
    }

    /// <summary>Nothing leaves it, or its name is that of an end and little does.</summary>
    private bool IsEnd(TermCluster stage, List<TermCluster> among)
    {
        long leaves = Out(stage, among);
        return leaves == 0 || (StageWords.IsEnd(stage) && leaves * 2 <= In(stage, among));
    }

    private static List<TermCluster> ByName(IEnumerable<TermCluster> stages) => stages
        .OrderBy(StageWords.Rank)
        .ThenByDescending(stage => stage.Weight)
        .ThenBy(stage => stage.Name, StringComparer.Ordinal)
        .ToList();

    private long Out(TermCluster stage, List<TermCluster> among) =>
        next[stage].Where(pair => among.Contains(pair.Key)).Sum(pair => pair.Value);

    private long In(TermCluster stage, List<TermCluster> among) =>
        among.Sum(other => next[other].TryGetValue(stage, out long count) ? count : 0);

    /// <summary>The agreement's reader wants every stage to be reached from the first or from a start.</summary>
    private HashSet<TermCluster> FindStarts()
    {
        var starts = new HashSet<TermCluster>();
        if (!IsKnown) return starts;
        long total = begun.Values.Sum();
        starts.UnionWith(Stages.Skip(1).Where(stage => Begun(stage) * Rare >= total && Begun(stage) > 0));
        var reached = new HashSet<TermCluster>();
        foreach (var stage in starts.Concat([Stages[0]])) Reach(stage, reached);
        foreach (var stage in Stages)
        {
            if (reached.Contains(stage)) continue;
            starts.Add(stage);
            Reach(stage, reached);
        }

        return starts;
    }

    private void Reach(TermCluster stage, HashSet<TermCluster> reached)
    {
        var open = new Stack<TermCluster>([stage]);
        while (open.Count > 0)
        {
            var at = open.Pop();
            if (!reached.Add(at)) continue;
            foreach (var following in next[at].Keys) open.Push(following);
        }
    }

    private static void Add(Dictionary<TermCluster, long> counts, TermCluster stage, long count)
    {
        counts.TryGetValue(stage, out long before);
        counts[stage] = before + count;
    }
}
