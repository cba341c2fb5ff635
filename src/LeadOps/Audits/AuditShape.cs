using System.Linq;
using LeadOps.Agreements;
using LeadOps.Records;

namespace LeadOps.Audits;

/// <summary>The tables of keys of the audit file, <c>lead-audit.json</c>.</summary>
internal static class AuditShape
{
    public static readonly TextShape Part = new("part of the audit", ["hygiene", "followUp", "compensation"]);

    public static readonly TextShape Format = new("format", ["text", "csv", "json"]);

    public static readonly TextShape Order = new("date order", DateOrders.Names);

    public static readonly TextShape Mark = new("decimal mark", [".", ","]);

    public static readonly ObjectShape Export = new("an export", [
        new("path", TextShape.NotBlank, required: true),
        new("profile", TextShape.NotBlank),
        new("encoding", TextShape.NotBlank),
        new("delimiter", new TextShape("one character", "^.$")),
        new("timeZone", TextShape.NotBlank),
        new("dateOrder", new EitherShape(Order, new ObjectShape("an object of headers and date orders", [], rest: Order))),
        new("decimalMark", Mark),
        new("map", new ObjectShape("an object of headers and fields", [], rest: new EitherShape(AgreementShape.AnyField, PlainShape.Null))),
    ]);

    public static readonly ObjectShape Exports = new(
        "an object of kinds and their exports",
        RecordKinds.All.Select(kind => new JsonKey(
            RecordKinds.KeyOf(kind),
            new ListShape(new EitherShape(TextShape.NotBlank, Export), "a list of paths or exports"))),
        noun: "kind");

    public static readonly ObjectShape Root = new("an audit", [
        new("$schema", TextShape.Any),
        new("agreement", TextShape.NotBlank),
        new("exports", Exports, required: true),
        new("run", new ListShape(Part, "a list of parts")),
        new("rules", new ObjectShape("which rules run", [
            new("include", new ListShape(AgreementShape.RulePattern, "a list of rule ids")),
            new("exclude", new ListShape(AgreementShape.RulePattern, "a list of rule ids")),
        ])),
        new("period", new TextShape("a period like 2026-10", "^[0-9]{4}(-[0-9A-Za-z]+)?$")),
        new("gate", new ObjectShape("the gate", [
            new("errors", Limit), new("warnings", Limit), new("overdue", Limit), new("damaged", Limit),
        ])),
        new("output", new ObjectShape("where results go", [
            new("folder", TextShape.NotBlank, required: true),
            new("formats", new ListShape(Format, "a list of formats")),
        ])),
    ]);

    private static ValueShape Limit => PlainShape.Number;
}
