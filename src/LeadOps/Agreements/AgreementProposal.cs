namespace LeadOps;

/// <summary>What a value is proposed to be.</summary>
public enum ProposalKind
{
    /// <summary>A term of its own.</summary>
    Term,

    /// <summary>Another spelling of a term, or another name of a person.</summary>
    Alias,

    /// <summary>The CRM's own spelling of a term.</summary>
    ExportedAs,

    /// <summary>Another spelling of a word that was given up.</summary>
    Deprecated,

    /// <summary>A text that stands for nothing.</summary>
    Missing,

    /// <summary>Someone who owns leads.</summary>
    Person,

    /// <summary>Agreed, but in no export; the agreement keeps it.</summary>
    Vanished,
}

/// <summary>Something in which exports and an agreement differ, and what was written about it.</summary>
public sealed class AgreementProposal
{
    internal AgreementProposal(string field, string value, long count, ProposalKind proposal, string of, string why)
    {
        Field = field;
        Value = value;
        Count = count;
        Proposal = proposal;
        Of = of;
        Why = why;
    }

    /// <summary>The field it is a value of: <c>stage</c>, <c>owner</c>; several for a missing value.</summary>
    public string Field { get; }

    /// <summary>What is proposed to be done with it.</summary>
    public ProposalKind Proposal { get; }

    /// <summary>How often it occurs in the exports.</summary>
    public long Count { get; }

    /// <summary>The text, as the exports or the agreement have it.</summary>
    public string Value { get; }

    /// <summary>The term or person it is proposed for; empty where there is none.</summary>
    public string Of { get; }

    /// <summary>Why, in a few words.</summary>
    public string Why { get; }

    /// <summary>Field, proposal and value as one line.</summary>
    public override string ToString() => $"{Field}: {Proposal} {Value}{(Of.Length == 0 ? "" : " of " + Of)}";
}
