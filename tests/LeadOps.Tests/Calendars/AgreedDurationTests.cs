using LeadOps.Calendars;

namespace LeadOps.Tests.Calendars;

public sealed class AgreedDurationTests
{
    [Theory]
    [InlineData("90 s", 90)]
    [InlineData("15 min", 900)]
    [InlineData("1 h", 3_600)]
    [InlineData("30 days", 2_592_000)]
    [InlineData("1 day", 86_400)]
    [InlineData("0 s", 0)]
    [InlineData("0 days", 0)]
    [InlineData("36525 days", 3_155_760_000)]
    public void A_duration_of_plain_units_is_so_many_seconds(string text, long seconds)
    {
        Assert.True(AgreedDuration.TryParse(text, out var duration));
        Assert.Equal((false, seconds, 0), (duration.IsBusinessDays, duration.Seconds, duration.Days));
        Assert.Equal(text, duration.ToString());
    }

    [Theory]
    [InlineData("0 business days", 0)]
    [InlineData("1 business day", 1)]
    [InlineData("10 business days", 10)]
    public void Business_days_are_no_number_of_seconds(string text, int days)
    {
        Assert.True(AgreedDuration.TryParse(text, out var duration));
        Assert.Equal((true, 0L, days), (duration.IsBusinessDays, duration.Seconds, duration.Days));
        Assert.Equal(text, duration.ToString());
    }

    [Theory]
    [InlineData("1 days", "1 day")]
    [InlineData("2 day", "2 days")]
    [InlineData("1 business days", "1 business day")]
    public void One_and_many_days_may_be_mixed_up(string text, string shown)
    {
        Assert.True(AgreedDuration.TryParse(text, out var duration));
        Assert.Equal(shown, duration.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("h")]
    [InlineData("1")]
    [InlineData("1h")]
    [InlineData(" 1 h")]
    [InlineData("1 h ")]
    [InlineData("1  h")]
    [InlineData("1\u00a0h")]
    [InlineData("1 H")]
    [InlineData("1 hour")]
    [InlineData("1 m")]
    [InlineData("1 month")]
    [InlineData("2 Business Days")]
    [InlineData("2 business  days")]
    [InlineData("2 businessdays")]
    [InlineData("-1 h")]
    [InlineData("+1 h")]
    [InlineData("1.5 h")]
    [InlineData("1,5 h")]
    [InlineData("1,000 s")]
    [InlineData("01 h")]
    [InlineData("٣ h")]
    [InlineData("1e3 s")]
    [InlineData("1 h 30 min")]
    [InlineData("PT1H")]
    [InlineData("36526 days")]
    [InlineData("36526 business days")]
    [InlineData("876601 h")]
    [InlineData("99999999999999999999 s")]
    public void Anything_else_is_no_duration(string text)
    {
        Assert.False(AgreedDuration.TryParse(text, out var duration));
        Assert.Equal("0 s", duration.ToString());
    }

    [Fact]
    public void A_business_day_is_not_as_many_hours_as_the_calendar_is_open_on_one()
    {
        var calendar = new TestCalendar("UTC", "mon-fri 09:00-17:00").Build();
        long from = TestCalendar.At("2026-11-20T10:00Z");
        Assert.True(AgreedDuration.TryParse("1 business day", out var day));
        Assert.True(AgreedDuration.TryParse("9 h", out var hours));
        Assert.True(day.TryDue(calendar, from, out long dueDay) & hours.TryDue(calendar, from, out long dueHours));
        Assert.Equal((TestCalendar.At("2026-11-23T10:00Z"), TestCalendar.At("2026-11-23T11:00Z")), (dueDay, dueHours));
    }
}
