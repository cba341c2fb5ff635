using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A JSON element is no object, or breaks the grammar of JSON.</summary>
internal sealed class BadElement() : Rule(new RuleInfo(
    "LO0008", "BadElement", Severity.Error, "A JSON element is no object, or breaks the grammar of JSON."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Damage != Damage.BadJson) return;
        findings.Add(
            this,
            fact,
            "",
            FormattableString.Invariant($"not a JSON object, column {fact.Character}"),
            FormattableString.Invariant($"The element is not a valid JSON object; the fault is at column {fact.Character}."),
            "This element is not a record: export it again.");
    }
}
