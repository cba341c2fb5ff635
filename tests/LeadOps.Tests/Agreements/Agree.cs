using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LeadOps.Agreements;

namespace LeadOps.Tests.Agreements;

/// <summary>Small agreements for tests.</summary>
internal static class Agree
{
    public static readonly Dictionary<string, IReadOnlyCollection<string>> Rules = new()
    {
        ["LO1001"] = [],
        ["LO2001"] = [],
        ["LO6001"] = ["days"],
    };

    /// <summary>Reads an agreement whose line 2 on is the given text, after the required keys on line 1.</summary>
    public static AgreementReading Read(string body) => AgreementReader.Read(
        "{ \"name\": \"Test\", \"version\": \"1\", \"timeZone\": \"Europe/Berlin\",\n" + body + "\n}", "draft.json", Rules);

    public static Agreement Good(string body)
    {
        var reading = Read(body);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        return reading.Agreement!;
    }

    /// <summary>The only problem of an agreement; an error, so that there is no agreement.</summary>
    public static AgreementProblem Bad(string body)
    {
        var reading = Read(body);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(Severity.Error, problem.Severity);
        Assert.Null(reading.Agreement);
        return problem;
    }

    /// <summary>Asserts that there is this problem only.</summary>
    public static void Bad(string body, int line, string path, string message, string? nearest = null)
    {
        var problem = Bad(body);
        Assert.Equal((line, path, message, nearest), (problem.Line, problem.JsonPath, problem.Message, problem.Nearest));
    }

    /// <summary>The folder of the solution.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LeadOps.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
