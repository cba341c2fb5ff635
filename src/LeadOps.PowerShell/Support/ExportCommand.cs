using System;
using System.IO;
using System.Management.Automation;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Exports;
using LeadOps.Profiles;

namespace LeadOps.PowerShell;

/// <summary>For cmdlets that read exports under an agreement.</summary>
public abstract class ExportCommand : ReadCommand
{
    private Agreement? agreement;
    private bool agreementKnown;

    /// <summary>The agreement: a path or a loaded one; left out, the nearest lead-agreement.json upward.</summary>
    [Parameter]
    [AgreementTransformation]
    public object? Agreement { get; set; }

    /// <summary>The agreement in force for files beside this one, found once; null where there is none.</summary>
    private protected sealed override Agreement? FindAgreement(string? file)
    {
        if (agreementKnown) return agreement;
        agreementKnown = true;
        string here = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        try
        {
            if (Agreement is Agreement loaded)
            {
                agreement = loaded;
            }
            else if (Agreement is string path)
            {
                string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
                agreement = AgreementFile.Load(full, AuditFile.KnownRules, Shown(full));
            }
            else
            {
                string? found = (file is null ? null : AgreementFile.Find(Path.GetDirectoryName(file)!)) ?? AgreementFile.Find(here);
                if (found is not null) agreement = AgreementFile.Load(found, AuditFile.KnownRules, Shown(found));
            }
        }
        catch (AgreementException exception)
        {
            ThrowTerminatingError(Errors.Agreement(exception));
        }

        WriteVerbose(agreement is null ? "No agreement found." : $"Agreement: {agreement} from {agreement.Path}");
        return agreement;
    }
}

/// <summary>For cmdlets that read files and nothing else.</summary>
public abstract class FileCommand : ExportCommand
{
    private const string ByPath = "Path", ByLiteralPath = "LiteralPath";

    /// <summary>The files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByPath)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files, letter by letter.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>What the rows are, where the header does not tell.</summary>
    [Parameter]
    [WordTransformation(typeof(RecordKind))]
    public RecordKind Kind { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool literal = ParameterSetName == ByLiteralPath;
        foreach (string file in Files(literal ? LiteralPath : Path, literal)) Read(file, Read);
    }

    private protected abstract void Read(ExportSource source, ReadOptions options);
}
