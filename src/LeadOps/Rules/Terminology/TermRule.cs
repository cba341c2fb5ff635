using System.Collections.Generic;
using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Terminology;

/// <summary>A rule about one way in which a value can miss the agreed terms of its field.</summary>
internal abstract class TermRule : Rule
{
    private readonly TermMatchKind kind;
    private IReadOnlyList<TermColumn> columns = [];

    protected TermRule(RuleInfo info, TermMatchKind kind)
        : base(info)
    {
        info.NeedsAgreement = true;
        this.kind = kind;
    }

    public sealed override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        columns = context.TermColumns(layout);
        return columns.Count > 0;
    }

    public sealed override void Check(Record record, Findings findings)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var match = column.Match(record);
            if (match.Kind == kind) Report(record, column, match, record[column.Column], findings);
        }
    }

    protected abstract void Report(Record record, TermColumn column, TermMatch match, Utf8Text value, Findings findings);
}
