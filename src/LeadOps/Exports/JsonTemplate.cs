using System;
using System.Runtime.CompilerServices;

namespace LeadOps.Exports;

/// <summary>
/// The record before, but for its values. Most exports write each record alike: the same names in the same order, with
/// the same white space. One that has the very bytes of the last around its values needs no tokens: the grammar was
/// checked and each name has its column, so only the values are looked at. Whatever differs (names, nesting, arrays,
/// exponents, unusual escapes, bytes not yet there) is no match, and the tokens are read. So this halves the time and
/// does nothing else: deleted, it would leave every row as it is.
/// </summary>
internal sealed class JsonTemplate
{
    /// <summary>Room behind what is used, so that all of it can be read and written in whole vectors.</summary>
    public const int Spare = 32;

    /// <summary>Of a longer record the names are the smaller part, and it would have to be kept.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>Far less than where Newtonsoft's reader gives up.</summary>
    private const int MostDigits = 64;

    private Slot[] slots = new Slot[64];
    private byte[] sample = [];
    private int[] slotOf = new int[64];
    private int count, columns, length;

    /// <summary>Whether there is a record to compare with.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Whether a match goes over more than one line; there are none in values.</summary>
    public bool HasLineEnds { get; private set; }

    /// <summary>A record is about to be read by its tokens: its names may change the columns.</summary>
    public void Forget()
    {
        IsSet = false;
        count = 0;
    }

    /// <summary>Notes a value of the record that is being read by its tokens; in the order of the text.</summary>
    public void Note(in JsonToken value, int column)
    {
        if (count == slots.Length) Array.Resize(ref slots, count * 2);
        int quote = value.Kind == JsonTokenKind.String ? 1 : 0;
        ref var slot = ref slots[count++];
        slot.From = value.Start - quote;
        slot.To = value.Start + value.Length + quote;
        slot.Column = column;
    }

    /// <summary>Takes the record whose values were noted, each with a column of its own.</summary>
    public void Learn(byte[] bytes, int start, int byteCount, int columnCount)
    {
        if (byteCount > MostBytes) return;
        if (sample.Length < byteCount + Spare) sample = new byte[byteCount * 2 + Spare];
        JsonText.Copy(bytes, start, sample, 0, byteCount);
        length = byteCount;
        columns = columnCount;
        if (slotOf.Length < columns) slotOf = new int[columns * 2];
        for (int i = 0; i < columns; i++) slotOf[i] = -1;
        for (int i = 0; i < count; i++) slotOf[slots[i].Column] = i;
        HasLineEnds = Array.IndexOf(sample, (byte)'\n', 0, length) >= 0;
        IsSet = true;
    }

    /// <summary>Whether a record like the last stands there, and then where its values are.</summary>
    /// <returns>How long it is; 0 for no match.</returns>
    [MethodImpl(Structurals.HotLoop)]
    public int Match(byte[] bytes, int start, int limit)
    {
        var sample = this.sample;
        int at = start, gapStart = 0;
        for (int i = 0; i < count; i++)
        {
            ref var slot = ref slots[i];
            int gap = slot.From - gapStart;
            if (limit - at <= gap || !JsonText.AreSame(bytes, at, sample, gapStart, gap)) return 0;
            at += gap;
            gapStart = slot.To;
            int end;
            if (bytes[at] == '"')
            {
                end = JsonText.EndOfPlain(bytes, ++at);
                if (end >= limit) return 0;
                slot.IsEscaped = bytes[end] != '"';
                if (slot.IsEscaped && (end = JsonText.EndOfEscaped(bytes, end, limit)) < 0) return 0;
                if (end - at > Limits.FieldBytes) return 0;
                slot.Start = at;
                slot.Length = end - at;
                at = end + 1;
                continue;
            }

            end = EndOfBare(bytes, at, limit);
            if (end < 0) return 0;
            slot.IsEscaped = false;
            slot.Start = at;
            slot.Length = bytes[at] == 'n' ? 0 : end - at;
            at = end;
        }

        int rest = length - gapStart;
        return limit - at >= rest && JsonText.AreSame(bytes, at, sample, gapStart, rest) ? at + rest - start : 0;
    }

    /// <summary>Writes the cells of the record that matched, in the order of the columns.</summary>
    /// <param name="bytes">Where it matched.</param>
    /// <param name="block">Has room for the record, a separator and an end for each column.</param>
    /// <param name="separator">Comes behind each cell.</param>
    [MethodImpl(Structurals.HotLoop)]
    public void Write(byte[] bytes, RowBlock block, byte separator)
    {
        var to = block.Bytes;
        var ends = block.Ends;
        int at = block.Length, end = block.EndCount;
        for (int column = 0; column < columns; column++)
        {
            int i = slotOf[column];
            if (i >= 0)
            {
                ref var slot = ref slots[i];
                if (slot.IsEscaped)
                {
                    at = JsonText.Unescape(new Utf8Text(bytes, slot.Start, slot.Length), to, at);
                }
                else
                {
                    JsonText.CopyOver(bytes, slot.Start, to, at, slot.Length);
                    at += slot.Length;
                }
            }

            ends[end++] = at;
            to[at++] = separator;
        }

        block.Length = at;
        block.EndCount = end;
    }

    /// <summary>Behind a number without exponent, or one of the three words; -1 for anything else.</summary>
    private static int EndOfBare(byte[] bytes, int at, int limit)
    {
        switch (bytes[at])
        {
            case (byte)'n':
                return Is(bytes, at, limit, "null") ? at + 4 : -1;
            case (byte)'t':
                return Is(bytes, at, limit, "true") ? at + 4 : -1;
            case (byte)'f':
                return Is(bytes, at, limit, "false") ? at + 5 : -1;
        }

        int end = at;
        while (end < limit && bytes[end] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.') end++;
        return end - at <= MostDigits && JsonText.IsNumber(bytes, at, end) ? end : -1;
    }

    private static bool Is(byte[] bytes, int at, int limit, string word)
    {
        if (limit - at < word.Length) return false;
        for (int i = 0; i < word.Length; i++)
        {
            if (bytes[at + i] != word[i]) return false;
        }

        return true;
    }

    /// <summary>A value: its place in the record before, its column, its place in the one that matched.</summary>
    private struct Slot
    {
        public int From, To, Column;
        public int Start, Length;
        public bool IsEscaped;
    }
}
