using System;

namespace LeadOps.Exports;

/// <summary>
/// Writes objects as rows of bare cells: members of nested objects become cells of their own, an array stays the text
/// it is, null is an empty cell, strings lose their escapes. Each row has a cell for every column known by then.
/// </summary>
internal sealed class JsonRows
{
    private const byte Separator = 0x1F;

    private readonly JsonColumns columns;
    private readonly JsonTemplate template = new();
    private readonly Place[] outer = new Place[JsonTokens.MaxDepth];
    private Cell[] cells = new Cell[64];
    private byte[] scratch = [];
    private int row;

    public JsonRows(JsonColumns columns) => this.columns = columns;

    /// <summary>Names that stood more than once in one object.</summary>
    public long DuplicateNames { get; private set; }

    /// <summary>Whether a record that <see cref="Repeat"/> writes stands on one line.</summary>
    public bool RepeatsWithinLine => !template.HasLineEnds;

    /// <summary>Behind the value's start: what is wrong with an object that could not be written.</summary>
    public int DamageAt { get; private set; }

    /// <summary>Adds a row without its line to the block, or leaves the block as it was and says why.</summary>
    /// <exception cref="ExportException">There are too many columns; the block is as it was.</exception>
    public Damage Write(RowBlock block, JsonTokens tokens)
    {
        var all = tokens.Tokens;
        int tokenCount = tokens.Count;
        var source = tokens.Source;

        // Of all cells that can come, none is longer than in the file, and each has one separator.
        int most = columns.Count + tokenCount;
        int valueLength = all[tokenCount - 1].Start + 1;
        EnsureRoom(block, valueLength + most, most);

        // Locals only in this loop: it runs once a cell.
        var bytes = block.Bytes;
        var ends = block.Ends;
        int length = block.Length, endCount = block.EndCount, nextColumn = 0, depth = 0;
        bool inOrder = true, hasNul = false, canRepeat = true;
        row++;
        template.Forget();
        var place = new Place { Names = columns.Root };
        for (int i = 1; i < tokenCount; i++)
        {
            ref var token = ref all[i];
            if (token.Kind == JsonTokenKind.EndObject)
            {
                if (depth > 0) place = outer[--depth];
                continue;
            }

            var key = token.IsEscaped ? Unescaped(tokens, token) : tokens.TextOf(token);
            if (key.Bytes is null || key.Length > Limits.FieldBytes)
            {
                DamageAt = token.Start;
                return key.Bytes is null ? Damage.BadJson : Damage.FieldTooLong;
            }

            var name = place.Names.Find(key, ref place.Guess) ?? columns.AddName(place.Names, key, place.Owner);
            ref var value = ref all[++i];
            if (value.Kind == JsonTokenKind.StartObject)
            {
                outer[depth++] = place;
                place = new Place { Owner = name, Names = name.Inner ??= new JsonNames() };
                continue;
            }

            if (name.Column < 0)
            {
                // Null says nothing about an object that others have there.
                if (value.Kind == JsonTokenKind.Null && name.Inner is not null)
                {
                    canRepeat = false;
                    continue;
                }

                columns.AddColumn(name, columns.IsLifted(place.Owner) && RecordHas(tokens, key));
            }

            if (name.Column >= cells.Length) Array.Resize(ref cells, name.Column * 2);
            if (cells[name.Column].Row == row)
            {
                DuplicateNames++;
                canRepeat = false;
            }

            while (cells[name.Column].Row == row)
            {
                name = columns.Again(name);
                if (name.Column >= cells.Length) Array.Resize(ref cells, name.Column * 2);
            }

            int column = name.Column;
            template.Note(value, column);
            if (column < nextColumn) inOrder = false;
            if (inOrder)
            {
                for (; nextColumn < column; nextColumn++)
                {
                    ends[endCount++] = length;
                    bytes[length++] = Separator;
                }

                nextColumn++;
            }

            int start = length;
            if (value.IsEscaped)
            {
                length = JsonText.Unescape(tokens.TextOf(value), bytes, length);
                if (length < 0)
                {
                    DamageAt = value.Start;
                    return Damage.BadJson;
                }

                hasNul |= Array.IndexOf(bytes, (byte)0, start, length - start) >= 0;
            }
            else if (value.Kind != JsonTokenKind.Null)
            {
                JsonText.Copy(source.Bytes, source.Start + value.Start, bytes, length, value.Length);
                length += value.Length;
            }

            if (length - start > Limits.FieldBytes)
            {
                DamageAt = value.Start;
                return Damage.FieldTooLong;
            }

            cells[column] = new Cell { Row = row, Start = start, Length = length - start };
            if (inOrder) ends[endCount++] = length;
            bytes[length++] = Separator;
        }

        int rowStart = block.Length, firstEnd = block.EndCount;
        if (!inOrder)
        {
            PutInOrder(bytes, rowStart, ref length, ends, firstEnd);
            endCount = firstEnd + columns.Count;
        }
        else
        {
            for (; nextColumn < columns.Count; nextColumn++)
            {
                ends[endCount++] = length;
                bytes[length++] = Separator;
            }
        }

        block.Length = length;
        block.EndCount = endCount;
        AddRow(block, rowStart, firstEnd).HasNul = hasNul;
        if (canRepeat) template.Learn(source.Bytes, source.Start, valueLength, columns.Count);
        return Damage.None;
    }

