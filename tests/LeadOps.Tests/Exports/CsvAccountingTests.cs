using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class CsvAccountingTests
{
    [Theory]
    [InlineData("a,\"\r\nä\0", 4_000, 40)]
    [InlineData("aaaa,,\"\n", 4_000, 60)]
    [InlineData(",\"\"\"\r\n", 4_000, 30)]
    [InlineData("aä ,,,\"\"\r\n\n\r\0", 1_000, 300)]
    public void Any_text_is_read_by_the_rules_and_every_physical_line_is_accounted_for(
        string alphabet, int texts, int most)
    {
        for (int seed = 0; seed < texts; seed++)
        {
            var random = new Random(seed);
            string text = RandomText(random, alphabet, random.Next(most + 1));
            var bytes = Encoding.UTF8.GetBytes(text);
            var entries = CsvText.Read(bytes, out long lines, blockBytes: 1024);

            if (!CsvPlainReading.Read(text).SequenceEqual(entries))
            {
                Assert.Fail($"seed {seed}: {CsvText.Escape(bytes)}\n{string.Join('\n', entries)}");
            }

            AssertAllLinesAreAccountedFor(bytes, entries, lines);
        }
    }

    [Fact]
    public void What_is_read_does_not_depend_on_how_the_bytes_come()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var bytes = Encoding.UTF8.GetBytes(RandomText(random, "a,\"\r\nä\0", random.Next(80)));
            var expected = CsvText.Read(bytes, out long expectedLines, blockBytes: 1024);
            for (int block = 1; block < 20; block++)
            {
                var stream = new DribblingStream(bytes, random, random.Next(1, 8));
                var entries = CsvText.Read(stream, out long lines, block);

                Assert.Equal(expectedLines, lines);
                if (expected.SequenceEqual(entries)) continue;
                Assert.Fail($"seed {seed}, blocks of {block}: {CsvText.Escape(bytes)}\n{string.Join('\n', entries)}");
            }
        }
    }

    [Fact]
    public void A_file_of_many_blocks_is_read_as_its_parts_are()
    {
        var random = new Random(20);
        string text = RandomText(random, "aäbc 12,,\"\"\"\r\n\n", 400_000);
        var bytes = Encoding.UTF8.GetBytes(text);
        var expected = CsvText.Read(bytes, out long lines, bytes.Length + 1);
        AssertAllLinesAreAccountedFor(bytes, expected, lines);

        foreach (int block in new[] { 700, 64 * 1024, CsvBlockReader.BlockBytes, 299_999 })
        {
            Assert.True(expected.SequenceEqual(CsvText.Read(bytes, out _, block)), $"blocks of {block}");
        }
    }

    [Fact]
    public void Limits_fall_at_the_same_place_wherever_blocks_end()
    {
        string fits = new('x', Limits.FieldBytes), over = fits + "x", quoted = $"\"\n{fits[3..]}\"";
        string text = $"a,b\n{fits},{over},{over}\n{quoted},{quoted.Insert(2, "y")},z\n1,2\n"
            + $"{string.Concat(Enumerable.Repeat(quoted + ",", 15))}{quoted},3\n4,5";
        var bytes = Encoding.UTF8.GetBytes(text);
        var expected = CsvText.Read(bytes, out long lines, bytes.Length + 1);

        AssertAllLinesAreAccountedFor(bytes, expected, lines);
        Assert.Equal(
            [
                (2, Damage.FieldTooLong), (4, Damage.UnclosedQuote), (6, Damage.None), (22, Damage.RowTooLong),
                (24, Damage.None),
            ],
            expected.Skip(1)
                .Where(e => e.Damage != Damage.None || e.Cells.Length == 3)
                .Select(e => ((int)e.Line, e.Damage)));
        foreach (int block in new[] { CsvBlockReader.BlockBytes, Limits.FieldBytes, Limits.FieldBytes + 5, 1_234_567 })
        {
            Assert.True(expected.SequenceEqual(CsvText.Read(bytes, out _, block)), $"blocks of {block}");
        }
    }

    internal static void AssertAllLinesAreAccountedFor(byte[] bytes, List<CsvEntry> entries, long lines)
    {
        long next = 1;
        foreach (var entry in entries)
        {
            Assert.True(entry.Lines > 0);
            Assert.Equal(next, entry.FirstLine);
            next += entry.Lines;
        }

        Assert.Equal(CsvText.PhysicalLines(bytes), next - 1);
        Assert.Equal(next - 1, lines);
    }

    private static string RandomText(Random random, string alphabet, int length)
    {
        var text = new char[length];
        for (int i = 0; i < length; i++) text[i] = alphabet[random.Next(alphabet.Length)];
        return new string(text);
    }
}
