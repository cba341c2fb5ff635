using System;
using System.IO;
using System.Text;
using System.Threading;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class BlockPumpTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(300_000)]
    public void All_rows_come_in_order(int rows)
    {
        using var pump = new BlockPump(Reader(Text(rows)));
        var row = new Row();
        long next = 0;
        while (pump.Next() is { } block)
        {
            for (int i = 0; i < block.RowCount; i++)
            {
                row.MoveTo(block, i);
                Assert.Equal(next++, long.Parse(row[0].ToString(), System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal(next, row.Line);
            }
        }

        Assert.Equal(rows, next);
        Assert.Null(pump.Next());
    }

    [Fact]
    public void A_fault_far_down_comes_behind_all_rows_before_it()
    {
        var fault = new ExportException("ReadFailed", "t.csv", "gone.", "");
        var stream = new DribblingStream(Encoding.ASCII.GetBytes(Text(200_000)), new Random(3), 100_000, fault);
        using var pump = new BlockPump(new CsvBlockReader(stream, "t.csv", (byte)',', (byte)'"', 0));
        long rows = 0;
        var thrown = Assert.Throws<ExportException>(() =>
        {
            while (pump.Next() is { } block) rows += block.RowCount;
        });
        Assert.Same(fault, thrown);
        Assert.Equal(200_000, rows);
    }

    [Fact]
    public void One_who_wants_no_more_closes_the_file_and_nobody_reads_on()
    {
        var stream = new ClosingStream(Encoding.ASCII.GetBytes(Text(300_000)));
        using (var pump = new BlockPump(new CsvBlockReader(stream, "t.csv", (byte)',', (byte)'"', 0)))
        {
            Assert.NotNull(pump.Next());
        }

        Assert.True(stream.IsClosed);
        Assert.False(stream.WasReadAfterClose);
    }

    private static string Text(int rows)
    {
        var text = new StringBuilder();
        for (int i = 0; i < rows; i++) text.Append(i).Append(",x\n");
        return text.ToString();
    }

    private static CsvBlockReader Reader(string text) =>
        new(new MemoryStream(Encoding.ASCII.GetBytes(text)), "t.csv", (byte)',', (byte)'"', 0);

    private sealed class ClosingStream(byte[] bytes) : MemoryStream(bytes)
    {
        private int closed;

        public bool IsClosed => closed > 0;

        public bool WasReadAfterClose { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (IsClosed) WasReadAfterClose = true;
            return base.Read(buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Increment(ref closed);
            base.Dispose(disposing);
        }
    }
}
