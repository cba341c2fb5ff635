using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class CsvDamageTests
{
    private const int Mebibyte = 1 << 20;

    [Fact]
    public void Text_after_a_closing_quote_costs_its_line_and_no_other()
    {
        var entries = CsvText.Read("a,b\nä,\"x\"y,z\n2,3\n");

        Assert.Equal(["a␟b", "", "2␟3"], entries.Select(e => e.Cells));
        Assert.Equal(new CsvEntry(RowKind.Damage, Damage.TextAfterQuote, 2, 1, 3, false, false, ""), entries[1]);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_reported_at_its_line_and_the_next_lines_are_read()
    {
        var entries = CsvText.Read("a,b\n1,\"x\n2,y\n3,z\n");

        Assert.Equal(new CsvEntry(RowKind.Damage, Damage.UnclosedQuote, 2, 1, 3, false, false, ""), entries[1]);
        Assert.Equal([2L, 3, 4], entries.Skip(1).Select(e => e.Line));
        Assert.Equal(["2␟y", "3␟z"], entries.Skip(2).Select(e => e.Cells));
    }

    [Fact]
    public void An_unclosed_quote_that_meets_the_next_opening_one_is_reported_at_its_own_line() =>
        Assert.Equal(
            ["a|b", "<TextAfterQuote 2:3>", "2|y", "3|z"],
            CsvText.Rows("a,b\n1,\"x\n2,y\n3,\"z\"\n"));

    [Fact]
    public void Damage_behind_a_cell_of_several_lines_takes_the_lines_of_the_row_so_far()
    {
        var entries = CsvText.Read("a\n\"x\r\ny\rz\n\",ä,\"u\nv\"w\nb\n");

        Assert.Equal(new CsvEntry(RowKind.Damage, Damage.TextAfterQuote, 5, 4, 5, false, false, ""), entries[1]);
        Assert.Equal(2, entries[1].FirstLine);
        // The second line of the damaged cell is read as it stands.
        Assert.Equal(("v\"w", 6L, true), (entries[2].Cells, entries[2].Line, entries[2].Stray));
        Assert.Equal(("b", 7L), (entries[3].Cells, entries[3].Line));
    }

    [Theory]
    [InlineData("\"", "<UnclosedQuote 1:1>")]
    [InlineData("a,\"", "<UnclosedQuote 1:3>")]
    [InlineData("\"\"\"", "<UnclosedQuote 1:1>")]
    [InlineData("\"\r", "<UnclosedQuote 1:1>")]
    [InlineData("\"a\" ", "<TextAfterQuote 1:1>")]
    public void Damage_on_the_last_line_is_reported_too(string text, string row) =>
        Assert.Equal([row], CsvText.Rows(text));

    [Theory]
    [InlineData(Mebibyte, nameof(Damage.None))]
    [InlineData(Mebibyte + 1, nameof(Damage.FieldTooLong))]
    public void A_bare_field_may_have_one_mebibyte(int length, string damage)
    {
        var entries = CsvText.Read("a,b\n1," + new string('x', length) + ",y\n2,3\n");

        Assert.Equal(3, entries.Count);
        Assert.Equal(damage, entries[1].Damage.ToString());
        Assert.Equal(damage == nameof(Damage.None) ? 0 : 3, entries[1].Column);
        Assert.Equal(("2␟3", 3L), (entries[2].Cells, entries[2].Line));
    }

    [Theory]
    [InlineData(Mebibyte, nameof(Damage.None))]
    [InlineData(Mebibyte + 1, nameof(Damage.UnclosedQuote))]
    public void A_quoted_field_may_have_one_mebibyte_with_its_quotes(int length, string damage)
    {
        var entries = CsvText.Read("a,b\n1,\"" + new string('x', length - 2) + "\",y\n2,3\n");

        Assert.Equal(3, entries.Count);
        Assert.Equal(damage, entries[1].Damage.ToString());
        Assert.Equal(damage == nameof(Damage.None) ? 0 : 3, entries[1].Column);
        Assert.Equal(("2␟3", 3L), (entries[2].Cells, entries[2].Line));
    }

    [Fact]
    public void A_quote_not_closed_within_a_mebibyte_costs_one_line_of_many()
    {
        var text = new StringBuilder("a,b\n1,\"x\n");
        for (int i = 0; text.Length < 3 * Mebibyte; i++) text.Append(i).Append(",y\n");
        var entries = CsvText.Read(text.ToString());

        Assert.Equal(new CsvEntry(RowKind.Damage, Damage.UnclosedQuote, 2, 1, 3, false, false, ""), entries[1]);
        Assert.Equal(RowKind.Damage, Assert.Single(entries, e => e.Kind != RowKind.Cells).Kind);
        for (int i = 2; i < entries.Count; i++)
        {
            Assert.Equal((i + 1L, $"{i - 2}␟y"), (entries[i].Line, entries[i].Cells));
        }
    }

    [Fact]
    public void A_row_over_16_MiB_is_damage_at_the_cell_that_crosses_the_limit()
    {
        string cell = new string('x', Mebibyte - 1) + ",";
        string fits = string.Concat(Enumerable.Repeat(cell, 16)), over = fits + "y";
        // 16 cells with 16 delimiters are 16 MiB, and the row's last cell is empty.
        var entries = CsvText.Read($"a\n{fits}\n{over}\nb\n");

        Assert.Equal(
            [Damage.None, Damage.None, Damage.RowTooLong, Damage.None],
            entries.Select(e => e.Damage));
        Assert.Equal((3L, 16 * Mebibyte + 1), (entries[2].Line, entries[2].Column));
        Assert.Equal(("b", 4L), (entries[3].Cells, entries[3].Line));
    }

    [Fact]
    public void The_row_limit_holds_inside_a_quoted_field_and_takes_the_lines_before()
    {
        string cell = "\"\n" + new string('x', Mebibyte - 4) + "\",";
        // Each cell takes a mebibyte and one line end; the 17th is too much before its own quote closes.
        string row = string.Concat(Enumerable.Repeat(cell, 17));
        var entries = CsvText.Read($"a\n{row}z\nb\n");

        Assert.Equal((Damage.RowTooLong, 18L, 17), (entries[1].Damage, entries[1].Line, entries[1].Lines));
        Assert.Equal(Mebibyte - 1, entries[1].Column);
        Assert.Equal(("b", 20L), (entries[^1].Cells, entries[^1].Line));
    }

    [Fact]
    public void More_than_16384_cells_are_damage_at_the_first_one_too_many()
    {
        string most = new string(',', Limits.Columns - 2) + "x";
        var entries = CsvText.Read($"y,{most}\ny,{most},\nb\n");

        Assert.Equal([Damage.None, Damage.TooManyCells, Damage.None], entries.Select(e => e.Damage));
        Assert.Equal((2L, most.Length + 4), (entries[1].Line, entries[1].Column));
        Assert.Equal(("b", 3L), (entries[2].Cells, entries[2].Line));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\"x")]
    public void A_cell_too_many_is_that_whatever_else_is_wrong_with_it(string last)
    {
        string text = "y" + new string(',', Limits.Columns) + last + new string('z', 2 * Mebibyte) + "\nb\n";
        foreach (int block in new[] { 1000, CsvBlockReader.BlockBytes, 4 * Mebibyte })
        {
            var entries = CsvText.Read(Encoding.UTF8.GetBytes(text), out long lines, block);

            Assert.Equal([Damage.TooManyCells, Damage.None], entries.Select(e => e.Damage));
            Assert.Equal(2, lines);
        }
    }

    [Theory]
    [InlineData("a,b\n1,", 'x', nameof(Damage.FieldTooLong), 2 * Mebibyte + 1)]
    [InlineData("a,b\n1,\"", 'x', nameof(Damage.UnclosedQuote), 2 * Mebibyte + 1)]
    [InlineData("a,b\n1,", ',', nameof(Damage.TooManyCells), CsvBlockReader.BlockBytes)]
    [InlineData("a,b\n1,\"", '"', nameof(Damage.UnclosedQuote), 2 * Mebibyte + 1)]
    [InlineData("a,b\n1,x", '"', nameof(Damage.FieldTooLong), 2 * Mebibyte + 1)]
    public void A_line_of_64_MiB_is_one_damage_and_takes_no_more_memory_than_its_field(
        string head, char middle, string damage, int most)
    {
        using var reader = new CsvBlockReader(
            new LongStream(head, middle, 64L * Mebibyte, "\n2,3\n"), "leads.csv", (byte)',', (byte)'"', 0);
        var block = new RowBlock(64);
        var entries = new System.Collections.Generic.List<RowEntry>();
        int largest = 0;
        while (reader.Read(block))
        {
            largest = System.Math.Max(largest, block.Bytes.Length);
            entries.AddRange(block.Rows.Take(block.RowCount));
        }

        Assert.Equal([1L, 2, 3], entries.Select(e => e.Line));
        Assert.Equal([nameof(Damage.None), damage, nameof(Damage.None)], entries.Select(e => e.Damage.ToString()));
        Assert.Equal(3, reader.Lines);
        Assert.InRange(largest, CsvBlockReader.BlockBytes, most);
    }

    [Fact]
    public void A_file_of_one_endless_row_of_good_cells_takes_no_more_memory_than_twice_a_row()
    {
        using var reader = new CsvBlockReader(new RepeatedCells(20), "leads.csv", (byte)',', (byte)'"', 0);
        var block = new RowBlock(64);

        Assert.True(reader.Read(block));
        Assert.Equal(1, block.RowCount);
        Assert.Equal(Damage.RowTooLong, block.Rows[0].Damage);
        Assert.InRange(block.Bytes.Length, Limits.RowBytes, 2 * Limits.RowBytes + 2);
        Assert.False(reader.Read(block));
        Assert.Equal(1, reader.Lines);
    }

    [Fact]
    public void Characters_of_a_dropped_line_may_stand_across_blocks()
    {
        string text = "a\n\"ä\" " + string.Concat(Enumerable.Repeat("x日本ä😀", 50)) + "\nb\n";
        var bytes = Encoding.UTF8.GetBytes(text);
        for (int block = 1; block < 40; block++)
        {
            var entries = CsvText.Read(bytes, out long lines, block);

            Assert.Equal(["a", "", "b"], entries.Select(e => e.Cells));
            Assert.Equal(3, lines);
        }
    }

    /// <summary>One line: half a mebibyte of letters and a delimiter, over and over.</summary>
    private sealed class RepeatedCells(int mebibytes) : MemoryStream
    {
        private long position;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = (int)System.Math.Min(count, (long)mebibytes * Mebibyte - position);
            for (int i = 0; i < read; i++) buffer[offset + i] = (byte)(++position % (Mebibyte / 2) == 0 ? ',' : 'x');
            return read;
        }
    }
}
