using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using LeadOps.Exports;
using LeadOps.Tests.Profiles;

namespace LeadOps.Tests.Audits;

/// <summary>
/// What people give that is no good export. Each has a clear answer: what is wrong, where, what to type. And the other
/// exports of the same audit are read all the same.
/// </summary>
public sealed class BadInputTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    /// <summary>Name, bytes, what the answer says, and what it says to do.</summary>
    private static readonly (string Name, byte[] Bytes, string Message, string Recommendation)[] Cases =
    [
        ("empty.csv", [], "empty.csv: the file is empty.", "an export without records still has a header"),
        ("empty.json", [], "empty.json: the file is empty.", "Export it again"),
        ("bom.csv", [0xEF, 0xBB, 0xBF], "bom.csv: the file is empty.", "Export it again"),
        ("blank.csv", Utf8("\n\n  \n"), "blank.csv: the file has no header", "Export it again"),
        ("picture.csv", Png, "picture.csv: this is a PNG image.", "a CSV or JSON file"),
        ("binary.csv", Binary(), "binary.csv: this is not text", "Name a CSV or JSON file"),
        ("page.csv", Utf8("<!DOCTYPE html><html>Log in</html>"), "page.csv: this is a web page or XML", "export again"),
        ("leads.xlsx", Zip(("[Content_Types].xml", []), ("xl/workbook.xml", [])), "leads.xlsx: this is an Excel workbook", "Import-Excel"),
        ("named.csv", Zip(("xl/workbook.xml", [])), "named.csv: this is an Excel workbook", "CSV UTF-8"),
        ("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "old.xls: this is an old Excel workbook", "CSV UTF-8"),
        ("nothing.zip", Zip(), "nothing.zip: the zip archive holds no file.", "Export again"),
        ("cut.csv.gz", Cut(ExportReaderTests.Gzip(Utf8(AuditFolder.Leads)), 9), "cut.csv.gz: the gzip file is cut off", ""),
        ("ansi.csv", Latin("Record ID,Email,Company name\n1,a@x.example,Müller\n"), "ansi.csv, line 2, column 16: byte 0xFC is not valid UTF-8 (byte 44).", "-Encoding windows-1252"),
        ("wide.csv", Utf8(string.Join(",", Enumerable.Range(1, 1_000_000)) + "\n1,2\n"), "wide.csv, line 1: the header is over the limits of 16,384 columns", "-Delimiter"),
        ("broken.json", Utf8("[{\"id\":\"1\"},\n{\"id\":}]"), "broken.json, line 2, column 7: the JSON is broken; after 1 elements nothing can be read.", "Repair it there"),
        ("trailing.json", Utf8("[{\"id\":\"1\"}] more"), "trailing.json, line 1, column 14: there is more after the end; 1 elements were read.", "Remove what follows"),
        ("quote.csv", Utf8("\"Record ID,Email\n1,a\n"), "quote.csv, line 1, column 1: a quote opened at column 1 of the header does not close", "Mend the quotes"),
    ];

    // By name only: what a test runner is to find again it writes down, megabytes too.
    public static TheoryData<string> Unreadable => new(Cases.Select(one => one.Name));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_file_that_cannot_be_read_is_told_and_the_others_are_read(string name)
    {
        var (_, bytes, message, recommendation) = Cases.Single(one => one.Name == name);
        using var folder = new AuditFolder($"\"lead\": [\"first.csv\", \"{name}\", \"last.csv\"]");
        folder.Write("first.csv", AuditFolder.Leads);
        folder.Write(name, bytes);
        folder.Write("last.csv", AuditFolder.Leads);
        var result = folder.Audit();
        var fault = Assert.Single(result.Unchecked);
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains(recommendation, fault.Recommendation, StringComparison.Ordinal);
        Assert.Equal(3, result.ExitCode);
        Assert.Equal([2L, 2], result.Files.Where(file => file.File is "first.csv" or "last.csv").Select(file => file.Reconciliation.Records));
    }

    [Fact]
    public void A_missing_file_and_a_wildcard_without_match_are_told_with_the_line_that_names_them()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\",\n\"gone.csv\",\n\"none-*.csv\", \"nowhere/x.csv\"]");
        folder.Write("leads.csv", AuditFolder.Leads);
        var result = folder.Audit();
        Assert.Equal(
            ["gone.csv: no such file.", "none-*.csv: no such file.", "nowhere/x.csv: no such file."],
            result.Unchecked.Select(fault => fault.Message));
        Assert.Contains("Line 2 of lead-audit.json", result.Unchecked[0].Recommendation, StringComparison.Ordinal);
        Assert.Equal((3, 2), (result.ExitCode, result.Leads));
    }

    [Fact]
    public void A_folder_instead_of_a_file_is_told()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\", \"october\"]");
        folder.Write("leads.csv", AuditFolder.Leads);
        Directory.CreateDirectory(Path.Combine(folder.Path, "october"));
        var result = folder.Audit();
        Assert.Equal("october: this is a folder, not a file.", Assert.Single(result.Unchecked).Message);
        Assert.Contains("*.csv", result.Unchecked[0].Recommendation, StringComparison.Ordinal);
        Assert.Equal(2, result.Leads);
    }

    [Fact]
    public void A_file_that_another_program_keeps_to_itself_is_told()
    {
        using var folder = new AuditFolder("\"lead\": [\"locked.csv\", \"leads.csv\"]");
        folder.Write("leads.csv", AuditFolder.Leads);
        using var holder = new FileStream(folder.Write("locked.csv", AuditFolder.Leads), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var result = folder.Audit();
        Assert.Equal("locked.csv: another program has this file open for itself.", Assert.Single(result.Unchecked).Message);
        Assert.Equal((3, 2), (result.ExitCode, result.Leads));
    }

    [Fact]
    public void A_file_that_its_program_still_writes_to_is_read()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]");
        using var holder = new FileStream(folder.Write("leads.csv", AuditFolder.Leads), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Assert.Equal((0, 2), (folder.Audit().ExitCode, folder.Audit().Leads));
    }

    [Theory]
    [InlineData("header.csv", "Record ID,Email\n")]
    [InlineData("array.json", "[]")]
    [InlineData("envelope.json", "{\"results\":[]}")]
    [InlineData("object.json", "{}")]
    public void An_export_without_records_is_a_finding(string name, string text)
    {
        using var folder = new AuditFolder($"\"lead\": [\"{name}\"]");
        folder.Write(name, text);
        var result = folder.Audit(out var findings);
        Assert.Empty(result.Unchecked);
        Assert.Contains("LO0013", findings.Select(finding => finding.RuleId));
        Assert.Equal(0, result.Leads);
    }

    [Fact]
    public void Truncated_JSON_gives_its_records_and_one_damaged_element()
    {
        using var folder = new AuditFolder("\"lead\": [\"cut.json\"]");
        folder.Write("cut.json", "[{\"id\":\"1\",\"email\":\"a@x.example\"},{\"id\":\"2\",\"em");
        var result = folder.Audit(out var findings);
        Assert.Equal((1, 1), (result.Leads, result.Damaged));
        Assert.Contains("LO0009", findings.Select(finding => finding.RuleId));
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void A_gzip_file_that_is_cut_off_gives_the_records_before_the_cut_and_their_findings_are_counted()
    {
        var text = new StringBuilder("Record ID,Email,Create Date\n");
        var random = new Random(5);
        for (int i = 0; i < 40_000; i++) text.Append(i).Append(",not an address ").Append(random.Next()).Append(",31.12.2026\n");
        byte[] packed = ExportReaderTests.Gzip(Utf8(text.ToString()));
        using var folder = new AuditFolder("\"lead\": [\"cut.csv.gz\"]");
        folder.Write("cut.csv.gz", Cut(packed, packed.Length / 2));
        var result = folder.Audit(out var findings);
        Assert.StartsWith("cut.csv.gz: the gzip file is cut off", Assert.Single(result.Unchecked).Message, StringComparison.Ordinal);
        Assert.InRange(result.Leads, 10_000, 30_000);
        Assert.Equal(result.Leads, result.Errors);
        Assert.Equal(findings.Count(finding => finding.RuleId == "LO2001"), result.Rules.Single(rule => rule.Rule.Id == "LO2001").Findings);
    }

    [Fact]
    public void A_damaged_export_in_an_archive_does_not_stop_the_others_in_it()
    {
        using var folder = new AuditFolder("\"lead\": [\"all.zip\"]");
        folder.Write("all.zip", Zip(("a.csv", Utf8(AuditFolder.Leads)), ("b.csv", []), ("c.csv", Utf8(AuditFolder.Leads))));
        var result = folder.Audit();
        Assert.Equal("all.zip/b.csv: the file is empty.", Assert.Single(result.Unchecked).Message);
        Assert.Equal(["all.zip/a.csv", "all.zip/c.csv"], result.Files.Select(file => file.File));
        Assert.Equal(4, result.Leads);
    }

    [Fact]
    public void A_zip_bomb_is_left_where_it_is_too_much()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, true))
        {
            gzip.Write(Utf8("Record ID,Email\n"));
            byte[] line = Utf8(string.Concat(Enumerable.Repeat($"1,{new string('a', 1_000)}\n", 64)));
            for (int i = 0; i < 80 << 20; i += line.Length) gzip.Write(line);
        }

        using var folder = new AuditFolder("\"lead\": [\"bomb.csv.gz\", \"leads.csv\"]");
        folder.Write("leads.csv", AuditFolder.Leads);
        folder.Write("bomb.csv.gz", packed.ToArray());
        var result = folder.Audit();
        var fault = Assert.Single(result.Unchecked);
        Assert.Contains("over 200 times as many: reading stopped there.", fault.Message, StringComparison.Ordinal);
        Assert.Contains("unpack it", fault.Recommendation, StringComparison.Ordinal);
        Assert.InRange(result.Files[0].Reconciliation.Records, 60_000, 80_000);
        Assert.Equal(2, result.Files[1].Reconciliation.Records);
    }

    [Fact]
    public void A_line_of_hundreds_of_megabytes_is_one_damaged_line()
    {
        using var folder = new AuditFolder("\"lead\": [\"long.csv\"]");
        string path = folder.Write("long.csv", "Record ID,Email\n" + string.Concat(Enumerable.Range(1, 1_000).Select(i => $"{i},a@x.example\n")) + "1001,");
        using (var file = new FileStream(path, FileMode.Open))
        {
            // A hole: it takes no place on disk.
            file.SetLength(file.Length + (256L << 20));
            file.Seek(0, SeekOrigin.End);
            file.Write(Utf8("\n1002,b@x.example\n"));
        }

        var result = folder.Audit(out var findings);
        Assert.Empty(result.Unchecked);
        Assert.Equal((1_001, 1), (result.Leads, result.Damaged));
        Assert.True(result.Files[0].Reconciliation.Closes);
        var finding = findings.Single(finding => finding.RuleId == "LO0007");
        Assert.Equal((1_002L, "a cell over 1,048,576 bytes"), (finding.Line, finding.Brief));
    }

    [Fact]
    public void A_row_of_a_million_cells_is_one_damaged_line()
    {
        using var folder = new AuditFolder("\"lead\": [\"wide.csv\"]");
        folder.Write("wide.csv", "Record ID,Email\n1,a@x.example\n" + new string(',', 1_000_000) + "x\n3,c@x.example\n");
        var result = folder.Audit(out var findings);
        Assert.Equal((2, 1), (result.Leads, result.Damaged));
        Assert.Equal("more than 16,384 cells", findings.Single(finding => finding.RuleId == "LO0007").Brief);
    }

    [Fact]
    public void An_id_that_no_column_holds_is_a_finding_that_says_how_to_name_it()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]");
        folder.Write("leads.csv", AuditFolder.Leads.Replace("Record ID", "Our number", StringComparison.Ordinal));
        folder.Audit(out var findings);
        var finding = findings.Single(finding => finding.RuleId == "LO0012");
        Assert.Contains("-Map @{ 'My header' = 'id' }", finding.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_of_the_audit_file_places_the_id()
    {
        using var folder = new AuditFolder("\"lead\": [{ \"path\": \"leads.csv\", \"map\": { \"Our number\": \"id\" } }]");
        folder.Write("leads.csv", AuditFolder.Leads.Replace("Record ID", "Our number", StringComparison.Ordinal));
        folder.Audit(out var findings);
        Assert.DoesNotContain("LO0012", findings.Select(finding => finding.RuleId));
    }

    [Fact]
    public void A_pattern_of_the_agreement_that_runs_away_switches_its_rule_off_and_the_others_go_on()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\", \"more.csv\"]", agreement: Runaway);
        folder.Write("leads.csv", "Record ID,Email,Company name\n1,no address,short\n2,," + new string('a', 40) + "!\n3,no address,x\n");
        folder.Write("more.csv", AuditFolder.Leads);
        var result = folder.Audit(out var findings);
        var fault = Assert.Single(result.Unchecked);
        Assert.StartsWith("leads.csv, line 3, record 2: rule LO1001 failed and was switched off: The pattern (a+)+$ at ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("required[0].when.company.matches", fault.Recommendation, StringComparison.Ordinal);
        Assert.Equal(2, findings.Count(finding => finding.RuleId == "LO2001"));
        Assert.Equal((3, 5), (result.ExitCode, result.Leads));
    }

    [Fact]
    public void A_waiver_whose_pattern_runs_away_is_switched_off_and_waives_nothing()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", agreement: Waiver);
        folder.Write("leads.csv", "Record ID,Email,Company name\n1,no address,xa\n2,no address," + new string('a', 40) + "!\n3,no address,a\n");
        var result = folder.Audit();
        var fault = Assert.Single(result.Unchecked);
        Assert.Contains("the waiver of LO2001 failed and was switched off", fault.Message, StringComparison.Ordinal);
        Assert.Contains("waivers[0].when.company.matches", fault.Recommendation, StringComparison.Ordinal);
        Assert.Equal((1, 2, 3), (result.Waived, result.Errors, result.ExitCode));
    }

    private const string Runaway = """
        { "name": "Test", "version": "1", "timeZone": "Europe/Berlin",
          "required": [ { "fields": ["phone", "email", "source"], "when": { "company": { "matches": "(a+)+$" } } },
                        { "fields": ["email"] } ],
          "columns": { "Source": "source" } }
        """;

    private const string Waiver = """
        { "name": "Test", "version": "1", "timeZone": "Europe/Berlin",
          "waivers": [ { "rule": "LO2001", "when": { "company": { "matches": "(a+)+$" } }, "reason": "known", "by": "Lena", "until": "2026-12-31" } ] }
        """;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Cut(byte[] bytes, int fromEnd) => bytes[..^fromEnd];

    private static byte[] Binary()
    {
        var bytes = new byte[5_000];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
