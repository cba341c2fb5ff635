using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LeadOps.Agreements.Proposals;

/// <summary>Writes pieces of an agreement, in lines that fit a screen where words allow it.</summary>
internal static class JsonLines
{
    private const int Width = 120;
    private const int LongestShown = 60;

    /// <summary>The text as JSON. What is not to be seen on a screen, or could end a comment's line, is escaped.</summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\\')
            {
                json.Append('\\').Append(c);
            }
            else if (c is '\t' or '\n' or '\r')
            {
                json.Append(c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                json.Append(c).Append(text[++i]);
            }
            else if (c != ' ' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.Surrogate or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                json.Append(c);
            }
        }

        return json.Append('"').ToString();
    }

    /// <summary>A name for a comment, escaped but not in quotes.</summary>
    public static string Plain(string name)
    {
        string quoted = Quote(name);
        return quoted.Substring(1, quoted.Length - 2);
    }

    /// <summary>The text as JSON for a comment: the beginning of a long one.</summary>
    public static string Show(string text)
    {
        if (text.Length <= LongestShown) return Quote(text);
        int end = char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown;
        return Quote(text.Substring(0, end)) + "...";
    }

    /// <summary><c>1 row</c>, <c>2,000 rows</c>; <c>3 activities</c>.</summary>
    public static string Count(long count, string noun)
    {
        if (count == 1) return "1 " + noun;
        bool changes = noun[noun.Length - 1] == 'y';
        return Number(count) + " " + (changes ? noun.Substring(0, noun.Length - 1) + "ies" : noun + "s");
    }

    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A comment, over as many lines as it needs.</summary>
    public static IEnumerable<string> Comment(int indent, string text) =>
        Fill(indent, text.Split(' ').Select((word, i) => i == 0 ? "// " + word : word), "//   ");

    /// <summary>Lines of an item with a comment: behind it where both are one line, else before it.</summary>
    public static IEnumerable<string> WithComment(int indent, IEnumerable<string> pieces, string comment)
    {
        var item = Fill(indent, pieces).ToList();
        if (item.Count == 1 && item[0].Length + 4 + comment.Length <= Width) return [item[0] + " // " + comment];
        return Comment(indent, comment).Concat(item);
    }

    /// <summary>Pieces joined by spaces; where a line is full the next one begins further in.</summary>
    public static IEnumerable<string> Fill(int indent, IEnumerable<string> pieces, string further = "  ")
    {
        string margin = new(' ', indent);
        var line = new StringBuilder(margin);
        bool isEmpty = true;
        foreach (string piece in pieces)
        {
            if (!isEmpty && line.Length + 1 + piece.Length > Width)
            {
                yield return line.ToString();
                line.Clear().Append(margin).Append(further);
                isEmpty = true;
            }

            if (!isEmpty) line.Append(' ');
            line.Append(piece);
            isEmpty = false;
        }

        yield return line.ToString();
    }

    /// <summary>The pieces of <c>"key": ["a", "b"]</c>, the last with <paramref name="after"/>.</summary>
    public static IEnumerable<string> ListPieces(string key, IReadOnlyList<string> texts, string after)
    {
        string head = Quote(key) + ": [";
        if (texts.Count == 0) yield return head + "]" + after;
        for (int i = 0; i < texts.Count; i++)
        {
            yield return (i == 0 ? head : "") + Quote(texts[i]) + (i == texts.Count - 1 ? "]" + after : ",");
        }
    }

    /// <summary>The pieces of an object of texts and lists of texts, the last with a comma.</summary>
    public static IEnumerable<string> ObjectPieces(IReadOnlyList<(string Key, object Value)> members)
    {
        var pieces = new List<string>();
        for (int i = 0; i < members.Count; i++)
        {
            string after = i == members.Count - 1 ? " }," : ",";
            switch (members[i].Value)
            {
                case IReadOnlyList<string> texts:
                    pieces.AddRange(ListPieces(members[i].Key, texts, after));
                    break;
                case bool flag:
                    pieces.Add(Quote(members[i].Key) + ": " + (flag ? "true" : "false") + after);
                    break;
                default:
                    pieces.Add(Quote(members[i].Key) + ": " + Quote((string)members[i].Value) + after);
                    break;
            }
        }

        pieces[0] = "{ " + pieces[0];
        return pieces;
    }
}
