using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using LeadOps.Bench.Fuzzing;

namespace LeadOps.Tests.Rules;

/// <summary>
/// A page of <c>docs/rules</c>. Its fenced blocks are the examples. The info string of a block is a format (csv, json),
/// then <c>bad</c>, <c>good</c> or neither (for both), then <c>agreement</c> or the name of the export without ending:
/// <c>csv bad leads</c>, <c>json agreement</c>.
/// </summary>
internal sealed class RulePage
{
    private readonly List<(string[] Info, string Text)> blocks;

    private RulePage(string id, string text)
    {
        Id = id;
        Text = text;
        blocks = PageExamples.In(text);

        // Headings are looked for outside of the examples.
        Lines = PageExamples.ProseOf(text).Split('\n');
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
        return RuleHarness.Find(info[^1] + "." + info[0], PageExamples.Bytes(text), agreement);
    }
}
