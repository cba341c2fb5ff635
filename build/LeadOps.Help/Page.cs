using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace LeadOps.Help;

/// <summary>What is wrong with a page, and where, as build logs want it.</summary>
internal sealed class PageException(string file, int line, string message)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{file}({line}): error HELP: {message}"));

internal enum BlockKind
{
    Heading,
    Paragraph,
    Item,
    Code,
    Table,
}

/// <summary>A heading, paragraph, list item, code block or table of a page.</summary>
internal sealed class Block(BlockKind kind, int line, int level, string[] lines)
{
    public BlockKind Kind { get; } = kind;

    /// <summary>Line in the file from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Of a heading, how many signs it begins with.</summary>
    public int Level { get; } = level;

    /// <summary>The text of a heading, the language of a code block, the mark of an item; else empty.</summary>
    public string Head { get; init; } = "";

    /// <summary>The lines of a code block or table as they stand; of anything else the lines as written.</summary>
    public string[] Lines { get; } = lines;

    /// <summary>The text as one line, without the signs of Markdown.</summary>
    public string Text => Page.Plain(string.Join(" ", Lines.Select(line => line.Trim())));
}

/// <summary>A page of Markdown as blocks: the little Markdown that help needs, and nothing else.</summary>
internal sealed partial class Page
{
    private Page(string file, List<Block> blocks)
    {
        File = file;
        Blocks = blocks;
    }

    public string File { get; }

    public IReadOnlyList<Block> Blocks { get; }

    /// <exception cref="PageException">A code block does not end, or the first line is no title.</exception>
    public static Page Parse(string file, string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var blocks = new List<Block>();
        for (int at = 0; at < lines.Length;)
        {
            if (lines[at].Trim().Length == 0)
            {
                at++;
                continue;
            }

            int start = at;
            if (Fence().Match(lines[at]) is { Success: true } fence)
            {
                while (++at < lines.Length && lines[at] != "```")
                {
                }

                if (at == lines.Length) throw new PageException(file, start + 1, "this code block does not end.");
                blocks.Add(new Block(BlockKind.Code, start + 1, 0, lines[(start + 1)..at]) { Head = fence.Groups[1].Value });
                at++;
            }
            else if (Heading().Match(lines[at]) is { Success: true } heading)
            {
                blocks.Add(new Block(BlockKind.Heading, start + 1, heading.Groups[1].Length, []) { Head = heading.Groups[2].Value });
                at++;
            }
            else if (lines[at][0] == '|')
            {
                while (at < lines.Length && lines[at].StartsWith('|')) at++;
                blocks.Add(new Block(BlockKind.Table, start + 1, 0, lines[start..at]));
            }
            else
            {
                var item = Item().Match(lines[at]);
                while (++at < lines.Length && !Begins(lines[at]))
                {
                }

                var kind = item.Success ? BlockKind.Item : BlockKind.Paragraph;
                var own = lines[start..at];
                own[0] = own[0][item.Length..];
                blocks.Add(new Block(kind, start + 1, 0, own) { Head = item.Value.Trim() });
            }
        }

        if (blocks.Count > 0 && blocks[0] is { Kind: BlockKind.Heading, Level: 1 }) return new Page(file, blocks);
        throw new PageException(file, 1, "a page begins with its title: # Name");
    }

    public PageException Fault(Block at, string message) => new(File, at.Line, message);

    /// <summary>
    /// Text without the signs of Markdown. Code that is a plain word is put in quotes, or nobody would see that it is
    /// one; a link keeps its address if that leads somewhere from everywhere.
    /// </summary>
    public static string Plain(string text) => Inline().Replace(text, match =>
    {
        if (match.Groups["code"] is { Success: true } code) return PlainWord().IsMatch(code.Value) ? $"'{code.Value}'" : code.Value;
        if (match.Groups["text"] is not { Success: true } link) return match.Groups["strong"].Value;
        string address = match.Groups["address"].Value;
        return Plain(link.Value) + (address.Contains("://", StringComparison.Ordinal) ? $" ({address})" : "");
    });

    private static bool Begins(string line) =>
        line.Trim().Length == 0 || line[0] == '|' || Fence().IsMatch(line) || Heading().IsMatch(line) || Item().IsMatch(line);

    [GeneratedRegex("^```(.*)$")]
    private static partial Regex Fence();

    [GeneratedRegex("^(#{1,6}) (.+?) *$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(-|\d+\.) +")]
    private static partial Regex Item();

    [GeneratedRegex(@"`(?<code>[^`]+)`|\[(?<text>[^\]]+)\]\((?<address>[^)]*)\)|\*{1,2}(?<strong>[^*]+)\*{1,2}")]
    private static partial Regex Inline();

    [GeneratedRegex("^[a-z]+$|^[A-Za-z]+ [A-Za-z ]+$")]
    private static partial Regex PlainWord();
}
