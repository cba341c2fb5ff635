using System;
using System.Globalization;
using LeadOps.Calendars;
using LeadOps.Exports;

namespace LeadOps.Tests.Calendars;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(59, "0:00")]
    [InlineData(27_600, "7:40")]
    [InlineData(90_000, "25:00")]
    [InlineData(360_000_000, "100000:00")]
    [InlineData(-59, "0:00")]
    [InlineData(-5_400, "-1:30")]
    public void A_duration_is_whole_hours_and_minutes(long seconds, string expected) =>
        Assert.Equal(expected, TimeText.Duration(seconds));

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void Instants_and_durations_are_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            long instant = DateTimeOffset.UnixEpoch.AddDays(20_777).ToUnixTimeSeconds();
            Assert.Equal("2026-11-20T01:00:00+01:00", TimeText.Instant(instant, ZoneTests.Find("Europe/Berlin")));
            Assert.Equal("2026-11-19T20:30:00-03:30", TimeText.Instant(instant, ZoneTests.Find("America/St_Johns")));
            Assert.Equal("2026-11-20T00:00:00+00:00", TimeText.Instant(instant, Zone.Utc));
            Assert.Equal("-12:05", TimeText.Duration(-43_500));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_written_instant_reads_as_itself()
    {
        var zone = ZoneTests.Find("America/New_York");
        var random = new Random(5);
        for (int i = 0; i < 10_000; i++)
        {
            long instant = random.NextInt64(Civil.DaysFrom(1900, 1, 1) * 86_400, Civil.LastInstant);
            var text = Utf8Text.Of(TimeText.Instant(instant, zone));
            var reading = InstantReader.Read(text, DateOrder.Unknown, null);
            Assert.True(reading.IsExact);
            Assert.Equal(instant, reading.Earliest);
        }
    }
}
