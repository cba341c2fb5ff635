using System;
using System.Runtime.CompilerServices;

namespace LeadOps.Exports;

/// <summary>
/// Finds rows and cells in a buffer of CSV text. A field that begins with a quote is quoted; two quotes inside are one.
/// A line ends with CRLF, LF or CR. Damage stays local: where a quoted field does not end as it must, the line of its
/// opening quote is no row, and reading goes on with the next physical line.
/// </summary>
internal sealed class CsvScanner
{
    private readonly byte delimiter;
    private readonly byte quote;
    private readonly Structurals structurals;
    private int quotedLines, quotedEscape, resumeAt;

    public CsvScanner(byte delimiter, byte quote)
    {
        this.delimiter = delimiter;
        this.quote = quote;
        structurals = new Structurals(delimiter, quote);
    }

    /// <summary>Physical line at which the next scan begins, or would but for what it drops first.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether the next scan begins inside a damaged line, already counted, whose rest is dropped.</summary>
    public bool SkipsLine { get; private set; }

    /// <summary>Adds the complete rows of <c>block.Bytes[0..length)</c> to the block.</summary>
    /// <param name="block">Takes the rows; holds the bytes.</param>
    /// <param name="length">How many bytes of it are filled.</param>
    /// <param name="atEnd">Whether nothing follows, so that the last line needs no line end.</param>
    /// <returns>How many bytes were used; the rest is the beginning of the next row.</returns>
    [MethodImpl(Structurals.HotLoop)]
    public int Scan(RowBlock block, int length, bool atEnd)
    {
        var bytes = block.Bytes;
        block.Quote = quote;
        structurals.Find(bytes, 0, length);
        var positions = structurals.Positions;
        int count = structurals.Count;
        int index = 0, rowStart = 0;

        if (SkipsLine)
        {
            index = NextRow(bytes, positions, count, 0, length, atEnd);
            if (index < 0) return Dropped(bytes, length, atEnd);
            rowStart = resumeAt;
        }

        bool mayBeTooLong = length > Limits.FieldBytes;

        // Locals only in this loop: it runs once a cell.
        var ends = block.Ends;
        int endCount = block.EndCount;
        while (rowStart < length)
        {
            int cellStart = rowStart, firstEnd = endCount, lines = 1, escape = 0;
            int endLimit = Math.Min(ends.Length, firstEnd + Limits.Columns);
            bool stray = false;
            var damage = Damage.None;
            while (true)
            {
                int at;
                byte value;
                if (index < count)
                {
                    at = positions[index];
                    value = bytes[at];
                }
                else if (atEnd)
                {
                    at = length;
                    value = (byte)'\n';
                }
                else
                {
                    damage = OverLimit(rowStart, cellStart, length);
                    if (damage != Damage.None) break;
                    block.EndCount = firstEnd;
                    return rowStart;
                }

                if (value == quote && at < length)
                {
                    if (at != cellStart)
                    {
                        stray = true;
                        index++;
                        continue;
                    }

                    int next = AfterQuotedField(bytes, positions, count, index, rowStart, length, atEnd);
                    if (next >= 0)
                    {
                        index = next;
                        lines += quotedLines;
                        escape = quotedEscape;
                        continue;
                    }

                    damage = (Damage)~next;
                    if (damage != Damage.Truncated) break;
                    block.EndCount = firstEnd;
                    return rowStart;
                }

                if (endCount >= endLimit)
                {
                    if (endCount - firstEnd >= Limits.Columns)
                    {
                        damage = Damage.TooManyCells;
                        break;
                    }

                    block.EndCount = endCount;
                    Array.Resize(ref block.Ends, ends.Length * 2);
                    ends = block.Ends;
                    endLimit = Math.Min(ends.Length, firstEnd + Limits.Columns);
                }

                if (mayBeTooLong)
                {
                    damage = OverLimit(rowStart, cellStart, at);
                    if (damage != Damage.None) break;
                }

                if (value == delimiter && at < length)
                {
                    ends[endCount++] = at | escape;
                    escape = 0;
                    index++;
                    if (!mayBeTooLong)
                    {
                        // Most cells are bare and end at a delimiter too.
                        int limit = Math.Min(count, index + endLimit - endCount);
                        for (; index < limit && bytes[positions[index]] == delimiter; index++)
                        {
                            at = positions[index];
                            ends[endCount++] = at;
                        }
                    }

                    cellStart = at + 1;
                    continue;
                }

                // A line end. CR at the end of what is there may be the first half of CRLF.
                if (value == '\r' && at + 1 == length && !atEnd)
                {
                    block.EndCount = firstEnd;
                    return rowStart;
                }

                ends[endCount++] = at | escape;
                block.EndCount = endCount;
                AddRow(block, rowStart, at, firstEnd, lines, stray);
                rowStart = at + 1;
                index++;
                if (value == '\r' && rowStart < length && bytes[rowStart] == '\n')
                {
                    rowStart++;
                    index++;
                }

                break;
            }

            if (damage == Damage.None) continue;

            // One cell too many is that whatever else is wrong with it, which may be known only with more bytes.
            if (endCount - firstEnd >= Limits.Columns) damage = Damage.TooManyCells;
            block.EndCount = endCount = firstEnd;
            AddDamage(block, damage, rowStart, cellStart);
            index = Array.BinarySearch(positions, 0, count, cellStart);
            index = NextRow(bytes, positions, count, index < 0 ? ~index : index, length, atEnd);
            if (index < 0) return Dropped(bytes, length, atEnd);
            rowStart = resumeAt;
        }

        block.EndCount = endCount;

        // The end of the file stands for a line end that takes no byte.
        return Math.Min(rowStart, length);
    }

