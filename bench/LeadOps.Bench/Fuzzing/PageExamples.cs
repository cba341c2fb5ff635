using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace LeadOps.Bench.Fuzzing;

/// <summary>
/// The fenced blocks of a Markdown page: the words behind the fence, and the text. In exports <c>\0</c> and <c>\xFC</c>
/// are single bytes and <c>{repeat:3:ab}</c> is <c>ababab</c>; the text around them is UTF-8.
/// </summary>
internal static partial class PageExamples
{
    public static List<(string[] Info, string Text)> In(string page)
    {
        var blocks = new List<(string[] Info, string Text)>();
        foreach (Match block in Block().Matches(page))
        {
            blocks.Add((block.Groups["info"].Value.Split(' '), block.Groups["text"].Value));
        }

        return blocks;
    }

    /// <summary>The page without its blocks.</summary>
    public static string ProseOf(string page) => Block().Replace(page, "");

    public static byte[] Bytes(string text)
    {
        var bytes = new MemoryStream();
        int at = 0;
        foreach (Match escape in Escape().Matches(text))
        {
            Add(text[at..escape.Index]);
            at = escape.Index + escape.Length;
            if (escape.Value == @"\0") bytes.WriteByte(0);
            else if (escape.Groups["byte"] is { Success: true } hex) bytes.WriteByte(Convert.ToByte(hex.Value, 16));
            else Add(string.Concat(Enumerable.Repeat(escape.Groups["text"].Value, int.Parse(escape.Groups["times"].Value))));
        }

        Add(text[at..]);
        return bytes.ToArray();

        void Add(string part) => bytes.Write(Encoding.UTF8.GetBytes(part));
    }

    [GeneratedRegex(@"^```(?<info>[^\n]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\\0|\\x(?<byte>[0-9A-F]{2})|\{repeat:(?<times>\d+):(?<text>[^}]*)\}")]
    private static partial Regex Escape();
}
