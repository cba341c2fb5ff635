using LeadOps.Agreements;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is no agreed term but near one: probably a typing error.</summary>
internal sealed class NearTerm() : TermRule(
    new RuleInfo("LO3004", "NearTerm", Severity.Warning, "A value is no agreed term but near one: probably a typing error."), TermMatchKind.Near)
{
    protected override (string Brief, string Message, string Suggestion) Describe(string shown, TermColumn column, TermMatch match) => (
        $"'{shown}': near {match.Nearest}",
        $"'{shown}' is no agreed term of {column.Terms}; '{match.Nearest}' is near.",
        $"If '{match.Term}' is meant, write that.");
}
