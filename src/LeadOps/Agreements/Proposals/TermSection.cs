using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>The lines of a proposed agreement's terms.</summary>
internal sealed class TermSection
{
    private const int MostShown = 12;

    /// <summary>A rating is proposed only if it has no more words than this.</summary>
    private const int FewTerms = 12;

    /// <summary>From so many rare terms on they are asked about together.</summary>
    private const int ManyRare = 3;

    private const string OwnTerm = "a term of its own, or ";
    private const string LikeNothing = "like nothing else here: " + OwnTerm + "an alias of one above?";

    private static readonly Field[] Always = [Field.Stage, Field.Status, Field.Source, Field.RejectReason];

    private readonly ExportTally tally;
    private readonly HashSet<string> missing;

    /// <param name="tally">What the exports say.</param>
    /// <param name="missing">Normalised texts that are no words.</param>
    public TermSection(ExportTally tally, HashSet<string> missing)
    {
        this.tally = tally;
        this.missing = missing;
    }

    /// <summary>The spellings with their counts where there are several, and what is to be checked about them.</summary>
    public static string Written(TermCluster cluster)
    {
        var texts = cluster.Spellings.SelectMany(one => one.Texts.Select(text => (Spelling: one, Text: text))).ToList();
        if (texts.Count == 1 && texts[0].Text.Text == cluster.Name) return "";
        string key = TextKey.Normalise(cluster.Name);
        var parts = new List<string>();
        for (int i = 0; i < texts.Count && i < MostShown; i++)
        {
            var (spelling, text) = texts[i];
            string remark = "";
            bool isLast = i == texts.Count - 1 || texts[i + 1].Spelling != spelling;
            if (cluster.ExportedAs.Contains(text.Text, StringComparer.Ordinal)) remark = " (as the CRM spells it)";
            else if (spelling.Key != key) remark = Remark(key, spelling.Key);
            else if (isLast && text.Text != cluster.Name) remark = " (same when normalised)";
            parts.Add($"{JsonLines.Show(text.Text)} {JsonLines.Number(text.Shown)}{remark}");
        }

        if (texts.Count > MostShown) parts.Add($"and {texts.Count - MostShown} more");
        return ": " + string.Join(", ", parts);
    }

    /// <param name="fields">Those to propose; null for those that people mostly agree on.</param>
    public IEnumerable<string> Write(IReadOnlyList<Field>? fields)
    {
        var others = new List<string>();
        var all = Field.All.Where(field => field.Type == FieldType.Term && !Always.Contains(field));
        foreach (var field in Always.Concat(all))
        {
            bool isWanted = fields?.Contains(field) ?? Always.Contains(field);
            var values = tally.ValuesOf(field);
            if (values is null)
            {
                string text = $"{field}: no column holds it. If one does, say which: -Map @{{ 'Its header' = '{field}' }}";
                foreach (string line in isWanted ? JsonLines.Comment(4, text) : []) yield return line;
                continue;
            }

            var clusters = values.HasProse || values.HasTooMany ? null : TermClusters.Of(WordsOf(values));
            bool isSmall = fields is null && field == Field.Rating && clusters?.Count <= FewTerms;
            if (isWanted || isSmall)
            {
                foreach (string line in Lines(field, values, clusters)) yield return line;
            }
            else if (clusters is { Count: > 0 })
            {
                others.Add($"{field} ({JsonLines.Number(clusters.Count)})");
            }
        }

        if (others.Count == 0) yield break;
        const string Rest = "Words that were counted too, and how many there are: ";
        string asked = Rest + string.Join(", ", others) + ". To have them proposed: -Field";
        foreach (string line in JsonLines.Comment(4, asked)) yield return line;
    }

    private IEnumerable<ValueCount> WordsOf(ValueTally values) =>
        values.Values.Where(value => !missing.Contains(TextKey.Normalise(value.Text)));

    private IEnumerable<string> Lines(Field field, ValueTally values, IReadOnlyList<TermCluster>? clusters)
    {
        if (clusters is null)
        {
            return JsonLines.Comment(4, $"{field}: {WhyNone(values)}, so no vocabulary that people could agree on.");
        }

        if (clusters.Count == 0) return JsonLines.Comment(4, $"{field}: its column is empty in every row.");
        var lines = new List<string> { $"    {JsonLines.Quote(field.Name)}: [" };
        if (field == Field.Stage) AddStages(lines, new StageFlow(clusters, tally.StageChanges));
        else AddTerms(lines, clusters);
        lines.Add("    ]," + Coverage(field));
        return lines;
    }

    private static string WhyNone(ValueTally values) =>
        values.HasProse ? $"a value of over {JsonLines.Number(ValueTally.MostCharacters)} characters"
        : $"over {JsonLines.Number(values.HasTooMany ? ValueTally.MostValues : TermClusters.MostTerms)} different values";

    /// <summary>How many rows have no value.</summary>
    private string Coverage(Field field)
    {
        var columns = tally.Columns
            .Where(column => column.Field == field && TermFields.Of(column.Kind, field).Contains(field))
            .ToList();
        if (columns.Count == 0) return "";
        long all = columns.Sum(column => column.Records), present = columns.Sum(column => column.Present(missing));
        return $" // {JsonLines.Count(all - present, "row")} empty or in missingValues; {JsonLines.Number(all)} in all";
    }

