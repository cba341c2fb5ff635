using System;
using System.IO;

namespace LeadOps.Exports;

/// <summary>Reads CSV from a stream of UTF-8 bytes, checks that they are UTF-8, and keeps memory flat.</summary>
internal sealed class CsvBlockReader : BlockReader
{
    /// <summary>Small enough for the cache, large enough that handing it to another thread costs little.</summary>
    public const int BlockBytes = 512 * 1024;

    private readonly Stream stream;
    private readonly CsvScanner scanner;
    private readonly string file;
    private readonly int blockBytes;
    private byte[] carry = [];
    private int carried;
    private long blockOffset;
    private bool streamEnded;
    private ExportException? pending;

    /// <param name="stream">UTF-8 bytes; disposed with the reader.</param>
    /// <param name="file">The name for errors.</param>
    /// <param name="delimiter">An ASCII character.</param>
    /// <param name="quote">An ASCII character.</param>
    /// <param name="byteOffset">Bytes of the file before the stream, such as a BOM.</param>
    /// <param name="blockBytes">How much to read at once; no result depends on it.</param>
    public CsvBlockReader(
        Stream stream, string file, byte delimiter, byte quote, long byteOffset, int blockBytes = BlockBytes)
    {
        this.blockBytes = blockBytes;
        this.stream = stream;
        this.file = file;
        scanner = new CsvScanner(delimiter, quote);
        blockOffset = byteOffset;
    }

    public override long Lines => scanner.Line - 1;

    public override bool IsAtEnd => streamEnded && carried == 0 && pending is null;

    public override bool Read(RowBlock block)
    {
        block.Clear();
        if (pending is not null) throw pending;
        while (block.RowCount == 0)
        {
            if (streamEnded && carried == 0) return false;
            Fill(block);
            bool insideLine = scanner.SkipsLine;
            long line = insideLine ? scanner.Line - 1 : scanner.Line;

            // Where the stream breaks off, the line that has no end is no row.
            bool atEnd = streamEnded && pending is null;
            int used = scanner.Scan(block, block.Length, atEnd);
            used = Check(block, used, line, insideLine, atEnd);
            Carry(block, used);
            block.LastLine = Lines;
            if (pending is not null && block.RowCount == 0) throw pending;
        }

        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
    }

    private void Fill(RowBlock block)
    {
        int wanted = Math.Max(blockBytes, carried * 2);
        if (block.Bytes.Length < wanted) block.Bytes = new byte[wanted];
        Buffer.BlockCopy(carry, 0, block.Bytes, 0, carried);
        block.Length = carried;
        while (block.Length < wanted)
        {
            int read;
            try
            {
                read = stream.Read(block.Bytes, block.Length, wanted - block.Length);
            }
            catch (ExportException exception)
            {
                // What was read before the fault is still good.
                pending = exception;
                read = 0;
            }

            if (read == 0)
            {
                streamEnded = true;
                return;
            }

            block.Length += read;
        }
    }

    private void Carry(RowBlock block, int used)
    {
        carried = block.Length - used;
        if (carry.Length < carried) carry = new byte[carried];
        Buffer.BlockCopy(block.Bytes, used, carry, 0, carried);
        blockOffset += used;
    }

    /// <summary>Cuts the block before the first byte that is not UTF-8; the next read says where it is.</summary>
    /// <returns>How many bytes were used; fewer where a dropped line is cut inside a character.</returns>
    private int Check(RowBlock block, int used, long firstLine, bool insideLine, bool atEnd)
    {
        int invalid = Utf8Validation.FirstInvalid(block.Bytes, 0, used, out bool incompleteTail);
        if (invalid < 0 || (incompleteTail && !atEnd))
        {
            MarkNul(block, used);
            return invalid < 0 ? used : invalid;
        }

        var position = new TextPosition(firstLine);
        position.Advance(block.Bytes, 0, invalid);
        int rows = 0;
        while (rows < block.RowCount && block.Rows[rows].End < invalid) rows++;
        block.RowCount = rows;
        MarkNul(block, invalid);
        pending = TextEncodings.InvalidByte(
            file, System.Text.Encoding.UTF8, block.Bytes, invalid, 1, blockOffset + invalid, position);

        // How far into a dropped line this block begins is not known.
        if (insideLine && position.Line == firstLine) pending.Column = 0;
        streamEnded = true;
        return used;
    }

    private static void MarkNul(RowBlock block, int used)
    {
        int at = Array.IndexOf(block.Bytes, (byte)0, 0, used);
        if (at < 0) return;
        for (int i = 0; i < block.RowCount; i++)
        {
            ref var row = ref block.Rows[i];
            if (row.Kind == RowKind.Damage) continue;
            row.HasNul = Array.IndexOf(block.Bytes, (byte)0, row.Start, row.End - row.Start) >= 0;
        }
    }
}
