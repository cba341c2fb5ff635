using System.Runtime.CompilerServices;
using System.Collections.Generic;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Validity;

/// <summary>A date that no calendar has, that is no date at all, or that is not in the order of its column.</summary>
internal sealed class DateUnreadable() : Rule(
    new RuleInfo("LO2009", "DateUnreadable", Severity.Error, "A date is impossible, or cannot be read as its column's others."))
{
    private readonly List<Field> dates = [];
    private RuleContext? context;

    public override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        this.context = context;
        dates.Clear();
        foreach (var field in Field.Of(layout.Kind))
        {
            if (field.Type == FieldType.Instant && layout.Has(field)) dates.Add(field);
        }

        return dates.Count > 0;
    }

    [MethodImpl(Structurals.HotLoop)]
    public override void Check(Record record, Findings findings)
    {
        for (int i = 0; i < dates.Count; i++)
        {
            var field = dates[i];
            var value = record[field];
            if (value.IsEmpty) continue;
            var order = record.Layout.OrderOf(record.Layout.ColumnOf(field));
            var status = DateText.Read(value, order, out _, record.Layout.HasEpochMilliseconds);
            if (status is DateStatus.Ok or DateStatus.Missing || context!.Missing.IsMissing(value)) continue;

            // Where the order of the whole column is unknown, one finding about the column says so.
            if (status == DateStatus.AmbiguousOrder && order == DateOrder.Unknown) continue;
            var (brief, message) = status switch
            {
                DateStatus.NotADate => ("not a date", "is not a date"),
                DateStatus.AmbiguousOrder => ("not year first", "is not year first, as the dates of this column are read"),
                _ => ("no such date", "is a date that no calendar or clock has"),
            };
            findings.Add(
                this,
                record,
                field,
                value,
                $"{brief}: {findings.Show(field, value)}",
                $"'{findings.Show(field, value)}' {message}.",
                "Correct it in the CRM; until then what needs the date cannot be told.");
        }
    }
}
