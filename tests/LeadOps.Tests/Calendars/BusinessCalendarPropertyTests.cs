using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LeadOps.Calendars;
using LeadOps.Exports;
using NodaTime;
using static LeadOps.Tests.Calendars.TestCalendar;

namespace LeadOps.Tests.Calendars;

/// <summary>What holds for all calendars and instants.</summary>
public sealed class BusinessCalendarPropertyTests
{
    private const int FirstYear = 2005, LastYear = 2036;

    private static readonly string[] Zones =
    [
        "Africa/Cairo", "Africa/Casablanca", "America/Havana", "America/Los_Angeles", "America/New_York", "America/Sao_Paulo",
        "America/St_Johns", "Asia/Beirut", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran", "Australia/Lord_Howe",
        "Europe/Berlin", "Europe/Dublin", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "UTC",
    ];

    private static readonly TestCalendar[] Written =
    [
        new("Europe/Berlin", "mon-thu 09:00-12:30 13:30-18:00; fri 09:00-16:00", "2014-05-01; 2018-12-25; 2018-12-26", "2018-12-24 09:00-12:00; 2018-12-29 10:00-14:00"),
        new("Europe/Berlin", "mon-fri 22:00-06:00; sun 00:30-02:30 02:45-03:15 03:20-05:00", "2014-03-28; 2019-10-26", "2018-03-24 20:00-20:00"),
        new("Europe/Berlin", "mon-sun 00:00-24:00"),
        new("UTC", "mon-sun 00:00-24:00"),
        new("America/New_York", "mon-fri 08:30-17:30; sat 18:00-02:30; sun 01:30-02:30 03:00-03:30", "2014-07-04"),
        new("America/Sao_Paulo", "mon-fri 08:00-12:00 13:00-18:00; sat 20:00-23:30; sun 00:00-02:00 18:00-24:00"),
        new("Australia/Lord_Howe", "mon-sat 08:00-16:30; sun 01:15-01:45 01:50-02:10 02:15-04:00"),
        new("Asia/Kolkata", "mon-sat 10:00-13:15 14:00-19:00", "2014-08-15"),
        new("Europe/Dublin", "mon-fri 07:45-16:15; sun 00:45-01:30"),
        new("Africa/Casablanca", "mon-fri 08:30-16:30; sun 01:30-02:15 02:30-03:30"),
        new("America/Havana", "mon-sat 06:00-14:00; sun 00:00-00:30 01:00-03:00"),
        new("Asia/Beirut", "mon-fri 08:00-17:00; sat 22:00-24:00; sun 00:00-01:30"),
        new("Pacific/Apia", "mon-fri 09:00-17:00 22:00-03:00; sun 02:00-05:00"),
        new("America/St_Johns", "mon-fri 09:00-17:00; sat 23:30-23:45; sun 00:00-00:01 00:00:30-00:05"),
        new("Pacific/Chatham", "mon-sun 02:50-02:45"),
        // Open in June only, and not each year.
        new("Europe/Berlin", "", dates: string.Join(';', Enumerable.Range(2005, 32).Where(year => year % 5 > 0).Select(year => year + "-06-10 09:00-02:00"))),
    ];

    [Fact]
    public void A_million_random_cases_agree_with_a_plain_implementation_of_the_definition()
    {
        var random = new Random(4);
        var known = Zones.Where(IsSameInNodaTime).ToHashSet();
        Assert.True(known.Count > Zones.Length / 2, "too few zones are the same here and in NodaTime");
        var calendars = Written.ToList();
        for (int i = 0; i < 24; i++) calendars.Add(TestCalendar.Random(Zones[i % Zones.Length], random, FirstYear, LastYear));
        calendars.RemoveAll(calendar => !known.Contains(calendar.ZoneId));
        Parallel.For(0, calendars.Count, i => Compare(calendars[i], new Random(i), 1_000_000 / calendars.Count + 1));
    }

