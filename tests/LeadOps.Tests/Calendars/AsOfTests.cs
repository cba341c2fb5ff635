using System;
using LeadOps.Calendars;

namespace LeadOps.Tests.Calendars;

public sealed class AsOfTests
{
    private const string Example = "Type for example 2026-11-20T08:00+01:00, 2026-11-20T08:00 or 2026-11-20.";

    private static readonly Zone Berlin = ZoneTests.Find("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-20T08:00+01:00", "2026-11-20T08:00:00+01:00")]
    [InlineData("2026-11-20T08:00Z", "2026-11-20T09:00:00+01:00")]
    [InlineData("2026-11-20T08:00", "2026-11-20T08:00:00+01:00")]
    [InlineData("2026-11-20 08:00:30.9", "2026-11-20T08:00:30+01:00")]
    [InlineData("20 Nov 2026 8:00 AM", "2026-11-20T08:00:00+01:00")]
    [InlineData("2026-11-20", "2026-11-20T23:59:59+01:00")]
    [InlineData("2026-10-25", "2026-10-25T23:59:59+01:00")]
    public void Text_is_an_instant_and_a_date_alone_the_end_of_its_day(string text, string expected) =>
        Assert.Equal(expected, TimeText.Instant(AsOf.Parse(text, Berlin), Berlin));

    [Theory]
    [InlineData("", "The as-of instant is empty. " + Example)]
    [InlineData("now", "'now' is not a date. " + Example)]
    [InlineData("20/11/2026", "'20/11/2026' does not begin with the year. " + Example)]
    [InlineData("2026-11-20T25:00", "'2026-11-20T25:00' is not in any calendar or on any clock. " + Example)]
    [InlineData("2026-11-31", "'2026-11-31' is not in any calendar or on any clock. " + Example)]
    [InlineData(
        "2026-03-29T02:30",
        "'2026-03-29T02:30' does not exist in Europe/Berlin, where clocks were put forward. "
            + "If the moment is meant, type 2026-03-29T03:30:00+02:00.")]
    [InlineData(
        "2026-10-25T02:30",
        "'2026-10-25T02:30' is twice in Europe/Berlin, where clocks were put back. "
            + "Type 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00.")]
    public void What_is_no_single_instant_says_what_to_type(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => AsOf.Parse(text, Berlin)).Message);

    [Fact]
    public void Typed_dates_are_taken_by_their_kind()
    {
        var eight = new DateTime(2026, 11, 20, 8, 0, 0, 900);
        Assert.Equal("2026-11-20T08:00:00+01:00", TimeText.Instant(AsOf.Of(eight, Berlin), Berlin));
        Assert.Equal(
            "2026-11-20T09:00:00+01:00",
            TimeText.Instant(AsOf.Of(DateTime.SpecifyKind(eight, DateTimeKind.Utc), Berlin), Berlin));
        var local = DateTime.SpecifyKind(eight, DateTimeKind.Local);
        Assert.Equal(new DateTimeOffset(local).ToUnixTimeSeconds(), AsOf.Of(local, Berlin));
        Assert.Equal(
            "2026-11-20T07:00:00+01:00",
            TimeText.Instant(AsOf.Of(new DateTimeOffset(eight, TimeSpan.FromHours(2))), Berlin));
        Assert.Throws<FormatException>(() => AsOf.Of(new DateTime(2026, 10, 25, 2, 30, 0), Berlin));
    }
}
