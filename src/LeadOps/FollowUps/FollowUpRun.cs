using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LeadOps.Agreements;

namespace LeadOps.FollowUps;

/// <summary>Judges all leads of the sources.</summary>
internal static class FollowUpRun
{
    /// <summary>Hands on the follow-ups, ordered by lead id and number.</summary>
    public static void Run(
        FollowUpSources sources, Vocabulary words, long asOf, bool explain, IFollowUpSink sink, CancellationToken cancellation) =>
        Run(sources, words, asOf, explain, true, sink, cancellation);

    /// <summary>Hands on the follow-ups; in the order of the leads export where no other is wanted, which takes less time.</summary>
    public static void Run(
        FollowUpSources sources,
        Vocabulary words,
        long asOf,
        bool explain,
        bool ordered,
        IFollowUpSink sink,
        CancellationToken cancellation)
    {
        var engine = new FollowUpEngine(sources, words, asOf);
        var writer = new FollowUpWriter(sources, asOf, explain, sink);
        int[]? order = ordered ? sources.Book.InOrder() : null;
        for (int i = 0; i < sources.Book.Leads.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            engine.Judge(order is null ? i : order[i], writer);
        }
    }

    /// <summary>What did not fit together, of each kind that occurred.</summary>
    public static IReadOnlyList<Anomaly> AnomaliesOf(FollowUpSources sources) =>
        new ValueList<Anomaly>(sources.Anomalies.Where(anomaly => anomaly.Count > 0));
}
