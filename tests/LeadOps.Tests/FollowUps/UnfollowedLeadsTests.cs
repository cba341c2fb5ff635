using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.FollowUps;
using LeadOps.Tests.Agreements;

namespace LeadOps.Tests.FollowUps;

public class UnfollowedLeadsTests
{
    private const string Terms = """
        "calendars": { "dach": { "timeZone": "Europe/Berlin",
          "hours": { "mon-thu": ["09:00-12:30", "13:30-18:00"], "fri": ["09:00-16:00"] } } },
        "defaultCalendar": "dach",
        "people": [
          { "name": "Ben Otte", "team": "DACH", "calendar": "dach", "until": "2026-10-31" },
          { "name": "Dana Ruiz", "team": "DACH", "calendar": "dach" },
          { "name": "Jonas Weber", "team": "North", "calendar": "dach" }
        ],
        "followUp": {
          "handOff": { "from": ["ownerAssigned", "created"] },
          "touch": { "channels": ["call", "email"] },
          "queues": ["DACH queue"],
          "promises": [
            { "name": "A leads", "when": { "grade": "A" }, "firstTouchWithin": "1 h", "calendar": "owner",
              "cadence": { "attempts": 3, "within": "2 business days" } },
            { "name": "All others", "firstTouchWithin": "8 h", "calendar": "owner" }
          ]
        }
        """;

    // Friday, 08:00 in Berlin.
    private const string AsOf = "2026-11-20T08:00+01:00";

    [Fact]
    public void The_morning_list_is_that_of_the_screens()
    {
        var list = List(
            """
            id,email,grade,owner,source,created,assigned
            48455120936,x@x.example,A,Jonas Weber,Referral,2026-11-19 16:10,2026-11-19 16:10
            48448803217,x@x.example,A,,Referral,2026-11-18 17:20,
            48450916604,x@x.example,A,Jonas Weber,Referral,2026-11-19 10:45,2026-11-19 10:45
            48437610588,x@x.example,B,Ben Otte,Referral,2026-11-17 10:00,2026-11-17 10:00
            48441377019,x@x.example,B,Dana Ruiz,Referral,2026-11-18 09:30,2026-11-18 09:30
            48449271860,x@x.example,B,Dana Ruiz,Referral,2026-11-19 10:30,2026-11-19 10:30
            48457733309,x@x.example,,,Referral,2026-11-20 07:00,
            48460000000,x@x.example,B,Dana Ruiz,Referral,2026-11-20 07:30,2026-11-20 07:30
            48412774903,x@x.example,A,Jonas Weber,Referral,2026-11-13 13:32,2026-11-13 13:32
            """,
            "48412774903,2026-11-13 14:00,CALL,Jonas Weber");
        Assert.Equal(
            [
                "48448803217 (A leads) due 2026-11-19 09:20 over 7:40: Unowned, Overdue; Assign an owner",
                "48450916604 (A leads) due 2026-11-19 11:45 over 5:15: Overdue; Call now",
                "48455120936 (A leads) due 2026-11-19 17:10 over 0:50: Overdue; Call now",
                "48437610588 (All others) due 2026-11-18 10:00 over 15:00: OwnerLeft, Overdue; Assign an owner",
                "48441377019 (All others) due 2026-11-19 09:30 over 7:30: Overdue; Call now",
                "48412774903 (A leads) due 2026-11-17 13:32 over 20:28: CadenceBroken; 2 more attempts",
                "48449271860 (All others) due 2026-11-20 10:30 in 1:30: AtRisk; Call before due",
                "48457733309 (All others) due 2026-11-23 10:00 in 8:00: Unowned; Assign an owner",
            ],
            list.Select(Describe));
        Assert.All(list, lead => Assert.Same(lead.FollowUp.LeadId, lead.LeadId));
    }

    [Fact]
    public void A_queue_is_no_owner_of_what_is_overdue_and_no_fault_while_there_is_time()
    {
        var list = List(
            """
            id,email,owner,created,assigned
            1,x@x.example,DACH queue,2026-11-16 09:00,2026-11-16 09:00
            2,x@x.example,DACH queue,2026-11-20 07:00,2026-11-20 07:00
            """);
        Assert.Equal(["1 Unowned, Overdue"], list.Select(lead => $"{lead.LeadId} {lead.Reasons}"));
        Assert.Equal(("DACH queue", "Assign an owner"), (list[0].Owner, list[0].NextStep));
    }

    [Fact]
    public void What_was_touched_too_late_is_listed_last_and_only_if_asked_for()
    {
        const string Leads = """
            id,email,owner,created,assigned
            1,x@x.example,Dana Ruiz,2026-11-16 09:00,2026-11-16 09:00
            2,x@x.example,Dana Ruiz,2026-11-16 09:00,2026-11-16 09:00
            """;
        const string Touch = "1,2026-11-18 09:30,CALL,Dana Ruiz";
        Assert.Equal(["2"], List(Leads, Touch).Select(lead => lead.LeadId));
        var late = List(Leads, Touch, new UnfollowedChoice { IncludeLate = true });
        Assert.Equal(["2", "1"], late.Select(lead => lead.LeadId));

        // Monday has eight open hours, so it was due at its close.
        Assert.Equal((UnfollowedReason.TouchedLate, TimeSpan.FromHours(8.5), ""), (late[1].Why, late[1].OverdueBy, late[1].NextStep));
        Assert.Null(late[1].DueIn);
    }

