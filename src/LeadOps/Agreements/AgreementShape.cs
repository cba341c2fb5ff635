using System.Collections.Generic;
using System.Linq;

namespace LeadOps.Agreements;

/// <summary>The tables of keys of the agreement file.</summary>
internal static class AgreementShape
{
    public const string AnyOf = "any";

    /// <summary>The sections that are accepted unread because nothing uses them yet.</summary>
    public static readonly IReadOnlyList<string> NotBuilt =
    [
        "grading", "qualification", "calendars", "defaultCalendar", "followUp", "compensation", "goals", "costs",
        "privacy", "neverMerge",
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
        new("people", new ListShape(Person, "a list of people")),
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
