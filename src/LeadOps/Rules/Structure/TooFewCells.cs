using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A row has fewer cells than the header.</summary>
internal sealed class TooFewCells() : Rule(new RuleInfo(
    "LO0001", "TooFewCells", Severity.Warning, "A row has fewer cells than the header."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.TooFewCells) return;
        findings.Add(
            this,
            fact,
            "",
            FormattableString.Invariant($"{fact.Found} cells of {fact.Expected}"),
            FormattableString.Invariant($"The row has {fact.Found} cells, the header {fact.Expected}. The missing ones were read as empty."),
            "A line break without quotes may have split it: look at this line and the next.");
    }
}
