using System.Linq;
using System.Management.Automation;
using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Profiles;

namespace LeadOps.PowerShell;

/// <summary>Get-LeadExportInfo: what a file is, with the evidence for every assumption.</summary>
[Cmdlet(VerbsCommon.Get, "LeadExportInfo", DefaultParameterSetName = "Path")]
[OutputType(typeof(ExportInfo))]
public sealed class GetLeadExportInfoCommand : FileCommand
{
    private protected override void Read(ExportSource source, ReadOptions options)
    {
        var missing = new MissingValues(FindAgreement(source.Path)?.MissingValues ?? []);
        var info = ExportInfoReader.Read(source, options, missing.IsMissing, Cancellation);
        MeetHeaders(info.Columns.Select(column => column.Header));
        WriteObject(info);
    }
}
