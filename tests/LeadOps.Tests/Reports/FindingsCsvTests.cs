using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using LeadOps.Reports;
using LeadOps.Tests.Audits;

namespace LeadOps.Tests.Reports;

public sealed class FindingsCsvTests
{
    [Fact]
    public void What_an_export_smuggles_in_is_neither_run_nor_does_it_break_the_file()
    {
        using var folder = new AuditFolder("\"lead\": [\"=cmd.csv\"]", agreement: """
            { "name": "Test", "version": "1", "timeZone": "UTC", "terms": { "stage": [ { "term": "MQL", "means": "x" } ] } }
            """);
        folder.Write("=cmd.csv", "Record ID,Email,Lifecycle Stage\n=1+1,a@x.example,\"=HYPERLINK(\"\"x\"\"),\n\"\"y\"\"\"\n\"7\n8\",b@x.example,-2+3\n");
        string text = folder.Output("csv", out var result);
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        long rows = 0;
        while (csv.Read())
        {
            rows++;
            Assert.Equal(12, csv.Parser.Count);
            Assert.All(csv.Parser.Record!, cell => Assert.DoesNotMatch("^[=@]", cell));
            Assert.Equal("'=cmd.csv", csv["File"]);
        }

        Assert.Equal(result.Errors + result.Warnings + result.Information, rows);
        Assert.Contains("'=1+1", text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Id_message_and_evidence_stay_on_one_line_and_of_a_length_that_one_can_read()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", agreement: """
            { "name": "Test", "version": "1", "timeZone": "UTC", "terms": { "stage": [ { "term": "MQL", "means": "x" } ] } }
            """);
        folder.Write("leads.csv", $"Record ID,Email,Lifecycle Stage\n\"1\u001B\n2\",a@x.example,\"two\r\nlines\t\0{new string('x', 100_000)}\"\n");
        folder.Audit(out var findings);
        var finding = findings.Single(finding => finding.RuleId == "LO3001");
        foreach (string part in new[] { finding.Message, finding.Brief, finding.Evidence, finding.Suggestion, finding.RecordId })
        {
            Assert.DoesNotContain(part, char.IsControl);
            Assert.InRange(part.Length, 0, 400);
        }

        Assert.StartsWith("two  lines", finding.Evidence, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Waived_findings_are_left_out()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", agreement: """
            { "name": "Test", "version": "1", "timeZone": "UTC",
              "waivers": [ { "rule": "LO2001", "reason": "known", "by": "Lena", "until": "2026-12-31" } ] }
            """);
        folder.Write("leads.csv", "Record ID,Email\n1,no address\n");
        string text = folder.Output("csv", out var result);
        Assert.Equal((1, 0), (result.Waived, result.Errors));
        Assert.DoesNotContain("LO2001", text, System.StringComparison.Ordinal);
    }
}
