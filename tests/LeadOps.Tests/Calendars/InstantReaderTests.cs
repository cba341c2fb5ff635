using System;
using LeadOps.Calendars;
using LeadOps.Exports;

namespace LeadOps.Tests.Calendars;

public sealed class InstantReaderTests
{
    private static readonly Zone Berlin = ZoneTests.Find("Europe/Berlin");

    [Theory]
    // With an offset the zone does not matter.
    [InlineData("2026-11-20T08:00:00Z", "2026-11-20T09:00:00+01:00", null)]
    [InlineData("2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00", null)]
    [InlineData("2026-11-20 08:00", "2026-11-20T08:00:00+01:00", null)]
    [InlineData("20/11/2026 08:00", "2026-11-20T08:00:00+01:00", null)]
    // The hour that is twice, and a date alone.
    [InlineData("2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")]
    [InlineData("2026-10-25", "2026-10-25T00:00:00+02:00", "2026-10-25T23:59:59+01:00")]
    [InlineData("2026-11-20", "2026-11-20T00:00:00+01:00", "2026-11-20T23:59:59+01:00")]
    public void Text_is_one_instant_or_an_interval(string text, string earliest, string? latest)
    {
        var reading = InstantReader.Read(Utf8Text.Of(text), DateOrder.DMY, Berlin);
        Assert.Equal(InstantStatus.Ok, reading.Status);
        Assert.True(reading.HasInstant);
        Assert.Equal(latest is null, reading.IsExact);
        Assert.Equal(earliest, TimeText.Instant(reading.Earliest, Berlin));
        Assert.Equal(latest ?? earliest, TimeText.Instant(reading.Latest, Berlin));
    }

    [Fact]
    public void A_time_that_was_skipped_is_told_and_moved_forward()
    {
        var reading = InstantReader.Read(Utf8Text.Of("2026-03-29 02:30"), DateOrder.Unknown, Berlin);
        Assert.Equal(InstantStatus.Gap, reading.Status);
        Assert.True(reading.IsExact);
        Assert.Equal("2026-03-29T03:30:00+02:00", TimeText.Instant(reading.Earliest, Berlin));
    }

    [Theory]
    [InlineData("", "Missing")]
    [InlineData("soon", "NotADate")]
    [InlineData("31/02/2026", "Impossible")]
    [InlineData("01/02/2026", "AmbiguousOrder")]
    public void What_cannot_be_read_says_why(string text, string status)
    {
        var reading = InstantReader.Read(Utf8Text.Of(text), DateOrder.Unknown, Berlin);
        Assert.Equal(status, reading.Status.ToString());
        Assert.False(reading.HasInstant);
        Assert.False(reading.IsExact);
    }

    [Fact]
    public void Without_a_zone_only_an_offset_gives_an_instant()
    {
        static InstantReading Read(string text) => InstantReader.Read(Utf8Text.Of(text), DateOrder.Unknown, null, true);
        Assert.Equal(InstantStatus.NoZone, Read("2026-11-20 08:00").Status);
        Assert.Equal(InstantStatus.NoZone, Read("2026-11-20").Status);
        Assert.True(Read("2026-11-20 08:00Z").IsExact);
        Assert.True(Read("1713182580999").IsExact);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31 23:59:59")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public void The_ends_of_the_calendar_can_be_shown_in_every_zone(string text)
    {
        foreach (string id in new[] { "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "UTC" })
        {
            var zone = ZoneTests.Find(id);
            var reading = InstantReader.Read(Utf8Text.Of(text), DateOrder.Unknown, zone);
            Assert.True(reading.HasInstant && reading.Earliest <= reading.Latest);
            Assert.InRange(zone.ToOffset(reading.Earliest), DateTimeOffset.MinValue, zone.ToOffset(reading.Latest));
        }
    }
}
