using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class UnwrappingReaderTests
{
    [Theory]
    [InlineData("\"1,\"\"Müller, AG\"\",x\"\n", "1|Müller, AG|x")]
    [InlineData("\"1,\"\"say \"\"\"\"hi\"\"\"\"\"\",x\"\n", "1|say \"hi\"|x")]
    [InlineData("\"1,\"\"two\nlines\"\",x\"\n", "1|two\nlines|x")]
    [InlineData("1,2,3\n", "1|2|3")]
    [InlineData("\"1,2\",3\n", "1,2|3")]
    [InlineData("\"\"\n", "")]
    [InlineData("\",,\"\n", "<Blank>")]
    [InlineData("\n", "<Blank>")]
    [InlineData("\"1,\"\"open,x\"\n", "<UnclosedQuote>")]
    [InlineData("\"1,2\n3,4\"\n", "<TextAfterQuote>")]
    [InlineData("\"1,2", "<UnclosedQuote>")]
    public void What_is_inside_the_one_cell_is_read_as_a_row(string text, string expected) => Assert.Equal([expected], Rows(text));

    [Fact]
    public void Every_row_is_that_of_the_same_file_without_the_outer_quotes()
    {
        var random = new System.Random(7);
        string[] cells = ["", "a", "\"x,y\"", "\"q\"\"q\"", "\"two\r\nlines\"", "ü", "5\""];
        var plain = new StringBuilder();
        var wrapped = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
        {
            string row = string.Join(",", Enumerable.Range(0, 3).Select(_ => cells[random.Next(cells.Length)]).Append(i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            plain.Append(row).Append('\n');
            wrapped.Append('"').Append(row.Replace("\"", "\"\"")).Append("\"\n");
        }

        Assert.Equal(CsvText.Rows(plain.ToString()), Rows(wrapped.ToString()));
    }

    private static List<string> Rows(string text)
    {
        using var reader = new UnwrappingReader(
            new CsvBlockReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", (byte)',', (byte)'"', 0), (byte)',', (byte)'"');
        var block = new RowBlock(16);
        var row = new Row();
        var rows = new List<string>();
        long line = 1;
        while (reader.Read(block))
        {
            for (int i = 0; i < block.RowCount; i++)
            {
                var entry = block.Rows[i];
                Assert.Equal(line, entry.Kind == RowKind.Damage ? entry.Line - entry.Lines + 1 : entry.Line);
                line += entry.Lines;
                row.MoveTo(block, i);
                rows.Add(entry.Kind switch
                {
                    RowKind.Damage => $"<{entry.Damage}>",
                    RowKind.Blank => "<Blank>",
                    _ => string.Join("|", Enumerable.Range(0, row.Count).Select(c => row[c].ToString())),
                });
            }
        }

        Assert.Equal(line - 1, reader.Lines);
        return rows;
    }
}
