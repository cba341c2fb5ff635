using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LeadOps.Exports;
using LeadOps.FollowUps;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Rules;

namespace LeadOps.Audits;

/// <summary>
/// Follow-up as a part of an audit: takes the records on their way to the rules, and in the end the figures. The lists are
/// kept only where someone wants them.
/// </summary>
internal sealed class AuditFollowUp : IRecordSink
{
    private readonly IRecordSink rules;
    private readonly RuleContext context;
    private readonly FollowUpSources sources;
    private readonly bool keepsList;

    /// <param name="context">Its agreement has a section on follow-up.</param>
    /// <param name="rules">Takes the records too.</param>
    /// <param name="keepsList">Whether the unfollowed leads are kept, not only counted.</param>
    public AuditFollowUp(RuleContext context, IRecordSink rules, bool keepsList)
    {
        this.rules = rules;
        this.context = context;
        this.keepsList = keepsList;
        sources = new FollowUpSources(context.Agreement!, context.Words);    }

    /// <summary>The order in which exports are to be read: people, leads, histories, activities, then the rest.</summary>
    public static int Rank(RecordKind kind) => kind switch
    {
        RecordKind.Person => 0,
        RecordKind.Lead => 1,
        RecordKind.StageChange => 2,
        RecordKind.OwnerChange => 3,
        RecordKind.Activity => 4,
        _ => 5,
    };

    public void Begin(ExportPlan plan)
    {
        sources.Begin(plan);
        rules.Begin(plan);
    }

    public void Record(Record record)
    {
        sources.Record(record);
        rules.Record(record);
    }

    public void Fact(in StructureFact fact)
    {
        sources.Fact(fact);
        rules.Fact(fact);
    }

    public void Grown(Layout layout)
    {
        sources.Grown(layout);
        rules.Grown(layout);
    }

    public void End()
    {
        sources.End();
        rules.End();
    }

    /// <summary>Judges all leads and puts the figures into the result.</summary>
    public void Complete(AuditResult result, CancellationToken cancellation)
    {
        var figures = keepsList ? List(cancellation) : Count(cancellation);
        var unfollowed = figures.Unfollowed;
        result.FollowUp = figures.Total.Results().Single();
        result.FollowUpByOwner = new ValueList<FollowUpMetric>(figures.ByOwner.Results());
        result.FollowUpBySource = new ValueList<FollowUpMetric>(figures.BySource.Results());
        result.Overdue = unfollowed.CountOf(Section.Overdue);
        result.CadencesBroken = unfollowed.CountOf(Section.CadenceBroken);
        result.AtRisk = unfollowed.CountOf(Section.AtRisk);
        result.Unowned = unfollowed.CountOf(Section.Unowned);
        result.Anomalies = sources.Anomalies.Found;
        string line = System.FormattableString.Invariant(
            $"{result.Overdue} overdue, {result.CadencesBroken} cadences broken, {result.AtRisk} at risk, {result.Unowned} unowned");
        result.Unfollowed = new ValueList<UnfollowedLead>(unfollowed.Results(), line);
    }

    private Figures List(CancellationToken cancellation)
    {
        var figures = new Figures(context, keepsList);
        FollowUpRun.Run(sources, context.WordsOfThread, context.AsOf, false, figures, cancellation);
        return figures;
    }

    private Figures Count(CancellationToken cancellation)
    {
        var parts = FollowUpRun.Count(
            sources, context.WordsOfThread, context.AsOf, () => new Figures(context, keepsList), cancellation);
        for (int i = 1; i < parts.Count; i++) parts[0].Add(parts[i]);
        return parts[0];
    }

    private sealed class Figures(RuleContext context, bool keepsList) : IFollowUpSink
    {
        public FollowUpMetrics Total { get; } = new([], FollowUpPeriod.Month);

        public FollowUpMetrics ByOwner { get; } = new([FollowUpGroup.Owner], FollowUpPeriod.Month, withTimes: false);

        public FollowUpMetrics BySource { get; } = new([FollowUpGroup.Source], FollowUpPeriod.Month, withTimes: false);

        public UnfollowedLeads Unfollowed { get; } =
            new(context.Agreement!.FollowUp!, new UnfollowedChoice { CountOnly = !keepsList });

        public void Add(FollowUp followUp)
        {
            Total.Add(followUp);
            ByOwner.Add(followUp);
            BySource.Add(followUp);
            Unfollowed.Add(followUp);
        }

        public void Add(Figures other)
        {
            Total.Add(other.Total);
            ByOwner.Add(other.ByOwner);
            BySource.Add(other.BySource);
            Unfollowed.Add(other.Unfollowed);
        }
    }
}
