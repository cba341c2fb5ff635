using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LeadOps.Agreements.Proposals;

/// <summary>Changes to a text at offsets of the text as it was; all else stays, byte for byte.</summary>
internal sealed class TextEdits
{
    private readonly string text;
    private readonly List<(int Start, int End, string Text)> edits = [];

    public TextEdits(string text) => this.text = text;

    public bool IsEmpty => edits.Count == 0;

    public void Insert(int at, string added) => edits.Add((at, at, added));

    public void Replace(int start, int end, string added) => edits.Add((start, end, added));

    /// <summary>Inserts lines before the line in which an offset lies.</summary>
    public void InsertLines(int offset, IEnumerable<string> lines)
    {
        int start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        Insert(start, string.Concat(lines.Select(line => line + "\n")));
    }

    /// <summary>The text with all changes; those at one offset in the order in which they were made.</summary>
    public string Apply()
    {
        var result = new StringBuilder(text.Length + 1024);
        int at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start))
        {
            result.Append(text, at, edit.Start - at).Append(edit.Text);
            at = edit.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
