using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.FollowUps;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Tests.Agreements;
using Record = LeadOps.Records.Record;

namespace LeadOps.Tests.FollowUps;

/// <summary>
/// Random leads within a few minutes, where calendars open and close each minute, against <see cref="SlowFollowUp"/>.
/// </summary>
public sealed class FollowUpPropertyTests
{
    // Monday 2026-11-16 08:59:30 in Berlin: Una's and Cleo's hours alternate, Vera never closes.
    private const long Start = 1_794_815_970;

    private const string Body = """
        "terms": {
          "stage": [
            { "term": "New", "means": "x" }, { "term": "Working", "means": "x" },
            { "term": "Lost", "means": "x", "outcome": "rejected" }, { "term": "Won", "means": "x", "outcome": "converted" } ],
          "status": [ { "term": "Open", "means": "x" }, { "term": "Waiting", "means": "x" } ] },
        "defaultCalendar": "odd",
        "calendars": {
          "odd": { "hours": { "mon": ["08:00-09:00", "09:01-09:02", "09:03-23:00"] } },
          "even": { "hours": { "mon": ["00:00-08:59", "09:00-09:01", "09:02-23:00"] } },
          "always": { "hours": { "mon-sun": ["00:00-24:00"] } } },
        "people": [
          { "name": "Una", "calendar": "odd" }, { "name": "Cleo", "calendar": "even" }, { "name": "Vera", "calendar": "always" },
          { "name": "Gone", "calendar": "always", "until": "2026-11-15" },
          { "name": "Away", "calendar": "always", "leave": [ { "from": "2026-11-16", "to": "2026-11-20" } ] } ],
        "followUp": {
          "handOff": { "from": ["created"] }, "minimumHold": "MINIMUM", "queues": ["Queue"],
          "touch": { "channels": ["call"] },
          "promises": [ { "name": "All", "firstTouchWithin": "PROMISE s", "calendar": "CALENDAR" } ],
          "pauses": [ { "when": { "status": "Waiting" } } ] }
        """;

    private static readonly string[] Owners = ["", "Queue", "Una", "Cleo", "Vera", "Gone", "Away", "Someone else"];

    [Fact]
    public void An_exact_follow_up_is_what_the_definitions_say_second_by_second()
    {
        var random = new Random(20261122);
        for (int i = 0; i < 4000; i++) Compare(random, exact: true);
    }

    [Fact]
    public void An_uncertain_follow_up_has_the_verdict_of_all_its_readings_or_none()
    {
        var random = new Random(20261123);
        for (int i = 0; i < 1500; i++) Compare(random, exact: false);
    }

