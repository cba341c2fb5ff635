using System.Linq;
using System.Management.Automation;
using LeadOps.Rules;

namespace LeadOps.PowerShell;

/// <summary>Get-LeadRule: the catalogue of rules.</summary>
[Cmdlet(VerbsCommon.Get, "LeadRule")]
[OutputType(typeof(RuleInfo))]
public sealed class GetLeadRuleCommand : LeadCommand
{
    /// <summary>Ids or names; wildcards are allowed. Left out, all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[] Rule { get; set; } = ["*"];

    /// <summary>Only rules of these families.</summary>
    [Parameter]
    [WordTransformation(typeof(RuleFamily))]
    public RuleFamily[] Family { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var unknown in RuleNames.Unknown(Rule)) WriteError(Errors.UnknownName(unknown));

        WriteObject(
            RuleCatalogue.All.Where(rule => Rule.Any(rule.Fits)
                && (Family.Length == 0 || Family.Contains(rule.Family))),
            true);
    }
}
