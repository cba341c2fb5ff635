using System.Linq;
using System.Management.Automation;
using LeadOps.Profiles;

namespace LeadOps.PowerShell;

/// <summary>Get-LeadProfile: the CRM profiles that exports are read by.</summary>
[Cmdlet(VerbsCommon.Get, "LeadProfile")]
[OutputType(typeof(Profile))]
public sealed class GetLeadProfileCommand : LeadCommand
{
    /// <summary>Names; wildcards are allowed. Left out, all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            var found = ProfileCatalogue.All.Where(profile => pattern.IsMatch(profile.Name)).ToList();
            if (found.Count > 0) WriteObject(found, true);
            else if (!WildcardPattern.ContainsWildcardCharacters(name)) WriteError(Errors.UnknownName(new UnknownNameException("profile", name, ProfileCatalogue.KnownNames)));
        }
    }
}
