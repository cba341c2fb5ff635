using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Tests.Exports;

namespace LeadOps.Tests.Profiles;

/// <summary>Things that real files do: they must come out right or be reported, never lost.</summary>
public sealed class ExportReaderTests
{
    private const string Table = "Record ID,Email,Lead Status,Create Date\n1,a@x.example,New,2026-01-31\n2,b@x.example,Open,2026-02-01\n";

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_delimiters_of_real_exports_are_found(char delimiter)
    {
        var reading = Reading.Of(Table.Replace(',', delimiter));
        Assert.Equal(2, reading.Sum.Records);
        Assert.Equal((byte)delimiter, reading.Plan.Dialect!.Delimiter);
        Assert.Equal("b@x.example", reading.Text(1, Field.Email));
        Assert.Empty(reading.Facts);
    }

    [Theory]
    [InlineData("sep=;\n")]
    [InlineData("sep=;\r\n")]
    [InlineData("\"sep=;\"\n")]
    [InlineData("SEP=;\n")]
    public void A_line_that_names_the_separator_is_preamble(string line)
    {
        var reading = Reading.Of(line + Table.Replace(',', ';'));
        Assert.Equal((1, 1, 2), (reading.Sum.Preamble, reading.Sum.Header, reading.Sum.Records));
        Assert.Equal("1", reading.Text(0, Field.Id));
        Assert.Equal(3, reading.Records[0].Line);
    }

    [Fact]
    public void The_named_separator_counts_even_where_another_would_fit()
    {
        var reading = Reading.Of("sep=|\nRecord ID|Email, or none\n1|a,b\n2|c,d\n");
        Assert.Equal(["Record ID", "Email, or none"], reading.Headers);
        Assert.Equal("a,b", reading.Cell(0, 1));
    }

    [Fact]
    public void A_separator_line_and_a_title_are_both_preamble()
    {
        var reading = Reading.Of("sep=;\nLeads of October\n\nRecord ID;Email;Lead Status\n1;a@x.example;New\n2;b@x.example;New\n");
        Assert.Equal((2, 1, 1, 2), (reading.Sum.Preamble, reading.Sum.Blank, reading.Sum.Header, reading.Sum.Records));
        Assert.Equal("Record ID", reading.Headers[0]);
    }

    [Fact]
    public void Titles_above_the_header_are_preamble()
    {
        var reading = Reading.Of("All open leads\nAs of 2026-11-20\n\n" + Table);
        Assert.Equal((2, 1, 1, 2), (reading.Sum.Preamble, reading.Sum.Blank, reading.Sum.Header, reading.Sum.Records));
        Assert.Equal("1", reading.Text(0, Field.Id));
    }

    [Fact]
    public void A_title_that_a_spreadsheet_has_filled_up_with_delimiters_is_preamble()
    {
        var reading = Reading.Of("All open leads,,,\n,,,\n" + Table);
        Assert.Equal((1, 1, 1, 2), (reading.Sum.Preamble, reading.Sum.Blank, reading.Sum.Header, reading.Sum.Records));
    }

    [Fact]
    public void A_title_with_a_damaged_quote_does_not_take_the_table_with_it()
    {
        var reading = Reading.Of("\"All\" open leads\n" + Table);
        Assert.Equal((1, 1, 2), (reading.Sum.Damaged, reading.Sum.Header, reading.Sum.Records));
        Assert.Equal(1, reading.Fact(FactKind.Damaged).Line);
        Assert.Equal(Damage.TextAfterQuote, reading.Fact(FactKind.Damaged).Damage);
    }

    [Fact]
    public void A_first_header_that_begins_with_a_hash_is_a_header()
    {
        var reading = Reading.Of("#" + Table);
        Assert.Equal("#Record ID", reading.Headers[0]);
        Assert.Equal("1", reading.Text(0, Field.Id));
        Assert.Equal(0, reading.Sum.Preamble);
    }

