using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

/// <summary>
/// In a file whose quotes stand only in quoted fields, none of which begins with a delimiter, line break or quote, one
/// quote inserted anywhere below the header changes at most the record that holds that line.
/// </summary>
public sealed class CsvLocalDamageTests
{
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_quote_inserted_anywhere_in_a_small_file_changes_at_most_its_record(bool emptyQuoted)
    {
        int insertions = 0, damaged = 0;
        for (int seed = 0; seed < 700; seed++)
        {
            var random = new Random(seed);
            var file = WellFormed(random, random.Next(1, 7), emptyQuoted, out int headerEnd);
            var before = CsvText.Read(file, out _, blockBytes: 512);
            for (int at = headerEnd; at <= file.Length; at++)
            {
                if (IsInsideCharacter(file, at)) continue;
                insertions++;
                int blockBytes = random.Next(1, 100);
                if (AssertOnlyItsRecordChanges(file, before, at, blockBytes, $"seed {seed}, byte {at}")) damaged++;
            }
        }

        // The generator makes what the property speaks of.
        Assert.InRange(insertions, 20_000, int.MaxValue);
        Assert.InRange(damaged, insertions / 4, insertions);
    }

    [Theory]
    [InlineData(300, 512)]
    [InlineData(12_000, CsvBlockReader.BlockBytes)]
    public void A_quote_inserted_in_a_large_file_changes_at_most_its_record(int records, int blockBytes)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var random = new Random(seed);
            var file = WellFormed(random, records, emptyQuoted: true, out int headerEnd);
            var before = CsvText.Read(file, out _, blockBytes);
            for (int i = 0; i < Math.Max(10, 60_000 / records); i++)
            {
                int at = random.Next(headerEnd, file.Length + 1);
                if (IsInsideCharacter(file, at)) continue;
                AssertOnlyItsRecordChanges(file, before, at, blockBytes, $"seed {seed}, byte {at}");
            }
        }
    }

    [Fact]
    public void A_quote_inserted_into_any_other_file_leaves_no_line_out()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var file = WellFormed(random, random.Next(1, 7), emptyQuoted: true, out int headerEnd, anyBeginning: true);
            int at = random.Next(headerEnd, file.Length + 1);
            if (IsInsideCharacter(file, at)) continue;
            var changed = Insert(file, at);
            var after = CsvText.Read(changed, out long lines, blockBytes: 512);
            CsvAccountingTests.AssertAllLinesAreAccountedFor(changed, after, lines);
        }
    }

    /// <returns>Whether damage was reported.</returns>
    private static bool AssertOnlyItsRecordChanges(
        byte[] file, List<CsvEntry> before, int at, int blockBytes, string where)
    {
        var changed = Insert(file, at);
        var after = CsvText.Read(changed, out long lines, blockBytes);
        CsvAccountingTests.AssertAllLinesAreAccountedFor(changed, after, lines);

        // Between CR and LF the quote makes a line of its own.
        bool splitsLineEnd = at > 0 && at < file.Length && file[at - 1] == '\r' && file[at] == '\n';
        long line = CsvText.PhysicalLines(file[..at]);
        if (!splitsLineEnd && file[at - 1] is (byte)'\n' or (byte)'\r') line++;
        int record = before.FindIndex(e => e.Line <= line && line < e.Line + e.Lines);
        int rest = record < 0 ? 0 : before.Count - record - 1;
        if (record < 0) record = before.Count;

        bool isLocal = after.Count >= record + rest && before.Take(record).SequenceEqual(after.Take(record))
            && before.Skip(before.Count - rest)
                .Select(e => splitsLineEnd ? e with { Line = e.Line + 1 } : e)
                .SequenceEqual(after.Skip(after.Count - rest));
        if (!isLocal) Assert.Fail($"{where}:\n{CsvText.Escape(changed)}\n{string.Join('\n', after)}");
        return after.Any(e => e.Kind == RowKind.Damage);
    }

    /// <summary>A quote there would make the file invalid, which is another matter.</summary>
    private static bool IsInsideCharacter(byte[] file, int at) => at < file.Length && (file[at] & 0xC0) == 0x80;

    private static byte[] Insert(byte[] file, int at) => [.. file[..at], (byte)'"', .. file[at..]];

    private static byte[] WellFormed(
        Random random, int records, bool emptyQuoted, out int headerEnd, bool anyBeginning = false)
    {
        var text = new StringBuilder();
        int columns = random.Next(1, 6), style = random.Next(4);
        string LineEnd() => LineEnds[style < 3 ? style : random.Next(3)];
        text.AppendJoin(',', Enumerable.Range(0, columns).Select(c => $"h{c}")).Append(LineEnd());
        headerEnd = text.Length;
        for (int record = 0; record < records; record++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (column > 0) text.Append(',');
                if (random.Next(2) == 0)
                {
                    for (int i = random.Next(4); i > 0; i--) text.Append("aä 1"[random.Next(4)]);
                    continue;
                }

                int length = random.Next(emptyQuoted ? 0 : 1, 7);
                text.Append('"');
                for (int i = 0; i < length; i++)
                {
                    text.Append((i == 0 && !anyBeginning ? random.Next(3) : random.Next(9)) switch
                    {
                        0 => "b",
                        1 => "ö",
                        2 => " ",
                        3 or 4 => ",",
                        5 or 6 => "\"\"",
                        7 => LineEnd(),
                        _ => "x",
                    });
                }

                text.Append('"');
            }

            if (record < records - 1 || random.Next(3) > 0) text.Append(LineEnd());
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
