using System.Linq;
using LeadOps.Agreements.Proposals;

namespace LeadOps.Tests.Agreements.Proposals;

public class AgreementUpdateTests
{
    private const string Text = """
        // Ours.
        {
          "name": "A", "version": "1", "timeZone": "Europe/Berlin", // Berlin
          "missingValues": ["N/A"],
          "terms": {
            "stage": [
              { "term": "New", "means": "x", "next": ["Won"] },
              { "term": "Won", "means": "x", "next": [] }
            ],
            "source": [
              { "term": "Trade show", "means": "x", "deprecated": ["Exhibition"] }, // the fair
              { "term": "Web", "means": "x", "exportedAs": ["web_form"], "aliases": ["Site" /* old */] },
              // { "term": "Radio" }
            ]
          },
          "people": [ { "name": "Dana Ruiz", "aliases": ["dana@x.example"] } ]
        }

        """;

    [Fact]
    public void What_is_new_is_inserted_and_marked()
    {
        var tally = Counting.Of(
            ("leads.csv", "Lead ID,Email,Stage,Lead Source,Lead Owner\n1,,New,Trade-show,Dana Ruiz\n2,,Won,Trade-show,Lena Vogt\n3,,Lost,Podcast,Lena Vogt\n4,,New,web,Select\n5,,New,Web,\n"),
            ("stage-history.csv", "Lead ID,From Stage,To Stage,Changed At\n1,New,Lost,2026-01-01\n"));
        var update = Update(Text.Replace("\r", ""), tally, "2026-11-20");

        Assert.Equal(
            """
            // Ours.
            {
              "name": "A", "version": "1", "timeZone": "Europe/Berlin", // Berlin
              "missingValues": ["N/A", "Select" /* new 2026-11-20: 1 row; does it stand for nothing? */],
              "terms": {
                "stage": [
                  { "term": "New", "means": "x", "next": ["Won"] },
                  { "term": "Won", "means": "x", "next": [] },
                  // new 2026-11-20 in leads.csv and stage-history.csv: 2 rows, like nothing here: a term, or an alias of one above?
                  //   Entered from "New" 1.
                  { "term": "Lost", "means": "", "aliases": [], "start": true }
                ],
                "source": [
                  { "term": "Trade show", "means": "x", "aliases": ["Trade-show" /* new 2026-11-20 in leads.csv: 2 rows, 1 character apart: check */], "deprecated": ["Exhibition"] }, // the fair
                  { "term": "Web", "means": "x", "exportedAs": ["web_form"], "aliases": ["Site" /* old */] },
                  // new 2026-11-20 in leads.csv: 1 row, like nothing here: a term, or an alias of one above?
                  { "term": "Podcast", "means": "", "aliases": [] },
                  // { "term": "Radio" }
                ]
              },
              "people": [ { "name": "Dana Ruiz", "aliases": ["dana@x.example"] },
                // new 2026-11-20: 2 rows
                { "name": "Lena Vogt", "aliases": [] }
              ]
            }

            """.Replace("\r", ""),
            update.Text);
        Assert.Equal(
            ["owner: Missing Select", "stage: Term Lost", "source: Alias Trade-show of Trade show", "source: Term Podcast", "owner: Person Lena Vogt"],
            update.Proposals.Select(proposal => proposal.ToString()));
        Counting.Read(update.Text);
    }

    [Fact]
    public void What_vanished_is_told_and_stays()
    {
        var update = Update(Text, Counting.Of(("leads.csv", "Lead ID,Email,Stage\n1,,New\n")));
        Assert.False(update.IsChanged);
        Assert.Equal(Text, update.Text);

        // No column of sources: nothing is known of them.
        Assert.Equal(["stage: Vanished Won"], update.Proposals.Select(proposal => proposal.ToString()));
    }

    [Fact]
    public void A_spelling_of_a_word_that_was_given_up_stays_with_it()
    {
        var update = Update(Text, Counting.Of(("leads.csv", "Lead ID,Email,Lead Source\n1,,ex-hibition\n2,,Web\n3,,Trade show\n")));
        Assert.Equal(["source: Deprecated ex-hibition of Trade show"], update.Proposals.Select(proposal => proposal.ToString()));
        Assert.Contains("\"deprecated\": [\"Exhibition\", \"ex-hibition\" /* new in leads.csv: 1 row, 1 character apart from \"Exhibition\": check */]", update.Text);
    }

