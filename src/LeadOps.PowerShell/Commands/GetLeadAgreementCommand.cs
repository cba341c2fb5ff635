using System.Management.Automation;
using LeadOps.Agreements;
using LeadOps.Audits;

namespace LeadOps.PowerShell;

/// <summary>Get-LeadAgreement: an agreement, loaded, to look at and to hand to other cmdlets.</summary>
[Cmdlet(VerbsCommon.Get, "LeadAgreement", DefaultParameterSetName = "Path")]
[OutputType(typeof(Agreement))]
public sealed class GetLeadAgreementCommand : AgreementFileCommand
{
    private protected override void Read(string file)
    {
        try
        {
            WriteObject(AgreementFile.Load(file, AuditFile.KnownRules, Shown(file)));
        }
        catch (AgreementException exception)
        {
            ThrowTerminatingError(Errors.Agreement(exception));
        }
    }
}
