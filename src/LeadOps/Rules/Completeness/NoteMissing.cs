using System.Linq;
using LeadOps.Records;

namespace LeadOps.Rules.Completeness;

/// <summary>A lead carries a term that needs a note, and has none.</summary>
internal sealed class NoteMissing() : Rule(
    new RuleInfo("LO1003", "NoteMissing", Severity.Warning, "A lead carries a term that needs a note, and the note is missing.")
    {
        NeedsAgreement = true,
        Kinds = [RecordKind.Lead],
    })
{
    private RuleContext? context;
    private TermColumn[] columns = [];

    public override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        this.context = context;
        columns = context.TermColumns(layout).Where(column => column.Agreed.Any(term => term.NeedsNote)).ToArray();
        return columns.Length > 0 && layout.Has(Field.Note);
    }

    public override void Check(Record record, Findings findings)
    {
        foreach (var column in columns)
        {
            if (column.Resolve(record) is not { NeedsNote: true } term) continue;
            if (!context!.Missing.IsMissing(record[Field.Note])) continue;
            findings.Add(
                this,
                record,
                Field.Note,
                record[Field.Note],
                $"{column.Terms} '{term}' needs a note",
                $"The {column.Terms} '{term}' is to be explained in the note, and the note is missing.",
                "Write why, or choose the term that says it.");
        }
    }
}