    private static void Compare(Random random, bool exact)
    {
        long promise = random.Next(1, 150);
        string calendar = random.Next(3) == 0 ? "even" : "owner";
        int minimum = random.Next(5) * 25;
        var agreement = Agree.Good(Body
            .Replace("PROMISE", promise.ToString(CultureInfo.InvariantCulture))
            .Replace("MINIMUM", minimum.ToString(CultureInfo.InvariantCulture) + " %")
            .Replace("CALENDAR", calendar));
        long asOf = Start + random.Next(130, 280);
        var words = new Vocabulary(agreement, (_, _) => true);
        var sources = new FollowUpSources(agreement, words);
        var holders = Owners.Select(owner => sources.Roster.Of(Utf8Text.Of(owner), ProfileCatalogue.Generic).Index).ToArray();
        var lead = RandomLead.Make(random, exact, holders);
        lead.Put(sources);

        var got = new Collected();
        new FollowUpEngine(sources, words, asOf).Judge(0, new FollowUpWriter(sources, asOf, explain: true, got));
        var result = Assert.Single(got.FollowUps);
        var fixedCalendar = calendar == "owner" ? null : agreement.CalendarOf(calendar);
        var slow = new SlowFollowUp(
            sources.Roster.Holders,
            (holder, at) => fixedCalendar ?? holder.At(at)?.Calendar ?? agreement.DefaultCalendar!,
            promise,
            minimum / 100m,
            asOf);
        var expected = lead.Readings().Select(slow.Judge).ToList();
        string context = $"{lead} promise {promise} minimum {minimum} calendar {calendar} as of {asOf - Start}\n{result} "
            + string.Join(" / ", expected.Distinct().Take(6));
        var verdicts = expected.Select(one => one.Verdict).Distinct().ToList();
        var expectedVerdict = verdicts.Count == 1 ? verdicts[0] : FollowUpVerdict.Indeterminate;
        Assert.True(expectedVerdict == result.Verdict, context);
        if (verdicts.Count > 1)
        {
            Assert.True(result.ChargedTo.Length + result.CountsFor.Length == 0, context);
            return;
        }

        var charges = expected.Select(one => (one.ChargedTo, one.ChargeReason)).Distinct().ToList();
        string charged = charges.Count > 1 ? "" : NameOf(sources, charges[0].ChargedTo);
        string reason = charges.Count > 1 ? "Indeterminate" : charges[0].ChargeReason;
        Assert.True((charged, reason) == (result.ChargedTo, result.ChargeReason), context);
        if (!exact) return;
        var only = expected.Single();
        Assert.True(only.Business == result.BusinessTimeSeconds, context);
        Assert.True(only.Due == (result.Due?.ToUnixTimeSeconds() ?? long.MaxValue) || only.Due == long.MaxValue, context);
        Assert.True(NameOf(sources, only.CountsFor) == result.CountsFor, context);
        Assert.True(only.Queue == result.QueueDelaySeconds && only.Paused == result.PauseDelaySeconds, context);
        long? parts = result.QueueDelaySeconds + result.OwnerDelaySeconds + result.PauseDelaySeconds + result.ClosedTimeSeconds;
        Assert.True(parts == result.ElapsedTimeSeconds, context);
        Assert.True(result.OwnerDelays.Sum(delay => delay.Seconds) == result.OwnerDelaySeconds, context);
        Assert.True(result.Trace.Sum(segment => segment.Seconds) == result.BusinessTimeSeconds, context);
        Assert.True((long)result.Trace.Sum(segment => (segment.To - segment.From).TotalSeconds) == result.ElapsedTimeSeconds, context);
    }

    private static string NameOf(FollowUpSources sources, int holder) => holder < 0 ? "" : sources.Roster.Holders[holder].Name;

    private sealed class Collected : IFollowUpSink
    {
        public List<FollowUp> FollowUps { get; } = [];

        public void Add(FollowUp followUp) => FollowUps.Add(followUp);
    }

    /// <summary>A lead whose events are instants, or intervals of a few seconds.</summary>
    private sealed class RandomLead
    {
        private const int Widest = 5;

        private readonly List<(Event Kind, Moment At, int To)> events = [];
        private int firstHolder;

        private enum Event
        {
            HandOff,
            Owner,
            Touch,
            Close,
            Pause,
        }

        public static RandomLead Make(Random random, bool exact, int[] holders)
        {
            var lead = new RandomLead { firstHolder = holders[random.Next(holders.Length)] };
            int uncertain = exact ? 0 : random.Next(1, 4);
            var taken = new HashSet<long>();
            Moment At(int from, int to)
            {
                // Often where calendars open and close. No two begin in one second: their order would be the rows'.
                long at;
                do
                {
                    at = random.Next(3) == 0
                        ? Start + 30 + (random.Next(to / 60) * 60) - random.Next(3)
                        : Start + random.Next(from, to);
                }
                while (!taken.Add(at));

                return uncertain-- > 0 ? Moment.Between(at, at + random.Next(1, Widest + 1)) : Moment.At(at);
            }

            lead.events.Add((Event.HandOff, At(0, 120), 0));
            int touches = random.Next(0, 3), changes = random.Next(0, 3);
            for (int i = 0; i < touches; i++) lead.events.Add((Event.Touch, At(0, 280), holders[random.Next(holders.Length)]));
            for (int i = 0; i < changes; i++) lead.events.Add((Event.Owner, At(0, 280), holders[random.Next(holders.Length)]));
            if (random.Next(4) == 0) lead.events.Add((Event.Close, At(0, 280), 0));
            if (random.Next(3) == 0)
            {
                lead.events.Add((Event.Pause, At(0, 280), 1));
                lead.events.Add((Event.Pause, At(0, 280), 0));
            }

            return lead;
        }

