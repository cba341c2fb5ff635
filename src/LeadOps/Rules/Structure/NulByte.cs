using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A row holds a NUL byte.</summary>
internal sealed class NulByte() : Rule(new RuleInfo(
    "LO0006", "NulByte", Severity.Warning, "A row holds a NUL byte."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.NulByte) return;
        findings.Add(
            this,
            fact,
            "",
            "a NUL byte in the row",
            "The row holds a NUL byte. It was read as it stands.",
            "The file was cut or copied badly: export it again.");
    }
}
