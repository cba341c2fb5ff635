using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A column has no name.</summary>
internal sealed class BlankHeader() : Rule(new RuleInfo(
    "LO0011", "BlankHeader", Severity.Information, "A column has no name."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.BlankHeader) return;
        findings.Add(
            this,
            fact,
            "",
            FormattableString.Invariant($"column {fact.Column} has no name"),
            FormattableString.Invariant($"Column {fact.Column} has no name. It is read as '{fact.Detail}'."),
            "Give it a name in the export if what it holds matters.");
    }
}
