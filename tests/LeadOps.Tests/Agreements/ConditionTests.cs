using System;
using System.Collections.Generic;
using System.Text;
using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Records;
using Record = LeadOps.Records.Record;

namespace LeadOps.Tests.Agreements;

public class ConditionTests
{
    private const string Terms = """
        "missingValues": ["N/A"],
        "terms": { "stage": [ { "term": "MQL", "exportedAs": ["marketingqualifiedlead"], "aliases": ["Marketing lead"], "deprecated": ["Hot lead"] },
          { "term": "SAL" } ] },
        """;

    [Theory]
    [InlineData("{ \"stage\": \"MQL\" }", "stage=MQL", true)]
    [InlineData("{ \"stage\": \"MQL\" }", "stage=mql", true)]
    [InlineData("{ \"stage\": \"MQL\" }", "stage=Marketing lead", true)]
    [InlineData("{ \"stage\": \"MQL\" }", "stage=marketingqualifiedlead", true)]
    [InlineData("{ \"stage\": \"MQL\" }", "stage=Hot lead", true)]
    [InlineData("{ \"stage\": \"MQL\" }", "stage=Marketing lea", false)]
    [InlineData("{ \"stage\": \"MQL\" }", "stage=SAL", false)]
    [InlineData("{ \"stage\": \"MQL\" }", "stage=", false)]
    [InlineData("{ \"stage\": \"MQL\" }", "email=x", false)]
    [InlineData("{ \"stage\": [\"MQL\", \"SAL\"] }", "stage=SAL", true)]
    [InlineData("{ \"stage\": { \"not\": \"MQL\" } }", "stage=SAL", true)]
    [InlineData("{ \"stage\": { \"not\": \"MQL\" } }", "stage=nonsense", true)]
    [InlineData("{ \"stage\": { \"not\": [\"MQL\", \"SAL\"] } }", "stage=Hot lead", false)]
    [InlineData("{ \"stage\": { \"not\": \"MQL\" } }", "stage=n/a", true)]
    [InlineData("{ \"stage\": { \"not\": \"MQL\", \"is\": \"present\" } }", "stage=n/a", false)]
    [InlineData("{ \"country\": [\"DE\", \"AT\"] }", "country= de ", true)]
    [InlineData("{ \"country\": [\"DE\", \"AT\"] }", "country=CH", false)]
    [InlineData("{ \"company\": \"M\u00FCller  GmbH\" }", "company=m\u00FCller gmbh", true)]
    [InlineData("{ \"id\": \"00QAb\" }", "id=00QAb", true)]
    [InlineData("{ \"id\": \"00QAb\" }", "id=00qab", false)]
    [InlineData("{ \"id\": \"00Q000000000001\" }", "id=00Q000000000001EAA", true)]
    [InlineData("{ \"id\": \"00Q000000000001EAA\" }", "id=00Q000000000001", true)]
    [InlineData("{ \"company\": { \"is\": \"present\" } }", "company=Acme", true)]
    [InlineData("{ \"company\": { \"is\": \"present\" } }", "company=N/A", false)]
    [InlineData("{ \"company\": { \"is\": \"missing\" } }", "company=n/a", true)]
    [InlineData("{ \"company\": { \"is\": \"missing\" } }", "email=x", true)]
    [InlineData("{ \"email\": { \"is\": \"valid\" } }", "email=a@b", true)]
    [InlineData("{ \"email\": { \"is\": \"valid\" } }", "email=ab", false)]
    [InlineData("{ \"email\": { \"is\": \"valid\" } }", "email=", false)]
    [InlineData("{ \"employees\": { \"atLeast\": 200 } }", "employees=200", true)]
    [InlineData("{ \"employees\": { \"atLeast\": 200 } }", "employees=199.99", false)]
    [InlineData("{ \"employees\": { \"atLeast\": 200, \"below\": 300 } }", "employees=300", false)]
    [InlineData("{ \"employees\": { \"atLeast\": 200, \"below\": 300 } }", "employees=299", true)]
    [InlineData("{ \"employees\": { \"atLeast\": 200 } }", "employees=1,200", false)]
    [InlineData("{ \"employees\": { \"atLeast\": -1 } }", "employees=", false)]
    [InlineData("{ \"employees\": { \"below\": 10 } }", "employees=many", false)]
    [InlineData("{ \"employees\": [10, 20.5] }", "employees=20.50", true)]
    [InlineData("{ \"employees\": { \"not\": 10 } }", "employees=11", true)]
    [InlineData("{ \"doNotContact\": true }", "doNotContact=YES", true)]
    [InlineData("{ \"doNotContact\": true }", "doNotContact=1", true)]
    [InlineData("{ \"doNotContact\": true }", "doNotContact=0", false)]
    [InlineData("{ \"doNotContact\": false }", "doNotContact=No", true)]
    [InlineData("{ \"doNotContact\": false }", "doNotContact=", false)]
    [InlineData("{ \"doNotContact\": false }", "doNotContact=maybe", false)]
    [InlineData("{ \"doNotContact\": { \"not\": true } }", "doNotContact=", true)]
    [InlineData("{ \"email\": { \"matches\": \"@acme\\\\.example$\" } }", "email=d@acme.example", true)]
    [InlineData("{ \"email\": { \"matches\": \"@acme\\\\.example$\" } }", "email=d@ACME.example", false)]
    [InlineData("{ \"created\": { \"before\": \"2026-10-01\" } }", "created=2026-09-30 23:59", true)]
    [InlineData("{ \"created\": { \"before\": \"2026-10-01\" } }", "created=2026-10-01", false)]
    [InlineData("{ \"created\": { \"after\": \"2026-10-01\" } }", "created=2026-10-01T23:00:00Z", false)]
    [InlineData("{ \"created\": { \"after\": \"2026-10-01\" } }", "created=2026/10/02", true)]
    [InlineData("{ \"created\": { \"after\": \"2026-10-01\" } }", "created=02.10.2026", false)]
    [InlineData("{ \"created\": { \"after\": \"2026-10-01\" } }", "created=2026-02-30", false)]
    [InlineData("{ \"stage\": \"MQL\", \"country\": \"DE\" }", "stage=MQL|country=DE", true)]
    [InlineData("{ \"stage\": \"MQL\", \"country\": \"DE\" }", "stage=MQL|country=AT", false)]
    [InlineData("{ \"any\": [ { \"stage\": \"SAL\" }, { \"country\": \"DE\" } ] }", "stage=MQL|country=DE", true)]
    [InlineData("{ \"any\": [ { \"stage\": \"SAL\" }, { \"country\": \"DE\" } ] }", "stage=MQL|country=AT", false)]
    [InlineData("{ \"company\": \"Acme\", \"any\": [ { \"stage\": \"SAL\" } ] }", "stage=SAL|company=Other", false)]
    public void A_condition_holds_or_not(string json, string cells, bool holds)
    {
        var bound = Read(json).Bind(Words());
        var record = RecordOf(cells);
        Assert.Equal(holds, bound.Holds(record));
        Assert.Equal(holds, bound.Holds(record));
    }

