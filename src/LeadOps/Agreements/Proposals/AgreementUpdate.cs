using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>
/// Holds exports against an agreement and proposes what is new: terms, other spellings, missing values and people, each
/// marked for decision in a comment. All else of the file stays as it is, and what was once added is not new again.
/// </summary>
internal sealed class AgreementUpdate
{
    private readonly Agreement agreement;
    private readonly ExportTally tally;
    private readonly string date;
    private readonly JsonNode root;
    private readonly ListInserts inserts;
    private readonly List<AgreementProposal> proposals = [];
    private readonly List<string> notes = [];
    private readonly IReadOnlyList<string> newMissing;
    private readonly HashSet<string> missing;

    private AgreementUpdate(string text, Agreement agreement, ExportTally tally, string? date)
    {
        this.agreement = agreement;
        this.tally = tally;
        this.date = date is null ? "" : " " + date;
        root = StrictJson.Parse(text, new ProblemList(agreement.Path))!;
        inserts = new ListInserts(text);
        missing = new HashSet<string>(agreement.MissingValues.Select(TextKey.Normalise), StringComparer.Ordinal);

        // What somebody agreed on as a word is one.
        var words = new HashSet<string>(
            agreement.Terms.SelectMany(term => term.Spellings).Select(TextKey.Normalise), StringComparer.Ordinal);
        newMissing = AgreementProposer.MissingTexts(tally)
            .Where(value => !missing.Contains(TextKey.Normalise(value)))
            .Where(value => !words.Contains(TextKey.Normalise(value)))
            .ToArray();
        missing.UnionWith(newMissing.Select(TextKey.Normalise));
    }

    /// <summary>The file's text with what is new.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether anything was added.</summary>
    public bool IsChanged => !inserts.IsEmpty;

    /// <summary>What is new, and what vanished, in the order of the agreement's sections.</summary>
    public IReadOnlyList<AgreementProposal> Proposals => proposals;

    /// <summary>Sentences: what could not be compared.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <param name="text">The agreement's file, without byte order mark.</param>
    /// <param name="agreement">The agreement that it holds.</param>
    /// <param name="tally">What the exports say.</param>
    /// <param name="date">Stands in the comments; null for none.</param>
    public static AgreementUpdate Of(string text, Agreement agreement, ExportTally tally, string? date)
    {
        var update = new AgreementUpdate(text, agreement, tally, date);
        update.AddMissing();
        foreach (var member in update.root.Find("terms")?.Members ?? [])
        {
            update.AddTerms(Field.Find(member.Name)!, member.Value);
        }

        update.AddPeople();
        update.Text = update.inserts.Apply();
        return update;
    }

    private void AddMissing()
    {
        var items = new List<(string Text, string Comment)>();
        foreach (string value in newMissing)
        {
            string key = TextKey.Normalise(value);
            var columns = tally.Columns.Where(column => column.Placeholders.ContainsKey(key)).ToList();
            long count = columns.Sum(column => column.Placeholders[key]);
            var fields = columns
                .Select(column => column.Field?.Name)
                .OfType<string>()
                .Distinct()
                .OrderBy(name => name, StringComparer.Ordinal);
            items.Add((value, $"new{date}: {JsonLines.Count(count, "row")}; does it stand for nothing?"));
            proposals.Add(new AgreementProposal(
                string.Join(", ", fields), value, count, ProposalKind.Missing, "", "often stands for nothing"));
        }

        if (items.Count == 0) return;
        if (root.Find("missingValues") is { } list) inserts.AddTexts(list, items);
        else inserts.AddList(root.Find("timeZone")!, "missingValues", items, ownLine: true);
    }

    private void AddTerms(Field field, JsonNode list)
    {
        if (tally.ValuesOf(field) is not { } values) return;
        if (values.HasTooMany || values.HasProse)
        {
            notes.Add($"{field}: the exports hold too many or too long values to be compared with its terms.");
            return;
        }

        var book = agreement.BookOf(field) ?? new TermBook(field, []);
        var occurs = new Dictionary<Term, long>();
        var open = new List<ValueCount>();
        foreach (var value in values.Values)
        {
            if (missing.Contains(TextKey.Normalise(value.Text))) continue;
            var match = book.Match(value.Text);
            if (match.Resolved is not { } term)
            {
                open.Add(value);
                continue;
            }

            occurs.TryGetValue(term, out long before);
            occurs[term] = before + value.Weight;
        }

        var near = new Dictionary<string, (Term Term, int Distance)>(StringComparer.Ordinal);
        AddSpellings(field, list, book, occurs, open, near);
        AddNewTerms(field, list, book, open, near);
        foreach (var term in book.Terms.Where(term => !occurs.ContainsKey(term)))
        {
            proposals.Add(new AgreementProposal(
                field.Name, term.Name, 0, ProposalKind.Vanished, "", "agreed, but in none of the exports"));
        }
    }

