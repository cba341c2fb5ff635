using System;
using System.Linq;
using System.Text;
using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Tests.Agreements;

public class MissingValuesTests
{
    private static readonly string[] Agreed = ["N/A", "-", "Select", "not  known", "000000000000000AAA"];

    [Theory]
    [InlineData("", true)]
    [InlineData("  \t ", true)]
    [InlineData("\u00A0", true)]
    [InlineData(" \u200B\u00A0", true)]
    [InlineData("\uFEFF", true)]
    [InlineData("n/a", true)]
    [InlineData(" N/A ", true)]
    [InlineData("\u00A0SELECT", true)]
    [InlineData("select\u200B", true)]
    [InlineData("\uFF33elect", true)]
    [InlineData("Not \u00A0 known", true)]
    [InlineData("000000000000000aaa", true)]
    [InlineData("-", true)]
    [InlineData("--", false)]
    [InlineData("- -", false)]
    [InlineData("N/A.", false)]
    [InlineData("N", false)]
    [InlineData("n / a", false)]
    [InlineData("notknown", false)]
    [InlineData("S\u0301elect", false)]
    [InlineData("Selects", false)]
    [InlineData("\u042F", false)]
    [InlineData("x", false)]
    public void A_value_is_missing_if_blank_or_agreed(string text, bool missing)
    {
        var values = new MissingValues(Agreed);
        Assert.Equal(missing, values.IsMissing(Utf8Text.Of(text)));
        Assert.Equal(missing, values.IsMissing(Utf8Text.Of(text)));
    }

    [Fact]
    public void The_fast_path_agrees_with_the_definition()
    {
        string[] agreed = ["N/A", "s", "\u00F1a", "e", "k 1", "\u4E00"];
        string[] parts = ["N", "n", "/", "A", "s", "S", "\u0303", "\u0301", "\u00F1", "\u00D1", "a", "e", "\u212A", "k", "1", " ",
            "\u00A0", "\u200B", "\t", "\u017F", "\u2488", "\u042F", "\u4E00", "\uF900", "\uFF4E", "\u00E9", "\0"];
        var random = new Random(3);
        foreach (var wanted in new[] { agreed, ["N/A", "e", "k 1"], [] })
        {
            var values = new MissingValues(wanted);
            var keys = wanted.Select(TextKey.Normalise).ToHashSet();
            for (int i = 0; i < 50_000; i++)
            {
                string text = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => parts[random.Next(parts.Length)]));
                string key = TextKey.Normalise(text);
                bool expected = key.Length == 0 || keys.Contains(key);
                Assert.True(expected == values.IsMissing(Utf8Text.Of(text)), string.Join(" ", text.Select(c => $"U+{(int)c:X4}")));
            }
        }
    }

    [Fact]
    public void Every_single_character_that_normalises_to_a_missing_value_is_found()
    {
        string[] agreed = Enumerable.Range('!', '~' - '!' + 1).Select(c => ((char)c).ToString()).ToArray();
        var values = new MissingValues(agreed);
        var keys = agreed.Select(TextKey.Normalise).ToHashSet();
        for (int c = 1; c <= 0xFFFF; c++)
        {
            if (c is >= 0xD800 and <= 0xDFFF) continue;
            string text = ((char)c).ToString(), key = TextKey.Normalise(text);
            Assert.True((key.Length == 0 || keys.Contains(key)) == values.IsMissing(Utf8Text.Of(text)), $"U+{c:X4}");
        }
    }

    [Fact]
    public void An_ordinary_value_allocates_nothing()
    {
        var values = new MissingValues(Agreed);
        Utf8Text[] texts = [Utf8Text.Of("Dana Ruiz"), Utf8Text.Of("Sabine"), Utf8Text.Of("\u042Fna"), Utf8Text.Of("-5")];
        foreach (var text in texts) values.IsMissing(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            foreach (var text in texts) values.IsMissing(text);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
