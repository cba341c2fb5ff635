using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Records;

namespace LeadOps;

/// <summary>One export of an audit, and where its lines went.</summary>
public sealed class AuditedFile
{
    internal AuditedFile(string file, RecordKind kind, string profile)
    {
        File = file;
        Kind = kind;
        Profile = profile;
    }

    /// <summary>The file as the audit names it.</summary>
    public string File { get; }

    /// <summary>What its records are.</summary>
    public RecordKind Kind { get; }

    /// <summary>The profile it was read by.</summary>
    public string Profile { get; }

    /// <summary>Where its lines went; does not close where the file could not be read to its end.</summary>
    public Reconciliation Reconciliation { get; internal set; } = new();

    /// <summary>Which of the audit's inputs it is.</summary>
    internal int Place { get; set; }

    /// <summary>File, kind and reconciliation as one line.</summary>
    public override string ToString() => $"{File} ({Kind}, {Profile}): {Reconciliation}";
}

/// <summary>Something an audit could not check, and what to do about it.</summary>
public sealed class AuditFault
{
    internal AuditFault(string message, string recommendation)
    {
        Message = message;
        Recommendation = recommendation;
    }

    /// <summary>Place and fact.</summary>
    public string Message { get; }

    /// <summary>What to type.</summary>
    public string Recommendation { get; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}

/// <summary>One limit of the gate and what stands against it.</summary>
public sealed class GateLine
{
    internal GateLine(string name, long actual, long limit)
    {
        Name = name;
        Actual = actual;
        Limit = limit;
    }

    /// <summary>What is limited: <c>errors</c>, <c>warnings</c>, <c>damaged</c>, <c>overdue</c>.</summary>
    public string Name { get; }

    /// <summary>How many there are.</summary>
    public long Actual { get; }

    /// <summary>How many are allowed.</summary>
    public long Limit { get; }

    /// <summary>Whether that is not too much.</summary>
    public bool Holds => Actual <= Limit;

    /// <summary>E.g. <c>ok  errors 43 of 50</c> or <c>OVER  errors 51 of 50</c>.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0}  {1} {2:N0} of {3:N0}", Holds ? "ok" : "OVER", Name, Actual, Limit);
}

/// <summary>What one pass over a set of exports found.</summary>
public sealed class AuditResult
{
    internal AuditResult(string version, Agreement? agreement, DateTimeOffset asOf)
    {
        Version = version;
        Agreement = agreement;
        AsOf = asOf;
    }

    /// <summary>The version of LeadOps.</summary>
    public string Version { get; }

    /// <summary>What the exports were held against; null where there was no agreement.</summary>
    public Agreement? Agreement { get; }

    /// <summary>The instant that decided what is past, in the agreement's zone.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The exports, in the order in which they were read.</summary>
    public IReadOnlyList<AuditedFile> Files { get; internal set; } = new ValueList<AuditedFile>([]);

    /// <summary>Counts by rule over all files, errors first, then the most frequent.</summary>
    public IReadOnlyList<RuleCount> Rules { get; internal set; } = new ValueList<RuleCount>([]);

    /// <summary>The findings, where they were kept: <c>Invoke-LeadAudit</c> does, <c>leadops audit</c> writes them out instead.</summary>
    public IReadOnlyList<Finding> Findings { get; internal set; } = new ValueList<Finding>([]);

    /// <summary>Findings that are errors.</summary>
    public long Errors => Count(Severity.Error);

    /// <summary>Findings that are warnings.</summary>
    public long Warnings => Count(Severity.Warning);

    /// <summary>Findings that are information.</summary>
    public long Information => Count(Severity.Information);

    /// <summary>Findings that a waiver covers; in none of the other counts.</summary>
    public long Waived { get; internal set; }

    /// <summary>Leads read.</summary>
    public long Leads { get; internal set; }

    /// <summary>Leads with neither an error nor a warning.</summary>
    public long CleanLeads { get; internal set; }

    /// <summary>Lines and elements that are no record because they cannot be read.</summary>
    public long Damaged => Files.Sum(file => file.Reconciliation.Damaged);

    /// <summary>What came of the follow-up promises; null where follow-up was not judged.</summary>
    public FollowUpMetric? FollowUp { get; internal set; }

    /// <summary>The same by owner.</summary>
    public IReadOnlyList<FollowUpMetric> FollowUpByOwner { get; internal set; } = new ValueList<FollowUpMetric>([]);

    /// <summary>The same by source.</summary>
    public IReadOnlyList<FollowUpMetric> FollowUpBySource { get; internal set; } = new ValueList<FollowUpMetric>([]);

    /// <summary>
    /// The leads that sales owes something now, the most urgent first, where they were kept: <c>Invoke-LeadAudit</c> does.
    /// </summary>
    public IReadOnlyList<UnfollowedLead> Unfollowed { get; internal set; } = new ValueList<UnfollowedLead>([]);

    /// <summary>Leads that are untouched and overdue.</summary>
    public long Overdue { get; internal set; }

    /// <summary>Others whose cadence is broken.</summary>
    public long CadencesBroken { get; internal set; }

    /// <summary>Others that are at risk.</summary>
    public long AtRisk { get; internal set; }

    /// <summary>Others that nobody holds, or someone who left.</summary>
    public long Unowned { get; internal set; }

    /// <summary>What did not fit together in the exports of the follow-up.</summary>
    public IReadOnlyList<Anomaly> Anomalies { get; internal set; } = new ValueList<Anomaly>([]);

    /// <summary>What could not be checked.</summary>
    public IReadOnlyList<AuditFault> Unchecked { get; internal set; } = new ValueList<AuditFault>([]);

    /// <summary>What was asked for and is not built yet, and other things worth knowing.</summary>
    public IReadOnlyList<string> Notices { get; internal set; } = new ValueList<string>([]);

    /// <summary>The limits and what stands against them.</summary>
    public IReadOnlyList<GateLine> Gate { get; internal set; } = new ValueList<GateLine>([]);

    /// <summary>Whether all limits hold.</summary>
    public bool GateHolds => Gate.All(line => line.Holds);

    /// <summary>
    /// <c>0</c> the gate holds, <c>1</c> it does not, <c>2</c> it holds but there are warnings (strict only), <c>3</c>
    /// something could not be checked; of several the first of 3, 1, 2.
    /// </summary>
    public int ExitCode => Unchecked.Count > 0 ? 3 : !GateHolds ? 1 : Strict && Warnings > 0 ? 2 : 0;

    internal bool Strict { get; set; }

    /// <summary>Counts and exit code as one line.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0}; exit code {1}",
        CountsText,
        ExitCode);

    /// <summary>The findings as their counts.</summary>
    internal string CountsText => string.Format(
        CultureInfo.InvariantCulture, "{0:N0} errors, {1:N0} warnings, {2:N0} information", Errors, Warnings, Information);

    private long Count(Severity severity) => Rules.Where(rule => rule.Severity == severity).Sum(rule => rule.Findings);
}
