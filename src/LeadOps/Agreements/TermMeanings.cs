using System.Globalization;
using System.Linq;

namespace LeadOps.Agreements;

/// <summary>Tells of terms whose place for a meaning is still empty: people are to write it, nothing is wrong.</summary>
internal static class TermMeanings
{
    private const int Named = 3;

    /// <param name="terms">The terms of a field.</param>
    /// <param name="field">The field.</param>
    /// <param name="problems">Takes one information, at the first such term.</param>
    public static void Check(JsonNode[] terms, Field field, ProblemList problems)
    {
        var open = terms.Where(term => term.TextOf("means") is { } means && string.IsNullOrWhiteSpace(means)).ToArray();
        if (open.Length == 0) return;
        string names = string.Join(", ", open.Take(Named).Select(term => term.TextOf("term")));
        if (open.Length > Named) names += " and " + (open.Length - Named).ToString(CultureInfo.InvariantCulture) + " more";
        string count = open.Length == 1 ? "1 term" : open.Length.ToString(CultureInfo.InvariantCulture) + " terms";
        var first = open[0].Find("means")!;
        string message = $"{count} of {field} {(open.Length == 1 ? "has" : "have")} no meaning yet: {names}.";
        problems.Add(Severity.Information, first.Line, first.Path, message, place: "");
    }
}