    [Fact]
    public void Lines_that_are_quoted_once_more_as_one_field_are_unwrapped()
    {
        var reading = Reading.Of(
            "\"Record ID,Email,\"\"Company\"\"\"\n\"1,a@x.example,\"\"Müller, AG\"\"\"\n\"2,b@x.example,\"\"two\nlines\"\"\"\n\n\"3,c@x.example,x\"\n");
        Assert.Equal(["Record ID", "Email", "Company"], reading.Headers);
        Assert.Equal("Müller, AG", reading.Text(0, Field.Company));
        Assert.Equal("two\nlines", reading.Text(1, Field.Company));
        Assert.Equal((3, 1, 1), (reading.Sum.Records, reading.Sum.Extra, reading.Sum.Blank));
        Assert.Equal(6, reading.Records[2].Line);
    }

    [Fact]
    public void A_wrapped_line_whose_content_is_no_row_is_damage()
    {
        string rows = string.Concat(Enumerable.Range(1, 20).Select(i => $"\"{i},a@x.example,x\"\n"));
        var reading = Reading.Of("\"Record ID,Email,Company\"\n" + rows + "\"21,\"\"unclosed,x\"\n\"22,b@x.example,y\"\n");
        Assert.Equal((21, 1), (reading.Sum.Records, reading.Sum.Damaged));
        Assert.Equal(22, reading.Fact(FactKind.Damaged).Line);
    }

    [Fact]
    public void A_header_that_is_not_wrapped_as_its_rows_are_is_read_too()
    {
        string rows = string.Concat(Enumerable.Range(1, 20).Select(i => $"\"{i},a@x.example,\"\"x, y\"\"\"\n"));
        var reading = Reading.Of("Record ID,Email,Company\n" + rows);
        Assert.Equal(20, reading.Sum.Records);
        Assert.Equal("x, y", reading.Text(19, Field.Company));
    }

    [Fact]
    public void The_footer_of_a_Salesforce_report_is_counted_and_no_record()
    {
        var reading = Reading.Of(Report + Footer);
        Assert.Equal("Salesforce-Report", reading.Plan.Match.Profile.Name);
        Assert.Equal((2, 1, 4), (reading.Sum.Records, reading.Sum.Blank, reading.Sum.Footer));
        Assert.DoesNotContain(reading.FactKinds, kind => kind != FactKind.IdNotPlaced);
    }

    [Fact]
    public void Records_behind_a_footer_are_read_and_reported_once()
    {
        var reading = Reading.Of(Report + Footer + "Web,New,Lena Vogt,2026-01-03,Acme,c@x.example\nWeb,New,Lena Vogt,2026-01-04,Acme,d@x.example\n");
        Assert.Equal((4, 4), (reading.Sum.Records, reading.Sum.Footer));
        var fact = reading.Fact(FactKind.RecordsAfterFooter);
        Assert.Equal((9, 5), (fact.Line, fact.NextLine));
    }

    [Fact]
    public void A_footer_line_in_the_midst_of_quoted_fields_stays_part_of_its_record()
    {
        var reading = Reading.Of(Report + "\"Web\nGrand Totals (2 records)\",New,Lena Vogt,2026-01-03,Acme,c@x.example\n");
        Assert.Equal((3, 1, 0), (reading.Sum.Records, reading.Sum.Extra, reading.Sum.Footer));
    }

