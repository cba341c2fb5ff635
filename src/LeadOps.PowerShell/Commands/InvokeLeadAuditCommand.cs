using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Rules;

namespace LeadOps.PowerShell;

/// <summary>Invoke-LeadAudit: one pass over a set of exports, as one object.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "LeadAudit", SupportsShouldProcess = true)]
[OutputType(typeof(AuditResult))]
public sealed class InvokeLeadAuditCommand : LeadCommand, IFindingSink
{
    private readonly List<Finding> findings = [];

    /// <summary>An audit file, or a folder with exports; left out, the current location.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string Path { get; set; } = ".";

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
            result.Findings = findings.ToArray();
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
            ThrowTerminatingError(Errors.NotWritten(OutputFolder ?? Path, exception));
        }
        finally
        {
            EndProgress();
        }
    }

    private AuditRequest Request()
    {
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        var agreement = Agreement switch
        {
            Agreement loaded => loaded,
            string named => AgreementFile.Load(
                SessionState.Path.GetUnresolvedProviderPathFromPSPath(named), AuditFile.KnownRules, named),
            _ => null,
        };
        var request = AuditFile.Load(path, agreement);
        request.AsOf = Instants.AsOf(this, AsOf, request.Agreement);
        request.Strict = Strict;
        request.ShowEvidence = ShowEvidence;
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
