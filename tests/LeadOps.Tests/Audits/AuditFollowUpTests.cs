using System;
using System.Linq;
using LeadOps.Audits;

namespace LeadOps.Tests.Audits;

/// <summary>Follow-up as a part of the audit: its counts, its gate, and what stops it.</summary>
public sealed class AuditFollowUpTests
{
    private const string Agreement = """
        { "name": "Test", "version": "1", "timeZone": "Europe/Berlin", "defaultCalendar": "office",
          "calendars": { "office": { "hours": { "mon-fri": ["09:00-17:00"] } } },
          "people": [ { "name": "Dana Ruiz" }, { "name": "Mia Keller" } ],
          "followUp": { "handOff": { "from": ["created"] }, "touch": { "channels": ["call"] },
            "promises": [ { "name": "All", "firstTouchWithin": "2 h", "calendar": "owner" } ] } }
        """;

    private const string Leads = "Record ID,Contact owner,Create Date,Lifecycle Stage\n"
        + "1,Dana Ruiz,2026-11-18 09:00,x\n2,Dana Ruiz,2026-11-18 09:00,x\n3,Mia Keller,2026-11-18 09:00,x\n4,Mia Keller,2026-11-19 16:30,x\n";

    private const string Activities = "Record ID,Associated Contact IDs,Activity type,Activity date,Activity assigned to\n"
        + "a,1,CALL,2026-11-18 10:00,Dana Ruiz\nb,2,CALL,2026-11-18 12:00,Dana Ruiz\n";

    private const string Exports = "\"activity\": [\"activities.csv\"], \"lead\": [\"leads.csv\"]";

    [Fact]
    public void The_audit_counts_what_was_followed_up_and_holds_the_overdue_against_its_gate()
    {
        using var folder = Folder(", \"gate\": { \"errors\": 1000, \"overdue\": 0 }");
        var result = folder.Audit();
        Assert.Equal((4, 1, 2, 1), (result.FollowUp!.Obligations, result.FollowUp.Met, result.FollowUp.Missed, result.FollowUp.Pending));
        Assert.Equal(1, result.Overdue);
        Assert.Equal("OVER  overdue 1 of 0", result.Gate.Single(line => line.Name == "overdue").ToString());
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["Dana Ruiz: 1 of 2", "Mia Keller: 0 of 1"], result.FollowUpByOwner.Select(metric => metric.ToString()));
        Assert.Equal(["activities.csv", "leads.csv"], result.Files.Select(file => file.File));
        string text = folder.Output("text", out _);
        Assert.Contains("Follow-up  4 obligations = 1 met + 2 missed + 1 pending; rate 1 of 3\n", text, StringComparison.Ordinal);
        Assert.Contains("  today    1 overdue and untouched, 0 cadences broken, 0 at risk, 0 more held by nobody\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_counts_are_the_same_where_the_list_is_kept()
    {
        using var folder = Folder(", \"gate\": { \"errors\": 1000, \"overdue\": 5 }");
        var request = folder.Load();
        request.KeepsUnfollowed = true;
        var kept = LeadOps.Audits.Audit.Run(request, new FindingList(), default);
        var counted = folder.Audit();
        Assert.Equal("3", Assert.Single(kept.Unfollowed).LeadId);
        Assert.Empty(counted.Unfollowed);
        Assert.Equal(
            (kept.FollowUp!.ToString(), kept.FollowUp.MedianSeconds, kept.Overdue, kept.ExitCode),
            (counted.FollowUp!.ToString(), counted.FollowUp!.MedianSeconds, counted.Overdue, counted.ExitCode));
    }

    [Fact]
    public void Without_all_exports_nobody_is_judged()
    {
        using var folder = Folder(", \"gate\": { \"errors\": 1000 }");
        folder.Write("activities.csv", "");
        var result = folder.Audit();
        Assert.Null(result.FollowUp);
        Assert.Contains(result.Unchecked, fault => fault.Message.StartsWith("Follow-up was not judged", StringComparison.Ordinal));
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public void Follow_up_that_is_asked_for_and_cannot_be_is_refused()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", ", \"run\": [\"followUp\"]", Agreement);
        folder.Write("leads.csv", Leads);
        Assert.EndsWith("followUp is to run, but exports names no activity.", folder.Refused().Message, StringComparison.Ordinal);
        using var without = new AuditFolder(Exports, ", \"run\": [\"followUp\"]");
        without.Write("leads.csv", Leads);
        without.Write("activities.csv", Activities);
        Assert.EndsWith("has no section followUp.", without.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_up_alone_runs_no_rule_but_those_of_structure()
    {
        using var folder = new AuditFolder(Exports, ", \"run\": [\"followUp\"]", Agreement);
        folder.Write("leads.csv", Leads.Replace("Create Date", "Email", StringComparison.Ordinal).Replace("Lifecycle Stage", "Create Date", StringComparison.Ordinal));
        folder.Write("activities.csv", Activities);
        folder.Audit(out var findings);
        Assert.All(findings, finding => Assert.StartsWith("LO0", finding.RuleId, StringComparison.Ordinal));
    }

    private static AuditFolder Folder(string rest)
    {
        var folder = new AuditFolder(Exports, rest, Agreement);
        folder.Write("leads.csv", Leads);
        folder.Write("activities.csv", Activities);
        return folder;
    }
}