    [Fact]
    public void Duplicate_and_blank_headers_get_names_of_their_own()
    {
        var reading = Reading.Of("Name,Name,,Name,Name#2,Column3,\n1,2,3,4,5,6,7\n");
        Assert.Equal(["Name", "Name#2", "Column3", "Name#3", "Name#2#2", "Column3#2", "Column7"], reading.Headers);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], reading.Records[0].Cells);
        Assert.Equal(
            [(2, "Name", 1), (4, "Name", 1)],
            reading.Facts.Where(fact => fact.Kind == FactKind.DuplicateHeader).Select(fact => (fact.Column, fact.Detail!, fact.Expected)));
        Assert.Equal(
            [(3, "Column3"), (7, "Column7")],
            reading.Facts.Where(fact => fact.Kind == FactKind.BlankHeader).Select(fact => (fact.Column, fact.Detail!)));
    }

    [Fact]
    public void Thousands_of_columns_with_one_name_cost_no_more_than_other_columns()
    {
        const int Columns = 16_000;
        var header = string.Join(",", Enumerable.Repeat("Notes", Columns));
        using var folder = new TempFolder();
        var source = ExportSource.Open(folder.Write("leads.csv", Encoding.UTF8.GetBytes(header + "\n1\n"))).Single();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var layout = ExportInspector.Inspect(source, new ReadOptions(), default).Layout;
        var names = layout.PropertyNames;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal("Notes#16000", layout.Headers[Columns - 1]);
        Assert.Equal(Columns, names.Distinct(StringComparer.OrdinalIgnoreCase).Count(name => name.StartsWith("Notes", StringComparison.Ordinal)));

        // Looked for from the first copy on, the names alone would take gigabytes.
        Assert.InRange(allocated, 0, 300_000_000);
    }

    [Fact]
    public void Blank_rows_are_counted_and_no_records()
    {
        var reading = Reading.Of("Record ID,Email\n\n1,a\n , \n,\n \t \n2,b\n\n\n");
        Assert.Equal((3, 5), (reading.Sum.Records, reading.Sum.Blank));
    }

    [Fact]
    public void Too_many_and_too_few_cells_are_reported_at_their_record()
    {
        var reading = Reading.Of("Record ID,Email,Company\n1,a\n2,b,c,d\n3,b,c,,\n4,e,f\n");
        Assert.Equal(4, reading.Sum.Records);
        var few = reading.Fact(FactKind.TooFewCells);
        Assert.Equal((2, 1, 2, 3), (few.Line, few.Number, few.Found, few.Expected));
        var many = reading.Fact(FactKind.TooManyCells);
        Assert.Equal((3, 2, 4, 3), (many.Line, many.Number, many.Found, many.Expected));
        Assert.Equal("", reading.Text(0, Field.Company));
    }

    [Fact]
    public void NUL_bytes_stay_in_the_value_and_are_reported()
    {
        var reading = Reading.Of("Record ID,Email\n1,a\0b\n2,c\n");
        Assert.Equal("a\0b", reading.Cell(0, 1));
        Assert.Equal(2, reading.Fact(FactKind.NulByte).Line);
    }

    [Fact]
    public void A_stray_quote_stays_in_the_value_and_is_reported()
    {
        var reading = Reading.Of("Record ID,Company\n1,5\" pipes\n2,c\n");
        Assert.Equal("5\" pipes", reading.Cell(0, 1));
        Assert.Equal((2, 1), (reading.Fact(FactKind.StrayQuote).Line, reading.Fact(FactKind.StrayQuote).Number));
    }

    [Fact]
    public void Mixed_line_ends_each_end_a_line()
    {
        var reading = Reading.Of("Record ID,Email\r1,a\n2,b\r\n3,\"c\r\nd\re\"\r\r4,f");
        Assert.Equal((4, 1, 2, 8), (reading.Sum.Records, reading.Sum.Blank, reading.Sum.Extra, reading.Sum.Lines));
        Assert.Equal([2L, 3, 4, 8], reading.Records.Select(record => record.Line));
    }

    [Theory]
    [InlineData("Record ID,Email")]
    [InlineData("Record ID,Email\n")]
    [InlineData("\uFEFFRecord ID,Email\r\n")]
    [InlineData("Record ID\n")]
    public void A_header_and_nothing_else_is_an_export_without_records(string text)
    {
        var reading = Reading.Of(text);
        Assert.Equal((0, 1), (reading.Sum.Records, reading.Sum.Header));
        Assert.Contains(FactKind.NoRecords, reading.FactKinds);
        Assert.Equal("Record ID", reading.Headers[0]);
    }

    [Fact]
    public void An_unclosed_quote_costs_its_own_line_only()
    {
        var reading = Reading.Of("Record ID,Email\n1,a\n2,\"b\n3,c\n4,d\n");
        Assert.Equal((3, 1), (reading.Sum.Records, reading.Sum.Damaged));
        var fact = reading.Fact(FactKind.Damaged);
        Assert.Equal((Damage.UnclosedQuote, 3, 3, 4), (fact.Damage, fact.Line, fact.Character, fact.NextLine));
    }

    [Fact]
    public void A_quote_that_is_never_closed_deep_in_a_large_file_costs_its_own_line_only()
    {
        var text = new StringBuilder("Record ID,Email,Note\n");
        for (int i = 1; i <= 60_000; i++) text.Append(i).Append(i == 41_000 ? ",\"unclosed,x\n" : ",a@x.example,\"some text\"\n");
        var reading = Reading.Of(text.ToString());
        Assert.Equal((59_999, 1), (reading.Sum.Records, reading.Sum.Damaged));
        Assert.Equal(41_001, reading.Fact(FactKind.Damaged).Line);
    }

    [Fact]
    public void Compressed_exports_read_as_plain_ones()
    {
        var plain = Reading.Of(Table);
        var gzip = Reading.Of(Gzip(Encoding.UTF8.GetBytes(Table)), name: "leads.csv.gz");
        Assert.Equal(plain.Records.Select(record => record.ToString()), gzip.Records.Select(record => record.ToString()));
        Assert.Equal("gzip", gzip.Plan.Source.Compression);
    }

    [Fact]
    public void A_zip_of_two_exports_is_two_exports()
    {
        using var folder = new TempFolder();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, true))
        {
            foreach (string name in new[] { "b/activities.csv", "a/leads.csv" })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(Table));
            }
        }

        var sources = ExportSource.Open(folder.Write("export.zip", bytes.ToArray()));
        Assert.Equal(["export.zip/a/leads.csv", "export.zip/b/activities.csv"], sources.Select(source => source.Name));
        foreach (var source in sources) Assert.Equal(2, Reading.OfSource(source).Sum.Records);
    }

    [Theory]
    [InlineData("""[{"id":"1","email":"a@x.example"},{"id":"2","email":"b@x.example"}]""")]
    [InlineData("""{"value":[{"id":"1","email":"a@x.example"},{"id":"2","email":"b@x.example"}]}""")]
    [InlineData("""{"paging":{"next":"x"},"results":[{"id":"1","properties":{"email":"a@x.example"}},{"id":"2","properties":{"email":"b@x.example"}}]}""")]
    [InlineData("""{"totalSize":2,"records":[{"attributes":{"type":"Lead"},"Id":"1","Email":"a@x.example"},{"attributes":{"type":"Lead"},"Id":"2","Email":"b@x.example"}]}""")]
    [InlineData("{\"id\":\"1\",\"email\":\"a@x.example\"}\n{\"id\":\"2\",\"email\":\"b@x.example\"}\n")]
    [InlineData("\uFEFF [\n {\"id\":\"1\",\"email\":\"a@x.example\"},\n {\"id\":\"2\",\"email\":\"b@x.example\"}\n]\n")]
    public void The_shapes_of_JSON_exports_all_give_their_records(string text)
    {
        var reading = Reading.Of(text, new ReadOptions { Kind = RecordKind.Lead }, "leads.json");
        Assert.Equal((2, 2), (reading.Sum.Records, reading.Sum.Elements));
        Assert.Equal("b@x.example", reading.Text(1, Field.Email));
        Assert.Equal("1", reading.Text(0, Field.Id));
    }

    [Fact]
    public void Nested_JSON_becomes_columns_and_arrays_stay_JSON()
    {
        var reading = Reading.Of("""[{"id":"1","Address":{"City":"Ulm"},"tags":["a",1],"when":"2026-01-31T00:00:00Z"}]""", name: "leads.json");
        Assert.Equal(["id", "Address.City", "tags", "when"], reading.Headers);
        Assert.Equal(["1", "Ulm", "[\"a\",1]", "2026-01-31T00:00:00Z"], reading.Records[0].Cells);
    }

    [Theory]
    [InlineData("""[{"id":"1","email":"a@x.example"},{"id":"2","em""")]
    [InlineData("""{"results":[{"id":"1","email":"a@x.example"},{"id":"2","em""")]
    [InlineData("{\"id\":\"1\",\"email\":\"a@x.example\"}\n{\"id\":\"2\",\"em")]
    public void A_truncated_last_element_is_damage(string text)
    {
        var reading = Reading.Of(text, new ReadOptions { Kind = RecordKind.Lead }, "leads.json");
        Assert.Equal((1, 1, 2), (reading.Sum.Records, reading.Sum.Damaged, reading.Sum.Elements));
        Assert.Equal(Damage.Truncated, reading.Fact(FactKind.Damaged).Damage);
    }

    [Fact]
    public void A_broken_line_of_JSON_Lines_costs_that_line_only()
    {
        var reading = Reading.Of("{\"id\":\"1\"}\n{\"id\" \"2\"}\n[3]\n{\"id\":\"4\"}\n", name: "leads.jsonl");
        Assert.Equal((2, 2, 4), (reading.Sum.Records, reading.Sum.Damaged, reading.Sum.Elements));
        Assert.Equal([2L, 3], reading.Facts.Where(fact => fact.Kind == FactKind.Damaged).Select(fact => fact.Line));
    }

    [Fact]
    public void Broken_JSON_gives_what_came_before_and_then_says_where()
    {
        var reading = Reading.Of("[{\"id\":\"1\"},\n{\"id\":\"2\"},\n{\"id\":: 3}]", name: "leads.json");
        Assert.Equal(2, reading.Sum.Records);
        Assert.Equal(("BrokenJson", 3L), (reading.Fault!.Id, reading.Fault.Line));
    }

    [Fact]
    public void A_JSON_field_that_appears_only_far_down_gets_its_column()
    {
        var text = new StringBuilder();
        for (int i = 1; i <= 10_050; i++)
        {
            text.Append("{\"id\":\"").Append(i).Append("\",\"createdate\":\"2026-01-31\"");
            if (i > 10_001) text.Append(",\"email\":\"a@x.example\",\"closed_by\":\"Lena\"");
            text.Append("}\n");
        }

        var reading = Reading.Of(text.ToString(), new ReadOptions { Kind = RecordKind.Lead }, "leads.jsonl");
        Assert.Equal(10_050, reading.Sum.Records);
        Assert.Equal(["id", "createdate", "email", "closed_by"], reading.Headers);
        Assert.Equal("", reading.Text(10_000, Field.Email));
        Assert.Equal("a@x.example", reading.Text(10_001, Field.Email));
    }

    [Fact]
    public void Values_damaged_by_a_spreadsheet_stay_as_they_are()
    {
        var reading = Reading.Of("Record ID,Phone,Create Date\n007,1.23E+11,26-02-2018 19:58\n");
        Assert.Equal(["007", "1.23E+11", "26-02-2018 19:58"], reading.Records[0].Cells);
    }

    [FactWithData("data/education-leads", "leads.csv")]
    public void The_education_leads_read_whole()
    {
        var reading = OfShared("data/education-leads", "leads.csv");
        Assert.Equal(9_191, reading.Sum.Records);
        Assert.Equal(RecordKind.Lead, reading.Plan.Match.Kind);
        Assert.True(reading.Plan.Layout.Has(Field.Id));
    }

    [FactWithData("data/loan-leads", "leads.csv")]
    public void The_loan_leads_read_whole()
    {
        var leads = OfShared("data/loan-leads", "leads.csv");
        Assert.Equal((RecordKind.Lead, 2_394), (leads.Plan.Match.Kind, leads.Records.Count));
        var activities = OfShared("data/loan-leads", "activities.csv");
        Assert.Equal((RecordKind.Activity, 13_807), (activities.Plan.Match.Kind, activities.Records.Count));
        var changes = OfShared("data/loan-leads", "stage-history.csv");
        Assert.Equal((RecordKind.StageChange, 10_348), (changes.Plan.Match.Kind, changes.Records.Count));
        Assert.Equal(0, leads.Sum.Damaged + activities.Sum.Damaged + changes.Sum.Damaged);
    }

    private static Reading OfShared(string folder, string file) =>
        Reading.OfSource(ExportSource.Open(SharedData.Find(folder, file)!).Single());

    private const string Report =
        "Lead Source,Lead Status,Lead Owner,Created Date,Company / Account,Email\n"
        + "Web,New,Lena Vogt,2026-01-01,Acme,a@x.example\nFair,Open,Ben Otte,2026-01-02,Beta,b@x.example\n";

    private const string Footer =
        "\n\"Grand Totals (2 records)\"\n\"Confidential Information - Do Not Distribute\"\n\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n\"Generated By: Lena Vogt\"\n";

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, true)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
