namespace LeadOps;

/// <summary>What the rows of an export are about.</summary>
public enum RecordKind
{
    /// <summary>Nothing known: rows without a meaning yet.</summary>
    Unknown,

    /// <summary>People or companies that may buy.</summary>
    Lead,

    /// <summary>Calls, mails, meetings and other things done on a lead.</summary>
    Activity,

    /// <summary>One row each time a lead's stage or status changed.</summary>
    StageChange,

    /// <summary>One row each time a lead's owner changed.</summary>
    OwnerChange,

    /// <summary>Deals with an amount.</summary>
    Opportunity,

    /// <summary>What marketing spent, by source, campaign and time.</summary>
    Cost,

    /// <summary>The people who own leads.</summary>
    Person,
}
