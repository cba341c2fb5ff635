namespace LeadOps;

/// <summary>What happens to a lead when it is handed to sales.</summary>
public enum HandOffKind
{
    /// <summary>It gets an owner: a person or a sales queue.</summary>
    OwnerAssigned,

    /// <summary>It enters a stage.</summary>
    Stage,

    /// <summary>It enters a status.</summary>
    Status,

    /// <summary>It is created.</summary>
    Created,
}

/// <summary>One of the events that hand a lead to sales, e.g. <c>stage:SAL</c>.</summary>
public sealed class HandOffSource
{
    internal HandOffSource(HandOffKind kind, string? value, Term? term)
    {
        Kind = kind;
        Value = value;
        Term = term;
        Text = kind switch
        {
            HandOffKind.OwnerAssigned => "ownerAssigned",
            HandOffKind.Created => "created",
            HandOffKind.Stage => "stage:" + value,
            _ => "status:" + value,
        };
    }

    /// <summary>What happens.</summary>
    public HandOffKind Kind { get; }

    /// <summary>The stage or status that is entered, as the agreement writes it; null for other kinds.</summary>
    public string? Value { get; }

    /// <summary>That stage or status, where the agreement has terms for the field; else null.</summary>
    public Term? Term { get; }

    /// <summary>As the agreement writes it.</summary>
    internal string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
