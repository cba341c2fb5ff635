using System;

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
