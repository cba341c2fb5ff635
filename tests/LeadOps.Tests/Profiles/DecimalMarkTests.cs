using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Tests.Exports;

namespace LeadOps.Tests.Profiles;

/// <summary>The decimal mark of a column is proven by its values, or said, or its numbers with two readings are none.</summary>
public sealed class DecimalMarkTests
{
    [Fact]
    public void One_value_with_one_reading_proves_the_mark_of_its_column()
    {
        Assert.Equal([1234m, 1.5m], Revenue(Lines("1.234", "\"1,5\"")));
        Assert.Equal([1.234m, 1.5m], Revenue(Lines("1.234", "1.5")));
        Assert.Equal([1234m, 1234567m], Revenue(Lines("1.234", "1.234.567")));
        Assert.Equal([1234m, 2000m, 1117100m], Revenue(Lines("\"1,234\"", "2000", "\"$1,117.10K\"")));
        Assert.Equal([1234m, 1234.56m], Revenue(Lines("1.234 €", "\"1.234,56 €\"")));
    }

    [Fact]
    public void A_number_with_two_readings_is_none_and_said_with_what_to_type()
    {
        var file = Lines("1.234", "20", "4.321");
        Assert.Equal([null, 20m, null], Revenue(file));
        Assert.Equal(
            "'Annual Revenue' has 2 numbers with two readings (first on line 2), which are taken for none. "
                + "If you know the decimal mark: -DecimalMark ','",
            Assert.Single(Warnings(file), text => text.Contains("DecimalMark", StringComparison.Ordinal)));
        Assert.Equal([1234m, 20m, 4321m], Revenue(file, new ReadOptions { DecimalMark = ',' }));
        Assert.Equal([1.234m, 20m, 4.321m], Revenue(file, new ReadOptions { DecimalMark = '.' }));
        Assert.DoesNotContain(
            Warnings(file, new ReadOptions { DecimalMark = ',' }), text => text.Contains("DecimalMark", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_values_prove_stands_above_what_was_said()
    {
        Assert.Equal([1234m, 1.5m], Revenue(Lines("1.234", "\"1,5\""), new ReadOptions { DecimalMark = '.' }));
        Assert.Equal([1.234m, 1.5m], Revenue(Lines("1.234", "1.5"), new ReadOptions { DecimalMark = ',' }));
    }

    [Fact]
    public void Both_marks_in_one_column_leave_only_what_has_one_reading()
    {
        var file = Lines("1.234", "\"1,5\"", "2.5");
        Assert.Equal([null, 1.5m, 2.5m], Revenue(file));
        Assert.Contains(Warnings(file), text => text.Contains(
            "1 number with two readings (first on line 2); a decimal point on line 4, a comma on line 3", StringComparison.Ordinal));
        Assert.Equal([null, 1.5m, 2.5m], Revenue(file, new ReadOptions { DecimalMark = '.' }));
    }

    [Fact]
    public void Each_column_has_its_own_mark()
    {
        var reading = Reading.Of("Lead ID,Email,Status,Employees,Annual Revenue\n1,a@x.example,New,1.234,\"1,5\"\n2,b@x.example,New,2.5,2.000\n");
        Assert.Equal('.', reading.Plan.Layout.MarkOf(3));
        Assert.Equal(',', reading.Plan.Layout.MarkOf(4));
        Assert.Equal(1.234m, Number(reading, 0, Field.Employees));
        Assert.Equal(2000m, Number(reading, 1, Field.Revenue));
    }

    [Theory]
    [InlineData(9_000)]
    [InlineData(60_000)]
    public void A_column_in_doubt_is_followed_to_the_end_of_the_file(int doubtful)
    {
        var values = Enumerable.Repeat("1.234", doubtful).Append("\"7,5\"").ToArray();
        Assert.Equal([1234m, 1234m], Revenue(Lines(values)).Take(2));
    }

    [Fact]
    public void JSON_has_points_and_its_text_may_have_commas()
    {
        const string Json = """[{ "Lead ID": "1", "Email": "a@x.example", "Status": "New", "Annual Revenue": 1.234 }]""";
        var reading = Reading.Of(Json, name: "leads.json");
        Assert.Equal(1.234m, Number(reading, 0, Field.Revenue));
        reading = Reading.Of(Json.Replace("1.234", "\"1.234,50 €\"", StringComparison.Ordinal), name: "leads.json");
        Assert.Equal(1234.5m, Number(reading, 0, Field.Revenue));
    }

    [Fact]
    public void The_currency_of_an_amount_is_there()
    {
        var reading = Reading.Of(Lines("1.234 €", "\"1,5 €\""));
        Assert.Equal(1234m, reading.Plan.Layout.MoneyOf(Field.Revenue, Utf8Text.Of(reading.Text(0, Field.Revenue)), out string? currency));
        Assert.Equal("EUR", currency);
    }

    [Fact]
    public void Amounts_written_in_any_country_are_read_back()
    {
        var random = new Random(2024);
        foreach (string name in new[] { "en-US", "de-DE", "de-CH", "fr-FR", "en-IN", "da-DK", "pl-PL", "pt-BR" })
        {
            var culture = CultureInfo.GetCultureInfo(name);
            var amounts = Enumerable.Range(0, 40).Select(_ => Math.Round((decimal)(random.NextDouble() * 3_000_000) - 400_000, 2)).ToList();
            var cells = amounts.Select(amount => '"' + amount.ToString("N2", culture) + " EUR\"").ToArray();
            Assert.Equal(amounts.Select(amount => (decimal?)amount), Revenue(Lines(cells)));
        }
    }

    private static string Lines(params string[] revenues) =>
        "Lead ID,Email,Status,Annual Revenue\n" + string.Concat(revenues.Select((text, i) => $"{i},a{i}@x.example,New,{text}\n"));

    private static List<decimal?> Revenue(string file, ReadOptions? options = null)
    {
        var reading = Reading.Of(file, options);
        return [.. reading.Records.Select((_, i) => Number(reading, i, Field.Revenue))];
    }

    private static decimal? Number(Reading reading, int record, Field field) =>
        reading.Plan.Layout.NumberOf(field, Utf8Text.Of(reading.Text(record, field)));

    private static IReadOnlyList<string> Warnings(string file, ReadOptions? options = null)
    {
        using var folder = new TempFolder();
        string path = folder.Write("leads.csv", Encoding.UTF8.GetBytes(file));
        var info = ExportInfoReader.Read(
            ExportSource.Open(path).Single(), options ?? new ReadOptions(), text => text.IsEmpty, CancellationToken.None);
        return info.Warnings;
    }
}
