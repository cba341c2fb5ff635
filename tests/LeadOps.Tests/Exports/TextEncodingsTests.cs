using System;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class TextEncodingsTests
{
    [Theory]
    [InlineData("EF BB BF 41", "UTF-8", 3)]
    [InlineData("FF FE 41 00", "UTF-16 LE", 2)]
    [InlineData("FE FF 00 41", "UTF-16 BE", 2)]
    [InlineData("FF FE 00 00 41 00 00 00", "UTF-32 LE", 4)]
    [InlineData("00 00 FE FF 00 00 00 41", "UTF-32 BE", 4)]
    [InlineData("EF BB", "UTF-8", 0)]
    [InlineData("", "UTF-8", 0)]
    [InlineData("41 2C 42 0A", "UTF-8", 0)]
    [InlineData("41 00 2C 00 42 00 0A", "UTF-16 LE", 0)]
    [InlineData("00 41 00 2C 00 42 00", "UTF-16 BE", 0)]
    public void An_encoding_is_told_by_its_first_bytes(string hex, string name, int bomLength)
    {
        var head = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        var detected = TextEncodings.Detect(head, head.Length);
        Assert.Equal((name, bomLength, bomLength > 0), (detected.Name, detected.BomLength, detected.HasBom));
        Assert.Contains("byte order mark", detected.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_without_a_mark_is_told_even_where_few_letters_are_ascii()
    {
        var text = string.Concat(Enumerable.Repeat("東京,株式会社,3\r\n", 50));
        foreach (var (encoding, name) in new[]
        {
            (new UnicodeEncoding(false, false), "UTF-16 LE"), (new UnicodeEncoding(true, false), "UTF-16 BE"),
        })
        {
            var head = encoding.GetBytes(text);
            var detected = TextEncodings.Detect(head, head.Length);
            Assert.Equal(name, detected.Name);
            Assert.Contains("NUL", detected.Evidence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Stray_nul_bytes_do_not_make_utf16()
    {
        var rows = string.Concat(Enumerable.Repeat("3,Carla\r\n", 20));
        var head = Encoding.UTF8.GetBytes("Id,Name\r\n1,\0\0\r\n2,B\0\r\n" + rows);
        Assert.Equal("UTF-8", TextEncodings.Detect(head, head.Length).Name);
    }

    [Fact]
    public void A_set_encoding_is_used_and_a_byte_order_mark_goes_before_it()
    {
        var given = TextEncodings.Resolve("windows-1252");
        byte[] bare = [0x41, 0x00, 0x42, 0x00];
        Assert.Equal("windows-1252", TextEncodings.Detect(bare, 4, given).Name);
        byte[] marked = [0xEF, 0xBB, 0xBF, 0x41];
        var detected = TextEncodings.Detect(marked, 4, given);
        Assert.Equal("UTF-8", detected.Name);
        Assert.Contains("goes before windows-1252", detected.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "UTF-8")]
    [InlineData("UTF8", "UTF-8")]
    [InlineData("utf8NoBOM", "UTF-8")]
    [InlineData("utf-16", "UTF-16 LE")]
    [InlineData("Unicode", "UTF-16 LE")]
    [InlineData("utf-16be", "UTF-16 BE")]
    [InlineData("bigendianunicode", "UTF-16 BE")]
    [InlineData("utf-32", "UTF-32 LE")]
    [InlineData("windows-1252", "windows-1252")]
    [InlineData("ANSI", "windows-1252")]
    [InlineData("latin1", "windows-1252")]
    [InlineData("iso-8859-1", "windows-1252")]
    [InlineData("1252", "windows-1252")]
    [InlineData("cp1252", "windows-1252")]
    [InlineData("ascii", "us-ascii")]
    [InlineData("850", "ibm850")]
    [InlineData("ISO-8859-15", "iso-8859-15")]
    [InlineData(" shift_jis ", "shift_jis")]
    [InlineData("65001", "UTF-8")]
    public void A_name_or_code_page_number_is_resolved(string name, string shown)
    {
        Assert.Equal(shown, TextEncodings.NameOf(TextEncodings.Resolve(name)));
    }

    [Fact]
    public void Every_name_that_is_offered_is_known_and_strict()
    {
        Assert.Equal(TextEncodings.KnownNames.Count, TextEncodings.KnownNames.Distinct().Count());
        foreach (var name in TextEncodings.KnownNames)
        {
            Assert.Same(DecoderFallback.ExceptionFallback, TextEncodings.Resolve(name).DecoderFallback);
        }
    }

    [Theory]
    [InlineData("windows-1525", "windows-1252")]
    [InlineData("uft-8", "utf-8")]
    [InlineData("shift-jsi", "shift_jis")]
    [InlineData("martian", "Often used: utf-8")]
    [InlineData("", "Often used: utf-8")]
    [InlineData("0", "utf-8")]
    [InlineData("99999999999", "utf-8")]
    [InlineData("utf-7", "utf-8")]
    [InlineData("65000", "utf-8")]
    public void An_unknown_name_is_refused_with_the_nearest(string name, string nearest)
    {
        var e = Assert.Throws<ArgumentException>(() => TextEncodings.Resolve(name));
        Assert.Contains($"'{name}'", e.Message, StringComparison.Ordinal);
        Assert.Contains(nearest, e.Message, StringComparison.Ordinal);
    }
}
