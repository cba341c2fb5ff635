using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Agreements.Proposals;
using LeadOps.Audits;
using LeadOps.Exports;
using LeadOps.Profiles;

namespace LeadOps.Tests.Agreements.Proposals;

public class AgreementProposerTests
{
    private static readonly (string, string) People =
        ("people.csv", "Name,Email,Team,Role,Start Date,End Date\nDana Ruiz,dana.ruiz@acme.example,DACH,SDR,2026-01-01,\nBen Otte,,DACH,SDR,2025-03-01,2026-10-31\n");

    [Fact]
    public void Sources_are_proposed_as_the_target_screen_shows_them()
    {
        string leads = Counting.Leads(
            "Lead Source",
            ("Organic search", 811), ("organic_search", 61), ("Paid search", 543), ("Referral", 293), ("Trade show", 207), ("trade show", 26), ("Trade  show", 18), ("PPC", 41));

        Assert.Equal(
            """
            [
                  // 872 rows: "Organic search" 811, "organic_search" 61 (1 character apart: check)
                  { "term": "Organic search", "means": "", "aliases": ["organic_search"] },
                  // 543 rows
                  { "term": "Paid search", "means": "", "aliases": [] },
                  // 293 rows
                  { "term": "Referral", "means": "", "aliases": [] },
                  // 251 rows: "Trade show" 207, "trade show" 26, "Trade  show" 18 (same when normalised)
                  { "term": "Trade show", "means": "", "aliases": [] },
                  // 41 rows, like nothing else here: a term of its own, or an alias of one above?
                  { "term": "PPC", "means": "", "aliases": [] },
                ]
            """.Replace("\r", ""),
            Counting.Section(Counting.Propose(("leads.csv", leads)), "terms", "source"));
        Assert.Contains("    ], // 0 rows empty or in missingValues; 2,000 in all\n", Counting.Propose(("leads.csv", leads)));
    }

    [Fact]
    public void Stages_come_in_the_order_of_the_history_with_what_follows_them()
    {
        string history = Counting.Csv("Lead ID,From Stage,To Stage,Changed At", Changes(
            ("", "Inquiry", 100), ("Inquiry", "MQL", 80), ("MQL", "SAL", 50), ("SAL", "Customer", 20), ("SAL", "Disqualified", 25), ("Disqualified", "MQL", 3), ("MQL", "Customer", 1)));
        string text = Counting.Propose(
            ("leads.csv", Counting.Leads("Stage", ("Customer", 21), ("Disqualified", 22), ("Inquiry", 20), ("MQL", 30), ("mql", 1), ("SAL", 5), ("Imported", 1))),
            ("stage-history.csv", history));

        Assert.Equal(
            """
            [
                  // In the order of the history; "next" is what it shows, and no more.
                  // 20 rows, entered 100 times; leads begin here 100 times; next: "MQL" 80
                  { "term": "Inquiry", "means": "", "aliases": [], "next": ["MQL"] },
                  // 31 rows, entered 83 times: "MQL" 113, "mql" 1 (same when normalised); next: "SAL" 50; rare, and right?
                  //   "Customer" 1
                  { "term": "MQL", "means": "", "aliases": [], "next": ["SAL", "Customer"] },
                  // 5 rows, entered 50 times; next: "Disqualified" 25, "Customer" 20
                  { "term": "SAL", "means": "", "aliases": [], "next": ["Disqualified", "Customer"], "outcome": "accepted" },
                  // 21 rows, entered 21 times
                  { "term": "Customer", "means": "", "aliases": [], "next": [], "outcome": "converted" },
                  // 22 rows, entered 25 times; next: "MQL" 3
                  { "term": "Disqualified", "means": "", "aliases": [], "next": ["MQL"], "outcome": "rejected" },
                  // 1 row, like nothing else here: a term of its own, or an alias of one above? not in the history, so a start
                  //   until something leads to it
                  { "term": "Imported", "means": "", "aliases": [], "start": true },
                ]
            """.Replace("\r", ""),
            Counting.Section(text, "terms", "stage"));
    }

    [Fact]
    public void Placeholders_that_occur_are_missing_values_and_no_terms()
    {
        string text = Counting.Propose(("leads.csv", Counting.Leads("Lead Source", ("Select", 7), ("SELECT", 2), ("Web", 5), ("n/a", 1), ("", 3))));
        Assert.Equal("[\"Select\", \"n/a\"]", Counting.Section(text, "missingValues"));
        Assert.Contains("  // Found: \"Select\" 9 in Lead Source; \"n/a\" 1 in Lead Source.\n", text);
        Assert.Equal(["Web"], Counting.Read(text).Terms.Select(term => term.Name));
        Assert.Contains("    ], // 13 rows empty or in missingValues; 18 in all\n", text);
    }

