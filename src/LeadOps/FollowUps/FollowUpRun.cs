using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LeadOps.Agreements;

namespace LeadOps.FollowUps;

/// <summary>
/// Judges all leads of the sources, some thousand at a time on as many cores as there are. What is handed on, and in which
/// order, does not depend on how many these are.
/// </summary>
internal sealed class FollowUpRun
{
    private const int BatchSize = 2048;

    private readonly FollowUpSources sources;
    private readonly Func<Vocabulary> words;
    private readonly long asOf;
    private readonly bool explain;
    private readonly ConcurrentBag<FollowUpEngine> engines = [];
    private int[] order = [];

    private FollowUpRun(FollowUpSources sources, Func<Vocabulary> words, long asOf, bool explain)
    {
        this.sources = sources;
        this.words = words;
        this.asOf = asOf;
        this.explain = explain;
    }

    /// <summary>Hands on the follow-ups on the calling thread, by lead id and number.</summary>
    /// <param name="sources">What the exports said; all of it was read.</param>
    /// <param name="words">Makes the agreement's words at work: each thread needs its own.</param>
    /// <param name="asOf">The instant that it is told for.</param>
    /// <param name="explain">Whether to write the trace.</param>
    /// <param name="sink">Takes the follow-ups.</param>
    /// <param name="cancellation">Checked for every lead.</param>
    public static void Run(
        FollowUpSources sources,
        Func<Vocabulary> words,
        long asOf,
        bool explain,
        IFollowUpSink sink,
        CancellationToken cancellation) =>
        new FollowUpRun(sources, words, asOf, explain).Run(sink, cancellation);

    /// <summary>
    /// Judges all leads into sinks that only count, one for each thread, whose sums do not depend on how the leads are
    /// shared out. Nothing is kept of a follow-up.
    /// </summary>
    /// <returns>The sinks, to be added up.</returns>
    public static IReadOnlyList<T> Count<T>(
        FollowUpSources sources, Func<Vocabulary> words, long asOf, Func<T> makeSink, CancellationToken cancellation)
        where T : IFollowUpSink
    {
        var run = new FollowUpRun(sources, words, asOf, false);
        sources.Book.Link();
        int next = 0;
        var threads = new Task<(T Sink, List<(int From, AnomalyCounts Counts)> Anomalies)>[Environment.ProcessorCount];
        for (int i = 0; i < threads.Length; i++)
        {
            var sink = makeSink();
            threads[i] = Task.Run(() => (sink, run.CountInto(sink, ref next, cancellation)), cancellation);
        }

        var parts = Task.WhenAll(threads).GetAwaiter().GetResult();
        foreach (var (_, counts) in parts.SelectMany(part => part.Anomalies).OrderBy(batch => batch.From))
        {
            sources.Anomalies.Add(counts);
        }

        return Array.ConvertAll(parts, part => part.Sink);
    }

    private List<(int From, AnomalyCounts Counts)> CountInto(IFollowUpSink sink, ref int next, CancellationToken cancellation)
    {
        var engine = new FollowUpEngine(sources, words(), asOf);
        var writer = new FollowUpWriter(sources, asOf, false, sink, onlyCounts: true);
        var anomalies = new List<(int From, AnomalyCounts Counts)>();
        while (true)
        {
            int to = Interlocked.Add(ref next, BatchSize), from = to - BatchSize;
            if (from >= sources.Book.Leads.Count) return anomalies;
            engine.Anomalies = new AnomalyCounts();
            for (int lead = from; lead < Math.Min(to, sources.Book.Leads.Count); lead++)
            {
                cancellation.ThrowIfCancellationRequested();
                engine.Judge(lead, writer);
            }

            anomalies.Add((from, engine.Anomalies));
        }
    }

    private void Run(IFollowUpSink sink, CancellationToken cancellation)
    {
        sources.Book.Link();
        order = sources.Book.InOrder();
        int next = 0, ahead = Environment.ProcessorCount;
        var batches = new Queue<Task<Batch>>();
        while (true)
        {
            while (batches.Count < ahead && next < sources.Book.Leads.Count)
            {
                int from = next;
                next = Math.Min(next + BatchSize, sources.Book.Leads.Count);
                int to = next;
                batches.Enqueue(Task.Run(() => Judge(from, to, cancellation), cancellation));
            }

            if (batches.Count == 0) return;
            var batch = batches.Dequeue().GetAwaiter().GetResult();
            sources.Anomalies.Add(batch.Anomalies);
            foreach (var followUp in batch.FollowUps)
            {
                cancellation.ThrowIfCancellationRequested();
                sink.Add(followUp);
            }
        }
    }

    private Batch Judge(int from, int to, CancellationToken cancellation)
    {
        if (!engines.TryTake(out var engine)) engine = new FollowUpEngine(sources, words(), asOf);
        var batch = new Batch();
        engine.Anomalies = batch.Anomalies;
        var writer = new FollowUpWriter(sources, asOf, explain, batch);
        for (int i = from; i < to; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            engine.Judge(order[i], writer);
        }

        engines.Add(engine);
        return batch;
    }

    private sealed class Batch : IFollowUpSink
    {
        public List<FollowUp> FollowUps { get; } = new(BatchSize);

        public AnomalyCounts Anomalies { get; } = new();

        public void Add(FollowUp followUp) => FollowUps.Add(followUp);
    }
}
