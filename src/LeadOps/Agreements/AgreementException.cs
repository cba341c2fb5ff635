using System;
using System.Collections.Generic;

namespace LeadOps;

/// <summary>Why an agreement cannot be used: the place, the fact, and what to type.</summary>
public sealed class AgreementException : Exception
{
    internal AgreementException(
        string id,
        string file,
        string message,
        string recommendation,
        IReadOnlyList<AgreementProblem> problems,
        Exception? inner = null)
        : base(message, inner)
    {
        Id = id;
        File = file;
        Recommendation = recommendation;
        Problems = problems;
    }

    /// <summary>Stable name of what went wrong: <c>AgreementInvalid</c> or <c>AgreementUnreadable</c>.</summary>
    public string Id { get; }

    /// <summary>The file, as it was named.</summary>
    public string File { get; }

    /// <summary>What to type or do about it.</summary>
    public string Recommendation { get; }

    /// <summary>All problems in line order; none where the file could not be read at all.</summary>
    public IReadOnlyList<AgreementProblem> Problems { get; }
}
