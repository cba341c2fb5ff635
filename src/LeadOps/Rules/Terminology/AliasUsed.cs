using LeadOps.Agreements;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is an alias of an agreed term.</summary>
internal sealed class AliasUsed() : TermRule(
    new RuleInfo("LO3002", "AliasUsed", Severity.Information, "A value is an alias of an agreed term."), TermMatchKind.Alias)
{
    protected override (string Brief, string Message, string Suggestion) Describe(string shown, TermColumn column, TermMatch match) => (
        $"'{shown}' is an alias of {match.Term}",
        $"'{shown}' means the agreed term '{match.Term}'.",
        $"Write '{match.Term}'.");
}
