using System.Linq;
using System.Text.RegularExpressions;
using LeadOps.Agreements;

namespace LeadOps.Tests.Agreements;

public class AgreementStarterTests
{
    [Fact]
    public void The_starter_reads_without_any_problem()
    {
        string text = AgreementStarter.Write("Acme \"North\"", "2026-Q4", "Europe/Berlin");
        var reading = AgreementReader.Read(text, "lead-agreement.json", Agree.Rules);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        Assert.Equal("Acme \"North\" 2026-Q4", reading.Agreement!.ToString());
        Assert.Equal(15, reading.Agreement.Terms.Count);
        Assert.Null(reading.Agreement.Currency);
        Assert.Equal("office: mon-fri 09:00-17:00 (Europe/Berlin)", reading.Agreement.DefaultCalendar!.ToString());
        Assert.Equal("All leads: first touch within 8 h", reading.Agreement.FollowUp!.ToString());
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text);
    }

    [Fact]
    public void Its_currency_and_region_are_written_where_given()
    {
        var agreement = AgreementReader.Read(AgreementStarter.Write("A", "1", "UTC", "CHF", "CH"), "a.json").Agreement!;
        Assert.Equal(("CHF", "CH"), (agreement.Currency, agreement.DefaultRegion));
    }

    [Fact]
    public void Its_commented_examples_read_when_uncommented()
    {
        string text = AgreementStarter.Write("A", "1", "UTC");
        string uncommented = Regex.Replace(text, @"(?m)^( *)// (?= *[{""])", "$1");
        var reading = AgreementReader.Read(uncommented, "a.json", Agree.Rules);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        var agreement = reading.Agreement!;
        Assert.Equal((1, 1, 1, 2), (agreement.People.Count, agreement.RuleSettings.Count, agreement.Waivers.Count, agreement.Columns.Count));
        Assert.Equal(("EUR", "DE"), (agreement.Currency, agreement.DefaultRegion));
        Assert.NotNull(agreement.AgreedOn);
        Assert.Equal((1, 1), (agreement.DefaultCalendar!.Holidays.Count, agreement.DefaultCalendar.Dates.Count));
        Assert.Equal((2, 1, 1), (agreement.FollowUp!.Promises.Count, agreement.FollowUp.Pauses.Count, agreement.FollowUp.Queues.Count));
    }
}
