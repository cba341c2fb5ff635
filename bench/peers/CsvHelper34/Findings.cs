using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace CsvHelper34;

/// <summary>Writes findings as CSV: row, rule, field, value.</summary>
internal sealed class Findings : IDisposable
{
    private readonly FileStream stream;
    private readonly SortedDictionary<int, long> counts = [];

    public Findings(string path)
    {
        stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        stream.Write("row,rule,field,value\n"u8);
    }

    public string Counts
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (rule, count) in counts) text.Append($"{(text.Length == 0 ? "" : ",")}\"LO{rule}\":{count}");
            return text.ToString();
        }
    }

    public void Add(long row, int rule, string field, ReadOnlySpan<byte> value)
    {
        counts[rule] = counts.GetValueOrDefault(rule) + 1;
        stream.Write(Encoding.UTF8.GetBytes($"{row},LO{rule},{field},"));
        stream.Write(value.IndexOfAny(",\"\r\n"u8) < 0 ? value : Quoted(Encoding.UTF8.GetString(value)));
        stream.WriteByte((byte)'\n');
    }

    public void Dispose() => stream.Dispose();

    private static byte[] Quoted(string value) =>
        Encoding.UTF8.GetBytes($"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
}
