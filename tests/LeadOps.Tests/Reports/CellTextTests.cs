using LeadOps.Reports;

namespace LeadOps.Tests.Reports;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0")]
    [InlineData("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0")]
    [InlineData("+A1", "'+A1")]
    [InlineData("-", "'-")]
    [InlineData("+", "'+")]
    [InlineData("--1", "'--1")]
    [InlineData("+ ", "'+ ")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    public void What_a_spreadsheet_would_run_gets_an_apostrophe(string text, string cell) => Assert.Equal(cell, CellText.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("+49 30 1234567")]
    [InlineData("+49 (30) 12.34")]
    [InlineData("+49 30 *** ***17")]
    [InlineData("-0.02")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("1=2")]
    [InlineData("a@b.example")]
    [InlineData("'quoted'")]
    [InlineData(" =1")]
    public void Numbers_phones_and_plain_text_stay_as_they_are(string text) => Assert.Equal(text, CellText.Of(text));

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("-1,5", "\"-1,5\"")]
    public void What_CSV_cannot_hold_bare_is_quoted(string text, string cell) => Assert.Equal(cell, CellText.Of(text));
}
