using LeadOps.Agreements;
using LeadOps.Records;

namespace LeadOps.Rules;

/// <summary>A waiver of the agreement at work in one run; one that has ended covers nothing.</summary>
internal sealed class BoundWaiver
{
    private readonly Waiver waiver;
    private readonly BoundCondition? when;
    private bool hasEnded;

    public BoundWaiver(Waiver waiver, RuleContext context)
    {
        this.waiver = waiver;
        when = waiver.When?.Bind(context.Words);
        hasEnded = context.IsPast(waiver.Until);
    }

    public string Rule => waiver.Rule;

    public string Reason => waiver.Reason;

    /// <summary>From now on it covers nothing.</summary>
    public void SwitchOff() => hasEnded = true;

    /// <param name="finding">What was found.</param>
    /// <param name="record">The record it is about; null for what is about a line or file, which no condition covers.</param>
    /// <exception cref="PatternTimeoutException">A pattern of its condition ran away.</exception>
    public bool Covers(Finding finding, Record? record) =>
        !hasEnded
        && waiver.Covers(finding.RuleId)
        && (waiver.Field is null || waiver.Field.Name == finding.Field)
        && (when is null || (record is not null && when.Holds(record)));
}
