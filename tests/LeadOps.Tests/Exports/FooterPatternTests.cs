using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class FooterPatternTests
{
    [Theory]
    [InlineData("Total", "Total", true)]
    [InlineData("Total", "Totals", false)]
    [InlineData("Total", "Tota", false)]
    [InlineData("Total", "", false)]
    [InlineData("Total*", "Total", true)]
    [InlineData("Total*", "Totals", true)]
    [InlineData("Total (*)", "Total (12 records)", true)]
    [InlineData("Total (*)", "Total ()", true)]
    [InlineData("Total (*)", "Total (", false)]
    [InlineData("Total (*)", "Total (1) of 2", false)]
    [InlineData("(c) *force*", "(c) 2026 salesforce.com", true)]
    [InlineData("(c) *force*", "(c) 2026 others", false)]
    [InlineData("a*aa", "aa", false)]
    [InlineData("a*aa", "aaa", true)]
    [InlineData("*", "anything", true)]
    public void A_star_stands_for_any_text_and_the_rest_for_itself(string pattern, string cell, bool matches) =>
        Assert.Equal(matches, new FooterPattern(pattern).Matches(Utf8Text.Of(cell)));
}
