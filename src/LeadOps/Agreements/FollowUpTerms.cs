using System.Collections.Generic;

namespace LeadOps;

/// <summary>What was agreed about follow-up: when sales owes a touch, what a touch is, how soon it is due.</summary>
public sealed class FollowUpTerms
{
    internal FollowUpTerms(
        IReadOnlyList<HandOffSource> handOffFrom,
        decimal minimumHold,
        long sameSpellSeconds,
        TouchTerms touch,
        IReadOnlyList<FollowUpPromise> promises,
        IReadOnlyList<Condition> pauses,
        IReadOnlyList<FollowUpExclusion> excluded,
        IReadOnlyList<string> queues)
    {
        HandOffFrom = handOffFrom;
        MinimumHold = minimumHold;
        SameSpellSeconds = sameSpellSeconds;
        Touch = touch;
        Promises = promises;
        Pauses = pauses;
        Excluded = excluded;
        Queues = queues;
    }

    /// <summary>What hands a lead to sales: the first of these that happened to it.</summary>
    public IReadOnlyList<HandOffSource> HandOffFrom { get; }

    /// <summary>
    /// The share of a promise, from 0 to 1, that an owner's own clock must have had for a miss to be charged to them.
    /// </summary>
    public decimal MinimumHold { get; }

    /// <summary>Seconds within which handing a lead back goes on with the spell it came from; 0 for never.</summary>
    public long SameSpellSeconds { get; }

    /// <summary>What counts as a touch.</summary>
    public TouchTerms Touch { get; }

    /// <summary>The promises; the first that applies to a lead holds.</summary>
    public IReadOnlyList<FollowUpPromise> Promises { get; }

    /// <summary>States in which the clock stands still; conditions on stage and status only.</summary>
    public IReadOnlyList<Condition> Pauses { get; }

    /// <summary>Leads that no promise is for.</summary>
    public IReadOnlyList<FollowUpExclusion> Excluded { get; }

    /// <summary>Owners that are sales queues, no person: names and CRM ids.</summary>
    public IReadOnlyList<string> Queues { get; }

    /// <summary>The promises in one line.</summary>
    public override string ToString() => Promises.ToString()!;
}

/// <summary>Leads that are owed no follow-up, and why.</summary>
public sealed class FollowUpExclusion
{
    internal FollowUpExclusion(Condition when, string reason)
    {
        When = when;
        Reason = reason;
    }

    /// <summary>Which leads.</summary>
    public Condition When { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Reason}: {When}";
}
