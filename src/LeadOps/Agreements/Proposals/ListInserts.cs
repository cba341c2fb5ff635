using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LeadOps.Agreements.Proposals;

/// <summary>Inserts items at the ends of an agreement's lists, in the manner of the file; nothing else changes.</summary>
internal sealed class ListInserts
{
    private readonly string text;
    private readonly TextEdits edits;
    private readonly string lineEnd;
    private readonly string unit;

    public ListInserts(string text)
    {
        this.text = text;
        edits = new TextEdits(text);
        int end = text.IndexOfAny(['\r', '\n']);
        lineEnd = end < 0 || text[end] == '\n' ? "\n" : end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : "\r";
        unit = Unit();
    }

    public bool IsEmpty => edits.IsEmpty;

    public string Apply() => edits.Apply();

    /// <summary>Adds items on lines of their own, each after its comment's lines.</summary>
    public void AddLines(JsonNode list, IReadOnlyList<(string Comment, Func<int, IEnumerable<string>> Lines)> items)
    {
        if (items.Count == 0) return;
        int inside = list.End - 1;
        var last = LastOf(list);
        string margin;
        int at;
        bool endsWithComma = false, isClosedOnLine;
        if (last is not null)
        {
            margin = MarginOf(last.Start) ?? MarginAt(list.Start) + unit;
            at = last.End;
            int comma = Comma(last.End, inside);
            endsWithComma = comma >= 0;
            if (endsWithComma) at = comma + 1;
            else edits.Insert(last.End, ",");
            at = EndOfLine(at, inside, out isClosedOnLine);
        }
        else
        {
            margin = MarginAt(list.Start) + unit;
            at = inside;
            while (at > list.Start + 1 && char.IsWhiteSpace(text[at - 1])) at--;
            isClosedOnLine = text.IndexOfAny(['\r', '\n'], at, inside - at) < 0;
        }

        var added = new StringBuilder();
        for (int i = 0; i < items.Count; i++)
        {
            var lines = items[i].Lines(margin.Length).ToList();
            if (i == items.Count - 1 && !endsWithComma) lines[lines.Count - 1] = lines[lines.Count - 1].TrimEnd(',');
            foreach (string line in JsonLines.Comment(margin.Length, items[i].Comment).Concat(lines))
            {
                added.Append(lineEnd).Append(margin).Append(line, margin.Length, line.Length - margin.Length);
            }
        }

        if (isClosedOnLine)
        {
            // The space that stands before the bracket is part of its margin now.
            string closing = MarginAt(list.Start);
            int there = inside - at;
            bool isSpace = text.Substring(at, there).Trim().Length == 0;
            added.Append(lineEnd).Append(isSpace && there <= closing.Length ? closing.Substring(there) : closing);
        }

        edits.Insert(at, added.ToString());
    }

    /// <summary>Adds texts, each with its comment behind it.</summary>
    public void AddTexts(JsonNode list, IReadOnlyList<(string Text, string Comment)> items)
    {
        if (items.Count == 0) return;
        var last = LastOf(list);
        if (last is null)
        {
            edits.Insert(list.Start + 1, Inline(items));
            return;
        }

        int comma = Comma(last.End, list.End - 1);
        if (MarginOf(last.Start) is not { } margin)
        {
            if (comma < 0) edits.Insert(last.End, ", " + Inline(items));
            else edits.Insert(comma + 1, " " + Inline(items) + ",");
            return;
        }

        // One a line.
        if (comma < 0) edits.Insert(last.End, ",");
        int at = EndOfLine(comma < 0 ? last.End : comma + 1, list.End - 1, out _);
        string between = "," + lineEnd + margin;
        edits.Insert(at, lineEnd + margin + string.Join(between, items.Select(Item)) + (comma < 0 ? "" : ","));
    }

    /// <summary>Adds a list under a new key behind a value of the same object.</summary>
    /// <param name="after">The value.</param>
    /// <param name="key">The key.</param>
    /// <param name="items">What the list holds.</param>
    /// <param name="ownLine">Whether it stands on a line of its own.</param>
    public void AddList(JsonNode after, string key, IReadOnlyList<(string Text, string Comment)> items, bool ownLine)
    {
        string gap = ownLine ? lineEnd + MarginAt(after.Start) : " ";
        edits.Insert(after.End, "," + gap + JsonLines.Quote(key) + ": [" + Inline(items) + "]");
    }

    private static JsonNode? LastOf(JsonNode list) => list.Items.Count == 0 ? null : list.Items[list.Items.Count - 1];

    private static string Inline(IEnumerable<(string Text, string Comment)> items) => string.Join(", ", items.Select(Item));

    private static string Item((string Text, string Comment) item) =>
        JsonLines.Quote(item.Text) + " /* " + item.Comment.Replace("*/", "* /") + " */";

    /// <summary>The offset of a comma between two offsets with nothing else but space and comments; or -1.</summary>
    private int Comma(int at, int end)
    {
        while (at < end)
        {
            if (text[at] == ',') return at;
            at = text[at] == '/' ? AfterComment(at) : at + 1;
        }

        return -1;
    }

    private int AfterComment(int at)
    {
        if (text[at + 1] == '*') return text.IndexOf("*/", at + 2, StringComparison.Ordinal) + 2;
        int end = text.IndexOfAny(['\r', '\n'], at);
        return end < 0 ? text.Length : end;
    }

    /// <summary>The end of the line with its comments, or where the list closes on it, the offset itself.</summary>
    private int EndOfLine(int at, int end, out bool isClosedOnLine)
    {
        int seen = at;
        isClosedOnLine = false;
        while (seen < end)
        {
            char c = text[seen];
            if (c is '\r' or '\n') return at;
            if (c == '/') at = seen = AfterComment(seen);
            else seen++;
        }

        isClosedOnLine = true;
        return at;
    }

    /// <summary>What stands before an offset on its line, if that is white space only.</summary>
    private string? MarginOf(int offset)
    {
        int start = LineStart(offset);
        string before = text.Substring(start, offset - start);
        return before.Trim().Length == 0 ? before : null;
    }

    /// <summary>The white space at the beginning of the line of an offset.</summary>
    private string MarginAt(int offset)
    {
        int start = LineStart(offset), end = start;
        while (end < offset && text[end] is ' ' or '\t') end++;
        return text.Substring(start, end - start);
    }

    private int LineStart(int offset)
    {
        int at = offset;
        while (at > 0 && text[at - 1] is not ('\r' or '\n')) at--;
        return at;
    }

    /// <summary>One step of the file's indentation: that of its first indented line.</summary>
    private string Unit()
    {
        for (int at = 0; at < text.Length; at++)
        {
            bool begins = at == 0 || text[at - 1] is '\r' or '\n';
            if (!begins || text[at] is not (' ' or '\t')) continue;
            int end = at;
            while (end < text.Length && text[end] == text[at]) end++;
            if (end < text.Length && text[end] is not ('\r' or '\n')) return text.Substring(at, end - at);
        }

        return "  ";
    }
}