    /// <summary>Which limit a cell that reaches <paramref name="end"/> crosses first.</summary>
    private static Damage OverLimit(int rowStart, int cellStart, int end)
    {
        int fieldLimit = cellStart + Limits.FieldBytes, rowLimit = rowStart + Limits.RowBytes;
        if (end <= Math.Min(fieldLimit, rowLimit)) return Damage.None;
        return fieldLimit <= rowLimit ? Damage.FieldTooLong : Damage.RowTooLong;
    }

    /// <summary>Steps over the quoted field at <paramref name="index"/>; sets its lines and escapes.</summary>
    /// <returns>
    /// The index of what ends the field, or the complement of why it does not end; Truncated asks for more bytes.
    /// </returns>
    [MethodImpl(Structurals.HotLoop)]
    private int AfterQuotedField(
        byte[] bytes, int[] positions, int count, int index, int rowStart, int length, bool atEnd)
    {
        int open = positions[index];
        quotedLines = quotedEscape = 0;
        for (int next = index + 1; ; next++)
        {
            int at = next < count ? positions[next] : length;

            // The closing quote is here or further on, so the field is longer than at - open.
            var damage = OverLimit(rowStart, open, at + 1);
            if (damage != Damage.None) return ~(int)(damage == Damage.RowTooLong ? damage : Damage.UnclosedQuote);
            if (next >= count) return ~(int)(atEnd ? Damage.UnclosedQuote : Damage.Truncated);
            byte value = bytes[at];
            if (value == quote)
            {
                if (at + 1 == length) return atEnd ? next + 1 : ~(int)Damage.Truncated;
                if (next + 1 == count || positions[next + 1] != at + 1) return ~(int)Damage.TextAfterQuote;
                if (bytes[at + 1] != quote) return next + 1;
                quotedEscape = RowBlock.EscapeFlag;
                next++;
            }
            else if (value == '\n' || (value == '\r' && (at + 1 == length || bytes[at + 1] != '\n')))
            {
                quotedLines++;
            }
        }
    }

    /// <summary>The index behind the next line end from <paramref name="index"/> on; sets where the row begins.</summary>
    /// <returns>-1 when that line end is not there yet: the rest of the line is dropped as it comes.</returns>
    private int NextRow(byte[] bytes, int[] positions, int count, int index, int length, bool atEnd)
    {
        for (; index < count; index++)
        {
            int at = positions[index];
            byte value = bytes[at];
            if (value != '\n' && value != '\r') continue;
            if (value == '\r' && at + 1 == length && !atEnd) break;
            SkipsLine = false;
            resumeAt = at + 1;
            if (value == '\r' && resumeAt < length && bytes[resumeAt] == '\n')
            {
                resumeAt++;
                return index + 2;
            }

            return index + 1;
        }

        SkipsLine = !atEnd;
        return -1;
    }

    /// <summary>A CR at the end stays: it may be the first half of CRLF.</summary>
    private static int Dropped(byte[] bytes, int length, bool atEnd) =>
        !atEnd && length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;

    [MethodImpl(Structurals.HotLoop)]
    private void AddRow(RowBlock block, int start, int end, int firstEnd, int lines, bool stray)
    {
        ref var row = ref block.AddRow();
        row.Start = start;
        row.End = end;
        row.FirstEnd = firstEnd;
        row.CellCount = block.EndCount - firstEnd;
        row.Line = Line;
        row.Lines = lines;
        row.HasStrayQuote = stray;
        bool isBlank = end - start == row.CellCount - 1 || (row.CellCount == 1 && IsWhite(block.Bytes, start, end));
        if (isBlank) row.Kind = RowKind.Blank;
        Line += lines;
    }

    /// <summary>The lines up to the one on which the cell begins are no row.</summary>
    private void AddDamage(RowBlock block, Damage damage, int rowStart, int cellStart)
    {
        var bytes = block.Bytes;
        int lines = 1, lineStart = rowStart;
        for (int i = rowStart; i < cellStart; i++)
        {
            if (bytes[i] != '\n' && (bytes[i] != '\r' || bytes[i + 1] == '\n')) continue;
            lines++;
            lineStart = i + 1;
        }

        ref var row = ref block.AddRow();
        row.Kind = RowKind.Damage;
        row.Damage = damage;
        row.Start = lineStart;
        row.End = cellStart;
        row.FirstEnd = block.EndCount;
        row.Line = Line + lines - 1;
        row.Lines = lines;
        var position = new TextPosition();
        position.Advance(bytes, lineStart, cellStart - lineStart);
        row.Column = position.Column;
        Line += lines;
    }

    private static bool IsWhite(byte[] bytes, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (bytes[i] is not ((byte)' ' or (byte)'\t')) return false;
        }

        return true;
    }
}
