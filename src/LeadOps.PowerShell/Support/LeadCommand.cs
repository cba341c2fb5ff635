using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using LeadOps.Exports;

namespace LeadOps.PowerShell;

/// <summary>What all cmdlets share: paths to files, errors that name the place, Ctrl+C, progress.</summary>
public abstract class LeadCommand : PSCmdlet, IDisposable
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource stop = new();
    private readonly Stopwatch sinceProgress = Stopwatch.StartNew();
    private bool showsProgress;

    private protected CancellationToken Cancellation => stop.Token;

    /// <summary>Whether something could not be read or checked, so that no answer may be yes.</summary>
    private protected bool HasFailed { get; private set; }

    /// <summary>Reports an error after which the rest goes on.</summary>
    private protected virtual void Report(ErrorRecord error)
    {
        HasFailed = true;
        WriteError(error);
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ctrl+C: the core checks the token and gives up.</summary>
    protected override void StopProcessing() => stop.Cancel();

    /// <summary>Frees what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) stop.Dispose();
    }

    /// <summary>Whether the files now read are several.</summary>
    private protected bool HasOthers { get; private set; }

    /// <summary>The full paths of files; what leads nowhere is an error and the rest goes on.</summary>
    private protected IReadOnlyList<string> Files(IEnumerable<string> paths, bool literal)
    {
        var files = paths.SelectMany(path => Resolve(path, literal)).ToList();
        HasOthers = files.Count > 1;
        return files;
    }

    /// <summary>
    /// The files that something from the pipeline, or beside it, names: a path, a file, what Get-LeadExportInfo gave. Null
    /// where it is a record.
    /// </summary>
    private protected IReadOnlyList<string>? FilesOf(PSObject? input) => input?.BaseObject switch
    {
        null => [],
        string path => Files([path], false),
        FileSystemInfo file => [file.FullName],
        ExportInfo info => [info.FullName],
        _ => null,
    };

    /// <summary>The path as a person named it: relative to the current location where it lies below.</summary>
    private protected string Shown(string file)
    {
        string here = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        string prefix = here.EndsWith(Path.DirectorySeparatorChar.ToString(), StringComparison.Ordinal)
            ? here
            : here + Path.DirectorySeparatorChar;
        return file.StartsWith(prefix, StringComparison.Ordinal) ? file.Substring(prefix.Length) : file;
    }

    /// <summary>The exports in a file: itself, or what an archive holds. Faults are errors of that file only.</summary>
    private protected IReadOnlyList<ExportSource> Sources(string file)
    {
        try
        {
            return ExportSource.Open(file, Shown(file));
        }
        catch (ExportException exception)
        {
            Report(Errors.Export(exception, HasOthers));
            return [];
        }
    }

    /// <summary>Shows how far reading is, at most five times a second.</summary>
    private protected void ShowProgress(string file, long read, long length)
    {
        if (sinceProgress.Elapsed < ProgressEvery || length <= 0) return;
        sinceProgress.Restart();
        showsProgress = true;
        WriteProgress(new ProgressRecord(1, MyInvocation.MyCommand.Name, file)
        {
            PercentComplete = (int)Math.Min(100, 100 * read / length),
        });
    }

    private protected void EndProgress()
    {
        if (!showsProgress) return;
        showsProgress = false;
        WriteProgress(new ProgressRecord(1, MyInvocation.MyCommand.Name, " ") { RecordType = ProgressRecordType.Completed });
    }

    private List<string> Resolve(string path, bool literal)
    {
        var files = new List<string>();
        try
        {
            ProviderInfo provider;
            if (literal)
            {
                files.Add(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _));
            }
            else
            {
                files.AddRange(GetResolvedProviderPathFromPSPath(path, out provider));
                if (files.Count == 0) Report(Errors.NoMatch(path));
            }

            if (provider.Name == "FileSystem") return files;
            Report(Errors.NotAFile(path));
        }
        catch (ItemNotFoundException exception)
        {
            Report(Errors.Path(path, exception));
        }
        catch (System.Management.Automation.DriveNotFoundException exception)
        {
            Report(Errors.Path(path, exception));
        }
        catch (PSNotSupportedException exception)
        {
            Report(Errors.Path(path, exception));
        }

        return [];
    }
}
