using LeadOps.Agreements;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is none of the agreed terms of its field, nor near one.</summary>
internal sealed class NotATerm() : TermRule(
    new RuleInfo("LO3001", "NotATerm", Severity.Warning, "A value is none of the agreed terms of its field, nor near one."), TermMatchKind.Unknown)
{
    protected override (string Brief, string Message, string Suggestion) Describe(string shown, TermColumn column, TermMatch match) => (
        $"'{shown}' is not an agreed {column.Terms}",
        $"'{shown}' is no agreed term of {column.Terms}, and none is near.",
        "Use an agreed term, or agree on this one: a term of its own, or an alias of another.");
}
