using System.Collections.Generic;
using System.Linq;

namespace LeadOps;

/// <summary>How often a rule found something in one file, and how clean that file is.</summary>
public sealed class FindingSummary
{
    internal FindingSummary(FileSummary file, RuleCount rule)
    {
        File = file.File;
        FileRecords = file.Records;
        Clean = file.Clean;
        RuleId = rule.Rule.Id;
        RuleName = rule.Rule.Name;
        Severity = rule.Severity;
        Findings = rule.Findings;
        Records = rule.Records;
        Share = file.Records == 0 ? 0 : (decimal)rule.Records / file.Records;
    }

    private FindingSummary(FileSummary file)
    {
        File = file.File;
        FileRecords = file.Records;
        Clean = file.Clean;
        RuleId = RuleName = "";
    }

    /// <summary>The file as it was named.</summary>
    public string File { get; }

    /// <summary>Stable id of the rule; empty in the one row of a file in which nothing was found.</summary>
    public string RuleId { get; }

    /// <summary>Name of the rule.</summary>
    public string RuleName { get; }

    /// <summary>Severity of its findings.</summary>
    public Severity Severity { get; }

    /// <summary>Findings, waived ones left out.</summary>
    public long Findings { get; }

    /// <summary>Different records they are about.</summary>
    public long Records { get; }

    /// <summary>Those records as a share of the file's, 0 to 1.</summary>
    public decimal Share { get; }

    /// <summary>Records in the file.</summary>
    public long FileRecords { get; }

    /// <summary>Records in the file with neither an error nor a warning.</summary>
    public long Clean { get; }

    internal static IEnumerable<FindingSummary> Of(FileSummary file, Severity least)
    {
        var rows = file.Rules.Where(rule => rule.Severity >= least).Select(rule => new FindingSummary(file, rule)).ToList();
        return rows.Count > 0 ? rows : [new FindingSummary(file)];
    }
}
