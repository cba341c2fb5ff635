using System;
using System.Linq;
using LeadOps.Agreements;

namespace LeadOps.Tests.Agreements;

public class AgreementReaderTests
{
    private const string TwoStages = """
        "terms": { "stage": [
          { "term": "Inquiry", "next": ["MQL"] },
          { "term": "MQL", "aliases": ["Marketing lead"], "deprecated": ["Hot lead"], "next": [] } ] }
        """;

    [Fact]
    public void A_whole_agreement_is_read()
    {
        var agreement = Agree.Good("""
            "$schema": "x.json", "agreedOn": "2026-09-30", "agreedBy": ["marketing", "sales"], "currency": "EUR", "defaultRegion": "DE",
            "missingValues": ["N/A", "-"],
            "columns": { "My header": "email", "Old stage": null },
            "terms": { "stage": [
                { "term": "Inquiry", "means": "m", "owner": "marketing", "exportedAs": ["lead"], "next": ["SAL"] },
                { "term": "SAL", "aliases": ["Accepted"], "deprecated": ["Old"], "next": [], "outcome": "accepted" } ],
              "rejectReason": [ { "term": "Other", "needsNote": true } ] },
            "required": [ { "when": { "stage": "SAL" }, "fields": ["email", "owner"] }, { "fields": ["id"] } ],
            "calendars": { "dach": { "hours": { "mon-fri": ["09:00-17:00"] } } }, "defaultCalendar": "dach",
            "people": [ { "name": "Dana Ruiz", "aliases": ["00558000002AbCdAAE"], "team": "DACH", "role": "SDR", "calendar": "dach",
              "from": "2026-01-01", "until": "2026-12-31",
              "leave": [ { "from": "2026-10-05", "to": "2026-10-09" }, { "from": "2026-11-01", "to": "2026-11-01", "paid": false } ] } ],
            "rules": { "LO2001": { "severity": "Warning" }, "LO6001": { "days": 90 } },
            "waivers": [ { "rule": "LO10*", "field": "company", "when": { "stage": "SAL" },
              "reason": "r", "by": "ops", "until": "2026-12-31" } ]
            """);
        Assert.Equal("Test 1", agreement.ToString());
        Assert.Equal("draft.json", agreement.Path);
        Assert.Equal(new DateTime(2026, 9, 30), agreement.AgreedOn);
        Assert.Equal("marketing, sales", agreement.AgreedBy.ToString());
        Assert.Equal(("Europe/Berlin", "EUR", "DE"), (agreement.TimeZone, agreement.Currency, agreement.DefaultRegion));
        Assert.Equal(["N/A", "-"], agreement.MissingValues);
        Assert.Equal("My header = email, Old stage = (not placed)", agreement.Columns.ToString());
        Assert.Equal("Inquiry, SAL, Other", agreement.Terms.ToString());
        var sal = agreement.Terms[1];
        Assert.Equal((Field.Stage, "SAL", StageOutcome.Accepted, false), (sal.Field, sal.Name, sal.Outcome, sal.IsStart));
        Assert.Equal(["Accepted"], sal.Aliases);
        Assert.Equal(["Old"], sal.Deprecated);
        Assert.Empty(sal.Next!);
        Assert.True(agreement.Terms[0].IsStart);
        Assert.True(agreement.Terms[2].NeedsNote);
        Assert.Null(agreement.Terms[2].Next);
        Assert.Equal("email, owner when stage is SAL, id", agreement.Required.ToString());
        var dana = agreement.People[0];
        Assert.Equal(("DACH", "SDR", "dach"), (dana.Team, dana.Role, dana.Calendar));
        Assert.Equal((new DateTime(2026, 1, 1), new DateTime(2026, 12, 31)), (dana.From, dana.Until));
        Assert.Equal("2026-10-05 to 2026-10-09, 2026-11-01 to 2026-11-01 unpaid", dana.Leave.ToString());
        Assert.Equal("LO2001: Warning, LO6001: days = 90", agreement.RuleSettings.ToString());
        Assert.Equal(90m, agreement.RuleSettings[1].Options[0].Value);
        var waiver = agreement.Waivers[0];
        Assert.Equal("LO10* of company when stage is SAL until 2026-12-31 by ops: r", waiver.ToString());
        Assert.True(waiver.Covers("LO1001"));
        Assert.False(waiver.Covers("LO2001"));
        Assert.Empty(agreement.NotBuilt);
    }

