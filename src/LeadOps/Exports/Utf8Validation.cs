using System;
#if NET8_0_OR_GREATER
using System.Text.Unicode;
#endif

namespace LeadOps.Exports;

/// <summary>Strict UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.</summary>
internal static class Utf8Validation
{
    /// <summary>
    /// Index (in the array) of the first byte of the first sequence that is not complete and valid, or -1.
    /// With <paramref name="incompleteTail"/> nothing is wrong yet: the bytes end inside a sequence that begins there.
    /// </summary>
    public static int FirstInvalid(byte[] bytes, int offset, int length, out bool incompleteTail)
    {
        int start = offset;
#if NET8_0_OR_GREATER
        // A block may end inside a character: the part before it is tested at once.
        int whole = length - TailLength(bytes, offset, length);
        if (Utf8.IsValid(bytes.AsSpan(offset, whole))) start += whole;
#endif
        return Scan(bytes, start, offset + length, out incompleteTail);
    }

    private static int Scan(byte[] bytes, int start, int end, out bool incompleteTail)
    {
        incompleteTail = false;
        int i = start;
        while (i < end)
        {
            int lead = bytes[i];
            if (lead < 0x80)
            {
                i++;
                while (end - i >= 8 && (BitConverter.ToUInt64(bytes, i) & 0x8080808080808080UL) == 0) i += 8;
                continue;
            }

            // The second byte's range is what keeps out overlong forms, surrogates and what is too high.
            int following, low = 0x80, high = 0xBF;
            if (lead < 0xC2) return i;
            if (lead < 0xE0)
            {
                following = 1;
            }
            else if (lead < 0xF0)
            {
                following = 2;
                if (lead == 0xE0) low = 0xA0;
                if (lead == 0xED) high = 0x9F;
            }
            else if (lead < 0xF5)
            {
                following = 3;
                if (lead == 0xF0) low = 0x90;
                if (lead == 0xF4) high = 0x8F;
            }
            else
            {
                return i;
            }

            for (int k = 1; k <= following; k++)
            {
                if (i + k == end)
                {
                    incompleteTail = true;
                    return i;
                }

                int next = bytes[i + k];
                if (next < low || next > high) return i;
                low = 0x80;
                high = 0xBF;
            }

            i += following + 1;
        }

        return -1;
    }

#if NET8_0_OR_GREATER
    private static int TailLength(byte[] bytes, int offset, int length)
    {
        for (int back = 1; back <= 3 && back <= length; back++)
        {
            int value = bytes[offset + length - back];
            if (value < 0x80) return 0;
            if (value < 0xC0) continue;
            int size = value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
            return size > back ? back : 0;
        }

        return 0;
    }
#endif
}
