using System;

namespace LeadOps.Exports;

/// <summary>
/// Counts lines and characters through UTF-8 text that arrives in pieces. A line ends with CRLF, LF or CR; a character
/// is a code point.
/// </summary>
internal sealed class TextPosition
{
    private bool afterReturn;

    public TextPosition(long line = 1, int column = 1)
    {
        Line = line;
        Column = column;
    }

    /// <summary>Physical line of the next character, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Column of the next character, from 1.</summary>
    public int Column { get; private set; }

    public void Advance(byte[] bytes, int offset, int length)
    {
        int end = offset + length;
        while (offset < end)
        {
            if (afterReturn)
            {
                afterReturn = false;
                if (bytes[offset] == '\n')
                {
                    offset++;
                    continue;
                }
            }

            int lineEnd = NextLineEnd(bytes, offset, end);
            if (lineEnd == end)
            {
                CountCharacters(bytes, offset, end);
                return;
            }

            afterReturn = bytes[lineEnd] == '\r';
            Line++;
            Column = 1;
            offset = lineEnd + 1;
        }
    }

    private static int NextLineEnd(byte[] bytes, int start, int end)
    {
#if NET8_0_OR_GREATER
        int at = bytes.AsSpan(start, end - start).IndexOfAny((byte)'\r', (byte)'\n');
        return at < 0 ? end : start + at;
#else
        while (start < end && bytes[start] != '\r' && bytes[start] != '\n') start++;
        return start;
#endif
    }

    private void CountCharacters(byte[] bytes, int start, int end)
    {
        int characters = 0;
        for (int i = start; i < end; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80) characters++;
        }

        Column += characters;
    }
}
