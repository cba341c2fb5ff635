using System;
using System.Linq;
using System.Text;

namespace LeadOps.Tests.Rules;

public class RuleRunTests
{
    private const string Stages = """{ "terms": { "stage": [ { "term": "Lead" }, { "term": "MQL" } ] } }""";

    [Fact]
    public void The_third_column_of_a_name_is_reported_under_the_name_it_is_read_by()
    {
        var findings = RuleHarness.Find("leads.csv", "Record ID,Email,Lifecycle Stage,Email,Email\n1,a@b.example,Lead,,\n");

        Assert.Equal(["LO0010", "LO0010"], findings.Select(finding => finding.RuleId));
        Assert.EndsWith("is read as 'Email#2'.", findings[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("is read as 'Email#3'.", findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_date_order_is_suggested_for_a_column_that_proves_both()
    {
        const string Head = "Record ID,Email,Lifecycle Stage,Buyer's date\n";
        var mixed = Assert.Single(RuleHarness.Find(
            "leads.csv", Head + "1,a@b.example,Lead,25/04/2026\n2,c@d.example,Lead,04/25/2026\n"));
        var unclear = Assert.Single(RuleHarness.Find("leads.csv", Head + "1,a@b.example,Lead,03/04/2026\n"));

        Assert.Equal("'Buyer's date' is day first on line 2 and month first on line 3.", mixed.Message);
        Assert.DoesNotContain("-DateOrder", mixed.Suggestion, StringComparison.Ordinal);
        Assert.Contains("-DateOrder @{ 'Buyer''s date' = 'DMY' }", unclear.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_history_of_all_fields_only_changes_of_the_stage_are_held_against_stages()
    {
        var findings = RuleHarness.Find(
            "history.csv",
            """
            Lead ID,Field / Event,Old Value,New Value,Edit Date
            1,Lead Owner,Ben Otte,Dana Ruiz,2026-10-01 09:00
            1,Lead Stage,Lead,Hot,2026-10-02 09:00

            """,
            Stages);

        var finding = Assert.Single(findings);
        Assert.Equal(("LO3001", 3L, "to"), (finding.RuleId, finding.Line, finding.Field));
    }

    [Fact]
    public void A_required_field_that_turns_up_late_in_a_JSON_export_is_looked_at_from_then_on()
    {
        var text = new StringBuilder("[\n");
        for (int i = 0; i < 40_000; i++) text.Append($$"""{ "id": "{{i}}", "stage": "Lead", "owner": "Dana Ruiz" },{{'\n'}}""");
        text.Append("""{ "id": "a", "stage": "Lead", "owner": "Dana Ruiz", "email": "a@b.example" },""" + "\n");
        text.Append("""{ "id": "b", "stage": "Lead", "owner": "Dana Ruiz", "email": "" }]""");

        var findings = RuleHarness.Find("leads.json", text.ToString(), """{ "required": [ { "fields": ["owner", "email"] } ] }""");

        Assert.Contains(("LO1001", "b"), findings.Select(finding => (finding.RuleId, finding.RecordId)));
        Assert.DoesNotContain("LO1002", findings.Select(finding => finding.RuleId));
    }

    [Fact]
    public void A_waiver_whose_pattern_runs_away_is_switched_off_and_reported()
    {
        var agreement = RuleHarness.Agreement("""
            { "waivers": [ { "rule": "LO2001", "when": { "company": { "matches": "^(a+)+$" } },
              "reason": "Test", "by": "ops", "until": "2027-01-01" } ] }
            """);
        string row = "x@,Lead," + new string('a', 40) + "!\n";
        var bytes = Encoding.UTF8.GetBytes("Record ID,Email,Lifecycle Stage,Company name\n1," + row + "2," + row);

        var findings = RuleHarness.Run("leads.csv", bytes, agreement, out var run);

        Assert.Equal(["LO2001", "LO2001"], findings.Select(finding => finding.RuleId));
        var failure = Assert.Single(run.Failures);
        Assert.Equal(("LO2001", 2L), (failure.RuleId, failure.Location.Line));
        Assert.Contains("waivers[0]", failure.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_whose_pattern_runs_away_is_switched_off_and_the_others_go_on()
    {
        var agreement = RuleHarness.Agreement("""
            { "required": [ { "when": { "company": { "matches": "^(a+)+$" } }, "fields": ["phone"] } ] }
            """);
        var bytes = Encoding.UTF8.GetBytes(
            "Record ID,Email,Lifecycle Stage,Company name,Phone\n1,x@,Lead," + new string('a', 40) + "!,\n2,y@,Lead,b,\n");

        var findings = RuleHarness.Run("leads.csv", bytes, agreement, out var run);

        Assert.Equal(["LO2001", "LO2001"], findings.Select(finding => finding.RuleId));
        Assert.Equal("LO1001", Assert.Single(run.Failures).RuleId);
    }

    [Fact]
    public void Waived_findings_are_handed_on_and_not_counted()
    {
        var agreement = RuleHarness.Agreement("""
            { "required": [ { "fields": ["company"] } ],
              "waivers": [ { "rule": "LO1001", "field": "company", "when": { "stage": "Lead" },
                "reason": "Not yet", "by": "ops", "until": "2026-11-20" } ] }
            """);
        var bytes = Encoding.UTF8.GetBytes("Record ID,Email,Lifecycle Stage,Company name\n1,a@b.example,Lead,\n2,c@d.example,MQL,\n");

        var findings = RuleHarness.Run("leads.csv", bytes, agreement, out var run);

        Assert.Equal(["Not yet", ""], findings.Select(finding => finding.WaivedBecause));
        var file = Assert.Single(run.Files);
        Assert.Equal((1, 1, 1L), (file.Waived, file.Clean, Assert.Single(file.Rules).Findings));
    }
}
