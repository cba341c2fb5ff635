using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadOps;

/// <summary>How often a rule found something in one file.</summary>
public sealed class RuleCount
{
    private const int Shown = 3;
    private readonly List<Location> first = [];
    private long lastRecord;

    internal RuleCount(RuleInfo rule, Severity severity)
    {
        Rule = rule;
        Severity = severity;
    }

    /// <summary>The rule.</summary>
    public RuleInfo Rule { get; }

    /// <summary>Severity of its findings in this run.</summary>
    public Severity Severity { get; }

    /// <summary>Findings, waived ones left out.</summary>
    public long Findings { get; private set; }

    /// <summary>Different records they are about; a line that is no record counts as one.</summary>
    public long Records { get; private set; }

    /// <summary>Where the first few are.</summary>
    public IReadOnlyList<Location> First => new ValueList<Location>(first);

    internal void Add(Location location)
    {
        Findings++;
        if (location.Record == 0 || location.Record != lastRecord) Records++;
        lastRecord = location.Record;
        if (first.Count < Shown) first.Add(location);
    }

    /// <summary>The counts of several files as one, errors first, then the most frequent.</summary>
    internal static IEnumerable<RuleCount> Sum(IEnumerable<RuleCount> counts) => counts
        .GroupBy(count => count.Rule.Id, StringComparer.Ordinal)
        .Select(group =>
        {
            var sum = new RuleCount(group.First().Rule, group.First().Severity);
            foreach (var count in group)
            {
                sum.Findings += count.Findings;
                sum.Records += count.Records;
                sum.first.AddRange(count.first.Take(Shown - sum.first.Count));
            }

            return sum;
        })
        .OrderByDescending(count => count.Severity)
        .ThenByDescending(count => count.Findings)
        .ThenBy(count => count.Rule.Id, StringComparer.Ordinal);

    /// <summary>Rule and count as one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rule} {Findings}");
}

/// <summary>What the rules found in one file.</summary>
public sealed class FileSummary
{
    internal FileSummary(string file, RecordKind kind)
    {
        File = file;
        Kind = kind;
    }

    /// <summary>The file as it was named.</summary>
    public string File { get; }

    /// <summary>What its records are.</summary>
    public RecordKind Kind { get; }

    /// <summary>Records looked at.</summary>
    public long Records { get; internal set; }

    /// <summary>Records with neither an error nor a warning; waived findings do not count.</summary>
    public long Clean => Records - Unclean;

    internal long Unclean { get; set; }

    /// <summary>Findings that a waiver covers.</summary>
    public long Waived { get; internal set; }

    /// <summary>Counts by rule, errors first, then the most frequent.</summary>
    public List<RuleCount> Rules { get; } = [];

    /// <summary>Where every line of the file went; does not close where it could not be read to its end.</summary>
    public Reconciliation Reconciliation { get; internal set; } = new();

    /// <summary>File and counts as one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}: {Clean} of {Records} records clean");
}

/// <summary>A rule, or a waiver's condition, that threw and was switched off; where it did, and why.</summary>
public sealed class RuleFailure
{
    internal RuleFailure(string what, string ruleId, Location location, Exception exception)
    {
        What = what;
        RuleId = ruleId;
        Location = location;
        Exception = exception;
    }

    /// <summary>What was switched off, e.g. <c>rule LO1001</c> or <c>the waiver of LO3*</c>.</summary>
    public string What { get; }

    /// <summary>The rule; of a waiver, the rules it covers, as the agreement names them.</summary>
    public string RuleId { get; }

    /// <summary>The record it looked at.</summary>
    public Location Location { get; }

    /// <summary>What it threw.</summary>
    public Exception Exception { get; }

    /// <summary>Rule, place and message as one line.</summary>
    public override string ToString() => What + " at " + Location + ": " + Exception.Message;

    /// <summary>What to do about it.</summary>
    public string Recommendation => Exception is PatternTimeoutException timeout
        ? $"Change the pattern at {timeout.JsonPath} of the agreement. All else was checked."
        : "All else was checked. Leave it out (-ExcludeRule, rules.exclude), and report it with that line.";
}
