using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LeadOps.Bench.Fuzzing;

/// <summary>Changes bytes as transfers, editors, spreadsheets and bad luck do; a seed gives the same changes.</summary>
internal sealed class Mutator
{
    /// <summary>No input grows beyond this, but by one long cell.</summary>
    private const int Most = 600 * 1024;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\"", "\"\"", "\"\"\"", ",", ";", "\t", "|", ",,,,", "\r", "\n", "\r\n", "\n\r", "\n\n", "\r\r\n", "\0",
            "\0\0\0\0", "\uFEFF", "sep=;\n", "sep=\t\r\n", "\"sep=,\"\n", "#", "'", "\\", "\u001A", "\u001B[2J", " ",
            "   ", "1e400", "-1e-400", "99999999999999999999999999999999999", "-0", "1.23E+11", "0x1F", "+", "00",
            "1,117.10K", "1.234,56 €", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "2026-02-30", "13/13/2026",
            "31.12.2026 24:00", "2026-03-29T02:30", "2026-10-25 02:30:00", "2/3/26 12:00 AM",
            "1969-12-31T23:59:59-14:00", "2026-W01-1", "12/31/9999", "1/1/0001 00:00", "\u2028", "\u0085", "\u00A0",
            "\u200B", "\u202E", "e\u0301\u0302\u0303", "👩‍👩‍👧", "İ", "ß", "ﬁ", "ﷺ", "\uFFFD", "\uFFFF", "{", "}", "[",
            "]", ":", "[]", "{}", "[{", "}]", "},{", "}\n{", "]}", "null", "true", "false", "NaN", "/*", "//",
            "{\"a\":1}", "{\"results\":[", "{\"value\":[", "{\"records\":[", "\"properties\":{",
            "\"attributes\":{\"type\":\"Lead\"},", "\"a\":", "\"\":", "\\ud800", "\\udc00x", "\\u0000", "\\u00",
            "\\x", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\u0000\"", "\"\"", "\"*\"", "\"(a+)+$\"", "\"[\"",
            "\"../..\"", "\"/\"", "\".\"", "\"LO3*\"", "\"lead\"", "\"Europe/Berlin\"", "\"9999-99-99\"", "-1", "1e3",
            "0.5", "Grand Totals (3 records)", "Confidential Information - Do Not Distribute", "=1+1", "Select",
            "000000000000000AAA", "<html>", "Record ID", "Email", "Created Date", "a@b", "@", "x@y.z", "a@b@c.d e",
            "t@home. My number is 0171 1234567", "सुनीता शर्मा", "٠٣٠ ١٢٣٤٥٦٧", "+49 (0)30 / 12-34", "N/A", "-",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xE2, 0x82],
        [0x80], [0xFC], [0x81], [0x1F, 0x8B, 0x08, 0x00], [0x1F, 0x8B, 0x08, 0x1F, 0, 0, 0, 0, 0, 3],
        [0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 6, 6], [0x50, 0x4B, 7, 8],
        [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0x80],
        [.. Enumerable.Repeat((byte)'[', 70)], [.. Enumerable.Repeat("{\"a\":"u8.ToArray(), 66).SelectMany(piece => piece)],
        [.. Enumerable.Repeat((byte)'"', 65)], [.. Enumerable.Repeat((byte)'x', 3_000)], [.. Enumerable.Repeat((byte)'9', 400)],
    ];

    private static readonly byte[] Separators = ",;\t|\r\n"u8.ToArray(), LineEnds = "\r\n"u8.ToArray();
    private static readonly SearchValues<byte> Telling = SearchValues.Create("\",;\t|\r\n{}[]:\0PK"u8);

    private static readonly string[] Numbers =
    [
        "0", "1", "-1", "9", "12", "13", "29", "31", "32", "59", "60", "61", "99", "1969", "1900", "2100", "9999", "10000",
        "2147483648", "9223372036854775808", "79228162514264337593543950336", "1e9", "0.0000000000000000000000000000001",
    ];

    private readonly IReadOnlyList<Fixture> others;
    private Random64 random;

    public Mutator(Random64 random, IReadOnlyList<Fixture> others)
    {
        this.random = random;
        this.others = others;
    }

    /// <summary>A number below the bound, from the same stream as the changes.</summary>
    public int Below(int bound) => random.Below(bound);

    public T Of<T>(T[] items) => random.Of(items);

    /// <summary>Some changes, mostly few; sometimes none.</summary>
    public byte[] Mutate(byte[] bytes)
    {
        int times = Below(8) switch { 0 => 0, < 5 => 1 + Below(3), < 7 => 2 + Below(8), _ => 10 + Below(40) };
        for (int i = 0; i < times; i++) bytes = Once(bytes);
        return bytes;
    }

    private byte[] Once(byte[] bytes)
    {
        int length = bytes.Length;
        int at = Place(bytes), run = Math.Min(length - at, RunLength());
        switch (Below(26))
        {
            case 0:
                return at == length ? bytes : Replace(bytes, at, 1, [(byte)(bytes[at] ^ (1 << Below(8)))]);
            case 1:
                return Replace(bytes, at, Math.Min(1, length - at), [(byte)Below(256)]);
            case 2:
                return Replace(bytes, at, 0, [(byte)Below(256)]);
            case 3:
            case 4:
                return Replace(bytes, at, run, []);
            case 5:
                return Replace(bytes, at, run, Enumerable.Repeat((byte)Below(256), run).ToArray());
            case 6:
                return Replace(bytes, at, 0, bytes[at..(at + run)]);
            case 7:
                return bytes[..at];
            case 8:
                return bytes[at..];
            case 9:
            case 10:
            case 11:
            case 12:
                return Replace(bytes, at, 0, random.Of(Tokens));
            case 13:
                return Replace(bytes, at, run, random.Of(Tokens));
            case 14:
                return Cell(bytes, at, random.Of(Tokens));
            case 15:
                return Cell(bytes, at, Part(bytes, Place(bytes), Separators));
            case 16:
                return Swap(bytes, at, Place(bytes), Separators);
            case 17:
                return Swap(bytes, at, Place(bytes), LineEnds);
            case 18:
                var line = Part(bytes, at, LineEnds);
                return Replace(bytes, StartOf(bytes, at, LineEnds), 0, [.. line, .. LineEnd(bytes)]);
            case 19:
                return Replace(bytes, StartOf(bytes, at, LineEnds), Part(bytes, at, LineEnds).Length, []);
            case 20:
                var other = others[Below(others.Count)].Bytes;
                return Cut([.. bytes[..at], .. other[Place(other)..]]);
            case 21:
                var piece = others[Below(others.Count)].Bytes;
                int from = Place(piece);
                return Cut(Replace(bytes, at, 0, piece[from..Math.Min(piece.Length, from + 4 * RunLength())]));
            case 22:
                return Number(bytes, at);
            case 23:
                return NewLineEnds(bytes);
            case 24:
                return Value(bytes, at);
            default:
                if (Below(12) == 0) return Repeat(bytes, at, run);
                var reversed = bytes[at..(at + run)];
                Array.Reverse(reversed);
                return Replace(bytes, at, run, reversed);
        }
    }

    /// <summary>Anywhere, or beside a byte that means something.</summary>
    private int Place(byte[] bytes)
    {
        int at = Below(bytes.Length + 1);
        if (Below(3) != 0) return at;
        int found = bytes.AsSpan(at).IndexOfAny(Telling);
        return found < 0 ? at : at + found + Below(2);
    }

    private int RunLength() => Below(4) switch { 0 => 1, 1 => 1 + Below(4), 2 => 1 + Below(64), _ => 1 + Below(2_000) };

    private static byte[] Replace(byte[] bytes, int at, int length, byte[] with)
    {
        var result = new byte[bytes.Length - length + with.Length];
        bytes.AsSpan(0, at).CopyTo(result);
        with.CopyTo(result, at);
        bytes.AsSpan(at + length).CopyTo(result.AsSpan(at + with.Length));
        return result;
    }

    private static byte[] Cut(byte[] bytes) => bytes.Length <= Most ? bytes : bytes[..Most];

    private static int StartOf(byte[] bytes, int at, byte[] ends) => bytes.AsSpan(0, at).LastIndexOfAny(ends) + 1;

    private static int EndOf(byte[] bytes, int at, byte[] ends)
    {
        int end = bytes.AsSpan(at).IndexOfAny(ends);
        return end < 0 ? bytes.Length : at + end;
    }

    private static byte[] Part(byte[] bytes, int at, byte[] ends) =>
        bytes[StartOf(bytes, at, ends)..EndOf(bytes, at, ends)];

    private static byte[] Cell(byte[] bytes, int at, byte[] with)
    {
        int start = StartOf(bytes, at, Separators);
        return Cut(Replace(bytes, start, EndOf(bytes, at, Separators) - start, with));
    }

    private static byte[] Swap(byte[] bytes, int one, int other, byte[] ends)
    {
        if (one > other) (one, other) = (other, one);
        int a = StartOf(bytes, one, ends), aEnd = EndOf(bytes, one, ends);
        int b = StartOf(bytes, other, ends), bEnd = EndOf(bytes, other, ends);
        return aEnd > b
            ? bytes
            : [.. bytes[..a], .. bytes[b..bEnd], .. bytes[aEnd..b], .. bytes[a..aEnd], .. bytes[bEnd..]];
    }

    private static byte[] LineEnd(byte[] bytes)
    {
        int at = bytes.AsSpan().IndexOfAny((byte)'\r', (byte)'\n');
        if (at < 0) return [(byte)'\n'];
        bool isPair = bytes[at] == '\r' && at + 1 < bytes.Length && bytes[at + 1] == '\n';
        return bytes[at..(at + (isPair ? 2 : 1))];
    }

    private byte[] NewLineEnds(byte[] bytes)
    {
        byte[] end = Below(3) switch { 0 => [(byte)'\n'], 1 => [(byte)'\r'], _ => [(byte)'\r', (byte)'\n'] };
        var result = new List<byte>(bytes.Length + 16);
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is not ((byte)'\r' or (byte)'\n'))
            {
                result.Add(bytes[i]);
                continue;
            }

            if (bytes[i] == '\r' && i + 1 < bytes.Length && bytes[i + 1] == '\n') i++;
            result.AddRange(end);
        }

        return [.. result];
    }

    /// <summary>Another number where the next one stands.</summary>
    private byte[] Number(byte[] bytes, int at)
    {
        int start = bytes.AsSpan(at).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0) return bytes;
        start += at;
        int end = start;
        while (end < bytes.Length && bytes[end] is >= (byte)'0' and <= (byte)'9') end++;
        return Replace(bytes, start, end - start, Encoding.ASCII.GetBytes(random.Of(Numbers)));
    }

    /// <summary>A JSON value, copied over another, or a key in the place of a value: broken JSON is wanted too.</summary>
    private byte[] Value(byte[] bytes, int at)
    {
        var (start, end) = ValueAt(bytes, at);
        var (from, to) = ValueAt(bytes, Place(bytes));
        return Cut(Replace(bytes, start, end - start, bytes[from..to]));
    }

    private static (int Start, int End) ValueAt(byte[] bytes, int at)
    {
        int found = bytes.AsSpan(at).IndexOfAny("\"{["u8);
        if (found < 0) return (at, at);
        int start = at + found, depth = 0;
        bool inText = false;
        for (int i = start; i < bytes.Length; i++)
        {
            byte value = bytes[i];
            if (inText && value == '\\') i++;
            else if (value == '"') inText = !inText;
            else if (!inText && value is (byte)'{' or (byte)'[') depth++;
            else if (!inText && value is (byte)'}' or (byte)']') depth--;
            if (depth <= 0 && !inText) return (start, i + 1);
        }

        return (start, bytes.Length);
    }

    /// <summary>A block many times over, up to where some reader's buffer ends.</summary>
    private byte[] Repeat(byte[] bytes, int at, int run)
    {
        if (run == 0) return bytes;
        int wanted = Below(10) switch
        {
            < 4 => 4_096,
            < 7 => 16 * 1024,
            < 9 => 64 * 1024,
            _ => Below(4) == 0 ? (1 << 20) + 1 : 512 * 1024,
        };
        int size = Math.Max(0, wanted - bytes.Length - 40 + Below(80));
        if (Below(4) == 0) size = Math.Max(0, wanted - 3 + Below(6));
        var block = new byte[size];
        for (int i = 0; i < size; i++) block[i] = bytes[at + (i % run)];
        return Replace(bytes, at, 0, block);
    }
}
