using System;
using LeadOps.Exports;

namespace LeadOps.Rules.Structure;

/// <summary>A cell or row is larger than a record can be.</summary>
internal sealed class OverLimit() : Rule(new RuleInfo(
    "LO0007", "OverLimit", Severity.Error, "A cell or row is larger than a record can be."))
{
    public override void Check(in StructureFact fact, Findings findings)
    {
        if (fact.Damage is not (Damage.FieldTooLong or Damage.RowTooLong or Damage.TooManyCells)) return;
        findings.Add(
            this,
            fact,
            "",
            fact.Damage switch
            {
                Damage.FieldTooLong => FormattableString.Invariant($"a cell over {Limits.FieldBytes:N0} bytes"),
                Damage.RowTooLong => FormattableString.Invariant($"a row over {Limits.RowBytes:N0} bytes"),
                _ => FormattableString.Invariant($"more than {Limits.Columns:N0} cells"),
            },
            FormattableString.Invariant($"From column {fact.Character} on this is larger than a record can be. Reading went on at the next line."),
            "This line is not a record. A quote or line end may be missing, or the delimiter is another one.");
    }
}
