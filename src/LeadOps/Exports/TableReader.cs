using System.Runtime.CompilerServices;
using System;
using System.Collections.Generic;
using System.Threading;

namespace LeadOps.Exports;

/// <summary>Takes the rows of a table as they are told apart.</summary>
internal interface IRowSink
{
    /// <summary>The header row, before all else. Not called for JSON.</summary>
    void Header(Row row);

    /// <summary>Called before the rows of each block of a JSON export: the columns known by now.</summary>
    void Columns(IReadOnlyList<string> columns);

    /// <summary>One record. The row is good until the call returns.</summary>
    void Record(Row row);

    void Fact(in StructureFact fact);
}

/// <summary>What stands around the records of a table.</summary>
internal sealed class TableShape
{
    /// <summary>Rows before the header.</summary>
    public int PreambleRows { get; set; }

    /// <summary>Whether the first row names the columns; JSON names them itself.</summary>
    public bool HasHeader { get; set; } = true;

    /// <summary>What lines behind the records say, in the CRM's own words; <c>*</c> is any text.</summary>
    public IReadOnlyList<string> Footers { get; set; } = [];

    /// <summary>Whether a line of one cell behind a blank line is a footer whatever it says.</summary>
    public bool FooterAfterBlank { get; set; }
}

/// <summary>
/// Tells header, records, blank lines, preamble, footer and damage apart, accounts for every line, and reports what a
/// user must hear of. One instance reads one file once.
/// </summary>
internal sealed class TableReader
{
    private const int MaximumStep = 1 << 12;

    private readonly TableShape shape;
    private readonly IRowSink sink;
    private readonly string file;
    private readonly FooterPattern[] footers;
    private readonly Row row = new();
    private int preambleLeft;
    private int columns;
    private bool headerRead;
    private bool afterBlank, inFooter, footerReported;
    private long footerLine;

    /// <param name="shape">What stands around the records.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <param name="sink">Takes the rows.</param>
    public TableReader(TableShape shape, string file, IRowSink sink)
    {
        this.file = file;
        this.shape = shape;
        this.sink = sink;
        footers = new FooterPattern[shape.Footers.Count];
        for (int i = 0; i < footers.Length; i++) footers[i] = new FooterPattern(shape.Footers[i]);
        preambleLeft = shape.PreambleRows;
        headerRead = !shape.HasHeader;
    }

    public Reconciliation Reconciliation { get; } = new();

    /// <summary>Reads to the end, or until <paramref name="wantsMore"/> says enough.</summary>
    /// <param name="reader">The file; disposed at the end.</param>
    /// <param name="wantsMore">Asked after each block; null reads all.</param>
    /// <param name="cancellation">Checked once a block.</param>
    /// <exception cref="ExportException">The rest cannot be read; what came before was handed on.</exception>
    public void Read(BlockReader reader, Func<bool>? wantsMore, CancellationToken cancellation)
    {
        bool isJson = Reconciliation.IsJson = !shape.HasHeader;
        using var pump = new BlockPump(reader);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = pump.Next();
            if (block is null) break;
            if (isJson) sink.Columns(block.Columns);
            Read(block, isJson, cancellation);
            Reconciliation.Lines = block.LastLine;
            if (wantsMore is not null && !wantsMore()) return;
        }

