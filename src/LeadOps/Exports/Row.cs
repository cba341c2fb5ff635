using System;

namespace LeadOps.Exports;

/// <summary>One row as a view over its block. One instance serves a whole file: it moves from row to row.</summary>
internal sealed class Row
{
    private RowEntry entry;
    private byte[] bytes = [];
    private int[] ends = [];
    private byte quote;
    private byte[] scratch = [];
    private int scratchUsed;

    /// <summary>Cells in this row, which may be fewer or more than the header has.</summary>
    public int Count => entry.CellCount;

    /// <summary>Physical line on which the row begins, from 1.</summary>
    public long Line => entry.Line;

    /// <summary>Number of the record in the file, from 1; 0 for a header.</summary>
    public long Number { get; set; }

    /// <summary>
    /// Where several records are told from one row: the column of the file, from 1, that this one is told from. Else 0.
    /// </summary>
    public int ToldFrom { get; set; }

    /// <summary>The cell's text without its quotes; empty where the row has no such cell.</summary>
    public Utf8Text this[int column]
    {
        get
        {
            if ((uint)column >= (uint)entry.CellCount) return Utf8Text.Empty;
            int at = entry.FirstEnd + column;
            int start = column == 0 ? entry.Start : (ends[at - 1] & ~RowBlock.EscapeFlag) + 1;
            int end = ends[at];
            if (end < 0) return Unescape(start + 1, (end & ~RowBlock.EscapeFlag) - 1);
            return start < end && bytes[start] == quote && quote != 0
                ? new Utf8Text(bytes, start + 1, end - start - 2)
                : new Utf8Text(bytes, start, end - start);
        }
    }

    /// <summary>The cell exactly as the file has it, quotes included.</summary>
    public Utf8Text Raw(int column)
    {
        if ((uint)column >= (uint)entry.CellCount) return Utf8Text.Empty;
        int at = entry.FirstEnd + column;
        int start = column == 0 ? entry.Start : (ends[at - 1] & ~RowBlock.EscapeFlag) + 1;
        return new Utf8Text(bytes, start, (ends[at] & ~RowBlock.EscapeFlag) - start);
    }

    public void MoveTo(RowBlock block, int index)
    {
        entry = block.Rows[index];
        bytes = block.Bytes;
        ends = block.Ends;
        quote = block.Quote;
        scratchUsed = 0;
    }

    /// <summary>A row of its own, which stays when the block is used again.</summary>
    public Row Copy()
    {
        var copiedBytes = new byte[entry.End - entry.Start];
        var copiedEnds = new int[entry.CellCount];
        Buffer.BlockCopy(bytes, entry.Start, copiedBytes, 0, copiedBytes.Length);
        for (int i = 0; i < copiedEnds.Length; i++)
        {
            // The flag is the sign bit; taking the start away from the low bits cannot borrow from it.
            copiedEnds[i] = ends[entry.FirstEnd + i] - entry.Start;
        }

        var row = new Row { entry = entry, bytes = copiedBytes, ends = copiedEnds, quote = quote, Number = Number, ToldFrom = ToldFrom };
        row.entry.End -= entry.Start;
        row.entry.Start = 0;
        row.entry.FirstEnd = 0;
        return row;
    }

    private Utf8Text Unescape(int start, int end)
    {
        int length = end - start;
        if (scratchUsed + length > scratch.Length)
        {
            // Texts handed out before keep the old array.
            scratch = new byte[Math.Max(Math.Max(256, scratch.Length * 2), length)];
            scratchUsed = 0;
        }

        int to = scratchUsed;
        for (int i = start; i < end; i++)
        {
            byte value = bytes[i];
            scratch[to++] = value;
            if (value == quote) i++;
        }

        var text = new Utf8Text(scratch, scratchUsed, to - scratchUsed);
        scratchUsed = to;
        return text;
    }
}
