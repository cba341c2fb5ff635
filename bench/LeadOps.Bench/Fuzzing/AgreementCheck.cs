using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Reports;
using LeadOps.Rules;

namespace LeadOps.Bench.Fuzzing;

/// <summary>Takes all that is found.</summary>
internal sealed class Found : List<Finding>, IFindingSink;

/// <summary>Reads agreements and audit files, and uses those that are good on the exports of the sample.</summary>
internal sealed class AgreementCheck
{
    private const int Lines = 40;

    private readonly string folder;
    private readonly Action<string> count;

    /// <param name="folder">Where the files are written to, with the exports of the sample.</param>
    /// <param name="count">Told what was met.</param>
    public AgreementCheck(string folder, Action<string> count)
    {
        this.folder = Path.Combine(folder, "acme");
        this.count = count;
        Directory.CreateDirectory(this.folder);
        AcmeSample.Write(this.folder);

        // The beginnings are enough: it is the agreement that changes.
        foreach (string export in Directory.GetFiles(this.folder, "*.csv"))
        {
            File.WriteAllLines(export, File.ReadLines(export).Take(Lines).ToList());
        }
    }

    public void CheckAgreement(FuzzCase one)
    {
        string path = Path.Combine(folder, "other.json");
        File.WriteAllBytes(path, one.Bytes);
        var reading = AgreementFile.Read(path, AuditFile.KnownRules, "other.json");
        CheckProblems(reading.Problems, one.Bytes);
        bool hasError = reading.Problems.Any(problem => problem.Severity == Severity.Error);
        FuzzFailure.Unless(
            hasError == reading.Agreement is null, "an agreement in spite of errors, or none without", () => "");
        count(hasError ? "agreement refused" : "agreement read");
        if (reading.Agreement is not { } agreement) return;
        var found = new Found();
        var context = new RuleContext(agreement, ExportCheck.AsOf, showEvidence: false);
        var run = new RuleRun(context, new RuleChoice(), found);
        foreach (string name in new[] { "leads.csv", "stage-history.csv", "activities.csv" })
        {
            var source = ExportSource.Open(Path.Combine(folder, name))[0];
            ExportReader.Read(source, AuditFile.Options(agreement), run, default);
        }

        ExportCheck.CheckRun(run);
        foreach (string rule in found.Select(finding => finding.RuleId).Distinct()) count("rule " + rule);
    }

    public void CheckAudit(FuzzCase one)
    {
        File.WriteAllBytes(Path.Combine(folder, AuditFile.FileName), one.Bytes);
        AuditRequest request;
        try
        {
            request = AuditFile.Load(folder, name: "acme");
        }
        catch (AgreementException refused)
        {
            CheckProblems(refused.Problems, one.Bytes);
            FuzzFailure.Unless(refused.Recommendation.Length > 0, "a fault that does not say enough", refused.ToString);
            count("audit refused: " + refused.Id);
            return;
        }

        count("audit read");
        string inside = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var paths = request.Inputs.Select(input => Path.GetFullPath(input.Path));
        if (!paths.All(path => path.StartsWith(inside, StringComparison.Ordinal))) return;
        request.AsOf = ExportCheck.AsOf;
        var found = new Found();
        var result = Audit.Run(request, found, default);
        var broken = result.Unchecked.FirstOrDefault(fault =>
            fault.Message.Contains(" was switched off:", StringComparison.Ordinal)
            && !fault.Recommendation.StartsWith("Change the pattern", StringComparison.Ordinal));
        FuzzFailure.Unless(broken is null, "a rule failed in an audit", () => broken!.Message);
        CheckReports(result, found);
    }

    private static void CheckProblems(IReadOnlyList<AgreementProblem> problems, byte[] bytes)
    {
        int lines = 1 + bytes.Count(value => value is (byte)'\n' or (byte)'\r');
        foreach (var problem in problems)
        {
            bool inside = problem.Line >= 1 && problem.Line <= lines && problem.Message.Length > 0;
            FuzzFailure.Unless(inside, "a problem outside of the file", problem.ToString);
            FuzzFailure.Unless(!problem.ToString().Any(char.IsControl), "a problem on several lines", problem.ToString);
        }
    }

    private static void CheckReports(AuditResult result, Found found)
    {
        var text = new StringWriter();
        new TextReport(text).Write(result);
        var writer = new StringWriter();
        using (var json = new AuditJson(writer))
        {
            foreach (var finding in found) json.Add(finding);
            json.Complete(result);
        }

        try
        {
            using var document = JsonDocument.Parse(writer.ToString());
            int shown = document.RootElement.GetProperty("findings").GetArrayLength();
            FuzzFailure.Unless(
                shown == found.Count(finding => finding.WaivedBecause.Length == 0),
                "findings lost in the report",
                () => "");
        }
        catch (JsonException broken)
        {
            throw new FuzzFailure("the report is no JSON", broken.Message);
        }
    }
}
