using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace LeadOps.Tests.Audits;

/// <summary>The gate, its exit codes and their order, and counts that agree with the findings.</summary>
public sealed class AuditTests
{
    // Two leads with one error each, three warnings: an id that stands for nobody, and so on, in the exports themselves.
    private const string Errors = "Record ID,Email,Create Date\n1,no address,2026-01-31\n2,no address,2026-01-31\n3,c@x.example,2026-01-31\n";

    [Theory]
    [InlineData("", 1)]
    [InlineData(", \"gate\": { \"errors\": 1 }", 1)]
    [InlineData(", \"gate\": { \"errors\": 2 }", 0)]
    [InlineData(", \"gate\": { \"errors\": 2, \"warnings\": 0 }", 0)]
    public void The_gate_holds_up_to_its_limits(string gate, int exitCode)
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", gate);
        folder.Write("leads.csv", Errors);
        var result = folder.Audit();
        Assert.Equal((2, exitCode, exitCode == 0), (result.Errors, result.ExitCode, result.GateHolds));
    }

    [Fact]
    public void Damaged_lines_are_a_limit_of_their_own()
    {
        const string Text = "Record ID,Email\n1,a@x.example\n2,\"b\" x\n\"3\" y,c\n";
        foreach (var (limit, exit) in new[] { (1, 1), (2, 0) })
        {
            using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", $", \"gate\": {{ \"errors\": 9, \"damaged\": {limit} }}");
            folder.Write("leads.csv", Text);
            var result = folder.Audit();
            Assert.Equal((2, exit), (result.Damaged, result.ExitCode));
            Assert.Contains(result.Gate, line => line.ToString() == (exit == 0 ? "ok  damaged 2 of 2" : "OVER  damaged 2 of 1"));
        }
    }

    [Fact]
    public void Warnings_count_for_the_exit_code_only_when_strict()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]");
        folder.Write("leads.csv", "Record ID,Email\n1\n");
        var request = folder.Load();
        Assert.Equal(0, Run(request).ExitCode);
        request.Strict = true;
        Assert.Equal(2, Run(request).ExitCode);
    }

    [Fact]
    public void Of_several_exit_codes_what_could_not_be_checked_comes_before_the_gate_and_the_gate_before_warnings()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\", \"gone.csv\"]");
        folder.Write("leads.csv", Errors + "4\n");
        var request = folder.Load();
        request.Strict = true;
        var result = Run(request);
        Assert.True(result.Warnings > 0);
        Assert.Equal((false, 3), (result.GateHolds, result.ExitCode));
        request.Missing.Clear();
        Assert.Equal(1, Run(request).ExitCode);
        request.Gate.Errors = 99;
        Assert.Equal(2, Run(request).ExitCode);
    }

    [Fact]
    public void Counts_by_rule_are_those_of_the_findings_and_clean_leads_have_none()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\", \"more.csv\"]");
        folder.Write("leads.csv", Errors);
        folder.Write("more.csv", Errors + "4\n5,d@x.example,31.31.2026\n");
        var result = folder.Audit(out var findings);
        Assert.Equal(
            findings.GroupBy(finding => finding.RuleId).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.LongCount())),
            result.Rules.OrderBy(rule => rule.Rule.Id, StringComparer.Ordinal).Select(rule => (rule.Rule.Id, rule.Findings)));
        Assert.Equal(8, result.Leads);
        Assert.Equal(
            8 - findings.Where(finding => finding.Severity != Severity.Information && finding.Location.Record > 0)
                .Select(finding => (finding.File, finding.Location.Record)).Distinct().Count(),
            result.CleanLeads);
        Assert.Equal("LO2001", result.Rules[0].Rule.Id);
        Assert.Equal(["leads.csv", "leads.csv", "more.csv"], result.Rules[0].First.Select(location => location.File));
    }

    [Fact]
    public void Rules_of_the_audit_file_run_and_no_others()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", ", \"rules\": { \"include\": [\"LO2*\", \"LO0001\"], \"exclude\": [\"LO2001\"] }");
        folder.Write("leads.csv", Errors + "4\n5,d@x.example,31.31.2026\n");
        folder.Audit(out var findings);
        Assert.Equal(["LO0001", "LO2009"], findings.Select(finding => finding.RuleId).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_asked_for_and_not_built_is_a_notice()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", ", \"run\": [\"hygiene\", \"compensation\"]");
        folder.Write("leads.csv", AuditFolder.Leads);
        Assert.Equal("Not built yet, so not run: compensation.", Assert.Single(folder.Audit().Notices));
    }

    [Fact]
    public void A_cancelled_audit_ends_with_the_cancellation()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]");
        folder.Write("leads.csv", AuditFolder.Leads);
        Assert.Throws<OperationCanceledException>(
            () => LeadOps.Audits.Audit.Run(folder.Load(), new FindingList(), new CancellationToken(true)));
    }

    [Fact]
    public void Personal_values_are_masked_in_every_finding()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]");
        folder.Write("leads.csv", "Record ID,Email,First Name,Phone Number\n1,tilda.quist at example,Tilda,+49 30 1234567\n");
        folder.Audit(out var findings);
        Assert.NotEmpty(findings);
        foreach (var finding in findings)
        {
            string all = finding.Message + finding.Brief + finding.Evidence + finding.Suggestion;
            Assert.DoesNotContain("tilda", all, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("quist", all, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static AuditResult Run(LeadOps.Audits.AuditRequest request) =>
        LeadOps.Audits.Audit.Run(request, new FindingList(), CancellationToken.None);
}
