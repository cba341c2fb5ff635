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
internal sealed class AuditFollowUp : IRecordSink, IFollowUpSink
{
    private readonly IRecordSink rules;
    private readonly RuleContext context;
    private readonly FollowUpSources sources;
    private readonly FollowUpMetrics total = new([], FollowUpPeriod.Month);
    private readonly FollowUpMetrics byOwner = new([FollowUpGroup.Owner], FollowUpPeriod.Month);
    private readonly FollowUpMetrics bySource = new([FollowUpGroup.Source], FollowUpPeriod.Month);
    private readonly UnfollowedLeads unfollowed;
    private readonly bool keepsList;

    /// <param name="context">Its agreement has a section on follow-up.</param>
    /// <param name="rules">Takes the records too.</param>
    /// <param name="keepsList">Whether the unfollowed leads are kept, not only counted.</param>
    public AuditFollowUp(RuleContext context, IRecordSink rules, bool keepsList)
    {
        this.rules = rules;
        this.context = context;
        this.keepsList = keepsList;
        sources = new FollowUpSources(context.Agreement!, context.Words);
        unfollowed = new UnfollowedLeads(context.Agreement!.FollowUp!, new UnfollowedChoice { CountOnly = !keepsList });
    }

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

    public void Add(FollowUp followUp)
    {
        total.Add(followUp);
        byOwner.Add(followUp);
        bySource.Add(followUp);
        unfollowed.Add(followUp);
    }

    /// <summary>Judges all leads and puts the figures into the result.</summary>
    public void Complete(AuditResult result, CancellationToken cancellation)
    {
        FollowUpRun.Run(sources, context.WordsOfThread, context.AsOf, false, keepsList, this, cancellation);
        result.FollowUp = total.Results().Single();
        result.FollowUpByOwner = new ValueList<FollowUpMetric>(byOwner.Results());
        result.FollowUpBySource = new ValueList<FollowUpMetric>(bySource.Results());
        result.Overdue = unfollowed.CountOf(Section.Overdue);
        result.CadencesBroken = unfollowed.CountOf(Section.CadenceBroken);
        result.AtRisk = unfollowed.CountOf(Section.AtRisk);
        result.Unowned = unfollowed.CountOf(Section.Unowned);
        result.Anomalies = sources.Anomalies.Found;
        string line = System.FormattableString.Invariant(
            $"{result.Overdue} overdue, {result.CadencesBroken} cadences broken, {result.AtRisk} at risk, {result.Unowned} unowned");
        result.Unfollowed = new ValueList<UnfollowedLead>(unfollowed.Results(), line);
    }
}
