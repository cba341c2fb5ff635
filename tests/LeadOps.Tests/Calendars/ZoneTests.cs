using System;
using System.Globalization;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Exports;
using NodaTime;
using NodaTime.TimeZones;

namespace LeadOps.Tests.Calendars;

public sealed class ZoneTests
{
    private static readonly string[] Ids =
    [
        "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "America/Argentina/San_Luis", "America/Bogota",
        "America/Caracas", "America/Chicago", "America/Havana", "America/Los_Angeles", "America/New_York",
        "America/Nuuk", "America/Recife", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll", "Asia/Amman",
        "Asia/Dubai", "Asia/Gaza", "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Pyongyang",
        "Asia/Tehran", "Asia/Tokyo", "Atlantic/Azores", "Australia/Adelaide", "Australia/Lord_Howe", "Europe/Berlin",
        "Europe/Dublin", "Europe/Istanbul", "Europe/Lisbon", "Europe/London", "Europe/Moscow", "Pacific/Apia",
        "Pacific/Auckland", "Pacific/Chatham", "Pacific/Honolulu",
    ];

    /// <summary>
    /// The oracle brings time-zone data of its own, which need not be of the system's version (Windows has other
    /// history altogether). So a year is compared where both have the same offset on each of its days and the days
    /// around it; at least half of them are, or the test says nothing and fails.
    /// </summary>
    [Fact]
    public void Offsets_and_local_times_agree_with_NodaTime_from_1990_to_2037()
    {
        var random = new Random(1990);
        int compared = 0, all = 0;
        foreach (string id in Ids)
        {
            // Windows has no zone for Troll.
            if (!Zone.TryFind(id, out var zone)) continue;
            var system = TimeZoneInfo.FindSystemTimeZoneById(id);
            var oracle = DateTimeZoneProviders.Tzdb[id];
            for (int year = 1990; year <= 2037; year++)
            {
                all++;
                long start = Civil.DaysFrom(year, 1, 1) * 86_400, end = Civil.DaysFrom(year + 1, 1, 1) * 86_400;
                if (!Agree(system, oracle, start - 3 * 86_400, end + 3 * 86_400)) continue;
                compared++;
                for (int i = 0; i < 20; i++) CompareAt(zone!, oracle, random.NextInt64(start, end));
                foreach (var interval in oracle.GetZoneIntervals(
                    Instant.FromUnixTimeSeconds(start), Instant.FromUnixTimeSeconds(end)))
                {
                    if (!interval.HasStart) continue;
                    long transition = interval.Start.ToUnixTimeSeconds();
                    if (transition < start) continue;
                    CompareAt(zone!, oracle, transition - 1);
                    CompareAt(zone!, oracle, transition);
                    for (int i = 0; i < 20; i++) CompareAt(zone!, oracle, transition + random.Next(-7_200, 7_200));
                }
            }
        }

        Assert.True(compared > all / 2, $"only {compared} of {all} years could be compared");
    }

