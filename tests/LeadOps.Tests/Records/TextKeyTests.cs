using System;
using System.Linq;
using System.Text;
using LeadOps.Records;

namespace LeadOps.Tests.Records;

public class TextKeyTests
{
    [Theory]
    [InlineData("Trade show", "trade show")]
    [InlineData("  Trade \t\n show  ", "trade show")]
    [InlineData("Trade\u00A0\u200Bshow\uFEFF", "trade show")]
    [InlineData("\uFF2D\uFF31\uFF2C", "mql")]
    [InlineData("of\uFB01ce", "office")]
    [InlineData("Caf\u0065\u0301", "caf\u00E9")]
    [InlineData("\u0130", "\u0130")]
    [InlineData("", "")]
    [InlineData(" \u200B ", "")]
    public void Normalised_text_is_composed_trimmed_folded_and_lower_case(string text, string expected) =>
        Assert.Equal(expected, TextKey.Normalise(text));

    [Fact]
    public void Text_that_Unicode_cannot_normalise_becomes_replacement_characters()
    {
        Assert.Equal("a\uFFFDb", TextKey.Normalise("A\uD800b"));
        Assert.Equal("\u00E9\uFFFD", TextKey.Normalise("\u00C9\uFFFE"));
        Assert.Equal("\u00E9\uFFFD", TextKey.Normalise("\u00C9\uDC00"));
        Assert.Equal("\U0001F600", TextKey.Normalise("\U0001F600"));
    }

    [Theory]
    [InlineData("organic_search", "organic search")]
    [InlineData("Search, organic!", "organic search")]
    [InlineData("Caf\u00E9 - caf\u00E9", "cafe")]
    public void A_fingerprint_is_the_sorted_unique_plain_words(string text, string expected) =>
        Assert.Equal(expected, TextKey.Fingerprint(text));

    [Theory]
    [InlineData("Marketing Qualified Lead")]
    [InlineData("marketing-qualified_lead")]
    [InlineData("MarketingQualifiedLead")]
    public void The_second_key_has_no_spaces(string text) => Assert.Equal("marketingqualifiedlead", TextKey.Compact(text));

    [Fact]
    public void Any_text_can_be_normalised_and_comes_out_trimmed()
    {
        var random = new Random(4711);
        for (int i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(1, 0x10000)));
            string key = TextKey.Normalise(text);
            Assert.False(key.Length > 0 && (TextKey.IsSpace(key[0]) || TextKey.IsSpace(key[^1])));
            Assert.Equal(key, TextKey.Normalise("\u00A0" + text + "\u3000 "));
            TextKey.Fingerprint(text);
        }
    }

    [Fact]
    public void White_space_is_what_dotnet_calls_so_and_the_zero_width_characters()
    {
        char[] zeroWidth = ['\u180E', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF'];
        for (int c = 0; c <= 0xFFFF; c++)
        {
            Assert.Equal(char.IsWhiteSpace((char)c) || zeroWidth.Contains((char)c), TextKey.IsSpace((char)c));
        }
    }
}
