using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A closing quote is followed by something else than a delimiter or a line end.</summary>
internal sealed class TextAfterQuote() : Rule(new RuleInfo(
    "LO0003", "TextAfterQuote", Severity.Error, "A closing quote is followed by something else than a delimiter or a line end."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Damage != Damage.TextAfterQuote) return;
        findings.Add(
            this,
            fact,
            "",
            FormattableString.Invariant($"quote opened at column {fact.Character}, text after its end"),
            FormattableString.Invariant($"The quote opened at column {fact.Character} closes before the cell ends. Reading went on at line {fact.NextLine}."),
            "This line is not a record. Write \"\" for a quote inside quotes.");
    }
}
