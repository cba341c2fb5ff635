using System;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class CsvRowTests
{
    [Theory]
    [InlineData("a,b,c\n", "a|b|c")]
    [InlineData("a,b,c", "a|b|c")]
    [InlineData("a,,c\n", "a||c")]
    [InlineData(",a,\n", "|a|")]
    [InlineData(" a , b\n", " a | b")]
    [InlineData("\"a\",\"b\"\n", "a|b")]
    [InlineData("\"a,b\",c\n", "a,b|c")]
    [InlineData("\"a\"\"b\",\"\"\"\"\n", "a\"b|\"")]
    [InlineData("\"\"\"a\"\"\",b", "\"a\"|b")]
    [InlineData("\"\",x\n", "|x")]
    [InlineData("x,\"\"", "x|")]
    [InlineData("\"a\nb\",c\n", "a\nb|c")]
    [InlineData("\"a\r\nb\rc\",d\r\n", "a\r\nb\rc|d")]
    [InlineData("\"a\r\",b", "a\r|b")]
    [InlineData("\"a\"\r\n", "a")]
    [InlineData("ä,\"ö\",日本\n", "ä|ö|日本")]
    public void Cells_come_as_the_file_means_them(string text, string row) => Assert.Equal([row], CsvText.Rows(text));

    [Fact]
    public void Lines_end_with_CRLF_LF_or_CR_also_in_one_file()
    {
        var entries = CsvText.Read("a\r\nb\nc\rd\r\r\ne");

        Assert.Equal(["a", "b", "c", "d", "", "e"], entries.Select(e => e.Cells));
        Assert.Equal([1L, 2, 3, 4, 5, 6], entries.Select(e => e.Line));
        Assert.Equal(RowKind.Blank, entries[4].Kind);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a,b", 1)]
    [InlineData("a,b\n", 1)]
    [InlineData("a,b\r\n", 1)]
    [InlineData("a,b\r", 1)]
    public void An_empty_file_has_no_row_and_a_header_alone_has_one(string text, int rows)
    {
        var entries = CsvText.Read(Encoding.UTF8.GetBytes(text), out long lines);

        Assert.Equal(rows, entries.Count);
        Assert.Equal(rows, lines);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("  \t\n")]
    [InlineData(",,,\n")]
    [InlineData(",")]
    public void A_line_of_nothing_white_space_or_delimiters_is_blank(string text)
    {
        var entry = Assert.Single(CsvText.Read(text));

        Assert.Equal(RowKind.Blank, entry.Kind);
        Assert.Equal(1, entry.Lines);
    }

    [Theory]
    [InlineData("\"\",\"\"\n")]
    [InlineData(", \n")]
    [InlineData("\"\"")]
    [InlineData("\0")]
    public void A_line_with_a_quoted_cell_or_any_other_byte_is_not_blank(string text) =>
        Assert.Equal(RowKind.Cells, Assert.Single(CsvText.Read(text)).Kind);

    [Fact]
    public void Too_few_and_too_many_cells_come_through_as_they_are() =>
        Assert.Equal(["a|b|c", "1", "1|2|3|4|"], CsvText.Rows("a,b,c\n1\n1,2,3,4,\n"));

    [Fact]
    public void A_row_of_several_lines_knows_where_it_begins_and_how_many_it_takes()
    {
        var entries = CsvText.Read("a,b\n1,\"x\r\ny\rz\n\"\n\n2,\"\n\"");

        Assert.Equal([(1L, 1), (2L, 4), (6L, 1), (7L, 2)], entries.Select(e => (e.Line, e.Lines)));
        Assert.Equal("1␟x\r\ny\rz\n", entries[1].Cells);
    }

    [Theory]
    [InlineData("a\"b,c\n", true)]
    [InlineData("c, \"a\"\n", true)]
    [InlineData("c,a\"", true)]
    [InlineData("\"a\"\"b\",c\n", false)]
    [InlineData("\"a\",\"\"\n", false)]
    public void A_quote_inside_a_bare_cell_is_flagged_and_kept(string text, bool stray)
    {
        var entry = Assert.Single(CsvText.Read(text));

        Assert.Equal(stray, entry.Stray);
        if (stray) Assert.Equal(text.TrimEnd('\n'), entry.Cells.Replace(CsvEntry.Separator, ','));
    }

    [Fact]
    public void A_NUL_byte_is_flagged_on_its_row_alone_and_kept()
    {
        var entries = CsvText.Read("a,b\n1,x\0y\n2,\"\0\"\n3,z\n");

        Assert.Equal([false, true, true, false], entries.Select(e => e.Nul));
        Assert.Equal("1␟x\0y", entries[1].Cells);
    }

    [Fact]
    public void Rows_before_an_invalid_byte_come_first_with_their_facts_and_then_its_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("a,b\n1,\0\n\"ä\nö\",ü"), 0xFF, .. Encoding.UTF8.GetBytes("\n2,y\n")];
        using var reader = new CsvBlockReader(new MemoryStream(bytes), "leads.csv", (byte)',', (byte)'"', 3);
        var block = new RowBlock(64);

        Assert.True(reader.Read(block));
        Assert.Equal([false, true], block.Rows.Take(block.RowCount).Select(r => r.HasNul));
        var exception = Assert.Throws<ExportException>(() => reader.Read(block));
        Assert.Equal("InvalidByte", exception.Id);
        Assert.Equal((4L, 5, 21L), (exception.Line, exception.Column, exception.ByteOffset));
        Assert.Contains("0xFF", exception.Message);
        Assert.Contains("-Encoding windows-1252", exception.Recommendation);
        Assert.Throws<ExportException>(() => reader.Read(block));
    }

    [Theory]
    [InlineData("xxxxxxxx", 2, 0)]
    [InlineData("xxxxxxxx\nü", 3, 2)]
    public void An_invalid_byte_behind_a_damaged_line_of_many_blocks_has_its_line(string between, int line, int column)
    {
        var before = Encoding.UTF8.GetBytes("a\n\"b\" xx " + between);
        using var reader = new CsvBlockReader(
            new MemoryStream([.. before, 0xFF, (byte)'\n']), "leads.csv", (byte)',', (byte)'"', 0, blockBytes: 4);
        var block = new RowBlock(4);

        var exception = Assert.Throws<ExportException>(() =>
        {
            while (reader.Read(block))
            {
            }
        });

        Assert.Equal((line, column, before.Length), ((int)exception.Line, exception.Column, (int)exception.ByteOffset));
    }

    [Theory]
    [InlineData("a,b\n1,ä", 1)]
    [InlineData("a,b\n1,日", 1)]
    [InlineData("a,b\n1,日", 2)]
    public void A_file_that_ends_inside_a_character_is_invalid_there(string text, int cut)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var reader = new CsvBlockReader(
            new MemoryStream(bytes, 0, bytes.Length - cut), "leads.csv", (byte)',', (byte)'"', 0);
        var block = new RowBlock(64);

        Assert.True(reader.Read(block));
        Assert.Equal(1, block.RowCount);
        var exception = Assert.Throws<ExportException>(() => reader.Read(block));
        Assert.Equal((2L, 3, 6L), (exception.Line, exception.Column, exception.ByteOffset));
    }

    [Fact]
    public void Where_the_stream_breaks_off_whole_lines_come_first_and_the_cut_one_is_no_row()
    {
        var fault = new ExportException("TruncatedGzip", "leads.csv", "The file ends too soon.", "Export it again.");
        var bytes = Encoding.UTF8.GetBytes("a,b\n1,Open\n2,Op");
        using var reader = new CsvBlockReader(
            new DribblingStream(bytes, new Random(1), 4, fault), "leads.csv", (byte)',', (byte)'"', 0);
        var block = new RowBlock(64);

        Assert.True(reader.Read(block));
        Assert.Equal(2, block.RowCount);
        Assert.False(reader.IsAtEnd);
        Assert.Same(fault, Assert.Throws<ExportException>(() => reader.Read(block)));
    }

    [Fact]
    public void A_copied_row_stays_when_its_block_is_used_again()
    {
        using var reader = new CsvBlockReader(
            new MemoryStream(Encoding.UTF8.GetBytes("a,b,c\n1,\"x\"\"y\nz\",\"w\"\nnext,line\n")),
            "leads.csv", (byte)',', (byte)'"', 0);
        var block = new RowBlock(64);
        var row = new Row { Number = 7 };
        Assert.True(reader.Read(block));
        row.MoveTo(block, 1);

        var copy = row.Copy();
        row.MoveTo(block, 2);
        Array.Clear(block.Bytes);
        Array.Clear(block.Ends);

        Assert.Equal(["1", "x\"y\nz", "w", ""], Enumerable.Range(0, 4).Select(c => copy[c].ToString()));
        Assert.Equal(["1", "\"x\"\"y\nz\"", "\"w\"", ""], Enumerable.Range(0, 4).Select(c => copy.Raw(c).ToString()));
        Assert.Equal((3, 2L, 7L), (copy.Count, copy.Line, copy.Number));
        Assert.Equal("w", copy.Copy()[2].ToString());
    }

    [Fact]
    public void Cells_with_doubled_quotes_stay_readable_together()
    {
        string longText = new('x', 300);
        string text = $"\"a\"\"\",\"{longText}\"\",b\",\"c\"\"\"\n";
        using var reader = new CsvBlockReader(
            new MemoryStream(Encoding.UTF8.GetBytes(text)),
            "leads.csv", (byte)',', (byte)'"', 0);
        var block = new RowBlock(64);
        var row = new Row();
        Assert.True(reader.Read(block));
        row.MoveTo(block, 0);

        Utf8Text first = row[0], second = row[1], third = row[2];

        Assert.Equal("a\"", first.ToString());
        Assert.Equal(longText + "\",b", second.ToString());
        Assert.Equal("c\"", third.ToString());
        Assert.True(row[3].IsEmpty);
        Assert.True(row[-1].IsEmpty);
    }
}