    [Fact]
    public void Every_property_prints_as_one_line()
    {
        var agreement = Agree.Good(TwoStages + """
            , "required": [ { "when": { "any": [ { "stage": "MQL" }, { "email": { "is": "missing" } } ] }, "fields": ["owner"] } ],
              "people": [ { "name": "A", "leave": [ { "from": "2026-01-01", "to": "2026-01-02" } ] } ],
              "rules": { "LO6001": { "days": [1, 2] } },
              "columns": { "x": null },
              "waivers": [ { "rule": "LO1001", "reason": "r", "by": "b", "until": "2026-01-01" } ]
            """);
        object[] all =
        [
            agreement, .. agreement.Terms, .. agreement.Required, .. agreement.People, .. agreement.People[0].Leave,
            .. agreement.RuleSettings, .. agreement.RuleSettings[0].Options, .. agreement.Waivers, .. agreement.Columns,
        ];
        foreach (object one in all)
        {
            foreach (var property in one.GetType().GetProperties())
            {
                string text = property.GetValue(one)?.ToString() ?? "";
                Assert.DoesNotContain('\n', text);
                Assert.False(text.StartsWith("System.", StringComparison.Ordinal) || text.StartsWith("LeadOps.", StringComparison.Ordinal),
                    $"{one.GetType().Name}.{property.Name} prints {text}");
            }
        }
    }

    [Fact]
    public void All_problems_come_at_once_in_line_order()
    {
        var reading = AgreementReader.Read("""
            {
              "nmae": "x",
              "version": 1,
              "waivers": [ { "rule": "LO1001", "reason": "r", "by": "b" } ],
              "required": [ { "fields": ["emial"] } ],
              "timeZone": "Mars/Base"
            }
            """, "draft.json", Agree.Rules);
        Assert.Null(reading.Agreement);
        Assert.Equal(
            [(1, "name"), (2, "nmae"), (3, "version"), (4, "waivers[0].until"), (5, "required[0].fields[0]"), (6, "timeZone")],
            reading.Problems.Select(problem => (problem.Line, problem.JsonPath)));
    }

    [Fact]
    public void An_unknown_key_names_the_nearest() => Agree.Bad(
        """
        "people": [
          { "name": "Dana", "taem": "DACH" } ]
        """,
        3, "people[0].taem", "Unknown key 'taem'.", "team");

    [Fact]
    public void A_problem_prints_place_fact_and_path() => Assert.Equal(
        "draft.json, line 3: unknown key 'taem' in people[0].",
        Agree.Bad("\"people\": [\n { \"name\": \"Dana\", \"taem\": \"DACH\" } ]").ToString());

    [Theory]
    [InlineData("\"agreedBy\":\n \"sales\"", 3, "agreedBy", "Expected a list of texts, found a text.")]
    [InlineData("\"currency\": null", 2, "currency", "Expected a currency of three capital letters like EUR, found null.")]
    [InlineData("\"currency\": \"euro\"", 2, "currency", "Expected a currency of three capital letters like EUR, found 'euro'.")]
    [InlineData("\"defaultRegion\": \"Germany\"", 2, "defaultRegion", "Expected a country of two capital letters like DE, found 'Germany'.")]
    [InlineData("\"terms\": []", 2, "terms", "Expected an object of fields and their terms, found a list.")]
    [InlineData("\"terms\": { \"stage\": [\n\"MQL\" ] }", 3, "terms.stage[0]", "Expected a term, found a text.")]
    [InlineData("\"terms\": { \"stage\": [ { \"term\": \"\" } ] }", 2, "terms.stage[0].term", "Expected a text that is not empty, found ''.")]
    [InlineData("\"terms\": { \"stage\": [ { \"term\": \"A\", \"needsNote\": 1 } ] }", 2, "terms.stage[0].needsNote", "Expected true or false, found a number.")]
    [InlineData("\"missingValues\": [ 0 ]", 2, "missingValues[0]", "Expected a text that is not empty, found a number.")]
    [InlineData("\"columns\": { \"x\": true }", 2, "columns.x", "Expected the name of a field or null, found true.")]
    [InlineData("\"required\": [ { \"fields\": [] } ]", 2, "required[0].fields", "Expected a list of fields, found an empty one.")]
    [InlineData("\"rules\": { \"LO6001\": { \"days\": {} } }", 2, "rules.LO6001.days", "Expected a text or a number or true or false or a list of texts or numbers, found an object.")]
    public void A_wrong_type_or_form_is_reported(string body, int line, string path, string message) =>
        Agree.Bad(body, line, path, message);

