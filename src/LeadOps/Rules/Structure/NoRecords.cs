using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>The export has no record.</summary>
internal sealed class NoRecords() : Rule(new RuleInfo(
    "LO0013", "NoRecords", Severity.Warning, "The export has no record."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.NoRecords) return;
        findings.Add(
            this,
            fact,
            "",
            "no records",
            "The file was read whole and holds no record.",
            "If that is not what you expect, look at the view or filter in the CRM.");
    }
}
