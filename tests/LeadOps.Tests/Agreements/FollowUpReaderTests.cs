using System;
using System.Linq;

namespace LeadOps.Tests.Agreements;

public class FollowUpReaderTests
{
    private const string Calendars =
        "\"calendars\": { \"dach\": { \"hours\": { \"mon-fri\": [\"09:00-17:00\"] } }, \"us\": { \"hours\": { \"mon\": [\"09:00-17:00\"] } } }, ";

    private const string Terms = """
        "terms": { "stage": [ { "term": "MQL" }, { "term": "SAL", "aliases": ["Accepted"] } ], "status": [ { "term": "Open" }, { "term": "Waiting" } ],
          "type": [ { "term": "call" }, { "term": "meeting" } ] },
        """;

    private const string HandOff = "\"handOff\": { \"from\": [\"created\"] }";
    private const string Promise = "{ \"name\": \"All\", \"firstTouchWithin\": \"8 h\" }";

    [Fact]
    public void The_terms_of_follow_up_are_read()
    {
        var agreement = Agree.Good(Terms + Calendars + """
            "defaultCalendar": "dach",
            "followUp": {
              "handOff": { "from": ["ownerAssigned", "stage:SAL", "status:Open", "created"] },
              "minimumHold": "12.5 %", "sameSpellWithin": "10 min", "queues": ["DACH queue", "00G58000002AbCdAAE"],
              "touch": { "channels": ["call", "meeting"], "level": "connect", "automated": true, "inboundConversation": true,
                "connected": ["call:Reached"], "conversations": ["Talked"], "notTouched": [] },
              "promises": [
                { "name": "A leads", "when": { "grade": ["A+", "A"] }, "firstTouchWithin": "1 h", "calendar": "owner", "atRiskAt": "50%",
                  "level": "attempt", "cadence": { "attempts": 5, "within": "10 business days" }, "from": "2026-10-01", "until": "2026-12-31" },
                { "name": "All others", "firstTouchWithin": "1 business day", "calendar": "us" } ],
              "pauses": [ { "when": { "status": "Waiting" } } ],
              "excluded": [ { "when": { "doNotContact": true }, "reason": "do not contact" } ] }
            """);
        var terms = agreement.FollowUp!;
        Assert.Equal("ownerAssigned, stage:SAL, status:Open, created", terms.HandOffFrom.ToString());
        Assert.Equal([HandOffKind.OwnerAssigned, HandOffKind.Stage, HandOffKind.Status, HandOffKind.Created], terms.HandOffFrom.Select(source => source.Kind));
        Assert.Same(agreement.Terms.First(term => term.Name == "SAL"), terms.HandOffFrom[1].Term);
        Assert.Equal(("Open", "Open"), (terms.HandOffFrom[2].Value, terms.HandOffFrom[2].Term!.Name));
        Assert.Equal((0.125m, 600L), (terms.MinimumHold, terms.SameSpellSeconds));
        Assert.Equal(["DACH queue", "00G58000002AbCdAAE"], terms.Queues);
        Assert.Equal("Connect by call, meeting, automated too, inbound conversations too", terms.Touch.ToString());
        Assert.Equal("call:Reached|Talked|", $"{terms.Touch.Connected}|{terms.Touch.Conversations}|{terms.Touch.NotTouched}");
        Assert.Equal("A leads: first touch within 1 h, All others: first connect within 1 business day", terms.ToString());
        var first = terms.Promises[0];
        Assert.Equal((0, "A leads", "grade is A+ or A", 3600L), (first.Index, first.Name, first.When!.ToString(), first.FirstTouchWithin.Seconds));
        Assert.Equal((TouchLevel.Attempt, null, 0.5m), (first.Level, first.CalendarName, first.AtRiskAt));
        Assert.Equal("5 attempts within 10 business days", first.Cadence!.ToString());
        Assert.Equal((new DateTime(2026, 10, 1), new DateTime(2026, 12, 31)), (first.From, first.Until));
        var second = terms.Promises[1];
        Assert.Equal((1, TouchLevel.Connect, "us", 0.75m), (second.Index, second.Level, second.CalendarName, second.AtRiskAt));
        Assert.True(second.FirstTouchWithin is { IsBusinessDays: true, Days: 1 });
        Assert.Null(second.When);
        Assert.Null(second.Cadence);
        Assert.Equal("status is Waiting", terms.Pauses.ToString());
        Assert.Equal("do not contact: doNotContact is true", terms.Excluded.ToString());
    }

