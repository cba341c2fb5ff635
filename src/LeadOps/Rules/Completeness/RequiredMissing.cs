using System.Runtime.CompilerServices;
using LeadOps.Exports;
using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Records;

namespace LeadOps.Rules.Completeness;

/// <summary>A lead lacks a field that the agreement requires of it.</summary>
internal sealed class RequiredMissing() : Rule(
    new RuleInfo("LO1001", "RequiredMissing", Severity.Error, "A lead lacks a field that the agreement requires of it.")
    {
        NeedsAgreement = true,
        Kinds = [RecordKind.Lead],
    })
{
    private RuleContext? context;
    private List<(BoundCondition? When, Field[] Fields)> required = [];

    public override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        this.context = context;

        // A column that is not in the export at all is one finding of its own, not one a row.
        required = context.Agreement!.Required
            .Select(requirement => (
                requirement.When?.Bind(context.Words),
                requirement.Fields.Where(layout.Has).ToArray()))
            .Where(pair => pair.Item2.Length > 0)
            .ToList();
        return required.Count > 0;
    }

    [MethodImpl(Structurals.HotLoop)]
    public override void Check(Record record, Findings findings)
    {
        for (int i = 0; i < required.Count; i++)
        {
            var (when, fields) = required[i];
            bool? holds = null;
            foreach (var field in fields)
            {
                var value = record[field];
                if (!context!.Missing.IsMissing(value)) continue;
                if (!(holds ??= when is null || when.Holds(record))) break;
                if (Before(i, field, record)) continue;
                string where = when is null ? "" : Stage(record, findings);
                findings.Add(
                    this,
                    record,
                    field,
                    value,
                    value.IsEmpty ? $"required{where}, missing" : $"required{where}, only '{findings.Show(field, value)}'",
                    $"'{field}' is required{where} and missing.",
                    "Ask whoever owns the lead, or agree that it is not needed.");
            }
        }
    }

    /// <summary>Two requirements may ask for one field: it is missing once.</summary>
    private bool Before(int index, Field field, Record record)
    {
        for (int i = 0; i < index; i++)
        {
            var (when, fields) = required[i];
            if (Array.IndexOf(fields, field) >= 0 && (when is null || when.Holds(record))) return true;
        }

        return false;
    }

    private static string Stage(Record record, Findings findings)
    {
        var stage = record[Field.Stage];
        return stage.IsEmpty ? "" : " at " + findings.Show(Field.Stage, stage);
    }
}
