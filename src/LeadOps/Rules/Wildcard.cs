namespace LeadOps.Rules;

/// <summary>Patterns with <c>*</c> and <c>?</c>, case ignored: for rule ids and names, which are ASCII.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string text)
    {
        int at = 0, next = 0, star = -1, retry = 0;
        while (next < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                retry = next;
            }
            else if (at < pattern.Length
                && (pattern[at] == '?' || char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(text[next])))
            {
                at++;
                next++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                next = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*') at++;
        return at == pattern.Length;
    }
}
