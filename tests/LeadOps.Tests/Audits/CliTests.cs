using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Cli;

namespace LeadOps.Tests.Audits;

/// <summary>What <c>leadops</c> gave: run as a process, as a scheduler runs it.</summary>
internal sealed record Ran(int ExitCode, byte[] Output, string Errors)
{
    public string Text => Encoding.UTF8.GetString(Output);

    public static Ran Leadops(string folder, string[] arguments, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return new Ran(process.ExitCode, output.ToArray(), errors.Result);
    }
}

public sealed class CliTests
{
    private const string Bad = "Record ID,Email\n1,no address\n";

    [Fact]
    public void Exit_0_says_that_the_gate_holds()
    {
        using var folder = Folder(AuditFolder.Leads);
        var ran = Run(folder, "audit", ".");
        Assert.Equal((0, ""), (ran.ExitCode, ran.Errors));
        Assert.Contains("Gate       ok  errors 0 of 0", ran.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_1_says_that_it_does_not()
    {
        using var folder = Folder(Bad);
        var ran = Run(folder, "audit", ".");
        Assert.Equal((1, ""), (ran.ExitCode, ran.Errors));
        Assert.Contains("OVER  errors 1 of 0", ran.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_2_says_with_strict_that_there_are_warnings()
    {
        using var folder = Folder("Record ID,Email\n1\n");
        Assert.Equal(0, Run(folder, "audit", ".").ExitCode);
        Assert.Equal(2, Run(folder, "audit", ".", "--strict").ExitCode);
    }

    [Fact]
    public void Exit_3_says_that_something_could_not_be_checked_whatever_the_gate()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\", \"gone.csv\"]");
        folder.Write("leads.csv", Bad);
        var ran = Run(folder, "audit", "lead-audit.json", "--strict");
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("Unchecked  gone.csv: no such file.", ran.Text, StringComparison.Ordinal);
        Assert.Contains("OVER  errors 1 of 0", ran.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "nowhere: there is no such audit file or folder", "audit", "nowhere")]
    [InlineData("an export that is named", "is an export, not an audit file", "audit", "leads.csv")]
    [InlineData("no verb", "Required command was not provided")]
    [InlineData("another verb", "adit", "adit", ".")]
    [InlineData("no path", "Required argument missing", "audit")]
    [InlineData("an unknown option", "--asof", "audit", ".", "--asof", "2026-11-20")]
    [InlineData("an unknown format", "'xml'", "audit", ".", "--format", "xml")]
    [InlineData("two paths", "more", "audit", ".", "more")]
    [InlineData("an instant that is none", "'yesterday' is not a date", "audit", ".", "--as-of", "yesterday")]
    [InlineData("an instant that no calendar has", "'2026-02-30' is not in any calendar", "audit", ".", "--as-of", "2026-02-30")]
    [InlineData("an ambiguous instant", "'01/02/2026' does not begin with", "audit", ".", "--as-of", "01/02/2026")]
    [InlineData("an instant in a gap", "does not exist in Europe/Berlin", "audit", ".", "--as-of", "2026-03-29T02:30")]
    [InlineData("an output that is a file", "leads.csv", "audit", ".", "--output", "leads.csv")]
    public void Exit_4_says_what_is_wrong_with_the_arguments(string _, string message, params string[] arguments)
    {
        Assert.NotEmpty(_);
        using var folder = Folder(Bad);
        var ran = Run(folder, arguments);
        Assert.Equal(4, ran.ExitCode);
        Assert.Contains(message, ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at LeadOps", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("IO_", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_4_comes_before_anything_is_printed_or_written()
    {
        using var folder = new AuditFolder("\"lead\": [{ \"path\": \"leads.csv\", \"encoding\": \"windows-9999\" }]", ", \"output\": { \"folder\": \"out\" }");
        folder.Write("leads.csv", Bad);
        var ran = Run(folder, "audit", ".", "--format", "csv");
        Assert.Equal((4, ""), (ran.ExitCode, ran.Text));
        Assert.Contains("'windows-9999' is not an encoding", ran.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "out")));
    }

    [Fact]
    public void A_folder_whose_exports_do_not_tell_their_kind_is_exit_4_and_says_how_to_name_them()
    {
        using var folder = new AuditFolder();
        folder.Write("things.csv", "a,b\n1,2\n");
        var ran = Run(folder, "audit", ".");
        Assert.Equal(4, ran.ExitCode);
        Assert.Contains("{ \"exports\": { \"lead\": [\"things.csv\"] } }", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20T08:00+01:00", "2026-11-20T08:00:00+01:00")]
    [InlineData("2026-11-20T07:00Z", "2026-11-20T08:00:00+01:00")]
    [InlineData("2026-11-20T08:00", "2026-11-20T08:00:00+01:00")]
    [InlineData("2026-07-01 08:00", "2026-07-01T08:00:00+02:00")]
    [InlineData("2026-11-20", "2026-11-20T23:59:59+01:00")]
    public void The_as_of_instant_is_read_in_the_agreements_zone_and_echoed(string typed, string echoed)
    {
        using var folder = Folder(AuditFolder.Leads);
        var ran = Run(folder, "audit", ".", "--as-of", typed);
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("as of " + echoed, ran.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_and_version_name_the_program_and_end_with_0()
    {
        using var folder = new AuditFolder();
        var help = Run(folder, "audit", "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("leadops audit <path>", help.Text, StringComparison.Ordinal);
        Assert.Equal(0, Run(folder, "--version").ExitCode);
    }

    [Fact]
    public void Output_writes_three_files_whole_and_the_exports_not_at_all()
    {
        using var folder = Folder(Bad);
        string export = Path.Combine(folder.Path, "leads.csv");
        var before = (File.ReadAllText(export), File.GetLastWriteTimeUtc(export));
        var ran = Run(folder, "audit", ".", "--output", "deep/out", "--as-of", "2026-11-20");
        Assert.Equal(1, ran.ExitCode);
        Assert.Equal(
            ["audit.json", "audit.txt", "findings.csv"],
            Directory.GetFiles(Path.Combine(folder.Path, "deep/out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(ran.Text, folder.Read("deep/out/audit.txt"));
        Assert.Equal(Run(folder, "audit", ".", "--format", "json", "--as-of", "2026-11-20").Text, folder.Read("deep/out/audit.json"));
        Assert.Equal(Run(folder, "audit", ".", "--format", "csv", "--as-of", "2026-11-20").Text, folder.Read("deep/out/findings.csv"));

        // Excel takes CSV for UTF-8 only with its mark.
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(Path.Combine(folder.Path, "deep/out/findings.csv")).Take(3));
        Assert.Equal(before, (File.ReadAllText(export), File.GetLastWriteTimeUtc(export)));

        // Once more, over what is there.
        Assert.Equal(1, Run(folder, "audit", ".", "--output", "deep/out", "--as-of", "2026-11-20").ExitCode);
        Assert.Equal(3, Directory.GetFiles(Path.Combine(folder.Path, "deep/out")).Length);
    }

    [Fact]
    public void An_export_is_never_overwritten_by_a_result()
    {
        using var folder = new AuditFolder("\"lead\": [\"findings.csv\"]");
        folder.Write("findings.csv", Bad);
        var ran = Run(folder, "audit", ".", "--output", ".");
        Assert.Equal((4, ""), (ran.ExitCode, ran.Text));
        Assert.Contains("findings.csv is an export of this audit and would be overwritten", ran.Errors, StringComparison.Ordinal);
        Assert.Equal(Bad, folder.Read("findings.csv"));
    }

    [Fact]
    public void What_goes_to_a_file_or_pipe_has_no_colour()
    {
        using var folder = Folder(Bad);
        Assert.DoesNotContain('\u001b', Run(folder, "audit", ".").Text);
    }

    [Theory]
    [InlineData(false, null, true)]
    [InlineData(false, "", true)]
    [InlineData(false, "1", false)]
    [InlineData(true, null, false)]
    public void Colour_is_for_terminals_unless_NO_COLOR_is_set(bool redirected, string? noColor, bool color) =>
        Assert.Equal(color, Program.UsesColor(redirected, noColor));

    [Fact]
    public void Letters_of_any_script_come_out_as_UTF8_whatever_the_console()
    {
        using var folder = new AuditFolder("\"lead\": [\"Żółć 名.csv\"]");
        folder.Write("Żółć 名.csv", Bad);
        var ran = Ran.Leadops(folder.Path, ["audit", "."], ("LC_ALL", "C"));
        Assert.Contains("Żółć 名.csv", ran.Text, StringComparison.Ordinal);
    }

    private static AuditFolder Folder(string leads)
    {
        var folder = new AuditFolder("\"lead\": [\"leads.csv\"]");
        folder.Write("leads.csv", leads);
        return folder;
    }

    private static Ran Run(AuditFolder folder, params string[] arguments) => Ran.Leadops(folder.Path, arguments);
}
