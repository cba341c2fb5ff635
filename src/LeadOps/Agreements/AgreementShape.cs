using System.Collections.Generic;
using System.Linq;
using LeadOps.Calendars;

namespace LeadOps.Agreements;

/// <summary>The tables of keys of the agreement file.</summary>
internal static class AgreementShape
{
    public const string AnyOf = "any";

    private const string Weekday = "(mon|tue|wed|thu|fri|sat|sun)";

    /// <summary>The sections that are accepted unread because nothing uses them yet.</summary>
    public static readonly IReadOnlyList<string> NotBuilt =
    [
        "grading", "qualification", "compensation", "goals", "costs", "privacy", "neverMerge",
    ];

    /// <summary>The fields whose words the agreement may define.</summary>
    public static readonly TextShape TermField = new(
        "field of terms", Field.All.Where(field => field.Type == FieldType.Term).Select(field => field.Name).ToArray());

    public static readonly TextShape AnyField = new("field", Field.All.Select(field => field.Name).ToArray());

    public static readonly TextShape Outcome = new("outcome", ["accepted", "converted", "rejected"]);

    public static readonly TextShape State = new("state", ["present", "missing", "valid"]);

    public static readonly TextShape Severities = new("severity", ["Information", "Warning", "Error"]);

    public static readonly TextShape RuleId = new("a rule id like LO1001", "^LO[0-9]{4}$");

    public static readonly TextShape RulePattern =
        new("a rule id like LO1001, or its beginning like LO10*", @"^LO([0-9]{4}|[0-9]{0,3}\*)$");

    public static readonly TextShape Levels = new("level", ["attempt", "connect", "conversation"]);

    /// <summary>What <see cref="AgreedDuration.TryParse"/> reads, which also refuses more than 100 years.</summary>
    public static readonly TextShape Duration = new(
        "a duration like 90 s, 15 min, 1 h, 30 days or 2 business days",
        "^(0|[1-9][0-9]*) (s|min|h|days?|business days?)$",
        Likely.Duration);

    public static readonly TextShape Share = new(
        "a share from 0 % to 100 %, like 25 %",
        @"^(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?) ?%$",
        Likely.Share);

    public static readonly TextShape Window = new(
        "hours like 09:00-17:30",
        "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
        Likely.Window);

    public static readonly TextShape Days = new(
        "weekdays like mon, mon-fri or sat,sun",
        $"^{Weekday}(-{Weekday})?(,{Weekday}(-{Weekday})?)*$",
        Likely.Days);

    public static readonly TextShape HandOffSource = new(
        "ownerAssigned, created, or a stage or status like stage:SAL",
        @"^(ownerAssigned|created|(stage|status):\S.*)$",
        Likely.HandOffSource);

    private static readonly ListShape Texts = new(TextShape.NotBlank, "a list of texts");

    public static readonly ObjectShape Term = new("a term", [
        new("term", TextShape.NotBlank, required: true),
        new("means", TextShape.Any),
        new("owner", TextShape.NotBlank),
        new("exportedAs", Texts),
        new("aliases", Texts),
        new("deprecated", Texts),
        new("next", Texts),
        new("start", PlainShape.Boolean),
        new("outcome", Outcome),
        new("needsNote", PlainShape.Boolean),
    ]);

    public static readonly ObjectShape TextOperators = Operators(
        new("not", OneOrMore(TextShape.Any, "texts")), new("matches", TextShape.NotBlank));

    public static readonly ObjectShape NumberOperators = Operators(
        new("not", OneOrMore(PlainShape.Number, "numbers")),
        new("atLeast", PlainShape.Number),
        new("below", PlainShape.Number));

    public static readonly ObjectShape BooleanOperators = Operators(new JsonKey("not", PlainShape.Boolean));

    public static readonly ObjectShape InstantOperators = Operators(
        new("before", TextShape.Date), new("after", TextShape.Date));

    public static readonly ValueShape TextTest =
        new EitherShape([.. OneOrMore(TextShape.Any, "texts").Shapes, TextOperators]);

    public static readonly ValueShape NumberTest =
        new EitherShape([.. OneOrMore(PlainShape.Number, "numbers").Shapes, NumberOperators]);

    public static readonly ValueShape BooleanTest = new EitherShape(PlainShape.Boolean, BooleanOperators);

    public static readonly ValueShape InstantTest = InstantOperators;

    /// <summary>A condition: fields joined by and; <c>any</c> joins conditions by or.</summary>
    public static readonly ObjectShape Condition = new(
        "a condition",
        self => Field.All
            .Select(field => new JsonKey(field.Name, TestOf(field.Type)))
            .Concat([new JsonKey(AnyOf, new ListShape(self, "a list of conditions", mayBeEmpty: false))]),
        noun: "field",
        mayBeEmpty: false);

    public static readonly ObjectShape Requirement = new("a requirement", [
        new("when", Condition),
        new("fields", new ListShape(AnyField, "a list of fields", mayBeEmpty: false), required: true),
    ]);

    public static readonly ObjectShape Leave = new("a leave", [
        new("from", TextShape.Date, required: true),
        new("to", TextShape.Date, required: true),
        new("paid", PlainShape.Boolean),
    ]);

    public static readonly ObjectShape Person = new("a person", [
        new("name", TextShape.NotBlank, required: true),
        new("aliases", Texts),
        new("team", TextShape.NotBlank),
        new("role", TextShape.NotBlank),
        new("calendar", TextShape.NotBlank),
        new("from", TextShape.Date),
        new("until", TextShape.Date),
        new("leave", new ListShape(Leave, "a list of leaves")),
    ]);

