using System.Text;

namespace LeadOps.Profiles;

/// <summary>How headers are compared. What is shown to anyone is the header itself, never its folded form.</summary>
internal static class Headers
{
    /// <summary>
    /// The header in lower case without white space, <c>_ - # /</c>, quotes, dashes and characters of no width, so that
    /// <c>leadSource</c>, <c>Lead Source</c> and <c>lead_source</c> are one.
    /// </summary>
    public static string Fold(string header)
    {
        var folded = new StringBuilder(header.Length);
        foreach (char c in header)
        {
            if (!IsFoldedAway(c)) folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    private static bool IsFoldedAway(char c) => char.IsWhiteSpace(c)
        || c is '_' or '-' or '#' or '/' or '"' or '\'' or '`' or '\u00B4' or (>= '\u2010' and <= '\u201F')
            or (>= '\u200B' and <= '\u200D') or '\u2060' or '\uFEFF';
}
