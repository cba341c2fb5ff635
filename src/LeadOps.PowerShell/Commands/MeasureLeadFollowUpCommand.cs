using System.Linq;
using System.Management.Automation;
using LeadOps.FollowUps;

namespace LeadOps.PowerShell;

/// <summary>Measure-LeadFollowUp: how many promises were kept, by whom, and how soon.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "LeadFollowUp", DefaultParameterSetName = ByPath)]
[OutputType(typeof(FollowUpMetric))]
public sealed class MeasureLeadFollowUpCommand : FollowUpCommand
{
    private const string ByFollowUp = "FollowUp";

    private FollowUpMetrics? metrics;

    /// <summary>What Get-LeadFollowUp gave.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByFollowUp)]
    public FollowUp[] FollowUp { get; set; } = [];

    /// <summary>By what to group; left out, there is one total.</summary>
    [Parameter]
    [WordTransformation(typeof(FollowUpGroup))]
    public FollowUpGroup[] GroupBy { get; set; } = [];

    /// <summary>How long a period is; named without -GroupBy Period, it groups by period too.</summary>
    [Parameter]
    [WordTransformation(typeof(FollowUpPeriod))]
    public FollowUpPeriod Period { get; set; } = FollowUpPeriod.Month;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != ByFollowUp)
        {
            base.ProcessRecord();
            return;
        }

        metrics ??= Metrics();
        foreach (var followUp in FollowUp) metrics.Add(followUp);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName != ByFollowUp)
        {
            base.EndProcessing();
            return;
        }

        metrics ??= Metrics();
        Complete();
    }

    private protected override IFollowUpSink Begin(FollowUpTerms terms) => metrics = Metrics();

    private protected override void Complete()
    {
        foreach (var metric in metrics!.Results())
        {
            var shown = PSObject.AsPSObject(metric);

            // What a table shows first depends on the groups; the total is a list.
            string? view = metric.GroupBy.Count == 0 ? null : metric.GroupBy.Count == 1 ? metric.GroupBy[0].ToString() : "Several";
            if (view is not null) shown.TypeNames.Insert(0, typeof(FollowUpMetric).FullName + "#" + view);
            WriteObject(shown);
        }
    }

    private FollowUpMetrics Metrics()
    {
        bool isNamed = MyInvocation.BoundParameters.ContainsKey(nameof(Period)) && !GroupBy.Contains(FollowUpGroup.Period);
        return new FollowUpMetrics(isNamed ? [.. GroupBy, FollowUpGroup.Period] : GroupBy, Period);
    }
}