    /// <summary>Adds a row without its line if a record like the one before is there; else changes nothing.</summary>
    /// <returns>How long the record is, or 0.</returns>
    public int Repeat(RowBlock block, byte[] bytes, int start, int limit)
    {
        int byteCount = template.IsSet ? template.Match(bytes, start, limit) : 0;
        if (byteCount == 0) return 0;
        EnsureRoom(block, byteCount + columns.Count + JsonTemplate.Spare, columns.Count);
        int rowStart = block.Length, firstEnd = block.EndCount;
        template.Write(bytes, block, Separator);
        AddRow(block, rowStart, firstEnd);
        return byteCount;
    }

    /// <summary>Adds a row for the cells that were written since.</summary>
    private static ref RowEntry AddRow(RowBlock block, int start, int firstEnd)
    {
        ref var entry = ref block.AddRow();
        entry.Start = start;
        entry.End = block.EndCount > firstEnd ? block.Ends[block.EndCount - 1] : start;
        entry.FirstEnd = firstEnd;
        entry.CellCount = block.EndCount - firstEnd;
        return ref entry;
    }

    private static void EnsureRoom(RowBlock block, int byteCount, int endCount)
    {
        if (block.Bytes.Length - block.Length < byteCount)
        {
            Array.Resize(ref block.Bytes, Math.Max(block.Length + byteCount, block.Bytes.Length * 2));
        }

        if (block.Ends.Length - block.EndCount < endCount)
        {
            Array.Resize(ref block.Ends, Math.Max(block.EndCount + endCount, block.Ends.Length * 2));
        }
    }

    /// <summary>Names came in another order than the columns have: the row is written once more.</summary>
    private void PutInOrder(byte[] bytes, int rowStart, ref int length, int[] ends, int firstEnd)
    {
        if (scratch.Length < length - rowStart) scratch = new byte[(length - rowStart) * 2];
        JsonText.Copy(bytes, rowStart, scratch, 0, length - rowStart);
        length = rowStart;
        for (int column = 0; column < columns.Count; column++)
        {
            if (column < cells.Length && cells[column].Row == row)
            {
                ref var cell = ref cells[column];
                JsonText.Copy(scratch, cell.Start - rowStart, bytes, length, cell.Length);
                length += cell.Length;
            }

            ends[firstEnd + column] = length;
            bytes[length++] = Separator;
        }
    }

    /// <summary>The text of a token with escapes; without bytes if it is none.</summary>
    private Utf8Text Unescaped(JsonTokens tokens, in JsonToken token)
    {
        if (scratch.Length < token.Length) scratch = new byte[token.Length * 2];
        int end = JsonText.Unescape(tokens.TextOf(token), scratch, 0);
        return end < 0 ? default : new Utf8Text(scratch, 0, end);
    }

    /// <summary>Whether the record itself, not an object in it, has this name.</summary>
    private static bool RecordHas(JsonTokens tokens, Utf8Text key)
    {
        int depth = 0;
        for (int i = 1; i < tokens.Count; i++)
        {
            ref var token = ref tokens.Tokens[i];
            if (token.Kind == JsonTokenKind.StartObject) depth++;
            else if (token.Kind == JsonTokenKind.EndObject) depth--;
            else if (token.Kind == JsonTokenKind.Name && depth == 0 && tokens.TextOf(token).Equals(key)) return true;
        }

        return false;
    }

    /// <summary>Where a value stands in the row that is being written; of another row it is empty.</summary>
    private struct Cell
    {
        public int Row, Start, Length;
    }

    /// <summary>How far reading is in an object.</summary>
    private struct Place
    {
        public JsonName? Owner;
        public JsonNames Names;
        public int Guess;
    }
}
