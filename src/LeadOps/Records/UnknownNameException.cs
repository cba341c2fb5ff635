using System;
using System.Collections.Generic;
using LeadOps.Records;

namespace LeadOps;

/// <summary>A name was given that LeadOps does not know: of a profile, a kind or a field.</summary>
public sealed class UnknownNameException : ArgumentException
{
    private const int MostListed = 16;

    internal UnknownNameException(string what, string name, IReadOnlyCollection<string> known)
        : this(what, name, LeadOps.Records.Nearest.To(name, known), known)
    {
    }

    private UnknownNameException(string what, string name, string? nearest, IReadOnlyCollection<string> known)
        : base(Sentence(what, name, nearest, known))
    {
        What = what;
        Name = name;
        Nearest = nearest;
    }

    /// <summary>What was named: <c>profile</c>, <c>kind</c> or <c>field</c>.</summary>
    public string What { get; }

    /// <summary>The name as it was given.</summary>
    public string Name { get; }

    /// <summary>The nearest name that exists, or null where none is near.</summary>
    public string? Nearest { get; }

    private static string Sentence(string what, string name, string? nearest, IReadOnlyCollection<string> known)
    {
        string text = $"There is no {what} '{name}'.";
        if (nearest is not null) text += $" Nearest: {nearest}.";
        if (known.Count <= MostListed) text += $" Known: {string.Join(", ", known)}.";
        return text;
    }
}
