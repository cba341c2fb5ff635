using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LeadOps.Help;

/// <summary>An about topic as plain text of at most 80 columns.</summary>
internal sealed class AboutTopic
{
    private const int Width = 80;
    private const string Margin = "    ";

    private readonly StringBuilder text = new();

    private AboutTopic(Page page)
    {
        Name = page.Blocks[0].Head;
        if (System.IO.Path.GetFileNameWithoutExtension(page.File) != Name) throw page.Fault(page.Blocks[0], $"the page of {Name} is {Name}.md.");

        // Get-Help takes line 5 for the synopsis.
        text.Append("TOPIC\n").Append(Margin).Append(Name).Append('\n');
        if (page.Blocks.Count < 3 || page.Blocks[1].Head != "SHORT DESCRIPTION" || page.Blocks[2].Kind != BlockKind.Paragraph)
        {
            throw page.Fault(page.Blocks[0], "'## SHORT DESCRIPTION' and one line of text come after the title.");
        }

        if (Margin.Length + page.Blocks[2].Text.Length > Width) throw page.Fault(page.Blocks[2], "the short description is one line.");
        for (int i = 1; i < page.Blocks.Count; i++) Add(page, page.Blocks[i], page.Blocks[i - 1].Kind);
    }

    public string Name { get; }

    public string Text => text.ToString();

    /// <exception cref="PageException">The page has not the shape it must have, or a line is too long.</exception>
    public static AboutTopic Read(Page page) => new(page);

    private void Add(Page page, Block block, BlockKind before)
    {
        bool joins = block.Kind == BlockKind.Item && before == BlockKind.Item;
        bool underHeading = before == BlockKind.Heading && block.Kind != BlockKind.Heading;
        if (!joins && !underHeading) text.Append('\n');
        switch (block.Kind)
        {
            case BlockKind.Heading:
                text.Append(block.Level == 2 ? block.Head.ToUpperInvariant() : "  " + Page.Plain(block.Head)).Append('\n');
                break;
            case BlockKind.Code:
                foreach (string line in block.Lines)
                {
                    string indented = line.Length == 0 ? "" : Margin + "  " + line;
                    if (indented.Length > Width) throw page.Fault(block, $"a line of this block is {line.Length} long, over {Width - Margin.Length - 2}: {line}");
                    text.Append(indented).Append('\n');
                }

                break;
            case BlockKind.Table:
                AddTable(page, block);
                break;
            default:
                string head = block.Head.Length == 0 ? Margin : Margin + block.Head + " ";
                Wrap(head, block.Text);
                break;
        }
    }

    /// <summary>A table as columns; what is too long for the last one goes on below itself.</summary>
    private void AddTable(Page page, Block block)
    {
        var rows = block.Lines.Where((_, i) => i != 1).Select(CellsOf).ToList();
        int columns = rows[0].Length;
        if (rows.Find(row => row.Length != columns) is not null) throw page.Fault(block, $"each row of this table has {columns} cells.");
        var widths = Enumerable.Range(0, columns - 1).Select(column => rows.Max(row => row[column].Length)).ToArray();
        int before = Margin.Length + widths.Sum() + (2 * widths.Length);
        if (before > Width - 20) throw page.Fault(block, "the columns of this table before the last leave it no room.");
        rows.Insert(1, [.. widths.Select(width => new string('-', width)), new string('-', Math.Min(Width - before, rows.Max(row => row[^1].Length)))]);
        foreach (var row in rows)
        {
            string head = Margin + string.Concat(widths.Select((width, column) => row[column].PadRight(width + 2)));
            Wrap(head, row[^1]);
        }
    }

    private static string[] CellsOf(string line) =>
        line.Trim().Trim('|').Replace(@"\|", "\u241F", StringComparison.Ordinal).Split('|')
            .Select(cell => PlainCell(cell.Trim()).Replace('\u241F', '|')).ToArray();

    /// <summary>A cell that is nothing but code needs no quotes to be seen as it.</summary>
    private static string PlainCell(string cell) =>
        cell.Length > 2 && cell.IndexOf('`', 1) == cell.Length - 1 ? cell.Trim('`') : Page.Plain(cell);

    /// <summary>Text behind a head, in lines that begin where it does.</summary>
    private void Wrap(string head, string content)
    {
        var line = new StringBuilder(head);
        int start = head.Length;
        foreach (string word in content.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > start && line.Length + 1 + word.Length > Width)
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(' ', start);
            }

            if (line.Length > start) line.Append(' ');
            line.Append(word);
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }
}
