using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Threading.Tasks;

namespace LeadOps.PowerShell.Tests;

/// <summary>A runspace with the cmdlets of the built assembly and the module's own types file, and a folder of its own.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace runspace;

    public Session()
    {
        // Not in the system's folder for temporary files: an agreement that somebody left there would be found upward.
        Folder = Path.Combine(AppContext.BaseDirectory, "work", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Folder);
        var state = InitialSessionState.CreateDefault2();
        foreach (var type in typeof(TestLeadCommand).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is not { } cmdlet) continue;
            state.Commands.Add(new SessionStateCmdletEntry(cmdlet.VerbName + "-" + cmdlet.NounName, type, null));
        }

        state.Types.Add(new SessionStateTypeEntry(Path.Combine(Repository.Folder, "module", "LeadOps.Types.ps1xml")));
        runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        runspace.SessionStateProxy.Path.SetLocation(Folder);
    }

    public string Folder { get; }

    /// <summary>A pipeline in this runspace, one command after the other.</summary>
    public PipelineOf Run(string command, params (string Name, object? Value)[] parameters) => new PipelineOf(runspace).Then(command, parameters);

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A CSV export of leads of at least this many bytes; every tenth has an e-mail address that is none.</summary>
    public string WriteLeads(string name, long bytes)
    {
        string path = Path.Combine(Folder, name);
        using var writer = new StreamWriter(path) { NewLine = "\r\n" };
        writer.WriteLine("Record ID,Email,Company name,Lifecycle Stage,Create Date,Notes");
        string note = new('n', 200);
        for (long i = 0; writer.BaseStream.Position < bytes; i++)
        {
            writer.WriteLine(FormattableString.Invariant($"{i + 1000},p{i}{(i % 10 == 0 ? "" : "@")}x.example,Company {i},MQL,2026-10-01T08:00:00Z,{note}"));
        }

        return path;
    }

    public void Dispose()
    {
        runspace.Dispose();
        Directory.Delete(Folder, true);
    }
}

/// <summary>Commands joined by pipes, and what came out of them.</summary>
internal sealed class PipelineOf : IDisposable
{
    private readonly System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create();

    public PipelineOf(Runspace runspace) => shell.Runspace = runspace;

    public List<ErrorRecord> Errors => shell.Streams.Error.ToList();

    public List<string> Warnings => shell.Streams.Warning.Select(warning => warning.Message).ToList();

    public PSDataCollection<ProgressRecord> Progress => shell.Streams.Progress;

    public PSInvocationState State => shell.InvocationStateInfo.State;

    public PipelineOf Then(string command, params (string Name, object? Value)[] parameters)
    {
        shell.AddCommand(command);
        foreach (var (name, value) in parameters) shell.AddParameter(name, value);
        return this;
    }

    public Collection<PSObject> Invoke() => shell.Invoke();

    /// <summary>What the pipeline terminates with.</summary>
    public ErrorRecord Terminates() => Assert.ThrowsAny<RuntimeException>(() => shell.Invoke()).ErrorRecord;

    /// <summary>Starts it; each object is told as it comes, on the pipeline's thread.</summary>
    public Task Start(Action<PSObject> told)
    {
        var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, added) => told(output[added.Index]);
        return Task.Factory.FromAsync(shell.BeginInvoke<PSObject, PSObject>(null, output), shell.EndInvoke);
    }

    public void Stop() => shell.Stop();

    public void Dispose() => shell.Dispose();
}
