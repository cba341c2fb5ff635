using System.Management.Automation;
using LeadOps.Agreements;

namespace LeadOps.PowerShell;

/// <summary>For cmdlets that read agreement files.</summary>
public abstract class AgreementFileCommand : LeadCommand
{
    /// <summary>The files; left out, the nearest lead-agreement.json upward.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Path")]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files, letter by letter.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool literal = ParameterSetName == "LiteralPath";
        if (!literal && Path.Length == 0)
        {
            string here = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
            if (AgreementFile.Find(here) is { } found) Read(found);
            else Report(Errors.NoAgreement(here));
            return;
        }

        foreach (string file in Files(literal ? LiteralPath : Path, literal)) Read(file);
    }

    private protected abstract void Read(string file);
}
