using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using LeadOps.Reports;
using LeadOps.Rules;

namespace LeadOps.Audits;

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
    public static AuditResult Run(
        AuditRequest request, string format, TextWriter writer, bool color, IFindingSink? keep, CancellationToken cancellation)
    {
        using var sinks = new Sinks();
        if (keep is not null) sinks.Add(keep);
        var toWriter = Open(format, writer, color, sinks);
        var files = new List<(string Temporary, string Path, TextWriter Writer, Action<AuditResult> Complete)>();
        try
        {
            if (request.OutputFolder is { } folder)
            {
                Directory.CreateDirectory(folder);
                foreach (string name in request.OutputFormats.Count == 0 ? ["text", "csv", "json"] : request.OutputFormats)
                {
                    string path = Path.Combine(folder, name == "csv" ? "findings.csv" : name == "json" ? "audit.json" : "audit.txt");
                    string temporary = path + ".tmp";
                    var file = new StreamWriter(temporary, false, name == "csv" ? WithBom : WithoutBom);
                    files.Add((temporary, path, file, Open(name, file, false, sinks)));
                }
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
