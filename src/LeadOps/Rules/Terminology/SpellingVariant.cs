using LeadOps.Agreements;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is an agreed word in another case or spacing.</summary>
internal sealed class SpellingVariant() : TermRule(
    new RuleInfo("LO3005", "SpellingVariant", Severity.Information, "A value is an agreed word in another case or spacing."), TermMatchKind.SpellingVariant)
{
    protected override (string Brief, string Message, string Suggestion) Describe(string shown, TermColumn column, TermMatch match) => (
        $"'{shown}' is {match.Term} in other case or spacing",
        $"'{shown}' is the agreed term '{match.Term}' in other case or spacing.",
        $"Write '{match.Term}'.");
}
