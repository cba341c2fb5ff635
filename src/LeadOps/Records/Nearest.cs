using System;
using System.Collections.Generic;

namespace LeadOps.Records;

/// <summary>Finds the known word that someone who typed another most likely meant.</summary>
internal static class Nearest
{
    /// <summary>
    /// The known word with the fewest letters to change, or null where none is near: up to a third of the letters may
    /// differ, or one word may begin with the other. Case and separators do not count; ties go by ordinal order.
    /// </summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        string wanted = Letters(word);
        if (wanted.Length == 0) return null;
        string? best = null;
        int least = int.MaxValue;
        foreach (string candidate in known)
        {
            string letters = Letters(candidate);
            int longer = Math.Max(wanted.Length, letters.Length), shorter = Math.Min(wanted.Length, letters.Length);
            bool begins = shorter >= 3 && string.CompareOrdinal(wanted, 0, letters, 0, shorter) == 0;
            int distance = Distance(wanted, letters, begins ? longer : Math.Max(1, longer / 3));
            if (distance > Math.Max(1, longer / 3) && !begins) continue;
            if (distance < least || (distance == least && string.CompareOrdinal(candidate, best) < 0))
            {
                least = distance;
                best = candidate;
            }
        }

        return best;
    }

    private static string Letters(string word)
    {
        var letters = new char[word.Length];
        int count = 0;
        foreach (char c in word)
        {
            if (char.IsLetterOrDigit(c)) letters[count++] = char.ToLowerInvariant(c);
        }

        return new string(letters, 0, count);
    }

    /// <summary>
    /// Letters to insert, delete, replace or swap with their neighbour to make one text of the other;
    /// <paramref name="limit"/> + 1 where it is more than the limit.
    /// </summary>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        var twoAbove = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) above[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int value = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (swapped) value = Math.Min(value, twoAbove[j - 2] + 1);
                row[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit) return limit + 1;
            (twoAbove, above, row) = (above, row, twoAbove);
        }

        return Math.Min(above[b.Length], limit + 1);
    }
}
