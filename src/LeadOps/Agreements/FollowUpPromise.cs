using System;
using System.Globalization;

namespace LeadOps;

/// <summary>How soon sales touches which leads.</summary>
public sealed class FollowUpPromise
{
    internal FollowUpPromise(
        int index,
        string name,
        Condition? when,
        AgreedDuration firstTouchWithin,
        TouchLevel level,
        string? calendarName,
        decimal atRiskAt,
        FollowUpCadence? cadence,
        DateTime? from,
        DateTime? until)
    {
        Index = index;
        Name = name;
        When = when;
        FirstTouchWithin = firstTouchWithin;
        Level = level;
        CalendarName = calendarName;
        AtRiskAt = atRiskAt;
        Cadence = cadence;
        From = from;
        Until = until;
    }

    /// <summary>Its place among the promises, from 0.</summary>
    public int Index { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The leads it is for; null for all that no earlier promise is for.</summary>
    public Condition? When { get; }

    /// <summary>The business time from the hand-off within which the first touch is due.</summary>
    public AgreedDuration FirstTouchWithin { get; }

    /// <summary>What the first touch must at least be.</summary>
    public TouchLevel Level { get; }

    /// <summary>The calendar it counts by; null for that of whoever holds the lead.</summary>
    public string? CalendarName { get; }

    /// <summary>The share of the promise, from 0 to 1, from which an untouched lead is at risk.</summary>
    public decimal AtRiskAt { get; }

    /// <summary>How often to try, or null.</summary>
    public FollowUpCadence? Cadence { get; }

    /// <summary>First day of hand-offs it is for, or null for always.</summary>
    public DateTime? From { get; }

    /// <summary>Last day of hand-offs it is for, or null for open.</summary>
    public DateTime? Until { get; }

    /// <summary>Its name and how soon.</summary>
    public override string ToString() => $"{Name}: first {What} within {FirstTouchWithin}";

    private string What => Level switch
    {
        TouchLevel.Conversation => "conversation",
        TouchLevel.Connect => "connect",
        _ => "touch",
    };
}

/// <summary>How often sales tries before it may give up on a lead.</summary>
public sealed class FollowUpCadence
{
    internal FollowUpCadence(int attempts, AgreedDuration within)
    {
        Attempts = attempts;
        Within = within;
    }

    /// <summary>The least number of touches; at least 1.</summary>
    public int Attempts { get; }

    /// <summary>The span from the hand-off in which they are made.</summary>
    public AgreedDuration Within { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0} attempt{1} within {2}", Attempts, Attempts == 1 ? "" : "s", Within);
}
