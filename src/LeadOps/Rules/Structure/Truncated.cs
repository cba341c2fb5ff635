using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>The file ends inside a record.</summary>
internal sealed class Truncated() : Rule(new RuleInfo(
    "LO0009", "Truncated", Severity.Error, "The file ends inside a record."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Damage != Damage.Truncated) return;
        findings.Add(
            this,
            fact,
            "",
            "the file ends inside this element",
            "The file ends inside this element, so it is no record, and more may be missing.",
            "Export the file again, or copy it again to its end.");
    }
}
