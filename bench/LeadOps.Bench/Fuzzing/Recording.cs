using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Bench.Fuzzing;

/// <summary>All that a reading handed on, in its order; what holds from one event to the next is checked.</summary>
internal sealed class Recording : IRecordSink, IRowSink
{
    private long lastLine;

    public ExportPlan? Plan { get; private set; }

    /// <summary>Records and facts as text, in the order in which they came.</summary>
    public List<string> Events { get; } = [];

    /// <summary>The cells of each record.</summary>
    public List<string[]> Records { get; } = [];

    public List<StructureFact> Facts { get; } = [];

    public bool HasEnded { get; private set; }

    /// <summary>Why the rest could not be read, or null.</summary>
    public ExportException? Fault { get; set; }

    /// <summary>The greatest line that was named.</summary>
    public long LastLine => lastLine;

    void IRecordSink.Begin(ExportPlan plan) => Plan = plan;

    void IRecordSink.Record(Record record)
    {
        Add(record.Row);
        if (Records.Count < 3 || Records.Count % 97 == 0) CheckObject(record);
    }

    void IRecordSink.Fact(in StructureFact fact) => Add(fact);

    void IRecordSink.Grown(Layout layout) => FuzzFailure.Unless(layout == Plan!.Layout, "another layout", () => "");

    void IRecordSink.End() => HasEnded = true;

    void IRowSink.Header(Row row)
    {
    }

    void IRowSink.Columns(IReadOnlyList<string> columns)
    {
    }

    void IRowSink.Record(Row row) => Add(row);

    void IRowSink.Fact(in StructureFact fact) => Add(fact);

    private void Add(Row row)
    {
        // A history told from columns has a record for each date of a row: the number is the row's.
        FuzzFailure.Unless(
            Plan?.History is not null || row.Number == Records.Count + 1, "record numbers skip", () => $"{row.Number} after {Records.Count}");
        Follow(row.Line);
        var cells = new string[row.Count];
        for (int i = 0; i < cells.Length; i++) cells[i] = row[i].ToString();
        Records.Add(cells);
        Events.Add(FormattableString.Invariant($"{row.Line}/{row.Number}: {string.Join('\u241F', cells)}"));
    }

    private void Add(in StructureFact fact)
    {
        long number = fact.Number;
        FuzzFailure.Unless(
            number == 0 || Plan?.History is not null || number == Records.Count + 1,
            "a fact about another record",
            () => $"{number} after {Records.Count}");
        if (fact.Kind is FactKind.Damaged || number > 0) Follow(fact.Line);
        Facts.Add(fact);
        Events.Add(FormattableString.Invariant($"{fact.Line}/{fact.Number} {fact.Kind} {fact.Damage} {fact.Column} ")
            + FormattableString.Invariant($"{fact.Character} {fact.Found} {fact.Expected} {fact.NextLine} {fact.Detail}"));
    }

    private void Follow(long line)
    {
        long before = lastLine;
        FuzzFailure.Unless(line >= before && line > 0, "lines go backwards", () => $"{line} after {before}");
        lastLine = line;
    }

    /// <summary>The object that PowerShell shows: every property is there once and says what the row says.</summary>
    private static void CheckObject(Record record)
    {
        var copy = ExportRecord.Of(record);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        FuzzFailure.Unless(copy.ToString().Length > 0, "an object without text", () => "");
        foreach (string name in copy.PropertyNames)
        {
            FuzzFailure.Unless(names.Add(name), "a property twice", () => name);
            FuzzFailure.Unless(copy.TryGet(name, out object? value), "a property that is not there", () => name);
            record.Layout.TryFindProperty(name, out var property);
            var cell = record.Row[property.Column];
            bool isSame = copy.Row[property.Column].Equals(cell)
                && (property.Field is not null || value is string text && text == cell.ToString());
            FuzzFailure.Unless(isSame, "a copied row is another", () => name);
        }
    }

    /// <summary>What both recordings have alike, or where they part.</summary>
    public static void MustEqual(IEnumerable<string> one, IEnumerable<string> other, string kind)
    {
        using var left = one.GetEnumerator();
        using var right = other.GetEnumerator();
        for (int i = 0; ; i++)
        {
            bool a = left.MoveNext(), b = right.MoveNext();
            if (!a && !b) return;
            if (a && b && left.Current == right.Current) continue;
            string here = a ? Short(left.Current) : "nothing", there = b ? Short(right.Current) : "nothing";
            throw new FuzzFailure(kind, $"event {i}:\n{here}\n{there}");
        }
    }

    public static string Describe(ExportException? fault) => fault is null
        ? "whole"
        : FormattableString.Invariant($"{fault.Id} {fault.Line}:{fault.Column} {fault.ByteOffset} {fault.Message}");

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";
}

/// <summary>Hands on to two.</summary>
internal sealed class Tee(IRecordSink one, IRecordSink other) : IRecordSink
{
    public void Begin(ExportPlan plan)
    {
        one.Begin(plan);
        other.Begin(plan);
    }

    public void Record(Record record)
    {
        one.Record(record);
        other.Record(record);
    }

    public void Fact(in StructureFact fact)
    {
        one.Fact(fact);
        other.Fact(fact);
    }

    public void Grown(Layout layout)
    {
        one.Grown(layout);
        other.Grown(layout);
    }

    public void End()
    {
        one.End();
        other.End();
    }
}

/// <summary>Bytes in pieces of any size, and then a fault if there is one.</summary>
internal sealed class PiecewiseStream(byte[] bytes, int most, ExportException? fault) : MemoryStream(bytes)
{
    private Random64 random = new((ulong)bytes.Length);

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = base.Read(buffer, offset, Math.Min(count, 1 + random.Below(most)));
        return read == 0 && fault is not null && count > 0 ? throw fault : read;
    }
}
