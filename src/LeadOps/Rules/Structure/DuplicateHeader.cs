using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>Two columns have the same name.</summary>
internal sealed class DuplicateHeader() : Rule(new RuleInfo(
    "LO0010", "DuplicateHeader", Severity.Warning, "Two columns have the same name."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.DuplicateHeader) return;
        findings.Add(
            this,
            fact,
            fact.Detail ?? "",
            FormattableString.Invariant($"column {fact.Column} is named like column {fact.Expected}"),
            FormattableString.Invariant($"Columns {fact.Expected} and {fact.Column} are both named '{fact.Detail}'. The latter is read as '{fact.Detail}#{fact.Found}'."),
            "Name the columns apart in the CRM's export view.");
    }
}
