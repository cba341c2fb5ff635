using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>
/// Who is meant by what exports write for an owner: the agreement's people, then those that a people export adds, then
/// queues, then strangers under their own text. All people are to be known before the first owner is asked for.
/// </summary>
internal sealed class Roster
{
    private readonly Agreement agreement;
    private readonly MissingValues missing;
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, Entry> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Holder> byText = new(StringComparer.Ordinal);
    private readonly DistinctValues<int> known = new();
    private readonly DistinctValues<int> knownQueues = new();
    private readonly HashSet<string> queues;
    private readonly List<Holder> holders = [];

    public Roster(Agreement agreement, MissingValues missing)
    {
        this.agreement = agreement;
        this.missing = missing;
        queues = new HashSet<string>((agreement.FollowUp?.Queues ?? []).Select(Person.KeyOf), StringComparer.Ordinal);
        holders.Add(new Holder(0, HolderKind.Nobody, "", []));
        foreach (var person in agreement.People)
        {
            string key = Person.KeyOf(person.Name);
            if (!byKey.TryGetValue(key, out var entry))
            {
                entry = new Entry();
                entries.Add(entry);
            }

            entry.People.Add(person);
            foreach (string text in new[] { person.Name }.Concat(person.Aliases)) Name(entry, text);
        }
    }

    /// <summary>All that were asked for, by their index; the first is nobody.</summary>
    public IReadOnlyList<Holder> Holders => holders;

    /// <summary>
    /// Adds a row of a people export: a person whom the agreement does not have, or the other ids and names of one that
    /// it has. What the agreement says of a person is not changed.
    /// </summary>
    public void Add(Record record)
    {
        string id = Text(record, Field.Id), name = Text(record, Field.FullName), email = Text(record, Field.Email);
        string[] keys = new[] { name, email, id }.Where(text => text.Length > 0).ToArray();
        if (keys.Length == 0) return;
        var entry = keys.Select(Find).FirstOrDefault(found => found is not null);
        if (entry is null) entries.Add(entry = new Entry { IsExported = true });
        if (entry.IsExported)
        {
            entry.People.Add(new Person(
                entry.People.FirstOrDefault()?.Name ?? keys[0],
                keys.Skip(1).ToArray(),
                NullIfEmpty(Text(record, Field.Team)),
                NullIfEmpty(Text(record, Field.Role)),
                NullIfEmpty(Text(record, Field.Calendar)),
                DayOf(record, Field.Starts),
                DayOf(record, Field.Ends),
                []));
        }

        foreach (string key in keys) Name(entry, key);
    }

    /// <summary>Who is meant by an owner's text.</summary>
    /// <param name="text">As the export has it.</param>
    /// <param name="profile">Tells the ids of queues.</param>
    public Holder Of(Utf8Text text, Profile profile)
    {
        if (missing.IsMissing(text)) return holders[0];
        var trimmed = text.Trim();
        var cache = profile.IsQueue(trimmed) ? knownQueues : known;
        if (cache.TryGet(trimmed, out int index)) return holders[index];
        var holder = Of(trimmed.ToString(), cache == knownQueues);
        cache.Add(trimmed, holder.Index);
        return holder;
    }

    private Holder Of(string text, bool isQueue)
    {
        string key = Person.KeyOf(text);
        if (byKey.TryGetValue(key, out var entry)) return entry.Holder ??= Add(HolderKind.Person, entry.People[0].Name, entry.People);
        if (byText.TryGetValue(key, out var holder)) return holder;
        holder = Add(isQueue || queues.Contains(key) ? HolderKind.Queue : HolderKind.Stranger, text, []);
        byText.Add(key, holder);
        return holder;
    }

    private Holder Add(HolderKind kind, string name, IEnumerable<Person> people)
    {
        var stints = people.Select(person => new Stint(
            person, person.Calendar is null ? null : agreement.CalendarOf(person.Calendar), agreement.Zone));
        var holder = new Holder(holders.Count, kind, name, stints);
        holders.Add(holder);
        return holder;
    }

    private Entry? Find(string text) => byKey.TryGetValue(Person.KeyOf(text), out var entry) ? entry : null;

    private void Name(Entry entry, string text)
    {
        if (Find(text) is null) byKey[Person.KeyOf(text)] = entry;
    }

    private string Text(Record record, Field field)
    {
        var text = record[field];
        return missing.IsMissing(text) ? "" : text.ToString().Trim();
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    /// <summary>The day that a date of the export is in the agreement's zone.</summary>
    private DateTime? DayOf(Record record, Field field)
    {
        if (!record.Layout.Has(field) || missing.IsMissing(record[field])) return null;
        var reading = record.Layout.InstantOf(field, record[field]);
        return reading.HasInstant ? agreement.Zone.ToOffset(reading.Earliest).Date : null;
    }

    private sealed class Entry
    {
        public List<Person> People { get; } = [];

        public bool IsExported { get; set; }

        public Holder? Holder { get; set; }
    }
}