    [Fact]
    public void Na_is_a_value_where_a_country_or_region_has_it()
    {
        string text = Counting.Propose(("leads.csv", "Lead ID,Email,Country\n1,a@x.example,NA\n2,NA,DE\n"));
        Assert.Equal("[]", Counting.Section(text, "missingValues"));
    }

    [Fact]
    public void A_surname_is_no_placeholder() =>
        Assert.Equal("[]", Counting.Section(Counting.Propose(("leads.csv", "Lead ID,Last Name,Email\n1,Null,a@x.example\n")), "missingValues"));

    [Fact]
    public void Near_spellings_of_far_fewer_rows_are_aliases()
    {
        var terms = TermsOf(("Disqualified", 10), ("Disqualifed", 1), ("Could not reach", 4), ("Coud not reach", 1), ("Events", 2), ("Event", 8));
        Assert.Equal(["Disqualified: Disqualifed", "Event: Events", "Could not reach: Coud not reach"], terms);
    }

    [Theory]
    [InlineData("Tier 1", "Tier 2")]
    [InlineData("Qualified", "Unqualified")]
    [InlineData("Interested", "Not interested")]
    [InlineData("Lead qualified", "Lead unqualified")]
    [InlineData("Meeting set", "Meeting sat")]
    [InlineData("Plan A", "Plan B")]
    [InlineData("Tier II Cities", "Tier III Cities")]
    [InlineData("1 5", "15")]
    [InlineData("C", "C#")]
    [InlineData("A", "A-")]
    [InlineData("Notable", "Not able")]
    [InlineData("カス", "ガス")]
    [InlineData("新規顧客登録済", "新規顧客登録前")]
    public void What_differs_in_a_digit_a_short_word_or_a_negation_stays_apart(string one, string other)
    {
        Assert.Equal(2, TermsOf((one, 90), (other, 3)).Count);
        Assert.Equal(2, TermsOf((other, 90), (one, 3)).Count);
    }

    [Fact]
    public void Two_near_words_of_like_frequency_stay_apart_and_are_asked_about()
    {
        string text = Counting.Propose(("leads.csv", Counting.Leads("Lead Status", ("Contacted", 20), ("Contracted", 15))));
        Assert.Contains("// 15 rows, 1 character apart from \"Contacted\": the same?\n", text);
        Assert.Equal(2, Counting.Read(text).Terms.Count);
    }

    [Fact]
    public void Spaces_that_every_row_has_are_the_CRM_s_own()
    {
        var term = Assert.Single(Counting.Read(Counting.Propose(("leads.csv", Counting.Leads("Lead Status", ("In  progress", 5), ("in  progress", 1))))).Terms);
        Assert.Equal(("In progress", "In  progress"), (term.Name, Assert.Single(term.ExportedAs)));
        Assert.Empty(term.Aliases);
    }

    [Fact]
    public void Internal_names_of_an_interface_are_exportedAs()
    {
        const string Api = """
            {"results":[{"id":"1","properties":{"lifecyclestage":"marketingqualifiedlead","hs_lead_status":"IN_PROGRESS","hubspot_owner_id":"77"}},
            {"id":"2","properties":{"lifecyclestage":"salesqualifiedlead","hs_lead_status":"NEW","hubspot_owner_id":"77"}}]}
            """;
        const string Labels = "Record ID,Lifecycle Stage,Lead Status,Contact owner,Associated Company IDs\n3,Marketing Qualified Lead,In progress,Dana Ruiz,\n";
        var both = Counting.Read(Counting.Propose(("api.json", Api), ("labels.csv", Labels)));
        Assert.Equal(
            ["Marketing Qualified Lead=marketingqualifiedlead", "Sales Qualified Lead=salesqualifiedlead", "In progress=IN_PROGRESS", "NEW="],
            both.Terms.Select(term => term.Name + "=" + string.Join("|", term.ExportedAs.Concat(term.Aliases))));

        // Of the interface alone the same, as far as the names can tell.
        var alone = Counting.Read(Counting.Propose(("api.json", Api)));
        Assert.Equal(
            ["Marketing Qualified Lead=marketingqualifiedlead", "Sales Qualified Lead=salesqualifiedlead", "In progress=IN_PROGRESS", "NEW="],
            alone.Terms.Select(term => term.Name + "=" + string.Join("|", term.ExportedAs.Concat(term.Aliases))));
    }

