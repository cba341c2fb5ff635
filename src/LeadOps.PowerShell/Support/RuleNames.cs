using System.Collections.Generic;
using System.Linq;
using LeadOps.Rules;

namespace LeadOps.PowerShell;

/// <summary>Checks ids and names of rules that a user typed.</summary>
internal static class RuleNames
{
    /// <summary>An error for each pattern that fits no rule; one with wildcards may fit none.</summary>
    public static IEnumerable<UnknownNameException> Unknown(IEnumerable<string> patterns) => patterns
        .Where(pattern => pattern.IndexOfAny(['*', '?']) < 0 && !RuleCatalogue.All.Any(rule => rule.Fits(pattern)))
        .Select(pattern => new UnknownNameException(
            "rule", pattern, RuleCatalogue.All.SelectMany(rule => new[] { rule.Id, rule.Name }).ToArray()));
}
