using System.Runtime.CompilerServices;
using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Rules;

/// <summary>Takes findings as they are made.</summary>
internal interface IFindingSink
{
    void Add(Finding finding);
}

/// <summary>Which rules run.</summary>
internal sealed class RuleChoice
{
    /// <summary>Ids or names, <c>*</c> and <c>?</c> allowed; empty means all.</summary>
    public IReadOnlyList<string> Include { get; set; } = [];

    public IReadOnlyList<string> Exclude { get; set; } = [];

    /// <summary>Rules whose findings would be below it do not run.</summary>
    public Severity Least { get; set; } = Severity.Information;

    public bool Takes(RuleInfo rule) =>
        (Include.Count == 0 || Include.Any(rule.Fits)) && !Exclude.Any(rule.Fits);
}

/// <summary>
/// Runs the chosen rules over the records of any number of exports, one record at a time, and hands on what they find.
/// Holds counts, and what rules must remember; a rule that throws is switched off and the run is incomplete.
/// </summary>
internal sealed class RuleRun : IRecordSink
{
    private readonly RuleContext context;
    private readonly IFindingSink sink;
    private readonly Findings findings;
    private readonly List<Rule> rules;
    private readonly List<BoundWaiver> waivers;
    private readonly List<RuleFailure> failures = [];
    private Rule[] structure;
    private Rule[] active = [];
    private FileSummary file = new("", RecordKind.Unknown);

    public RuleRun(RuleContext context, RuleChoice choice, IFindingSink sink)
        : this(context, sink, RuleCatalogue.Make(rule => choice.Takes(rule)
            && context.SeverityOf(rule) >= choice.Least
            && (context.Agreement is not null || !rule.NeedsAgreement)))
    {
    }

    /// <summary>With rules of one's own.</summary>
    internal RuleRun(RuleContext context, IFindingSink sink, IEnumerable<Rule> rules)
    {
        this.context = context;
        this.sink = sink;
        this.rules = [.. rules];
        findings = new Findings(context);
        structure = this.rules.Where(rule => rule.Info.Family == RuleFamily.Structure).ToArray();
        waivers = (context.Agreement?.Waivers ?? []).Select(waiver => new BoundWaiver(waiver, context)).ToList();
    }

    /// <summary>What was found in each file, in the order in which they were read.</summary>
    public List<FileSummary> Files { get; } = [];

    /// <summary>Rules and waivers that threw.</summary>
    public IReadOnlyList<RuleFailure> Failures => failures;

    public void Begin(ExportPlan plan)
    {
        var layout = plan.Layout;
        findings.Layout = layout;
        file = new FileSummary(layout.File, layout.Kind) { Reconciliation = plan.Reconciliation };
        Files.Add(file);
        Start(layout);
        Flush(null);
    }

    [MethodImpl(Structurals.HotLoop)]
    public void Record(Record record)
    {
        file.Records++;
        int at = 0;
        while (true)
        {
            try
            {
                for (; at < active.Length; at++) active[at].Check(record, findings);
                break;
            }
#pragma warning disable CA1031 // A rule's fault must not take the other rules' findings with it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(active[at], exception, PlaceOf(record));
            }
        }

        if (findings.Pending.Count > 0) Flush(record);
    }

    public void Fact(in StructureFact fact)
    {
        foreach (var rule in structure)
        {
            try
            {
                rule.Check(fact, findings);
            }
#pragma warning disable CA1031 // As in Record.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(rule, exception, new Location(findings.Layout.File, fact.Line, fact.Number, fact.Column));
            }
        }

        // What is about a record counts against that record: it comes next.
        if (fact.Number == 0) Flush(null);
    }

    public void Grown(Layout layout) => Start(layout);

    public void End()
    {
        foreach (var rule in RulesFor(findings.Layout))
        {
            try
            {
                rule.End(findings.Layout, findings);
            }
#pragma warning disable CA1031 // As in Record.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(rule, exception, new Location(findings.Layout.File, 0, 0, 0));
            }
        }

        Flush(null);
        var sorted = RuleCount.Sum(file.Rules).ToList();
        file.Rules.Clear();
        file.Rules.AddRange(sorted);
    }

    /// <summary>A copy: a rule that throws leaves the list.</summary>
    private Rule[] RulesFor(Layout layout) =>
        rules.Where(rule => rule.Info.Kinds.Count == 0 || rule.Info.Kinds.Contains(layout.Kind)).ToArray();

    private void Start(Layout layout) => active = Array.FindAll(RulesFor(layout), rule => Starts(rule, layout));

    private bool Starts(Rule rule, Layout layout)
    {
        try
        {
            return rule.Start(context, layout, findings);
        }
#pragma warning disable CA1031 // As in Record.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(rule, exception, new Location(layout.File, 0, 0, 0));
            return false;
        }
    }

    private void Fail(Rule rule, Exception exception, Location location)
    {
        rules.Remove(rule);
        structure = Array.FindAll(structure, other => other != rule);
        active = Array.FindAll(active, other => other != rule);
        failures.Add(new RuleFailure("rule " + rule.Info.Id, rule.Info.Id, location, exception));
    }

    private static Location PlaceOf(Record record) => new(record.Layout.File, record.Row.Line, record.Row.Number, 0);

    /// <summary>Hands on what was reported about one record, outside the rules: a sink may stop the pipeline by throwing.</summary>
    private void Flush(Record? record)
    {
        var pending = findings.Pending;
        var worst = Severity.Information;
        for (int i = 0; i < pending.Count; i++)
        {
            var finding = pending[i];
            foreach (var waiver in waivers)
            {
                if (!Covers(waiver, finding, record)) continue;
                finding.WaivedBecause = waiver.Reason;
                break;
            }

            if (finding.WaivedBecause.Length > 0)
            {
                file.Waived++;
            }
            else
            {
                Count(finding);
                if (finding.Severity > worst) worst = finding.Severity;
            }

            sink.Add(finding);
        }

        pending.Clear();
        if (record is not null && worst > Severity.Information) file.Unclean++;
    }

    private bool Covers(BoundWaiver waiver, Finding finding, Record? record)
    {
        try
        {
            return waiver.Covers(finding, record);
        }
        catch (PatternTimeoutException exception)
        {
            var location = record is null ? finding.Location : PlaceOf(record);
            waiver.SwitchOff();
            failures.Add(new RuleFailure("the waiver of " + waiver.Rule, waiver.Rule, location, exception));
            return false;
        }
    }

    private void Count(Finding finding)
    {
        // Counted where it is shown, for a file may break off; and the rules that find something in it are few.
        foreach (var known in file.Rules)
        {
            if (known.Rule != finding.Rule) continue;
            known.Add(finding.Location);
            return;
        }

        var count = new RuleCount(finding.Rule, finding.Severity);
        file.Rules.Add(count);
        count.Add(finding.Location);
    }
}
