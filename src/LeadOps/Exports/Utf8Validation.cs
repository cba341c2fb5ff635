using System;

namespace LeadOps.Exports;

internal static class Utf8Validation
{
    public static int FirstInvalid(byte[] bytes, int offset, int length, out bool incompleteTail)
    {
        incompleteTail = false;
#if NET8_0_OR_GREATER
        return System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(offset, length)) ? -1 : offset;
#else
        return -1;
#endif
    }

    public static int CountCharacters(byte[] bytes, int offset, int length)
    {
        int count = 0;
        for (int i = 0; i < length; i++)
        {
            if ((bytes[offset + i] & 0xC0) != 0x80) count++;
        }

        return count;
    }
}
