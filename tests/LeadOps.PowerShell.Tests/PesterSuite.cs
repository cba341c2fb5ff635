using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Xunit.Abstractions;

namespace LeadOps.PowerShell.Tests;

/// <summary>The Pester tests of tests/module, run once in a new PowerShell against the staged module; a row for each file.</summary>
public sealed class PesterSuite : IClassFixture<PesterSuite.Outcome>
{
    private const int NoPester = 2;

    private readonly Outcome outcome;
    private readonly ITestOutputHelper output;

    public PesterSuite(Outcome outcome, ITestOutputHelper output)
    {
        this.outcome = outcome;
        this.output = output;
    }

    public static TheoryData<string> Files
    {
        get
        {
            var files = new TheoryData<string>();
            string folder = Path.Combine(Repository.Folder, "tests", "module");
            foreach (string file in Directory.GetFiles(folder, "*.Tests.ps1").Order(StringComparer.Ordinal)) files.Add(Path.GetFileName(file));
            return files;
        }
    }

    [PesterTheory]
    [MemberData(nameof(Files))]
    public void The_module_does_what_its_users_meet(string file)
    {
        Assert.True(outcome.Results is not null, outcome.Printed);
        var tests = outcome.Results!.Where(test => test.File == file).ToList();
        int passed = tests.Count(test => test.Result == "Passed");
        var skipped = tests.Where(test => test.Result == "Skipped").ToList();
        var failed = tests.Where(test => test.Result is not ("Passed" or "Skipped")).ToList();
        output.WriteLine($"{file}: {passed} passed, {failed.Count} failed, {skipped.Count} skipped");
        foreach (var test in skipped) output.WriteLine($"skipped: {test.Name} {test.Message}");
        string faults = string.Join(Environment.NewLine, failed.Select(test => $"{test.Name}: {test.Message}"));
        Assert.True(failed.Count == 0, $"{failed.Count} of {tests.Count} failed:{Environment.NewLine}{faults}");
        Assert.True(passed > 0, $"{file} ran no test");
    }

    /// <summary>One Pester test.</summary>
    /// <param name="File">Its file.</param>
    /// <param name="Name">Its blocks and its own name.</param>
    /// <param name="Result">Passed, Failed, Skipped, NotRun.</param>
    /// <param name="Message">Why it failed, or was skipped.</param>
    public sealed record Test(string File, string Name, string Result, string Message);

    /// <summary>What the one run of all files gave.</summary>
    public sealed class Outcome
    {
        public Outcome()
        {
            if (PesterTheoryAttribute.WhyNot is not null) return;
            string result = Path.Combine(AppContext.BaseDirectory, "pester.json");
            File.Delete(result);
            var (_, printed) = Run(
                "-File",
                Path.Combine(Repository.Folder, "tests", "module", "Invoke-ModuleTests.ps1"),
                "-Module",
                Repository.ModuleManifest,
                "-Result",
                result);
            Printed = printed;
            if (File.Exists(result)) Results = JsonConvert.DeserializeObject<List<Test>>(File.ReadAllText(result));
        }

        public List<Test>? Results { get; }

        public string Printed { get; } = "";

        /// <summary>Runs PowerShell to its end; standard output and error as one text.</summary>
        internal static (int ExitCode, string Printed) Run(params string[] arguments)
        {
            var start = new ProcessStartInfo(PowerShellHome.Program!)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            foreach (string argument in (string[])["-NoLogo", "-NoProfile", "-NonInteractive", .. arguments]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, text + error.Result);
        }
    }

    /// <summary>Skipped where there is no PowerShell, no Pester 5 or no staged module.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class PesterTheoryAttribute : TheoryAttribute
    {
        private static readonly Lazy<string?> Reason = new(() =>
        {
            if (PowerShellHome.Program is null) return "There is no pwsh on the PATH.";
            const string Look = "if (-not (Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -eq 5 })) { exit 2 }";
            return Outcome.Run("-Command", Look).ExitCode == NoPester ? "There is no Pester 5: Install-Module Pester." : null;
        });

        public PesterTheoryAttribute()
        {
            if (WhyNot is { } why) Skip = why;
        }

        internal static string? WhyNot => Reason.Value;
    }
}