    /// <summary>Adds new spellings to the terms they are spellings of, and takes them out of the open ones.</summary>
    private void AddSpellings(
        Field field,
        JsonNode list,
        TermBook book,
        Dictionary<Term, long> occurs,
        List<ValueCount> open,
        Dictionary<string, (Term, int)> near)
    {
        var added = new Dictionary<(Term Term, string List), List<(string Text, string Comment)>>();
        var found = book.Terms
            .SelectMany(SpellingsOf, (term, one) => (Term: term, one.Text, Key: TextKey.Normalise(one.Text), one.List))
            .ToList();
        foreach (var spellings in Grouped(open))
        {
            var same = found.Where(one => Resemblance.SameLetters(one.Key, spellings.Key)).ToList();
            if (same.Count == 0)
            {
                var slips = found
                    .Select(one => (One: one, Distance: Resemblance.Distance(one.Key, spellings.Key)))
                    .Where(slip => slip.Distance > 0)
                    .OrderBy(slip => slip.Distance)
                    .ToList();
                if (slips.Count == 0) continue;
                int distance = slips[0].Distance;
                same = slips.Where(slip => slip.Distance == distance).Select(slip => slip.One).ToList();
                occurs.TryGetValue(same[0].Term, out long weight);
                near[spellings.Key] = (same[0].Term, distance);
                if (spellings.Weight * 2 > weight) continue;
            }

            if (same.Select(one => one.Term).Distinct().Count() > 1) continue;
            var (owner, known, key, at) = same[0];
            if (at == "aliases" && TermCluster.IsInternalName(spellings)) at = "exportedAs";
            var value = spellings.Texts[0];
            long count = spellings.Texts.Sum(text => text.Shown);
            int apart = Nearest.Distance(key, spellings.Key, 2);
            string why = apart <= 2 ? JsonLines.Count(apart, "character") + " apart" : "the same letters";
            if (known != owner.Name) why += (apart <= 2 ? " from " : " as ") + JsonLines.Show(known);
            if (!added.TryGetValue((owner, at), out var texts)) added.Add((owner, at), texts = []);
            texts.Add((
                at == "exportedAs" ? value.Text : TermCluster.Tidy(value.Text),
                $"new{date}{Where(spellings.Texts)}: {JsonLines.Count(count, "row")}, {why}: check"));
            var kind = at switch
            {
                "exportedAs" => ProposalKind.ExportedAs,
                "deprecated" => ProposalKind.Deprecated,
                _ => ProposalKind.Alias,
            };
            proposals.Add(new AgreementProposal(field.Name, value.Text, count, kind, owner.Name, why));
            open.RemoveAll(spellings.Texts.Contains);
            occurs.TryGetValue(owner, out long before);
            occurs[owner] = before + spellings.Weight;
        }

        foreach (var pair in added)
        {
            var node = list.Items.First(item => item.TextOf("term") == pair.Key.Term.Name);
            AddTo(node, pair.Key.List, pair.Value, "exportedAs", "owner", "means", "term");
        }
    }

    private void AddTo(JsonNode node, string key, IReadOnlyList<(string Text, string Comment)> texts, params string[] after)
    {
        if (node.Find(key) is { } there) inserts.AddTexts(there, texts);
        else inserts.AddList(after.Select(node.Find).First(one => one is not null)!, key, texts, ownLine: false);
    }

    private void AddNewTerms(
        Field field, JsonNode list, TermBook book, List<ValueCount> open, Dictionary<string, (Term Term, int Distance)> near)
    {
        if (TermClusters.Of(open) is not { } clusters)
        {
            notes.Add($"{field}: over {TermClusters.MostTerms} values are not in the agreement; none was added.");
            return;
        }

        // Where every stage says what follows it, one that nothing leads to must be a start.
        bool isStart = book.Terms.Count > 0 && book.Terms.All(term => term.Next is not null);
        var items = new List<(string, Func<int, IEnumerable<string>>)>();
        foreach (var found in clusters)
        {
            // A label made of an internal name must not be a word that is agreed already.
            var cluster = book.Match(found.Name).Resolved is null ? found : new TermCluster(found.Spellings, plain: true);
            long count = cluster.Texts.Sum(text => text.Shown);
            string why = near.TryGetValue(cluster.Spellings[0].Key, out var other)
                ? $"{JsonLines.Count(other.Distance, "character")} apart from {JsonLines.Show(other.Term.Name)}"
                : "like nothing here";
            string question = other.Term is null ? "a term, or an alias of one above?" : "the same?";
            string from = field == Field.Stage ? ReachedFrom(cluster, book) : "";
            var members = new List<(string Key, object Value)> { ("term", cluster.Name), ("means", "") };
            if (cluster.ExportedAs.Count > 0) members.Add(("exportedAs", cluster.ExportedAs));
            members.Add(("aliases", cluster.Aliases));
            if (isStart) members.Add(("start", true));
            string counts = JsonLines.Count(count, "row") + TermSection.Written(cluster);
            items.Add((
                $"new{date}{Where(cluster.Texts)}: {counts}, {why}: {question}{from}",
                indent => JsonLines.Fill(indent, JsonLines.ObjectPieces(members))));
            proposals.Add(new AgreementProposal(field.Name, cluster.Name, count, ProposalKind.Term, "", why));
            foreach (string alias in cluster.Aliases)
            {
                var same = cluster.Spellings.First(one => one.Key == TextKey.Normalise(alias));
                long rows = same.Texts.Sum(text => text.Shown);
                proposals.Add(new AgreementProposal(
                    field.Name, alias, rows, ProposalKind.Alias, cluster.Name, "like the new term"));
            }
        }

        inserts.AddLines(list, items);
    }

