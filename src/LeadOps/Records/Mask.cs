using System.Globalization;
using System.Text;

namespace LeadOps.Records;

/// <summary>Hides personal values: the first character and the shape stay, letters and digits become stars.</summary>
internal static class Mask
{
    private const int LongestTopLevel = 24;

    /// <summary>The value as findings, messages and reports may show it.</summary>
    /// <param name="field">The field it is from; null for a column that was not placed.</param>
    /// <param name="value">The text of the cell.</param>
    public static string Of(Field? field, string value) => field switch
    {
        { IsPersonal: false } => value,
        { Type: FieldType.Email } => Email(value),
        { Type: FieldType.Phone } => Phone(value),
        _ => Words(value),
    };

    /// <summary><c>t***@e***.example</c>: first characters, the @ and the last label stay.</summary>
    private static string Email(string value)
    {
        int at = value.LastIndexOf('@');
        if (at < 0) return Words(value);
        string domain = value.Substring(at + 1);
        int dot = domain.LastIndexOf('.');
        return First(value.Substring(0, at)) + "@"
            + (dot <= 0 || !IsTopLevel(domain, dot + 1) ? First(domain) : First(domain.Substring(0, dot)) + domain.Substring(dot));
    }

    /// <summary>Whether a top-level domain stands there: what else may follow a dot, a number or a sentence, is personal.</summary>
    private static bool IsTopLevel(string domain, int start)
    {
        for (int i = start; i < domain.Length; i++)
        {
            if (!char.IsLetter(domain[i])) return false;
        }

        return domain.Length - start <= LongestTopLevel;
    }

    /// <summary><c>+49 30 *** ***17</c>: country and area code and the last two digits stay.</summary>
    private static string Phone(string value)
    {
        var text = new StringBuilder(value.Length);
        int digits = 0;
        foreach (char c in value)
        {
            if (c is >= '0' and <= '9') digits++;
        }

        int seen = 0, shown = value.TrimStart().StartsWith("+", System.StringComparison.Ordinal) ? 4 : 3;
        if (digits < shown + 4) shown = 1;
        foreach (char c in value)
        {
            if (c is >= '0' and <= '9')
            {
                seen++;
                text.Append(seen <= shown || (seen > digits - 2 && digits > 5) ? c : '*');
            }
            else
            {
                text.Append(IsPartOfWord(c) ? '*' : c);
            }
        }

        return text.ToString();
    }

    /// <summary>Each word keeps its first character: <c>T*** U***</c>.</summary>
    private static string Words(string value)
    {
        var text = new StringBuilder(value.Length);
        bool inside = false;
        foreach (char c in value)
        {
            bool part = IsPartOfWord(c);
            if (!part) text.Append(char.IsControl(c) ? ' ' : c);
            else if (!inside) text.Append(char.IsSurrogate(c) ? "*" : c.ToString()).Append("***");
            inside = part;
            if (text.Length > 60) return text.Append('…').ToString();
        }

        return text.ToString();
    }

    // In many scripts vowels are marks on the letter before: they neither show nor end the word.
    private static bool IsPartOfWord(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format;

    private static string First(string value) =>
        value.Length == 0 ? "" : (char.IsSurrogate(value[0]) ? "*" : value.Substring(0, 1)) + "***";
}
