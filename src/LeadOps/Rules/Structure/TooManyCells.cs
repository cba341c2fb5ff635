using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A row has more cells than the header, and the extra ones are not empty.</summary>
internal sealed class TooManyCells() : Rule(new RuleInfo(
    "LO0002", "TooManyCells", Severity.Warning, "A row has more cells than the header, and the extra ones are not empty."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.TooManyCells) return;
        findings.Add(
            this,
            fact,
            "",
            FormattableString.Invariant($"{fact.Found} cells, {fact.Expected} expected"),
            FormattableString.Invariant($"The row has {fact.Found} cells, the header {fact.Expected}. The extra ones belong to no column."),
            "A delimiter inside a value needs quotes around the value: values may stand one column too far right.");
    }
}