    [Theory]
    [InlineData("\"aliases\": []", "\"aliases\": [\"W-eb\" /* ")]
    [InlineData("\"aliases\": [ ]", "\"aliases\": [\"W-eb\" /* ")]
    [InlineData("\"aliases\": [\"S\",]", "\"aliases\": [\"S\", \"W-eb\" /* ")]
    [InlineData("\"aliases\": [\"S\" /* , */ , // c\n ]", "\"aliases\": [\"S\" /* , */ , \"W-eb\" /* ")]
    [InlineData("\"aliases\": [\n  \"S\" // c\n]", "\"aliases\": [\n  \"S\", // c\n  \"W-eb\" /* ")]
    [InlineData("\"aliases\": [\n\t\"S\", // c\n]", "\"aliases\": [\n\t\"S\", // c\n\t\"W-eb\" /* ")]
    [InlineData("\"owner\": \"sales\"", "\"owner\": \"sales\", \"aliases\": [\"W-eb\" /* ")]
    public void A_list_of_texts_is_lengthened_in_its_own_manner(string list, string expected)
    {
        string text = "{ \"name\": \"A\", \"version\": \"1\", \"timeZone\": \"UTC\", \"terms\": { \"source\": [ { \"term\": \"Web\", \"means\": \"x\", " + list + " } ] } }";
        var update = Update(text, Counting.Of(("leads.csv", "Lead ID,Email,Lead Source\n1,,W-eb\n2,,Web\n")));
        Assert.Contains(expected, update.Text);
        Assert.Contains("W-eb", Counting.Read(update.Text).Terms[0].Aliases);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[ ]")]
    [InlineData("[ /* none */ ]")]
    [InlineData("[\n    // { \"name\": \"x\" },\n  ]")]
    [InlineData("[ { \"name\": \"A B\" } ]")]
    [InlineData("[ { \"name\": \"A B\" }, ]")]
    [InlineData("[\n    { \"name\": \"A B\" } // last\n  ]")]
    [InlineData("[\n    { \"name\": \"A B\" }, // last\n    // after\n  ]")]
    [InlineData("[\n    { \"name\": \"A B\" } // last\n    , /* odd */ ]")]
    public void A_list_of_objects_is_lengthened_whatever_it_looks_like(string list)
    {
        foreach (string lineEnd in new[] { "\n", "\r\n", "\r" })
        {
            string text = ("{\n  \"name\": \"A\", \"version\": \"1\", \"timeZone\": \"UTC\",\n  \"people\": " + list + "\n}\n").Replace("\n", lineEnd);
            int before = Counting.Read(text).People.Count;
            var update = Update(text, Counting.Of(("leads.csv", "Lead ID,Email,Lead Owner\n1,,Lena Vogt\n2,,Mia Keller\n")));
            Assert.Equal(before + 2, Counting.Read(update.Text).People.Count);
            Assert.Equal(lineEnd, string.Concat(update.Text.Where(c => c is '\r' or '\n'))[..lineEnd.Length]);
            Assert.Equal(lineEnd != "\n", update.Text.Contains('\r'));
            Assert.Equal(lineEnd != "\r", update.Text.Contains('\n'));
        }
    }

    [Fact]
    public void Missing_values_get_a_list_where_there_is_none()
    {
        const string Bare = "{\n  \"name\": \"A\", \"version\": \"1\",\n  \"timeZone\": \"UTC\"\n}";
        var update = Update(Bare, Counting.Of(("leads.csv", "Lead ID,Email,City\n1,,Select\n")));
        Assert.Equal(
            "{\n  \"name\": \"A\", \"version\": \"1\",\n  \"timeZone\": \"UTC\",\n  \"missingValues\": [\"Select\" /* new: 1 row; does it stand for nothing? */]\n}",
            update.Text);
    }

    [Fact]
    public void A_placeholder_that_is_an_agreed_word_stays_one()
    {
        string text = Text.Replace("\"Site\"", "\"unknown\"");
        var update = Update(text, Counting.Of(("leads.csv", "Lead ID,Email,Lead Source\n1,,Unknown\n2,,Trade show\n")));
        Assert.False(update.IsChanged);
    }

    [Fact]
    public void A_near_word_of_like_frequency_is_a_term_to_be_asked_about()
    {
        var update = Update(Text, Counting.Of(("leads.csv", "Lead ID,Email,Lead Source\n1,,Trade show\n2,,Trade shows\n3,,Web\n")));
        Assert.Equal(["source: Term Trade shows"], update.Proposals.Select(proposal => proposal.ToString()));
        Assert.Contains("// new in leads.csv: 1 row, 1 character apart from \"Trade show\": the same?", update.Text);
    }

    [Fact]
    public void An_id_beside_a_known_name_is_an_alias_of_that_person()
    {
        var update = Update(Text, Counting.Of(("leads.csv", "Lead ID,Email,Owner ID,Owner Name\n1,,77,Dana Ruiz\n2,,77,Dana Ruiz\n")));
        Assert.Equal(["owner: Alias 77 of Dana Ruiz"], update.Proposals.Select(proposal => proposal.ToString()));
        Assert.Equal(["dana@x.example", "77"], Assert.Single(Counting.Read(update.Text).People).Aliases);
    }

    internal static AgreementUpdate Update(string text, ExportTally tally, string? date = null) =>
        AgreementUpdate.Of(text, Counting.Read(text), tally, date);
}
