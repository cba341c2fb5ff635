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
        char? named = delimiter ?? Separator(head, length);
        var candidates = named is { } only ? [only] : Delimiters;
        double best = -1;
        foreach (char candidate in candidates)
        {
            foreach (bool wrapped in new[] { false, true })
            {
                var counts = CellCounts(head, length, atEnd, (byte)candidate, wrapped);
                if (counts.Count == 0) continue;
                var mode = counts.GroupBy(count => count).OrderByDescending(group => group.Count())
                    .ThenByDescending(group => group.Key).First();
                double agreement = (double)mode.Count() / counts.Count;
                if (wrapped && (mode.Key == 1 || counts[0] != mode.Key || agreement < 0.9)) continue;
                double score = mode.Key == 1 ? 0 : agreement + (counts[0] == mode.Key ? 0.5 : 0) + (0.01 * Math.Min(mode.Key, 30));
                if (score <= best) continue;
                best = score;
                dialect.Delimiter = (byte)candidate;
                dialect.IsWrapped = wrapped;
                dialect.Agreement = agreement;
                dialect.Cells = mode.Key;
                // A title above the header has far fewer cells than the table.
                dialect.PreambleRows = counts.TakeWhile(count => count * 2 < mode.Key).Count();
            }
        }

        if (Separator(head, length) is not null) dialect.PreambleRows = Math.Max(1, dialect.PreambleRows);
        return dialect;
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

    private static List<int> CellCounts(byte[] head, int length, bool atEnd, byte delimiter, bool wrapped)
    {
        var counts = new List<int>();
        BlockReader reader = new CsvBlockReader(new System.IO.MemoryStream(head, 0, length), "", delimiter, (byte)'"', 0);
        if (wrapped) reader = new UnwrappingReader(reader, delimiter, (byte)'"');
        using (reader)
        {
            var block = new RowBlock(length + 1);
            if (!reader.Read(block)) return counts;
            int rows = atEnd || block.RowCount == 1 ? block.RowCount : block.RowCount - 1;
            for (int i = 0; i < rows && counts.Count < SampleRows; i++)
            {
                var row = block.Rows[i];
                if (row.Kind == RowKind.Blank) continue;
                if (wrapped && row.Kind == RowKind.Cells && row.CellCount == 1) return [];
                counts.Add(row.Kind == RowKind.Damage ? 0 : row.CellCount);
            }
        }

        return counts;
    }
}