    [Theory]
    [InlineData("{ \"stage\": [\"MQL\", \"SAL\"], \"employees\": { \"atLeast\": 200 } }", "stage is MQL or SAL and employees at least 200")]
    [InlineData("{ \"country\": { \"not\": [\"DE\", \"AT\", \"CH\"] } }", "country is not DE, AT or CH")]
    [InlineData("{ \"any\": [ { \"email\": { \"is\": \"valid\" } }, { \"created\": { \"before\": \"2026-01-01\" } } ] }", "(email is valid or created before 2026-01-01)")]
    [InlineData("{ \"email\": { \"matches\": \"x\", \"is\": \"present\" } }", "email matches /x/ and email is present")]
    public void A_condition_prints_in_words(string json, string words) => Assert.Equal(words, Read(json).ToString());

    [Fact]
    public void A_condition_names_its_fields() => Assert.Equal(
        "stage, email, created",
        Read("{ \"stage\": \"MQL\", \"any\": [ { \"email\": { \"is\": \"valid\" }, \"stage\": \"SAL\" }, { \"created\": { \"is\": \"missing\" } } ] }")
            .Fields.ToString());

    [Fact]
    public void A_pattern_that_runs_away_is_named_with_its_place()
    {
        var bound = Read("{ \"company\": { \"matches\": \"^(a+)+$\" } }").Bind(Words());
        var record = RecordOf("company=" + new string('a', 40) + "!");
        var error = Assert.Throws<PatternTimeoutException>(() => bound.Holds(record));
        Assert.Equal(("^(a+)+$", "required[0].when.company.matches"), (error.Pattern, error.JsonPath));
        Assert.Contains("^(a+)+$ at required[0].when.company.matches took more than 250 ms", error.Message);
    }

