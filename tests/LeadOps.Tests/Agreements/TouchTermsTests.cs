namespace LeadOps.Tests.Agreements;

public class TouchTermsTests
{
    [Theory]
    [InlineData("call", null, null, TouchLevel.Attempt)]
    [InlineData("CALL", "COMPLETED", "", TouchLevel.Attempt)]
    [InlineData("Call", "NO_ANSWER", null, TouchLevel.Attempt)]
    [InlineData("Call", "Completed", "Connected", TouchLevel.Connect)]
    [InlineData("Call", null, "Left live message", TouchLevel.Connect)]
    [InlineData("Call", null, "LEFT_LIVE_MESSAGE", TouchLevel.Connect)]
    [InlineData("E-mail", "SENT", null, TouchLevel.Attempt)]
    [InlineData("Email", "BOUNCED", null, null)]
    [InlineData("Email", "Connected", "bounced", null)]
    [InlineData("Meeting", "COMPLETED", null, TouchLevel.Conversation)]
    [InlineData("Meeting", "Scheduled", null, null)]
    [InlineData("Meeting", null, "No show", TouchLevel.Attempt)]
    [InlineData("Meeting", "Connected", "Completed", TouchLevel.Conversation)]
    [InlineData("Call", "NOT_STARTED", null, null)]
    [InlineData("Note", "Completed", null, null)]
    [InlineData("", null, null, null)]
    public void By_default_the_usual_words_of_CRMs_tell_the_level(string channel, string? status, string? outcome, TouchLevel? level) =>
        Assert.Equal(level, Touch("\"channels\": [\"call\", \"email\", \"meeting\"]").LevelOf(channel, status, outcome));

    [Theory]
    [InlineData("call", "Done", TouchLevel.Conversation)]
    [InlineData("email", "Done", TouchLevel.Connect)]
    [InlineData("sms", "done", null)]
    [InlineData("fax", "Done", TouchLevel.Connect)]
    [InlineData("call", "Connected", TouchLevel.Attempt)]
    [InlineData("call", "Bounced", TouchLevel.Attempt)]
    public void A_word_for_one_channel_goes_before_one_for_all_and_lists_replace_the_defaults(string channel, string status, TouchLevel? level) =>
        Assert.Equal(level, Touch("\"connected\": [\"Done\"], \"conversations\": [\"Call:Done\"], \"notTouched\": [\"SMS: done\"]").LevelOf(channel, status, null));

    [Theory]
    [InlineData("call", "Positive: send info", TouchLevel.Connect)]
    [InlineData("call", "send info", TouchLevel.Attempt)]
    public void A_colon_after_what_is_no_channel_is_part_of_the_outcome(string channel, string outcome, TouchLevel? level) =>
        Assert.Equal(level, Touch("\"channels\": [\"call\"], \"connected\": [\"Positive: send info\"]").LevelOf(channel, null, outcome));

    [Theory]
    [InlineData("\u96FB\u8A71", "\u63A5\u7D9A", TouchLevel.Connect)]
    [InlineData("\u96FB\u8A71", "?", TouchLevel.Attempt)]
    public void Words_may_be_of_any_script(string channel, string outcome, TouchLevel? level) =>
        Assert.Equal(level, Touch("\"channels\": [\"\u96FB\u8A71\"], \"connected\": [\"\u63A5\u7D9A\"]").LevelOf(channel, null, outcome));

    private static TouchTerms Touch(string touch) => Agree.Good(
        "\"calendars\": { \"c\": { \"hours\": { \"mon\": [\"09:00-10:00\"] } } }, \"followUp\": { \"handOff\": { \"from\": [\"created\"] }, \"touch\": { " + touch
        + " }, \"promises\": [ { \"name\": \"x\", \"firstTouchWithin\": \"1 h\", \"calendar\": \"c\" } ] }").FollowUp!.Touch;
}