    private static void AddTerms(List<string> lines, IReadOnlyList<TermCluster> clusters)
    {
        int rare = clusters.Reverse().TakeWhile(cluster => cluster.IsRare).Count();
        int firstRare = rare < ManyRare ? clusters.Count : clusters.Count - rare;
        for (int i = 0; i < clusters.Count; i++)
        {
            var cluster = clusters[i];
            var pieces = JsonLines.ObjectPieces(Members(cluster));
            string counts = JsonLines.Count(cluster.Rows, "row") + Written(cluster);
            string? question = Question(cluster, clusters);
            if (i < firstRare)
            {
                lines.AddRange(JsonLines.Comment(6, question is null ? counts : counts + ", " + question));
                lines.AddRange(JsonLines.Fill(6, pieces));
                continue;
            }

            const string Ask = "Far rarer than the others. Each " + OwnTerm + "an alias of one above?";
            if (i == firstRare) lines.AddRange(JsonLines.Comment(6, Ask));
            if (question is not null && question != LikeNothing) counts += ", " + question.Replace(OwnTerm, "");
            lines.AddRange(JsonLines.WithComment(6, pieces, counts));
        }
    }

    private static void AddStages(List<string> lines, StageFlow flow)
    {
        lines.AddRange(JsonLines.Comment(6, flow.IsKnown
            ? "In the order of the history; \"next\" is what it shows, and no more."
            : "No stage history was given: the order goes by the names, and \"next\" is left out."));
        foreach (var stage in flow.Stages)
        {
            var facts = new List<string>();
            string counts = JsonLines.Count(stage.Rows, "row");
            if (flow.Has(stage)) counts += $", entered {JsonLines.Count(stage.Entered, "time")}";
            counts += Written(stage);
            if (!flow.Has(stage) && Question(stage, flow.Stages) is { } question) counts += ", " + question;
            facts.Add(counts);
            facts.AddRange(DescribeFlow(stage, flow));
            lines.AddRange(JsonLines.Comment(6, string.Join("; ", facts).Replace("?; ", "? ")));

            var members = Members(stage);
            if (flow.Has(stage)) members.Add(("next", flow.NextOf(stage).Select(next => next.Stage.Name).ToArray()));
            if (flow.Starts.Contains(stage)) members.Add(("start", true));
            if (StageWords.OutcomeOf(stage) is { } outcome) members.Add(("outcome", outcome));
            lines.AddRange(JsonLines.Fill(6, JsonLines.ObjectPieces(members)));
        }
    }

    private static IEnumerable<string> DescribeFlow(TermCluster stage, StageFlow flow)
    {
        string? perhaps = StageWords.PerhapsOutcomeOf(stage);
        if (!flow.Has(stage))
        {
            if (flow.IsKnown) yield return "not in the history, so a start until something leads to it";
            else if (perhaps is not null) yield return $"\"outcome\": \"{perhaps}\"?";
            yield break;
        }

        var next = flow.NextOf(stage);
        long begun = flow.Begun(stage);
        if (begun > 0) yield return $"leads begin here {JsonLines.Count(begun, "time")}";
        else if (flow.Starts.Contains(stage)) yield return "a start until something leads to it";
        string usual = Counted(next.Where(one => !one.IsRare)), rare = Counted(next.Where(one => one.IsRare));
        if (usual.Length > 0) yield return "next: " + usual;
        if (rare.Length > 0) yield return "rare, and right? " + rare;
        if (StageWords.OutcomeOf(stage) is not null) yield break;
        if (perhaps is not null) yield return $"\"outcome\": \"{perhaps}\"?";
        else if (next.Count == 0) yield return "an end: which \"outcome\"?";
    }

    private static string Counted(IEnumerable<(TermCluster Stage, long Count, bool IsRare)> next) =>
        string.Join(", ", next.Select(one => $"{JsonLines.Show(one.Stage.Name)} {JsonLines.Number(one.Count)}"));

    private static List<(string Key, object Value)> Members(TermCluster cluster)
    {
        var members = new List<(string Key, object Value)> { ("term", cluster.Name), ("means", "") };
        if (cluster.ExportedAs.Count > 0) members.Add(("exportedAs", cluster.ExportedAs));
        members.Add(("aliases", cluster.Aliases));
        return members;
    }

    private static string Remark(string term, string other)
    {
        int distance = Nearest.Distance(term, other, 2);
        if (distance <= 2) return $" ({JsonLines.Count(distance, "character")} apart: check)";
        return TextKey.Compact(term) == TextKey.Compact(other)
            ? " (same but for spaces, accents and punctuation: check)"
            : " (same words in another order: check)";
    }

    /// <summary>What a person must decide about a term, or null.</summary>
    private static string? Question(TermCluster cluster, IReadOnlyList<TermCluster> all)
    {
        if (cluster.Near is { } near)
        {
            return $"{JsonLines.Count(near.Distance, "character")} apart from {JsonLines.Show(near.Other.Name)}: the same?";
        }

        if (!cluster.IsRare) return null;

        // A frequent term that shares half of its words, if there is only one.
        var words = new HashSet<string>(Resemblance.TellingWords(cluster.Name), StringComparer.Ordinal);
        var alike = all
            .Where(other => !other.IsRare)
            .Where(other => Resemblance.TellingWords(other.Name).Distinct().Count(words.Contains) is > 0 and var shared
                && shared * 2 >= words.Count)
            .ToList();
        return alike.Count == 1 ? OwnTerm + $"an alias of {JsonLines.Show(alike[0].Name)}?" : LikeNothing;
    }
}
