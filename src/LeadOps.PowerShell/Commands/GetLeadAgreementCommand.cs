using System.Linq;
using System.Management.Automation;
using LeadOps.Agreements;
using LeadOps.Audits;

namespace LeadOps.PowerShell;

/// <summary>Get-LeadAgreement: an agreement, loaded, to look at and to hand to other cmdlets.</summary>
[Cmdlet(VerbsCommon.Get, "LeadAgreement", DefaultParameterSetName = "Path")]
[OutputType(typeof(Agreement))]
[OutputType(typeof(Term))]
public sealed class GetLeadAgreementCommand : AgreementFileCommand
{
    /// <summary>Gives these terms of the agreement instead, by name or by any of their spellings; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TermCompleter))]
    public string[]? Term { get; set; }

    private protected override void Read(string file)
    {
        try
        {
            var agreement = AgreementFile.Load(file, AuditFile.KnownRules, Shown(file));
            if (Term is null) WriteObject(agreement);
            else foreach (string name in Term) WriteTerms(agreement, name);
        }
        catch (AgreementException exception)
        {
            ThrowTerminatingError(Errors.Agreement(exception));
        }
    }

    private void WriteTerms(Agreement agreement, string name)
    {
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        var found = agreement.Terms.Where(term => term.Spellings.Any(pattern.IsMatch)).ToList();
        WriteObject(found, true);
        if (found.Count > 0 || WildcardPattern.ContainsWildcardCharacters(name)) return;
        var known = agreement.Terms.SelectMany(term => term.Spellings).ToList();
        WriteError(Errors.UnknownName(new UnknownNameException("term", name, known)));
    }
}
