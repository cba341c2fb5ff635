namespace LeadOps;

/// <summary>How much a finding or a problem matters; in rising order.</summary>
public enum Severity
{
    /// <summary>Good to know; nothing has to be done.</summary>
    Information,

    /// <summary>Probably wrong; someone should look.</summary>
    Warning,

    /// <summary>Breaks what was agreed, or cannot be read.</summary>
    Error,
}
