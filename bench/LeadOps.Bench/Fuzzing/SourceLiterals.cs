using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace LeadOps.Bench.Fuzzing;

/// <summary>
/// The string literals of C# source, roughly: the files that tests write stand there. Holes of interpolated strings
/// stay as they are written.
/// </summary>
internal static class SourceLiterals
{
    public static List<string> In(string source)
    {
        var found = new List<string>();
        for (int at = 0; at < source.Length; at++)
        {
            char c = source[at];
            if (c == '/' && Next(source, at) == '/') at = End(source, "\n", at);
            else if (c == '/' && Next(source, at) == '*') at = End(source, "*/", at + 2);
            else if (c == '\'') at = Character(source, at);
            else if (c == '"') at = Literal(source, at, found);
        }

        return found;
    }

    private static char Next(string source, int at) => at + 1 < source.Length ? source[at + 1] : '\0';

    private static int End(string source, string mark, int from)
    {
        int at = source.IndexOf(mark, Math.Min(from, source.Length), StringComparison.Ordinal);
        return at < 0 ? source.Length : at + mark.Length - 1;
    }

    private static int Character(string source, int at)
    {
        at++;
        if (at < source.Length && source[at] == '\\') at++;
        return End(source, "'", at + 1);
    }

    /// <returns>Where the literal ends.</returns>
    private static int Literal(string source, int at, List<string> found)
    {
        int quotes = 1;
        while (at + quotes < source.Length && source[at + quotes] == '"') quotes++;
        if (quotes >= 3)
        {
            int close = source.IndexOf(new string('"', quotes), at + quotes, StringComparison.Ordinal);
            if (close < 0) return source.Length;
            found.Add(Dedented(source[(at + quotes)..close]));
            return close + quotes - 1;
        }

        bool verbatim = at > 0 && (source[at - 1] == '@' || (source[at - 1] == '$' && at > 1 && source[at - 2] == '@'));
        var text = new StringBuilder();
        for (at++; at < source.Length; at++)
        {
            char c = source[at];
            if (c == '"')
            {
                if (!verbatim || Next(source, at) != '"') break;
                at++;
            }
            else if (c == '\\' && !verbatim)
            {
                at = Escape(source, at + 1, text);
                continue;
            }

            text.Append(c);
        }

        found.Add(text.ToString());
        return at;
    }

    /// <summary>Adds what stands behind a backslash.</summary>
    /// <returns>Its last character.</returns>
    private static int Escape(string source, int at, StringBuilder text)
    {
        char c = at < source.Length ? source[at] : '\\';
        if (c is 'u' or 'U' or 'x')
        {
            int most = c == 'U' ? 8 : 4, end = at + 1;
            while (end < source.Length && end <= at + most && char.IsAsciiHexDigit(source[end])) end++;
            int value = int.TryParse(source[(at + 1)..end], NumberStyles.HexNumber, null, out int hex) ? hex : 0;
            text.Append(value > char.MaxValue ? char.ConvertFromUtf32(value) : ((char)value).ToString());
            return end - 1;
        }

        text.Append(c switch
        {
            'n' => '\n', 'r' => '\r', 't' => '\t', '0' => '\0', 'b' => '\b', 'f' => '\f', 'v' => '\v', 'a' => '\a',
            'e' => '\u001B',
            _ => c,
        });
        return at;
    }

    /// <summary>A raw literal over several lines without its first and last line end and its indentation.</summary>
    private static string Dedented(string raw)
    {
        string text = raw.Replace("\r\n", "\n");
        int last = text.LastIndexOf('\n');
        if (last < 0 || !text.StartsWith('\n')) return text;
        string indentation = text[last..];
        return last == 0 ? "" : text[..last].Replace(indentation, "\n")[1..];
    }
}
