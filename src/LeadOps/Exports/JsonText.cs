using System;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace LeadOps.Exports;

/// <summary>The parts of JSON's grammar that are looked at byte by byte.</summary>
internal static class JsonText
{
    public static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    /// <summary>Copies what is mostly a few bytes.</summary>
    public static void Copy(byte[] from, int offset, byte[] to, int at, int length)
    {
#if NET8_0_OR_GREATER
        from.AsSpan(offset, length).CopyTo(to.AsSpan(at));
#else
        Buffer.BlockCopy(from, offset, to, at, length);
#endif
    }

    /// <summary>The same where it does not matter that up to 32 bytes behind those written change too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyOver(byte[] from, int offset, byte[] to, int at, int length)
    {
#if NET8_0_OR_GREATER
        if (length <= 32 && from.Length - offset >= 32 && to.Length - at >= 32)
        {
            VectorAt(from, offset).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(to), (nuint)at);
            return;
        }
#endif
        Copy(from, offset, to, at, length);
    }

    /// <summary>Whether the same bytes stand in both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreSame(byte[] left, int leftAt, byte[] right, int rightAt, int length)
    {
#if NET8_0_OR_GREATER
        if (length < 32 && left.Length - leftAt >= 32 && right.Length - rightAt >= 32)
        {
            uint same = Vector256.Equals(VectorAt(left, leftAt), VectorAt(right, rightAt)).ExtractMostSignificantBits();
            return (~same & ((1u << length) - 1)) == 0;
        }

        return left.AsSpan(leftAt, length).SequenceEqual(right.AsSpan(rightAt, length));
#else
        for (int i = 0; i < length; i++)
        {
            if (left[leftAt + i] != right[rightAt + i]) return false;
        }

        return true;
#endif
    }

    /// <summary>
    /// Where in the array a quote, a backslash or a control character comes first: what is before it is a string's text
    /// as it is. The length of the array if there is none.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndOfPlain(byte[] bytes, int at)
    {
#if NET8_0_OR_GREATER
        for (; at + 32 <= bytes.Length; at += 32)
        {
            var next = VectorAt(bytes, at);
            var hits = Vector256.Equals(next, Vector256.Create((byte)'"'))
                | Vector256.Equals(next, Vector256.Create((byte)'\\'))
                | Vector256.Equals(Vector256.Min(next, Vector256.Create((byte)0x1F)), next);
            uint mask = hits.ExtractMostSignificantBits();
            if (mask != 0) return at + BitOperations.TrailingZeroCount(mask);
        }
#endif
        while (at < bytes.Length && bytes[at] >= 0x20 && bytes[at] is not ((byte)'"' or (byte)'\\')) at++;
        return at;
    }

    /// <summary>Writes a string's text without its escapes; never more bytes than it has.</summary>
    /// <returns>Where the text written ends, or -1 for half of a surrogate pair, which is no character.</returns>
    public static int Unescape(Utf8Text text, byte[] to, int at)
    {
        var bytes = text.Bytes;
        int i = text.Offset, end = i + text.Length;
        while (i < end)
        {
            byte value = bytes[i++];
            if (value != '\\')
            {
                to[at++] = value;
                continue;
            }

            value = bytes[i++];
            if (value != 'u')
            {
                to[at++] = value switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    _ => value,
                };
                continue;
            }

            int code = Hex4(bytes, i);
            i += 4;
            if (code is >= 0xD800 and <= 0xDFFF)
            {
                if (code > 0xDBFF || i + 6 > end || bytes[i] != '\\' || bytes[i + 1] != 'u') return -1;
                int low = Hex4(bytes, i + 2);
                if (low is < 0xDC00 or > 0xDFFF) return -1;
                i += 6;
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            }

            at = WriteUtf8(code, to, at);
        }

        return at;
    }

    /// <summary>
    /// Where a string closes whose text has escapes from here on. Only those that stand for one character by
    /// themselves, not NUL and no half of a pair, so that <see cref="Unescape"/> cannot fail.
    /// </summary>
    /// <returns>The index of the quote; -1 where there is anything else or the limit comes first.</returns>
    public static int EndOfEscaped(byte[] bytes, int at, int limit)
    {
        while ((at = EndOfPlain(bytes, at)) < limit && bytes[at] == '\\')
        {
            if (at + 1 == limit) return -1;
            switch (bytes[at + 1])
            {
                case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f':
                case (byte)'n' or (byte)'r' or (byte)'t':
                    at += 2;
                    break;
                case (byte)'u' when at + 6 <= limit && Hex4(bytes, at + 2) is > 0 and (< 0xD800 or > 0xDFFF):
                    at += 6;
                    break;
                default:
                    return -1;
            }
        }

        return at < limit && bytes[at] == '"' ? at : -1;
    }

    /// <summary>Whether a string's text has no control character and only escapes that JSON knows.</summary>
    /// <returns>The index of the byte that is wrong, or -1.</returns>
    public static int FirstBadInString(byte[] bytes, int from, int to, out bool isEscaped)
    {
        isEscaped = false;
        for (int i = from; i < to; i++)
        {
            byte value = bytes[i];
            if (value < 0x20) return i;
            if (value != '\\') continue;
            isEscaped = true;
            if (++i == to) return i;
            switch (bytes[i])
            {
                case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f':
                case (byte)'n' or (byte)'r' or (byte)'t':
                    break;
                case (byte)'u' when i + 4 < to && Hex4(bytes, i + 1) >= 0:
                    i += 4;
                    break;
                default:
                    return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the text is a number as JSON writes them.</summary>
    public static bool IsNumber(byte[] bytes, int from, int to)
    {
        if (from < to && bytes[from] == '-') from++;
        int digits = from;
        while (from < to && IsDigit(bytes[from])) from++;
        if (from == digits || (bytes[digits] == '0' && from > digits + 1)) return false;
        if (from < to && bytes[from] == '.')
        {
            digits = ++from;
            while (from < to && IsDigit(bytes[from])) from++;
            if (from == digits) return false;
        }

        if (from < to && bytes[from] is (byte)'e' or (byte)'E')
        {
            from++;
            if (from < to && bytes[from] is (byte)'+' or (byte)'-') from++;
            digits = from;
            while (from < to && IsDigit(bytes[from])) from++;
            if (from == digits) return false;
        }

        return from == to;
    }

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> VectorAt(byte[] bytes, int at) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(bytes), (nuint)at);
#endif

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private static int Hex4(byte[] bytes, int at)
    {
        int code = 0;
        for (int i = at; i < at + 4; i++)
        {
            int value = bytes[i];
            int digit = value is >= '0' and <= '9' ? value - '0'
                : (value | 0x20) is >= 'a' and <= 'f' ? (value | 0x20) - 'a' + 10
                : -1;
            if (digit < 0) return -1;
            code = (code << 4) | digit;
        }

        return code;
    }

    private static int WriteUtf8(int code, byte[] to, int at)
    {
        if (code < 0x80)
        {
            to[at++] = (byte)code;
            return at;
        }

        if (code < 0x800)
        {
            to[at++] = (byte)(0xC0 | (code >> 6));
        }
        else
        {
            if (code < 0x10000)
            {
                to[at++] = (byte)(0xE0 | (code >> 12));
            }
            else
            {
                to[at++] = (byte)(0xF0 | (code >> 18));
                to[at++] = (byte)(0x80 | ((code >> 12) & 0x3F));
            }

            to[at++] = (byte)(0x80 | ((code >> 6) & 0x3F));
        }

        to[at++] = (byte)(0x80 | (code & 0x3F));
        return at;
    }
}
