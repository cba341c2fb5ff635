using System;
using System.Linq;
using LeadOps.Calendars;
using NodaTime;
using NodaTime.TimeZones;

namespace LeadOps.Tests.Calendars;

public sealed class ZoneNamesTests
{
    [Fact]
    public void Names_are_sorted_and_each_stands_once()
    {
        var names = ZoneNames.All();
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.True(names.Count > 590);
    }

    [Theory]
    [InlineData("Europe/Berlin", "W. Europe Standard Time")]
    [InlineData("Europe/Dublin", "GMT Standard Time")]
    [InlineData("America/New_York", "Eastern Standard Time")]
    [InlineData("America/Vancouver", "British Columbia Standard Time, Pacific Standard Time")]
    [InlineData("Asia/Calcutta", "India Standard Time")]
    [InlineData("Etc/UTC", "UTC")]
    [InlineData("Antarctica/Troll", "")]
    [InlineData("Mars/Olympus", "")]
    public void Windows_PowerShell_gets_the_Windows_zone(string id, string windowsIds) =>
        Assert.Equal(windowsIds, string.Join(", ", ZoneNames.WindowsIdsOf(id)));

    [Fact]
    public void Windows_zones_are_those_of_CLDR_unless_they_have_other_rules()
    {
        var cldr = TzdbDateTimeZoneSource.Default.TzdbToWindowsIds;
        string[] without = ["America/Scoresbysund", "Antarctica/Casey", "Antarctica/Vostok"];
        foreach (string name in ZoneNames.All().Except(without))
        {
            if (!cldr.TryGetValue(name, out string? windowsId)) continue;
            Assert.Equal(windowsId, ZoneNames.WindowsIdsOf(name).First());
        }

        Assert.Empty(without.SelectMany(ZoneNames.WindowsIdsOf));
    }

    [Fact]
    public void Zones_that_share_a_Windows_zone_have_the_same_winter_and_summer()
    {
        var shared = ZoneNames.All()
            .SelectMany(name => ZoneNames.WindowsIdsOf(name), (name, windowsId) => (name, windowsId))
            .GroupBy(pair => pair.windowsId, pair => DateTimeZoneProviders.Tzdb.GetZoneOrNull(pair.name));
        foreach (var zones in shared)
        {
            for (int day = 0; day < 365; day += 10)
            {
                var at = Instant.FromUtc(2025, 1, 1, 0, 0) + Duration.FromDays(day);
                Assert.Single(zones.OfType<DateTimeZone>().Select(zone => zone.GetUtcOffset(at)).Distinct());
            }
        }
    }
}
