using System.Collections.Generic;

namespace LeadOps;

/// <summary>Fields that must not be missing where a condition holds.</summary>
public sealed class Requirement
{
    internal Requirement(Condition? when, IReadOnlyList<Field> fields, string jsonPath)
    {
        When = when;
        Fields = fields;
        JsonPath = jsonPath;
    }

    /// <summary>For which records; null for all.</summary>
    public Condition? When { get; }

    /// <summary>The fields that must be there.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Where it stands in the agreement, e.g. <c>required[0]</c>.</summary>
    public string JsonPath { get; }

    /// <inheritdoc/>
    public override string ToString() => When is null ? Fields.ToString()! : $"{Fields} when {When}";
}
