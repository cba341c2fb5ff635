using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadOps.Exports;

/// <summary>How a CSV file is written, found in its first rows.</summary>
internal sealed class CsvDialect
{
    /// <summary>What separates cells in real exports, most common first.</summary>
    public static readonly IReadOnlyList<char> Delimiters = [',', ';', '\t', '|'];

    private const int SampleRows = 200;

    public byte Delimiter { get; private set; } = (byte)',';

    public byte Quote { get; } = (byte)'"';

    /// <summary>Every line is quoted once more as one field.</summary>
    public bool IsWrapped { get; private set; }

    /// <summary>Rows before the header: a <c>sep=</c> line, a title. Blank rows between them are not counted.</summary>
    public int PreambleRows { get; private set; }

    /// <summary>Share of the sampled rows that have as many cells as most have, 0 to 1.</summary>
    public double Agreement { get; private set; }

    /// <summary>Cells most rows have.</summary>
    public int Cells { get; private set; } = 1;

    /// <summary>How its first line ends: <c>CRLF</c>, <c>LF</c>, <c>CR</c> or <c>none</c>.</summary>
    public string LineEnd { get; private set; } = "";

    /// <param name="head">The first bytes of the file, as UTF-8.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="atEnd">Whether they are the whole file.</param>
    /// <param name="delimiter">The delimiter where the caller names it.</param>
    public static CsvDialect Detect(byte[] head, int length, bool atEnd, char? delimiter)
    {
        var dialect = new CsvDialect { LineEnd = LineEndOf(head, length) };
        int invalid = Utf8Validation.FirstInvalid(head, 0, length, out _);
        if (invalid >= 0)
        {
            // Whoever reads the file says so; the lines before tell the dialect.
            length = invalid;
            while (length > 0 && head[length - 1] is not ((byte)'\n' or (byte)'\r')) length--;
            atEnd = false;
        }

        char? separator = Separator(head, length), named = delimiter ?? separator;
        var candidates = named is { } only ? [only] : Delimiters;
        double best = -1;
        foreach (char candidate in candidates)
        {
            foreach (bool wrapped in new[] { false, true })
            {
                var rows = FirstRows(head, length, atEnd, (byte)candidate, wrapped);
                if (rows.Count == 0) continue;
                var mode = rows.GroupBy(row => row.Cells).OrderByDescending(group => group.Count())
                    .ThenByDescending(group => group.Key).First();
                double agreement = (double)mode.Count() / rows.Count;
                bool first = rows[0].Cells == mode.Key;
                if (wrapped && (mode.Key == 1 || !first || agreement < 0.9)) continue;
                double score = mode.Key == 1 ? 0 : agreement + (first ? 0.5 : 0) + (0.01 * Math.Min(mode.Key, 30));
                if (score <= best) continue;
                best = score;
                dialect.Delimiter = (byte)candidate;
                dialect.IsWrapped = wrapped;
                dialect.Agreement = agreement;
                dialect.Cells = mode.Key;
                dialect.PreambleRows = Preamble(rows, separator is null ? 0 : 1, mode.Key);
            }
        }

        return dialect;
    }

    /// <summary>
    /// A title above the header has far fewer cells than the table, or one that says something among empty ones, as
    /// spreadsheets save it.
    /// </summary>
    private static int Preamble(List<(int Cells, int Filled)> rows, int separators, int cells)
    {
        int titles = rows.Skip(separators).TakeWhile(row => row.Cells * 2 < cells || (row.Filled <= 1 && cells > 2)).Count();
        if (separators + titles == rows.Count) titles = 0;
        return separators + titles;
    }

    /// <summary>The reader for this dialect.</summary>
    public BlockReader Open(System.IO.Stream stream, string file, long byteOffset)
    {
        var reader = new CsvBlockReader(stream, file, Delimiter, Quote, byteOffset);
        return IsWrapped ? new UnwrappingReader(reader, Delimiter, Quote) : reader;
    }

    private static string LineEndOf(byte[] head, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (head[i] == '\n') return "LF";
            if (head[i] == '\r') return i + 1 < length && head[i + 1] == '\n' ? "CRLF" : "CR";
        }

        return "none";
    }

    /// <summary>What the first line <c>sep=;</c> names, or null.</summary>
    private static char? Separator(byte[] head, int length)
    {
        int start = length > 0 && head[0] == '"' ? 1 : 0;
        var line = new Utf8Text(head, start, Math.Min(length - start, 4));
        if (line.Length < 4 || !line.EqualsAscii("sep=") || length < start + 5) return null;
        char named = (char)head[start + 4];
        int after = start + 5 + start;
        return named < 0x80 && (after >= length || head[after] is (byte)'\r' or (byte)'\n') ? named : null;
    }

    /// <summary>The cells of each row, and how many of them say something; blank rows are left out.</summary>
    private static List<(int Cells, int Filled)> FirstRows(
        byte[] head, int length, bool atEnd, byte delimiter, bool wrapped)
    {
        var rows = new List<(int Cells, int Filled)>();
        BlockReader reader = new CsvBlockReader(
            new System.IO.MemoryStream(head, 0, length), "", delimiter, (byte)'"', 0, blockBytes: length + 1);
        if (wrapped) reader = new UnwrappingReader(reader, delimiter, (byte)'"');
        using (reader)
        {
            var block = new RowBlock(length + 1);
            if (!reader.Read(block)) return rows;
            int count = atEnd || block.RowCount == 1 ? block.RowCount : block.RowCount - 1;
            var row = new Row();
            for (int i = 0; i < count && rows.Count < SampleRows; i++)
            {
                if (block.Rows[i].Kind == RowKind.Blank) continue;
                row.MoveTo(block, i);
                rows.Add(block.Rows[i].Kind == RowKind.Damage
                    ? (CellsOfLine(block, block.Rows[i].Start, delimiter), 0)
                    : (row.Count, Enumerable.Range(0, row.Count).Count(cell => !row[cell].Trim().IsEmpty)));
            }
        }

        return rows;
    }

    /// <summary>About how many cells a damaged line was to have.</summary>
    private static int CellsOfLine(RowBlock block, int start, byte delimiter)
    {
        int cells = 1;
        for (int i = start; i < block.Length && block.Bytes[i] is not ((byte)'\n' or (byte)'\r'); i++)
        {
            if (block.Bytes[i] == delimiter) cells++;
        }

        return cells;
    }
}
