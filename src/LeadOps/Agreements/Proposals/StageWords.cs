using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>What well-known names of stages tell: where they stand in a funnel, and what entering them means.</summary>
internal static class StageWords
{
    /// <summary>Where a stage of an unknown name stands: in the middle.</summary>
    private const int Middle = 5;

    private static readonly string[][] Funnel =
    [
        ["anonymous", "visitor", "subscriber"],
        ["inquiry", "enquiry", "lead", "rawlead", "new", "newlead", "prospect", "submitted"],
        ["mql", "marketingqualifiedlead", "marketingqualified"],
        ["sal", "salesacceptedlead", "salesaccepted", "accepted"],
        ["sql", "salesqualifiedlead", "salesqualified", "qualified"],
        ["opportunity", "deal", "demo", "proposal", "negotiation"],
        ["converted", "customer", "won", "closedwon"],
        ["evangelist", "recycled", "recycle", "nurture", "nurturing"],
        [
            "lost", "closedlost", "rejected", "declined", "cancelled", "canceled", "disqualified", "unqualified", "dead",
            "junk",
        ],
    ];

    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["sal"] = "accepted", ["salesacceptedlead"] = "accepted", ["salesaccepted"] = "accepted",
        ["acceptedbysales"] = "accepted",
        ["converted"] = "converted", ["customer"] = "converted", ["won"] = "converted", ["closedwon"] = "converted",
        ["disqualified"] = "rejected", ["unqualified"] = "rejected", ["notqualified"] = "rejected",
        ["rejected"] = "rejected", ["lost"] = "rejected", ["closedlost"] = "rejected", ["dead"] = "rejected",
        ["junk"] = "rejected",
    };

    private static readonly Dictionary<string, string> Perhaps = new(StringComparer.Ordinal)
    {
        ["accepted"] = "accepted", ["opportunity"] = "converted", ["recycled"] = "rejected", ["recycle"] = "rejected",
        ["nurture"] = "rejected", ["nurturing"] = "rejected", ["declined"] = "rejected", ["cancelled"] = "rejected",
        ["canceled"] = "rejected",
    };

    public static int Rank(TermCluster stage)
    {
        foreach (string key in Keys(stage))
        {
            int rank = Array.FindIndex(Funnel, names => Array.IndexOf(names, key) >= 0);
            if (rank >= 0) return rank;
        }

        return Middle;
    }

    /// <summary>Whether a stage of that name is where leads mostly stay.</summary>
    public static bool IsEnd(TermCluster stage) => Rank(stage) > Middle;

    /// <summary>What entering the stage plainly means, or null.</summary>
    public static string? OutcomeOf(TermCluster stage) => Find(Plain, stage);

    /// <summary>What entering the stage may mean, which is for people to say; or null.</summary>
    public static string? PerhapsOutcomeOf(TermCluster stage) => Find(Perhaps, stage);

    private static string? Find(Dictionary<string, string> words, TermCluster stage) => Keys(stage)
        .Select(key => words.TryGetValue(key, out string? outcome) ? outcome : null)
        .FirstOrDefault(found => found is not null);

    private static IEnumerable<string> Keys(TermCluster stage) =>
        new[] { stage.Name }.Concat(stage.Spellings.Select(one => one.Key)).Select(TextKey.Compact);
}
