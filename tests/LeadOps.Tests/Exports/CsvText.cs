using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

/// <summary>One entry of a read file, with its texts, so that it can be compared and shown.</summary>
internal sealed record CsvEntry(
    RowKind Kind, Damage Damage, long Line, int Lines, int Column, bool Stray, bool Nul, string Cells)
{
    /// <summary>What stands between the cells of <see cref="Cells"/>; no test file holds it.</summary>
    public const char Separator = '\u241F';

    public long FirstLine => Kind == RowKind.Damage ? Line - Lines + 1 : Line;
}

/// <summary>Reads a whole text for a test.</summary>
internal static class CsvText
{
    public static List<CsvEntry> Read(string text) => Read(Encoding.UTF8.GetBytes(text), out _);

    public static List<CsvEntry> Read(
        byte[] bytes, out long lines, int blockBytes = CsvBlockReader.BlockBytes, char delimiter = ',') =>
        Read(new MemoryStream(bytes), out lines, blockBytes, delimiter);

    public static List<CsvEntry> Read(Stream stream, out long lines, int blockBytes, char delimiter = ',')
    {
        using var reader = new CsvBlockReader(stream, "test.csv", (byte)delimiter, (byte)'"', 0, blockBytes);
        var block = new RowBlock(64);
        var row = new Row();
        var entries = new List<CsvEntry>();
        while (reader.Read(block))
        {
            Assert.NotEqual(0, block.RowCount);
            for (int i = 0; i < block.RowCount; i++)
            {
                var entry = block.Rows[i];
                string cells = "";
                if (entry.Kind != RowKind.Damage)
                {
                    row.MoveTo(block, i);
                    var texts = Enumerable.Range(0, row.Count).Select(column => row[column].ToString());
                    cells = string.Join(CsvEntry.Separator, texts);
                }

                entries.Add(new CsvEntry(
                    entry.Kind, entry.Damage, entry.Line, entry.Lines, entry.Column, entry.HasStrayQuote, entry.HasNul,
                    cells));
            }
        }

        Assert.True(reader.IsAtEnd);
        Assert.Equal(0, block.RowCount);
        lines = reader.Lines;
        return entries;
    }

    /// <summary>The cells of every row, as one string a row: <c>a|b|c</c>, with damage in angle brackets.</summary>
    public static string[] Rows(string text) => Read(text).Select(Show).ToArray();

    /// <summary>Line ends, CRLF, LF or CR, and one more for a last line without one.</summary>
    public static long PhysicalLines(byte[] bytes)
    {
        long lines = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < bytes.Length && bytes[i + 1] == '\n'))) lines++;
        }

        return bytes.Length > 0 && bytes[^1] is not ((byte)'\n' or (byte)'\r') ? lines + 1 : lines;
    }

    public static string Escape(byte[] bytes) =>
        Encoding.UTF8.GetString(bytes).Replace("\r", "\\r").Replace("\n", "\\n").Replace("\0", "\\0");

    private static string Show(CsvEntry entry) => entry.Kind switch
    {
        RowKind.Damage => $"<{entry.Damage} {entry.Line}:{entry.Column}>",
        RowKind.Blank => "<blank>",
        _ => entry.Cells.Replace(CsvEntry.Separator, '|'),
    };
}

/// <summary>A stream that gives as many bytes a read as the random numbers say, and may fail at a place.</summary>
internal sealed class DribblingStream(byte[] bytes, Random random, int most, Exception? fault = null)
    : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = base.Read(buffer, offset, Math.Min(count, random.Next(1, most + 1)));
        return read == 0 && fault is not null ? throw fault : read;
    }
}

/// <summary>A stream made as it is read: a head, one byte many times over, a tail.</summary>
internal sealed class LongStream(string head, char middle, long times, string tail) : Stream
{
    private long position;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => head.Length + times + tail.Length;
    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = (int)Math.Min(count, Length - position);
        for (int done = 0; done < read;)
        {
            // A block that lies whole in the middle is filled at once.
            bool inMiddle = position >= head.Length && position + read - done <= head.Length + times;
            int run = inMiddle ? read - done : 1;
            char value = inMiddle || (position >= head.Length && position < head.Length + times) ? middle
                : position < head.Length ? head[(int)position]
                : tail[(int)(position - head.Length - times)];
            Array.Fill(buffer, (byte)value, offset + done, run);
            done += run;
            position += run;
        }

        return read;
    }

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
