using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Rules;

namespace LeadOps.Audits;

/// <summary>One pass over a set of exports.</summary>
internal static class Audit
{
    public static string Version { get; } = typeof(Audit).Assembly.GetName().Version!.ToString(3);

    /// <summary>Reads every export once, runs the rules, and holds the counts against the gate.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="findings">Takes the findings as they are made.</param>
    /// <param name="cancellation">Checked while reading.</param>
    public static AuditResult Run(AuditRequest request, IFindingSink findings, CancellationToken cancellation)
    {
        var context = new RuleContext(request.Agreement, request.AsOf, request.ShowEvidence);
        var run = new RuleRun(context, request.Rules, findings);
        var files = new List<AuditedFile>();
        var faults = new List<AuditFault>(request.Missing);
        var followUp = request.WantsFollowUp ? new AuditFollowUp(context, run, request.KeepsUnfollowed) : null;
        foreach (var input in InOrder(request, followUp is not null)) Read(input, (IRecordSink?)followUp ?? run, files, faults, cancellation);
        bool isWhole = faults.Count == 0;

        faults.AddRange(run.Failures.Select(failure => new AuditFault(
            $"{failure.Location}: {failure.What} failed and was switched off: {failure.Exception.Message}",
            failure.Recommendation)));
        var leads = run.Files.Where(file => file.Kind == RecordKind.Lead).ToList();
        var result = new AuditResult(Version, request.Agreement, context.Zone.ToOffset(request.AsOf))
        {
            Files = new ValueList<AuditedFile>(files.OrderBy(file => file.Place)),
            Rules = new ValueList<RuleCount>(RuleCount.Sum(run.Files.SelectMany(file => file.Rules))),
            Waived = run.Files.Sum(file => file.Waived),
            Leads = leads.Sum(file => file.Records),
            CleanLeads = leads.Sum(file => file.Clean),
            Notices = new ValueList<string>(Notices(request)),
            Strict = request.Strict,
        };
        if (followUp is not null && isWhole) followUp.Complete(result, cancellation);
        else if (followUp is not null) faults.Add(FollowUpNotTold);
        result.Unchecked = new ValueList<AuditFault>(faults);
        result.Gate = new ValueList<GateLine>(GateOf(request, result));
        return result;
    }

    /// <summary>A verdict without all facts would accuse people falsely.</summary>
    private static AuditFault FollowUpNotTold { get; } = new(
        "Follow-up was not judged, because an export could not be read: leads would seem untouched that were not.",
        "Correct what is said above, and run it again.");

    /// <summary>Follow-up needs people and leads before what happened to them; else each export stays where it is named.</summary>
    private static IEnumerable<AuditInput> InOrder(AuditRequest request, bool byKind) =>
        byKind ? request.Inputs.OrderBy(input => AuditFollowUp.Rank(input.Kind)) : request.Inputs;

    private static void Read(
        AuditInput input, IRecordSink run, List<AuditedFile> files, List<AuditFault> faults, CancellationToken cancellation)
    {
        try
        {
            foreach (var source in ExportSource.Open(input.Path, input.Shown))
            {
                try
                {
                    Read(source, input, run, files, cancellation);
                }
                catch (ExportException exception)
                {
                    faults.Add(FaultOf(exception));
                }
            }
        }
        catch (ExportException exception)
        {
            faults.Add(FaultOf(exception));
        }
    }

    private static void Read(
        ExportSource source, AuditInput input, IRecordSink run, List<AuditedFile> files, CancellationToken cancellation)
    {
        if (!input.Plans.TryGetValue(source.Name, out var plan)) plan = ExportInspector.Inspect(source, input.Options, cancellation);
        var file = new AuditedFile(source.Name, plan.Match.Kind, plan.Match.Profile.Name) { Place = input.Place };
        files.Add(file);
        try
        {
            ExportReader.Read(plan, input.Options, run, cancellation);
        }
        finally
        {
            file.Reconciliation = plan.Reconciliation;
        }
    }

    private static AuditFault FaultOf(ExportException exception) =>
        new(exception.Place + ": " + exception.Message, exception.Recommendation);

    private static IEnumerable<string> Notices(AuditRequest request)
    {
        if (request.Agreement is null)
        {
            yield return "No agreement: only the rules that need none ran. New-LeadAgreement writes one.";
        }

        if (request.NotBuilt.Count > 0)
        {
            yield return "Not built yet, so not run: " + string.Join(", ", request.NotBuilt) + ".";
        }
    }

    private static IEnumerable<GateLine> GateOf(AuditRequest request, AuditResult result)
    {
        var limits = request.Gate;
        yield return new GateLine("errors", result.Errors, limits.Errors);
        if (limits.Warnings is { } warnings) yield return new GateLine("warnings", result.Warnings, warnings);
        if (limits.Damaged is { } damaged) yield return new GateLine("damaged", result.Damaged, damaged);
        if (limits.Overdue is { } overdue && result.FollowUp is not null) yield return new GateLine("overdue", result.Overdue, overdue);
    }
}
