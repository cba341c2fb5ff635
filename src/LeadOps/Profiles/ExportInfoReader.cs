using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>Reads an export whole to say what it is: nothing is assumed that this does not show.</summary>
internal sealed class ExportInfoReader : IRecordSink
{
    private readonly Func<Utf8Text, bool> isMissing;
    private readonly List<long> present = [];
    private readonly List<string?> samples = [];
    private readonly Dictionary<FactKind, long> facts = [];
    private readonly List<string> unclear = [];
    private long beyondAscii;
    private long evenRows;
    private long records;
    private long stageChanges, ownerChanges;
    private HashSet<int> stageColumns = [];

    private ExportInfoReader(Func<Utf8Text, bool> isMissing) => this.isMissing = isMissing;

    /// <summary>Says what an export is.</summary>
    /// <exception cref="ExportException">It cannot be read to its end.</exception>
    public static ExportInfo Read(
        ExportSource source, ReadOptions options, Func<Utf8Text, bool> isMissing, CancellationToken cancellation)
    {
        var plan = ExportInspector.Inspect(source, options, cancellation);
        var reader = new ExportInfoReader(isMissing);
        ExportReader.Read(plan, options, reader, cancellation);
        return reader.Describe(plan);
    }

    void IRecordSink.Begin(ExportPlan plan)
    {
        // Of a history told from them the columns are its own.
        if (plan.History is null) stageColumns = [.. plan.Match.StageColumns.Select(column => column.Column)];
    }

    void IRecordSink.Record(Record record)
    {
        var row = record.Row;
        records++;
        while (present.Count < record.Layout.Headers.Count)
        {
            present.Add(0);
            samples.Add(null);
        }

        var changed = record.Layout.ChangedFieldOf(record);
        if (changed == Field.Owner) ownerChanges++;
        else if (changed is not null) stageChanges++;
        if (row.Count == record.Layout.Headers.Count) evenRows++;
        for (int i = 0; i < present.Count; i++)
        {
            var cell = row[i];
            CountBeyondAscii(cell);
            if (isMissing(cell) || record.Layout.IsNull(cell)) continue;
            present[i]++;
            samples[i] ??= Mask.Of(stageColumns.Contains(i) ? Field.Changed : record.Layout.Fields[i], cell.ToString());
        }
    }

    void IRecordSink.Fact(in StructureFact fact)
    {
        facts.TryGetValue(fact.Kind, out long count);
        facts[fact.Kind] = count + 1;
        if (fact.Kind == FactKind.DateOrderUnclear) unclear.Add(fact.Detail!);
    }

    void IRecordSink.Grown(Layout layout)
    {
    }

    void IRecordSink.End()
    {
    }

    private void CountBeyondAscii(Utf8Text cell)
    {
        var bytes = cell.Bytes;
        for (int at = cell.Offset, end = at + cell.Length; at < end; at++)
        {
            if (bytes[at] >= 0xC0) beyondAscii++;
        }
    }

    private ExportInfo Describe(ExportPlan plan)
    {
        var match = plan.Match;
        var layout = plan.Layout;
        return new ExportInfo(plan.Source.Name)
        {
            FullName = plan.Source.Path,
            Kind = match.Kind,
            Profile = match.Profile.Title,
            Confidence = Math.Round(match.Confidence, 2),
            NextBest = match.NextBest ?? "",
            Evidence = match.Evidence + (plan.History is null ? "" : $"; {Number(records)} changes told"),
            Encoding = DescribeEncoding(plan.Encoding),
            Compression = plan.Source.Compression,
            Delimiter = plan.Dialect is null ? plan.JsonEvidence : DescribeDelimiter(plan),
            TimeZone = plan.ZoneEvidence,
            Columns = new ValueList<ExportColumn>(layout.Headers.Select((header, i) => new ExportColumn(
                header,
                stageColumns.Contains(i) ? ExportColumn.StageEntered : layout.Fields[i]?.Name ?? "",
                i < samples.Count ? samples[i] ?? "" : "",
                records == 0 || i >= present.Count ? 1 : Math.Round(1 - ((decimal)present[i] / records), 4)))),
            DateOrders = new ValueList<ExportDateOrder>(plan.Dates
                .Where(date => date.Evidence.Verdict != DateOrderVerdict.None)
                .Select(date => new ExportDateOrder(date.Header, date.Order, date.Because))),
            Reconciliation = plan.Reconciliation,
            Warnings = new ValueList<string>(Warnings(plan)),
        };
    }

