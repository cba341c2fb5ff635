using System;
using System.Globalization;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Tests.Records;

public sealed class ValuesTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("Yes", true)]
    [InlineData("y", true)]
    [InlineData("1", true)]
    [InlineData(" true ", true)]
    [InlineData("False", false)]
    [InlineData("NO", false)]
    [InlineData("N", false)]
    [InlineData("0", false)]
    [InlineData("", null)]
    [InlineData("2", null)]
    [InlineData("q", null)]
    [InlineData("10", null)]
    [InlineData("wahr", null)]
    [InlineData("maybe", null)]
    [InlineData("yess", null)]
    public void Booleans_are_the_words_that_exports_use(string text, bool? expected) =>
        Assert.Equal(expected, Values.ReadBoolean(Utf8Text.Of(text)));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("42", "42")]
    [InlineData(" 42 ", "42")]
    [InlineData("-42", "-42")]
    [InlineData("+42", "42")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.234", "1.234")]
    [InlineData("007", "7")]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("123456789012345678901234.5", "123456789012345678901234.5")]
    [InlineData("1,234", null)]
    [InlineData("12,34", null)]
    [InlineData("1.234,56", null)]
    [InlineData("1.234.567", null)]
    [InlineData("1234,567.8", null)]
    [InlineData("1,2345.6", null)]
    [InlineData("1,,234.5", null)]
    [InlineData(",234.5", null)]
    [InlineData(".5", null)]
    [InlineData("5.", null)]
    [InlineData("1,234.", null)]
    [InlineData("1.5.2", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("--1", null)]
    [InlineData("1-", null)]
    [InlineData("1E5", null)]
    [InlineData("$5", null)]
    [InlineData("1 234", null)]
    [InlineData("99999999999999999999999999999999", null)]
    public void Numbers_of_an_unknown_export_are_those_with_one_reading(string text, string? expected) =>
        Assert.Equal(Number(expected), Values.ReadNumber(Utf8Text.Of(text)));

    [Theory]
    [InlineData("1.234,56", ',', "1234.56")]
    [InlineData("1.234", ',', "1234")]
    [InlineData("1,5", ',', "1.5")]
    [InlineData("1,234.56", ',', null)]
    [InlineData("1,234", '.', "1234")]
    [InlineData("1.234", '.', "1.234")]
    [InlineData("1.234,56", '.', null)]
    [InlineData("123.456.789.012.345.678,25", ',', "123456789012345678.25")]
    public void The_decimal_mark_of_a_profile_settles_the_reading(string text, char mark, string? expected) =>
        Assert.Equal(Number(expected), Values.ReadNumber(Utf8Text.Of(text), mark));

    [Fact]
    public void A_number_keeps_its_decimals() =>
        Assert.Equal("1.50", Values.ReadNumber(Utf8Text.Of("1.50"))!.Value.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void What_is_written_is_read_back()
    {
        var random = new Random(7);
        for (int round = 0; round < 5_000; round++)
        {
            decimal value = new(random.Next(), random.Next(), random.Next(8) == 0 ? random.Next() : 0,
                random.Next(2) == 0, (byte)random.Next(10));
            string plain = value.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(value, Values.ReadNumber(Utf8Text.Of(plain)));

            int decimals = plain.Contains('.') ? plain.Length - plain.IndexOf('.') - 1 : 0;
            string grouped = value.ToString("N" + decimals, CultureInfo.InvariantCulture);
            Assert.Equal(value, Values.ReadNumber(Utf8Text.Of(grouped), '.'));
            string exchanged = grouped.Replace('.', '~').Replace(',', '.').Replace('~', ',');
            Assert.Equal(value, Values.ReadNumber(Utf8Text.Of(exchanged), ','));
        }
    }

    private static decimal? Number(string? text) =>
        text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
