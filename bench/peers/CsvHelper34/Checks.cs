using System;
using System.Buffers;

namespace CsvHelper34;

/// <summary>T2's checks of one cell.</summary>
internal static class Checks
{
    public const long NoDate = -1, BadDate = -2;

    private static readonly SearchValues<byte> Atom =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~-."u8);

    private static readonly SearchValues<byte> Label =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8);

    public static bool IsEmail(ReadOnlySpan<byte> text)
    {
        int at = text.IndexOf((byte)'@');
        if (at is < 1 or > 64) return false;
        var local = text[..at];
        var domain = text[(at + 1)..];
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf(".."u8) >= 0) return false;
        if (local.IndexOfAnyExcept(Atom) >= 0) return false;
        if (domain.IndexOfAnyExcept(Label) >= 0) return false;
        int labels = 0;
        while (true)
        {
            int dot = domain.IndexOf((byte)'.');
            var label = dot < 0 ? domain : domain[..dot];
            if (label.IsEmpty || label[0] == '-' || label[^1] == '-') return false;
            labels++;
            if (dot < 0) return labels > 1;
            domain = domain[(dot + 1)..];
        }
    }

    /// <summary>Minutes in a count where order is all that matters, of <c>2026-10-03 14:05</c>.</summary>
    public static long Minutes(ReadOnlySpan<byte> text)
    {
        if (text.Length != 16 || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':') return BadDate;
        int year = (Two(text, 0) * 100) + Two(text, 2), month = Two(text, 5), day = Two(text, 8);
        int hour = Two(text, 11), minute = Two(text, 14);
        if (year < 1 || month is < 1 or > 12 || day < 1 || hour is < 0 or > 23 || minute is < 0 or > 59) return BadDate;
        if (day > 28 && day > DateTime.DaysInMonth(year, month)) return BadDate;
        return (((((((long)year * 12) + month) * 31) + day) * 24) + hour) * 60 + minute;
    }

    // Below any valid part where a character is no digit.
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -10_000 : (tens * 10) + ones;
    }
}
