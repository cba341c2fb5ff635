using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.PowerShell;

/// <summary>
/// Wraps objects from the pipeline as the same view that rows of a file are: rules see no difference. The first object
/// tells the columns and the kind; later ones may add columns.
/// </summary>
internal sealed class RecordWrapper
{
    private const string Shown = "(pipeline)";

    private readonly IRecordSink sink;
    private readonly ReadOptions options;
    private readonly RowBlock block = new(4096);
    private readonly Row row = new();
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private ExportPlan? plan;
    private Record? record;
    private Layout? fileLayout;
    private readonly HashSet<int> unclear = [];
    private long number;

    public RecordWrapper(IRecordSink sink, ReadOptions options)
    {
        this.sink = sink;
        this.options = options;
    }

    public void Add(PSObject input)
    {
        if (input.BaseObject is ExportRecord fromFile)
        {
            AddRecord(fromFile);
            return;
        }

        EndFile();
        var properties = input.Properties.Where(property => property.IsGettable).ToList();
        if (plan is null) Begin(properties);
        Grow(properties);
        Write(properties);
        row.MoveTo(block, 0);
        row.Number = ++number;
        ReportUnclearDates();
        sink.Record(record!);
    }

    public void End()
    {
        if (plan is null && fileLayout is null) return;
        fileLayout = null;
        plan = null;
        sink.End();
    }

    /// <summary>Objects come one by one, so no later value can prove an order: the first date that needs one is told.</summary>
    private void ReportUnclearDates()
    {
        var layout = plan!.Layout;
        for (int i = 0; i < layout.Headers.Count; i++)
        {
            if (layout.Fields[i]?.Type != FieldType.Instant || layout.OrderOf(i) != DateOrder.Unknown) continue;
            if (DateText.Read(row[i], DateOrder.Unknown, out _) != DateStatus.AmbiguousOrder || !unclear.Add(i)) continue;
            sink.Fact(new StructureFact
            {
                Kind = FactKind.DateOrderUnclear,
                Column = i + 1,
                Detail = layout.Headers[i],
                Expected = StructureFact.NotLookedAhead,
            });
        }
    }

    /// <summary>A record that Import-LeadExport gave keeps its file and line.</summary>
    private void AddRecord(ExportRecord fromFile)
    {
        if (fileLayout != fromFile.Layout)
        {
            End();
            fileLayout = fromFile.Layout;
            sink.Begin(ExportPlan.Of(fileLayout));
        }

        sink.Record(new Record(fileLayout, fromFile.Row));
    }

    private void EndFile()
    {
        if (fileLayout is not null) End();
    }

    private void Begin(List<PSPropertyInfo> properties)
    {
        var names = properties.Select(property => property.Name).ToList();
        var sample = properties.Select(property => Text(property)).ToList();
        plan = ExportInspector.Of(Shown, names, sample, options);
        columns.Clear();
        for (int i = 0; i < names.Count; i++) columns[names[i]] = i;
        record = new Record(plan.Layout, row);
        number = 0;
        unclear.Clear();
        sink.Begin(plan);
        foreach (var fact in plan.Facts) sink.Fact(fact);
    }

    private void Grow(List<PSPropertyInfo> properties)
    {
        bool placed = false;
        foreach (var property in properties)
        {
            if (columns.ContainsKey(property.Name)) continue;
            columns[property.Name] = plan!.Layout.Headers.Count;
            placed |= plan.Layout.Add(property.Name, plan.Match.FieldOf(property.Name));
        }

        if (placed) sink.Grown(plan!.Layout);
    }

    private void Write(List<PSPropertyInfo> properties)
    {
        var cells = new string?[plan!.Layout.Headers.Count];
        foreach (var property in properties) cells[columns[property.Name]] = Text(property);
        block.Clear();
        block.AddRow();
        foreach (string? cell in cells) block.AddCell(cell ?? "");
    }

    /// <summary>The point of 1.234 might be one of thousands; that of 1.2340 cannot.</summary>
    private static string WithOneReading(string number) =>
        number.IndexOf('.') == number.Length - 4 && number.Length <= 8 ? number + "0" : number;

    /// <summary>A value as an export would write it: dates year first, with their offset where they have one.</summary>
    private static string Text(PSPropertyInfo property)
    {
        object? value;
        try
        {
            value = property.Value;
        }
        catch (GetValueInvocationException)
        {
            return "";
        }

        return (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            null => "",
            string text => text,
            DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            DateTime { Kind: DateTimeKind.Unspecified } local => local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            DateTime instant => new DateTimeOffset(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            IFormattable number => WithOneReading(number.ToString(null, CultureInfo.InvariantCulture)),
            System.Collections.IEnumerable list => string.Join(";", list.Cast<object?>()),
            var other => other.ToString() ?? "",
        };
    }
}