    [Fact]
    public void From_an_instant_to_when_time_is_used_up_there_is_that_much_open_time_and_not_a_second_before()
    {
        foreach (var (calendar, random) in Calendars())
        {
            for (int i = 0; i < 500; i++)
            {
                long from = InstantIn(random), seconds = random.NextInt64(1, random.Next(2) == 0 ? 20_000 : 2_000_000);
                if (!calendar.TryDue(from, seconds, out long due)) continue;
                Assert.Equal(seconds, calendar.OpenSeconds(from, due));
                Assert.Equal(seconds - 1, calendar.OpenSeconds(from, due - 1));
                Assert.True(calendar.IsOpen(due - 1));
            }
        }
    }

    [Fact]
    public void With_no_time_to_use_up_due_is_the_first_open_instant()
    {
        foreach (var (calendar, random) in Calendars())
        {
            for (int i = 0; i < 500; i++)
            {
                long from = InstantIn(random);
                if (!calendar.TryDue(from, 0, out long due)) continue;
                Assert.True(calendar.IsOpen(due));
                Assert.Equal(0, calendar.OpenSeconds(from, due));
                Assert.True(due == from ? calendar.IsOpen(from) : !calendar.IsOpen(due - 1));
            }
        }
    }

    [Fact]
    public void What_begins_later_or_takes_longer_is_not_due_earlier()
    {
        foreach (var (calendar, random) in Calendars())
        {
            for (int i = 0; i < 500; i++)
            {
                long from = InstantIn(random), seconds = random.NextInt64(0, 500_000);
                if (!calendar.TryDue(from, seconds, out long due)) continue;
                if (calendar.TryDue(from + random.Next(200_000), seconds, out long later)) Assert.True(later >= due);
                if (calendar.TryDue(from, seconds + random.Next(50_000), out long longer)) Assert.True(longer >= due);
            }
        }
    }

    [Fact]
    public void Open_time_of_two_spans_in_a_row_adds_up_and_none_runs_backwards()
    {
        foreach (var (calendar, random) in Calendars())
        {
            for (int i = 0; i < 500; i++)
            {
                long[] at = [.. Enumerable.Range(0, 3).Select(_ => InstantIn(random)).Order()];
                Assert.Equal(
                    calendar.OpenSeconds(at[0], at[2]),
                    calendar.OpenSeconds(at[0], at[1]) + calendar.OpenSeconds(at[1], at[2]));
                Assert.Equal(0, calendar.OpenSeconds(at[2], at[0]));
            }
        }
    }

