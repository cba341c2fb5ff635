using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.PowerShell;

/// <summary>What cmdlets that read exports share: which files, and how they are read.</summary>
public abstract class ReadCommand : LeadCommand
{
    private readonly HashSet<string> metHeaders = new(StringComparer.Ordinal);
    private ReadOptions? options;

    /// <summary>The profile to read by; left out, the header tells.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? Profile { get; set; }

    /// <summary>Header to canonical field, or to $null to leave a column alone.</summary>
    [Parameter]
    public IDictionary? Map { get; set; }

    /// <summary>The encoding; left out, a byte order mark or the text tells, else UTF-8.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public string? Encoding { get; set; }

    /// <summary>What separates cells; left out, the first rows tell.</summary>
    [Parameter]
    public char Delimiter { get; set; }

    /// <summary>IANA name of the zone of date-times without an offset.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    public string? TimeZone { get; set; }

    /// <summary>DMY, MDY or YMD for all dates, or a hashtable of header to order.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DateOrderCompleter))]
    public object? DateOrder { get; set; }

    /// <summary>The decimal mark of numbers whose column does not prove it.</summary>
    [Parameter]
    [ValidateSet(".", ",")]
    public string? DecimalMark { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (metHeaders.Count == 0) return;
        var orders = DateOrder is PSObject wrapped ? wrapped.BaseObject : DateOrder;
        WarnOfStrangers(nameof(Map), Map);
        WarnOfStrangers(nameof(DateOrder), orders as IDictionary);
    }

    /// <summary>Told the header of each export, to say at the end which columns were named that none has.</summary>
    private protected void MeetHeaders(IEnumerable<string> headers)
    {
        if (Map is not null || DateOrder is not null) metHeaders.UnionWith(headers);
    }

    /// <summary>The agreement in force for files beside this one; null where there is none.</summary>
    private protected abstract Agreement? FindAgreement(string? file);

    /// <summary>How exports are read, by the parameters and the agreement.</summary>
    private protected ReadOptions Options(Agreement? agreement)
    {
        if (options is not null) return options;
        options = AuditFile.Options(agreement);
        options.Profile = Profile;
        options.Encoding = Encoding;
        options.Delimiter = Delimiter == 0 ? null : Delimiter;
        options.TimeZone = TimeZone;
        options.DecimalMark = DecimalMark is null ? Values.UnknownMark : DecimalMark[0];
        options.Progress = ShowProgress;
        // Not all have it: of some cmdlets each parameter says what its files are.
        if (MyInvocation.BoundParameters.TryGetValue("Kind", out object? kind)) options.Kind = (RecordKind)kind;
        try
        {
            if (Profile is not null) ProfileCatalogue.Find(Profile);
            if (Encoding is not null) TextEncodings.Resolve(Encoding);
            ReadMap(options);
            ReadDateOrder(options);
        }
        catch (UnknownNameException exception)
        {
            ThrowTerminatingError(Errors.UnknownName(exception));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.Argument("EncodingUnknown", Encoding, exception.Message, "Tab completion lists the usual ones: -Encoding <Tab>"));
        }

        return options;
    }

    /// <summary>Reads the exports of a file, each by <paramref name="read"/>; a fault is an error of that export only.</summary>
    private protected void Read(string file, Action<ExportSource, ReadOptions> read)
    {
        var options = Options(FindAgreement(file));
        foreach (var source in Sources(file))
        {
            try
            {
                read(source, options);
            }
            catch (ExportException exception)
            {
                Report(Errors.Export(exception, HasOthers));
            }
            catch (UnknownNameException exception)
            {
                ThrowTerminatingError(Errors.UnknownName(exception));
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C, or a later command has enough.
                return;
            }
            finally
            {
                EndProgress();
            }
        }
    }

    private void WarnOfStrangers(string parameter, IDictionary? named)
    {
        foreach (object key in named?.Keys ?? Array.Empty<object>())
        {
            string header = key.ToString()!;
            if (metHeaders.Contains(header)) continue;
            string near = Nearest.To(header, metHeaders) is { } nearest ? $" Nearest: '{nearest}'." : "";
            WriteWarning($"-{parameter}: no column is called '{header}'.{near}");
        }
    }

    private void ReadMap(ReadOptions options)
    {
        if (Map is null) return;
        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var entry in options.Map!) map[entry.Key] = entry.Value;
        foreach (DictionaryEntry entry in Map)
        {
            string? field = entry.Value?.ToString();
            if (field is not null && Field.Find(field) is null) throw new UnknownNameException("field", field, FieldCompleter.Names);
            map[entry.Key.ToString()!] = field;
        }

        options.Map = map;
    }

    private void ReadDateOrder(ReadOptions options)
    {
        object? value = DateOrder is PSObject wrapped ? wrapped.BaseObject : DateOrder;
        if (value is IDictionary orders)
        {
            var byHeader = new Dictionary<string, DateOrder>(StringComparer.Ordinal);
            foreach (DictionaryEntry entry in orders) byHeader[entry.Key.ToString()!] = Records.DateOrders.Parse(entry.Value?.ToString() ?? "");
            options.DateOrders = byHeader;
        }
        else if (value is not null)
        {
            options.DateOrder = Records.DateOrders.Parse(value.ToString()!);
        }
    }
}
