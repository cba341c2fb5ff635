using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class Utf8ValidationTests
{
    private static readonly UTF8Encoding Strict = new(false, true);

    [Fact]
    public void Every_sequence_of_one_to_three_bytes_is_judged_as_the_framework_does()
    {
        var one = new byte[1];
        var two = new byte[2];
        var three = new byte[3];
        for (int a = 0; a < 256; a++)
        {
            one[0] = two[0] = three[0] = (byte)a;
            CompareWithStrictDecoder(one);
            for (int b = 0; b < 256; b++)
            {
                two[1] = three[1] = (byte)b;
                Compare(two);
                for (int c = 0; c < 256; c++)
                {
                    three[2] = (byte)c;
                    Compare(three);
                }
            }
        }
    }

    [Fact]
    public void Every_lead_of_four_bytes_is_judged_as_the_framework_does()
    {
        byte[] interesting = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF4, 0xFF];
        var four = new byte[4];
        for (int a = 0xE0; a < 256; a++)
        {
            four[0] = (byte)a;
            for (int b = 0; b < 256; b++)
            {
                four[1] = (byte)b;
                foreach (byte c in interesting)
                {
                    four[2] = c;
                    foreach (byte d in interesting)
                    {
                        four[3] = d;
                        Compare(four);
                    }
                }
            }
        }
    }

    [Fact]
    public void Random_text_with_a_changed_byte_or_a_cut_is_judged_as_the_strict_decoder_does()
    {
        var random = new Random(20261120);
        for (int round = 0; round < 5_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(RandomText(random, random.Next(1, 60)));
            if (random.Next(4) != 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Array.Resize(ref bytes, random.Next(1, bytes.Length + 1));
            CompareWithStrictDecoder(bytes);
        }
    }

    [Theory]
    [InlineData("C3", 0, true)]
    [InlineData("41 C3", 1, true)]
    [InlineData("41 E2 82", 1, true)]
    [InlineData("41 F0 9F 98", 1, true)]
    [InlineData("41 E0 80", 1, false)]
    [InlineData("41 ED A0", 1, false)]
    [InlineData("41 F4 90", 1, false)]
    [InlineData("41 80", 1, false)]
    [InlineData("FC 62", 0, false)]
    [InlineData("C3 BC", -1, false)]
    [InlineData("", -1, false)]
    public void Only_a_sequence_cut_by_the_end_counts_as_an_incomplete_tail(string hex, int expected, bool incomplete)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(expected, Utf8Validation.FirstInvalid(bytes, 0, bytes.Length, out bool tail));
        Assert.Equal(incomplete, tail);
    }

    [Fact]
    public void What_stands_outside_the_range_is_not_looked_at()
    {
        byte[] bytes = [0xFF, 0xC3, 0xBC, 0x41, 0xFF];
        Assert.Equal(-1, Utf8Validation.FirstInvalid(bytes, 1, 3, out _));
        Assert.Equal(4, Utf8Validation.FirstInvalid(bytes, 1, 4, out _));
    }

    [Fact]
    public void A_long_valid_block_with_one_bad_byte_is_found_at_that_byte()
    {
        var bytes = Encoding.UTF8.GetBytes(new string('x', 9_000) + "ü" + new string('y', 9_000));
        Assert.Equal(-1, Utf8Validation.FirstInvalid(bytes, 0, bytes.Length, out _));
        bytes[17_000] = 0xFC;
        Assert.Equal(17_000, Utf8Validation.FirstInvalid(bytes, 0, bytes.Length, out bool tail));
        Assert.False(tail);
    }

    [Fact]
    public void Lines_and_columns_do_not_depend_on_how_the_text_is_cut()
    {
        var random = new Random(7);
        string[] pieces = ["a", "ü", "€", "😀", "\r", "\n", "\r\n", ","];
        for (int round = 0; round < 3_000; round++)
        {
            var text = new StringBuilder();
            for (int i = random.Next(0, 30); i > 0; i--) text.Append(pieces[random.Next(pieces.Length)]);
            var (line, column) = Expected(text.ToString());
            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            var position = new TextPosition();
            for (int at = 0; at < bytes.Length;)
            {
                int count = Math.Min(random.Next(1, 9), bytes.Length - at);
                position.Advance(bytes, at, count);
                at += count;
            }

            Assert.Equal((line, column), (position.Line, position.Column));
        }
    }

    // Rune by rune the framework says where it goes wrong and whether more bytes could mend it.
    private static void Compare(byte[] bytes)
    {
        int expected = 0;
        var status = OperationStatus.Done;
        while (status == OperationStatus.Done && expected < bytes.Length)
        {
            status = Rune.DecodeFromUtf8(bytes.AsSpan(expected), out _, out int consumed);
            if (status == OperationStatus.Done) expected += consumed;
        }

        if (status == OperationStatus.Done) expected = -1;
        int at = Utf8Validation.FirstInvalid(bytes, 0, bytes.Length, out bool tail);
        if (at != expected || tail != (status == OperationStatus.NeedMoreData))
        {
            Assert.Fail($"{Convert.ToHexString(bytes)}: {at} and tail {tail} instead of {expected}, {status}");
        }
    }

    private static void CompareWithStrictDecoder(byte[] bytes)
    {
        bool valid = true;
        try
        {
            Strict.GetCharCount(bytes, 0, bytes.Length);
        }
        catch (DecoderFallbackException)
        {
            valid = false;
        }

        Assert.Equal(valid, Utf8Validation.FirstInvalid(bytes, 0, bytes.Length, out _) < 0);
        Compare(bytes);
    }

    private static string RandomText(Random random, int length)
    {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++)
        {
            int kind = random.Next(5);
            int point = kind switch
            {
                0 => random.Next(0x80, 0x800),
                1 => random.Next(0x800, 0xD800),
                2 => random.Next(0xE000, 0x10000),
                3 => random.Next(0x10000, 0x110000),
                _ => random.Next(0x20, 0x7F),
            };
            text.Append(char.ConvertFromUtf32(point));
        }

        return text.ToString();
    }

    private static (long Line, int Column) Expected(string text)
    {
        var lines = new List<string>(text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n').Split('\n'));
        int points = 0;
        foreach (var _ in lines[^1].EnumerateRunes()) points++;
        return (lines.Count, points + 1);
    }
}