    private string DescribeEncoding(DetectedEncoding encoding) => encoding.IsUtf8
        ? encoding.Name + (encoding.HasBom ? " with BOM (" : " without BOM (") + (beyondAscii == 0
            ? "all characters are ASCII)"
            : Number(beyondAscii) + (beyondAscii == 1 ? " character" : " characters") + " beyond ASCII, all valid)")
        : encoding.Name + " (" + encoding.Evidence + ")";

    private string DescribeDelimiter(ExportPlan plan)
    {
        var dialect = plan.Dialect!;
        int columns = plan.Match.Fields.Length;
        string name = dialect.Delimiter == '\t' ? "tab" : "'" + (char)dialect.Delimiter + "'";
        string cells = plan.History is not null ? $"{columns} columns"
            : evenRows == records ? $"{columns} cells in every record" : $"{columns} cells in {Number(evenRows)} of {Number(records)} records";
        string wrapped = dialect.IsWrapped ? ", every line quoted once more" : "";
        return $"{name} ({cells}), quote '{(char)dialect.Quote}', line end {dialect.LineEnd}{wrapped}";
    }

    private IEnumerable<string> Warnings(ExportPlan plan)
    {
        foreach (string warning in plan.Match.Warnings) yield return warning;
        if (ChangesOfOthers(plan.Layout) is { } others) yield return others;
        foreach (string header in unclear)
        {
            yield return $"'{header}' could be day or month first; what needs it answers Indeterminate. "
                + $"If you know it: -DateOrder @{{ '{header}' = 'DMY' }}";
        }

        foreach (var number in plan.Numbers.Where(number => number.Mark == Values.UnknownMark && number.Evidence.Unclear > 0))
        {
            yield return $"'{number.Header}' has {number.Evidence}, which are taken for none. "
                + "If you know the decimal mark: -DecimalMark ','";
        }

        if (plan.Layout.Zone is null && plan.Dates.Any(date => date.Evidence.Verdict != DateOrderVerdict.None))
        {
            yield return "Date-times without an offset cannot be placed in time. Name their zone: -TimeZone Europe/Berlin";
        }

        foreach (var fact in plan.Facts.Where(fact => fact.Kind == FactKind.FallbackEncoding))
        {
            yield return $"Not valid UTF-8 (line {fact.Line}), so read as {fact.Detail}, as this CRM writes it. Another one: -Encoding";
        }

        if (facts.ContainsKey(FactKind.IdNotPlaced))
        {
            yield return "No column was placed as the id. Name it: -Map @{ 'My header' = 'id' }";
        }

        foreach (var (kind, text) in new[]
        {
            (FactKind.Damaged, "cannot be read"), (FactKind.TooFewCells, "with too few cells"), (FactKind.TooManyCells, "with too many cells"),
        })
        {
            if (facts.TryGetValue(kind, out long count))
            {
                yield return $"{Number(count)} {(count == 1 ? "row" : "rows")} {text}: Test-Lead -Rule LO00* says which.";
            }
        }
    }

    /// <summary>What a history of all fields holds beside the changes of its kind.</summary>
    private string? ChangesOfOthers(Layout layout)
    {
        if (!layout.Has(Field.ChangedField) || records == 0) return null;
        bool isOfOwner = layout.Kind == RecordKind.OwnerChange;
        if (!isOfOwner && layout.Kind != RecordKind.StageChange) return null;
        string header = layout.Headers[layout.ColumnOf(Field.ChangedField)].Replace("'", "''");
        long own = isOfOwner ? ownerChanges : stageChanges, other = isOfOwner ? stageChanges : ownerChanges;
        var (ownName, otherName) = isOfOwner ? ("the owner", "stage or status") : ("stage or status", "the owner");
        string type = other == 0 ? "" : $" To read those of {otherName}: -Kind {(isOfOwner ? "StageChange" : "OwnerChange")}";
        if (own == 0)
        {
            return $"No row is a change of {ownName}.{type}"
                + $" If a word in '{header}' means it: -Map @{{ 'My word' = '{(isOfOwner ? "owner" : "stage")}' }}";
        }

        long rest = records - own - other;
        if (other + rest == 0) return null;
        return $"Changes of {ownName}: {Number(own)} of {Number(records)} rows; of {otherName}: {Number(other)}; "
            + $"of other fields, which count as none: {Number(rest)}.{type}";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
