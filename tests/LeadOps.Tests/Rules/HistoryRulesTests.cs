using System.Linq;

namespace LeadOps.Tests.Rules;

/// <summary>What a row of a field history says is held against the words of the field it is about, and of no other.</summary>
public sealed class HistoryRulesTests
{
    private const string Agreement = """
        {
          "terms": {
            "stage": [ { "term": "MQL", "next": ["SAL"] }, { "term": "SAL", "next": ["SQL"] }, { "term": "SQL", "next": [] } ],
            "status": [ { "term": "New", "next": ["Working"] }, { "term": "Working", "next": ["Closed"] }, { "term": "Closed" } ]
          }
        }
        """;

    private const string Header = "Lead ID,Field,Old Value,New Value,Changed At\n";

    [Theory]
    [InlineData("101,Stage,MQL,SAL,2026-10-05 09:12", "")]
    [InlineData("101,Lead Status,New,Working,2026-10-05 09:12", "")]
    [InlineData("101,Stage,MQL,SQL,2026-10-05 09:12", "LO3006 to SQL")]
    [InlineData("101,Lead Status,New,Closed,2026-10-05 09:12", "LO3006 to Closed")]
    [InlineData("101,Lead Status,MQL,SQL,2026-10-05 09:12", "LO3001 from MQL, LO3001 to SQL")]
    [InlineData("101,Stage,New,Closed,2026-10-05 09:12", "LO3001 from New, LO3001 to Closed")]
    [InlineData("101,Lead Owner,Ben Otte,Mia Keller,2026-10-05 09:12", "")]
    [InlineData("101,Phone,1,2,2026-10-05 09:12", "")]
    [InlineData("101,,MQL,SQL,2026-10-05 09:12", "LO3006 to SQL")]
    public void A_row_is_held_against_the_terms_of_its_field(string row, string found) =>
        Assert.Equal(found, Found("history.csv", Header + row + "\n101,Stage,MQL,SAL,2026-10-06 09:12\n"));

    [Fact]
    public void A_status_history_speaks_status_without_naming_the_field()
    {
        const string header = "Lead ID,Old Status,New Status,Changed At\n";
        Assert.Equal("LO3006 to Closed", Found("history.csv", header + "101,New,Closed,2026-10-05 09:12\n"));
        Assert.Equal("LO3001 from MQL, LO3001 to SAL", Found("history.csv", header + "101,MQL,SAL,2026-10-05 09:12\n"));
    }

    [Fact]
    public void A_history_read_as_changes_of_owner_is_held_against_no_terms() =>
        Assert.Equal("", Found("history.csv", Header + "101,Owner,A,B,2026-10-05 09:12\n101,Owner,B,C,2026-10-06 09:12\n101,Stage,MQL,SQL,2026-10-06 10:12\n"));

    private static string Found(string file, string text) => string.Join(", ", RuleHarness.Find(file, text, Agreement)
        .Where(finding => finding.RuleId.StartsWith("LO3", System.StringComparison.Ordinal))
        .Select(finding => $"{finding.RuleId} {finding.Field} {finding.Evidence}"));
}
