using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using LeadOps.Agreements;
using LeadOps.Agreements.Proposals;
using LeadOps.Audits;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Profiles;

namespace LeadOps.PowerShell;

/// <summary>New-LeadAgreement: a commented agreement to start from, one that fits exports, or what is new in exports.</summary>
[Cmdlet(VerbsCommon.New, "LeadAgreement", DefaultParameterSetName = Starter, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
[OutputType(typeof(AgreementProposal))]
public sealed class NewLeadAgreementCommand : ReadCommand
{
    private const string Starter = "Starter", Propose = "Propose", ProposeLiteral = "ProposeLiteral";
    private const string UpdateBy = "Update", UpdateLiteral = "UpdateLiteral";

    private static readonly string[] ForExports =
        [nameof(Kind), nameof(Profile), nameof(Map), nameof(Encoding), nameof(Delimiter), nameof(DateOrder), nameof(DecimalMark)];

    private readonly ExportTally tally = new();
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private string path = "";
    private string original = "";
    private bool hasMark;
    private Agreement? agreement;

    /// <summary>The file to write; left out, lead-agreement.json here, or with -Update the file itself.</summary>
    [Parameter(Position = 0)]
    public string Path { get; set; } = AgreementFile.FileName;

    /// <summary>Exports whose words the agreement is to have; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Propose)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UpdateBy)]
    [SupportsWildcards]
    public string[] FromExport { get; set; } = [];

    /// <summary>The exports, letter by letter.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProposeLiteral)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = UpdateLiteral)]
    [Alias("LiteralPath", "PSPath", "FullName")]
    public string[] FromLiteralExport { get; set; } = [];

    /// <summary>What the rows are, where the header does not tell.</summary>
    [Parameter]
    [WordTransformation(typeof(RecordKind))]
    public RecordKind Kind { get; set; }

    /// <summary>An agreement that gets what is new in the exports, marked for decision; all else of it stays.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UpdateBy)]
    [Parameter(Mandatory = true, ParameterSetName = UpdateLiteral)]
    public string Update { get; set; } = "";

    /// <summary>The day that comments name; left out, they name none.</summary>
    [Parameter(ParameterSetName = UpdateBy)]
    [Parameter(ParameterSetName = UpdateLiteral)]
    public object? AsOf { get; set; }

    /// <summary>Fields to propose terms for; left out, stage, status, source and reject reason, and a small rating.</summary>
    [Parameter(ParameterSetName = Propose)]
    [Parameter(ParameterSetName = ProposeLiteral)]
    [ArgumentCompleter(typeof(TermFieldCompleter))]
    public string[]? Field { get; set; }

    /// <summary>What the agreement is called.</summary>
    [Parameter(ParameterSetName = Starter)]
    [Parameter(ParameterSetName = Propose)]
    [Parameter(ParameterSetName = ProposeLiteral)]
    public string Name { get; set; } = "Marketing and sales agreement";

    /// <summary>Its version; results name it.</summary>
    [Parameter(ParameterSetName = Starter)]
    [Parameter(ParameterSetName = Propose)]
    [Parameter(ParameterSetName = ProposeLiteral)]
    public string Version { get; set; } = "1";

    /// <summary>The currency of amounts that name none, as three letters.</summary>
    [Parameter(ParameterSetName = Starter)]
    [Parameter(ParameterSetName = Propose)]
    [Parameter(ParameterSetName = ProposeLiteral)]
    [ValidatePattern("^[A-Z]{3}$", Options = RegexOptions.None)]
    public string? Currency { get; set; }

    /// <summary>The country of phone numbers that name none, as two letters.</summary>
    [Parameter(ParameterSetName = Starter)]
    [Parameter(ParameterSetName = Propose)]
    [Parameter(ParameterSetName = ProposeLiteral)]
    [ValidatePattern("^[A-Z]{2}$", Options = RegexOptions.None)]
    public string? DefaultRegion { get; set; }

    /// <summary>Overwrites a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (TimeZone is not null && !Zone.TryFind(TimeZone, out _))
        {
            ThrowTerminatingError(Errors.UnknownName(new UnknownNameException("time zone", TimeZone, ZoneNames.All())));
        }

        foreach (string field in Field ?? [])
        {
            if (TermFieldCompleter.Names.Contains(field)) continue;
            ThrowTerminatingError(Errors.UnknownName(new UnknownNameException("field of terms", field, TermFieldCompleter.Names)));
        }

        bool isNamed = MyInvocation.BoundParameters.ContainsKey(nameof(Path));
        path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(IsUpdate && !isNamed ? Update : Path);
        if (IsUpdate) LoadUpdated();
        if (File.Exists(path) && !Force && (!IsUpdate || isNamed) && !MyInvocation.BoundParameters.ContainsKey("WhatIf"))
        {
            ThrowTerminatingError(Errors.Exists(Shown(path)));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == Starter)
        {
            if (ForExports.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is not { } alone) return;
            ThrowTerminatingError(Errors.Argument(
                "NeedsExport", alone, $"-{alone} says how exports are read, and none is named.", "Name them: -FromExport leads.csv"));
        }

        bool literal = ParameterSetName is ProposeLiteral or UpdateLiteral;
        foreach (string file in Files(literal ? FromLiteralExport : FromExport, literal))
        {
            if (!read.Add(file)) continue;
            if (file == path)
            {
                ThrowTerminatingError(Errors.Argument(
                    "OverwritesExport", Path, $"{Shown(path)} is an export that is read.", "Name another file to write: -Path"));
            }

            Read(file, (source, options) =>
            {
                var plan = ExportInspector.Inspect(source, options, Cancellation);
                MeetHeaders(plan.Layout.Headers);
                if (plan.Layout.Kind == RecordKind.Unknown)
                {
                    WriteWarning($"{source.Name}: what its rows are was not recognised, so nothing is taken from it. Say so: -Kind Lead");
                }

                ExportReader.Read(plan, options, tally, Cancellation);
            });
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Cancellation.IsCancellationRequested) return;
        if (ParameterSetName == Starter)
        {
            if (!ShouldProcess(Shown(path), "write a starter agreement")) return;
            Write(AgreementStarter.Write(Name, Version, TimeZone ?? "UTC", Currency, DefaultRegion));
            WriteObject(new FileInfo(path));
            return;
        }

        // An agreement that lacks the words of a file would look like one that has them.
        if (HasFailed) ThrowTerminatingError(Errors.NotAllRead(Shown(path)));
        if (IsUpdate)
        {
            WriteUpdate();
            return;
        }

        string what = read.Count == 1 ? "1 export" : $"{read.Count} exports";
        if (!ShouldProcess(Shown(path), $"write an agreement proposed from {what}")) return;
        Write(AgreementProposer.Propose(tally, new ProposalOptions
        {
            Name = Name,
            Version = Version,
            TimeZone = TimeZone,
            Currency = Currency,
            DefaultRegion = DefaultRegion,
            Fields = Field?.Select(name => LeadOps.Field.Find(name)!).ToArray(),
            Map = Options(null).Map,
        }));
        WriteObject(new FileInfo(path));
    }

    /// <summary>The one to be updated. Otherwise none: the exports make the agreement, not one that lies near them.</summary>
    private protected override Agreement? FindAgreement(string? file) => agreement;

    private bool IsUpdate => ParameterSetName is UpdateBy or UpdateLiteral;

    private void LoadUpdated()
    {
        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Update);
        try
        {
            (original, hasMark, agreement) = AgreementFile.ReadText(file, AuditFile.KnownRules, Shown(file));
        }
        catch (AgreementException exception)
        {
            ThrowTerminatingError(Errors.Agreement(exception));
        }
    }

    private void WriteUpdate()
    {
        string? date = AsOf is null
            ? null
            : agreement!.Zone.ToOffset(Instants.AsOf(this, AsOf, agreement)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var update = AgreementUpdate.Of(original, agreement!, tally, date);
        foreach (string note in update.Notes) WriteWarning(note);
        foreach (var proposal in update.Proposals) WriteObject(proposal);
        bool isCopy = MyInvocation.BoundParameters.ContainsKey(nameof(Path));
        if (!update.IsChanged && !isCopy) return;
        int count = update.Proposals.Count(proposal => proposal.Proposal != ProposalKind.Vanished);
        if (ShouldProcess(Shown(path), $"add {count} {(count == 1 ? "proposal" : "proposals")}")) Write(update.Text);
    }

    private void Write(string text)
    {
        string temporary = path + ".tmp";
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(hasMark));
            if (File.Exists(path)) File.Delete(path);
            File.Move(temporary, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.NotWritten(Shown(path), exception));
        }
    }
}
