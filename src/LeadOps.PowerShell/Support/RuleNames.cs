using System.Linq;
using LeadOps.Rules;

namespace LeadOps.PowerShell;

/// <summary>Checks ids and names of rules that a user typed.</summary>
internal static class RuleNames
{
    /// <summary>Whether a pattern fits a rule; one with wildcards may fit none.</summary>
    public static bool AreKnown(string pattern) =>
        pattern.IndexOfAny(['*', '?']) >= 0
        || RuleCatalogue.All.Any(rule => Wildcard.Matches(pattern, rule.Id) || Wildcard.Matches(pattern, rule.Name));

    public static UnknownNameException Unknown(string pattern) =>
        new("rule", pattern, RuleCatalogue.All.SelectMany(rule => new[] { rule.Id, rule.Name }).ToArray());
}
