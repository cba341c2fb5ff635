using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using LeadOps.Agreements;
using LeadOps.Calendars;

namespace LeadOps.PowerShell;

/// <summary>New-LeadAgreement: a commented agreement to start from.</summary>
[Cmdlet(VerbsCommon.New, "LeadAgreement", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewLeadAgreementCommand : LeadCommand
{
    /// <summary>The file to write; left out, lead-agreement.json here.</summary>
    [Parameter(Position = 0)]
    public string Path { get; set; } = AgreementFile.FileName;

    /// <summary>What the agreement is called.</summary>
    [Parameter]
    public string Name { get; set; } = "Marketing and sales agreement";

    /// <summary>Its version; results name it.</summary>
    [Parameter]
    public string Version { get; set; } = "1";

    /// <summary>IANA name of the zone in which days begin and end.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Overwrites a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!Zone.TryFind(TimeZone, out _))
        {
            ThrowTerminatingError(Errors.UnknownName(new UnknownNameException("time zone", TimeZone, ZoneNames.All())));
        }

        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(Shown(path), "write a starter agreement")) return;
        if (File.Exists(path) && !Force) ThrowTerminatingError(Errors.Exists(Shown(path)));
        string temporary = path + ".tmp";
        try
        {
            File.WriteAllText(temporary, AgreementStarter.Write(Name, Version, TimeZone), new UTF8Encoding(false));
            if (File.Exists(path)) File.Delete(path);
            File.Move(temporary, path);
            WriteObject(new FileInfo(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.NotWritten(Shown(path), exception));
        }
    }
}