    /// <summary>The agreed stages from which a new one was entered, for whoever writes their "next".</summary>
    private string ReachedFrom(TermCluster cluster, TermBook book)
    {
        var texts = new HashSet<ValueCount>(cluster.Texts);
        var from = tally.StageChanges
            .Where(change => change.Key.From is not null && texts.Contains(change.Key.To))
            .Select(change => (book.Match(change.Key.From!.Text).Resolved, change.Value))
            .Where(change => change.Resolved is not null)
            .GroupBy(change => change.Resolved!.Name, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Count: group.Sum(change => change.Value)))
            .OrderByDescending(one => one.Count)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => $"{JsonLines.Show(one.Name)} {JsonLines.Number(one.Count)}")
            .ToList();
        return from.Count == 0 ? "" : " Entered from " + string.Join(", ", from) + ".";
    }

    private void AddPeople()
    {
        if (root.Find("people") is not { } list) return;
        if (tally.Owners.HasTooMany)
        {
            notes.Add("The exports hold too many owners to be compared with the people.");
            return;
        }

        var known = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var person in agreement.People)
        {
            foreach (string one in person.Aliases.Concat([person.Name])) known[LeadOps.Person.KeyOf(one)] = person;
        }

        var items = new List<(string, Func<int, IEnumerable<string>>)>();
        var aliases = new Dictionary<string, List<(string Text, string Comment)>>(StringComparer.Ordinal);
        foreach (var cluster in PersonClusters.Of(tally.Owners).People)
        {
            var texts = cluster.Aliases
                .Concat([cluster.Name])
                .Where(one => !missing.Contains(TextKey.Normalise(one)))
                .ToList();
            var owners = texts
                .Select(one => known.TryGetValue(LeadOps.Person.KeyOf(one), out var person) ? person.Name : null)
                .OfType<string>()
                .Distinct()
                .ToList();
            var strange = texts.Where(one => !known.ContainsKey(LeadOps.Person.KeyOf(one))).ToList();
            if (strange.Count == 0 || owners.Count > 1) continue;
            string counted = PeopleSection.Counted(cluster);
            long count = cluster.Rows + cluster.Changes + cluster.Activities;
            if (owners.Count == 0)
            {
                string name = strange.Contains(cluster.Name, StringComparer.Ordinal) ? cluster.Name : strange[0];
                var lines = PeopleSection.Entries(cluster, name, strange.Where(one => one != name).ToList());
                items.Add(($"new{date}: {counted}", indent => lines.SelectMany(pieces => JsonLines.Fill(indent, pieces))));
                proposals.Add(new AgreementProposal("owner", name, count, ProposalKind.Person, "", counted));
                continue;
            }

            if (!aliases.TryGetValue(owners[0], out var added)) aliases.Add(owners[0], added = []);
            foreach (string one in strange)
            {
                string why = cluster.Doubtful.Count > 0 ? "the name is alike" : "stands beside the name";
                added.Add((one, $"new{date}: {why}: check"));
                proposals.Add(new AgreementProposal("owner", one, count, ProposalKind.Alias, owners[0], why));
            }
        }

        foreach (var pair in aliases)
        {
            AddTo(list.Items.First(item => item.TextOf("name") == pair.Key), "aliases", pair.Value, "name");
        }

        inserts.AddLines(list, items);
    }

    /// <summary>The exports in which values stand, if they are few.</summary>
    private static string Where(IEnumerable<ValueCount> values)
    {
        var names = values
            .SelectMany(value => value.Exports)
            .Select(export => JsonLines.Plain(export.Name))
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToList();
        return names.Count > 2 ? "" : " in " + string.Join(" and ", names);
    }

    private static List<Spellings> Grouped(IEnumerable<ValueCount> values) => values
        .GroupBy(value => TextKey.Normalise(value.Text), StringComparer.Ordinal)
        .Select(group => new Spellings(group.Key, group))
        .OrderByDescending(one => one.Weight)
        .ThenBy(one => one.Key, StringComparer.Ordinal)
        .ToList();

    /// <summary>The spellings of a term, each with the list that takes one like it.</summary>
    private static IEnumerable<(string Text, string List)> SpellingsOf(Term term) =>
        new[] { term.Name }.Concat(term.ExportedAs).Concat(term.Aliases).Select(one => (one, "aliases"))
            .Concat(term.Deprecated.Select(one => (one, "deprecated")));
}
