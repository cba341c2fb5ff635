using System;
using System.Globalization;

namespace LeadOps;

/// <summary>Findings that were agreed to be let pass for a while.</summary>
public sealed class Waiver
{
    internal Waiver(
        string rule,
        Field? field,
        Condition? when,
        string reason,
        string by,
        DateTime until,
        string jsonPath,
        int line)
    {
        Rule = rule;
        Field = field;
        When = when;
        Reason = reason;
        By = by;
        Until = until;
        JsonPath = jsonPath;
        Line = line;
    }

    /// <summary>A rule's id, or the beginning of several with <c>*</c>, e.g. <c>LO10*</c>.</summary>
    public string Rule { get; }

    /// <summary>The field it is for; null for all.</summary>
    public Field? Field { get; }

    /// <summary>The records it is for; null for all.</summary>
    public Condition? When { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>Who answers for it.</summary>
    public string By { get; }

    /// <summary>Last day on which it holds, in the agreement's time zone.</summary>
    public DateTime Until { get; }

    /// <summary>Where it stands in the agreement, e.g. <c>waivers[0]</c>.</summary>
    public string JsonPath { get; }

    /// <summary>Line in the agreement, from 1.</summary>
    public int Line { get; }

    /// <summary>Whether it is for a rule; its field, condition and date apart.</summary>
    internal bool Covers(string ruleId) => Covers(Rule, ruleId);

    internal static bool Covers(string pattern, string ruleId) => pattern[pattern.Length - 1] == '*'
        ? string.CompareOrdinal(pattern, 0, ruleId, 0, pattern.Length - 1) == 0
        : pattern == ruleId;

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0}{1}{2} until {3:yyyy-MM-dd} by {4}: {5}",
        Rule,
        Field is null ? "" : " of " + Field,
        When is null ? "" : $" when {When}",
        Until,
        By,
        Reason);
}