    [Fact]
    public void What_is_left_out_has_a_default()
    {
        var terms = Agree.Good(Calendars + "\"followUp\": { \"handOff\": { \"from\": [\"stage:Anything goes\"] }, \"promises\": [ "
            + Promise.Replace("}", ", \"calendar\": \"us\" }") + " ] }").FollowUp!;
        Assert.Equal(("Anything goes", null), (terms.HandOffFrom[0].Value, terms.HandOffFrom[0].Term));
        Assert.Equal((0.25m, 0L), (terms.MinimumHold, terms.SameSpellSeconds));
        Assert.Equal("Attempt by any channel", terms.Touch.ToString());
        Assert.Contains("Connected", terms.Touch.Connected);
        Assert.Contains("meeting:Completed", terms.Touch.Conversations);
        Assert.Contains("Bounced", terms.Touch.NotTouched);
        Assert.Equal((TouchLevel.Attempt, 0.75m), (terms.Promises[0].Level, terms.Promises[0].AtRiskAt));
        Assert.Empty(terms.Pauses);
        Assert.Empty(terms.Excluded);
        Assert.Empty(terms.Queues);
    }

    [Fact]
    public void An_agreement_may_say_nothing_of_follow_up() => Assert.Null(Agree.Good("\"agreedBy\": []").FollowUp);

