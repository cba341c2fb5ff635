using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Tests.Exports;
using Record = LeadOps.Records.Record;

namespace LeadOps.Tests.Profiles;

/// <summary>One record as it was read.</summary>
internal sealed record ReadRecord(long Line, long Number, string[] Cells)
{
    public override string ToString() => $"{Line}/{Number}: {string.Join("|", Cells)}";
}

/// <summary>
/// What reading an export gave. Whatever the file, its sum must close if it was read to its end, its lines must be
/// those of the text, and reading it again must give the same: no test can leave that out.
/// </summary>
internal sealed class Reading : IRecordSink
{
    private Layout? layout;

    private Reading()
    {
    }

    public ExportPlan Plan { get; private set; } = null!;

    public List<ReadRecord> Records { get; } = [];

    public List<StructureFact> Facts { get; } = [];

    /// <summary>Why the rest could not be read, or null.</summary>
    public ExportException? Fault { get; private set; }

    public bool HasEnded { get; private set; }

    public Reconciliation Sum => Plan.Reconciliation;

    public IReadOnlyList<string> Headers => Plan.Layout.Headers;

    public IEnumerable<FactKind> FactKinds => Facts.Select(fact => fact.Kind);

    public static Reading Of(string text, ReadOptions? options = null, string name = "leads.csv") =>
        Of(Encoding.UTF8.GetBytes(text), options, name);

    public static Reading Of(byte[] bytes, ReadOptions? options = null, string name = "leads.csv")
    {
        using var folder = new TempFolder();
        return OfSource(ExportSource.Open(folder.Write(name, bytes)).Single(), options);
    }

    public static Reading OfSource(ExportSource source, ReadOptions? options = null)
    {
        var first = Once(source, options ?? new ReadOptions());
        var second = Once(source, options ?? new ReadOptions());
        Assert.Equal(first.Describe(), second.Describe());
        Assert.Equal(first.Fault is null, first.HasEnded);
        Assert.Equal(first.Records.Count, first.Sum.Records);
        if (first.Fault is not null) return first;
        Assert.True(first.Sum.Closes, first.Sum.ToString());
        if (!first.Sum.IsJson) Assert.Equal(CsvText.PhysicalLines(TextOf(first.Plan)), first.Sum.Lines);
        return first;
    }

    /// <summary>The fault with which nothing can be read of a file.</summary>
    public static ExportException FaultOf(byte[] bytes, ReadOptions? options = null, string name = "leads.csv")
    {
        using var folder = new TempFolder();
        string path = folder.Write(name, bytes);
        return Assert.Throws<ExportException>(() =>
            Once(ExportSource.Open(path).Single(), options ?? new ReadOptions()));
    }

    public StructureFact Fact(FactKind kind) => Facts.Single(fact => fact.Kind == kind);

    /// <summary>The text of a field in a record, counted from 0.</summary>
    public string Text(int record, Field field) =>
        Plan.Layout.TextOf(field, Utf8Text.Of(Cell(record, Plan.Layout.ColumnOf(field)))).ToString();

    public string Cell(int record, int column)
    {
        var cells = Records[record].Cells;
        return column >= 0 && column < cells.Length ? cells[column] : "";
    }

    /// <summary>The instant that a field of a record is, in UTC, or null.</summary>
    public DateTimeOffset? Instant(int record, Field field) =>
        Plan.Layout.ValueOf(field, Utf8Text.Of(Text(record, field))) is DateTimeOffset value ? value.ToUniversalTime() : null;

    public DateOrder Order(string header) => Plan.Dates.Single(date => date.Header == header).Order;

    void IRecordSink.Begin(ExportPlan plan)
    {
        Plan = plan;
        layout = plan.Layout;
    }

    void IRecordSink.Record(Record record)
    {
        Assert.Same(layout, record.Layout);
        var cells = Enumerable.Range(0, record.Row.Count).Select(i => record.Row[i].ToString()).ToArray();
        Records.Add(new ReadRecord(record.Row.Line, record.Row.Number, cells));
    }

    void IRecordSink.Fact(in StructureFact fact) => Facts.Add(fact);

    void IRecordSink.Grown(Layout layout) => Assert.Same(this.layout, layout);

    void IRecordSink.End() => HasEnded = true;

    private static Reading Once(ExportSource source, ReadOptions options)
    {
        var reading = new Reading();
        try
        {
            ExportReader.Read(source, options, reading, CancellationToken.None);
        }
        catch (ExportException fault) when (reading.Plan is not null)
        {
            reading.Fault = fault;
        }

        return reading;
    }

    private static byte[] TextOf(ExportPlan plan)
    {
        using var stream = plan.Source.OpenRead(plan.Encoding.Encoding);
        using var copy = new MemoryStream();
        stream.AsUtf8().CopyTo(copy);
        return copy.ToArray();
    }

    private string Describe() => string.Join("\n", Records.Select(record => record.ToString())
        .Concat(Facts.Select(fact => $"{fact.Kind} {fact.Damage} {fact.Line} {fact.Number} {fact.Column} {fact.Detail}"))
        .Append(Sum.ToString())
        .Append(Fault?.Place + Fault?.Message));
}
