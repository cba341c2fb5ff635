using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class CsvConformanceTests
{
    /// <summary>One document for each case that csv-spectrum names, and its rows.</summary>
    public static TheoryData<string, string, string[]> Spectrum => new()
    {
        { "comma_in_quotes", "name,town\nMia,\"Wien, AT\"", ["name|town", "Mia|Wien, AT"] },
        { "empty", "a,b,c\n1,\"\",\"\"\n2,3,4", ["a|b|c", "1||", "2|3|4"] },
        { "empty_crlf", "a,b,c\r\n1,\"\",\"\"\r\n2,3,4", ["a|b|c", "1||", "2|3|4"] },
        { "escaped_quotes", "a,b\n1,\"so \"\"hot\"\" a lead\"\n3,4\n", ["a|b", "1|so \"hot\" a lead", "3|4"] },
        {
            "json",
            "id,address\n1,\"{\"\"city\"\": \"\"Graz\"\", \"\"at\"\": [15.4, 47.1]}\"\n",
            ["id|address", "1|{\"city\": \"Graz\", \"at\": [15.4, 47.1]}"]
        },
        {
            "location_coordinates",
            "phone,place\n2025550143,48\uFFFD12'30.1\"N 16\uFFFD22'19.5\"E",
            ["phone|place", "2025550143|48\uFFFD12'30.1\"N 16\uFFFD22'19.5\"E"]
        },
        { "newlines", "a,b\n1,2\n\"two \nlines\",5\n6,7\n", ["a|b", "1|2", "two \nlines|5", "6|7"] },
        { "newlines_crlf", "a,b\r\n1,2\r\n\"two \r\nlines\",5\r\n6,7\r\n", ["a|b", "1|2", "two \r\nlines|5", "6|7"] },
        {
            "quotes_and_newlines",
            "a,b\n1,\"so \n\"\"hot\"\" \nit is\"\n3,4\n",
            ["a|b", "1|so \n\"hot\" \nit is", "3|4"]
        },
        { "simple", "a,b,c\n1,2,3\n", ["a|b|c", "1|2|3"] },
        { "simple_crlf", "a,b,c\r\n1,2,3\r\n", ["a|b|c", "1|2|3"] },
        { "utf8", "a,b,c\n1,2,3\n4,5,ʤ\n", ["a|b|c", "1|2|3", "4|5|ʤ"] },
    };

    [Theory]
    [MemberData(nameof(Spectrum))]
    public void The_cases_of_csv_spectrum_are_read_whole(string name, string text, string[] rows)
    {
        Assert.NotEmpty(name);
        Assert.Equal(rows, CsvText.Rows(text));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Well_formed_files_are_read_as_CsvHelper_reads_them(char delimiter)
    {
        string[] pieces =
        [
            "a", "B7", "ä", "日本", "😀", " ", "\t", "'", ",", ";", "|", "\"", "\n", "\r\n", "\r", "\u2028", "\u00A0",
        ];
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
        };
        for (int seed = 0; seed < 1_500; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder();
            string lineEnd = (seed % 3) switch { 0 => "\n", 1 => "\r\n", _ => "\r" };
            var expected = new List<string>();
            for (int row = random.Next(1, 12); row > 0; row--)
            {
                var cells = new string[random.Next(1, 7)];
                for (int c = 0; c < cells.Length; c++)
                {
                    cells[c] = string.Concat(random.GetItems(pieces, random.Next(6)));
                    bool quoted = random.Next(3) == 0 || cells[c].IndexOfAny([delimiter, '"', '\r', '\n']) >= 0;
                    if (c > 0) text.Append(delimiter);
                    text.Append(quoted ? $"\"{cells[c].Replace("\"", "\"\"")}\"" : cells[c]);
                }

                text.Append(lineEnd);
                expected.Add(string.Join(CsvEntry.Separator, cells));
            }

            string file = text.ToString();
            using var oracle = new CsvParser(new StringReader(file), configuration);
            var theirs = new List<string>();
            while (oracle.Read()) theirs.Add(string.Join(CsvEntry.Separator, oracle.Record!));
            var entries = CsvText.Read(Encoding.UTF8.GetBytes(file), out _, random.Next(16, 2_000), delimiter);

            // The generator knows what it wrote, so that no error that both readers share can hide.
            Assert.Equal(expected, entries.Select(e => e.Cells));
            Assert.Equal(theirs, entries.Select(e => e.Cells));
            Assert.DoesNotContain(entries, e => e.Kind == RowKind.Damage || e.Stray);
        }
    }
}
