using System;
using System.Collections.Generic;
using System.Management.Automation;
using LeadOps.Exports;
using LeadOps.FollowUps;
using LeadOps.Profiles;
using LeadOps.Rules;

namespace LeadOps.PowerShell;

/// <summary>What cmdlets share that judge follow-up: leads, what was done on them, who held them, and under which promise.</summary>
public abstract class FollowUpCommand : ExportCommand
{
    private protected const string ByPath = "Path", ByLiteralPath = "LiteralPath", ByInput = "InputObject";

    private static readonly Dictionary<RecordKind, string> Parameters = new()
    {
        [RecordKind.Lead] = nameof(Path),
        [RecordKind.Activity] = nameof(Activity),
        [RecordKind.StageChange] = nameof(History),
        [RecordKind.OwnerChange] = nameof(OwnerHistory),
        [RecordKind.Person] = nameof(Person),
    };

    private Agreement? terms;
    private RuleContext? context;
    private FollowUpSources? sources;
    private FollowUpIntake? intake;
    private RecordWrapper? leads;
    private RecordKind reading = RecordKind.Lead;
    private bool hasLeads;

    /// <summary>The exports of leads; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The exports of leads, letter by letter.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>From the pipeline: a file or a path, or a lead from Import-LeadExport, Import-Csv or anywhere else.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    public PSObject? InputObject { get; set; }

    /// <summary>What was done on the leads: paths, files or records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPath)]
    [Parameter(Mandatory = true, ParameterSetName = ByLiteralPath)]
    [Parameter(Mandatory = true, ParameterSetName = ByInput)]
    [SupportsWildcards]
    public PSObject[] Activity { get; set; } = [];

    /// <summary>Changes of stage and status: paths, files or records.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByLiteralPath)]
    [Parameter(ParameterSetName = ByInput)]
    [SupportsWildcards]
    public PSObject[] History { get; set; } = [];

    /// <summary>Changes of owner: paths, files or records.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByLiteralPath)]
    [Parameter(ParameterSetName = ByInput)]
    [SupportsWildcards]
    public PSObject[] OwnerHistory { get; set; } = [];

    /// <summary>People whom the agreement does not have, and their ids: paths, files or records.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByLiteralPath)]
    [Parameter(ParameterSetName = ByInput)]
    [SupportsWildcards]
    public PSObject[] Person { get; set; } = [];

    /// <summary>The instant up to which all is told: text, or a date. Left out, the clock is read once.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByLiteralPath)]
    [Parameter(ParameterSetName = ByInput)]
    public object? AsOf { get; set; }

    /// <summary>Whether each follow-up is to have its trace.</summary>
    private protected virtual bool Explains => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != ByInput)
        {
            bool literal = ParameterSetName == ByLiteralPath;
            foreach (string file in Files(literal ? LiteralPath : Path, literal)) ReadLeads(file);
            return;
        }

        if (FilesOf(InputObject) is { } files)
        {
            foreach (string file in files) ReadLeads(file);
            return;
        }

        Start(null);
        hasLeads = true;
        AddRecord(ref leads, InputObject!, RecordKind.Lead);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Where no lead could be read there is nothing to say but why.
        if (!hasLeads && HasFailed) return;
        Start(null);
        leads?.End();
        ReadAll(History, RecordKind.StageChange);
        ReadAll(OwnerHistory, RecordKind.OwnerChange);
        ReadAll(Activity, RecordKind.Activity);
        base.EndProcessing();
        if (Cancellation.IsCancellationRequested) return;
        Tell();
        try
        {
            Judge();
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C.
            return;
        }

        Tell();
    }

    /// <summary>Makes what is to take the follow-ups; called once, when the agreement is known.</summary>
    private protected abstract IFollowUpSink Begin(FollowUpTerms terms);

    /// <summary>Called when all follow-ups were handed on.</summary>
    private protected virtual void Complete()
    {
    }

    private protected override void Report(ErrorRecord error)
    {
        // A lead that is not there is not judged; but for what else is not there people would be blamed.
        if (reading != RecordKind.Lead) ThrowTerminatingError(Errors.Needed(error, Parameters[reading]));
        base.Report(error);
    }

    private void Judge()
    {
        var sink = Begin(terms!.FollowUp!);
        FollowUpRun.Run(sources!, context!.WordsOfThread, context!.AsOf, Explains, sink, Cancellation);
        Complete();
    }

    private void Start(string? file)
    {
        if (sources is not null) return;
        file ??= FirstFile();
        terms = FindAgreement(file);
        if (terms is null)
        {
            string here = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
            ThrowTerminatingError(Errors.NoAgreement(file is null ? here : System.IO.Path.GetDirectoryName(file)!));
        }

        if (terms!.FollowUp is null) ThrowTerminatingError(Errors.NoFollowUp(terms, Shown(terms.Path ?? terms.Name)));
        context = new RuleContext(terms, Instants.AsOf(this, AsOf, terms), false);
        sources = new FollowUpSources(terms, context.Words);
        intake = new FollowUpIntake(sources);
        ReadAll(Person, RecordKind.Person);
    }

    /// <summary>Where leads are no file, the agreement is looked for beside the activities.</summary>
    private string? FirstFile()
    {
        reading = RecordKind.Activity;
        foreach (var input in Activity)
        {
            if (FilesOf(input) is { Count: > 0 } files) return files[0];
        }

        return null;
    }

    private void ReadLeads(string file)
    {
        Start(file);
        ReadFile(file, RecordKind.Lead);
    }

    private void ReadAll(PSObject[] inputs, RecordKind kind)
    {
        reading = kind;
        RecordWrapper? records = null;
        foreach (var input in inputs)
        {
            if (FilesOf(input) is not { } files) AddRecord(ref records, input, kind);
            else foreach (string file in files) ReadFile(file, kind);
        }

        records?.End();
        reading = RecordKind.Lead;
    }

    private void AddRecord(ref RecordWrapper? records, PSObject input, RecordKind kind)
    {
        var wrapper = records ??= new RecordWrapper(intake!, intake!.Expect(kind, Options(terms)));
        Guard(() => wrapper.Add(input));
    }

    private void ReadFile(string file, RecordKind kind) => Guard(() => Read(file, (source, options) =>
    {
        var own = intake!.Expect(kind, options);
        var plan = ExportInspector.Inspect(source, own, Cancellation);
        MeetHeaders(plan.Layout.Headers);
        if (kind == RecordKind.Lead) hasLeads = true;
        ExportReader.Read(plan, own, intake, Cancellation);
    }));

    private void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (KindMismatchException exception)
        {
            Parameters.TryGetValue(exception.Found, out string? right);
            ThrowTerminatingError(Errors.WrongKind(exception, Parameters[exception.Expected], right));
        }
        catch (UnknownNameException exception)
        {
            ThrowTerminatingError(Errors.UnknownName(exception));
        }
    }

    private void Tell()
    {
        foreach (var notice in intake!.Take(context!.Zone.ToOffset(context.AsOf)))
        {
            if (notice.IsWarning) WriteWarning(notice.Text);
            else WriteVerbose(notice.Text);
        }
    }
}
