using System.Collections.Generic;
using System.Linq;

namespace LeadOps;

/// <summary>What entering a stage means for a lead.</summary>
public enum StageOutcome
{
    /// <summary>Sales took it.</summary>
    Accepted,

    /// <summary>It became an opportunity or a customer.</summary>
    Converted,

    /// <summary>It was given back or given up.</summary>
    Rejected,
}

/// <summary>A word that the agreement defines for a field.</summary>
public sealed class Term
{
    internal Term(
        Field field,
        string name,
        string? means,
        string? owner,
        IReadOnlyList<string> exportedAs,
        IReadOnlyList<string> aliases,
        IReadOnlyList<string> deprecated,
        IReadOnlyList<string>? next,
        bool isStart,
        StageOutcome? outcome,
        bool needsNote)
    {
        Field = field;
        Name = name;
        Means = means;
        Owner = owner;
        ExportedAs = exportedAs;
        Aliases = aliases;
        Deprecated = deprecated;
        Next = next;
        IsStart = isStart;
        Outcome = outcome;
        NeedsNote = needsNote;
    }

    /// <summary>The field it is a value of.</summary>
    public Field Field { get; }

    /// <summary>The term itself.</summary>
    public string Name { get; }

    /// <summary>Its definition, or null.</summary>
    public string? Means { get; }

    /// <summary>The team that owns it, or null.</summary>
    public string? Owner { get; }

    /// <summary>How the CRM itself spells it: no finding, and what a repair writes.</summary>
    public IReadOnlyList<string> ExportedAs { get; }

    /// <summary>Other spellings that mean the same: a finding with the term as suggestion.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The term and all its other spellings.</summary>
    internal IEnumerable<string> Spellings => new[] { Name }.Concat(ExportedAs).Concat(Aliases).Concat(Deprecated);

    /// <summary>Words that were once agreed for it.</summary>
    public IReadOnlyList<string> Deprecated { get; }

    /// <summary>The terms that may follow it; empty where none may, null where the agreement says nothing.</summary>
    public IReadOnlyList<string>? Next { get; }

    /// <summary>Whether a lead may begin here: the first term of its field, and those that say so.</summary>
    public bool IsStart { get; }

    /// <summary>What entering this stage means, or null.</summary>
    public StageOutcome? Outcome { get; }

    /// <summary>Whether a record with it must also have a note.</summary>
    public bool NeedsNote { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
