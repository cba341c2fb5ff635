using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Records;

namespace LeadOps.Rules.Terminology;

/// <summary>A stage history has a change that the agreement does not list under the stage's next ones.</summary>
internal sealed class StageChangeNotAllowed() : Rule(
    new RuleInfo("LO3006", "StageChangeNotAllowed", Severity.Warning, "A stage change is none of those the agreement allows.")
    {
        NeedsAgreement = true,
        Kinds = [RecordKind.StageChange],
    })
{
    private readonly List<(TermColumn From, TermColumn To)> histories = [];

    public override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        histories.Clear();
        var columns = context.TermColumns(layout);
        foreach (var from in columns.Where(column => column.Column == Field.From))
        {
            var to = columns.FirstOrDefault(column => column.Column == Field.To && column.Terms == from.Terms);
            if (to is not null && from.Agreed.Any(term => term.Next is not null)) histories.Add((from, to));
        }

        return histories.Count > 0;
    }

    public override void Check(Record record, Findings findings)
    {
        foreach (var (from, to) in histories)
        {
            // Words that are no terms, and changes of other fields, are the business of other rules.
            if (from.Resolve(record) is not { } before || to.Resolve(record) is not { } after) continue;
            if (before == after || before.Next is null || before.Next.Contains(after.Name, StringComparer.Ordinal)) continue;
            string allowed = before.Next.Count == 0 ? "nothing: it is an end" : string.Join(", ", before.Next);
            findings.Add(
                this,
                record,
                Field.To,
                record[Field.To],
                $"{before} to {after} is not agreed",
                $"The {from.Terms} went from '{before}' to '{after}'; agreed after '{before}': {allowed}.",
                $"Correct the {from.Terms} in the CRM, or agree on this step.");
        }
    }
}
