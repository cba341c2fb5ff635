using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LeadOps;

/// <summary>What the agreement sets for one rule.</summary>
public sealed class RuleSetting
{
    internal RuleSetting(string ruleId, Severity? severity, IReadOnlyList<RuleOption> options)
    {
        RuleId = ruleId;
        Severity = severity;
        Options = options;
    }

    /// <summary>The rule.</summary>
    public string RuleId { get; }

    /// <summary>The severity of its findings, or null to leave it as it is.</summary>
    public Severity? Severity { get; }

    /// <summary>Its other settings.</summary>
    public IReadOnlyList<RuleOption> Options { get; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = Options.Select(option => option.ToString());
        if (Severity is { } severity) parts = new[] { severity.ToString() }.Concat(parts);
        return $"{RuleId}: {string.Join(", ", parts)}";
    }
}

/// <summary>One setting of a rule, e.g. <c>days = 90</c>.</summary>
public sealed class RuleOption
{
    internal RuleOption(string name, object value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>A string, a decimal or a boolean, or a list of the first two.</summary>
    public object Value { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Convert.ToString(Value, CultureInfo.InvariantCulture)}";
}