    [Fact]
    public void A_root_that_is_no_object_is_reported()
    {
        var problem = Assert.Single(AgreementReader.Read("\n[]", "draft.json").Problems);
        Assert.Equal((2, "Expected an agreement, found a list."), (problem.Line, problem.Message));
    }

    [Theory]
    [InlineData("{\n}", "name")]
    [InlineData("{\n}", "version")]
    [InlineData("{\n}", "timeZone")]
    public void A_missing_key_is_reported_at_its_object(string text, string key)
    {
        var problem = Assert.Single(AgreementReader.Read(text, "draft.json").Problems, problem => problem.JsonPath == key);
        Assert.Equal((1, $"Missing key '{key}'."), (problem.Line, problem.Message));
        Assert.Equal($"draft.json, line 1: missing key '{key}'.", problem.ToString());
    }

    [Theory]
    [InlineData("\"terms\": { \"stage\": [\n{ \"means\": \"x\" } ] }", "terms.stage[0].term")]
    [InlineData("\"required\": [\n{ } ]", "required[0].fields")]
    [InlineData("\"people\": [\n{ \"team\": \"x\" } ]", "people[0].name")]
    [InlineData("\"people\": [ { \"name\": \"A\", \"leave\": [\n{ \"from\": \"2026-01-01\" } ] } ]", "people[0].leave[0].to")]
    [InlineData("\"waivers\": [\n{ \"rule\": \"LO1001\", \"by\": \"b\", \"until\": \"2026-01-01\" } ]", "waivers[0].reason")]
    [InlineData("\"waivers\": [\n{ \"rule\": \"LO1001\", \"reason\": \"r\", \"until\": \"2026-01-01\" } ]", "waivers[0].by")]
    [InlineData("\"waivers\": [\n{ \"rule\": \"LO1001\", \"reason\": \"r\", \"by\": \"b\" } ]", "waivers[0].until")]
    [InlineData("\"waivers\": [\n{ \"reason\": \"r\", \"by\": \"b\", \"until\": \"2026-01-01\" } ]", "waivers[0].rule")]
    public void Required_keys_of_inner_objects_are_asked_for(string body, string path)
    {
        string key = path.Substring(path.LastIndexOf('.') + 1);
        Agree.Bad(body, 3, path, $"Missing key '{key}'.");
    }

    [Theory]
    [InlineData("\"terms\": {\n \"stge\": [] }", 3, "terms.stge", "Unknown field of terms 'stge'.", "stage")]
    [InlineData("\"terms\": {\n \"email\": [] }", 3, "terms.email", "Unknown field of terms 'email'.", null)]
    [InlineData("\"columns\": {\n \"My mail\": \"e-mail\" }", 3, "columns['My mail']", "Unknown field 'e-mail'.", "email")]
    [InlineData("\"required\": [ { \"fields\": [\n\"emial\" ] } ]", 3, "required[0].fields[0]", "Unknown field 'emial'.", "email")]
    [InlineData("\"waivers\": [ { \"rule\": \"LO1001\",\n\"field\": \"compny\", \"reason\": \"r\", \"by\": \"b\", \"until\": \"2026-01-01\" } ]", 3, "waivers[0].field", "Unknown field 'compny'.", "company")]
    public void An_unknown_field_names_the_nearest(string body, int line, string path, string message, string? nearest) =>
        Agree.Bad(body, line, path, message, nearest);

