using System.Collections.Generic;
using System.Threading;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>Reads the records of an export into a sink: first pass for what must be known, second for the records.</summary>
internal sealed class ExportReader : IRowSink
{
    private readonly ExportPlan plan;
    private readonly IRecordSink sink;
    private readonly Layout layout;
    private Record? record;

    private ExportReader(ExportPlan plan, IRecordSink sink)
    {
        this.plan = plan;
        this.sink = sink;
        layout = plan.Layout;
    }

    /// <summary>Reads one export to its end.</summary>
    /// <exception cref="ExportException">The file, or the rest of it, cannot be read; what came before was handed on.</exception>
    /// <exception cref="UnknownNameException">The options name a profile, field or zone that does not exist.</exception>
    public static void Read(ExportSource source, ReadOptions options, IRecordSink sink, CancellationToken cancellation) =>
        Read(ExportInspector.Inspect(source, options, cancellation), options, sink, cancellation);

    /// <summary>Reads the records of an export that was looked at already.</summary>
    public static void Read(ExportPlan plan, ReadOptions options, IRecordSink sink, CancellationToken cancellation)
    {
        var reader = new ExportReader(plan, sink);
        var table = new TableReader(plan.Shape(), plan.Source.Name, reader);
        plan.Reconciliation = table.Reconciliation;
        sink.Begin(plan);
        foreach (var fact in plan.Facts) sink.Fact(fact);
        var stream = plan.Source.OpenRead(plan.Encoding.Encoding);
        table.Read(ExportPlan.Open(plan.Source, stream, plan.Dialect), () => options.TellProgress(plan.Source, stream), cancellation);
        sink.End();
    }

    public void Header(Row row)
    {
        // Known since the first pass.
    }

    public void Columns(IReadOnlyList<string> columns)
    {
        if (plan.History is { } history)
        {
            history.Meet(columns);
            return;
        }

        if (columns.Count <= layout.Headers.Count) return;
        bool placed = false;
        for (int i = layout.Headers.Count; i < columns.Count; i++)
        {
            if (!layout.Add(columns[i], plan.Match.FieldOf(columns[i]))) continue;
            placed = true;

            // The first pass did not come here. A date in another order is then a finding, as in any settled column.
            if (layout.Fields[i]!.Type == FieldType.Instant) layout.SetOrder(i, DateOrder.YMD);
            layout.SetMark(i, '.');
        }

        if (placed) sink.Grown(layout);
    }

    public void Record(Row row)
    {
        if (plan.History is { } history)
        {
            history.Tell(row, sink);
            return;
        }

        // The table moves one row through the whole file.
        record ??= new Record(layout, row);
        sink.Record(record);
    }

    public void Fact(in StructureFact fact) => sink.Fact(fact);

}
