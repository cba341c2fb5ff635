using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Rules;

namespace LeadOps.PowerShell;

/// <summary>Test-Lead: holds exports or records against the agreement and the rules of clean data.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Lead", DefaultParameterSetName = ByPath)]
[OutputType(typeof(Finding))]
[OutputType(typeof(FindingSummary), typeof(bool))]
public sealed class TestLeadCommand : ExportCommand, IFindingSink
{
    private const string ByPath = "Path", ByLiteralPath = "LiteralPath", ByInput = "InputObject";

    private RuleRun? run;
    private RecordWrapper? wrapper;
    private bool isClean = true;
    private int reportedFailures;

    /// <summary>The files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files, letter by letter.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>From the pipeline: a file or a path, or a record from Import-LeadExport, Import-Csv or anywhere else.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    public PSObject? InputObject { get; set; }

    /// <summary>Only these rules, by id or name; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[] Rule { get; set; } = [];

    /// <summary>Not these rules, by id or name; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[] ExcludeRule { get; set; } = [];

    /// <summary>The least severity shown.</summary>
    [Parameter]
    [WordTransformation(typeof(Severity))]
    public Severity Severity { get; set; }

    /// <summary>The instant that decides what is past: text, or a date. Left out, the clock is read once.</summary>
    [Parameter]
    public object? AsOf { get; set; }

    /// <summary>Shows personal values as they are, not masked.</summary>
    [Parameter]
    public SwitchParameter ShowEvidence { get; set; }

    /// <summary>Gives waived findings too, with the reason of the waiver.</summary>
    [Parameter]
    public SwitchParameter IncludeWaived { get; set; }

    /// <summary>Gives one boolean instead: whether all was read and checked, with neither an error nor a warning.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gives findings and records by rule instead, and how many records are clean.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>What the rows are, where the header does not tell.</summary>
    [Parameter]
    [WordTransformation(typeof(RecordKind))]
    public RecordKind Kind { get; set; }

    void IFindingSink.Add(Finding finding)
    {
        bool waived = finding.WaivedBecause.Length > 0;
        if (!waived && finding.Severity > Severity.Information) isClean = false;
        if (Quiet || Summary || (waived && !IncludeWaived)) return;
        WriteObject(finding);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        foreach (var unknown in RuleNames.Unknown(Rule.Concat(ExcludeRule))) ThrowTerminatingError(Errors.UnknownName(unknown));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != ByInput)
        {
            bool literal = ParameterSetName == ByLiteralPath;
            foreach (string file in Files(literal ? LiteralPath : Path, literal)) ReadFile(file);
            return;
        }

        if (FilesOf(InputObject) is { } files)
        {
            foreach (string file in files) ReadFile(file);
            return;
        }

        var agreement = FindAgreement(null);
        wrapper ??= new RecordWrapper(Run(agreement), Options(agreement));
        try
        {
            wrapper.Add(InputObject!);
        }
        catch (UnknownNameException exception)
        {
            ThrowTerminatingError(Errors.UnknownName(exception));
        }

        ReportFailures();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        wrapper?.End();
        ReportFailures();
        base.EndProcessing();
        if (Quiet) WriteObject(isClean && !HasFailed);
        if (!Summary || run is null) return;
        foreach (var file in run.Files) WriteObject(FindingSummary.Of(file, Severity), true);
    }

    private void ReadFile(string file) => Read(file, (source, options) =>
    {
        var plan = ExportInspector.Inspect(source, options, Cancellation);
        MeetHeaders(plan.Layout.Headers);
        ExportReader.Read(plan, options, Run(FindAgreement(file)), Cancellation);
        ReportFailures();
    });

    private RuleRun Run(Agreement? agreement)
    {
        if (run is not null) return run;
        if (agreement is null)
        {
            WriteWarning("No agreement: only the rules that need none run. Write one with New-LeadAgreement, or name one with -Agreement.");
        }

        // With -Summary and -Quiet the counts need the other severities too: clean means no error and no warning.
        var choice = new RuleChoice
        {
            Include = Rule,
            Exclude = ExcludeRule,
            Least = Summary || Quiet ? Severity.Information : Severity,
        };
        return run = new RuleRun(new RuleContext(agreement, Instants.AsOf(this, AsOf, agreement), ShowEvidence), choice, this);
    }

    private void ReportFailures()
    {
        if (run is null) return;
        for (; reportedFailures < run.Failures.Count; reportedFailures++) Report(Errors.Rule(run.Failures[reportedFailures]));
    }
}
