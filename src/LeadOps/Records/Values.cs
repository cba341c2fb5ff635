using System.Globalization;
using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>Reads the text of a cell as a value. Null: the text is not, or not surely, such a value.</summary>
internal static class Values
{
    /// <summary>The decimal mark is not known: text that two readings would make two numbers of is none.</summary>
    public const char UnknownMark = '\0';

    private const int FastDigits = 18;

    /// <summary>Yes or no as <c>true/false</c>, <c>yes/no</c>, <c>y/n</c> or <c>1/0</c>; case does not count.</summary>
    public static bool? ReadBoolean(Utf8Text text)
    {
        var word = text.Trim();
        switch (word.Length)
        {
            case 1:
                return (word[0] | 0x20) switch
                {
                    'y' => true,
                    'n' => false,
                    _ => word[0] == '1' ? true : word[0] == '0' ? false : null,
                };
            case 2: return word.EqualsAscii("no") ? false : null;
            case 3: return word.EqualsAscii("yes") ? true : null;
            case 4: return word.EqualsAscii("true") ? true : null;
            case 5: return word.EqualsAscii("false") ? false : null;
            default: return null;
        }
    }

    /// <summary>
    /// A number: an optional sign, digits, and at most one decimal mark with digits after it. A comma (where the
    /// decimal mark is a comma, a point) may separate thousands, and then all of them: the first group has one to
    /// three digits, each other three. With <see cref="UnknownMark"/> the mark is a point, except that one comma
    /// before three digits (<c>1,234</c>) could be a decimal comma and so is no number. No currency, no exponent, no
    /// other separator.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="decimalMark">A point, a comma, or <see cref="UnknownMark"/>.</param>
    public static decimal? ReadNumber(Utf8Text text, char decimalMark = UnknownMark)
    {
        var cell = text.Trim();
        char mark = decimalMark == ',' ? ',' : '.', separator = mark == ',' ? '.' : ',';
        int at = 0;
        bool negative = false;
        if (cell.Length > 0 && cell[0] is (byte)'-' or (byte)'+')
        {
            negative = cell[0] == '-';
            at = 1;
        }

        long value = 0;
        int digits = 0, group = 0, separators = 0, scale = -1;
        for (; at < cell.Length; at++)
        {
            int c = cell[at];
            if (c is >= '0' and <= '9')
            {
                if (digits++ < FastDigits) value = (value * 10) + (c - '0');
                if (scale >= 0) scale++;
                else group++;
            }
            else if (c == mark && scale < 0)
            {
                if (group == 0 || (separators > 0 && group != 3)) return null;
                scale = 0;
            }
            else if (c == separator && scale < 0)
            {
                if (group is 0 or > 3 || (separators > 0 && group != 3)) return null;
                separators++;
                group = 0;
            }
            else
            {
                return null;
            }
        }

        if (digits == 0 || scale == 0 || (scale < 0 && separators > 0 && group != 3)) return null;
        if (decimalMark == UnknownMark && separators == 1 && scale < 0) return null;
        if (digits <= FastDigits)
            return new decimal((int)value, (int)(value >> 32), 0, negative, (byte)(scale < 0 ? 0 : scale));
        return ReadLong(cell, mark, separator);
    }

    private static decimal? ReadLong(Utf8Text cell, char mark, char separator)
    {
        string plain = cell.ToString().Replace(separator.ToString(), "").Replace(mark, '.');
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(plain, style, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }
}