    [Fact]
    public void Only_what_is_asked_for_is_listed()
    {
        const string Leads = """
            id,email,owner,source,created,assigned
            1,x@x.example,Dana Ruiz,Referral,2026-11-16 09:00,2026-11-16 09:00
            2,x@x.example,Jonas Weber,Trade show,2026-11-16 09:00,2026-11-16 09:00
            3,x@x.example,,Trade show,2026-11-16 09:00,
            4,x@x.example,Dana Ruiz,Trade show,2026-11-19 10:30,2026-11-19 10:30
            """;
        Assert.Equal("1", Ids(new UnfollowedChoice { Owners = ["dana*"], Sources = ["Ref*"] }));
        Assert.Equal("1 2 4", Ids(new UnfollowedChoice { Owners = ["DANA RUIZ", "J*"] }));
        Assert.Equal("3", Ids(new UnfollowedChoice { Owners = [""] }));
        Assert.Equal("2", Ids(new UnfollowedChoice { Teams = ["north"] }));
        Assert.Equal("2 3 4", Ids(new UnfollowedChoice { Sources = ["Trade show"] }));
        Assert.Equal("4", Ids(new UnfollowedChoice { AtRiskOnly = true }));

        string Ids(UnfollowedChoice choice) => string.Join(" ", List(Leads, "", choice).Select(lead => lead.LeadId));
    }

    [Fact]
    public void A_name_that_nobody_has_is_told()
    {
        Assert.Equal(["Dana Riuz"], UnfollowedLeads.Strangers(["Dana Riuz", "dana ruiz", "X*", ""], ["Dana Ruiz", ""]));
    }

    [Fact]
    public void Nobody_is_told_to_call_where_calls_are_no_touch()
    {
        var list = List(
            "id,email,owner,created,assigned\n1,x@x.example,Dana Ruiz,2026-11-16 09:00,2026-11-16 09:00",
            terms: Terms.Replace("\"call\", \"email\"", "\"email\"", StringComparison.Ordinal));
        Assert.Equal("Touch now", Assert.Single(list).NextStep);
    }

    [Fact]
    public void The_list_does_not_depend_on_the_order_of_what_comes()
    {
        var random = new Random(3);
        var followUps = Enumerable.Range(0, 200).Select(i => new FollowUp
        {
            LeadId = FormattableString.Invariant($"{i:000}"),
            Verdict = random.Next(2) == 0 ? FollowUpVerdict.Missed : FollowUpVerdict.Pending,
            AtRisk = random.Next(2) == 0,
            HeldBy = random.Next(3) == 0 ? HolderKind.Nobody : HolderKind.Person,
            CadenceVerdict = random.Next(3) == 0 ? CadenceVerdict.Broken : CadenceVerdict.Pending,
            DueInSeconds = random.Next(3) == 0 ? null : random.Next(-3, 3) * 600,
        }).ToList();
        Assert.Equal(Order(followUps), Order(followUps.OrderBy(_ => random.Next())));

        static IEnumerable<string> Order(IEnumerable<FollowUp> followUps)
        {
            var leads = new UnfollowedLeads(Agree.Good(Terms).FollowUp!, new UnfollowedChoice { IncludeLate = true });
            foreach (var followUp in followUps) leads.Add(followUp);
            return leads.Results().Select(lead => lead.LeadId).ToList();
        }
    }

    private static List<UnfollowedLead> List(
        string leads, string activities = "", UnfollowedChoice? choice = null, string terms = Terms)
    {
        var agreement = Agree.Good(terms);
        var judged = new Judged(agreement, AsOf)
            .Text(RecordKind.Lead, "leads.csv", leads)
            .Text(RecordKind.Activity, "activities.csv", "lead id,activity date,type,owner\n" + activities)
            .Run();
        var list = new UnfollowedLeads(agreement.FollowUp!, choice ?? new UnfollowedChoice());
        foreach (var followUp in judged.FollowUps) list.Add(followUp);
        return list.Results().ToList();
    }

    private static string Describe(UnfollowedLead lead) =>
        FormattableString.Invariant($"{lead.LeadId} ({lead.Promise}) due {lead.Due:yyyy-MM-dd HH:mm}")
        + (lead.OverdueBy is { } over ? $" over {(int)over.TotalHours}:{over.Minutes:00}" : "")
        + (lead.DueIn is { } left ? $" in {(int)left.TotalHours}:{left.Minutes:00}" : "")
        + $": {lead.Reasons}; {lead.NextStep}";
}
