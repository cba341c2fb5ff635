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
    /// either. Equal or later texts of one zone never make the later one certain to be earlier.
    /// </summary>
    private static bool IsPlainlyLater(Utf8Text later, Record record, Layout layout, Field field)
    {
        var created = record[Field.Created];
        if (later.Length != created.Length || later.Length is not (10 or 16 or 19)) return false;
        if (layout.OrderOf(layout.ColumnOf(field)) != DateOrder.YMD || layout.OrderOf(layout.ColumnOf(Field.Created)) != DateOrder.YMD) return false;
        for (int i = 0; i < later.Length; i++)
        {
            byte a = later[i], b = created[i];
            bool digit = i is not (4 or 7 or 10 or 13 or 16);
            if (digit ? a is < (byte)'0' or > (byte)'9' || b is < (byte)'0' or > (byte)'9' : a != b) return false;
            if (a != b) return a > b && Follows(later, created, i + 1);
        }

        return true;
    }

    /// <summary>Whether both texts go on in the same form.</summary>
    private static bool Follows(Utf8Text a, Utf8Text b, int from)
    {
        for (int i = from; i < a.Length; i++)
        {
            bool digit = i is not (4 or 7 or 10 or 13 or 16);
            if (digit ? a[i] is < (byte)'0' or > (byte)'9' || b[i] is < (byte)'0' or > (byte)'9' : a[i] != b[i]) return false;
        }

        return true;
    }

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
            if (value.IsEmpty || IsPlainlyLater(value, record, layout, later[i])) continue;
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