    public static readonly ListShape Windows = new(Window, "a list of hours");

    public static readonly ObjectShape Holiday = new("a holiday", [
        new("date", TextShape.Date, required: true),
        new("name", TextShape.NotBlank, required: true),
    ]);

    public static readonly ObjectShape CalendarDate = new("a date with its hours", [
        new("date", TextShape.Date, required: true),
        new("hours", Windows, required: true),
        new("name", TextShape.NotBlank),
    ]);

    public static readonly ObjectShape Week =
        new("an object of weekdays and hours", [], Windows, Days, noun: "days");

    public static readonly ObjectShape Calendar = new("a calendar", [
        new("timeZone", TextShape.NotBlank),
        new("hours", Week, required: true),
        new("holidays", new ListShape(Holiday, "a list of holidays")),
        new("dates", new ListShape(CalendarDate, "a list of dates with their hours")),
    ]);

    public static readonly ObjectShape HandOff = new("what hands a lead over", [
        new("from", new ListShape(HandOffSource, "a list of hand-offs", mayBeEmpty: false), required: true),
    ]);

    public static readonly ObjectShape Touch = new("what a touch is", [
        new("channels", new ListShape(TextShape.NotBlank, "a list of channels", mayBeEmpty: false)),
        new("level", Levels),
        new("automated", PlainShape.Boolean),
        new("inboundConversation", PlainShape.Boolean),
        new("connected", Texts),
        new("conversations", Texts),
        new("notTouched", Texts),
    ]);

    public static readonly ObjectShape Cadence = new("a cadence", [
        new("attempts", PlainShape.Number, required: true),
        new("within", Duration, required: true),
    ]);

    public static readonly ObjectShape Promise = new("a promise", [
        new("name", TextShape.NotBlank, required: true),
        new("when", Condition),
        new("firstTouchWithin", Duration, required: true),
        new("level", Levels),
        new("calendar", TextShape.NotBlank),
        new("atRiskAt", Share),
        new("cadence", Cadence),
        new("from", TextShape.Date),
        new("until", TextShape.Date),
    ]);

    public static readonly ObjectShape Pause = new("a pause", [new("when", Condition, required: true)]);

    public static readonly ObjectShape Exclusion = new("an exclusion", [
        new("when", Condition, required: true),
        new("reason", TextShape.NotBlank, required: true),
    ]);

    public static readonly ObjectShape FollowUpSection = new("the terms of follow-up", [
        new("handOff", HandOff, required: true),
        new("minimumHold", Share),
        new("sameSpellWithin", Duration),
        new("queues", Texts),
        new("touch", Touch),
        new("promises", new ListShape(Promise, "a list of promises", mayBeEmpty: false), required: true),
        new("pauses", new ListShape(Pause, "a list of pauses")),
        new("excluded", new ListShape(Exclusion, "a list of exclusions")),
    ]);

    public static readonly ValueShape RuleOption = new EitherShape(
        TextShape.Any,
        PlainShape.Number,
        PlainShape.Boolean,
        new ListShape(new EitherShape(TextShape.Any, PlainShape.Number), "a list of texts or numbers"));

    public static readonly ObjectShape Rule =
        new("the settings of a rule", [new("severity", Severities)], rest: RuleOption);

    public static readonly ObjectShape Waiver = new("a waiver", [
        new("rule", RulePattern, required: true),
        new("field", AnyField),
        new("when", Condition),
        new("reason", TextShape.NotBlank, required: true),
        new("by", TextShape.NotBlank, required: true),
        new("until", TextShape.Date, required: true),
    ]);

    public static readonly ObjectShape Root = new("an agreement", [
        new("$schema", TextShape.Any),
        new("name", TextShape.NotBlank, required: true),
        new("version", TextShape.NotBlank, required: true),
        new("agreedOn", TextShape.Date),
        new("agreedBy", Texts),
        new("timeZone", TextShape.NotBlank, required: true),
        new("currency", new TextShape("a currency of three capital letters like EUR", "^[A-Z]{3}$")),
        new("defaultRegion", new TextShape("a country of two capital letters like DE", "^[A-Z]{2}$")),
        new("missingValues", Texts),
        new("columns", new ObjectShape(
            "an object of headers and fields", [], new EitherShape(AnyField, PlainShape.Null))),
        new("terms", new ObjectShape(
            "an object of fields and their terms",
            [],
            new ListShape(Term, "a list of terms"),
            TermField,
            noun: "field of terms")),
        new("required", new ListShape(Requirement, "a list of requirements")),
        new("defaultCalendar", TextShape.NotBlank),
        new("calendars", new ObjectShape("an object of calendars and their hours", [], Calendar)),
        new("people", new ListShape(Person, "a list of people")),
        new("followUp", FollowUpSection),
        new("rules", new ObjectShape("an object of rule ids and settings", [], Rule, RuleId, noun: "rule")),
        new("waivers", new ListShape(Waiver, "a list of waivers")),
        .. NotBuilt.Select(name => new JsonKey(name, AnyShape.Instance)),
    ]);

    private static ValueShape TestOf(FieldType type) => type switch
    {
        FieldType.Number or FieldType.Money => NumberTest,
        FieldType.Boolean => BooleanTest,
        FieldType.Instant => InstantTest,
        _ => TextTest,
    };

    private static ObjectShape Operators(params JsonKey[] keys) =>
        new("operators", [new JsonKey("is", State), .. keys], noun: "operator", mayBeEmpty: false);

    private static EitherShape OneOrMore(ValueShape one, string many) =>
        new(one, new ListShape(one, "a list of " + many, mayBeEmpty: false));
}
