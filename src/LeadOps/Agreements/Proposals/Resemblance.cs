using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>
/// Whether two normalised texts are likely two spellings of one word. Careful: what differs in a digit, in a short word
/// or in a word like "not" is two words, however near.
/// </summary>
internal static class Resemblance
{
    private const int OneEditFrom = 5;
    private const int TwoEditsFrom = 8;
    private const int Longest = 100;

    // As TextKey.Compact leaves them: C and C# are both "c" there.
    private const int ShortestCompact = 3;

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "no", "not", "non", "never", "without", "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "wasnt", "wont",
        "t", "un", "kein", "keine", "nicht", "ohne", "nie", "ne", "pas", "sans", "sin", "senza", "nao", "niet", "geen",
    };

    /// <summary>Whether texts have the same words, or letters, but for case, spaces, accents and punctuation.</summary>
    public static bool SameLetters(string a, string b) =>
        IsLatin(a) && IsLatin(b)
        && TextKey.Compact(a).Length >= ShortestCompact
        && (TextKey.Compact(a) == TextKey.Compact(b) || TextKey.Fingerprint(a) == TextKey.Fingerprint(b))
        && SameSense(a, b);

    /// <summary>
    /// The characters to change, where that is likely a slip of the hand: one (words of 5 letters and more) or two (8 and
    /// more), not the first of a word; in a word of 4, one too many, too few or two swapped. 0 where it is none.
    /// </summary>
    public static int Distance(string a, string b)
    {
        if (a[0] != b[0] || a.Length > Longest || b.Length > Longest || Math.Abs(a.Length - b.Length) > 3) return 0;
        if (!IsAlphabetic(a) || !IsAlphabetic(b) || !SameSense(a, b)) return 0;
        string[] one = Words(a), other = Words(b);
        if (one.Length != other.Length)
        {
            // A space too many or too few, and a letter.
            (one, other) = ([string.Concat(one)], [string.Concat(other)]);
        }

        int sum = 0;
        for (int i = 0; i < one.Length; i++)
        {
            if (one[i] == other[i]) continue;
            int shorter = Math.Min(one[i].Length, other[i].Length);
            bool keepsLetters = one[i].Length != other[i].Length
                || one[i].OrderBy(c => c).SequenceEqual(other[i].OrderBy(c => c));
            int oneFrom = keepsLetters ? OneEditFrom - 1 : OneEditFrom;
            int allowed = shorter >= TwoEditsFrom ? 2 : shorter >= oneFrom ? 1 : 0;
            int distance = Nearest.Distance(one[i], other[i], allowed);
            if (distance > allowed || one[i][0] != other[i][0]) return 0;
            sum += distance;
        }

        return sum <= 2 ? sum : 0;
    }

    /// <summary>Letters and digits that a longer word has, which says something.</summary>
    public static IEnumerable<string> TellingWords(string text) => Words(text).Where(word => word.Length >= 4);

    private static bool SameSense(string a, string b) =>
        Numbers(a).SequenceEqual(Numbers(b))
        && new HashSet<string>(Words(a).Where(Negations.Contains), StringComparer.Ordinal)
            .SetEquals(Words(b).Where(Negations.Contains));

    /// <summary>The runs of digits in order: "1 5" is not "15".</summary>
    private static List<string> Numbers(string text)
    {
        var numbers = new List<string>();
        int at = 0;
        while (at < text.Length)
        {
            int start = at;
            while (at < text.Length && char.IsDigit(text[at])) at++;
            if (at > start) numbers.Add(text.Substring(start, at - start));
            else at++;
        }

        return numbers;
    }

    private static string[] Words(string text) => TextKey.Words(text);

    /// <summary>Elsewhere one character is a syllable or a word, and never a slip.</summary>
    private static bool IsAlphabetic(string text)
    {
        foreach (char c in text)
        {
            if (char.IsLetter(c) && c is not (< '\u0590' or (>= '\u1E00' and <= '\u1FFF'))) return false;
        }

        return true;
    }

    /// <summary>In other scripts the marks that the fingerprint takes away tell words apart.</summary>
    private static bool IsLatin(string text)
    {
        foreach (char c in text)
        {
            if (char.IsLetter(c) && c is not (< '\u0250' or (>= '\u1E00' and <= '\u1EFF'))) return false;
        }

        return true;
    }
}
