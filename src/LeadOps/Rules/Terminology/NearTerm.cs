using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is no agreed term but near one: probably a typing error.</summary>
internal sealed class NearTerm() : TermRule(
    new RuleInfo("LO3004", "NearTerm", Severity.Warning, "A value is no agreed term but near one: probably a typing error."), TermMatchKind.Near)
{
    protected override void Report(Record record, TermColumn column, TermMatch match, Utf8Text value, Findings findings)
    {
        string shown = findings.Show(column.Column, value);
        findings.Add(
            this,
            record,
            column.Column,
            value,
            $"'{shown}': near {match.Nearest}",
            $"'{shown}' is no agreed term of {column.Terms}; '{match.Nearest}' is near.",
            $"If '{match.Term}' is meant, write that.");
    }
}
