using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>Something that a user must hear of, or may want to.</summary>
internal readonly struct FollowUpNotice(bool isWarning, string text)
{
    public bool IsWarning { get; } = isWarning;

    public string Text { get; } = text;

    public override string ToString() => Text;
}

/// <summary>
/// Hands the exports of a follow-up on to the sources: people, leads, histories, activities, in this order. It refuses an
/// export that is of another kind than it was given for, and knows what a user must be told in the end.
/// </summary>
internal sealed class FollowUpIntake : IRecordSink
{
    private readonly FollowUpSources sources;
    private readonly List<FollowUpNotice> notices = [];
    private readonly long[] records = new long[RecordKinds.All.Length + 1];
    private readonly bool[] given = new bool[RecordKinds.All.Length + 1];
    private readonly HashSet<AnomalyKind> told = [];
    private ReadOptions options = new();
    private RecordKind expected;
    private bool touchesNoted;
    private Layout layout = new(RecordKind.Unknown, "");
    private long damaged;

    public FollowUpIntake(FollowUpSources sources) => this.sources = sources;

    /// <summary>Says what the next exports are given for.</summary>
    /// <param name="kind">The kind of their records.</param>
    /// <param name="given">What the user says of all exports.</param>
    /// <returns>How to read these: a profile that has no such kind tells nothing of them.</returns>
    public ReadOptions Expect(RecordKind kind, ReadOptions given)
    {
        expected = kind;
        options = given.Copy();
        options.Kind = kind;
        if (options.Profile is not null && ProfileCatalogue.Find(options.Profile).MapOf(kind) is null) options.Profile = null;
        return options;
    }

    /// <exception cref="KindMismatchException">It is of another kind than it was given for.</exception>
    public void Begin(ExportPlan plan)
    {
        layout = plan.Layout;
        damaged = 0;
        CheckKind();
        given[(int)expected] = true;
        sources.Begin(plan);
    }

    public void Record(Record record)
    {
        records[(int)expected]++;
        sources.Record(record);
    }

    public void Fact(in StructureFact fact)
    {
        if (fact.Kind == FactKind.Damaged) damaged++;
        if (fact.Kind == FactKind.DateOrderUnclear) NoteOrder(fact);
        sources.Fact(fact);
    }

    public void Grown(Layout grown)
    {
        layout = grown;
        sources.Grown(grown);
    }

    public void End()
    {
        NoteDamage();
        foreach (var field in NeededOf(expected).Where(field => !layout.Has(field)))
        {
            Warn($"{layout.File}: no column is the {field}, without which its rows tell nothing here. "
                + $"Name it: -Map @{{ 'the header' = '{field}' }}");
        }

        sources.End();
    }

    /// <summary>What is to be told and was not yet, warnings first: to be asked for before and after all is judged.</summary>
    public IReadOnlyList<FollowUpNotice> Take(DateTimeOffset asOf)
    {
        if (!touchesNoted) NoteTouches();
        touchesNoted = true;
        string instant = asOf.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        foreach (var anomaly in sources.Anomalies.Found)
        {
            if (told.Add(anomaly.Kind)) notices.Add(NoticeOf(anomaly, instant));
        }

        var taken = notices.OrderBy(notice => !notice.IsWarning).ToArray();
        notices.Clear();
        return taken;
    }

    private static Field[] NeededOf(RecordKind kind) => kind switch
    {
        RecordKind.Lead => [Field.Id],
        RecordKind.Activity => [Field.LeadId, Field.Occurred],
        RecordKind.StageChange or RecordKind.OwnerChange => [Field.LeadId, Field.To, Field.Changed],
        _ => [],
    };

    private static bool IsDateOf(RecordKind kind, Field? field) => kind switch
    {
        RecordKind.Lead => field == Field.Created || field == Field.Assigned || field == Field.Converted,
        RecordKind.Activity => field == Field.Occurred,
        RecordKind.Person => field == Field.Starts || field == Field.Ends,
        _ => field == Field.Changed,
    };

    /// <summary>
    /// Compares what the header says with what the export was given for. Two kinds that are as near as a field history
    /// of all fields is to a history of stages and one of owners are no contradiction.
    /// </summary>
    private void CheckKind()
    {
        if (layout.Kind != expected) throw new KindMismatchException(layout.File, expected, layout.Kind, "");
        var found = Detect(null);
        if (found.Kind == expected || found.Kind == RecordKind.Unknown) return;
        var asked = Detect(expected);

        // Where all is placed that is needed, who gave it will know; a person or a deal has what a lead needs too.
        bool isWhole = NeededOf(expected).Length > 0 && NeededOf(expected).All(layout.Has);
        if (isWhole && expected != RecordKind.Lead) return;
        if (found.Confidence - asked.Confidence < ProfileDetector.Margin) return;
        throw new KindMismatchException(layout.File, expected, found.Kind, found.Evidence);
    }

    private ProfileMatch Detect(RecordKind? kind) => ProfileDetector.Detect(
        layout.Headers, ProfileFormat.Any, new DetectionOptions { Kind = kind, Profile = options.Profile, Map = options.Map });

