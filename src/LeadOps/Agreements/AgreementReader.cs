using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Records;

namespace LeadOps.Agreements;

/// <summary>What reading gave: the agreement unless there is an error, and all problems in line order.</summary>
internal sealed class AgreementReading
{
    public AgreementReading(Agreement? agreement, IReadOnlyList<AgreementProblem> problems)
    {
        Agreement = agreement;
        Problems = problems;
    }

    public Agreement? Agreement { get; }

    public IReadOnlyList<AgreementProblem> Problems { get; }
}

/// <summary>Reads an agreement strictly and finds all its problems at once.</summary>
internal sealed class AgreementReader
{
    private readonly ProblemList problems;
    private readonly IReadOnlyDictionary<string, IReadOnlyCollection<string>>? rules;
    private readonly Dictionary<Field, TermBook> books = [];

    private AgreementReader(ProblemList problems, IReadOnlyDictionary<string, IReadOnlyCollection<string>>? rules)
    {
        this.problems = problems;
        this.rules = rules;
    }

    /// <param name="text">The JSON.</param>
    /// <param name="file">The file's name, for problems.</param>
    /// <param name="rules">The ids of all rules with the names of their options; null not to check them.</param>
    public static AgreementReading Read(
        string text, string file, IReadOnlyDictionary<string, IReadOnlyCollection<string>>? rules = null)
    {
        var problems = new ProblemList(file);
        if (!TextKey.CanNormalise)
        {
            const string Message =
                "Terms cannot be compared in globalization-invariant mode: install ICU and switch that mode off.";
            problems.Add(Severity.Error, 1, "", Message);
        }

        var root = StrictJson.Parse(text, problems);
        if (root is null) return new AgreementReading(null, problems.InOrder());
        AgreementShape.Root.Check(root, problems);
        var agreement = new AgreementReader(problems, rules).ReadRoot(root, file);
        return new AgreementReading(problems.HasErrors ? null : agreement, problems.InOrder());
    }

    // From here on, what the shapes have reported already is passed over in silence.
    private Agreement ReadRoot(JsonNode root, string file)
    {
        var calendarReader = new CalendarReader(problems);
        var zone = calendarReader.ReadZone(root.Find("timeZone")) ?? Zone.Utc;
        var notBuilt = ReadNotBuilt(root);
        var terms = ReadTerms(root.Find("terms"));
        var missingValues = Texts(root, "missingValues");
        var conditions = new ConditionReader(books, problems);
        var calendars = calendarReader.Read(root.Find("calendars"), zone);
        calendarReader.CheckName(root.Find("defaultCalendar"));
        var people = ReadPeople(root, calendarReader);
        var followUps = new FollowUpReader(
            books, conditions, calendarReader, new MissingValues(missingValues), problems);
        return new Agreement(
            file,
            root.TextOf("name") ?? "",
            root.TextOf("version") ?? "",
            TextShape.ParseDate(root.TextOf("agreedOn")),
            Texts(root, "agreedBy"),
            root.TextOf("timeZone") ?? "",
            zone,
            root.TextOf("currency"),
            root.TextOf("defaultRegion"),
            missingValues,
            ReadColumns(root.Find("columns")),
            terms,
            books,
            new ValueList<Requirement>(root.ItemsOf("required").Select(node => ReadRequirement(node, conditions))),
            calendars,
            calendars.FirstOrDefault(calendar => calendar.Name == root.TextOf("defaultCalendar")),
            people,
            followUps.Read(root, people),
            new ValueList<RuleSetting>((root.Find("rules")?.Members ?? []).Select(ReadRule)),
            new ValueList<Waiver>(
                root.ItemsOf("waivers").Select(node => ReadWaiver(node, conditions)).OfType<Waiver>()),
            notBuilt);
    }

    private ValueList<string> ReadNotBuilt(JsonNode root)
    {
        var found = root.Members.Where(member => AgreementShape.NotBuilt.Contains(member.Name)).ToArray();
        var names = new ValueList<string>(found.Select(member => member.Name));
        if (found.Length > 0)
        {
            string message = $"Accepted but not used yet, and not checked: {names}.";
            problems.Add(Severity.Information, found[0].Line, found[0].Name, message, place: "");
        }

        return names;
    }

