using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Tests.Profiles;

public sealed class ProfileFileTests
{
    private const string Good =
        """{ "name": "X", "title": "X, all", "format": "csv", "kinds": { "Lead": { "id": ["Id"] } } }""";

    public static TheoryData<string> Files => [.. ProfileCatalogue.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_profile_file_is_sound_and_its_profile_has_its_name(string file)
    {
        // The reader refuses unknown words, fields that a kind does not have and a header that stands for two fields.
        var profile = new ProfileReader(ProfileCatalogue.TextOf).Read(file);
        Assert.Equal(Headers.Fold(file), Headers.Fold(profile.Name));
        Assert.Same(ProfileCatalogue.Find(file), ProfileCatalogue.Find(profile.Name));
        Assert.True(profile.IsGeneric || profile.Title.Contains(','), "A CRM's title is the CRM, a comma, the export.");
        if (profile.TimeZone is not null) Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(profile.TimeZone, out _));
    }

    [Fact]
    public void A_profile_is_found_whatever_its_case_and_separators()
    {
        Assert.Equal("Salesforce-Report", ProfileCatalogue.Find("salesforce report").Name);
        Assert.Equal("HubSpot-API", ProfileCatalogue.Find("hubspot_api").Name);
        Assert.Equal(ProfileCatalogue.All.Select(profile => profile.Name), ProfileCatalogue.KnownNames);
        Assert.True(ProfileCatalogue.Generic.IsGeneric);
    }

