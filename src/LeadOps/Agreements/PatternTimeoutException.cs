using System;

namespace LeadOps;

/// <summary>A pattern of the agreement took longer on one value than it may.</summary>
public sealed class PatternTimeoutException : Exception
{
    internal PatternTimeoutException(string pattern, string jsonPath, TimeSpan limit, Exception inner)
        : base(
            $"The pattern {pattern} at {jsonPath} took more than {(int)limit.TotalMilliseconds} ms on one value; "
            + "write it without repetitions inside repetitions.",
            inner)
    {
        Pattern = pattern;
        JsonPath = jsonPath;
    }

    /// <summary>The regular expression.</summary>
    public string Pattern { get; }

    /// <summary>Where it stands in the agreement.</summary>
    public string JsonPath { get; }
}
