using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Reports;
using LeadOps.Rules;

namespace LeadOps.PowerShell;

/// <summary>Invoke-LeadAudit: one pass over a set of exports, as one object.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "LeadAudit", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(AuditResult))]
public sealed class InvokeLeadAuditCommand : LeadCommand, IFindingSink
{
    private const string ByPath = "Path", ByLiteralPath = "LiteralPath", ByExport = "Export";

    private readonly List<Finding> findings = [];

    /// <summary>An audit file, or a folder with exports; left out, the current location.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = ByPath)]
    public string Path { get; set; } = ".";

    /// <summary>The same, letter by letter.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName")]
    public string LiteralPath { get; set; } = "";

    /// <summary>The exports themselves, without an audit file; wildcards are allowed, and each must tell what it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByExport)]
    [SupportsWildcards]
    public string[] Export { get; set; } = [];

    /// <summary>Only these rules, by id or name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ByExport)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[] Rule { get; set; } = [];

    /// <summary>Not these rules, by id or name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ByExport)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[] ExcludeRule { get; set; } = [];

    /// <summary>How many errors the gate allows.</summary>
    [Parameter(ParameterSetName = ByExport)]
    public long ErrorLimit { get; set; }

    /// <summary>How many warnings the gate allows; left out, any number.</summary>
    [Parameter(ParameterSetName = ByExport)]
    public long? WarningLimit { get; set; }

    /// <summary>How many damaged lines the gate allows; left out, any number.</summary>
    [Parameter(ParameterSetName = ByExport)]
    public long? DamagedLimit { get; set; }

    /// <summary>How many leads may be untouched and overdue; left out, any number.</summary>
    [Parameter(ParameterSetName = ByExport)]
    public long? OverdueLimit { get; set; }

    /// <summary>The agreement: a path or a loaded one; goes before the audit file's.</summary>
    [Parameter]
    [AgreementTransformation]
    public object? Agreement { get; set; }

    /// <summary>The instant that decides what is past: text, or a date. Left out, the clock is read once.</summary>
    [Parameter]
    public object? AsOf { get; set; }

    /// <summary>Exit code 2 where the gate holds but there are warnings.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Shows personal values as they are, not masked.</summary>
    [Parameter]
    public SwitchParameter ShowEvidence { get; set; }

    /// <summary>A folder for audit.txt, audit.json and findings.csv; goes before the audit file's.</summary>
    [Parameter]
    public string? OutputFolder { get; set; }

    void IFindingSink.Add(Finding finding)
    {
        if (finding.WaivedBecause.Length == 0) findings.Add(finding);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        findings.Clear();
        try
        {
            var request = Request();
            var result = AuditOutput.Run(request, "none", TextWriter.Null, false, this, Cancellation);
            foreach (string notice in result.Notices) WriteWarning(notice);
            foreach (var fault in result.Unchecked) WriteError(Errors.Unchecked(fault));
            result.Findings = new ValueList<Finding>(findings, result.CountsText);
            WriteObject(result);
        }
        catch (AgreementException exception)
        {
            ThrowTerminatingError(Errors.Agreement(exception));
        }
        catch (UnknownNameException exception)
        {
            ThrowTerminatingError(Errors.UnknownName(exception));
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.NotWritten(OutputFolder ?? Named, exception));
        }
        finally
        {
            EndProgress();
        }
    }

    private string Named => ParameterSetName == ByLiteralPath ? LiteralPath : Path;

    private AuditRequest RequestOfExports(Agreement? agreement)
    {
        foreach (var unknown in RuleNames.Unknown(Rule.Concat(ExcludeRule))) throw unknown;

        var files = Files(Export, false).ToList();
        string folder = files.Count > 0
            ? System.IO.Path.GetDirectoryName(files[0])!
            : SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        var request = AuditFile.Load(files.Select(file => (file, Shown(file))), agreement ?? AuditFile.FindAgreement(folder));
        request.Rules = new RuleChoice { Include = Rule, Exclude = ExcludeRule };
        request.Gate = new GateLimits { Errors = ErrorLimit, Warnings = WarningLimit, Damaged = DamagedLimit, Overdue = OverdueLimit };
        return request;
    }

    private AuditRequest RequestOfPath(Agreement? agreement)
    {
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Named, out var provider, out _);
        if (provider.Name != "FileSystem") ThrowTerminatingError(Errors.NotAFile(Named));
        return AuditFile.Load(path, agreement, Shown(path));
    }

    private AuditRequest Request()
    {
        var agreement = Agreement switch
        {
            Agreement loaded => loaded,
            string named => AgreementFile.Load(
                SessionState.Path.GetUnresolvedProviderPathFromPSPath(named), AuditFile.KnownRules, named),
            _ => null,
        };
        var request = ParameterSetName == ByExport ? RequestOfExports(agreement) : RequestOfPath(agreement);
        request.AsOf = Instants.AsOf(this, AsOf, request.Agreement);
        request.Strict = Strict;
        request.ShowEvidence = ShowEvidence;
        request.KeepsUnfollowed = true;
        foreach (var input in request.Inputs) input.Options.Progress = ShowProgress;
        if (OutputFolder is not null)
        {
            request.OutputFolder = SessionState.Path.GetUnresolvedProviderPathFromPSPath(OutputFolder);
            request.OutputFormats = [];
        }

        if (request.OutputFolder is { } folder && !ShouldProcess(Shown(folder), "write the results")) request.OutputFolder = null;
        return request;
    }
}
