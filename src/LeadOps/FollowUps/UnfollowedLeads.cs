using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Rules;

namespace LeadOps.FollowUps;

/// <summary>Which unfollowed leads to list.</summary>
internal sealed class UnfollowedChoice
{
    /// <summary>Patterns with <c>*</c> and <c>?</c>, of which one must fit; none for all.</summary>
    public IReadOnlyList<string> Owners { get; set; } = [];

    /// <inheritdoc cref="Owners"/>
    public IReadOnlyList<string> Teams { get; set; } = [];

    /// <inheritdoc cref="Owners"/>
    public IReadOnlyList<string> Sources { get; set; } = [];

    /// <summary>Whether those that were touched too late are listed, after all others.</summary>
    public bool IncludeLate { get; set; }

    /// <summary>Whether only those at risk are.</summary>
    public bool AtRiskOnly { get; set; }

    /// <summary>Whether they are only counted.</summary>
    public bool CountOnly { get; set; }
}

/// <summary>The parts of the list, in its order.</summary>
internal enum Section
{
    Overdue,
    CadenceBroken,
    AtRisk,
    Unowned,
    TouchedLate,
}

/// <summary>
/// Picks the leads that sales owes something now, and puts the most urgent first: untouched and overdue, then broken
/// cadences, at risk, unowned, touched late. Within these: promises as agreed, the longest overdue or the soonest due
/// first, then by lead. All that are listed are held until the end.
/// </summary>
internal sealed class UnfollowedLeads : IFollowUpSink
{
    private readonly UnfollowedChoice choice;
    private readonly string callNow, callBefore;
    private readonly List<(Section Section, UnfollowedLead Lead)> found = [];
    private readonly long[] counts = new long[(int)Section.TouchedLate + 1];
    private readonly HashSet<string> owners = new(StringComparer.Ordinal);
    private readonly HashSet<string> teams = new(StringComparer.Ordinal);
    private readonly HashSet<string> leadSources = new(StringComparer.Ordinal);

    public UnfollowedLeads(FollowUpTerms terms, UnfollowedChoice choice)
    {
        this.choice = choice;
        bool canCall = terms.Touch.Channels.Count == 0 || terms.Touch.Channels.Any(channel => TouchTerms.Key(channel) == "call");
        callNow = canCall ? "Call now" : "Touch now";
        callBefore = canCall ? "Call before due" : "Touch before due";
    }

    /// <summary>All owners, teams and sources of the follow-ups that came, chosen or not.</summary>
    public IReadOnlyCollection<string> Owners => owners;

    /// <inheritdoc cref="Owners"/>
    public IReadOnlyCollection<string> Teams => teams;

    /// <inheritdoc cref="Owners"/>
    public IReadOnlyCollection<string> Sources => leadSources;

    public void Add(FollowUp followUp)
    {
        if (!choice.CountOnly)
        {
            owners.Add(followUp.Owner);
            teams.Add(followUp.Team);
            leadSources.Add(followUp.Source);
        }

        if (!Fits(choice.Owners, followUp.Owner) || !Fits(choice.Teams, followUp.Team) || !Fits(choice.Sources, followUp.Source)) return;
        var reasons = ReasonsOf(followUp);
        if (reasons.Count == 0 || (choice.AtRiskOnly && !reasons.Contains(UnfollowedReason.AtRisk))) return;
        var section = SectionOf(reasons);
        counts[(int)section]++;
        if (choice.CountOnly) return;
        var lead = new UnfollowedLead(followUp)
        {
            Due = section == Section.CadenceBroken ? followUp.CadenceDue : followUp.Due,
            OverdueBySeconds = section == Section.CadenceBroken ? followUp.CadenceOverdueSeconds : Negated(followUp.DueInSeconds),
            DueInSeconds = section is Section.AtRisk or Section.Unowned && followUp.DueInSeconds >= 0 ? followUp.DueInSeconds : null,
            Reasons = new ValueList<UnfollowedReason>(reasons),
            NextStep = NextStepOf(reasons, section, followUp),
        };
        found.Add((section, lead));
    }

