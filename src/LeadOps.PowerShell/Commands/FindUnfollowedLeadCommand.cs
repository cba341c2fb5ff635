using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LeadOps.FollowUps;
using LeadOps.Records;

namespace LeadOps.PowerShell;

/// <summary>Find-UnfollowedLead: the leads that sales owes something now, the most urgent first.</summary>
[Cmdlet(VerbsCommon.Find, "UnfollowedLead", DefaultParameterSetName = ByPath)]
[OutputType(typeof(UnfollowedLead))]
public sealed class FindUnfollowedLeadCommand : FollowUpCommand
{
    private UnfollowedLeads? list;

    /// <summary>Only leads that these hold; wildcards are allowed, and '' is nobody.</summary>
    [Parameter]
    [AllowEmptyString]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OwnerCompleter))]
    public string[] Owner { get; set; } = [];

    /// <summary>Only leads of these teams; wildcards are allowed.</summary>
    [Parameter]
    [AllowEmptyString]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TeamCompleter))]
    public string[] Team { get; set; } = [];

    /// <summary>Only leads of these sources; wildcards are allowed.</summary>
    [Parameter]
    [AllowEmptyString]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SourceCompleter))]
    public string[] Source { get; set; } = [];

    /// <summary>Lists those that were touched too late as well.</summary>
    [Parameter]
    public SwitchParameter IncludeLate { get; set; }

    /// <summary>Lists only those at risk: untouched, and most of their time is used up.</summary>
    [Parameter]
    public SwitchParameter AtRiskOnly { get; set; }

    /// <summary>How many to list; left out, all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; } = int.MaxValue;

    private protected override IFollowUpSink Begin(FollowUpTerms terms) => list = new UnfollowedLeads(terms, new UnfollowedChoice
    {
        Owners = Owner,
        Teams = Team,
        Sources = Source,
        IncludeLate = IncludeLate,
        AtRiskOnly = AtRiskOnly,
    });

    private protected override void Complete()
    {
        Warn(nameof(Owner), Owner, list!.Owners);
        Warn(nameof(Team), Team, list.Teams);
        Warn(nameof(Source), Source, list.Sources);
        foreach (var lead in list.Results().Take(Top)) WriteObject(lead);
    }

    private void Warn(string parameter, string[] patterns, IReadOnlyCollection<string> known)
    {
        foreach (string pattern in UnfollowedLeads.Strangers(patterns, known))
        {
            string near = Nearest.To(pattern, known) is { } nearest ? $" Nearest: '{nearest}'." : "";
            WriteWarning($"-{parameter}: no lead that was handed to sales has '{pattern}'.{near}");
        }
    }
}
