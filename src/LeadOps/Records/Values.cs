using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>Reads the text of a cell as a value. Null: the text is not, or not surely, such a value.</summary>
internal static class Values
{
    /// <summary>The decimal mark is not known: text that two readings would make two numbers of is none.</summary>
    public const char UnknownMark = '\0';

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

    /// <summary>A number as <see cref="NumberText"/> defines it, without a currency.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="decimalMark">
    /// A point, a comma, or <see cref="UnknownMark"/>: a number with two readings, <c>1.234</c>, is then none.
    /// </param>
    public static decimal? ReadNumber(Utf8Text text, char decimalMark = UnknownMark)
    {
        NumberText.Read(text, decimalMark, money: false, out decimal? value, out _);
        return value;
    }

    /// <summary>An amount, and the currency that it names: its ISO code, or a symbol that is not of one country.</summary>
    public static decimal? ReadMoney(Utf8Text text, char decimalMark, out string? currency)
    {
        NumberText.Read(text, decimalMark, money: true, out decimal? value, out currency);
        return value;
    }
}
