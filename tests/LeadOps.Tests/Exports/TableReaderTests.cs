using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class TableReaderTests
{
    [Fact]
    public void Header_records_and_facts_come_in_the_order_of_the_file()
    {
        var sink = Read("a,b\n1\n\"x\n2,3\n", new TableShape(), out var sum);
        Assert.Equal(["header a,b", "TooFewCells 2", "record 1", "Damaged 3", "record 2,3"], sink.Seen);
        Assert.Equal("4 lines = 2 records + 1 header + 1 damaged", sum.ToString());
    }

    [Fact]
    public void The_preamble_is_counted_in_rows_and_blank_lines_in_it_apart()
    {
        var sink = Read("\nTitle\n\nTwo\n\na,b\n1,2\n", new TableShape { PreambleRows = 2 }, out var sum);
        Assert.Equal(["header a,b", "record 1,2"], sink.Seen);
        Assert.Equal((2, 3), (sum.Preamble, sum.Blank));
    }

    [Fact]
    public void A_damaged_line_of_the_preamble_is_damage_and_the_header_is_found()
    {
        var sink = Read("\"Title\" x\na,b\n1,2\n", new TableShape { PreambleRows = 1 }, out var sum);
        Assert.Equal(["Damaged 1", "header a,b", "record 1,2"], sink.Seen);
        Assert.Equal((0, 1), (sum.Preamble, sum.Damaged));
    }

    [Fact]
    public void A_damaged_header_stops_the_reading_and_says_where()
    {
        var fault = Assert.Throws<ExportException>(() => Read("\na,\"b\" x\n1,2\n", new TableShape(), out _));
        Assert.Equal(("HeaderDamaged", 2L, 3), (fault.Id, fault.Line, fault.Column));
    }

    [Fact]
    public void A_header_of_too_many_columns_stops_the_reading()
    {
        var fault = Assert.Throws<ExportException>(() => Read(new string(',', Limits.Columns) + "\n", new TableShape(), out _));
        Assert.Equal(("TooManyColumns", 1L), (fault.Id, fault.Line));
    }

    [Fact]
    public void Footer_lines_are_known_by_what_they_say_and_stand_alone_in_their_row()
    {
        var shape = new TableShape { Footers = ["Grand Totals*"] };
        var sink = Read("a,b,c\n1,2,3\nGrand Totals (1 record)\n\nSome more\nGrand Totals,2,3\n", shape, out var sum);
        Assert.Equal(["header a,b,c", "record 1,2,3", "RecordsAfterFooter 6", "record Grand Totals,2,3"], sink.Seen);
        Assert.Equal((2, 1), (sum.Footer, sum.Blank));
    }

    [Fact]
    public void A_lone_cell_behind_a_blank_line_is_a_record_unless_the_CRM_writes_footers_there()
    {
        const string Text = "a,b,c\n1,2,3\n\nlone\n";
        Assert.Contains("record lone", Read(Text, new TableShape(), out _).Seen);
        Read(Text, new TableShape { Footers = ["x"], FooterAfterBlank = true }, out var sum);
        Assert.Equal((1, 1), (sum.Records, sum.Footer));
    }

    [Fact]
    public void Reading_stops_after_the_block_when_no_more_is_wanted()
    {
        string text = "a,b\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i},x\n"));
        var sink = new ListingSink();
        var reader = new CsvBlockReader(new MemoryStream(Encoding.ASCII.GetBytes(text)), "t.csv", (byte)',', (byte)'"', 0);
        new TableReader(new TableShape(), "t.csv", sink).Read(reader, () => false, CancellationToken.None);
        Assert.InRange(sink.Seen.Count, 2, 150_000);
    }

    [Fact]
    public void A_cancelled_reading_ends_with_the_cancellation()
    {
        using var stop = new CancellationTokenSource();
        var sink = new ListingSink { OnRecord = stop.Cancel };
        string text = "a\n" + string.Concat(Enumerable.Repeat("1\n", 500_000));
        var reader = new CsvBlockReader(new MemoryStream(Encoding.ASCII.GetBytes(text)), "t.csv", (byte)',', (byte)'"', 0);
        Assert.Throws<OperationCanceledException>(() => new TableReader(new TableShape(), "t.csv", sink).Read(reader, null, stop.Token));
        Assert.InRange(sink.Seen.Count, 2, 10_000);
    }

    /// <summary>Any text of the characters that matter: every line is accounted for, whatever stands around the table.</summary>
    [Fact]
    public void The_sum_closes_for_any_text()
    {
        var random = new Random(20_261_120);
        string[] parts = ["a", "1", ",", ",", "\"", "\n", "\r\n", "\r", " ", "Grand Totals", "\0", "\"\"", "x\n", "ü"];
        for (int round = 0; round < 5_000; round++)
        {
            var text = new StringBuilder();
            for (int i = random.Next(40); i > 0; i--) text.Append(parts[random.Next(parts.Length)]);
            var shape = new TableShape
            {
                PreambleRows = random.Next(3),
                Footers = random.Next(2) == 0 ? [] : ["Grand Totals"],
                FooterAfterBlank = random.Next(2) == 0,
            };
            string all = "a,b,c\n" + text;
            try
            {
                var sink = Read(all, shape, out var sum);
                Assert.True(sum.Closes, $"{all}\n{sum}");
                Assert.Equal(CsvText.PhysicalLines(Encoding.UTF8.GetBytes(all)), sum.Lines);
                Assert.Equal(sink.Seen.Count(entry => entry.StartsWith("record", StringComparison.Ordinal)), sum.Records);
            }
            catch (ExportException fault)
            {
                Assert.Equal("HeaderDamaged", fault.Id);
            }
        }
    }

    private static ListingSink Read(string text, TableShape shape, out Reconciliation sum)
    {
        var sink = new ListingSink();
        var table = new TableReader(shape, "t.csv", sink);
        table.Read(
            new CsvBlockReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", (byte)',', (byte)'"', 0), null, CancellationToken.None);
        sum = table.Reconciliation;
        return sink;
    }

    private sealed class ListingSink : IRowSink
    {
        public List<string> Seen { get; } = [];

        public Action? OnRecord { get; init; }

        public void Header(Row row) => Seen.Add("header " + Cells(row));

        public void Columns(IReadOnlyList<string> columns)
        {
        }

        public void Record(Row row)
        {
            Seen.Add("record " + Cells(row));
            OnRecord?.Invoke();
        }

        public void Fact(in StructureFact fact)
        {
            if (fact.Kind != FactKind.NoRecords) Seen.Add(fact.Kind + " " + fact.Line);
        }

        private static string Cells(Row row) => string.Join(",", Enumerable.Range(0, row.Count).Select(i => row[i].ToString()));
    }
}
