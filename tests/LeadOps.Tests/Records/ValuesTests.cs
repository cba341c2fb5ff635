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
    [InlineData("\u221242", "-42")]
    [InlineData("+42", "42")]
    [InlineData("1.5", "1.5")]
    [InlineData("1,5", "1.5")]
    [InlineData("0.125", "0.125")]
    [InlineData("0,125", "0.125")]
    [InlineData("1234.567", "1234.567")]
    [InlineData("12,34", "12.34")]
    [InlineData("007", "7")]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("12,34,567", "1234567")]
    [InlineData("12,34,567.50", "1234567.50")]
    [InlineData("1 234", "1234")]
    [InlineData("1\u00A0234,56", "1234.56")]
    [InlineData("1\u202F234\u202F567", "1234567")]
    [InlineData("1\u2009234.5", "1234.5")]
    [InlineData("1'234.50", "1234.50")]
    [InlineData("1\u2019234,567", "1234.567")]
    [InlineData("(1,200.00)", "-1200.00")]
    [InlineData("1.2M", "1200000")]
    [InlineData("3k", "3000")]
    [InlineData("2 B", "2000000000")]
    [InlineData("123456789012345678901234.5", "123456789012345678901234.5")]
    [InlineData("1,234", null)]
    [InlineData("1.234", null)]
    [InlineData("-999,999", null)]
    [InlineData("1.234K", null)]
    [InlineData("1234,567.8", null)]
    [InlineData("1,2345.6", null)]
    [InlineData("1,,234.5", null)]
    [InlineData("1,234 567", null)]
    [InlineData("1 234'567", null)]
    [InlineData("12 34", null)]
    [InlineData("1.23.45", null)]
    [InlineData("1,23,45", null)]
    [InlineData("1.234,567.8", null)]
    [InlineData(",234.5", null)]
    [InlineData(".5", null)]
    [InlineData("5.", null)]
    [InlineData("1,234.", null)]
    [InlineData("1.5.2", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("()", null)]
    [InlineData("(5", null)]
    [InlineData("5)", null)]
    [InlineData("(-5)", null)]
    [InlineData("--1", null)]
    [InlineData("1-", null)]
    [InlineData("1E5", null)]
    [InlineData("5 pcs", null)]
    [InlineData("5 mm", null)]
    [InlineData("1.2MK", null)]
    [InlineData("45%", null)]
    [InlineData("$5", null)]
    [InlineData("5 EUR", null)]
    [InlineData("99999999999999999999999999999999", null)]
    [InlineData("9999999999999999999999999999K", null)]
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
    [InlineData("0.123", ',', null)]
    [InlineData("1.5", ',', null)]
    [InlineData("1,234,567", ',', null)]
    [InlineData("1,234,567", '.', "1234567")]
    [InlineData("1 234,567", '.', null)]
    [InlineData("1.234K", '.', "1234")]
    [InlineData("1.234K", ',', "1234000")]
    [InlineData("123.456.789.012.345.678,25", ',', "123456789012345678.25")]
    public void The_decimal_mark_of_a_profile_settles_the_reading(string text, char mark, string? expected) =>
        Assert.Equal(Number(expected), Values.ReadNumber(Utf8Text.Of(text), mark));

    [Theory]
    [InlineData("$1,117.10K", '\0', "1117100", "$")]
    [InlineData("1.234,56 €", '\0', "1234.56", "EUR")]
    [InlineData("€1.234,56", '\0', "1234.56", "EUR")]
    [InlineData("1\u202F234,56\u00A0€", '\0', "1234.56", "EUR")]
    [InlineData("EUR 1 234,56", '\0', "1234.56", "EUR")]
    [InlineData("1234.5 USD", '\0', "1234.5", "USD")]
    [InlineData("US$ 12.50", '\0', "12.50", "USD")]
    [InlineData("-$12.50", '\0', "-12.50", "$")]
    [InlineData("$-12.50", '\0', "-12.50", "$")]
    [InlineData("($12.50)", '\0', "-12.50", "$")]
    [InlineData("$(12.50)", '\0', null, null)]
    [InlineData("£1.2M", '\0', "1200000", "GBP")]
    [InlineData("CHF 1'234.50", '\0', "1234.50", "CHF")]
    [InlineData("Fr. 1\u2019234.50", '\0', "1234.50", "CHF")]
    [InlineData("Rs. 12,34,567", '\0', "1234567", "Rs")]
    [InlineData("100 kr", '\0', "100", "kr")]
    [InlineData("100 Kč", '\0', "100", "CZK")]
    [InlineData("100 MXN", '\0', "100", "MXN")]
    [InlineData("5M€", '\0', "5000000", "EUR")]
    [InlineData("¥120,000,000", '\0', "120000000", "¥")]
    [InlineData("250", '\0', "250", null)]
    [InlineData("€1.234", '\0', null, "EUR")]
    [InlineData("€1.234", ',', "1234", "EUR")]
    [InlineData("€1.234", '.', "1.234", "EUR")]
    [InlineData("$", '\0', null, null)]
    [InlineData("TBD 100", '\0', null, null)]
    [InlineData("eur 100", '\0', null, null)]
    [InlineData("EUR 100 USD", '\0', null, null)]
    [InlineData("EURO 100", '\0', null, null)]
    public void An_amount_may_name_its_currency(string text, char mark, string? expected, string? currency)
    {
        var amount = Values.ReadMoney(Utf8Text.Of(text), mark, out string? named);
        Assert.Equal(Number(expected), amount);
        if (amount is not null || currency is not null) Assert.Equal(currency, named);
    }

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
            Assert.Equal(value, Values.ReadNumber(Utf8Text.Of(plain), '.'));

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
