using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadOps.Rules;

/// <summary>All rules, found by reflection and ordered by id.</summary>
internal static class RuleCatalogue
{
    private static readonly Type[] Types = typeof(Rule).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract)
        .ToArray();

    /// <summary>What each rule is, ordered by id.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } = Make(_ => true).Select(rule => rule.Info).ToList();

    /// <summary>New instances of the chosen rules, ordered by id.</summary>
    public static IReadOnlyList<Rule> Make(Func<RuleInfo, bool> chosen) => Types
        .Select(type => (Rule)Activator.CreateInstance(type)!)
        .Where(rule => chosen(rule.Info))
        .OrderBy(rule => rule.Info.Id, StringComparer.Ordinal)
        .ToList();
}