    [Fact]
    public void An_unknown_profile_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<UnknownNameException>(() => ProfileCatalogue.Find("hubspott"));
        Assert.Equal("HubSpot", error.Nearest);
        Assert.Contains("'hubspott'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Salesforce-REST", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_generic_profile_has_every_field_of_every_kind_under_its_own_name_first()
    {
        foreach (var kind in RecordKinds.All)
        {
            var map = ProfileCatalogue.Generic.MapOf(kind)!;
            Assert.Equal(Field.Of(kind), map.Fields);
            foreach (var field in map.Fields)
            {
                Assert.Contains(map.Find(field.Name), spelling => spelling.Field == field && spelling.Rank == 0);
                Assert.Contains(map.Find(field.PropertyName), spelling => spelling.Field == field);
            }
        }
    }

    [Fact]
    public void Every_profile_has_leads_and_can_identify_them()
    {
        foreach (var profile in ProfileCatalogue.All)
        {
            Assert.Contains(Field.Id, profile.MapOf(RecordKind.Lead)!.Fields);
            Assert.Equal(RecordKind.Lead, profile.Kinds[0]);
        }
    }

    [Fact]
    public void A_profile_extends_another_by_adding_to_it()
    {
        var rest = ProfileCatalogue.Find("salesforce-rest");
        Assert.Equal(ProfileFormat.Json, rest.Format);
        Assert.Equal("UTC", rest.TimeZone);
        Assert.True(rest.Owns("SystemModstamp") && rest.Owns("attributes.type"));
        Assert.False(ProfileCatalogue.Find("salesforce").Owns("attributes.type"));
        Assert.Equal(ProfileCatalogue.Find("salesforce").Fields, rest.Fields);
    }

    [Fact]
    public void The_dialects_say_what_is_known_of_each_CRM()
    {
        var salesforce = ProfileCatalogue.Find("salesforce");
        Assert.Equal("UTC", salesforce.TimeZone);
        Assert.Equal("windows-1252", salesforce.FallbackEncoding);
        Assert.Contains("000000000000000AAA", salesforce.Nulls);
        Assert.True(salesforce.IsQueue(Utf8Text.Of("00G58000002AbCdEAK")));
        Assert.False(salesforce.IsQueue(Utf8Text.Of("00558000002AbCdEAK")));
        Assert.False(salesforce.IsQueue(Utf8Text.Of("00")));

        var report = ProfileCatalogue.Find("salesforce-report");
        Assert.Null(report.TimeZone);
        Assert.True(report.FooterAfterBlank);
        Assert.Contains("Confidential Information - Do Not Distribute", report.Footers);

        var hubspot = ProfileCatalogue.Find("hubspot");
        Assert.Null(hubspot.TimeZone);
        Assert.True(hubspot.DateOnlyIsUtc);
        Assert.Equal(".", hubspot.DecimalMark);
        Assert.Null(report.DecimalMark);
        Assert.Equal("UTC", ProfileCatalogue.Find("hubspot-api").TimeZone);
    }

    [Fact]
    public void A_profile_shows_itself_in_one_line()
    {
        string line = ProfileCatalogue.Find("hubspot").ToString();
        Assert.Matches(@"^HubSpot \(HubSpot, CSV labels\): Lead, Activity, StageChange, OwnerChange, Opportunity; \d+ fields$", line);
        Assert.Equal("Lead, Activity, StageChange, OwnerChange, Opportunity", ProfileCatalogue.Find("hubspot").Kinds.ToString());
    }

    [Fact]
    public void All_words_are_read()
    {
        var profile = Read("""
            { "name": "X", "title": "X, all", "format": "json", "prefix": "p.", "signature": ["api_name", "Its Label"],
              "stageEntered": ["in_{stage}"], "timeZone": "UTC", "dateOnlyIsUtc": true, "dateOrder": "DMY",
              "decimal": ",",
              "booleans": { "true": ["ja"], "false": ["nein"] }, "nulls": ["-"], "fallbackEncoding": "windows-1252",
              "footers": ["Total"], "footerAfterBlank": true, "queuePrefixes": ["q-"],
              "values": { "Lead": { "status": { "1": "New", "2": "Lost" } } },
              "implied": { "Lead": { "rejectReason": { "by": "status", "values": { "2": "Lost" } },
                                     "team": { "headers": { "Branch": "North" } } } },
              "onlyIfAsked": ["Lead"],
              "kinds": { "Lead": { "id": ["Id"], "status": ["State"], "converted": ["Done"], "isConverted": ["Done"] } } }
            """);
        var map = profile.MapOf(RecordKind.Lead)!;
        Assert.Equal("Lost", map.Words[Field.Status].Read(Utf8Text.Of(" 2 ")).ToString());
        Assert.Equal("3", map.Words[Field.Status].Read(Utf8Text.Of("3")).ToString());
        Assert.Equal([Field.RejectReason, Field.Team], map.Implied.Select(implied => implied.Field));
        Assert.Equal("", map.Implied[0].Words!.Read(Utf8Text.Of("1")).ToString());
        Assert.Equal("Branch", map.Implied[1].Headers.Single().Key);
        Assert.Equal([RecordKind.Lead], profile.OnlyIfAsked);
        Assert.Equal("DMY", profile.DateOrder);
        Assert.True(profile.ReadBoolean(Utf8Text.Of("Ja")));
        Assert.False(profile.ReadBoolean(Utf8Text.Of("nein")));
        Assert.True(profile.ReadBoolean(Utf8Text.Of("1")));
        Assert.Null(profile.ReadBoolean(Utf8Text.Of("vielleicht")));
        Assert.Equal(",", profile.DecimalMark);
        Assert.Equal("MQL", profile.StageEnteredBy("p.in_MQL", 0)?.Stage);
        Assert.True(profile.Owns("p.API_NAME") && profile.Owns("api_name") && profile.Owns("Its Label"));
        Assert.False(profile.Owns("Api_Name") || profile.Owns("ITS LABEL"));
        Assert.Equal(2, profile.MapOf(RecordKind.Lead)!.Find("done").Count);
        Assert.Equal("ja", profile.TrueWords.ToString());
        Assert.Equal(4, profile.Fields);
    }

    [Theory]
    [InlineData("", "x.json")]
    [InlineData("[]", "x.json")]
    [InlineData("{", "x.json")]
    [InlineData("""{ "name": "X", "name": "Y" }""", "name")]
    [InlineData("""{ "title": "X, all", "format": "csv", "kinds": { "Lead": { "id": ["Id"] } } }""", "'name'")]
    [InlineData("""{ "name": "X", "title": "X, all", "kinds": { "Lead": { "id": ["Id"] } } }""", "'format'")]
    [InlineData("""{ "name": "X", "title": "X, all", "format": "csv", "kinds": {} }""", "'kinds'")]
    [InlineData("""{ "name": "X", "title": "X, all", "format": "csv" }""", "'kinds'")]
    public void A_file_that_is_no_profile_is_refused(string text, string names) =>
        Assert.Contains(names, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"csv\"", "\"xml\"", "csv json any")]
    [InlineData("\"title\"", "\"titel\"", "nearest: title")]
    [InlineData("\"Lead\"", "\"Leads\"", "nearest: Lead")]
    [InlineData("\"id\"", "\"leadId\"", "'leadId' is unknown in Lead")]
    [InlineData("[\"Id\"]", "[]", "no header")]
    [InlineData("[\"Id\"]", "[\" \"]", "a text is expected")]
    [InlineData("[\"Id\"]", "[\"-\"]", "blank")]
    [InlineData("[\"Id\"]", "[1]", "a text is expected")]
    [InlineData("[\"Id\"]", "\"Id\"", "list")]
    [InlineData("[\"Id\"]", "[\"Lead Id\", \"lead_id\"]", "more than once")]
    [InlineData("[\"Id\"]", "[\"Id\"], \"email\": [\"ID\"]", "more than once")]
    [InlineData("[\"Id\"]", "[\"Id\"], \"created\": [\"On\"], \"modified\": [\"on\"]", "more than once")]
    [InlineData("\"csv\"", "\"csv\", \"dateOrder\": \"dmy\"", "DMY MDY YMD")]
    [InlineData("\"csv\"", "\"csv\", \"footerAfterBlank\": \"yes\"", "true or false")]
    [InlineData("\"csv\"", "\"csv\", \"booleans\": { \"yes\": [] }", "'yes' is unknown")]
    [InlineData("\"csv\"", "\"csv\", \"stageEntered\": [\"Date entered\"]", "{stage}")]
    [InlineData("\"csv\"", "\"csv\", \"values\": { \"Cost\": {} }", "'Cost' is unknown in values")]
    [InlineData("\"csv\"", "\"csv\", \"values\": { \"Lead\": { \"status\": { \"1\": \"New\" } } }", "'status' of Lead has no header")]
    [InlineData("\"csv\"", "\"csv\", \"values\": { \"Lead\": { \"id\": { \"1\": 2 } } }", "a text is expected")]
    [InlineData("\"csv\"", "\"csv\", \"values\": { \"Lead\": { \"id\": {} } }", "an object of words")]
    [InlineData("\"csv\"", "\"csv\", \"implied\": { \"Lead\": { \"stage\": { \"by\": \"id\" } } }", "'stage' needs 'headers', or 'by' and 'values'")]
    [InlineData("\"csv\"", "\"csv\", \"implied\": { \"Lead\": { \"stage\": { \"by\": \"team\", \"values\": { \"1\": \"A\" } } } }", "'team' of Lead has no header")]
    [InlineData("\"csv\"", "\"csv\", \"implied\": { \"Lead\": { \"stage\": { \"header\": {} } } }", "nearest: headers")]
    [InlineData("\"csv\"", "\"csv\", \"onlyIfAsked\": [\"Cost\"]", "'Cost' is no kind of this profile")]
    [InlineData("\"csv\"", "\"csv\", \"extends\": \"y\"", "no file y")]
    [InlineData("\"csv\"", "\"csv\", \"extends\": \"x\"", "without end")]
    public void A_wrong_word_is_answered_with_its_place(string what, string replacement, string says)
    {
        string text = Good.Replace(what, replacement, StringComparison.Ordinal);
        string message = Assert.Throws<FormatException>(() => Read(text)).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        if (says != "no file y") Assert.Contains("x.json, line 1", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leadSource", "Lead Source")]
    [InlineData("LEAD_SOURCE", " lead-source ")]
    [InlineData("\uFEFF#Lead\u00A0Source", "lead/source")]
    [InlineData("'Lead' \u201CSource\u201D", "\"lead source\"")]
    public void Headers_that_people_take_for_one_are_compared_as_one(string one, string other) =>
        Assert.Equal(Headers.Fold(one), Headers.Fold(other));

    [Theory]
    [InlineData("Date entered \"{stage} ({pipeline})\"", "Date entered \"MQL (Lifecycle Stage Pipeline)\"", "MQL")]
    [InlineData("Date entered \"{stage} ({pipeline})\"", "date Entered \"Meeting (held) (Sales)\"", "Meeting (held)")]
    [InlineData("Date entered \"{stage} ({pipeline})\"", "Date entered \"MQL\"", null)]
    [InlineData("Date entered \"{stage} ({pipeline})\"", "Date entered \" (Sales)\"", null)]
    [InlineData("Date entered \"{stage} ({pipeline})\"", "Date exited \"MQL (Sales)\"", null)]
    [InlineData("Became a {stage} Date", "Became a Marketing Qualified Lead Date", "Marketing Qualified Lead")]
    [InlineData("Became a {stage} Date", "Became a Date", null)]
    [InlineData("hs_v2_date_entered_{stage}", "hs_v2_date_entered_lead", "lead")]
    [InlineData("hs_v2_date_entered_{stage}", "hs_v2_date_entered_", null)]
    [InlineData("hs_v2_date_entered_{stage}", "", null)]
    public void A_header_may_name_a_stage(string pattern, string header, string? stage) =>
        Assert.Equal(stage, new HeaderPattern(pattern).StageOf(header));

    private static Profile Read(string text) =>
        new ProfileReader(file => file == "x" ? text : throw new FormatException($"There is no file {file}."))
            .Read("x");
}