    [Theory]
    [InlineData("{ \"term\": \"MQL\" },\n{ \"term\": \"mql \" }", 3, "[1].term", "Term 'mql ' is already on line 2.")]
    [InlineData("{ \"term\": \"A\", \"aliases\": [\"Dead\"] },\n{ \"term\": \"B\", \"aliases\": [\"dead\"] }", 3, "[1].aliases[0]", "'dead' already means 'A' of source (line 2).")]
    [InlineData("{ \"term\": \"A\", \"exportedAs\": [\"x y\"] },\n{ \"term\": \"B\", \"deprecated\": [\"X  Y\"] }", 3, "[1].deprecated[0]", "'X  Y' already means 'A' of source (line 2).")]
    [InlineData("{ \"term\": \"A\", \"exportedAs\":\n[\"B\"] },\n{ \"term\": \"B\" }", 3, "[0].exportedAs[0]", "'B' already means 'B' of source (line 4).")]
    [InlineData("{ \"term\": \"A\" },\n{ \"term\": \"B\", \"deprecated\": [\"a\"] }", 3, "[1].deprecated[0]", "Deprecated 'a' is a current term of source (line 2).")]
    [InlineData("{ \"term\": \"A\",\n\"deprecated\": [\"A\"] }", 3, "[0].deprecated[0]", "Deprecated 'A' is a current term of source (line 2).")]
    [InlineData("{ \"term\": \"A\", \"exportedAs\": [\"x\"],\n\"aliases\": [\"x\"] }", 3, "[0].aliases[0]", "'x' is already in 'exportedAs' of this term (line 2).")]
    [InlineData("{ \"term\": \"A\", \"aliases\": [\"x\"],\n\"deprecated\": [\"X\"] }", 3, "[0].deprecated[0]", "'X' in 'deprecated' is 'x' in 'aliases' of this term (line 2).")]
    public void A_spelling_means_one_thing(string terms, int line, string path, string message) =>
        Agree.Bad("\"terms\": { \"source\": [ " + terms + " ] }", line, "terms.source" + path, message);

    [Fact]
    public void A_spelling_may_differ_from_its_own_term_by_case_and_mean_another_thing_in_another_field() => Agree.Good("""
        "terms": {
          "source": [ { "term": "Inquiry", "exportedAs": ["inquiry", "INQUIRY"], "aliases": ["Lead"] } ],
          "status": [ { "term": "Lead", "aliases": ["Inquiry"] } ] }
        """);

    [Fact]
    public void A_next_that_is_no_term_names_the_nearest()
    {
        Agree.Bad(
            "\"terms\": { \"stage\": [ { \"term\": \"Inquiry\", \"next\": [\"MQL\",\n \"Disqualifed\"] }, { \"term\": \"MQL\", \"next\": [\"Disqualified\"] },\n"
            + "{ \"term\": \"Disqualified\", \"next\": [] } ] }",
            3, "terms.stage[0].next[1]", "'Disqualifed' is not a term of stage.", "Disqualified");
        Agree.Bad(TwoStages.Replace("\"next\": [\"MQL\"]", "\"next\": [\"MQL\", \"hot lead\"]"), 3, "terms.stage[0].next[1]",
            "'hot lead' is not a term of stage.", "MQL");
    }

    [Fact]
    public void A_stage_that_nothing_leads_to_is_reported() => Agree.Bad(
        """
        "terms": { "stage": [
          { "term": "Inquiry", "next": ["MQL"] },
          { "term": "MQL", "next": [] },
          { "term": "SAL", "next": ["SAL", "MQL"] } ] }
        """,
        5, "terms.stage[2].term",
        "Nothing leads to 'SAL': name it in the 'next' of a stage before it, or give it \"start\": true.");

