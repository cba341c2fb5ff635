using System.Collections.Generic;
using LeadOps.Calendars;
using LeadOps.Records;

namespace LeadOps.Rules.Consistency;

/// <summary>A record was modified, assigned, converted or closed before it was created.</summary>
internal sealed class BeforeCreated() : Rule(
    new RuleInfo("LO4001", "BeforeCreated", Severity.Error, "Something happened to a record before it was created."))
{
    private static readonly Field[] Later = [Field.Modified, Field.Assigned, Field.Converted, Field.LastActivity, Field.Closed];

    private readonly List<Field> later = [];

    public override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        later.Clear();
        foreach (var field in Later)
        {
            if (layout.Has(field)) later.Add(field);
        }

        return later.Count > 0 && layout.Has(Field.Created);
    }

    public override void Check(Record record, Findings findings)
    {
        var layout = record.Layout;
        InstantReading created = default;
        bool read = false;
        for (int i = 0; i < later.Count; i++)
        {
            var value = record[later[i]];
            if (value.IsEmpty) continue;
            if (!read)
            {
                read = true;
                created = layout.InstantOf(Field.Created, record[Field.Created]);
                if (!created.HasInstant) return;
            }

            // Uncertain instants contradict each other only where all their readings do.
            var instant = layout.InstantOf(later[i], value);
            if (!instant.HasInstant || instant.Latest >= created.Earliest) continue;
            findings.Add(
                this,
                record,
                later[i],
                value,
                $"{value}, created {record[Field.Created]}",
                $"'{later[i]}' is {value}, before the record was created ({record[Field.Created]}).",
                "See whether the dates were imported in another order or zone.");
        }
    }
}
