using System.Management.Automation;
using LeadOps.FollowUps;

namespace LeadOps.PowerShell;

/// <summary>Get-LeadFollowUp: what came of each promise to follow up, with the facts behind it.</summary>
[Cmdlet(VerbsCommon.Get, "LeadFollowUp", DefaultParameterSetName = ByPath)]
[OutputType(typeof(FollowUp))]
public sealed class GetLeadFollowUpCommand : FollowUpCommand, IFollowUpSink
{
    /// <summary>Fills Trace: the stretches of time that the business time is the sum of.</summary>
    [Parameter]
    public SwitchParameter Explain { get; set; }

    private protected override bool Explains => Explain;

    void IFollowUpSink.Add(FollowUp followUp) => WriteObject(followUp);

    private protected override IFollowUpSink Begin(FollowUpTerms terms) => this;
}
