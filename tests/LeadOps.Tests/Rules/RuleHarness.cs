using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Rules;
using LeadOps.Tests.Exports;

namespace LeadOps.Tests.Rules;

/// <summary>The text of an export in, its findings out, read as an audit reads it.</summary>
internal static class RuleHarness
{
    /// <summary>2026-11-20T08:00:00+01:00.</summary>
    public const long AsOf = 1795158000;

    /// <summary>What all rules find in one export, in order; those that a waiver covers too.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="text">Its text, written as UTF-8.</param>
    /// <param name="agreement">As for <see cref="Agreement"/>; null for none.</param>
    public static List<Finding> Find(string file, string text, string? agreement = null) =>
        Find(file, Encoding.UTF8.GetBytes(text), agreement);

    /// <inheritdoc cref="Find(string, string, string?)"/>
    public static List<Finding> Find(string file, byte[] bytes, string? agreement = null)
    {
        var findings = Run(file, bytes, agreement is null ? null : Agreement(agreement), out var run);
        Assert.Empty(run.Failures.Select(failure => failure.ToString()));
        return findings;
    }

    /// <summary>As <see cref="Find(string, string, string?)"/>, with the counts and with rules that may fail.</summary>
    public static List<Finding> Run(string file, byte[] bytes, Agreement? agreement, out RuleRun run)
    {
        var findings = new Kept();
        run = new RuleRun(new RuleContext(agreement, AsOf, showEvidence: false), new RuleChoice(), findings);
        var options = AuditFile.Options(agreement);
        using var folder = new TempFolder();
        var source = Assert.Single(ExportSource.Open(folder.Write(file, bytes), file));
        ExportReader.Read(source, options, run, default);
        var reconciliation = Assert.Single(run.Files).Reconciliation;
        Assert.True(reconciliation.Closes, reconciliation.ToString());
        return findings;
    }

    /// <summary>An agreement from the words that matter: name, version and time zone are added.</summary>
    /// <param name="excerpt">A JSON object, e.g. <c>{ "required": [ … ] }</c>.</param>
    public static Agreement Agreement(string excerpt)
    {
        const string Head = "{ \"name\": \"Example\", \"version\": \"1\", \"timeZone\": \"Europe/Berlin\",";
        int open = excerpt.IndexOf('{', StringComparison.Ordinal);
        var reading = AgreementReader.Read(Head + excerpt[(open + 1)..], AgreementFile.FileName, AuditFile.KnownRules);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        return reading.Agreement!;
    }

    private sealed class Kept : List<Finding>, IFindingSink;
}