        /// <summary>All readings, each event at each of its seconds.</summary>
        public IEnumerable<SlowLead> Readings() => Choose(0, new long[events.Count]);

        public void Put(FollowUpSources sources)
        {
            sources.Begin(ExportPlan.Of(new Layout(RecordKind.Lead, "leads.csv")));
            ref var lead = ref sources.Book.Add(Utf8Text.Of("1"));
            lead.Created = events[0].At;
            lead.Assigned = lead.Converted = Moment.Missing;
            lead.Owner = firstHolder;
            lead.Flags = LeadFlags.HasReason;

            // With the one promise of the agreement, which has no condition.
            lead.Traits = sources.Traits.Of(new Record(new Layout(RecordKind.Lead, ""), new Row()));
            int open = sources.Texts.Add("Open"), waiting = sources.Texts.Add("Waiting");
            int before = firstHolder, status = open;
            foreach (var (kind, at, to) in Ordered().Select(index => events[index]))
            {
                switch (kind)
                {
                    case Event.Touch:
                        ref var touch = ref sources.Book.Touches.Add(0);
                        touch.At = at;
                        touch.By = to;
                        break;
                    case Event.Owner:
                        ref var owner = ref sources.Book.OwnerChanges.Add(0);
                        owner.At = at;
                        owner.From = before;
                        owner.To = before = to;
                        break;
                    case Event.Close or Event.Pause:
                        ref var change = ref sources.Book.StageChanges.Add(0);
                        change.At = at;
                        change.Kind = kind == Event.Close ? ChangeKind.Stage : ChangeKind.Status;
                        change.From = kind == Event.Close ? sources.Texts.Add("New") : status;
                        change.To = kind == Event.Close ? sources.Texts.Add("Lost") : status = to == 1 ? waiting : open;
                        break;
                }
            }

            sources.Book.Link();
        }

        public override string ToString() => string.Join(
            ", ",
            events.Select(one => $"{one.Kind} {one.At.Earliest - Start}..{one.At.Latest - Start} {one.To}").Prepend($"holder {firstHolder}"));

        private IEnumerable<SlowLead> Choose(int index, long[] at)
        {
            if (index == events.Count)
            {
                var order = Enumerable.Range(0, at.Length).OrderBy(i => at[i]).ThenBy(i => Rank(i)).ToList();
                yield return new SlowLead(
                    at[0],
                    firstHolder,
                    order.Where(i => events[i].Kind == Event.Owner).Select(i => (at[i], events[i].To)).ToList(),
                    order.Where(i => events[i].Kind == Event.Touch).Select(i => (at[i], events[i].To)).ToList(),
                    order.Where(i => events[i].Kind == Event.Close).Select(i => at[i]).ToList(),
                    order.Where(i => events[i].Kind == Event.Pause).Select(i => (at[i], events[i].To == 1)).ToList());
                yield break;
            }

            for (at[index] = events[index].At.Earliest; at[index] <= events[index].At.Latest; at[index]++)
            {
                foreach (var reading in Choose(index + 1, at)) yield return reading;
            }
        }

        /// <summary>Of events at one instant, the order in which the engine takes them.</summary>
        private int Rank(int index) => Ordered().IndexOf(index);

        private List<int> Ordered() => Enumerable.Range(0, events.Count)
            .OrderBy(i => events[i].At.Earliest).ThenBy(i => events[i].At.Latest).ThenBy(i => i).ToList();
    }
}
