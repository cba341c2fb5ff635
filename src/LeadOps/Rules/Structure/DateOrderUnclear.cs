using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A column of dates could be day first or month first.</summary>
internal sealed class DateOrderUnclear() : Rule(new RuleInfo(
    "LO0014", "DateOrderUnclear", Severity.Warning, "A column of dates could be day first or month first."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.DateOrderUnclear) return;
        findings.Add(
            this,
            fact,
            fact.Detail ?? "",
            fact.Found == 0 ? "day or month first: ambiguous" : "both day and month first",
            fact.Expected == StructureFact.NotLookedAhead
                ? $"Dates in '{fact.Detail}' are not year first, and records that come one by one cannot prove their order."
                : fact.Found == 0
                ? FormattableString.Invariant($"No date in '{fact.Detail}' tells whether the day or the month comes first.")
                : FormattableString.Invariant(
                    $"'{fact.Detail}' is day first on line {fact.Found} and month first on line {fact.Expected}."),
            fact.Found == 0
                ? $"What needs it answers Indeterminate. If you know it: -DateOrder @{{ '{fact.Detail?.Replace("'", "''")}' = 'DMY' }}"
                : "What needs it answers Indeterminate. Export it again with one order: no setting reads both.");
    }
}
