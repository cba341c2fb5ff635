using System;
using System.Collections.Generic;
using System.Text;

namespace LeadOps.Exports;

/// <summary>What a stretch of an export turned out to be.</summary>
internal enum RowKind : byte
{
    /// <summary>Cells: the header, a record, or preamble and footer, which only the table can tell apart.</summary>
    Cells,

    /// <summary>A line without content: nothing, spaces and tabs, or delimiters only.</summary>
    Blank,

    /// <summary>Not readable as a row; <see cref="RowEntry.Damage"/> says why.</summary>
    Damage,
}

/// <summary>Why a stretch of an export is no row.</summary>
internal enum Damage : byte
{
    None,

    /// <summary>A quote that is never closed, or not within the limit of a field.</summary>
    UnclosedQuote,

    /// <summary>A closing quote followed by something else than a delimiter or a line end.</summary>
    TextAfterQuote,

    /// <summary>A field over <see cref="Limits.FieldBytes"/>.</summary>
    FieldTooLong,

    /// <summary>A row over <see cref="Limits.RowBytes"/>.</summary>
    RowTooLong,

    /// <summary>A row of more than <see cref="Limits.Columns"/> cells.</summary>
    TooManyCells,

    /// <summary>A JSON element that is not an object, or breaks the grammar.</summary>
    BadJson,

    /// <summary>The file ends inside this element.</summary>
    Truncated,
}

/// <summary>Where a row lies in its block.</summary>
internal struct RowEntry
{
    public RowKind Kind;
    public Damage Damage;

    /// <summary>First byte of the row in the block, and the byte after its last cell.</summary>
    public int Start, End;

    /// <summary>Index of the first of its cell ends, and how many there are.</summary>
    public int FirstEnd, CellCount;

    /// <summary>
    /// Physical line on which it begins, from 1, and how many it takes. Of damage, the line of its cause, which is the
    /// last of those it takes. For JSON the line of the element.
    /// </summary>
    public long Line;
    public int Lines;

    /// <summary>For damage: the column (in characters, from 1) of its cause on the line.</summary>
    public int Column;

    /// <summary>A quote stands inside a cell that does not begin with one.</summary>
    public bool HasStrayQuote;

    /// <summary>A NUL byte stands in the row; not said of damage.</summary>
    public bool HasNul;
}

/// <summary>
/// Some hundreds of kilobytes of an export with the places of its rows and cells. A cell runs from the end of the one
/// before, plus one separator, to its own end; an end with <see cref="EscapeFlag"/> has doubled quotes inside.
/// CSV rows lie as they do in the file; JSON and objects are written in the same form with <see cref="Quote"/> 0.
/// </summary>
internal sealed class RowBlock
{
    public const int EscapeFlag = int.MinValue;

    public byte[] Bytes;
    public int Length;
    public int[] Ends;
    public int EndCount;
    public RowEntry[] Rows;
    public int RowCount;

    /// <summary>Physical lines read when this block was full.</summary>
    public long LastLine;

    /// <summary>For JSON: the columns known when this block was full, in the order of their first appearance.</summary>
    public IReadOnlyList<string> Columns = [];

    /// <summary>The quote character, or 0 where cells are stored bare.</summary>
    public byte Quote;

    /// <param name="bytes">Bytes it has room for; rows and cells take what they need.</param>
    public RowBlock(int bytes)
    {
        Bytes = new byte[bytes];
        Ends = new int[Math.Max(64, bytes / 16)];
        Rows = new RowEntry[Math.Max(16, bytes / 256)];
    }

    public void Clear()
    {
        Length = EndCount = RowCount = 0;
    }

    public void AddEnd(int end)
    {
        if (EndCount == Ends.Length) Array.Resize(ref Ends, Ends.Length * 2);
        Ends[EndCount++] = end;
    }

    /// <summary>Appends a bare cell to the row added last.</summary>
    public void AddCell(Utf8Text text)
    {
        EnsureRoom(text.Length);
        Buffer.BlockCopy(text.Bytes, text.Offset, Bytes, Length, text.Length);
        EndCell(Length + text.Length);
    }

    /// <inheritdoc cref="AddCell(Utf8Text)"/>
    public void AddCell(string text)
    {
        EnsureRoom(Encoding.UTF8.GetMaxByteCount(text.Length));
        EndCell(Length + Encoding.UTF8.GetBytes(text, 0, text.Length, Bytes, Length));
    }

    private void EnsureRoom(int count)
    {
        if (Bytes.Length <= Length + count) Array.Resize(ref Bytes, (Length + count + 1) * 2);
    }

    private void EndCell(int end)
    {
        ref var row = ref Rows[RowCount - 1];
        if (row.CellCount++ == 0)
        {
            row.Start = Length;
            row.FirstEnd = EndCount;
        }

        row.End = end;
        AddEnd(end);
        Length = end + 1;
    }

    public ref RowEntry AddRow()
    {
        if (RowCount == Rows.Length) Array.Resize(ref Rows, Rows.Length * 2);
        ref var row = ref Rows[RowCount++];
        row = default;
        return ref row;
    }
}

/// <summary>Bounds that keep memory flat whatever a file holds.</summary>
internal static class Limits
{
    /// <summary>Bytes of one field: 1 MiB.</summary>
    public const int FieldBytes = 1 << 20;

    /// <summary>Bytes of one row: 16 MiB.</summary>
    public const int RowBytes = 16 << 20;

    /// <summary>Columns of one export.</summary>
    public const int Columns = 16_384;
}
