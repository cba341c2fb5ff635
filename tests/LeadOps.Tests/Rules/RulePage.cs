using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace LeadOps.Tests.Rules;

/// <summary>
/// A page of <c>docs/rules</c>. Its fenced blocks are the examples. The info string of a block is a format (csv, json),
/// then <c>bad</c>, <c>good</c> or neither (for both), then <c>agreement</c> or the name of the export without ending:
/// <c>csv bad leads</c>, <c>json agreement</c>. In exports <c>\0</c> and <c>\xFC</c> are single bytes and
/// <c>{repeat:3:ab}</c> is <c>ababab</c>; the text around them is UTF-8.
/// </summary>
internal sealed partial class RulePage
{
    private readonly List<(string[] Info, string Text)> blocks = [];

    private RulePage(string id, string text)
    {
        Id = id;
        Text = text;
        foreach (Match block in Block().Matches(text))
        {
            blocks.Add((block.Groups["info"].Value.Split(' '), block.Groups["text"].Value));
        }

        // Headings are looked for outside of the examples.
        var prose = Block().Replace(text, "");
        Lines = prose.Split('\n');
        Headings = Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).ToArray();
    }

    public static string Folder { get; } = Path.Combine(Agreements.Agree.Repository(), "docs", "rules");

    public string Id { get; }

    public string Text { get; }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<string> Headings { get; }

    public static RulePage Read(string id) =>
        new(id, File.ReadAllText(Path.Combine(Folder, id + ".md")).Replace("\r\n", "\n"));

    /// <summary>The text of a section.</summary>
    public string Section(string heading) =>
        Regex.Match(Text, $@"^## {heading}\n(?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)
            .Groups["text"].Value.Trim();

    /// <summary>What the bad, or the good, example gives with its agreement.</summary>
    public List<Finding> Find(string which)
    {
        var wanted = blocks.Where(block => block.Info.Contains(which) || !(block.Info.Contains("bad") || block.Info.Contains("good")));
        var agreement = wanted.SingleOrDefault(block => block.Info[^1] == "agreement").Text;
        var (info, text) = wanted.Single(block => block.Info[^1] != "agreement");
        return RuleHarness.Find(info[^1] + "." + info[0], Bytes(text), agreement);
    }

    private static byte[] Bytes(string text)
    {
        var bytes = new MemoryStream();
        int at = 0;
        foreach (Match escape in Escape().Matches(text))
        {
            Add(text[at..escape.Index]);
            at = escape.Index + escape.Length;
            if (escape.Value == @"\0") bytes.WriteByte(0);
            else if (escape.Groups["byte"] is { Success: true } hex) bytes.WriteByte(byte.Parse(hex.ValueSpan, NumberStyles.HexNumber));
            else Add(new StringBuilder().Insert(0, escape.Groups["text"].Value, int.Parse(escape.Groups["times"].ValueSpan)).ToString());
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
