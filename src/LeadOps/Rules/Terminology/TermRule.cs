using System.Runtime.CompilerServices;
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

    [MethodImpl(Structurals.HotLoop)]
    public sealed override void Check(Record record, Findings findings)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var match = column.Match(record);
            if (match.Kind != kind) continue;
            var value = record[column.Column];
            var (brief, message, suggestion) = Describe(findings.Show(column.Column, value), column, match);
            findings.Add(this, record, column.Column, value, brief, message, suggestion);
        }
    }

    /// <summary>What to say about a value.</summary>
    /// <param name="shown">The value as it may be shown.</param>
    /// <param name="column">Where it stands.</param>
    /// <param name="match">What it is among the terms.</param>
    protected abstract (string Brief, string Message, string Suggestion) Describe(string shown, TermColumn column, TermMatch match);
}
