using System;
using System.Collections.Generic;
using LeadOps.Rules;

namespace LeadOps;

/// <summary>What a rule looks at.</summary>
public enum RuleFamily
{
    /// <summary>Whether the file could be read as records (<c>LO0…</c>).</summary>
    Structure,

    /// <summary>Whether what is required is there (<c>LO1…</c>).</summary>
    Completeness,

    /// <summary>Whether a value can be what its field says (<c>LO2…</c>).</summary>
    Validity,

    /// <summary>Whether words are the agreed ones (<c>LO3…</c>).</summary>
    Terminology,

    /// <summary>Whether values fit each other (<c>LO4…</c>).</summary>
    Consistency,

    /// <summary>Whether one thing is there once (<c>LO5…</c>).</summary>
    Uniqueness,

    /// <summary>Whether things are recent enough (<c>LO6…</c>).</summary>
    Timeliness,

    /// <summary>Whether people's data is treated as the law and they want (<c>LO7…</c>).</summary>
    Privacy,
}

/// <summary>A rule of the catalogue, as <c>Get-LeadRule</c> shows it.</summary>
public sealed class RuleInfo
{
    private ValueList<RecordKind> kinds = new([]);
    private ValueList<string> options = new([]);

    internal RuleInfo(string id, string name, Severity severity, string summary)
    {
        Id = id;
        Name = name;
        Severity = severity;
        Summary = summary;
        Family = (RuleFamily)(id[2] - '0');
    }

    /// <summary>Stable id; never reused.</summary>
    public string Id { get; }

    /// <summary>Name in one word.</summary>
    public string Name { get; }

    /// <summary>What it looks at; the first digit of its id.</summary>
    public RuleFamily Family { get; }

    /// <summary>Severity of its findings unless the agreement sets another.</summary>
    public Severity Severity { get; }

    /// <summary>What it finds, as one sentence.</summary>
    public string Summary { get; }

    /// <summary>Whether it does nothing without an agreement.</summary>
    public bool NeedsAgreement { get; internal set; }

    /// <summary>The kinds of record it looks at; empty means all.</summary>
    public IReadOnlyList<RecordKind> Kinds
    {
        get => kinds;
        internal set => kinds = new ValueList<RecordKind>(value);
    }

    /// <summary>Options it takes in the agreement's <c>rules</c>, beside <c>severity</c>.</summary>
    public IReadOnlyList<string> Options
    {
        get => options;
        internal set => options = new ValueList<string>(value);
    }

    /// <summary>Whether a pattern fits its id or its name.</summary>
    internal bool Fits(string pattern) => Wildcard.Matches(pattern, Id) || Wildcard.Matches(pattern, Name);

    /// <summary>Id and name as one line.</summary>
    public override string ToString() => Id + " " + Name;
}
