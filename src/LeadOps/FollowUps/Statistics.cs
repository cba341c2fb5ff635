using System;
using System.Collections.Generic;

namespace LeadOps.FollowUps;

/// <summary>The few figures of statistics that metrics need; the same on every machine.</summary>
internal static class Statistics
{
    // The 97.5 % quantile of the normal distribution.
    private const double Z = 1.959963984540054;

    private const int Digits = 6;

    /// <summary>
    /// The percentile of type 7 (R's default, Excel's PERCENTILE.INC): the value at place <c>(n − 1) · share</c>, counted
    /// from 0, linear between two values.
    /// </summary>
    /// <param name="sorted">The values in rising order; at least one.</param>
    /// <param name="share">From 0 to 1.</param>
    public static decimal Percentile(IReadOnlyList<int> sorted, decimal share)
    {
        decimal place = (sorted.Count - 1) * share;
        int below = (int)place;
        decimal rest = place - below;
        return rest == 0 ? sorted[below] : sorted[below] + (rest * ((decimal)sorted[below + 1] - sorted[below]));
    }

    /// <summary>A share as a number from 0 to 1 with six digits.</summary>
    public static decimal Share(long part, long whole) =>
        Math.Round((decimal)part / whole, Digits, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The score interval of a proportion at 95 % (E. B. Wilson, Probable Inference, the Law of Succession, and Statistical
    /// Inference, J. Am. Stat. Assoc. 22, 1927, 209–212), without correction for continuity:
    /// <code>(p + z²/2n ± z · √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)</code>
    /// </summary>
    /// <param name="successes">From 0 to <paramref name="n"/>.</param>
    /// <param name="n">At least 1.</param>
    public static (decimal Low, decimal High) Wilson(long successes, long n)
    {
        double p = (double)successes / n, z2 = Z * Z / n;
        double centre = p + (z2 / 2), half = Z * Math.Sqrt(((p * (1 - p)) + (z2 / 4)) / n);
        double low = successes == 0 ? 0 : (centre - half) / (1 + z2);
        double high = successes == n ? 1 : (centre + half) / (1 + z2);
        return (Rounded(low), Rounded(high));
    }

    private static decimal Rounded(double share) =>
        Math.Round((decimal)share, Digits, MidpointRounding.AwayFromZero);
}