    [Theory]
    [InlineData("{ \"term\": \"A\", \"next\": [] }, { \"term\": \"B\", \"next\": [], \"start\": true }")]
    [InlineData("{ \"term\": \"A\", \"next\": [\"B\"] }, { \"term\": \"B\", \"next\": [\"A\"] }")]
    [InlineData("{ \"term\": \"A\" }, { \"term\": \"B\" }")]
    [InlineData("{ \"term\": \"A\", \"next\": [\"B\"] }, { \"term\": \"B\" }, { \"term\": \"C\" }")]
    public void A_stage_is_reached_from_a_start_or_from_a_term_that_leads_anywhere(string terms) =>
        Agree.Good("\"terms\": { \"stage\": [ " + terms + " ] }");

    [Fact]
    public void Outcomes_are_for_stages_and_one_of_three()
    {
        Agree.Good("\"terms\": { \"stage\": [ { \"term\": \"A\", \"outcome\": \"converted\" } ] }");
        Agree.Bad("\"terms\": { \"stage\": [ { \"term\": \"A\",\n\"outcome\": \"convertd\" } ] }", 3, "terms.stage[0].outcome",
            "Unknown outcome 'convertd'.", "converted");
        Agree.Bad("\"terms\": { \"stage\": [ { \"term\": \"A\",\n\"outcome\": \"won\" } ] }", 3, "terms.stage[0].outcome",
            "Unknown outcome 'won'; known here: accepted, converted, rejected.");
        Agree.Bad("\"terms\": { \"source\": [ { \"term\": \"A\",\n\"outcome\": \"accepted\" } ] }", 3, "terms.source[0].outcome",
            "'outcome' belongs to terms of stage, not of source.");
    }

    [Theory]
    [InlineData("Europe/Berln", "Europe/Berlin")]
    [InlineData("Mars/Olympus Mons", null)]
    [InlineData("W. Europe Standard Time", null)]
    [InlineData("europe/berlin", "Europe/Berlin")]
    public void An_unknown_time_zone_is_reported(string zone, string? nearest)
    {
        var reading = AgreementReader.Read(
            "{ \"name\": \"x\", \"version\": \"1\",\n\"timeZone\": \"" + zone + "\" }", "draft.json");
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((2, "timeZone", nearest), (problem.Line, problem.JsonPath, problem.Nearest));
        Assert.Equal($"Unknown time zone '{zone}'; expected an IANA name like Europe/Berlin.", problem.Message);
    }

    [Theory]
    [InlineData("{ \"name\": \"Dana\" },\n{ \"name\": \"dana \" }", 3, "people[1].name", "'dana ' is already on line 2, for some of the same days.")]
    [InlineData("{ \"name\": \"A\", \"until\": \"2026-05-31\" },\n{ \"name\": \"A\", \"from\": \"2026-05-31\" }", 3, "people[1].name", "'A' is already on line 2, for some of the same days.")]
    [InlineData("{ \"name\": \"A\", \"aliases\": [\"x@y\"] },\n{ \"name\": \"B\", \"aliases\": [\"X@Y\"] }", 3, "people[1].aliases[0]", "'X@Y' already means 'A' (line 2).")]
    [InlineData("{ \"name\": \"A\" },\n{ \"name\": \"B\", \"aliases\": [\"a\"] }", 3, "people[1].aliases[0]", "'a' already means 'A' (line 2).")]
    [InlineData("{ \"name\": \"A\", \"aliases\": [\"00558000002AbCd\"] },\n{ \"name\": \"B\", \"aliases\": [\"00558000002AbCdAAE\"] }", 3, "people[1].aliases[0]", "'00558000002AbCdAAE' already means 'A' (line 2).")]
    [InlineData("{ \"name\": \"A\", \"from\": \"2026-05-02\",\n\"until\": \"2026-05-01\" }", 3, "people[0].until", "'until' 2026-05-01 is before 'from' 2026-05-02.")]
    [InlineData("{ \"name\": \"A\", \"leave\": [\n{ \"from\": \"2026-05-02\", \"to\": \"2026-05-01\" } ] }", 3, "people[0].leave[0].to", "'to' 2026-05-01 is before 'from' 2026-05-02.")]
    [InlineData("{ \"name\": \"A\",\n\"from\": \"2026-02-29\" }", 3, "people[0].from", "Expected a date as yyyy-MM-dd, found '2026-02-29'.")]
    [InlineData("{ \"name\": \"A\",\n\"from\": \"01.02.2026\" }", 3, "people[0].from", "Expected a date as yyyy-MM-dd, found '01.02.2026'.")]
    [InlineData("{ \"name\": \"A\",\n\"from\": \"2026-02-01\\n\" }", 3, "people[0].from", "Expected a date as yyyy-MM-dd, found '2026-02-01 '.")]
    public void People_are_unambiguous(string people, int line, string path, string message) =>
        Agree.Bad("\"people\": [ " + people + " ]", line, path, message);

