using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

/// <summary>The rules of reading CSV once more, a character at a time and without limits, as an oracle.</summary>
internal static class CsvPlainReading
{
    public static List<CsvEntry> Read(string text)
    {
        var entries = new List<CsvEntry>();
        long line = 1;
        for (int start = 0; start < text.Length;)
        {
            var cells = new List<string>();
            var damage = Damage.None;
            bool stray = false;
            int at = start, cellStart;
            while (true)
            {
                cellStart = at;
                if (at < text.Length && text[at] == '"')
                {
                    damage = Quoted(text, ref at, out string cell);
                    if (damage != Damage.None) break;
                    cells.Add(cell);
                }
                else
                {
                    while (at < text.Length && text[at] is not (',' or '\r' or '\n')) at++;
                    cells.Add(text[cellStart..at]);
                    stray |= cells[^1].Contains('"');
                }

                if (at == text.Length || text[at] != ',') break;
                at++;
            }

            if (damage != Damage.None)
            {
                int ends = LineEnds(text, start, cellStart);
                int lastEnd = ends == 0 ? start : text.LastIndexOfAny(['\r', '\n'], cellStart - 1) + 1;
                int column = cellStart - lastEnd + 1;
                entries.Add(new(RowKind.Damage, damage, line + ends, ends + 1, column, false, false, ""));
                line += ends + 1;
                at = cellStart;
                while (at < text.Length && text[at] is not ('\r' or '\n')) at++;
            }
            else
            {
                int lines = LineEnds(text, start, at) + 1;
                string row = text[start..at];
                bool blank = row.Trim(',').Length == 0 || (cells.Count == 1 && row.Trim(' ', '\t').Length == 0);
                string joined = string.Join(CsvEntry.Separator, cells);
                entries.Add(new(
                    blank ? RowKind.Blank : RowKind.Cells, damage, line, lines, 0, stray, row.Contains('\0'), joined));
                line += lines;
            }

            start = at + (at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1);
        }

        return entries;
    }

    public static int LineEnds(string text, int start, int end) =>
        Enumerable.Range(start, end - start).Count(i =>
            text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n')));

    private static Damage Quoted(string text, ref int at, out string cell)
    {
        var content = new StringBuilder();
        cell = "";
        for (int i = at + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                content.Append(text[i]);
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '"')
            {
                content.Append('"');
                i++;
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] is not (',' or '\r' or '\n')) return Damage.TextAfterQuote;
            at = i + 1;
            cell = content.ToString();
            return Damage.None;
        }

        return Damage.UnclosedQuote;
    }
}