        Reconciliation.Lines = reader.Lines;
        if (Reconciliation.Records == 0 && (headerRead || isJson)) sink.Fact(new StructureFact { Kind = FactKind.NoRecords });
    }

    [MethodImpl(Structurals.HotLoop)]
    private void Read(RowBlock block, bool isJson, CancellationToken cancellation)
    {
        var counts = Reconciliation;
        for (int i = 0; i < block.RowCount; i++)
        {
            ref readonly var entry = ref block.Rows[i];
            if ((i & (MaximumStep - 1)) == MaximumStep - 1) cancellation.ThrowIfCancellationRequested();
            if (entry.Kind == RowKind.Cells && headerRead && !inFooter && !afterBlank)
            {
                row.MoveTo(block, i);
                if (footers.Length > 0 && SaysFooter() && IsShort()) Footer(entry);
                else Record(entry, isJson);
                continue;
            }

            switch (entry.Kind)
            {
                case RowKind.Blank:
                    counts.Blank += entry.Lines;
                    afterBlank = headerRead;
                    continue;
                case RowKind.Damage:
                    Damage(block, entry, isJson);
                    continue;
                default:
                    row.MoveTo(block, i);
                    Unusual(entry, isJson);
                    continue;
            }
        }
    }

    /// <summary>Rows where something else than one more record is likely.</summary>
    private void Unusual(in RowEntry entry, bool isJson)
    {
        if (!headerRead)
        {
            if (preambleLeft > 0)
            {
                preambleLeft--;
                Reconciliation.Preamble += entry.Lines;
                return;
            }

            headerRead = true;
            columns = entry.CellCount;
            Reconciliation.Header += entry.Lines;
            row.Number = 0;
            sink.Header(row);
            return;
        }

        // Behind the records a line of one cell may say anything.
        bool isBelow = inFooter || (afterBlank && shape.FooterAfterBlank);
        afterBlank = false;
        if ((SaysFooter() && IsShort()) || (isBelow && columns > 2 && IsAlone()))
        {
            Footer(entry);
            return;
        }

        if (inFooter && !footerReported)
        {
            footerReported = true;
            sink.Fact(new StructureFact { Kind = FactKind.RecordsAfterFooter, Line = entry.Line, NextLine = footerLine });
        }

        inFooter = false;
        Record(entry, isJson);
    }

    private void Footer(in RowEntry entry)
    {
        if (!inFooter) footerLine = entry.Line;
        inFooter = true;
        Reconciliation.Footer += entry.Lines;
    }

    private void Record(in RowEntry entry, bool isJson)
    {
        var counts = Reconciliation;
        row.Number = ++counts.Records;
        if (isJson)
        {
            counts.Elements++;
        }
        else
        {
            counts.Extra += entry.Lines - 1;
            if (entry.CellCount != columns) CountCells(entry);
        }

        if (entry.HasStrayQuote) Report(FactKind.StrayQuote, entry);
        if (entry.HasNul) Report(FactKind.NulByte, entry);
        sink.Record(row);
    }

    private void CountCells(in RowEntry entry)
    {
        if (entry.CellCount < columns)
        {
            Report(FactKind.TooFewCells, entry);
            return;
        }

        for (int i = columns; i < entry.CellCount; i++)
        {
            if (row[i].Trim().IsEmpty) continue;
            Report(FactKind.TooManyCells, entry);
            return;
        }
    }

    private void Report(FactKind kind, in RowEntry entry) => sink.Fact(new StructureFact
    {
        Kind = kind,
        Line = entry.Line,
        Number = row.Number,
        Found = entry.CellCount,
        Expected = columns,
    });

    private void Damage(RowBlock block, in RowEntry entry, bool isJson)
    {
        if (!headerRead && preambleLeft-- == 0) throw HeaderDamaged(entry, file);
        Reconciliation.Damaged += isJson ? 1 : entry.Lines;
        if (isJson) Reconciliation.Elements++;
        sink.Fact(new StructureFact
        {
            Kind = FactKind.Damaged,
            Damage = entry.Damage,
            Line = entry.Line,
            Character = entry.Column,
            NextLine = entry.Line + 1,
            Text = isJson ? Utf8Text.Empty : LinesOf(block, entry),
        });
    }

    /// <summary>The lines that damage takes, as far as they are in the block.</summary>
    private static Utf8Text LinesOf(RowBlock block, in RowEntry entry)
    {
        int start = entry.Start, end = entry.End;
        for (int left = entry.Lines; start > 0; start--)
        {
            byte before = block.Bytes[start - 1];
            bool ends = before == '\n' || (before == '\r' && (start == block.Length || block.Bytes[start] != '\n'));
            if (ends && --left == 0) break;
        }

        while (end < block.Length && block.Bytes[end] is not ((byte)'\n' or (byte)'\r')) end++;
        return new Utf8Text(block.Bytes, start, end - start);
    }

    private static ExportException HeaderDamaged(in RowEntry entry, string file) => entry.Damage switch
    {
        Exports.Damage.TooManyCells or Exports.Damage.RowTooLong or Exports.Damage.FieldTooLong => new ExportException(
            "TooManyColumns",
            file,
            FormattableString.Invariant(
                $"the header is over the limits of {Limits.Columns:N0} columns and {Limits.FieldBytes:N0} bytes a cell."),
            "Is it an export? If its delimiter is none of , ; tab and |, name it with -Delimiter.")
        {
            Line = entry.Line,
        },
        _ => new ExportException(
            "HeaderDamaged",
            file,
            FormattableString.Invariant($"a quote opened at column {entry.Column} of the header does not close as it must."),
            "Mend the quotes of that line: write \"\" for a quote inside quotes.")
        {
            Line = entry.Line,
            Column = entry.Column,
        },
    };

    /// <summary>Nothing stands beside the first cell but, where it was not quoted, what followed a comma inside it.</summary>
    private bool IsShort() => IsAlone() || (row.Count == 2 && columns > 3);

    private bool IsAlone()
    {
        for (int i = 1; i < row.Count; i++)
        {
            if (!row[i].IsEmpty) return false;
        }

        return true;
    }

    private bool SaysFooter()
    {
        var first = row[0];
        foreach (var footer in footers)
        {
            if (footer.Matches(first)) return true;
        }

        return false;
    }
}
