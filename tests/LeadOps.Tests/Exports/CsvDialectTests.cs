using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class CsvDialectTests
{
    [Theory]
    [InlineData("a,b,c\n1,2,3\n", ',')]
    [InlineData("a;b;c\n1,5;2;3\n2,5;x;y\n", ';')]
    [InlineData("a\tb\n1, 2\t3\n", '\t')]
    [InlineData("a|b|c\n1,2|2|3\n", '|')]
    [InlineData("a;b\n\"1;2\n,,,\";3\n", ';')]
    [InlineData("one\ntwo\nthree\n", ',')]
    [InlineData("", ',')]
    public void The_delimiter_is_the_one_by_which_rows_agree(string text, char delimiter) =>
        Assert.Equal((byte)delimiter, Detect(text).Delimiter);

    [Fact]
    public void A_delimiter_that_the_user_names_is_taken()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("a,b,c\n1,2,3\n");
        var dialect = CsvDialect.Detect(bytes, bytes.Length, true, '~');
        Assert.Equal(((byte)'~', 1), (dialect.Delimiter, dialect.Cells));
    }

    [Theory]
    [InlineData("sep=;\na;b\n1;2\n", 1)]
    [InlineData("sep=;\nTitle\na;b;c\n1;2;3\n", 2)]
    [InlineData("sep=;\na;b;c;d;e;f\n1;2;3;4;5;6\n", 1)]
    [InlineData("Title\n\nmore\na,b,c\n1,2,3\n", 2)]
    [InlineData("Title,,,\na,b,c,d\n1,2,3,4\n", 1)]
    [InlineData("a,b\n1,2\n", 0)]
    [InlineData("a\n1\n", 0)]
    [InlineData("sep=,\n", 1)]
    [InlineData("sep\n1\n", 0)]
    public void Rows_above_the_header_are_counted(string text, int rows) => Assert.Equal(rows, Detect(text).PreambleRows);

    [Theory]
    [InlineData("\"a,b\"\n\"1,2\"\n", true)]
    [InlineData("\"a,\"\"b\"\"\"\n\"1,\"\"x, y\"\"\"\n", true)]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n", false)]
    [InlineData("\"a\"\n\"1\"\n", false)]
    [InlineData("Name\n\"Vogt, Lena\"\n\"Otte, Ben\"\n", false)]
    public void Lines_that_are_quoted_once_more_are_told(string text, bool wrapped) => Assert.Equal(wrapped, Detect(text).IsWrapped);

    [Fact]
    public void A_wrapped_file_may_hold_a_line_of_one_word()
    {
        string rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"\"{i},x,y\"\n"));
        var dialect = Detect("\"a,b,c\"\n" + rows + "\"total\"\n");
        Assert.True(dialect.IsWrapped);
        Assert.Equal(3, dialect.Cells);
    }

    [Fact]
    public void The_first_bytes_may_end_inside_a_character_or_a_quoted_field()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("a;b;c\n1;2;3\n4;\"5 ü");
        foreach (int cut in new[] { bytes.Length, bytes.Length - 1 })
        {
            var dialect = CsvDialect.Detect(bytes, cut, false, null);
            Assert.Equal(((byte)';', 3), (dialect.Delimiter, dialect.Cells));
        }
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "CRLF")]
    [InlineData("a,b\n1,2", "LF")]
    [InlineData("a,b\r1,2", "CR")]
    [InlineData("a,b\r\n1,2\n", "CRLF")]
    public void Line_ends_are_told(string text, string lineEnd) => Assert.Equal(lineEnd, Detect(text).LineEnd);

    private static CsvDialect Detect(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return CsvDialect.Detect(bytes, bytes.Length, true, null);
    }
}
