using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LeadOps.Agreements.Proposals;

/// <summary>The lines of a proposed agreement's people.</summary>
internal static class PeopleSection
{
    private const string Example =
        "    // { \"name\": \"Dana Ruiz\", \"aliases\": [\"dana.ruiz@acme.example\"], \"team\": \"DACH\" },";

    public static IEnumerable<string> Write(OwnerTally owners)
    {
        if (owners.HasTooMany)
        {
            string most = JsonLines.Number(OwnerTally.MostOwners);
            yield return $"    // Over {most} different owners: too many to be listed here.";
            yield break;
        }

        var (people, others) = PersonClusters.Of(owners);
        if (people.Count == 0) yield return Example;
        if (people.Any(person => PersonClusters.IsId(person.Name)))
        {
            yield return "    // Of some only an id is known: write the name, and keep the id as an alias.";
        }

        foreach (var person in people)
        {
            foreach (var entry in Entries(person, person.Name, person.Aliases))
            {
                foreach (string line in JsonLines.WithComment(4, entry, Counted(person))) yield return line;
            }
        }

        if (others.Count == 0) yield break;
        var left = others.Select(owner =>
            JsonLines.Show(owner.Text) + (owner.Weight == 0 ? "" : " " + JsonLines.Number(owner.Weight)));
        string text = $"Queues or programs, so not people: {string.Join(", ", left)}.";
        foreach (string line in JsonLines.Comment(4, text)) yield return line;
    }

    /// <summary>What was counted of a person, and what is to be checked.</summary>
    public static string Counted(PersonCluster person)
    {
        var counts = new List<string>();
        if (person.Rows > 0) counts.Add(JsonLines.Count(person.Rows, "row"));
        if (person.Changes > 0) counts.Add(JsonLines.Count(person.Changes, "owner change"));
        if (person.Activities > 0) counts.Add(JsonLines.Count(person.Activities, "activity"));
        string text = counts.Count == 0 ? "owns nothing in the files" : string.Join(", ", counts);
        if (person.Doubtful.Count > 0)
        {
            text += $"; {string.Join(", ", person.Doubtful.Select(JsonLines.Show))} by the likeness of the name: check";
        }

        bool isTwofold = Periods(person.Listed).Count < person.Listed.Count;
        return isTwofold ? text + $"; listed {person.Listed.Count} times for the same days: check team and role" : text;
    }

    /// <summary>The entries of a person: one for each period that a list of people has, else one.</summary>
    public static IReadOnlyList<IEnumerable<string>> Entries(
        PersonCluster person, string name, IReadOnlyList<string> aliases)
    {
        var entries = new List<IEnumerable<string>>();
        var periods = Periods(person.Listed);
        foreach (var period in periods.Count == 0 ? [new ListedPerson()] : periods)
        {
            var members = new List<(string Key, object Value)> { ("name", name), ("aliases", aliases) };
            if (period.Team is { } team) members.Add(("team", team));
            if (period.Role is { } role) members.Add(("role", role));
            if (period.From is { } from) members.Add(("from", Day(from)));
            if (period.Until is { } until && !(until < period.From)) members.Add(("until", Day(until)));
            entries.Add(JsonLines.ObjectPieces(members));
        }

        return entries;
    }

    /// <summary>The rows whose days do not overlap those of one before. An end before its beginning is none.</summary>
    private static List<ListedPerson> Periods(IEnumerable<ListedPerson> listed)
    {
        var periods = new List<ListedPerson>();
        var free = DateTime.MinValue;
        foreach (var row in listed.OrderBy(row => row.From ?? DateTime.MinValue))
        {
            var from = row.From ?? DateTime.MinValue;
            if (periods.Count > 0 && from <= free) continue;
            periods.Add(row);
            free = row.Until is { } until && !(until < row.From) ? until : DateTime.MaxValue;
        }

        return periods;
    }

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
