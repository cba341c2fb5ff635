using System.Linq;
using System.Management.Automation;

namespace LeadOps.PowerShell;

/// <summary>Assert-LeadAudit: passes an audit on whose gate holds, and terminates at one whose gate does not.</summary>
[Cmdlet(VerbsLifecycle.Assert, "LeadAudit")]
[OutputType(typeof(AuditResult))]
public sealed class AssertLeadAuditCommand : PSCmdlet
{
    /// <summary>What Invoke-LeadAudit gives.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public AuditResult Audit { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Audit.ExitCode != 0)
        {
            string why = Audit.Unchecked.Count > 0 ? "something could not be checked: " + Audit.Unchecked[0].Message
                : Audit.GateHolds ? $"{(Audit.Warnings == 1 ? "there is 1 warning" : $"there are {Audit.Warnings} warnings")}, and the audit is strict"
                : "the gate does not hold: " + string.Join(", ", Audit.Gate.Where(line => !line.Holds));
            ThrowTerminatingError(Errors.Gate(Audit, $"Exit code {Audit.ExitCode}: {why.TrimEnd('.')}."));
        }

        WriteObject(Audit);
    }
}
