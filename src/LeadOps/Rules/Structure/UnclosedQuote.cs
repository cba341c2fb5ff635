using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A quote is opened and never closed.</summary>
internal sealed class UnclosedQuote() : Rule(new RuleInfo(
    "LO0004", "UnclosedQuote", Severity.Error, "A quote is opened and never closed."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Damage != Damage.UnclosedQuote) return;
        findings.Add(
            this,
            fact,
            "",
            FormattableString.Invariant($"quote opened at column {fact.Character}, never closed"),
            FormattableString.Invariant($"The quote opened at column {fact.Character} is never closed. Reading went on at line {fact.NextLine}."),
            findings.Layout.Kind == RecordKind.Activity
                ? "This line is not a record: a touch on it would be missing. Write \"\" inside quotes."
                : "This line is not a record. Write \"\" for a quote inside quotes.");
    }
}
