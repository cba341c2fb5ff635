using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadOps.Agreements;

/// <summary>Collects the problems of one file.</summary>
internal sealed class ProblemList
{
    private readonly string file;
    private readonly List<AgreementProblem> problems = [];

    public ProblemList(string file) => this.file = file;

    public bool HasErrors => problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>All of them in line order; those of one line as they were found.</summary>
    public IReadOnlyList<AgreementProblem> InOrder() => problems.OrderBy(problem => problem.Line).ToArray();

    /// <summary>Whether there is an error at a place in the JSON or below it.</summary>
    public bool HasErrorsIn(string path) => problems.Any(problem => problem.Severity == Severity.Error
        && problem.JsonPath.StartsWith(path, StringComparison.Ordinal)
        && (problem.JsonPath.Length == path.Length || problem.JsonPath[path.Length] is '.' or '['));

    public void Warn(JsonNode node, string message, string? nearest = null) =>
        Add(Severity.Warning, node.Line, node.Path, message, nearest);

    public void Error(JsonNode node, string message, string? nearest = null) =>
        Add(Severity.Error, node.Line, node.Path, message, nearest);

    /// <param name="severity">How much it matters.</param>
    /// <param name="line">Line from 1.</param>
    /// <param name="path">Where in the JSON.</param>
    /// <param name="message">One sentence.</param>
    /// <param name="nearest">The valid word that was probably meant.</param>
    /// <param name="place">What the sentence's "in ..." names; without it, the path.</param>
    public void Add(
        Severity severity, int line, string path, string message, string? nearest = null, string? place = null) =>
        problems.Add(new AgreementProblem(file, line, severity, path, message, nearest, place ?? path));
}
