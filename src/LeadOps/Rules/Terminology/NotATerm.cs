using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Terminology;

/// <summary>A value is none of the agreed terms of its field, nor near one.</summary>
internal sealed class NotATerm() : TermRule(
    new RuleInfo("LO3001", "NotATerm", Severity.Warning, "A value is none of the agreed terms of its field, nor near one."), TermMatchKind.Unknown)
{
    protected override void Report(Record record, TermColumn column, TermMatch match, Utf8Text value, Findings findings)
    {
        string shown = findings.Show(column.Column, value);
        findings.Add(
            this,
            record,
            column.Column,
            value,
            $"'{shown}' is not an agreed {column.Terms}",
            $"'{shown}' is no agreed term of {column.Terms}, and none is near.",
            "Use an agreed term, or agree on this one: a term of its own, or an alias of another.");
    }
}
