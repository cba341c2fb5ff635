using LeadOps.Records;

namespace LeadOps;

/// <summary>Something wrong, or worth knowing, in an agreement or audit file.</summary>
public sealed class AgreementProblem
{
    private readonly string place;

    internal AgreementProblem(
        string file, int line, Severity severity, string jsonPath, string message, string? nearest, string place)
    {
        File = file;
        Line = line;
        Severity = severity;
        JsonPath = OneLine.Of(jsonPath);
        Message = OneLine.Of(message);
        Nearest = nearest;
        this.place = OneLine.Of(place);
    }

    /// <summary>The file, as it was named.</summary>
    public string File { get; }

    /// <summary>Line from 1.</summary>
    public int Line { get; }

    /// <summary>An <see cref="Severity.Error"/> keeps the file from being used.</summary>
    public Severity Severity { get; }

    /// <summary>Where in the JSON, e.g. <c>terms.stage[1].next[0]</c>; empty for the whole file.</summary>
    public string JsonPath { get; }

    /// <summary>What is wrong, as one sentence.</summary>
    public string Message { get; }

    /// <summary>The valid word that was probably meant, or null.</summary>
    public string? Nearest { get; }

    /// <summary>File, line, what is wrong and where in the JSON, as one line.</summary>
    public override string ToString()
    {
        // "JSON ..." keeps its capitals, "Unknown ..." does not.
        bool word = Message.Length > 1 && char.IsUpper(Message[0]) && !char.IsUpper(Message[1]);
        string fact = (word ? char.ToLowerInvariant(Message[0]) + Message.Substring(1) : Message).TrimEnd('.');
        return $"{File}, line {Line}: {fact}{(place.Length == 0 ? "" : " in " + place)}.";
    }
}
