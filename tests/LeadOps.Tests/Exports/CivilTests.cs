using System;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class CivilTests
{
    [Fact]
    public void Every_day_from_year_1_to_9999_is_the_one_DateTime_has()
    {
        long day = Civil.DaysFrom(1, 1, 1);
        for (var date = DateTime.MinValue; ; date = date.AddDays(1), day++)
        {
            Civil.FromDays(day, out int year, out int month, out int dayOfMonth);
            if (day != Civil.DaysFrom(date.Year, date.Month, date.Day)
                || (year, month, dayOfMonth) != (date.Year, date.Month, date.Day)
                || Civil.DaysInMonth(year, month) != DateTime.DaysInMonth(year, month))
            {
                Assert.Fail($"{date:o} is day {day}, {year}-{month}-{dayOfMonth}");
            }

            if (date == DateTime.MaxValue.Date) break;
        }

        Assert.Equal(0, Civil.DaysFrom(1970, 1, 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(86_399, 0)]
    [InlineData(86_400, 1)]
    [InlineData(-1, -1)]
    [InlineData(-86_400, -1)]
    [InlineData(-86_401, -2)]
    public void The_day_of_a_second_rounds_down(long second, long day) => Assert.Equal(day, Civil.DayOf(second));

    [Fact]
    public void Limits_leave_a_day_to_the_ends_of_the_calendar()
    {
        Assert.Equal(Civil.FirstInstant, DateTimeOffset.MinValue.ToUnixTimeSeconds() + 86_400);
        Assert.Equal(Civil.LastInstant, DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 86_400);
    }
}
