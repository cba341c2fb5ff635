using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Records;

namespace LeadOps.Agreements;

/// <summary>Makes terms of follow-up of JSON that <see cref="AgreementShape.FollowUpSection"/> has checked.</summary>
internal sealed class FollowUpReader
{
    private const decimal DefaultMinimumHold = 0.25m;
    private const decimal DefaultAtRiskAt = 0.75m;

    private readonly IReadOnlyDictionary<Field, TermBook> books;
    private readonly ConditionReader conditions;
    private readonly CalendarReader calendars;
    private readonly MissingValues missing;
    private readonly ProblemList problems;

    public FollowUpReader(
        IReadOnlyDictionary<Field, TermBook> books,
        ConditionReader conditions,
        CalendarReader calendars,
        MissingValues missing,
        ProblemList problems)
    {
        this.books = books;
        this.conditions = conditions;
        this.calendars = calendars;
        this.missing = missing;
        this.problems = problems;
    }

    /// <param name="root">The agreement.</param>
    /// <param name="people">The people it names.</param>
    public FollowUpTerms? Read(JsonNode root, IReadOnlyList<Person> people)
    {
        if (root.Find("followUp") is not { Kind: JsonKind.Object } node) return null;
        var touch = ReadTouch(node.Find("touch"));
        var promises = ReadPromises(node, touch);
        CheckCalendars(root, node, people);
        return new FollowUpTerms(
            ReadHandOffs(node.Find("handOff")),
            ReadShare(node.Find("minimumHold")) ?? DefaultMinimumHold,
            ReadSameSpell(node.Find("sameSpellWithin")),
            touch,
            promises,
            new ValueList<Condition>(node.ItemsOf("pauses").Select(ReadPause).OfType<Condition>()),
            new ValueList<FollowUpExclusion>(
                node.ItemsOf("excluded").Select(ReadExclusion).OfType<FollowUpExclusion>()),
            ReadQueues(node, people));
    }

    private ValueList<HandOffSource> ReadHandOffs(JsonNode? node)
    {
        var sources = new List<HandOffSource>();
        var lines = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var item in node?.TextsOf("from") ?? [])
        {
            if (!AgreementShape.HandOffSource.Accepts(item.Text)) continue;
            var source = ReadHandOff(item);
            string key = source.Term is null ? TextKey.Normalise(item.Text) : source.ToString();
            if (lines.TryGetValue(key, out var first))
            {
                problems.Error(item, $"'{item.Text}' is already in 'from' (line {Line(first)}).");
                continue;
            }

            lines.Add(key, item);
            sources.Add(source);
        }

