using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is an alias of an agreed term.</summary>
internal sealed class AliasUsed() : TermRule(
    new RuleInfo("LO3002", "AliasUsed", Severity.Information, "A value is an alias of an agreed term."), TermMatchKind.Alias)
{
    protected override void Report(Record record, TermColumn column, TermMatch match, Utf8Text value, Findings findings)
    {
        string shown = findings.Show(column.Column, value);
        findings.Add(
            this,
            record,
            column.Column,
            value,
            $"'{shown}' is an alias of {match.Term}",
            $"'{shown}' means the agreed term '{match.Term}'.",
            $"Write '{match.Term}'.");
    }
}