    [Fact]
    public void A_person_may_have_an_entry_for_each_period_and_ids_differ_by_case() => Agree.Good("""
        "people": [
          { "name": "A", "aliases": ["a@x"], "team": "one", "until": "2026-05-31" },
          { "name": "A", "aliases": ["a@x"], "team": "two", "from": "2026-06-01" },
          { "name": "B", "aliases": ["00558000002AbCd"] },
          { "name": "C", "aliases": ["00558000002aBcD"] } ]
        """);

    [Theory]
    [InlineData("\"rules\": {\n\"LO1002\": {} }", 3, "rules.LO1002", "Unknown rule 'LO1002'.", "LO1001")]
    [InlineData("\"rules\": {\n\"1001\": {} }", 3, "rules.1001", "Unknown rule '1001'; expected a rule id like LO1001.", null)]
    [InlineData("\"rules\": { \"LO6001\": {\n\"dayz\": 1 } }", 3, "rules.LO6001.dayz", "Unknown option 'dayz' of LO6001; known here: days, severity.", "days")]
    [InlineData("\"rules\": { \"LO1001\": {\n\"severity\": \"error\" } }", 3, "rules.LO1001.severity", "Unknown severity 'error'.", "Error")]
    [InlineData("\"waivers\": [ {\n\"rule\": \"LO9999\", \"reason\": \"r\", \"by\": \"b\", \"until\": \"2026-01-01\" } ]", 3, "waivers[0].rule", "Unknown rule 'LO9999'.", null)]
    [InlineData("\"waivers\": [ {\n\"rule\": \"LO3*\", \"reason\": \"r\", \"by\": \"b\", \"until\": \"2026-01-01\" } ]", 3, "waivers[0].rule", "No rule begins with 'LO3'.", null)]
    [InlineData("\"waivers\": [ {\n\"rule\": \"L*O\", \"reason\": \"r\", \"by\": \"b\", \"until\": \"2026-01-01\" } ]", 3, "waivers[0].rule", "Expected a rule id like LO1001, or its beginning like LO10*, found 'L*O'.", null)]
    [InlineData("\"currency\": \"EUR\\n\"", 2, "currency", "Expected a currency of three capital letters like EUR, found 'EUR '.", null)]
    [InlineData("\"waivers\": [ { \"rule\": \"LO1*\", \"reason\": \"r\", \"by\": \"b\",\n\"until\": \"soon\" } ]", 3, "waivers[0].until", "Expected a date as yyyy-MM-dd, found 'soon'.", null)]
    [InlineData("\"waivers\": [ { \"rule\": \"LO1*\", \"reason\": \" \", \"by\": \"b\", \"until\": \"2026-01-01\" } ]", 2, "waivers[0].reason", "Expected a text that is not empty, found ' '.", null)]
    public void Rules_and_waivers_are_checked(string body, int line, string path, string message, string? nearest)
    {
        Agree.Bad(body, line, path, message, nearest);
    }

    [Fact]
    public void Rules_are_not_checked_where_none_are_given() => Assert.NotNull(AgreementReader.Read(
        "{ \"name\": \"x\", \"version\": \"1\", \"timeZone\": \"UTC\", \"rules\": { \"LO9999\": { \"x\": 1 } } }", "a.json").Agreement);

    [Fact]
    public void A_waiver_that_has_run_out_is_no_problem_here() => Agree.Good(
        "\"waivers\": [ { \"rule\": \"LO*\", \"reason\": \"r\", \"by\": \"b\", \"until\": \"1999-01-01\" } ]");

