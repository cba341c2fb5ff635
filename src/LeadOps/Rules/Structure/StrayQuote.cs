using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A quote stands inside a cell that does not begin with one.</summary>
internal sealed class StrayQuote() : Rule(new RuleInfo(
    "LO0005", "StrayQuote", Severity.Information, "A quote stands inside a cell that does not begin with one."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.StrayQuote) return;
        findings.Add(
            this,
            fact,
            "",
            "a quote inside an unquoted cell",
            "A cell holds a quote but does not begin with one. It was read as it stands.",
            "If the quote was meant to open the cell, put it at its beginning, and \"\" for quotes inside.");
    }
}
