using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LeadOps.Audits;
using LeadOps.Rules;

namespace LeadOps.Reports;

/// <summary>Runs an audit and writes its results: to a writer, and into a folder where one is asked for.</summary>
internal static class AuditOutput
{
    private static readonly UTF8Encoding WithoutBom = new(false), WithBom = new(true);

    /// <summary>Runs the audit and writes its result in a format.</summary>
    /// <param name="request">What to do; its output folder is made where it is missing.</param>
    /// <param name="format"><c>text</c>, <c>csv</c>, <c>json</c>, or <c>none</c>.</param>
    /// <param name="writer">Takes the format.</param>
    /// <param name="color">Whether text may be coloured.</param>
    /// <param name="keep">Takes the findings too; null where nobody wants them.</param>
    /// <param name="cancellation">Checked while reading.</param>
    /// <exception cref="AgreementException">A result would overwrite an export.</exception>
    public static AuditResult Run(
        AuditRequest request, string format, TextWriter writer, bool color, IFindingSink? keep, CancellationToken cancellation)
    {
        using var sinks = new Sinks();
        if (keep is not null) sinks.Add(keep);
        var toWriter = Open(format, writer, color, sinks);
        var files = new List<(string Temporary, string Path, TextWriter Writer, Action<AuditResult> Complete)>();
        try
        {
            foreach (string path in PathsOf(request)) RefuseInput(path, request);
            if (request.OutputFolder is not null) Directory.CreateDirectory(request.OutputFolder);
            foreach (string path in PathsOf(request))
            {
                string temporary = path + ".tmp";
                string kind = FormatOf(path);
                var file = new StreamWriter(temporary, false, kind == "csv" ? WithBom : WithoutBom);
                files.Add((temporary, path, file, Open(kind, file, false, sinks)));
            }

            var result = Audit.Run(request, sinks, cancellation);
            toWriter(result);
            foreach (var file in files)
            {
                file.Complete(result);
                file.Writer.Dispose();
                File.Delete(file.Path);
                File.Move(file.Temporary, file.Path);
            }

            return result;
        }
        finally
        {
            foreach (var file in files)
            {
                file.Writer.Dispose();
                File.Delete(file.Temporary);
            }
        }
    }

    private static IEnumerable<string> PathsOf(AuditRequest request)
    {
        if (request.OutputFolder is not { } folder) return [];
        IEnumerable<string> formats = request.OutputFormats.Count == 0 ? ["text", "csv", "json"] : request.OutputFormats.Distinct();
        return formats.Select(format => Path.Combine(
            folder, format switch { "csv" => "findings.csv", "json" => "audit.json", _ => "audit.txt" }));
    }

    private static string FormatOf(string path) => Path.GetExtension(path) switch { ".csv" => "csv", ".json" => "json", _ => "text" };

    /// <summary>An export may have the name of a result.</summary>
    private static void RefuseInput(string path, AuditRequest request)
    {
        string full = Path.GetFullPath(path);
        if (!request.Inputs.Any(input => string.Equals(Path.GetFullPath(input.Path), full, StringComparison.OrdinalIgnoreCase))) return;
        throw new AgreementException(
            "OutputIsInput",
            path,
            $"{path} is an export of this audit and would be overwritten.",
            "Name another folder for the results.",
            []);
    }

    private static Action<AuditResult> Open(string format, TextWriter writer, bool color, Sinks sinks)
    {
        switch (format)
        {
            case "csv":
                sinks.Add(new FindingsCsv(writer));
                return _ => writer.Flush();
            case "json":
                var json = new AuditJson(writer);
                sinks.Add(json);
                return json.Complete;
            case "none":
                return _ => { };
            default:
                return result =>
                {
                    new TextReport(writer, color).Write(result);
                    writer.Flush();
                };
        }
    }

    private sealed class Sinks : IFindingSink, IDisposable
    {
        private readonly List<IFindingSink> sinks = [];

        public void Add(IFindingSink sink) => sinks.Add(sink);

        public void Add(Finding finding)
        {
            foreach (var sink in sinks) sink.Add(finding);
        }

        public void Dispose()
        {
            foreach (var sink in sinks) (sink as IDisposable)?.Dispose();
        }
    }
}
