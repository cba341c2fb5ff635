using System.Runtime.CompilerServices;
using System.Collections.Generic;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Consistency;

/// <summary>A record was modified, assigned, converted or closed before it was created.</summary>
internal sealed class BeforeCreated() : Rule(
    new RuleInfo("LO4001", "BeforeCreated", Severity.Error, "Something happened to a record before it was created."))
{
    private static readonly Field[] Later = [Field.Modified, Field.Assigned, Field.Converted, Field.LastActivity, Field.Closed];

    private readonly List<Field> later = [];

    /// <summary>
    /// Two year-first local times of one form are in order where their texts are: the common case, told without reading
    /// either. Equal or later texts of one zone never make the later one certain to be earlier, and where one of them is
    /// no date there is nothing to say.
    /// </summary>
    private static bool IsPlainlyLater(Utf8Text later, Utf8Text created) =>
        later.Length == created.Length
        && later.Length is 10 or 16 or 19
        && later[4] is (byte)'-' or (byte)'/' or (byte)'.'
        && later[7] == later[4] && created[4] == later[4] && created[7] == later[4]
        && (later.Length == 10 || (later[10] == created[10] && later[13] == ':' && created[13] == ':'))
        && (later.Length < 19 || (later[16] == ':' && created[16] == ':'))
        && later.CompareTo(created) >= 0;

    public override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        later.Clear();
        foreach (var field in Later)
        {
            if (layout.Has(field)) later.Add(field);
        }

        return later.Count > 0 && layout.Has(Field.Created);
    }

    [MethodImpl(Structurals.HotLoop)]
    public override void Check(Record record, Findings findings)
    {
        var layout = record.Layout;
        InstantReading created = default;
        bool read = false;
        for (int i = 0; i < later.Count; i++)
        {
            var value = record[later[i]];
            if (value.IsEmpty || IsPlainlyLater(value, record[Field.Created])) continue;
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
