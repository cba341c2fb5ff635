using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace LeadOps.PowerShell.Tests;

/// <summary>What all cmdlets do alike, where it is awkward to see from a script: stopping, streaming, progress, errors.</summary>
public sealed class CmdletTests
{
    private const string AsOf = "2026-11-20T08:00Z";
    private const long Big = 192L << 20;

    public CmdletTests() => PowerShellHome.Use();

    [EngineFact]
    public void Control_C_ends_an_import_in_the_middle_of_a_file() => StopsEarly("Import-LeadExport");

    [EngineFact]
    public void Control_C_ends_a_test_in_the_middle_of_a_file() => StopsEarly("Test-Lead", ("AsOf", AsOf));

    [EngineFact]
    public void Control_C_ends_the_first_pass_which_emits_nothing() => StopsBeforeOutput();

    [EngineFact]
    public void Select_first_stops_an_import_after_one_record() => SelectsFirst("Import-LeadExport");

    [EngineFact]
    public void Select_first_stops_a_test_after_one_finding() => SelectsFirst("Test-Lead", ("AsOf", AsOf), ("Rule", new[] { "LO2001" }));

    [EngineFact]
    public void Records_come_while_the_file_is_still_read() => Streams();

    [EngineFact]
    public void Progress_is_shown_at_most_five_times_a_second_and_completed() => ShowsProgress();

    [EngineFact]
    public void A_small_file_shows_no_progress() => ShowsNoProgress();

    [EngineFact]
    public void A_file_that_is_missing_is_an_error_with_a_stable_id_and_what_to_do() => MissingFile();

    [EngineFact]
    public void An_invalid_byte_is_an_error_of_its_file_and_the_others_are_read() => InvalidByte();

    [EngineFact]
    public void A_wrong_rule_terminates_before_anything_is_read() => WrongRule();

    [EngineFact]
    public void An_agreement_that_is_missing_terminates() => MissingAgreement();

    [EngineFact]
    public void A_lead_agreement_that_exists_is_not_overwritten() => ExistingAgreement();

    [EngineFact]
    public void Quiet_says_no_where_a_file_cannot_be_read() => QuietOfMissing();

