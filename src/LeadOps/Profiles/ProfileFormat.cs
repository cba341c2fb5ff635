namespace LeadOps;

/// <summary>The format of the files that a profile is for.</summary>
public enum ProfileFormat
{
    /// <summary>Any file, and objects from the pipeline.</summary>
    Any,

    /// <summary>Text with delimiters.</summary>
    Csv,

    /// <summary>JSON in any of its shapes.</summary>
    Json,
}
