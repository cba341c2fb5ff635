using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace LeadOps.Records;

/// <summary>The keys under which texts are compared.</summary>
internal static class TextKey
{
    /// <summary>False in globalization-invariant mode, where Unicode normalisation does nothing.</summary>
    public static bool CanNormalise
    {
        get
        {
            try
            {
                return "\uFB01".Normalize(NormalizationForm.FormKC) == "fi";
            }
            catch (PlatformNotSupportedException)
            {
                return false;
            }
        }
    }

    /// <summary>
    /// Normalised text: NFKC, trimmed, inner white space folded to one space, each character lower-cased by the
    /// invariant culture. Zero-width characters are white space.
    /// </summary>
    public static string Normalise(string text)
    {
        string composed = Normalise(text, NormalizationForm.FormKC);
        var key = new StringBuilder(composed.Length);
        bool gap = false;
        foreach (char c in composed)
        {
            if (IsSpace(c))
            {
                gap = key.Length > 0;
                continue;
            }

            if (gap) key.Append(' ');
            gap = false;
            key.Append(char.ToLowerInvariant(c));
        }

        return key.ToString();
    }

    /// <summary>
    /// Fingerprint: normalised, without diacritics, punctuation and <c>_</c> made spaces, words sorted and made unique.
    /// </summary>
    public static string Fingerprint(string text) =>
        string.Join(" ", new SortedSet<string>(Words(text), StringComparer.Ordinal));

    /// <summary>The words of the fingerprint, in the order as written.</summary>
    public static string[] Words(string text) => Plain(text).Split([' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The second fingerprint: as the first, in the order as written and without spaces.</summary>
    public static string Compact(string text) => Plain(text).Replace(" ", "");

    /// <summary>White space, the zero-width kinds included; a table, so that it is the same on every runtime.</summary>
    public static bool IsSpace(char c) => c switch
    {
        <= ' ' => c is ' ' or (>= '\t' and <= '\r'),
        < '\u0080' => false,
        '\u0085' or '\u00A0' or '\u1680' or '\u180E' => true,
        >= '\u2000' and <= '\u200D' => true,
        '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u2060' or '\u3000' or '\uFEFF' => true,
        _ => false,
    };

    private static string Plain(string text)
    {
        string apart = Normalise(Normalise(text), NormalizationForm.FormD);
        var key = new StringBuilder(apart.Length);
        foreach (char c in apart)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            key.Append(char.IsPunctuation(c) ? ' ' : c);
        }

        return key.ToString();
    }

    private static string Normalise(string text, NormalizationForm form)
    {
        int at = 0;
        while (at < text.Length && text[at] < '\u0080') at++;
        return at == text.Length ? text : Repaired(text, at).Normalize(form);
    }

    /// <summary>Normalize throws on half surrogate pairs and on U+FFFE; they become U+FFFD.</summary>
    private static string Repaired(string text, int from)
    {
        StringBuilder? repaired = null;
        for (int i = from; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (!char.IsSurrogate(c) && c < '\uFFFE') continue;
            repaired ??= new StringBuilder(text);
            repaired[i] = '\uFFFD';
        }

        return repaired?.ToString() ?? text;
    }
}