    [Theory]
    [InlineData("{ \"stge\": \"x\" }", "stge", "Unknown field 'stge'.", "stage")]
    [InlineData("{ \"My header\": \"x\" }", "['My header']", "Unknown field 'My header'.", null)]
    [InlineData("{ }", "", "Expected a condition, found an empty one.", null)]
    [InlineData("{ \"any\": [] }", "any", "Expected a list of conditions, found an empty one.", null)]
    [InlineData("{ \"any\": [ { \"emial\": \"x\" } ] }", "any[0].emial", "Unknown field 'emial'.", "email")]
    [InlineData("{ \"company\": [] }", "company", "Expected a list of texts, found an empty one.", null)]
    [InlineData("{ \"company\": {} }", "company", "Expected operators, found an empty one.", null)]
    [InlineData("{ \"company\": { \"si\": \"present\" } }", "company.si", "Unknown operator 'si'.", "is")]
    [InlineData("{ \"company\": { \"atLeast\": 1 } }", "company.atLeast", "Unknown operator 'atLeast'; known here: is, not, matches.", null)]
    [InlineData("{ \"employees\": { \"matches\": \"1\" } }", "employees.matches", "Unknown operator 'matches'; known here: is, not, atLeast, below.", null)]
    [InlineData("{ \"employees\": { \"atLeast\": \"200\" } }", "employees.atLeast", "Expected a number, found a text.", null)]
    [InlineData("{ \"employees\": \"200\" }", "employees", "Expected a number or a list of numbers or operators, found a text.", null)]
    [InlineData("{ \"company\": { \"is\": \"here\" } }", "company.is", "Unknown state 'here'; known here: present, missing, valid.", null)]
    [InlineData("{ \"company\": null }", "company", "Expected a text or a list of texts or operators, found null.", null)]
    [InlineData("{ \"doNotContact\": \"yes\" }", "doNotContact", "Expected true or false or operators, found a text.", null)]
    [InlineData("{ \"created\": \"2026-01-01\" }", "created", "Expected operators, found a text.", null)]
    [InlineData("{ \"created\": { \"before\": \"1 May\" } }", "created.before", "Expected a date as yyyy-MM-dd, found '1 May'.", null)]
    [InlineData("{ \"stage\": \"SQL\" }", "stage", "'SQL' is not a term of stage.", "MQL")]
    [InlineData("{ \"stage\": [\"MQL\", \"Marketing lead\"] }", "stage[1]", "'Marketing lead' is not a term of stage.", "MQL")]
    [InlineData("{ \"stage\": { \"not\": \"Inqiry\" } }", "stage.not", "'Inqiry' is not a term of stage.", "Inquiry")]
    public void A_condition_is_checked(string condition, string path, string message, string? nearest)
    {
        string at = path.Length == 0 || path[0] == '[' ? path : "." + path;
        Agree.Bad(
            TwoStages + ", \"required\": [ { \"fields\": [\"owner\"], \"when\":\n" + condition + " } ]",
            5, "required[0].when" + at, message, nearest);
    }

    [Fact]
    public void A_pattern_that_does_not_compile_is_reported()
    {
        var problem = Agree.Bad("\"required\": [ { \"fields\": [\"owner\"], \"when\": {\n\"email\": { \"matches\": \"(\" } } } ]");
        Assert.Equal((3, "required[0].when.email.matches"), (problem.Line, problem.JsonPath));
        Assert.StartsWith("The pattern does not compile: ", problem.Message);
    }

    [Fact]
    public void Sections_not_built_yet_are_accepted_unread_with_one_notice()
    {
        var reading = Agree.Read("\"agreedBy\": [],\n\"costs\": { \"anything\": [1] }, \"grading\": 7,\n\"goals\": null");
        var notice = Assert.Single(reading.Problems);
        Assert.Equal((Severity.Information, 3, "costs"), (notice.Severity, notice.Line, notice.JsonPath));
        Assert.Equal("Accepted but not used yet, and not checked: costs, grading, goals.", notice.Message);
        Assert.Equal(["costs", "grading", "goals"], reading.Agreement!.NotBuilt);
    }
}