    [Fact]
    public void A_distinct_text_is_decided_once_up_to_the_bound()
    {
        int asked = 0;
        var bound = Read("{ \"email\": { \"is\": \"valid\" } }").Bind(new Vocabulary(null, (_, _) => ++asked > 0));
        for (int i = 0; i < 50; i++) Assert.True(bound.Holds(RecordOf("email=x" + i % 5)));
        Assert.Equal(5, asked);
    }

    [Fact]
    public void A_column_that_comes_later_is_seen()
    {
        var layout = new Layout(RecordKind.Lead, "a.json");
        layout.Add("id", Field.Id);
        var row = RowOf("1", "MQL");
        var record = new Record(layout, row);
        var bound = Read("{ \"stage\": \"MQL\" }").Bind(Words());
        Assert.False(bound.Holds(record));
        layout.Add("stage", Field.Stage);
        Assert.True(bound.Holds(record));
    }

    [Fact]
    public void A_date_reader_can_be_plugged_in()
    {
        var words = new Vocabulary(null, (_, _) => true, (_, _) => new DateTime(2030, 1, 1));
        Assert.True(Read("{ \"created\": { \"after\": \"2029-12-31\" } }").Bind(words).Holds(RecordOf("created=whenever")));
    }

    [Fact]
    public void A_decided_text_allocates_nothing()
    {
        var bound = Read("{ \"stage\": [\"MQL\", \"SAL\"], \"company\": { \"is\": \"present\" } }").Bind(Words());
        var record = RecordOf("stage=Hot lead|company=Acme");
        bound.Holds(record);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) bound.Holds(record);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Agreement Agreement(string condition) =>
        Agree.Good(Terms + "\"required\": [ { \"fields\": [\"owner\"], \"when\": " + condition + " } ]");

    private static Condition Read(string condition) => Agreement(condition).Required[0].When!;

    private static Vocabulary Words() =>
        new(Agreement("{ \"stage\": \"MQL\" }"), (_, text) => text.IndexOf((byte)'@') >= 0);

    /// <summary>A record of cells written as field=text, with bars between.</summary>
    internal static Record RecordOf(string cells)
    {
        var layout = new Layout(RecordKind.Lead, "leads.csv");
        var texts = new List<string>();
        foreach (string cell in cells.Split('|'))
        {
            int at = cell.IndexOf('=');
            layout.Add(cell.Substring(0, at), Field.Find(cell.Substring(0, at)));
            texts.Add(cell.Substring(at + 1));
        }

        return new Record(layout, RowOf([.. texts]));
    }

    private static Row RowOf(params string[] cells)
    {
        var block = new RowBlock(1024);
        ref var entry = ref block.AddRow();
        entry.CellCount = cells.Length;
        foreach (string cell in cells)
        {
            if (block.EndCount > 0) block.Bytes[block.Length++] = (byte)'|';
            block.Length += Encoding.UTF8.GetBytes(cell, 0, cell.Length, block.Bytes, block.Length);
            block.AddEnd(block.Length);
        }

        entry.End = block.Length;
        var row = new Row();
        row.MoveTo(block, 0);
        return row;
    }
}
