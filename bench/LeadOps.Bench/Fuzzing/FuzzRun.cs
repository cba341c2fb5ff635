using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace LeadOps.Bench.Fuzzing;

/// <summary>Many runs in a row, watched: for time, for memory, and for what they find.</summary>
internal sealed class FuzzRun
{
    /// <summary>Allocated in one run, whatever it reads: buffers of a dozen readings, and the harness's copies.</summary>
    public const long AllocatedAtMost = 64L << 20;

    /// <summary>And for each byte of the input, unpacked: a file of nothing but line ends has a row a byte.</summary>
    public const long AllocatedPerByte = 16 * 1024;

    /// <summary>The heap that the process may have; a run that needs more ends it.</summary>
    public const long HeapAtMost = 256L << 20;

    private const string TooMuchMemory = "too much memory";

    private readonly long seed;
    private readonly string? output;
    private readonly TimeSpan limit;
    private readonly TextWriter log;
    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);
    private readonly Fuzzer fuzzer;
    private long current = -1, started;
    private (double Milliseconds, long Run) slowest;
    private (long Bytes, long Run) largest;
    private long peak;

    /// <param name="seed">The fuzzer's, to name a run by.</param>
    /// <param name="fuzzer">Makes and checks the runs.</param>
    /// <param name="output">Where inputs that fail are written to, or null.</param>
    /// <param name="limit">How long a run may take.</param>
    /// <param name="log">Told what is found.</param>
    public FuzzRun(long seed, Fuzzer fuzzer, string? output, TimeSpan limit, TextWriter log)
    {
        this.seed = seed;
        this.output = output;
        this.limit = limit;
        this.log = log;
        this.fuzzer = fuzzer;
        if (output is not null) Directory.CreateDirectory(output);
    }

    /// <summary>Makes the runs of these numbers.</summary>
    /// <returns>How many broke a promise.</returns>
    public long Run(long first, long count)
    {
        AppContext.SetData("GCHeapHardLimit", (ulong)HeapAtMost);
        GC.RefreshMemoryLimit();
        var watch = new Thread(Watch) { IsBackground = true, Name = "Watch" };
        watch.Start();
        long failures = 0;
        var clock = Stopwatch.StartNew();
        for (long run = first; run < first + count; run++)
        {
            var one = fuzzer.CaseOf(run);
            Begin(run);
            long before = GC.GetTotalAllocatedBytes(true);
            long begun = Stopwatch.GetTimestamp();
            var failure = fuzzer.Check(one);
            double milliseconds = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            long allocated = GC.GetTotalAllocatedBytes(true) - before;
            if (milliseconds > slowest.Milliseconds) slowest = (milliseconds, run);
            if (allocated > largest.Bytes) largest = (allocated, run);
            peak = Math.Max(peak, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes);
            long most = AllocatedAtMost + (AllocatedPerByte * Math.Max(one.Text.Length, fuzzer.TextLength));
            if (failure is null && allocated > most)
            {
                string detail = string.Create(CultureInfo.InvariantCulture, $"{allocated:N0} bytes allocated");
                failure = new FuzzFailure(TooMuchMemory, detail);
            }

            if (failure is not null)
            {
                failures++;
                Report(run, one, failure);
            }

            long done = run - first + 1;
            if (done % 10_000 == 0) Log($"{done:N0} runs, {failures:N0} failures, {clock.Elapsed:hh\\:mm\\:ss}");
        }

        Begin(-1);
        foreach (var (what, times) in fuzzer.Counts) Log($"{times,10:N0}  {what}");
        foreach (var (kind, times) in kinds) Log($"FAILED {times:N0} times: {kind}");
        Log($"slowest {slowest.Milliseconds:N0} ms (run {slowest.Run})");
        Log($"most allocated {largest.Bytes:N0} bytes (run {largest.Run}), largest heap {peak:N0} bytes");
        Log($"seed {seed}: {count:N0} runs over {fuzzer.FixtureCount:N0} fixtures, {failures:N0} failures, {clock.Elapsed:hh\\:mm\\:ss}");
        return failures;
    }

    private void Log(FormattableString line) => log.WriteLine(FormattableString.Invariant(line));

    private void Begin(long run)
    {
        Interlocked.Exchange(ref started, Stopwatch.GetTimestamp());
        Interlocked.Exchange(ref current, run);
    }

    /// <summary>A thread cannot be stopped from outside, so a run without end ends the program.</summary>
    private void Watch()
    {
        while (true)
        {
            Thread.Sleep(500);
            long run = Interlocked.Read(ref current);
            if (run < 0 || Stopwatch.GetElapsedTime(Interlocked.Read(ref started)) < limit) continue;
            var one = fuzzer.CaseOf(run);
            Write(run, "hang", one, $"no end within {limit}");
            log.WriteLine($"HANG seed {seed} run {run}: no end within {limit}: {one}");
            log.Flush();
            Environment.Exit(3);
        }
    }

    private void Report(long run, FuzzCase one, FuzzFailure failure)
    {
        bool known = kinds.TryGetValue(failure.Kind, out int times);
        kinds[failure.Kind] = times + 1;
        if (known) return;
        log.WriteLine($"FAILED seed {seed} run {run}: {one}\n  {failure.Message.ReplaceLineEndings("\n  ")}");
        if (output is null) return;
        Begin(-1);

        // Memory is measured around a run, so a smaller one cannot be looked for.
        var small = failure.Kind == TooMuchMemory ? one : fuzzer.Minimised(one, failure);
        Write(run, "failed", small, failure.Message);
        string bytes = Convert.ToHexString(small.Text.AsSpan(0, Math.Min(small.Text.Length, 200)));
        log.WriteLine($"  smallest: {small}\n  {bytes}");
    }

    private void Write(long run, string what, FuzzCase one, string message)
    {
        if (output is null) return;
        string name = Path.Combine(output, FormattableString.Invariant($"{what}-{seed}-{run}"));
        File.WriteAllBytes(name + ".bin", one.Bytes);
        File.WriteAllText(name + ".txt", one + "\n" + message + "\n");
    }
}
