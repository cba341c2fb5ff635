using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Text;
using System.Threading;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Calendars;
using LeadOps.Records;
using LeadOps.Reports;

namespace LeadOps.Cli;

/// <summary><c>leadops audit</c>: what <c>Invoke-LeadAudit</c> does, for machines without PowerShell.</summary>
internal static class Program
{
    private const int NotChecked = 3, BadArguments = 4;

    private static int Main(string[] args)
    {
        var path = new Argument<string>("path") { Description = "An audit file, or a folder with exports." };
        var format = new Option<string>("--format")
        {
            Description = "How the result is printed: text, json, or csv (the findings).",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "csv");
        var output = new Option<string?>("--output") { Description = "A folder for audit.txt, audit.json and findings.csv.", HelpName = "DIR" };
        var asOf = new Option<string?>("--as-of")
        {
            Description = "The instant that decides what is past, e.g. 2026-11-20T08:00+01:00; left out, the clock is read once.",
            HelpName = "INSTANT",
        };
        var strict = new Option<bool>("--strict") { Description = "Exit with 2 where the gate holds but there are warnings." };
        var audit = new Command("audit", "Holds CRM exports against the agreement of marketing and sales.") { path, format, output, asOf, strict };
        audit.SetAction(parsed => Run(
            parsed.GetValue(path)!, parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(asOf), parsed.GetValue(strict)));

        // Not a RootCommand: that would take its name from the assembly.
        var root = new Command("leadops", "LeadOps keeps the agreement between marketing and sales honest.")
        {
            audit, new HelpOption(), new VersionOption(),
        };
        var result = root.Parse(args);
        int exit = result.Invoke();
        return result.Errors.Count > 0 ? BadArguments : exit;
    }

    private static int Run(string path, string format, string? output, string? asOf, bool strict)
    {
        try
        {
            var request = AuditFile.Load(path);
            var zone = request.Agreement?.Zone ?? Zone.Utc;
            request.AsOf = asOf is null ? AsOf.Of(DateTimeOffset.UtcNow) : AsOf.Parse(asOf, zone);
            request.Strict = strict;
            if (output is not null)
            {
                request.OutputFolder = output;
                request.OutputFormats = [];
            }

            // Only these show it.
            request.KeepsUnfollowed = format == "json" || request.OutputFolder is not null;
            using var stop = new CancellationTokenSource();
            Console.CancelKeyPress += (_, pressed) =>
            {
                pressed.Cancel = true;
                stop.Cancel();
            };
            using var writer = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
            bool color = UsesColor(Console.IsOutputRedirected, Environment.GetEnvironmentVariable("NO_COLOR"));
            return AuditOutput.Run(request, format, writer, color, null, stop.Token).ExitCode;
        }
        catch (AgreementException exception)
        {
            return Fail(exception.Message, exception.Recommendation);
        }
        catch (UnknownNameException exception)
        {
            return Fail(exception.Message, "Correct it in the audit file.");
        }
        catch (FormatException exception)
        {
            return Fail(exception.Message, "");
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("leadops: stopped.");
            return 130;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Exports that cannot be read are part of the result: this is about where the result goes.
            return Fail(exception.Message, "Results go where --output or the audit file says; see whether that can be written.");
        }
#pragma warning disable CA1031 // A scheduler must not take a fault of ours for a gate that does not hold.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine("leadops: this is a fault of leadops; please report it.");
            Console.Error.WriteLine(exception);
            return NotChecked;
        }
    }

    /// <summary>Colour is for terminals, and for people who want it (no-color.org).</summary>
    internal static bool UsesColor(bool redirected, string? noColor) => !redirected && string.IsNullOrEmpty(noColor);

    private static int Fail(string message, string recommendation)
    {
        Console.Error.WriteLine("leadops: " + message);
        if (recommendation.Length > 0) Console.Error.WriteLine("  " + recommendation);
        return BadArguments;
    }
}
