using System;
using System.Buffers;
using System.Text;

namespace LeadOps.Bench;

/// <summary>CSV as RFC 4180 has it, with quotes only where a cell needs them.</summary>
internal sealed class CsvRows : RowWriter
{
    private readonly byte delimiter;
    private readonly byte[] lineEnd;
    private readonly SearchValues<byte> special;
    private bool begun;

    public CsvRows(string path, string[] header, char delimiter = ',', string lineEnd = "\n")
        : base(path)
    {
        this.delimiter = (byte)delimiter;
        this.lineEnd = Encoding.ASCII.GetBytes(lineEnd);
        special = SearchValues.Create([this.delimiter, (byte)'"', (byte)'\n', (byte)'\r']);
        foreach (string name in header) Cell(name);
        EndRow();
    }

    public void Cell(string text) => Cell(Encoding.UTF8.GetBytes(text));

    public override void Cell(ReadOnlySpan<byte> text)
    {
        Separate();
        if (text.IndexOfAny(special) < 0)
        {
            Put(text);
            return;
        }

        Put((byte)'"');
        foreach (byte value in text)
        {
            if (value == '"') Put(value);
            if (value == '\n') Line++;
            Put(value);
        }

        Put((byte)'"');
    }

    public override void Number(long value)
    {
        Separate();
        Put(value);
    }

    public override void EndRow()
    {
        Put(lineEnd);
        Line++;
        begun = false;
    }

    /// <summary>Writes a line as it stands, for rows that are damaged on purpose.</summary>
    public void RawLine(string line)
    {
        Put(Encoding.UTF8.GetBytes(line));
        EndRow();
    }

    /// <summary>A cell as it stands in a file, in quotes if it needs them.</summary>
    public static string Quoted(string cell, char delimiter) =>
        cell.AsSpan().IndexOfAny([delimiter, '"', '\n', '\r']) < 0 ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    protected override void Finish()
    {
    }

    private void Separate()
    {
        if (begun) Put(delimiter);
        begun = true;
    }
}
