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
        FollowUpSources sources, Vocabulary words, long asOf, bool explain, IFollowUpSink sink, CancellationToken cancellation)
    {
        var engine = new FollowUpEngine(sources, words, asOf);
        var writer = new FollowUpWriter(sources, asOf, explain, sink);
        foreach (int lead in sources.Book.InOrder())
        {
            cancellation.ThrowIfCancellationRequested();
            engine.Judge(lead, writer);
        }
    }

    /// <summary>What did not fit together, of each kind that occurred.</summary>
    public static IReadOnlyList<Anomaly> AnomaliesOf(FollowUpSources sources) =>
        new ValueList<Anomaly>(sources.Anomalies.Where(anomaly => anomaly.Count > 0));
}