    [EngineFact]
    public void Every_error_that_the_module_gives_carries_what_to_do() => EveryError();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StopsEarly(string command, params (string, object?)[] parameters)
    {
        using var session = new Session();
        session.WriteLeads("big.csv", Big);
        using var pipeline = session.Run(command, [("Path", new[] { "big.csv" }), .. parameters]);
        int told = 0;
        using var first = new ManualResetEventSlim();
        var running = pipeline.Start(_ =>
        {
            if (Interlocked.Increment(ref told) == 1) first.Set();
        });
        Assert.True(first.Wait(TimeSpan.FromMinutes(2)), "nothing came out");
        pipeline.Stop();
        Assert.Equal(PSInvocationState.Stopped, pipeline.State);
        Assert.ThrowsAny<Exception>(() => running.GetAwaiter().GetResult());
        int whenStopped = told;
        Assert.Empty(pipeline.Errors);

        using var whole = session.Run(command, [("Path", new[] { "big.csv" }), .. parameters]).Then("Measure-Object");
        int all = (int)whole.Invoke().Single().Properties["Count"].Value;
        Assert.InRange(whenStopped, 1, all / 2);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StopsBeforeOutput()
    {
        using var session = new Session();
        session.WriteLeads("big.csv", Big);
        using var pipeline = session.Run("Get-LeadExportInfo", ("Path", new[] { "big.csv" }));
        int told = 0;
        using var started = new ManualResetEventSlim();
        pipeline.Progress.DataAdded += (_, _) => started.Set();
        var running = pipeline.Start(_ => told++);
        Assert.True(started.Wait(TimeSpan.FromMinutes(2)), "no progress was shown");
        pipeline.Stop();
        Assert.Equal(PSInvocationState.Stopped, pipeline.State);
        Assert.ThrowsAny<Exception>(() => running.GetAwaiter().GetResult());
        Assert.Equal(0, told);
        Assert.Empty(pipeline.Errors);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SelectsFirst(string command, params (string, object?)[] parameters)
    {
        using var session = new Session();
        session.Write("first.csv", "Record ID,Email\r\n1,not-an-address\r\n2,also none\r\n");

        // What is never reached is never asked for: the second file would be an error.
        using var pipeline = session.Run(command, [("LiteralPath", new[] { "first.csv", "missing.csv" }), .. parameters])
            .Then("Select-Object", ("First", 1));
        Assert.Single(pipeline.Invoke());
        Assert.Empty(pipeline.Errors);
        Assert.Equal(PSInvocationState.Completed, pipeline.State);

        // The files are closed: Windows would not let them be deleted.
        File.Delete(Path.Combine(session.Folder, "first.csv"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Streams()
    {
        using var session = new Session();
        string path = session.WriteLeads("big.csv", 8 << 20);

        // The last line is damaged in a way that only reading to the end of the file shows.
        byte[] latin = [(byte)'9', (byte)',', 0xFC, (byte)'@', (byte)'x', (byte)'\n'];
        using (var file = new FileStream(path, FileMode.Append)) file.Write(latin);
        using var pipeline = session.Run("Import-LeadExport", ("Path", new[] { "big.csv" }), ("Profile", "HubSpot"));
        int told = 0;
        pipeline.Start(_ => told++).GetAwaiter().GetResult();
        Assert.True(told > 10_000, $"{told} records came before the fault");
        Assert.StartsWith("LeadOps.InvalidByte", Assert.Single(pipeline.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ShowsProgress()
    {
        using var session = new Session();
        session.WriteLeads("big.csv", Big);
        using var pipeline = session.Run("Import-LeadExport", ("Path", new[] { "big.csv" }), ("Profile", "HubSpot")).Then("Measure-Object");
        var clock = Stopwatch.StartNew();
        var shown = new ConcurrentQueue<(double Second, ProgressRecord Record)>();
        pipeline.Progress.DataAdded += (_, added) => shown.Enqueue((clock.Elapsed.TotalSeconds, pipeline.Progress[added.Index]));
        Assert.Single(pipeline.Invoke());
        double seconds = clock.Elapsed.TotalSeconds;
        var processing = shown.Where(one => one.Record.RecordType == ProgressRecordType.Processing).ToList();
        Assert.InRange(processing.Count, 1, (int)(seconds * 5) + 1);
        Assert.All(processing, one => Assert.InRange(one.Record.PercentComplete, 0, 100));
        Assert.All(processing, one => Assert.Equal("Import-LeadExport", one.Record.Activity));
        Assert.All(processing, one => Assert.Contains("big.csv", one.Record.StatusDescription, StringComparison.Ordinal));
        Assert.Equal(ProgressRecordType.Completed, shown.Last().Record.RecordType);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ShowsNoProgress()
    {
        using var session = new Session();
        session.Write("small.csv", "Record ID,Email\r\n1,a@x.example\r\n");
        using var pipeline = session.Run("Import-LeadExport", ("Path", new[] { "small.csv" }));
        Assert.Single(pipeline.Invoke());
        Assert.DoesNotContain(pipeline.Progress, record => record.Activity == "Import-LeadExport");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MissingFile()
    {
        using var session = new Session();
        using var pipeline = session.Run("Import-LeadExport", ("Path", new[] { "nowhere.csv" }));
        Assert.Empty(pipeline.Invoke());
        AssertError(
            Assert.Single(pipeline.Errors),
            "LeadOps.PathNotFound,LeadOps.PowerShell.ImportLeadExportCommand",
            ErrorCategory.ObjectNotFound,
            "nowhere.csv",
            "nowhere.csv: no such file.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void InvalidByte()
    {
        using var session = new Session();
        File.WriteAllBytes(Path.Combine(session.Folder, "bad.csv"), "Email,Company\nx@y.example,M?ller\n".Select(c => c == '?' ? (byte)0xFC : (byte)c).ToArray());
        session.Write("good.csv", "Record ID,Email\r\n1,a@x.example\r\n");
        using var pipeline = session.Run("Import-LeadExport", ("Path", new[] { "bad.csv", "good.csv" }));
        Assert.Equal("Lead 1", pipeline.Invoke().Last().BaseObject.ToString());
        var error = Assert.Single(pipeline.Errors);
        AssertError(
            error,
            "LeadOps.InvalidByte,LeadOps.PowerShell.ImportLeadExportCommand",
            ErrorCategory.InvalidData,
            "bad.csv",
            "bad.csv, line 2, column 14: byte 0xFC is not valid UTF-8 (byte 27).");
        Assert.Equal("Read it with -Encoding windows-1252. The other files are read.", error.ErrorDetails.RecommendedAction);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WrongRule()
    {
        using var session = new Session();
        using var pipeline = session.Run("Test-Lead", ("Path", new[] { "nowhere.csv" }), ("Rule", new[] { "EmailInvald" }));
        var error = pipeline.Terminates();
        AssertError(
            error,
            "LeadOps.UnknownName,LeadOps.PowerShell.TestLeadCommand",
            ErrorCategory.InvalidArgument,
            "rule",
            "There is no rule 'EmailInvald'. Nearest: EmailInvalid.");
        Assert.Equal("Did you mean 'EmailInvalid'?", error.ErrorDetails.RecommendedAction);
        Assert.Empty(pipeline.Errors);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MissingAgreement()
    {
        using var session = new Session();
        session.Write("good.csv", "Record ID,Email\r\n1,a@x.example\r\n");
        using var pipeline = session.Run("Test-Lead", ("Path", new[] { "good.csv" }), ("Agreement", "none.json"));
        AssertError(
            pipeline.Terminates(),
            "LeadOps.AgreementUnreadable,LeadOps.PowerShell.TestLeadCommand",
            ErrorCategory.InvalidData,
            "none.json",
            "none.json does not exist.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ExistingAgreement()
    {
        using var session = new Session();
        session.Write("lead-agreement.json", "mine");
        using var pipeline = session.Run("New-LeadAgreement");
        AssertError(
            pipeline.Terminates(),
            "LeadOps.FileExists,LeadOps.PowerShell.NewLeadAgreementCommand",
            ErrorCategory.ResourceExists,
            "lead-agreement.json",
            "lead-agreement.json exists.");
        Assert.Equal("mine", File.ReadAllText(Path.Combine(session.Folder, "lead-agreement.json")));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void QuietOfMissing()
    {
        using var session = new Session();
        session.Write("good.csv", "Record ID,Email,Company name,Lifecycle Stage\r\n1,a@x.example,A,MQL\r\n");
        using var good = session.Run("Test-Lead", ("Path", new[] { "good.csv" }), ("Rule", new[] { "LO2001" }), ("Quiet", true));
        Assert.Equal(true, good.Invoke().Single().BaseObject);
        using var missing = session.Run("Test-Lead", ("Path", new[] { "good.csv", "missing.csv" }), ("Rule", new[] { "LO2001" }), ("Quiet", true));
        Assert.Equal(false, missing.Invoke().Single().BaseObject);
        using var agreement = session.Run("Test-LeadAgreement", ("Path", new[] { "missing.json" }), ("Quiet", true));
        Assert.Equal(false, agreement.Invoke().Single().BaseObject);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EveryError()
    {
        using var session = new Session();
        session.Write("good.csv", "Record ID,Email\r\n1,a@x.example\r\n");
        session.Write("broken.json", "{ \"name\": ");
        (string Command, (string, object?)[] Parameters)[] wrong =
        [
            ("Get-LeadExportInfo", [("Path", new[] { "*.none" })]),
            ("Get-LeadExportInfo", [("Path", new[] { "." })]),
            ("Import-LeadExport", [("Path", new[] { "env:PATH" })]),
            ("Import-LeadExport", [("Path", new[] { "good.csv" }), ("Profile", "hubspt")]),
            ("Import-LeadExport", [("Path", new[] { "good.csv" }), ("Encoding", "utf-9")]),
            ("Import-LeadExport", [("Path", new[] { "good.csv" }), ("TimeZone", "Europe/Berln")]),
            ("Import-LeadExport", [("Path", new[] { "good.csv" }), ("DateOrder", "DYM")]),
            ("Test-Lead", [("Path", new[] { "good.csv" }), ("AsOf", "yesterday")]),
            ("Test-Lead", [("Path", new[] { "good.csv" }), ("Agreement", "broken.json")]),
            ("Get-LeadAgreement", []),
            ("Get-LeadAgreement", [("Path", new[] { "broken.json" })]),
            ("Get-LeadProfile", [("Name", new[] { "hubspt" })]),
            ("Get-LeadRule", [("Rule", new[] { "LO201" })]),
            ("Invoke-LeadAudit", [("Path", "none.json")]),
            ("Invoke-LeadAudit", [("Path", "good.csv")]),
            ("Invoke-LeadAudit", [("Path", "broken.json")]),
            ("New-LeadAgreement", [("Path", "no/such/folder/a.json")]),
            ("New-LeadAgreement", [("TimeZone", "Europe/Berln")]),
        ];
        foreach (var (command, parameters) in wrong)
        {
            using var pipeline = session.Run(command, parameters);
            string of = command + " " + string.Join(" ", parameters.Select(parameter => $"-{parameter.Item1} {parameter.Item2}"));
            ErrorRecord error;
            try
            {
                pipeline.Invoke();
                Assert.True(pipeline.Errors.Count == 1, $"{of}: {pipeline.Errors.Count} errors");
                error = pipeline.Errors[0];
            }
            catch (RuntimeException exception)
            {
                error = exception.ErrorRecord;
            }

            Assert.True(error.FullyQualifiedErrorId.StartsWith("LeadOps.", StringComparison.Ordinal), $"{of}: {error.FullyQualifiedErrorId}");
            Assert.True(error.ErrorDetails?.RecommendedAction?.Length > 0, $"{of}: no recommendation");
            Assert.NotNull(error.TargetObject);
            Assert.DoesNotContain("Exception", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("line 0", error.ToString(), StringComparison.Ordinal);
        }
    }

    private static void AssertError(ErrorRecord error, string id, ErrorCategory category, object target, string message)
    {
        Assert.Equal(id, error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(target, error.TargetObject);
        Assert.Equal(message, error.ToString());
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }
}