    [Fact]
    public void People_are_owners_with_their_ids_and_addresses_but_queues_are_none()
    {
        string leads = "Lead ID,Email,Owner ID,Owner Name,Stage\n1,,77,Dana Ruiz,New\n2,,77,Dana Ruiz,New\n3,,88,Inbound queue,New\n4,,99,\"Otte, Ben\",New\n5,,,,New\n";
        string text = Counting.Propose(("leads.csv", leads), People);
        Assert.Equal(
            """
            [
                // 1 row; "Otte, Ben" by the likeness of the name: check
                { "name": "Ben Otte", "aliases": ["Otte, Ben", "99"], "team": "DACH", "role": "SDR", "from": "2025-03-01",
                  "until": "2026-10-31" },
                // 2 rows
                { "name": "Dana Ruiz", "aliases": ["dana.ruiz@acme.example", "77"], "team": "DACH", "role": "SDR",
                  "from": "2026-01-01" },
                // Queues or programs, so not people: "Inbound queue" 1, "88".
              ]
            """.Replace("\r", ""),
            Counting.Section(text, "people"));
        Assert.Equal(2, Counting.Read(text).People.Count);
    }

    [Fact]
    public void A_person_listed_twice_for_the_same_days_is_one_entry_and_for_others_two()
    {
        const string List = "Name,Team,Start Date,End Date\nA B,North,2026-01-01,2026-03-31\nA B,South,2026-04-01,\nC D,North,2026-01-01,\nC D,South,2026-02-01,\n";
        var agreement = Counting.Read(Counting.Propose(("people.csv", List)));
        Assert.Equal(["A B North", "A B South", "C D North"], agreement.People.Select(person => person.Name + " " + person.Team));
    }

    [Fact]
    public void A_column_that_was_mapped_is_placed_in_the_agreement_too()
    {
        var options = AuditFile.Options(null);
        options.Map = new Dictionary<string, string?> { ["Tags"] = "rejectReason", ["Other"] = null, ["Not there"] = "source" };
        string leads = "Lead ID,Email,Tags,Other\n1,,Too small,x\n2,,Busy,y\n";
        var tally = Counting.Of(options, ("leads.csv", leads));
        string text = AgreementProposer.Propose(tally, new ProposalOptions { Name = "A", Version = "1", Map = options.Map });
        var agreement = Counting.Read(text);
        Assert.Equal(["Other = (not placed)", "Tags = rejectReason"], agreement.Columns.Select(column => column.ToString()));
        Assert.Equal(["Busy", "Too small"], agreement.Terms.Select(term => term.Name));
        Assert.Empty(Counting.Terminology(agreement, ("leads.csv", leads)));
    }

    [Fact]
    public void A_column_of_more_values_than_people_agree_on_is_no_vocabulary()
    {
        string many = Counting.Leads("Lead Source", Enumerable.Range(0, 300).Select(i => ("utm " + i, 1)).ToArray());
        string text = Counting.Propose(("leads.csv", many));
        Assert.Contains("    // source: over 200 different values, so no vocabulary that people could agree on.\n", text);
        Assert.Empty(Counting.Read(text).Terms);

        string more = Counting.Leads("Lead Source", Enumerable.Range(0, 5000).Select(i => ("utm " + i, 1)).ToArray());
        Assert.Contains("source: over 4,096 different values", Counting.Propose(("leads.csv", more)));
        string prose = Counting.Leads("Lead Source", ("Web", 5), (new string('x', 1001), 1));
        Assert.Contains("source: a value of over 1,000 characters", Counting.Propose(("leads.csv", prose)));
    }

    [Fact]
    public void Fields_that_were_asked_for_are_proposed_instead()
    {
        var tally = Counting.Of(("leads.csv", "Lead ID,Email,Lead Source,Country\n1,,Web,DE\n2,,Web,AT\n"));
        string text = AgreementProposer.Propose(tally, new ProposalOptions { Name = "A", Version = "1", Fields = [Field.Country] });
        Assert.Equal(["AT", "DE"], Counting.Read(text).Terms.Select(term => term.Name));
        Assert.Contains("how many there are: source (1). To", text);
    }

    [Fact]
    public void What_every_lead_has_is_suggested_and_not_required()
    {
        string text = Counting.Propose(("leads.csv", "Lead ID,Email,Company,Lead Source,Created Date\n1,a@x.example,A,Web,2026-01-01\n2,b@x.example,,Web,2026-01-01\n"));
        Assert.Contains("    // { \"fields\": [\"email\", \"source\"] },\n", text);
        Assert.Empty(Counting.Read(text).Required);
    }

