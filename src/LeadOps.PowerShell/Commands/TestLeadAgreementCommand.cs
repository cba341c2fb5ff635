using System.Management.Automation;
using LeadOps.Agreements;
using LeadOps.Audits;

namespace LeadOps.PowerShell;

/// <summary>Test-LeadAgreement: all problems of an agreement at once, in line order.</summary>
[Cmdlet(VerbsDiagnostic.Test, "LeadAgreement", DefaultParameterSetName = "Path")]
[OutputType(typeof(AgreementProblem))]
[OutputType(typeof(bool))]
public sealed class TestLeadAgreementCommand : AgreementFileCommand
{
    private bool isUsable = true;

    /// <summary>Gives one boolean instead: whether every file could be read and has no error.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet) WriteObject(isUsable && !HasFailed);
    }

    private protected override void Read(string file)
    {
        try
        {
            foreach (var problem in AgreementFile.Read(file, AuditFile.KnownRules, Shown(file)).Problems)
            {
                isUsable &= problem.Severity != Severity.Error;
                if (!Quiet) WriteObject(problem);
            }
        }
        catch (AgreementException exception)
        {
            Report(Errors.Agreement(exception));
        }
    }
}