    [Fact]
    public void Offsets_are_the_systems_in_every_year_also_without_tables()
    {
        var random = new Random(3);
        foreach (string id in Ids)
        {
            if (!Zone.TryFind(id, out var zone)) continue;
            var system = TimeZoneInfo.FindSystemTimeZoneById(id);
            for (int i = 0; i < 2_000; i++)
            {
                long instant = i % 10 == 0
                    ? random.NextInt64(Civil.FirstInstant, Civil.LastInstant)
                    : random.NextInt64(Civil.DaysFrom(1965, 1, 1) * 86_400, Civil.DaysFrom(2105, 1, 1) * 86_400);
                Assert.Equal(OffsetOf(system, instant), zone!.OffsetAt(instant));
                var expected = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(instant), system);
                Assert.True(expected.EqualsExact(zone.ToOffset(instant)), $"{id} {instant}");
            }
        }
    }

    [Fact]
    public void No_zone_keeps_an_offset_for_less_than_the_four_days_between_two_looks()
    {
        foreach (string id in DateTimeZoneProviders.Tzdb.Ids)
        {
            var from = Instant.FromUtc(1970, 1, 1, 0, 0);
            var until = Instant.FromUtc(2100, 1, 1, 0, 0);
            var kept = DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(
                new Interval(from, until), ZoneEqualityComparer.Options.OnlyMatchWallOffset);
            foreach (var interval in kept)
            {
                if (!interval.HasStart || !interval.HasEnd || interval.Start < from) continue;
                Assert.True(interval.Duration > Duration.FromDays(6), $"{id} {interval}");
            }
        }
    }

    [Theory]
    // Spring: the gap is moved forward by its length.
    [InlineData("Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T01:59:59+01:00", null, "Normal")]
    [InlineData("Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T03:00:00+02:00", null, "Gap")]
    [InlineData("Europe/Berlin", "2026-03-29T02:59:59", "2026-03-29T03:59:59+02:00", null, "Gap")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00", null, "Normal")]
    [InlineData("America/New_York", "2026-03-08T02:30:00", "2026-03-08T03:30:00-04:00", null, "Gap")]
    [InlineData("Australia/Lord_Howe", "2025-10-05T02:15:00", "2025-10-05T02:45:00+11:00", null, "Gap")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-31T12:00:00+14:00", null, "Gap")]
    // Autumn: twice.
    [InlineData("Europe/Berlin", "2026-10-25T01:59:59", "2026-10-25T01:59:59+02:00", null, "Normal")]
    [InlineData(
        "Europe/Berlin", "2026-10-25T02:00:00", "2026-10-25T02:00:00+02:00",
        "2026-10-25T02:00:00+01:00", "Overlap")]
    [InlineData(
        "Europe/Berlin", "2026-10-25T02:59:59", "2026-10-25T02:59:59+02:00",
        "2026-10-25T02:59:59+01:00", "Overlap")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T03:00:00+01:00", null, "Normal")]
    [InlineData(
        "America/New_York", "2026-11-01T01:30:00", "2026-11-01T01:30:00-04:00",
        "2026-11-01T01:30:00-05:00", "Overlap")]
    [InlineData(
        "Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-05T01:45:00+11:00",
        "2026-04-05T01:45:00+10:30", "Overlap")]
    // Winter time is the exception: offsets are as on the clock all the same.
    [InlineData("Europe/Dublin", "2026-01-15T12:00:00", "2026-01-15T12:00:00+00:00", null, "Normal")]
    [InlineData("Europe/Dublin", "2026-07-15T12:00:00", "2026-07-15T12:00:00+01:00", null, "Normal")]
    [InlineData("Asia/Kathmandu", "2026-07-15T12:00:00", "2026-07-15T12:00:00+05:45", null, "Normal")]
    [InlineData("UTC", "2026-03-29T02:30:00", "2026-03-29T02:30:00+00:00", null, "Normal")]
    public void Local_times_around_a_change_of_clocks(
        string id, string local, string earliest, string? latest, string kind)
    {
        var zone = Find(id);
        zone.ToUtc(SecondsOf(local), out long first, out long last, out var actual);
        Assert.Equal(earliest, TimeText.Instant(first, zone));
        Assert.Equal(latest ?? earliest, TimeText.Instant(last, zone));
        Assert.Equal(kind, actual.ToString());
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-20", "2026-11-20T00:00:00+01:00", "2026-11-20T23:59:59+01:00")]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29T00:00:00+01:00", "2026-03-29T23:59:59+02:00")]
    // Midnight was skipped.
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00", "2018-11-04T23:59:59-02:00")]
    // The last hour was twice.
    [InlineData("America/Sao_Paulo", "2018-02-17", "2018-02-17T00:00:00-02:00", "2018-02-17T23:59:59-03:00")]
    // Midnight was twice, on the same day.
    [InlineData("America/Havana", "2024-11-03", "2024-11-03T00:00:00-04:00", "2024-11-03T23:59:59-05:00")]
    [InlineData("America/Havana", "2024-11-02", "2024-11-02T00:00:00-04:00", "2024-11-02T23:59:59-04:00")]
    // Never was.
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00", "2011-12-31T23:59:59+14:00")]
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-29T00:00:00-10:00", "2011-12-29T23:59:59-10:00")]
    public void A_local_day_runs_from_its_first_to_its_last_second(string id, string date, string first, string last)
    {
        var zone = Find(id);
        zone.DayOf(SecondsOf(date + "T00:00") / 86_400, out long from, out long to, out var kind);
        Assert.Equal(first, TimeText.Instant(from, zone));
        Assert.Equal(last, TimeText.Instant(to, zone));
        Assert.Equal(first.StartsWith(date, StringComparison.Ordinal) ? LocalKind.Normal : LocalKind.Gap, kind);
    }

    [Fact]
    public void The_days_of_a_zone_hold_all_their_seconds_and_follow_each_other()
    {
        foreach (string id in Ids)
        {
            if (!Zone.TryFind(id, out var zone)) continue;
            for (long day = Civil.DaysFrom(2005, 1, 1); day < Civil.DaysFrom(2027, 1, 1); day++)
            {
                zone!.DayOf(day, out long first, out long last, out var kind);
                if (kind == LocalKind.Gap) continue;
                Assert.Equal(day, Civil.DayOf(zone.ToLocal(first)));
                Assert.Equal(day, Civil.DayOf(zone.ToLocal(last)));
                Assert.NotEqual(day, Civil.DayOf(zone.ToLocal(first - 1)));
                Assert.NotEqual(day, Civil.DayOf(zone.ToLocal(last + 1)));
            }
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("UTC", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("US/Eastern", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("europe/berlin", false)]
    [InlineData("utc", false)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("UTC-11", false)]
    [InlineData("localtime", false)]
    [InlineData("posix/Europe/Berlin", false)]
    [InlineData("right/Europe/Berlin", false)]
    [InlineData("Europe", false)]
    [InlineData("Europe/", false)]
    [InlineData("Europe//Berlin", false)]
    [InlineData("/Europe/Berlin", false)]
    [InlineData("../zoneinfo/Europe/Berlin", false)]
    [InlineData("Europe/Nowhere", false)]
    [InlineData("CEST", false)]
    [InlineData("", false)]
    public void Zones_are_found_by_their_IANA_names_only(string id, bool found)
    {
        Assert.Equal(found, Zone.TryFind(id, out var zone));
        if (found) Assert.Equal(id, zone!.Id);
        else Assert.Null(zone);
    }

    [Fact]
    public void Threads_that_share_a_new_zone_get_the_same_offsets()
    {
        var zone = Find("America/New_York");
        var system = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        System.Threading.Tasks.Parallel.For(0, 20_000, i =>
        {
            long instant = (long)i * 7_919 * 25_000 % 4_102_444_800L;
            Assert.Equal(OffsetOf(system, instant), zone.OffsetAt(instant));
        });
    }

    internal static Zone Find(string id) =>
        Zone.TryFind(id, out var zone) ? zone! : throw new InvalidOperationException(id + " is not on this system");

    private static long SecondsOf(string local) =>
        DateTimeOffset.Parse(local + "Z", CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    private static int OffsetOf(TimeZoneInfo system, long instant) =>
        (int)system.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(instant).UtcDateTime).TotalSeconds;

    private static bool Agree(TimeZoneInfo system, DateTimeZone oracle, long start, long end)
    {
        for (long at = start; at < end; at += 86_400)
        {
            int expected = oracle.GetUtcOffset(Instant.FromUnixTimeSeconds(at)).Seconds;
            if (OffsetOf(system, at) != expected) return false;
        }

        return true;
    }

    private static void CompareAt(Zone zone, DateTimeZone oracle, long instant)
    {
        var expected = Instant.FromUnixTimeSeconds(instant);
        Assert.Equal(oracle.GetUtcOffset(expected).Seconds, zone.OffsetAt(instant));

        // The same number as a local time, which may be in a gap or an overlap.
        foreach (long local in new[] { instant, zone.ToLocal(instant), zone.ToLocal(instant - 1) + 1 })
        {
            var time = Instant.FromUnixTimeSeconds(local).InUtc().LocalDateTime;
            var map = oracle.MapLocal(time);
            zone.ToUtc(local, out long earliest, out long latest, out var kind);
            if (map.Count == 0)
            {
                var moved = oracle.ResolveLocal(time, Resolvers.LenientResolver).ToInstant().ToUnixTimeSeconds();
                Assert.Equal((LocalKind.Gap, moved, moved), (kind, earliest, latest));
            }
            else
            {
                Assert.Equal(
                    (map.Count == 1 ? LocalKind.Normal : LocalKind.Overlap,
                        map.First().ToInstant().ToUnixTimeSeconds(), map.Last().ToInstant().ToUnixTimeSeconds()),
                    (kind, earliest, latest));
            }
        }
    }
}