    [Fact]
    public void Each_of_the_terms_prints_as_one_line()
    {
        var agreement = Agree.Good(Calendars + "\"defaultCalendar\": \"us\", " + FollowUp(
            "\"pauses\": [ { \"when\": { \"status\": \"x\" } } ], \"excluded\": [ { \"when\": { \"country\": \"x\" }, \"reason\": \"r\" } ]",
            "{ \"name\": \"All\", \"firstTouchWithin\": \"8 h\", \"cadence\": { \"attempts\": 1, \"within\": \"3 h\" } }"));
        var terms = agreement.FollowUp!;
        object[] all =
        [
            agreement, terms, terms.Touch, .. terms.HandOffFrom, .. terms.Promises, terms.Promises[0].Cadence!,
            terms.Promises[0].FirstTouchWithin, .. terms.Excluded,
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

    [Theory]
    [InlineData("\"followUp\":\n{ \"promises\": [ { \"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"calendar\": \"us\" } ] }", "handOff", "Missing key 'handOff'.")]
    [InlineData("\"followUp\":\n{ \"handOff\": { \"from\": [\"created\"] } }", "promises", "Missing key 'promises'.")]
    [InlineData("\"followUp\": { \"handOff\": { \"from\": [\"created\"] }, \"promises\":\n[] }", "promises", "Expected a list of promises, found an empty one.")]
    [InlineData("\"followUp\": { \"handOff\": { \"from\":\n[] }, \"promises\": [ { \"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"calendar\": \"us\" } ] }", "handOff.from", "Expected a list of hand-offs, found an empty one.")]
    public void Hand_offs_and_promises_are_asked_for(string body, string path, string message) =>
        Agree.Bad(Calendars + body, 3, "followUp." + path, message);

    [Theory]
    [InlineData("ownerAsigned", "Expected ownerAssigned, created, or a stage or status like stage:SAL, found 'ownerAsigned'.", "ownerAssigned")]
    [InlineData("owner", "Expected ownerAssigned, created, or a stage or status like stage:SAL, found 'owner'.", "ownerAssigned")]
    [InlineData("Created", "Expected ownerAssigned, created, or a stage or status like stage:SAL, found 'Created'.", "created")]
    [InlineData("Stage = SAL", "Expected ownerAssigned, created, or a stage or status like stage:SAL, found 'Stage = SAL'.", "stage:SAL")]
    [InlineData("stage:", "Expected ownerAssigned, created, or a stage or status like stage:SAL, found 'stage:'.", null)]
    [InlineData("source:web", "Expected ownerAssigned, created, or a stage or status like stage:SAL, found 'source:web'.", null)]
    [InlineData("stage:SLA", "'SLA' is not a term of stage.", "stage:SAL")]
    [InlineData("stage:sal", "'sal' is not a term of stage.", "stage:SAL")]
    [InlineData("stage:Accepted", "'Accepted' is not a term of stage.", "stage:SAL")]
    [InlineData("status:Opne", "'Opne' is not a term of status.", "status:Open")]
    [InlineData("stage:MQL", "'stage:MQL' is already in 'from' (line 4).", null)]
    public void An_unknown_hand_off_names_the_nearest(string source, string message, string? nearest) => Agree.Bad(
        Terms + Calendars + "\"followUp\": { \"promises\": [ " + Promise.Replace("}", ", \"calendar\": \"us\" }") + " ],"
        + "\n\"handOff\": { \"from\": [\"stage:MQL\",\n\"" + source + "\"] } }",
        5, "followUp.handOff.from[1]", message, nearest);

    [Theory]
    [InlineData("2 hours", "2 h")]
    [InlineData("2h", "2 h")]
    [InlineData("1.5 h", "90 min")]
    [InlineData("0,5 min", "30 s")]
    [InlineData("30 mins", "30 min")]
    [InlineData("1 week", "7 days")]
    [InlineData("2 working days", "2 business days")]
    [InlineData("1 business_day", "1 business day")]
    [InlineData("0.5 days", "12 h")]
    [InlineData("02 h", "2 h")]
    [InlineData("2  h", "2 h")]
    [InlineData("-2 h", null)]
    [InlineData("2", null)]
    [InlineData("soon", null)]
    [InlineData("2 months", null)]
    [InlineData("1.234 min", null)]
    public void A_duration_of_another_form_is_refused_and_the_right_form_is_named(string duration, string? nearest) => BadPromise(
        "\"name\": \"x\",\n\"firstTouchWithin\": \"" + duration + "\"", "firstTouchWithin",
        $"Expected a duration like 90 s, 15 min, 1 h, 30 days or 2 business days, found '{duration}'.", nearest);

    [Theory]
    [InlineData("0 h", "'0 h' is no time: nobody could keep it.")]
    [InlineData("0 business days", "'0 business days' is no time: nobody could keep it.")]
    [InlineData("36526 business days", "'36526 business days' is longer than a hundred years.")]
    [InlineData("99999999999999999999 s", "'99999999999999999999 s' is longer than a hundred years.")]
    public void A_promise_is_of_some_time(string duration, string message) =>
        BadPromise("\"name\": \"x\",\n\"firstTouchWithin\": \"" + duration + "\"", "firstTouchWithin", message);

    [Theory]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"atRiskAt\": \"120 %\"", "atRiskAt", "Expected a share from 0 % to 100 %, like 25 %, found '120 %'.")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"atRiskAt\": \"0.75\"", "atRiskAt", "Expected a share from 0 % to 100 %, like 25 %, found '0.75'.", "75 %")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"atRiskAt\": \"75\"", "atRiskAt", "Expected a share from 0 % to 100 %, like 25 %, found '75'.", "75 %")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"atRiskAt\": \"-5 %\"", "atRiskAt", "Expected a share from 0 % to 100 %, like 25 %, found '-5 %'.")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"atRiskAt\": 75", "atRiskAt", "Expected a share from 0 % to 100 %, like 25 %, found a number.")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"level\": \"conect\"", "level", "Unknown level 'conect'.", "connect")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"calendar\": \"uk\"", "calendar", "Unknown calendar 'uk'.", "us")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"calendar\": \"ownr\"", "calendar", "Unknown calendar 'ownr'.", "owner")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"calendar\": \"emea\"", "calendar", "Unknown calendar 'emea'; known here: dach, us, owner.")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"from\": \"2026-05-02\",\n\"until\": \"2026-05-01\"", "until", "'until' 2026-05-01 is before 'from' 2026-05-02.")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"cadence\":\n{ \"within\": \"3 h\" }", "cadence.attempts", "Missing key 'attempts'.")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"cadence\": { \"within\": \"3 h\",\n\"attempts\": 2.5 }", "cadence.attempts", "Expected a whole number from 1 to 1000, found 2.5.")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"cadence\": { \"within\": \"3 h\",\n\"attempts\": 0 }", "cadence.attempts", "Expected a whole number from 1 to 1000, found 0.")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"cadence\": { \"attempts\": 2,\n\"within\": \"10 workdays\" }", "cadence.within",
        "Expected a duration like 90 s, 15 min, 1 h, 30 days or 2 business days, found '10 workdays'.", "10 business days")]
    [InlineData("\"name\": \"x\",\n\"firstTouchWithn\": \"1 h\", \"firstTouchWithin\": \"1 h\"", "firstTouchWithn", "Unknown key 'firstTouchWithn'.", "firstTouchWithin")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"when\": {\n\"stage\": \"SQL\" }", "when.stage", "'SQL' is not a term of stage.", "MQL")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"when\": {\n\"direction\": \"inbound\" }", "when.direction", "A lead has no direction.")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"when\": { \"any\": [ {\n\"occurred\": { \"is\": \"present\" } } ] }", "when.any[0].occurred", "A lead has no occurred.")]
    public void A_promise_is_checked(string promise, string path, string message, string? nearest = null) =>
        BadPromise(promise, path, message, nearest);

    [Theory]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\":\n\"2 days\"", "firstTouchWithin", "'2 days' is 48 h", "2 business days")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\":\n\"1 day\"", "firstTouchWithin", "'1 day' is 24 h", "1 business day")]
    [InlineData("\"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"cadence\": { \"attempts\": 3, \"within\":\n\"30 days\" }", "cadence.within", "'30 days' is 720 h", "30 business days")]
    public void Days_in_a_promise_are_warned_of(string promise, string path, string fact, string nearest)
    {
        var reading = Agree.Read(Calendars + "\"defaultCalendar\": \"us\", " + FollowUp("", "{ " + promise + " }"));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((Severity.Warning, 3, "followUp.promises[0]." + path, nearest), (problem.Severity, problem.Line, problem.JsonPath, problem.Nearest));
        Assert.Equal($"{fact} of open time, more days than one would think; '{nearest}' is another thing.", problem.Message);
        Assert.NotNull(reading.Agreement);
    }

    [Theory]
    [InlineData("\"minimumHold\":\n\"a quarter\"", "minimumHold", "Expected a share from 0 % to 100 %, like 25 %, found 'a quarter'.")]
    [InlineData("\"sameSpellWithin\":\n\"10 minutes\"", "sameSpellWithin", "Expected a duration like 90 s, 15 min, 1 h, 30 days or 2 business days, found '10 minutes'.", "10 min")]
    [InlineData("\"sameSpellWithin\":\n\"1 business day\"", "sameSpellWithin", "'sameSpellWithin' is plain time, not business days; write for example 10 min.")]
    [InlineData("\"touch\": { \"channels\":\n[] }", "touch.channels", "Expected a list of channels, found an empty one.")]
    [InlineData("\"touch\": { \"channels\": [\"call\",\n\"emial\"] }", "touch.channels[1]", "'emial' is not a term of type.")]
    [InlineData("\"touch\": { \"channels\": [\"call\",\n\"CALL\"] }", "touch.channels[1]", "'CALL' is in 'channels' twice.")]
    [InlineData("\"touch\": { \"level\":\n\"talk\" }", "touch.level", "Unknown level 'talk'; known here: attempt, connect, conversation.")]
    [InlineData("\"touch\": { \"automated\":\n\"no\" }", "touch.automated", "Expected true or false, found a text.")]
    [InlineData("\"touch\": { \"connected\": [\"NO_ANSWER\"],\n\"notTouched\": [\"No answer\"] }", "touch.notTouched[0]", "'No answer' is already 'NO_ANSWER' in 'connected' (line 3).")]
    [InlineData("\"touch\": { \"level\":\n\"connect\", \"connected\": [], \"conversations\": [] }", "touch.level", "No outcome counts as a connect: 'connected' and 'conversations' are empty.")]
    [InlineData("\"touch\": { \"level\":\n\"conversation\", \"conversations\": [] }", "touch.level", "No outcome counts as a conversation: 'conversations' is empty.")]
    [InlineData("\"pauses\": [ { \"when\": {\n\"status\": \"Wating\" } } ]", "pauses[0].when.status", "'Wating' is not a term of status.", "Waiting")]
    [InlineData("\"pauses\": [ { \"when\": { \"status\": \"Waiting\",\n\"country\": \"DE\" } } ]", "pauses[0].when.country", "A pause is known over time by stage and status only, not by country.")]
    [InlineData("\"pauses\": [ { \"when\": { \"any\": [ {\n\"owner\": \"x\" } ] } } ]", "pauses[0].when.any[0].owner", "A pause is known over time by stage and status only, not by owner.")]
    [InlineData("\"pauses\": [\n{ } ]", "pauses[0].when", "Missing key 'when'.")]
    [InlineData("\"excluded\": [\n{ \"when\": { \"doNotContact\": true } } ]", "excluded[0].reason", "Missing key 'reason'.")]
    [InlineData("\"excluded\": [\n{ \"reason\": \"x\" } ]", "excluded[0].when", "Missing key 'when'.")]
    [InlineData("\"excluded\": [ { \"reason\": \"x\", \"when\": {\n\"subject\": \"x\" } } ]", "excluded[0].when.subject", "A lead has no subject.")]
    [InlineData("\"queues\": [\"Q\",\n\"q\"]", "queues[1]", "'q' is in 'queues' twice.")]
    [InlineData("\"queues\": [\n\"dana\"]", "queues[0]", "'dana' means 'Dana', who is a person.")]
    [InlineData("\"queues\": [\n\"d@x\"]", "queues[0]", "'d@x' means 'Dana', who is a person.")]
    public void The_rest_is_checked(string more, string path, string message, string? nearest = null) => Agree.Bad(
        Terms + Calendars + "\"defaultCalendar\": \"us\", \"people\": [ { \"name\": \"Dana\", \"aliases\": [\"d@x\"], \"calendar\": \"us\" } ], " + FollowUp(more),
        4, "followUp." + path, message, nearest);

    [Fact]
    public void A_level_of_one_promise_that_no_outcome_gives_is_reported() => Agree.Bad(
        Calendars + "\"defaultCalendar\": \"us\", " + FollowUp(
            "\"touch\": { \"conversations\": [] }", "{ \"name\": \"x\", \"firstTouchWithin\": \"1 h\",\n\"level\": \"conversation\" }"),
        3, "followUp.promises[0].level", "No outcome counts as a conversation: 'conversations' is empty.");

    [Fact]
    public void A_channel_before_a_colon_that_is_none_is_warned_of()
    {
        var reading = Agree.Read(Calendars + "\"defaultCalendar\": \"us\", " + FollowUp(
            "\"touch\": { \"channels\": [\"call\", \"meeting\"], \"conversations\": [\"call:Done\",\n\"metting:Held\", \"Positive: sent info\"] }"));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(
            (Severity.Warning, 3, "followUp.touch.conversations[1]", "meeting:Held"),
            (problem.Severity, problem.Line, problem.JsonPath, problem.Nearest));
        Assert.Equal("'metting' is not one of 'channels': 'metting:Held' as a whole is taken for an outcome.", problem.Message);
    }

    [Fact]
    public void A_name_is_of_one_promise_at_a_time()
    {
        string Two(string until) => FollowUp("", "{ \"name\": \"A leads\", \"when\": { \"grade\": \"A\" }, \"firstTouchWithin\": \"1 h\", \"until\": \"" + until
            + "\" },\n{ \"name\": \"a  leads\", \"when\": { \"grade\": \"B\" }, \"firstTouchWithin\": \"2 h\", \"from\": \"2026-07-01\" }");
        Agree.Good(Calendars + "\"defaultCalendar\": \"us\", " + Two("2026-06-30"));
        Agree.Bad(Calendars + "\"defaultCalendar\": \"us\", " + Two("2026-07-01"), 3, "followUp.promises[1].name",
            "'a  leads' is already on line 2, for some of the same days.");
    }

    [Theory]
    [InlineData("", "goes by the owner's calendar, which queues and people not named here have not.")]
    [InlineData("{ \"name\": \"A\", \"calendar\": \"us\" }", "goes by the owner's calendar, which queues and people not named here have not.")]
    [InlineData("{ \"name\": \"A\" }", "goes by the owner's calendar, which A has not, nor has a queue.")]
    [InlineData("{ \"name\": \"A\" }, { \"name\": \"B\" }, { \"name\": \"C\", \"calendar\": \"us\" }", "goes by the owner's calendar, which A and B have not, nor has a queue.")]
    [InlineData("{ \"name\": \"A\" }, { \"name\": \"B\" }, { \"name\": \"C\" }, { \"name\": \"D\" }", "goes by the owner's calendar, which 4 people have not, nor has a queue.")]
    public void An_owners_calendar_needs_a_default(string people, string message)
    {
        string body = Calendars + "\"people\": [ " + people + " ], " + FollowUp("", "{ \"name\": \"x\", \"when\": { \"grade\": \"A\" }, \"firstTouchWithin\": \"1 h\", \"calendar\": \"us\" },\n"
            + "{ \"name\": \"y\", \"firstTouchWithin\": \"1 h\", \"calendar\": \"owner\" }");
        Agree.Bad(body, 3, "defaultCalendar", "Missing key 'defaultCalendar': promise 'y' " + message);
    }

    [Fact]
    public void A_person_without_a_calendar_is_told_of_where_the_default_is_used()
    {
        string body = Calendars + "\"defaultCalendar\": \"us\", \"people\": [ { \"name\": \"A\", \"calendar\": \"dach\" },\n"
            + "{ \"name\": \"B\", \"until\": \"2026-01-31\" }, { \"name\": \"B\", \"from\": \"2026-02-01\" } ]";
        Agree.Good(body);
        var reading = Agree.Read(body + ", " + FollowUp(""));
        var notice = Assert.Single(reading.Problems);
        Assert.Equal((Severity.Information, 3, "people[1]"), (notice.Severity, notice.Line, notice.JsonPath));
        Assert.Equal("No calendar of their own, so that 'us' is used: B.", notice.Message);
        Agree.Good(body + ", " + FollowUp("", Promise.Replace("}", ", \"calendar\": \"us\" }")));
    }

    [Theory]
    [InlineData("\"leave\": [\n{ \"from\": \"2026-05-01\", \"to\": \"2026-05-02\" } ], \"until\": \"2026-04-30\"", "leave[0]",
        "The leave 2026-05-01 to 2026-05-02 is outside of this entry: after its last day, 2026-04-30.")]
    [InlineData("\"leave\": [\n{ \"from\": \"2026-05-01\", \"to\": \"2026-05-02\" } ], \"from\": \"2026-05-03\"", "leave[0]",
        "The leave 2026-05-01 to 2026-05-02 is outside of this entry: before its first day, 2026-05-03.")]
    [InlineData("\"leave\": [ { \"from\": \"2026-05-01\", \"to\": \"2026-05-02\" },\n{ \"from\": \"2026-05-02\", \"to\": \"2026-05-03\", \"paid\": false } ]", "leave[1]",
        "The leave 2026-05-02 to 2026-05-03 unpaid has days in common with that on line 2.")]
    public void Leave_is_within_its_entry_and_once(string person, string path, string message) =>
        Agree.Bad("\"people\": [ { \"name\": \"A\", " + person + " } ]", 3, "people[0]." + path, message);

    [Fact]
    public void Leave_that_is_partly_outside_of_its_entry_is_warned_of()
    {
        var reading = Agree.Read("\"people\": [ { \"name\": \"A\", \"until\": \"2026-05-01\", \"leave\": [\n{ \"from\": \"2026-05-01\", \"to\": \"2026-05-02\" } ] } ]");
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((Severity.Warning, 3, "people[0].leave[0]"), (problem.Severity, problem.Line, problem.JsonPath));
        Assert.Equal("The leave 2026-05-01 to 2026-05-02 is partly outside of this entry: what lies after its last day, 2026-05-01, does not count.", problem.Message);
    }

    [Fact]
    public void All_problems_of_follow_up_come_at_once_in_line_order()
    {
        var reading = Agree.Read("""
            "followUp": {
              "handOff": { "from": ["ownerAsigned"] },
              "minimumHold": "25",
              "touch": { "level": "conect" },
              "promises": [
                { "name": "A", "firstTouchWithin": "1 hour",
                  "calendar": "dach" },
                { "name": "B", "firstTouchWithin": "2 days", "calendar": "owner",
                  "atRiskAt": "75" } ],
              "pauses": [ { "when": { "grade": "A" } } ],
              "excluded": [ { "when": { "country": "DE" } } ] }
            """);
        Assert.Null(reading.Agreement);
        Assert.Equal([3, 4, 5, 7, 8, 9, 9, 10, 11, 12], reading.Problems.Select(problem => problem.Line));
    }

    private static string FollowUp(string more, string? promises = null) =>
        "\"followUp\": { " + HandOff + ", \"promises\": [ " + (promises ?? Promise) + " ]" + (more.Length > 0 ? ", " : "") + more + " }";

    private static void BadPromise(string promise, string path, string message, string? nearest = null) => Agree.Bad(
        Terms + Calendars + "\"defaultCalendar\": \"us\", " + FollowUp("", "{ " + promise + " }"),
        4, "followUp.promises[0]." + path, message, nearest);
}
