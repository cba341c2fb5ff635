using System;

namespace LeadOps.Records;

/// <summary>The kinds by name, as audit files and profiles write them.</summary>
internal static class RecordKinds
{
    /// <summary>Every kind with a meaning, in order.</summary>
    public static readonly RecordKind[] All =
    [
        RecordKind.Lead, RecordKind.Activity, RecordKind.StageChange, RecordKind.OwnerChange, RecordKind.Opportunity,
        RecordKind.Cost, RecordKind.Person,
    ];

    public static readonly string[] Names = Array.ConvertAll(All, kind => kind.ToString());

    /// <summary>The kind as a key of JSON: <c>stageChange</c>.</summary>
    public static string KeyOf(RecordKind kind)
    {
        string name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>The kind of that name; case does not count.</summary>
    /// <exception cref="UnknownNameException">There is none.</exception>
    public static RecordKind Parse(string name)
    {
        for (int i = 0; i < All.Length; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase)) return All[i];
        }

        throw new UnknownNameException("kind", name, Names);
    }
}
