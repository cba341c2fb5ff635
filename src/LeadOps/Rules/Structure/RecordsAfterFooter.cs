using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>Records stand behind lines that were taken for the footer.</summary>
internal sealed class RecordsAfterFooter() : Rule(new RuleInfo(
    "LO0016", "RecordsAfterFooter", Severity.Warning, "Records stand behind lines that were taken for the footer."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.RecordsAfterFooter) return;
        findings.Add(
            this,
            fact,
            "",
            FormattableString.Invariant($"records behind the footer of line {fact.NextLine}"),
            FormattableString.Invariant($"From line {fact.NextLine} on lines were taken for the footer, and here records follow."),
            "Look at the lines between: they are counted as footer, not read as records.");
    }
}
