using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>The file is not UTF-8 and was read in the encoding its CRM uses.</summary>
internal sealed class FallbackEncoding() : Rule(new RuleInfo(
    "LO0017", "FallbackEncoding", Severity.Information, "The file is not UTF-8 and was read in the encoding its CRM uses."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Kind != FactKind.FallbackEncoding) return;
        findings.Add(
            this,
            fact,
            "",
            FormattableString.Invariant($"read as {fact.Detail}"),
            FormattableString.Invariant($"The file is not valid UTF-8 and was read as {fact.Detail}, as exports of this CRM are."),
            "If letters look wrong, name the encoding: -Encoding");
    }
}
