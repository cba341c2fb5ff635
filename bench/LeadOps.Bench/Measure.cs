using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using LeadOps.Audits;
using LeadOps.Exports;
using LeadOps.Rules;

namespace LeadOps.Bench;

/// <summary>The works that are timed from outside, and one that times itself.</summary>
internal static class Measure
{
    public static Reconciliation Rows(string path)
    {
        var source = ExportSource.Open(path)[0];
        var head = new byte[64 * 1024];
        int length;
        using (var stream = File.OpenRead(path)) length = stream.ReadAtLeast(head, head.Length, false);
        var dialect = CsvDialect.Detect(head, length, length < head.Length, null);
        var table = new TableReader(new TableShape { PreambleRows = dialect.PreambleRows }, path, new Nothing());
        table.Read(dialect.Open(source.OpenRead().AsUtf8(), path, 0), null, default);
        return table.Reconciliation;
    }

    public static long NewLines(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.SequentialScan);
        var buffer = new byte[256 * 1024];
        long count = 0;
        while (stream.Read(buffer) is > 0 and var read) count += buffer.AsSpan(0, read).Count((byte)'\n');
        return count;
    }

    public static IEnumerable<string> Audits(string path, int times)
    {
        for (int i = 0; i < times; i++)
        {
            var request = AuditFile.Load(path);
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var findings = new Counter();
            Audit.Run(request, findings, default);
            double used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds;
            yield return FormattableString.Invariant(
                $"{watch.ElapsedMilliseconds} ms, {used:0} ms of processor time, {findings.Count} findings");
        }
    }

    private sealed class Counter : IFindingSink
    {
        public long Count { get; private set; }

        public void Add(Finding finding) => Count++;
    }

    private sealed class Nothing : IRowSink
    {
        public void Header(Row row)
        {
        }

        public void Columns(IReadOnlyList<string> columns)
        {
        }

        public void Record(Row row)
        {
        }

        public void Fact(in StructureFact fact)
        {
        }
    }
}