    private void NoteOrder(in StructureFact fact)
    {
        if (!IsDateOf(expected, layout.Fields[fact.Column - 1])) return;
        string header = fact.Detail!;
        Warn(fact.Expected > 0
            ? FormattableString.Invariant(
                $"{layout.File}: '{header}' is day first on line {fact.Found} and month first on line {fact.Expected}; what needs it is Indeterminate. Export it again with one order.")
            : $"{layout.File}: '{header}' could be day or month first; what needs it is Indeterminate. "
                + $"If you know it: -DateOrder @{{ '{header.Replace("'", "''")}' = 'DMY' }}");
    }

    private void NoteDamage()
    {
        if (damaged == 0) return;
        string lines = damaged == 1 ? "1 line is no record" : FormattableString.Invariant($"{damaged} lines are no records");
        string effect = expected == RecordKind.Activity
            ? "; a lead whose id stands there and that seems untouched is Indeterminate"
            : "; what stands there is missing";
        Warn($"{layout.File}: {lines}{effect}. Test-Lead says which and why.");
    }

    private void NoteTouches()
    {
        long activities = records[(int)RecordKind.Activity];
        if (activities == 0) Warn("There is no activity at all, so no lead counts as touched.");
        bool canTouch = sources.Book.Touches.Count + CountOf(AnomalyKind.ActivityWithoutLead)
            + CountOf(AnomalyKind.ActivityWithoutLeadId) > 0;
        if (activities == 0 || canTouch) return;
        Warn(FormattableString.Invariant($"None of {activities} activities can be a touch, so no lead counts as touched. ")
            + $"The agreement counts: {sources.Agreement.FollowUp!.Touch}.");
    }

    private long CountOf(AnomalyKind kind) => sources.Anomalies[kind];

    private FollowUpNotice NoticeOf(Anomaly anomaly, string asOf)
    {
        bool one = anomaly.Count == 1;
        string first = anomaly.First.Length == 0 ? "" : $" (first {anomaly.First})";
        string Some(string singular, string plural) => FormattableString.Invariant($"{anomaly.Count} {(one ? singular : plural)}");
        string activities = Some("activity", "activities");
        long leads = sources.Book.Leads.Count;
        switch (anomaly.Kind)
        {
            case AnomalyKind.LeadWithoutId:
                return new(true, $"{Some("lead has", "leads have")} no id{first}: not judged.");
            case AnomalyKind.LeadTwice:
                return new(true, $"{Some("lead row has", "lead rows have")} the id of a row before{first}: the first row counts.");
            case AnomalyKind.LeadWithoutHandOff when anomaly.Count < leads:
                return new(false, $"{Some("lead was", "leads were")} never handed to sales{first}: no obligation.");
            case AnomalyKind.LeadWithoutHandOff:
                return new(true, "No lead was handed to sales. What the agreement takes for it: "
                    + $"{sources.Agreement.FollowUp!.HandOffFrom}. Stages need -History, owners -OwnerHistory or an assigned date.");
            case AnomalyKind.HandOffInFuture:
                string handOffs = $"{Some("hand-off is", "hand-offs are")} after {asOf}{first}";
                return anomaly.Count + CountOf(AnomalyKind.LeadWithoutHandOff) < leads
                    ? new(false, handOffs + ": not yet one.")
                    : new(true, handOffs + ", and none before. Is that instant right?");
            case AnomalyKind.HandOffBeforeCreated:
                return new(false, $"{Some("hand-off is", "hand-offs are")} before the lead's creation{first}.");
            case AnomalyKind.ActivityWithoutLeadId:
                return new(true, $"{activities} that could be a touch {(one ? "names" : "name")} no lead{first}: "
                    + "a lead may seem untouched for it.");
            case AnomalyKind.ActivityWithoutLead:
                string orphans = $"{activities} {(one ? "is" : "are")} of leads that were not given{first}";
                return sources.Book.Touches.Count > 0 || leads == 0
                    ? new(false, orphans + ".")
                    : new(true, orphans + ", and none of one that was. Do the exports have the same ids?");
            case AnomalyKind.ActivityInFuture:
                return new(false, $"{activities} {(one ? "is" : "are")} after {asOf}{first}: not yet touches.");
            case AnomalyKind.ActivityWithoutDate:
                return new(true, $"{activities} that could be a touch {(one ? "has" : "have")} no date that can be read{first}: "
                    + "what they could change is Indeterminate.");
            case AnomalyKind.TouchBeforeHandOff:
                return new(false, $"{Some("touch was", "touches were")} before the hand-off{first}: of no account.");
            case AnomalyKind.ChangeWithoutLead:
                string changes = $"{Some("change is", "changes are")} of leads that were not given{first}";
                return sources.Book.OwnerChanges.Count + sources.Book.StageChanges.Count > 0 || leads == 0
                    ? new(false, changes + ".")
                    : new(true, changes + ", and none of one that was. Do the exports have the same ids?");
            case AnomalyKind.ChangeWithoutDate:
                return new(true, $"{Some("change has", "changes have")} no date that can be read{first}: what needs it is Indeterminate.");
            default:
                bool areKnown = sources.Agreement.People.Count > 0 || given[(int)RecordKind.Person];
                return new(areKnown, $"{Some("owner is", "owners are")} neither among the people of the agreement or -Person, nor a queue{first}: "
                    + "their time counts by the default calendar.");
        }
    }

    private void Warn(string text) => notices.Add(new FollowUpNotice(true, text));
}