        return new ValueList<HandOffSource>(sources);
    }

    private HandOffSource ReadHandOff(JsonNode item)
    {
        if (item.Text == "ownerAssigned") return new HandOffSource(HandOffKind.OwnerAssigned, null, null);
        if (item.Text == "created") return new HandOffSource(HandOffKind.Created, null, null);
        int colon = item.Text.IndexOf(':');
        string field = item.Text.Substring(0, colon), value = item.Text.Substring(colon + 1);
        bool stage = field == "stage";
        Term? term = null;
        if (books.TryGetValue(stage ? Field.Stage : Field.Status, out var book))
        {
            term = book.Find(value);
            if (term is null)
            {
                string? nearest = book.NearestName(value) is { } name ? field + ":" + name : null;
                problems.Error(item, $"'{value}' is not a term of {field}.", nearest);
            }
        }

        return new HandOffSource(stage ? HandOffKind.Stage : HandOffKind.Status, value, term);
    }

    private long ReadSameSpell(JsonNode? node)
    {
        if (ReadDuration(node) is not { } duration) return 0;
        if (!duration.IsBusinessDays) return duration.Seconds;
        problems.Error(node!, "'sameSpellWithin' is plain time, not business days; write for example 10 min.");
        return 0;
    }

    private TouchTerms ReadTouch(JsonNode? node)
    {
        var channels = (node?.TextsOf("channels") ?? []).ToArray();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var channel in channels)
        {
            if (!keys.Add(TouchTerms.Key(channel.Text)))
            {
                problems.Error(channel, $"'{channel.Text}' is in 'channels' twice.");
            }
            else if (books.TryGetValue(Field.ActivityType, out var book) && book.Find(channel.Text) is null)
            {
                problems.Error(channel, $"'{channel.Text}' is not a term of type.", book.NearestName(channel.Text));
            }
        }

        CheckOutcomes(node, channels, keys);
        var touch = new TouchTerms(
            new ValueList<string>(channels.Select(channel => channel.Text)),
            ReadLevel(node?.Find("level")) ?? TouchLevel.Attempt,
            node?.BooleanOf("automated") == true,
            node?.BooleanOf("inboundConversation") == true,
            Outcomes(node, "connected", TouchTerms.DefaultConnected),
            Outcomes(node, "conversations", TouchTerms.DefaultConversations),
            Outcomes(node, "notTouched", TouchTerms.DefaultNotTouched));
        CheckLevel(node?.Find("level"), touch);
        return touch;
    }

    /// <summary>Reports a level that no outcome gives.</summary>
    private void CheckLevel(JsonNode? node, TouchTerms touch)
    {
        var level = ReadLevel(node);
        if (level is null or TouchLevel.Attempt || touch.Conversations.Count > 0) return;
        if (level == TouchLevel.Conversation)
        {
            problems.Error(node!, "No outcome counts as a conversation: 'conversations' is empty.");
        }
        else if (touch.Connected.Count == 0)
        {
            problems.Error(node!, "No outcome counts as a connect: 'connected' and 'conversations' are empty.");
        }
    }

    private static ValueList<string> Outcomes(JsonNode? touch, string list, IReadOnlyList<string> byDefault) =>
        new(touch?.Find(list) is null ? byDefault : touch.TextsOf(list).Select(text => text.Text));

    /// <summary>An outcome means one thing, and what looks like a channel before a colon is one.</summary>
    private void CheckOutcomes(JsonNode? touch, JsonNode[] channels, HashSet<string> channelKeys)
    {
        var known = new Dictionary<string, (JsonNode Node, string List)>(StringComparer.Ordinal);
        foreach (string list in new[] { "connected", "conversations", "notTouched" })
        {
            foreach (var node in touch?.TextsOf(list) ?? [])
            {
                string key = TouchTerms.OutcomeKey(node.Text, channelKeys);
                if (known.TryGetValue(key, out var first))
                {
                    string place = $"'{first.List}' (line {Line(first.Node)})";
                    problems.Error(node, $"'{node.Text}' is already '{first.Node.Text}' in {place}.");
                    continue;
                }

                known.Add(key, (node, list));
                int colon = node.Text.IndexOf(':');
                if (colon < 0 || key[0] != ':') continue;
                string before = node.Text.Substring(0, colon);
                if (Nearest.To(before, channels.Select(channel => channel.Text)) is { } channel)
                {
                    problems.Warn(
                        node,
                        $"'{before}' is not one of 'channels': '{node.Text}' as a whole is taken for an outcome.",
                        channel + node.Text.Substring(colon));
                }
            }
        }
    }

    private ValueList<FollowUpPromise> ReadPromises(JsonNode followUp, TouchTerms touch)
    {
        var promises = new List<(FollowUpPromise Promise, JsonNode Node)>();
        var nodes = followUp.ItemsOf("promises");
        for (int i = 0; i < nodes.Count; i++)
        {
            if (ReadPromise(nodes[i], i, touch) is { } promise) promises.Add((promise, nodes[i]));
        }

        for (int i = 0; i < promises.Count; i++)
        {
            var (promise, node) = promises[i];
            foreach (var (other, otherNode) in promises.Take(i))
            {
                if (TextKey.Normalise(promise.Name) != TextKey.Normalise(other.Name)
                    || !Period.Overlap(promise.From, promise.Until, other.From, other.Until))
                {
                    continue;
                }

                problems.Error(
                    node.Find("name")!,
                    $"'{promise.Name}' is already on line {Line(otherNode.Find("name")!)}, for some of the same days.");
                break;
            }
        }

        var reach = new PromiseReach(new ConditionLogic(books, missing));
        foreach (var (promise, node) in promises)
        {
            // One with an error in these is passed over: it would look like another promise.
            if (new[] { ".when", ".from", ".until" }.Any(key => problems.HasErrorsIn(node.Path + key))) continue;
            var name = node.Find("name")!;
            if (reach.Add(promise, name.Line) is { } why) problems.Error(name, why);
        }

        return new ValueList<FollowUpPromise>(promises.Select(one => one.Promise));
    }

    private FollowUpPromise? ReadPromise(JsonNode node, int index, TouchTerms touch)
    {
        var when = ReadCondition(node, "when", IsOfLeads);
        var within = ReadPromised(node.Find("firstTouchWithin"));
        var cadence = ReadCadence(node.Find("cadence"));
        var (from, until) = Period.Read(node, "until", problems);
        CheckLevel(node.Find("level"), touch);
        string? calendar = node.TextOf("calendar");
        return node.TextOf("name") is not { } name || within is not { } duration
            ? null
            : new FollowUpPromise(
                index,
                name,
                when,
                duration,
                ReadLevel(node.Find("level")) ?? touch.Level,
                calendar == CalendarReader.Owner ? null : calendar,
                ReadShare(node.Find("atRiskAt")) ?? DefaultAtRiskAt,
                cadence,
                from,
                until);
    }

    private FollowUpCadence? ReadCadence(JsonNode? node)
    {
        var within = ReadPromised(node?.Find("within"));
        if (node?.Find("attempts") is not { Kind: JsonKind.Number } attempts) return null;
        if (attempts.Number < 1 || attempts.Number > 1000 || attempts.Number != decimal.Truncate(attempts.Number))
        {
            string found = attempts.Number.ToString(CultureInfo.InvariantCulture);
            problems.Error(attempts, $"Expected a whole number from 1 to 1000, found {found}.");
            return null;
        }

        return within is { } duration ? new FollowUpCadence((int)attempts.Number, duration) : null;
    }

    /// <summary>A duration in business time: not nothing, and perhaps in days that are not business days.</summary>
    private AgreedDuration? ReadPromised(JsonNode? node)
    {
        if (ReadDuration(node) is not { } duration) return null;
        if (duration.Seconds == 0 && duration.Days == 0)
        {
            problems.Error(node!, $"'{node!.Text}' is no time: nobody could keep it.");
            return null;
        }

        if (!duration.IsBusinessDays && node!.Text.Contains("day"))
        {
            string meant = node.Text.Replace("day", "business day");
            string hours = (duration.Seconds / 3600).ToString(CultureInfo.InvariantCulture);
            problems.Warn(
                node,
                $"'{node.Text}' is {hours} h of open time, more days than one would think; '{meant}' is another thing.",
                meant);
        }

        return duration;
    }

    private AgreedDuration? ReadDuration(JsonNode? node)
    {
        if (node is not { Kind: JsonKind.Text } || !AgreementShape.Duration.Accepts(node.Text)) return null;
        if (AgreedDuration.TryParse(node.Text, out var duration)) return duration;
        problems.Error(node, $"'{node.Text}' is longer than a hundred years.");
        return null;
    }

    private static decimal? ReadShare(JsonNode? node) =>
        node is { Kind: JsonKind.Text } && AgreementShape.Share.Accepts(node.Text)
            ? decimal.Parse(node.Text.TrimEnd('%', ' '), CultureInfo.InvariantCulture) / 100
            : null;

    private static TouchLevel? ReadLevel(JsonNode? node) => node switch
    {
        { Kind: JsonKind.Text, Text: "attempt" } => TouchLevel.Attempt,
        { Kind: JsonKind.Text, Text: "connect" } => TouchLevel.Connect,
        { Kind: JsonKind.Text, Text: "conversation" } => TouchLevel.Conversation,
        _ => null,
    };

    private Condition? ReadPause(JsonNode node) => ReadCondition(
        node,
        "when",
        field => field == Field.Stage || field == Field.Status
            ? null
            : $"A pause is known over time by stage and status only, not by {field}.");

    private FollowUpExclusion? ReadExclusion(JsonNode node) =>
        ReadCondition(node, "when", IsOfLeads) is { } when && node.TextOf("reason") is { } reason
            ? new FollowUpExclusion(when, reason)
            : null;

    private static string? IsOfLeads(Field field) =>
        Field.Of(RecordKind.Lead).Contains(field) ? null : $"A lead has no {field}.";

    /// <param name="node">What has the condition.</param>
    /// <param name="key">Where.</param>
    /// <param name="objection">What speaks against asking for a field; null if nothing does.</param>
    private Condition? ReadCondition(JsonNode node, string key, Func<Field, string?> objection)
    {
        var when = node.Find(key);
        if (when is null) return null;
        CheckFields(when, objection);
        return conditions.Read(when);
    }

    private void CheckFields(JsonNode condition, Func<Field, string?> objection)
    {
        foreach (var member in condition.Members)
        {
            if (member.Name == AgreementShape.AnyOf)
            {
                foreach (var item in member.Value.Items) CheckFields(item, objection);
            }
            else if (Field.Find(member.Name) is { } field && objection(field) is { } message)
            {
                problems.Add(Severity.Error, member.Line, member.Value.Path, message);
            }
        }
    }

    private ValueList<string> ReadQueues(JsonNode followUp, IReadOnlyList<Person> people)
    {
        var queues = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in followUp.TextsOf("queues"))
        {
            string key = Person.KeyOf(node.Text);
            var person = people.FirstOrDefault(
                one => one.Aliases.Prepend(one.Name).Any(name => Person.KeyOf(name) == key));
            if (person is not null) problems.Error(node, $"'{node.Text}' means '{person.Name}', who is a person.");
            else if (!known.Add(key)) problems.Error(node, $"'{node.Text}' is in 'queues' twice.");
            else queues.Add(node.Text);
        }

        return new ValueList<string>(queues);
    }

    /// <summary>Each promise has a calendar, for whoever may hold the lead.</summary>
    private void CheckCalendars(JsonNode root, JsonNode followUp, IReadOnlyList<Person> people)
    {
        JsonNode? byOwner = null;
        foreach (var promise in followUp.ItemsOf("promises"))
        {
            var calendar = promise.Find("calendar");
            calendars.CheckName(calendar, mayBeOwner: true);
            bool owner = calendar is null or { Kind: JsonKind.Text, Text: CalendarReader.Owner };
            if (owner && promise.Kind == JsonKind.Object) byOwner ??= promise;
        }

        if (byOwner is null) return;
        var names = people.Where(person => person.Calendar is null).Select(person => person.Name);
        string[] without = [.. names.Distinct()];
        string who = without.Length > 3 ? $"{without.Length} people" : string.Join(" and ", without);
        if (root.Find("defaultCalendar") is not { } byDefault)
        {
            string none = without.Length == 0 ? "queues and people not named here have not"
                : without.Length == 1 ? who + " has not, nor has a queue"
                : who + " have not, nor has a queue";
            problems.Add(
                Severity.Error,
                byOwner.Line,
                "defaultCalendar",
                $"Missing key 'defaultCalendar': promise '{byOwner.TextOf("name")}' goes by the owner's calendar, "
                + $"which {none}.",
                place: "");
        }
        else if (without.Length > 0 && byDefault.Kind == JsonKind.Text)
        {
            var first = root.ItemsOf("people").First(
                node => node.TextOf("name") is not null && node.TextOf("calendar") is null);
            problems.Add(
                Severity.Information,
                first.Line,
                first.Path,
                $"No calendar of their own, so that '{byDefault.Text}' is used: {who}.",
                place: "");
        }
    }

    private static string Line(JsonNode node) => node.Line.ToString(CultureInfo.InvariantCulture);
}