    private static ValueList<ColumnPlacement> ReadColumns(JsonNode? node) =>
        new((node?.Members ?? []).Select(member => new ColumnPlacement(
            member.Name, member.Value.Kind == JsonKind.Text ? Field.Find(member.Value.Text) : null)));

    private ValueList<Term> ReadTerms(JsonNode? node)
    {
        var all = new List<Term>();
        foreach (var member in node?.Members ?? [])
        {
            if (!AgreementShape.TermField.Values.Contains(member.Name)) continue;
            var field = Field.Find(member.Name)!;
            var nodes = member.Value.Items.Where(item => item.TextOf("term") is not null).ToArray();
            var terms = nodes.Select((item, index) => ReadTerm(field, item, index == 0)).ToArray();
            if (terms.Length == 0) continue;
            CheckSpellings(nodes, field);
            TermMeanings.Check(nodes, field, problems);
            var book = new TermBook(field, new ValueList<Term>(terms));
            books[field] = book;
            CheckNext(nodes, book);
            all.AddRange(terms);
        }

        return new ValueList<Term>(all);
    }

    private Term ReadTerm(Field field, JsonNode node, bool first)
    {
        var outcome = node.Find("outcome");
        StageOutcome? meaning = node.TextOf("outcome") switch
        {
            "accepted" => StageOutcome.Accepted,
            "converted" => StageOutcome.Converted,
            "rejected" => StageOutcome.Rejected,
            _ => null,
        };
        if (outcome is not null && field != Field.Stage)
        {
            problems.Error(outcome, $"'outcome' belongs to terms of stage, not of {field}.");
        }

        return new Term(
            field,
            node.TextOf("term")!,
            node.TextOf("means"),
            node.TextOf("owner"),
            Texts(node, "exportedAs"),
            Texts(node, "aliases"),
            Texts(node, "deprecated"),
            node.Find("next") is null ? null : Texts(node, "next"),
            first || node.BooleanOf("start") == true,
            meaning,
            node.BooleanOf("needsNote") == true);
    }

    /// <summary>A spelling may mean one term only, and one thing within it.</summary>
    private void CheckSpellings(JsonNode[] terms, Field field)
    {
        // Names first, so that it is the other spelling that is reported.
        var owners = new Dictionary<string, Spelling>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            var name = term.Find("term")!;
            string key = TextKey.Normalise(name.Text);
            if (!owners.TryGetValue(key, out var first)) owners.Add(key, new Spelling(name, "term", term));
            else problems.Error(name, $"Term '{name.Text}' is already on line {Line(first.Node)}.");
        }