    /// <summary>Adds what another has counted.</summary>
    public void Add(UnfollowedLeads other)
    {
        for (int i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
    }

    /// <summary>How many are in a part of the list.</summary>
    public long CountOf(Section section) => counts[(int)section];

    /// <summary>The list, the most urgent first.</summary>
    public IEnumerable<UnfollowedLead> Results()
    {
        // Follow-ups come ordered by lead, and this order is stable.
        return found
            .OrderBy(pair => pair.Section)
            .ThenBy(pair => pair.Lead.FollowUp.Agreed?.Index ?? int.MaxValue)
            .ThenByDescending(pair => pair.Lead.OverdueBySeconds ?? -1)
            .ThenBy(pair => pair.Lead.DueInSeconds ?? long.MaxValue)
            .ThenBy(pair => pair.Lead.LeadId, StringComparer.Ordinal)
            .ThenBy(pair => pair.Lead.HandOffNumber)
            .Select(pair => pair.Lead);
    }

    /// <summary>The patterns that fit nothing of what came, of those that are no wildcards.</summary>
    public static IEnumerable<string> Strangers(IEnumerable<string> patterns, IReadOnlyCollection<string> known) =>
        patterns.Where(pattern => pattern.IndexOfAny(['*', '?']) < 0 && !known.Any(name => Wildcard.Matches(pattern, name)));

    private static bool Fits(IReadOnlyList<string> patterns, string text) =>
        patterns.Count == 0 || patterns.Any(pattern => Wildcard.Matches(pattern, text));

    /// <summary>
    /// In the order of <see cref="UnfollowedReason"/>: who cannot be asked comes first, for nobody can follow up before
    /// that is put right. A queue is no fault of its own as long as there is time.
    /// </summary>
    private List<UnfollowedReason> ReasonsOf(FollowUp followUp)
    {
        var reasons = new List<UnfollowedReason>();
        if (followUp.Verdict is FollowUpVerdict.Excluded or FollowUpVerdict.Indeterminate) return reasons;
        bool isMissed = followUp.Verdict == FollowUpVerdict.Missed;
        bool isOverdue = isMissed && !followUp.IsTouched && !followUp.IsClosed;
        bool isLate = isMissed && followUp.IsTouched && choice.IncludeLate;
        bool isBroken = followUp.CadenceVerdict == CadenceVerdict.Broken && !followUp.IsClosed;
        bool isOwed = isOverdue || isBroken || followUp.Verdict == FollowUpVerdict.Pending;
        bool isUrgent = isOverdue || isBroken || followUp.AtRisk;
        if (isOwed && (followUp.HeldBy == HolderKind.Nobody || (isUrgent && followUp.HeldBy == HolderKind.Queue)))
        {
            reasons.Add(UnfollowedReason.Unowned);
        }

        if (isOwed && followUp.HolderLeft) reasons.Add(UnfollowedReason.OwnerLeft);
        if (isOverdue) reasons.Add(UnfollowedReason.Overdue);
        if (isLate) reasons.Add(UnfollowedReason.TouchedLate);
        if (isBroken) reasons.Add(UnfollowedReason.CadenceBroken);
        if (followUp.AtRisk) reasons.Add(UnfollowedReason.AtRisk);
        return reasons;
    }

    private static Section SectionOf(List<UnfollowedReason> reasons) =>
        reasons.Contains(UnfollowedReason.Overdue) ? Section.Overdue
        : reasons.Contains(UnfollowedReason.CadenceBroken) ? Section.CadenceBroken
        : reasons.Contains(UnfollowedReason.AtRisk) ? Section.AtRisk
        : reasons.Contains(UnfollowedReason.TouchedLate) ? Section.TouchedLate
        : Section.Unowned;

    private string NextStepOf(List<UnfollowedReason> reasons, Section section, FollowUp followUp)
    {
        if (reasons[0] is UnfollowedReason.Unowned or UnfollowedReason.OwnerLeft) return "Assign an owner";
        return section switch
        {
            Section.Overdue => callNow,
            Section.CadenceBroken => string.Format(
                CultureInfo.InvariantCulture, "{0} more attempt{1}", followUp.AttemptsMissing, followUp.AttemptsMissing == 1 ? "" : "s"),
            Section.AtRisk => callBefore,
            _ => "",
        };
    }

    private static long? Negated(long? dueIn) => dueIn < 0 ? -dueIn : null;
}
