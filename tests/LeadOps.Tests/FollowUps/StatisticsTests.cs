using LeadOps.FollowUps;

namespace LeadOps.Tests.FollowUps;

public class StatisticsTests
{
    [Theory]
    [InlineData(new[] { 7 }, "0.5", "7")]
    [InlineData(new[] { 1, 2, 3, 4 }, "0.5", "2.5")]
    [InlineData(new[] { 1, 2, 3, 4 }, "0", "1")]
    [InlineData(new[] { 1, 2, 3, 4 }, "1", "4")]
    [InlineData(new[] { 10, 20, 30, 40, 50 }, "0.9", "46")]
    [InlineData(new[] { 15, 20, 35, 40, 50 }, "0.4", "29")]
    [InlineData(new[] { 0, int.MaxValue }, "0.5", "1073741823.5")]
    public void Percentiles_are_of_type_7(int[] values, string share, string expected) =>
        Assert.Equal(Number(expected), Statistics.Percentile(values, Number(share)));

    // The first is Newcombe's example (Statistics in Medicine 17, 1998, table I): 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    [Theory]
    [InlineData(81, 263, "0.2553", "0.3662")]
    [InlineData(15, 148, "0.0624", "0.1605")]
    [InlineData(0, 20, "0", "0.1611")]
    [InlineData(1, 29, "0.0061", "0.1718")]
    [InlineData(20, 20, "0.8389", "1")]
    public void The_interval_of_a_rate_is_Wilsons(long successes, long n, string low, string high)
    {
        var (foundLow, foundHigh) = Statistics.Wilson(successes, n);
        Assert.Equal((Number(low), Number(high)), (decimal.Round(foundLow, 4), decimal.Round(foundHigh, 4)));
    }

    [Fact]
    public void The_interval_of_a_rate_lies_in_0_to_1_and_holds_the_rate()
    {
        for (int n = 1; n <= 60; n++)
        {
            for (int k = 0; k <= n; k++)
            {
                var (low, high) = Statistics.Wilson(k, n);
                decimal rate = Statistics.Share(k, n);
                Assert.True(low >= 0 && low <= rate && rate <= high && high <= 1, $"{k} of {n}: {low} {rate} {high}");
            }
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
