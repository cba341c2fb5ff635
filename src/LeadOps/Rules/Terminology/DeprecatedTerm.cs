using LeadOps.Agreements;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is a word that the agreement has given up.</summary>
internal sealed class DeprecatedTerm() : TermRule(
    new RuleInfo("LO3003", "DeprecatedTerm", Severity.Warning, "A value is a word that the agreement has given up."), TermMatchKind.Deprecated)
{
    protected override (string Brief, string Message, string Suggestion) Describe(string shown, TermColumn column, TermMatch match) => (
        $"'{shown}' is deprecated; agreed: {match.Term}",
        $"'{shown}' is deprecated; the agreed term is '{match.Term}'.",
        $"Write '{match.Term}'.");
}