        foreach (var term in terms)
        {
            foreach (string list in new[] { "exportedAs", "aliases", "deprecated" })
            {
                foreach (var node in term.TextsOf(list)) CheckSpelling(owners, new Spelling(node, list, term), field);
            }
        }
    }

    private void CheckSpelling(Dictionary<string, Spelling> owners, Spelling spelling, Field field)
    {
        string text = spelling.Node.Text, key = TextKey.Normalise(text);
        if (key.Length == 0) return;
        if (!owners.TryGetValue(key, out var first))
        {
            owners.Add(key, spelling);
            return;
        }

        if (spelling.List == "deprecated" && first.List == "term")
        {
            problems.Error(
                spelling.Node, $"Deprecated '{text}' is a current term of {field} (line {Line(first.Node)}).");
        }
        else if (first.Term != spelling.Term)
        {
            problems.Error(
                spelling.Node,
                $"'{text}' already means '{first.Term.TextOf("term")}' of {field} (line {Line(first.Node)}).");
        }
        else if (first.Node.Text == text && first.List != "term")
        {
            problems.Error(
                spelling.Node, $"'{text}' is already in '{first.List}' of this term (line {Line(first.Node)}).");
        }
        else if ((first.List == "deprecated") != (spelling.List == "deprecated"))
        {
            problems.Error(
                spelling.Node,
                $"'{text}' in '{spelling.List}' is '{first.Node.Text}' in '{first.List}' of this term "
                + $"(line {Line(first.Node)}).");
        }
    }

    /// <summary>
    /// Leads begin at the first term and at every term that says <c>"start": true</c>; each other one must be reached
    /// from those by <c>next</c>. A term without <c>next</c> leads anywhere, so where none has it nothing is checked.
    /// </summary>
    private void CheckNext(JsonNode[] nodes, TermBook book)
    {
        foreach (var next in nodes.SelectMany(node => node.TextsOf("next")))
        {
            if (book.Find(next.Text) is not null) continue;
            problems.Error(next, $"'{next.Text}' is not a term of {book.Field}.", book.NearestName(next.Text));
        }

        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Term>(book.Terms.Where(term => term.IsStart));
        while (open.Count > 0)
        {
            var term = open.Pop();
            if (!reached.Add(term.Name)) continue;
            if (term.Next is null) return;
            foreach (string next in term.Next)
            {
                if (book.Find(next) is { } following) open.Push(following);
            }
        }

        foreach (var node in nodes)
        {
            string name = node.TextOf("term")!;
            if (reached.Contains(name)) continue;
            problems.Error(
                node.Find("term")!,
                $"Nothing leads to '{name}': name it in the 'next' of a {book.Field} before it, "
                + "or give it \"start\": true.");
        }
    }

    private static Requirement ReadRequirement(JsonNode node, ConditionReader conditions)
    {
        var fields = node.TextsOf("fields").Select(field => Field.Find(field.Text)).OfType<Field>().Distinct();
        return new Requirement(conditions.Read(node.Find("when")), new ValueList<Field>(fields), node.Path);
    }

    private ValueList<Person> ReadPeople(JsonNode root, CalendarReader calendars)
    {
        foreach (var node in root.ItemsOf("people")) calendars.CheckName(node.Find("calendar"));
        var nodes = root.ItemsOf("people").Where(node => node.TextOf("name") is not null).ToArray();
        var people = nodes.Select(ReadPerson).ToArray();
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < people.Length; i++)
        {
            foreach (int other in Enumerable.Range(0, i).Where(other => SameName(people[i], people[other])))
            {
                if (!Period.Overlap(people[i].From, people[i].Until, people[other].From, people[other].Until)) continue;
                string line = Line(nodes[other].Find("name")!);
                problems.Error(
                    nodes[i].Find("name")!,
                    $"'{people[i].Name}' is already on line {line}, for some of the same days.");
                break;
            }

            foreach (var node in nodes[i].TextsOf("aliases").Prepend(nodes[i].Find("name")!))
            {
                string key = Person.KeyOf(node.Text);
                if (!owners.TryGetValue(key, out int owner)) owners.Add(key, i);
                else if (!SameName(people[i], people[owner]))
                {
                    problems.Error(
                        node, $"'{node.Text}' already means '{people[owner].Name}' (line {Line(nodes[owner])}).");
                }
            }
        }

        return new ValueList<Person>(people);
    }

    private Person ReadPerson(JsonNode node)
    {
        var (from, until) = Period.Read(node, "until", problems);
        var leave = new List<(Leave Leave, JsonNode Node)>();
        foreach (var item in node.ItemsOf("leave"))
        {
            var (first, last) = Period.Read(item, "to", problems);
            if (first is not { } day || last is not { } end || end < day) continue;
            var one = new Leave(day, end, item.BooleanOf("paid") != false);
            if (!problems.HasErrorsIn(node.Path + ".until")) CheckLeave(one, item, from, until);
            var other = leave.FirstOrDefault(known => Period.Overlap(day, end, known.Leave.From, known.Leave.To)).Node;
            if (other is not null)
            {
                problems.Error(item, $"The leave {one} has days in common with that on line {Line(other)}.");
            }

            leave.Add((one, item));
        }

        return new Person(
            node.TextOf("name")!,
            Texts(node, "aliases"),
            node.TextOf("team"),
            node.TextOf("role"),
            node.TextOf("calendar"),
            from,
            until,
            new ValueList<Leave>(leave.Select(one => one.Leave)));
    }

    /// <summary>Leave counts within its own entry only.</summary>
    private void CheckLeave(Leave leave, JsonNode node, DateTime? from, DateTime? until)
    {
        bool early = leave.From < from, late = leave.To > until;
        if (!early && !late) return;
        string limit = early ? $"before its first day, {Day(from)}" : $"after its last day, {Day(until)}";
        if (leave.To < from || leave.From > until)
        {
            problems.Error(node, $"The leave {leave} is outside of this entry: {limit}.");
        }
        else
        {
            problems.Warn(
                node, $"The leave {leave} is partly outside of this entry: what lies {limit}, does not count.");
        }
    }

    private RuleSetting ReadRule(JsonMember member)
    {
        CheckRule(member.Name, member.Line, member.Value.Path);
        var options = new List<RuleOption>();
        foreach (var option in member.Value.Members.Where(option => option.Name != "severity"))
        {
            CheckOption(member.Name, option);
            options.Add(new RuleOption(option.Name, OptionValue(option.Value)));
        }

        return new RuleSetting(
            member.Name,
            Enum.TryParse<Severity>(member.Value.TextOf("severity"), out var severity) ? severity : null,
            new ValueList<RuleOption>(options));
    }

    private void CheckOption(string rule, JsonMember option)
    {
        if (rules is null || !rules.TryGetValue(rule, out var known) || known.Contains(option.Name)) return;
        var names = known.Concat(["severity"]).ToArray();
        problems.Add(
            Severity.Error,
            option.Line,
            option.Value.Path,
            $"Unknown option '{option.Name}' of {rule}; known here: {string.Join(", ", names)}.",
            Nearest.To(option.Name, names));
    }

    private static object OptionValue(JsonNode node) => node.Kind switch
    {
        JsonKind.Text => node.Text,
        JsonKind.Number => node.Number,
        JsonKind.Boolean => node.Boolean,
        _ => new ValueList<object>(node.Items.Select(OptionValue)),
    };

    private Waiver? ReadWaiver(JsonNode node, ConditionReader conditions)
    {
        var rule = node.Find("rule");
        if (rule is { Kind: JsonKind.Text }) CheckRule(rule.Text, rule.Line, rule.Path);
        var when = conditions.Read(node.Find("when"));
        return TextShape.ParseDate(node.TextOf("until")) is not { } until
            ? null
            : new Waiver(
                node.TextOf("rule") ?? "",
                node.TextOf("field") is { } field ? Field.Find(field) : null,
                when,
                node.TextOf("reason") ?? "",
                node.TextOf("by") ?? "",
                until,
                node.Path,
                node.Line);
    }

    private void CheckRule(string rule, int line, string path)
    {
        if (rules is null || !AgreementShape.RulePattern.Accepts(rule)) return;
        if (rules.Keys.Any(id => Waiver.Covers(rule, id))) return;
        string[] known = [.. rules.Keys.OrderBy(id => id, StringComparer.Ordinal)];
        bool pattern = rule[rule.Length - 1] == '*';
        problems.Add(
            Severity.Error,
            line,
            path,
            pattern ? $"No rule begins with '{rule.TrimEnd('*')}'." : $"Unknown rule '{rule}'.",
            pattern ? null : Nearest.To(rule, known));
    }

    private static ValueList<string> Texts(JsonNode node, string key) =>
        new(node.TextsOf(key).Select(item => item.Text));

    private static string Day(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Line(JsonNode node) => node.Line.ToString(CultureInfo.InvariantCulture);

    private static bool SameName(Person a, Person b) => Person.KeyOf(a.Name) == Person.KeyOf(b.Name);

    private sealed class Spelling
    {
        public Spelling(JsonNode node, string list, JsonNode term)
        {
            Node = node;
            List = list;
            Term = term;
        }

        public JsonNode Node { get; }

        /// <summary>The key it stands at.</summary>
        public string List { get; }

        public JsonNode Term { get; }
    }
}
