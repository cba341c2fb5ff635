using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>No column holds the id of the records.</summary>
internal sealed class IdNotPlaced() : Rule(new RuleInfo(
    "LO0012", "IdNotPlaced", Severity.Warning, "No column holds the id of the records."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.IdNotPlaced) return;
        findings.Add(
            this,
            fact,
            "id",
            "no column is the id",
            "No column was placed as the id of the records, so findings are known by line only.",
            "Export the CRM's id, or name its column: -Map @{ 'My header' = 'id' }");
    }
}