    [Fact]
    public void No_value_gets_out_of_its_comment()
    {
        string leads = Counting.Leads("Lead Source", ("Web", 50), ("a\nb */ \" } ] , \u2028 x", 2), ("A\tB", 1), ("a  b", 1));
        string text = Counting.Propose(("leads.csv", leads));
        Assert.Contains("a b */ \\\" } ] , x", text);
        Assert.Contains("\"A\\tB\" 1", text);
        Assert.All(text.Split('\n').Where(line => line.Contains(" rows", System.StringComparison.Ordinal)), line => Assert.DoesNotContain('\u2028', line));
        Assert.Empty(Counting.Terminology(Counting.Read(text), ("leads.csv", leads)));
    }

    [Fact]
    public void Lines_fit_a_screen_where_words_allow_it()
    {
        var words = Enumerable.Range(0, 40).Select(i => ($"Some quite ordinary reason number {i} of them all", 50 - i));
        string text = Counting.Propose(("leads.csv", Counting.Leads("Rejection Reason", words.ToArray())), People);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void Exports_of_nothing_known_still_give_an_agreement()
    {
        var agreement = Counting.Read(Counting.Propose(("x.csv", "foo,bar\n1,2\n"), ("y.csv", "Lead ID,Stage\n")));
        Assert.Empty(agreement.Terms);
        Assert.Empty(agreement.People);
    }

    [Fact]
    public void Empty_meanings_are_counted_and_nothing_is_wrong()
    {
        string text = Counting.Propose(("leads.csv", Counting.Leads("Lead Source", ("Web", 5), ("Fair", 4))));
        var problem = Assert.Single(AgreementReader.Read(text, "a.json", AuditFile.KnownRules).Problems);
        Assert.Equal((Severity.Information, "terms.source[0].means"), (problem.Severity, problem.JsonPath));
        Assert.Equal("2 terms of source have no meaning yet: Web, Fair.", problem.Message);
        Assert.Equal("1 term of source has no meaning yet: Fair.", AgreementReader.Read(text.Replace("Web\", \"means\": \"", "Web\", \"means\": \"Online."), "a.json").Problems[0].Message);
    }

    [Fact]
    public void A_section_of_the_starter_that_does_not_go_with_the_words_becomes_a_comment()
    {
        const string Text = """
            { "name": "A", "version": "1", "timeZone": "UTC",
              "terms": { "source": [ { "term": "Web" } ] },
              // Why.
              "waivers": [
                { "rule": "LO1001", "when": { "source": "Fair" },
                  "reason": "x", "by": "y", "until": "2026-12-31" },
              ],
              "rules": {},
            }
            """;
        string left = AgreementProposer.LeaveOut(Text.Replace("\r", ""));
        Assert.Contains("  // Why.\n  // An example, to be fitted to the terms above:\n  // \"waivers\": [\n  //   { \"rule\"", left);
        Assert.Contains("\n  // ],\n  \"rules\": {},\n", left);
        Assert.Empty(Counting.Read(left).Waivers);
        Assert.Equal(left, AgreementProposer.LeaveOut(left));
    }

    [FactWithData("data/education-leads", "leads.csv")]
    public void A_real_vocabulary_is_proposed_without_a_finding()
    {
        string path = SharedData.Find("data/education-leads", "leads.csv")!;
        var options = new ReadOptions { Map = new Dictionary<string, string?> { ["Tags"] = "rejectReason" } };
        var tally = new ExportTally();
        ExportReader.Read(Assert.Single(ExportSource.Open(path)), options, tally, default);
        string text = AgreementProposer.Propose(tally, new ProposalOptions { Name = "A", Version = "1", Map = options.Map });
        var agreement = Counting.Read(text);
        Assert.Equal(["Select", "unknown"], agreement.MissingValues);
        Assert.Equal((20, 26, 5), (Count(Field.Source), Count(Field.RejectReason), Count(Field.Rating)));
        Assert.Contains("// 2,852 rows: \"Google\" 2,847, \"google\" 5 (same when normalised)\n", text);
        Assert.Empty(Counting.Terminology(agreement, ("leads.csv", System.IO.File.ReadAllText(path))));
        int Count(Field field) => agreement.Terms.Count(term => term.Field == field);
    }

    private static List<string> TermsOf(params (string Value, int Count)[] values) =>
        Counting.Read(Counting.Propose(("leads.csv", Counting.Leads("Lead Status", values)))).Terms
            .Select(term => term.Name + ": " + string.Join(", ", term.Aliases))
            .ToList();

    private static IEnumerable<string[]> Changes(params (string From, string To, int Count)[] changes) => changes
        .SelectMany(change => Enumerable.Range(0, change.Count).Select(i => new[] { "L" + i, change.From, change.To, "2026-01-02" }));
}
