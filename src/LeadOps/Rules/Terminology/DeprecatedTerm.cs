using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is a word that the agreement has given up.</summary>
internal sealed class DeprecatedTerm() : TermRule(
    new RuleInfo("LO3003", "DeprecatedTerm", Severity.Warning, "A value is a word that the agreement has given up."), TermMatchKind.Deprecated)
{
    protected override void Report(Record record, TermColumn column, TermMatch match, Utf8Text value, Findings findings)
    {
        string shown = findings.Show(column.Column, value);
        findings.Add(
            this,
            record,
            column.Column,
            value,
            $"'{shown}' is deprecated; agreed: {match.Term}",
            $"'{shown}' is deprecated; the agreed term is '{match.Term}'.",
            $"Write '{match.Term}'.");
    }
}
