using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Agreements;
using LeadOps.Agreements.Proposals;
using LeadOps.Audits;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Tests.Exports;
using LeadOps.Tests.Rules;

namespace LeadOps.Tests.Agreements.Proposals;

/// <summary>Texts of exports in; counts, agreements and updates out.</summary>
internal static class Counting
{
    public static ExportTally Of(params (string Name, string Text)[] exports) => Of(null, exports);

    public static ExportTally Of(ReadOptions? options, params (string Name, string Text)[] exports)
    {
        using var folder = new TempFolder();
        var tally = new ExportTally();
        foreach (var (name, text) in exports)
        {
            var source = Assert.Single(ExportSource.Open(folder.Write(name, Encoding.UTF8.GetBytes(text)), name));
            ExportReader.Read(source, options ?? AuditFile.Options(null), tally, default);
        }

        return tally;
    }

    public static string Propose(params (string Name, string Text)[] exports) =>
        AgreementProposer.Propose(Of(exports), new ProposalOptions { Name = "Test", Version = "1", TimeZone = "Europe/Berlin" });

    /// <summary>The agreement in a text that must have neither error nor warning.</summary>
    public static Agreement Read(string text)
    {
        var reading = AgreementReader.Read(text, "a.json", AuditFile.KnownRules);
        Assert.Empty(reading.Problems.Where(problem => problem.Severity > Severity.Information).Select(problem => problem + "\n" + text));
        return reading.Agreement!;
    }

    /// <summary>The text of a section or, with <paramref name="field"/>, of the terms of a field.</summary>
    public static string Section(string text, string key, string? field = null)
    {
        var node = StrictJson.Parse(text, new ProblemList("a.json"))!.Find(key)!;
        if (field is not null) node = node.Find(field)!;
        return text[node.Start..node.End];
    }

    /// <summary>What the rules of terminology find above information.</summary>
    public static List<string> Terminology(Agreement agreement, params (string Name, string Text)[] exports) => exports
        .SelectMany(export => RuleHarness.Run(export.Name, Encoding.UTF8.GetBytes(export.Text), agreement, out _))
        .Where(finding => finding.RuleId.StartsWith("LO3", System.StringComparison.Ordinal) && finding.Severity > Severity.Information)
        .Select(finding => $"{finding.RuleId} {finding.Location}: {finding.Message}")
        .ToList();

    /// <summary>A CSV file of a header and rows, every cell quoted.</summary>
    public static string Csv(string header, IEnumerable<IEnumerable<string>> rows) =>
        header + "\n" + string.Concat(rows.Select(row => string.Join(",", row.Select(cell => "\"" + cell.Replace("\"", "\"\"") + "\"")) + "\n"));

    /// <summary>A CSV file of leads with one more column.</summary>
    public static string Leads(string header, params (string Value, int Count)[] values)
    {
        int id = 1000;
        return Csv("Lead ID," + header, values.SelectMany(value => Enumerable.Repeat(value.Value, value.Count)).Select(value => new[] { (++id).ToString(), value }));
    }
}
