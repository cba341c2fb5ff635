using System.Linq;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Completeness;

/// <summary>The agreement requires a field that no column of the export holds.</summary>
internal sealed class RequiredColumnAbsent() : Rule(
    new RuleInfo("LO1002", "RequiredColumnAbsent", Severity.Error, "No column of a leads export holds a field that the agreement requires.")
    {
        NeedsAgreement = true,
        Kinds = [RecordKind.Lead],
    })
{
    private Agreement? agreement;

    public override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        agreement = context.Agreement;
        return false;
    }

    // A JSON export may show the column as late as in its last element.
    public override void End(Layout layout, Findings findings)
    {
        foreach (var field in agreement!.Required.SelectMany(requirement => requirement.Fields).Distinct())
        {
            if (layout.Has(field)) continue;
            findings.Add(
                this,
                new StructureFact { Detail = field.Name },
                field.Name,
                "required, and no column holds it",
                $"The agreement requires '{field}', and no column of this export was placed as it.",
                $"Add the column to the export, or name it: -Map @{{ 'My header' = '{field}' }}");
        }
    }
}
