using System;
using System.IO;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Exports;

namespace LeadOps.Tests.Audits;

/// <summary>What an audit file may say, and what is answered to one that says something else.</summary>
public sealed class AuditFileTests
{
    [Theory]
    [InlineData("{ \"exprots\": {}, \"exports\": { \"lead\": [\"a.csv\"] } }", "Unknown key 'exprots'", "Did you mean 'exports'?")]
    [InlineData("{ \"exports\": { \"leads\": [\"a.csv\"] } }", "Unknown kind 'leads'", "Did you mean 'lead'?")]
    [InlineData("{ \"exports\": { \"lead\": \"a.csv\" } }", "Expected a list of paths or exports, found a text", "")]
    [InlineData("{ \"exports\": { \"lead\": [7] } }", "Expected a text that is not empty or an export, found a number", "")]
    [InlineData("{ \"exports\": { \"lead\": [{ \"paht\": \"a.csv\" }] } }", "Unknown key 'paht'", "Did you mean 'path'?")]
    [InlineData("{ \"exports\": { \"lead\": [{ \"profile\": \"HubSpot\" }] } }", "Missing key 'path'", "")]
    [InlineData("{ \"gate\": { \"errors\": 1 } }", "Missing key 'exports'", "")]
    [InlineData("{ \"exports\": {} }", "Expected at least one export", "")]
    [InlineData("{ \"exports\": { \"lead\": [], \"activity\": [] } }", "Expected at least one export", "")]
    [InlineData("{ \"exports\": { \"lead\": [{ \"path\": \"a.csv\", \"profile\": \"hubspt\" }] } }", "Unknown profile 'hubspt'", "Did you mean 'HubSpot'?")]
    [InlineData("{ \"exports\": { \"cost\": [{ \"path\": \"a.csv\", \"profile\": \"Salesforce-Report\" }] } }", "The profile Salesforce-Report has no kind Cost; it has ", "")]
    [InlineData("{ \"exports\": { \"lead\": [{ \"path\": \"a.csv\", \"encoding\": \"windows-1525\" }] } }", "'windows-1525' is not an encoding that is known here. Nearest: windows-1252", "")]
    [InlineData("{ \"exports\": { \"lead\": [{ \"path\": \"a.csv\", \"timeZone\": \"Europe/Berln\" }] } }", "Unknown time zone 'Europe/Berln'", "Did you mean 'Europe/Berlin'?")]
    [InlineData("{ \"exports\": { \"lead\": [{ \"path\": \"a.csv\", \"delimiter\": \";;\" }] } }", "Expected one character, found ';;'", "")]
    [InlineData("{ \"exports\": { \"lead\": [{ \"path\": \"a.csv\", \"dateOrder\": \"DYM\" }] } }", "Unknown date order 'DYM'", "Did you mean 'DMY'?")]
    [InlineData("{ \"exports\": { \"lead\": [{ \"path\": \"a.csv\", \"map\": { \"X\": \"emial\" } }] } }", "Unknown field 'emial'", "Did you mean 'email'?")]
    [InlineData("{ \"exports\": { \"lead\": [\"a.csv\"] }, \"run\": [\"hygeine\"] }", "Unknown part of the audit 'hygeine'", "Did you mean 'hygiene'?")]
    [InlineData("{ \"exports\": { \"lead\": [\"a.csv\"] }, \"gate\": { \"erors\": 1 } }", "Unknown key 'erors'", "Did you mean 'errors'?")]
    [InlineData("{ \"exports\": { \"lead\": [\"a.csv\"] }, \"rules\": { \"include\": [\"LO1901\"] } }", "Unknown rule 'LO1901'", "Did you mean 'LO1001'?")]
    [InlineData("{ \"exports\": { \"lead\": [\"a.csv\"] }, \"rules\": { \"exclude\": [\"EmailInvalid\"] } }", "Expected a rule id like LO1001", "")]
    [InlineData("{ \"exports\": { \"lead\": [\"a.csv\"] }, \"gate\": { \"errors\": -1 } }", "Expected a whole number from 0 on", "")]
    [InlineData("{ \"exports\": { \"lead\": [\"a.csv\"] }, \"gate\": { \"errors\": 1.5 } }", "Expected a whole number from 0 on", "")]
    [InlineData("{ \"exports\": { \"lead\": [\"a.csv\"] }, \"output\": { \"folder\": \"out\", \"formats\": [\"xml\"] } }", "Unknown format 'xml'", "")]
    [InlineData("{ \"exports\": { \"lead\": [\"a.csv\"] }, \"agreement\": \"\" }", "Expected a text that is not empty", "")]
    [InlineData("[]", "Expected an audit, found a list", "")]
    [InlineData("{ \"exports\": { \"lead\": [\"a.csv\" } }", "Broken JSON at column 34", "")]
        public void A_word_that_is_wrong_is_told_with_its_line_and_the_nearest_one(string text, string message, string recommendation)
    {
        using var folder = new AuditFolder();
        folder.Write("lead-audit.json", "\n" + text);
        folder.Write("a.csv", AuditFolder.Leads);
        var refused = folder.Refused();
        Assert.Equal("AuditInvalid", refused.Id);
        Assert.Contains("lead-audit.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(recommendation, refused.Recommendation, StringComparison.Ordinal);
        Assert.Contains("line 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_audit_file_is_told()
    {
        using var folder = new AuditFolder();
        folder.Write("lead-audit.json", "");
        Assert.EndsWith("the file is empty.", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_an_audit_file_may_say_is_understood()
    {
        using var folder = new AuditFolder(
            "\"lead\": [{ \"path\": \"leads.csv\", \"profile\": \"hub_spot\", \"encoding\": \"ansi\", \"delimiter\": \";\", \"timeZone\": \"UTC\","
            + " \"dateOrder\": { \"Create Date\": \"MDY\" }, \"map\": { \"Mail\": \"email\", \"Email\": null } }], \"activity\": [\"a?.csv\"]",
            ", \"run\": [\"hygiene\", \"compensation\"], \"rules\": { \"include\": [\"LO2*\"], \"exclude\": [\"LO2009\"] }, \"period\": \"2026-10\","
            + " \"gate\": { \"errors\": 3, \"warnings\": 4, \"overdue\": 5, \"damaged\": 6 }, \"output\": { \"folder\": \"out\", \"formats\": [\"csv\"] }, \"$schema\": \"x\"");
        folder.Write("leads.csv", AuditFolder.Leads);
        folder.Write("a1.csv", AuditFolder.Leads);
        var request = folder.Load();
        Assert.Equal(["leads.csv", "a1.csv"], request.Inputs.Select(input => input.Shown));
        var options = request.Inputs[0].Options;
        Assert.Equal(("hub_spot", "ansi", ';', "UTC", RecordKind.Lead), (options.Profile, options.Encoding, options.Delimiter, options.TimeZone, options.Kind));
        Assert.Equal(DateOrder.MDY, options.DateOrders["Create Date"]);
        Assert.Equal(("email", null), (options.Map!["Mail"], options.Map["Email"]));
        Assert.Equal((3, 4, 6), (request.Gate.Errors, request.Gate.Warnings, request.Gate.Damaged));
        Assert.Equal(["compensation"], request.NotBuilt);
        Assert.Equal(5, request.Gate.Overdue);
        Assert.Equal((Path.Combine(folder.Path, "out"), "csv"), (request.OutputFolder, request.OutputFormats.Single()));
        Assert.Equal(("LO2*", "LO2009"), (request.Rules.Include.Single(), request.Rules.Exclude.Single()));
        Assert.Equal("Test", request.Agreement!.Name);
    }

    [Fact]
    public void Wildcards_give_the_files_in_ordinal_order_and_folders_none()
    {
        using var folder = new AuditFolder("\"lead\": [\"exports/leads-*.csv\", \"x?.csv\"]");
        foreach (string name in new[] { "exports/leads-b.csv", "exports/leads-B.csv2", "exports/leads-a.csv", "exports/leads-é.csv", "x1.csv", "x12.csv" })
        {
            folder.Write(name, AuditFolder.Leads);
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "exports", "leads-folder.csv"));
        Assert.Equal(
            ["exports/leads-a.csv", "exports/leads-b.csv", "exports/leads-é.csv", "x1.csv"],
            folder.Load().Inputs.Select(input => input.Shown.Replace('\\', '/')));
    }

    [Fact]
    public void The_agreement_is_the_one_named_else_the_nearest_upward()
    {
        using var folder = new AuditFolder();
        folder.Write("a/b/lead-audit.json", "{ \"exports\": { \"lead\": [\"x.csv\"] } }");
        Assert.Equal("Test", Load("a/b").Agreement!.Name);
        folder.Write("a/lead-agreement.json", AuditFolder.Agreement.Replace("Test", "Nearer", StringComparison.Ordinal));
        Assert.Equal("Nearer", Load("a/b").Agreement!.Name);
        folder.Write("a/b/lead-audit.json", "{ \"agreement\": \"../../lead-agreement.json\", \"exports\": { \"lead\": [\"x.csv\"] } }");
        Assert.Equal("Test", Load("a/b").Agreement!.Name);

        AuditRequest Load(string name) => AuditFile.Load(Path.Combine(folder.Path, name));
    }

    [Fact]
    public void An_agreement_that_is_named_and_missing_is_told()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", ", \"agreement\": \"gone.json\"");
        var refused = folder.Refused();
        Assert.Equal("gone.json does not exist.", refused.Message);
    }

    [Fact]
    public void An_agreement_with_a_typing_error_is_told_with_the_nearest_word()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", agreement: AuditFolder.Agreement.Replace("timeZone", "timeZon", StringComparison.Ordinal));
        var refused = folder.Refused();
        Assert.Equal("AgreementInvalid", refused.Id);
        Assert.Contains("unknown key 'timeZon'", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("Did you mean 'timeZone'?", refused.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_an_audit_file_is_audited_by_what_its_exports_are()
    {
        using var folder = new AuditFolder();
        folder.Write("leads.csv", AuditFolder.Leads);
        folder.Write("lead-activities.json", "[{\"id\":\"9\",\"leadId\":\"1\",\"type\":\"Call\",\"occurred\":\"2026-01-31T10:00:00Z\"}]");
        folder.Write("notes.md", "no export");
        var result = folder.Audit();
        Assert.Equal(
            [("lead-activities.json", RecordKind.Activity), ("leads.csv", RecordKind.Lead)],
            result.Files.Select(file => (file.File, file.Kind)));
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void A_workbook_among_the_exports_of_a_folder_is_not_passed_over()
    {
        using var folder = new AuditFolder();
        folder.Write("leads.csv", AuditFolder.Leads);
        folder.Write("more.xlsx", [0x50, 0x4B, 5, 6, .. new byte[18]]);
        var result = folder.Audit();
        Assert.StartsWith("more.xlsx: ", Assert.Single(result.Unchecked).Message, StringComparison.Ordinal);
        Assert.Equal((3, 2), (result.ExitCode, result.Leads));
    }

    [Fact]
    public void A_folder_with_an_export_that_does_not_tell_what_it_is_says_how_to_name_it()
    {
        using var folder = new AuditFolder();
        folder.Write("leads.csv", AuditFolder.Leads);
        folder.Write("things.csv", "a,b\n1,2\n");
        var refused = folder.Refused();
        Assert.Equal(("KindUnknown", "things.csv"), (refused.Id, refused.File));
        Assert.Contains("\"lead\": [\"things.csv\"]", refused.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_exports_is_told()
    {
        using var folder = new AuditFolder();
        Assert.Equal("NothingToAudit", folder.Refused().Id);
    }

    [Fact]
    public void A_path_that_is_no_audit_file_says_what_to_name_instead()
    {
        using var folder = new AuditFolder();
        string gone = Path.Combine(folder.Path, "gone.json"), export = folder.Write("leads.csv", AuditFolder.Leads);
        Assert.Equal("AuditNotFound", Assert.Throws<AgreementException>(() => AuditFile.Load(gone)).Id);
        var refused = Assert.Throws<AgreementException>(() => AuditFile.Load(export));
        Assert.Equal("NotAnAuditFile", refused.Id);
        Assert.Contains("\"lead\": [\"leads.csv\"]", refused.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_agreement_the_rules_that_need_none_run_and_a_notice_says_so()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]");
        File.Delete(Path.Combine(folder.Path, "lead-agreement.json"));
        folder.Write("leads.csv", AuditFolder.Leads.Replace("b@x", "b@@x", StringComparison.Ordinal));

        if (AgreementFile.Find(folder.Path) is not null) return; // Someone has put one above the temporary folder.
        var result = folder.Audit(out var findings);
        Assert.Null(result.Agreement);
        Assert.Contains("No agreement", Assert.Single(result.Notices), StringComparison.Ordinal);
        Assert.Contains("LO2001", findings.Select(finding => finding.RuleId));
    }
}
