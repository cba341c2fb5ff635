using System.Collections.Generic;
using System.Linq;

namespace LeadOps;

/// <summary>What does not fit together in the exports of a follow-up; counted, and nothing is dropped for it.</summary>
public enum AnomalyKind
{
    /// <summary>A row of the leads export without an id.</summary>
    LeadWithoutId,

    /// <summary>An id that a lead before it had; the first row counts.</summary>
    LeadTwice,

    /// <summary>A lead that was never handed to sales.</summary>
    LeadWithoutHandOff,

    /// <summary>A lead with a hand-off after as-of; it is not yet one.</summary>
    HandOffInFuture,

    /// <summary>A hand-off before the lead was created.</summary>
    HandOffBeforeCreated,

    /// <summary>An activity without the id of a lead.</summary>
    ActivityWithoutLeadId,

    /// <summary>An activity of a lead that the leads export does not have.</summary>
    ActivityWithoutLead,

    /// <summary>An activity that would be a touch after as-of.</summary>
    ActivityInFuture,

    /// <summary>An activity that would be a touch and has no date that can be read.</summary>
    ActivityWithoutDate,

    /// <summary>An activity that would be a touch before the lead's first hand-off.</summary>
    TouchBeforeHandOff,

    /// <summary>A row of a history without the id of a lead, or of a lead that the leads export does not have.</summary>
    ChangeWithoutLead,

    /// <summary>A row of a history whose date cannot be read.</summary>
    ChangeWithoutDate,

    /// <summary>An owner who is neither in the agreement nor in the people export, nor a queue.</summary>
    UnknownOwner,
}

/// <summary>How often one thing does not fit together, and where first.</summary>
public sealed class Anomaly
{
    internal Anomaly(AnomalyKind kind) => Kind = kind;

    /// <summary>What does not fit.</summary>
    public AnomalyKind Kind { get; }

    /// <summary>How often.</summary>
    public long Count { get; internal set; }

    /// <summary>Where first, e.g. <c>leads.csv:41</c>; empty where no row can be named.</summary>
    public string First { get; internal set; } = "";

    /// <summary>E.g. <c>ActivityWithoutLead 3 (first activities.csv:17)</c>.</summary>
    public override string ToString() => System.FormattableString.Invariant(
        $"{Kind} {Count}{(First.Length == 0 ? "" : $" (first {First})")}");
}

/// <summary>Counts by kind, and where the first of each was.</summary>
internal sealed class AnomalyCounts
{
    private readonly Anomaly?[] counts = new Anomaly?[(int)AnomalyKind.UnknownOwner + 1];

    /// <summary>Of each kind that occurred.</summary>
    public IReadOnlyList<Anomaly> Found => new ValueList<Anomaly>(counts.OfType<Anomaly>());

    public long this[AnomalyKind kind] => counts[(int)kind]?.Count ?? 0;

    public void Add(AnomalyKind kind, string file, int line)
    {
        ref var anomaly = ref counts[(int)kind];
        anomaly ??= new Anomaly(kind) { First = System.FormattableString.Invariant($"{file}:{line}") };
        anomaly.Count++;
    }

    /// <summary>Adds what came after.</summary>
    public void Add(AnomalyCounts others)
    {
        foreach (var other in others.Found)
        {
            ref var anomaly = ref counts[(int)other.Kind];
            anomaly ??= new Anomaly(other.Kind) { First = other.First };
            anomaly.Count += other.Count;
        }
    }
}
