using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is an agreed word in another case or spacing.</summary>
internal sealed class SpellingVariant() : TermRule(
    new RuleInfo("LO3005", "SpellingVariant", Severity.Information, "A value is an agreed word in another case or spacing."), TermMatchKind.SpellingVariant)
{
    protected override void Report(Record record, TermColumn column, TermMatch match, Utf8Text value, Findings findings)
    {
        string shown = findings.Show(column.Column, value);
        findings.Add(
            this,
            record,
            column.Column,
            value,
            $"'{shown}' is {match.Term} in other case or spacing",
            $"'{shown}' is the agreed term '{match.Term}' in other case or spacing.",
            $"Write '{match.Term}'.");
    }
}
