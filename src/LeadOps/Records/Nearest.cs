using System;
using System.Collections.Generic;

namespace LeadOps.Records;

/// <summary>What someone probably meant to type.</summary>
internal static class Nearest
{
    /// <summary>
    /// The known word nearest to a mistyped one, case aside: at most a third of its letters (and at least one) may be
    /// wrong. The first in order where several are as near; null where none is.
    /// </summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        string? best = null;
        string lower = word.ToLowerInvariant();
        int limit = Math.Max(1, lower.Length / 3);
        foreach (string candidate in known)
        {
            int distance = Distance(lower, candidate.ToLowerInvariant(), limit);
            if (distance > limit) continue;
            best = candidate;
            if (distance == 0) break;
            limit = distance - 1;
        }

        return best;
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
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = Math.Min(value, twoAbove[j - 2] + 1);
                row[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit) return limit + 1;
            (twoAbove, above, row) = (above, row, twoAbove);
        }

        return Math.Min(above[b.Length], limit + 1);
    }
}