    [Fact]
    public void Closing_time_never_lengthens_open_time_and_never_brings_due_forward()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var test = TestCalendar.Random(Zones[seed % Zones.Length], random, 2010, 2012);
            var open = test.Build();
            for (int i = 0; i < 300; i++) test.Holidays.Add(Civil.DaysFrom(2009, 1, 1) + random.Next(5 * 365));
            int weekday = random.Next(7);
            test.Week[weekday] = [.. test.Week[weekday].Skip(1)];
            var closed = test.Build();
            for (int i = 0; i < 500; i++)
            {
                long from = Civil.DaysFrom(2010, 1, 1) * 86_400 + random.Next(2 * 365 * 86_400), to = from + random.Next(20_000_000);
                Assert.True(closed.OpenSeconds(from, to) <= open.OpenSeconds(from, to));
                long seconds = random.Next(200_000);
                if (!closed.TryDue(from, seconds, out long later)) continue;
                Assert.True(open.TryDue(from, seconds, out long due) && due <= later);
            }
        }
    }

    [Fact]
    public void A_calendar_that_never_closes_is_plain_subtraction_whatever_the_clocks_do()
    {
        foreach (string zone in Zones)
        {
            var calendar = BusinessCalendar.AlwaysOpen(Find(zone));
            var random = new Random(zone.Length);
            for (int i = 0; i < 300; i++)
            {
                // Some through millennia.
                bool far = i < 20 && (zone is "Europe/Dublin" or "UTC");
                long from = far ? FarInstant(random) : InstantIn(random), to = far ? FarInstant(random) : InstantIn(random);
                Assert.Equal(Math.Max(to - from, 0), calendar.OpenSeconds(from, to));
                Assert.True(calendar.IsOpen(from));
                if (to < from) continue;
                Assert.True(calendar.TryDue(from, to - from, out long due));
                Assert.Equal(to, due);
                if (far) continue;
                var all = Assert.Single(calendar.OpenIntervals(from, to + 1));
                Assert.Equal((from, to + 1), (all.From, all.To));
            }
        }
    }

    [Fact]
    public void Open_intervals_are_in_order_apart_and_all_that_is_open()
    {
        foreach (var (calendar, random) in Calendars())
        {
            for (int i = 0; i < 100; i++)
            {
                long from = InstantIn(random), to = from + random.Next(-100, i % 10 == 0 ? 100_000_000 : 1_000_000);
                long sum = 0, last = long.MinValue;
                foreach (var part in calendar.OpenIntervals(from, to))
                {
                    Assert.True(part.From > last && part.From < part.To && part.From >= from && part.To <= to);
                    Assert.True(part.From == from || !calendar.IsOpen(part.From - 1));
                    Assert.True(part.To == to || !calendar.IsOpen(part.To));
                    sum += part.To - part.From;
                    last = part.To;
                }

                Assert.Equal(calendar.OpenSeconds(from, to), sum);
            }
        }
    }

    [Fact]
    public void Millennia_are_summed_as_the_years_in_them()
    {
        // A first look from far passes over whole pages; one with every half-year known need not.
        var test = new TestCalendar("Europe/Dublin", "mon-fri 09:00-17:00; sun 00:30-01:30");
        long from = Civil.DaysFrom(1200, 5, 5) * 86_400 + 36_000, to = Civil.DaysFrom(3300, 7, 7) * 86_400 + 40_000;
        long whole = test.Build().OpenSeconds(from, to);
        var pieces = test.Build();
        long sum = 0;
        for (long at = from; at < to; at += 30_000_000) sum += pieces.OpenSeconds(at, Math.Min(at + 30_000_000, to));
        Assert.Equal(sum, whole);
        Assert.True(test.Build().TryDue(from, whole, out long due));
        Assert.Equal(whole, pieces.OpenSeconds(from, due));
        Assert.True(due <= to && pieces.OpenSeconds(due, to) == 0);
    }

    [Fact]
    public void Threads_that_share_a_calendar_see_the_same_time()
    {
        var shared = Written[0].Build();
        var alone = Written[0].Build();
        long[] instants = [.. Enumerable.Range(0, 2_000).Select(i => InstantIn(new Random(i)))];
        long[] expected = [.. instants.Select(from => alone.OpenSeconds(from, from + 10_000_000))];
        long[] actual = new long[instants.Length];
        Parallel.For(0, instants.Length, i => actual[i] = shared.OpenSeconds(instants[i], instants[i] + 10_000_000));
        Assert.Equal(expected, actual);
    }

    private static void Compare(TestCalendar test, Random random, int cases)
    {
        var calendar = test.Build();
        var plain = new PlainCalendar(test, FirstYear, LastYear);
        long[] changes = [.. ChangesOf(test.ZoneId)];
        for (int i = 0; i < cases; i++)
        {
            long from = InstantNear(random, changes, plain.Edges);
            long to = random.Next(3) switch
            {
                0 => InstantNear(random, changes, plain.Edges),
                1 => from + random.Next(-1_000, 60 * 86_400),
                _ => from + random.Next(0, 200_000),
            };
            switch (i % 4)
            {
                case 0:
                case 1 when to <= from:
                    Check(test, "B", from, to, to <= from ? 0 : plain.OpenSeconds(from, to), calendar.OpenSeconds(from, to));
                    break;
                case 1:
                    // Much of it is used up just about when the calendar closes.
                    long seconds = Math.Max(plain.OpenSeconds(from, to) + random.Next(-1, 3) * random.Next(2), 0);
                    Check(test, "due", from, seconds, plain.Due(from, seconds), calendar.TryDue(from, seconds, out long due) ? due : null);
                    break;
                case 2:
                    long few = random.Next(4) == 0 ? 0 : random.Next(8) * 900;
                    Check(test, "due", from, few, plain.Due(from, few), calendar.TryDue(from, few, out long soon) ? soon : null);
                    Check(test, "open", from, 0, plain.IsOpen(from) ? 1 : 0, calendar.IsOpen(from) ? 1 : 0);
                    break;
                default:
                    int days = random.Next(random.Next(20) == 0 ? 40 : 4);
                    Check(test, "business days", from, days, plain.DueBusinessDays(from, days), calendar.TryDueBusinessDays(from, days, out long day) ? day : null);
                    break;
            }
        }
    }

    private static void Check(TestCalendar test, string what, long from, long amount, long? expected, long? actual)
    {
        if (expected == actual) return;
        var zone = Find(test.ZoneId);
        string Shown(long? value) => value > 1_000_000_000 ? TimeText.Instant(value.Value, zone) : value?.ToString() ?? "none";
        Assert.Fail($"{test.Build()} {what}({Shown(from)}, {Shown(amount)}): {Shown(expected)} expected, {Shown(actual)} found");
    }

    /// <summary>Half of them near a change of clocks; of all, some a second from the edge of a window.</summary>
    private static long InstantNear(Random random, long[] changes, IReadOnlyList<long> edges)
    {
        long at = random.Next(2) == 0 && changes.Length > 0
            ? changes[random.Next(changes.Length)] + random.Next(-100_000, 100_000)
            : InstantIn(random);
        if (random.Next(3) > 0) return at;
        int low = 0, high = edges.Count - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (edges[middle] <= at) low = middle;
            else high = middle;
        }

        return Math.Max(edges[low], Civil.DaysFrom(2007, 1, 1) * 86_400) + random.Next(-1, 2);
    }

    private static IEnumerable<long> ChangesOf(string id) => DateTimeZoneProviders.Tzdb[id]
        .GetZoneIntervals(Instant.FromUtc(2007, 2, 1, 0, 0), Instant.FromUtc(2024, 12, 1, 0, 0))
        .Skip(1)
        .Select(interval => interval.Start.ToUnixTimeSeconds());

    private static bool IsSameInNodaTime(string id)
    {
        // Windows lacks some zones, and has other history for others.
        if (!Zone.TryFind(id, out var zone)) return false;
        var oracle = DateTimeZoneProviders.Tzdb[id];
        long end = Civil.DaysFrom(LastYear + 1, 1, 5) * 86_400;
        for (long at = Civil.DaysFrom(FirstYear - 1, 12, 25) * 86_400; at < end; at += 86_400)
        {
            if (zone!.OffsetAt(at) != oracle.GetUtcOffset(Instant.FromUnixTimeSeconds(at)).Seconds) return false;
        }

        return true;
    }

    private static IEnumerable<(BusinessCalendar Calendar, Random Random)> Calendars()
    {
        for (int i = 0; i < Written.Length; i++) yield return (Written[i].Build(), new Random(i));
        for (int i = 0; i < Zones.Length; i++)
        {
            var random = new Random(100 + i);
            yield return (TestCalendar.Random(Zones[i], random, FirstYear, LastYear).Build(), random);
        }
    }

    private static long InstantIn(Random random) =>
        random.NextInt64(Civil.DaysFrom(2007, 1, 1) * 86_400, Civil.DaysFrom(2025, 1, 1) * 86_400);

    private static long FarInstant(Random random) => random.NextInt64(Civil.FirstInstant, Civil.LastInstant);
}
