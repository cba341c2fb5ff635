using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Tests.Exports;
using LeadOps.Tests.Rules;
using Record = LeadOps.Records.Record;

namespace LeadOps.Tests.Profiles;

/// <summary>Leads with a date for each stage they entered are a history of stages too.</summary>
public sealed class StageHistoryTests
{
    private const string Header =
        "Record ID,Email,Lifecycle Stage,\"Date entered \"\"Customer (Lifecycle Stage Pipeline)\"\"\","
        + "\"Date entered \"\"Lead (Lifecycle Stage Pipeline)\"\"\",\"Date entered \"\"MQL (Lifecycle Stage Pipeline)\"\"\",Became a Lead Date\n";

    private static readonly ReadOptions AsHistory = new() { Kind = RecordKind.StageChange, TimeZone = "UTC" };

    [Fact]
    public void Each_date_of_a_lead_is_one_change_in_the_order_of_time()
    {
        var changes = Read(Header
            + "101,a@x.example,Customer,2026-10-09 08:00,2026-10-01 08:00,2026-10-03 08:00,2026-10-01\n"
            + "102,b@x.example,MQL,,,2026-10-02 09:30,\n"
            + "103,c@x.example,Lead,,,,2026-10-04\n"
            + "104,d@x.example,,,,,\n");
        Assert.Equal(
            [
                "2/1.5 101: > Lead 2026-10-01T08:00:00Z", "2/1.6 101: Lead > MQL 2026-10-03T08:00:00Z",
                "2/1.4 101: MQL > Customer 2026-10-09T08:00:00Z", "3/2.6 102: > MQL 2026-10-02T09:30:00Z", "4/3.7 103: > Lead ",
            ],
            changes.Records);
    }

    [Fact]
    public void The_sum_is_that_of_the_leads()
    {
        var changes = Read(Header + "101,a,Customer,2026-10-09 08:00,2026-10-01 08:00,2026-10-03 08:00,\n\n102,b,Lead,,2026-10-01 08:00,,\n103\n\"104,x\n");
        Assert.Equal("6 lines = 3 records + 1 header + 1 blank + 1 damaged", changes.Plan!.Reconciliation.ToString());
        Assert.Equal(4, changes.Records.Count);
        Assert.Equal([FactKind.TooFewCells, FactKind.Damaged], changes.Facts);
    }

    [Theory]
    [InlineData("2026-10-01 08:00", "2026-10-01 08:00", "2026-10-05 08:00", "> Lead|> MQL| > Customer")] // which of two came last is not told
    [InlineData("2026-10-01 08:00", "2026-10-02 08:00", "2026-10-02 08:00", "> Lead|Lead > Customer|Lead > MQL")]
    [InlineData("never", "2026-10-02 08:00", "2026-10-03 08:00", "> MQL|MQL > Customer|> Lead")]
    [InlineData("10/02/2026 08:00", "11/02/2026 08:00", "12/02/2026 08:00", "> Customer|> Lead|> MQL")] // no order of dates, no order of stages
    [InlineData("10/02/2026 08:00", "11/02/2026 08:00", "13/02/2026 08:00", "> Lead|Lead > MQL|MQL > Customer")]
    public void What_the_dates_do_not_tell_is_left_empty(string lead, string mql, string customer, string expected)
    {
        var changes = Read(Header + $"101,a,Customer,{customer},{lead},{mql},\n");
        Assert.Equal(expected.Split('|').Select(part => part.Trim()), changes.Records.Select(Steps));
    }

    [Fact]
    public void One_value_in_one_column_proves_the_order_of_all_dates()
    {
        var changes = Read(Header + "101,a,Customer,31.10.2026 08:00,02.10.2026 08:00,03.10.2026 08:00,\n");
        Assert.Equal(DateOrder.DMY, changes.Plan!.Dates.Single().Order);
        Assert.Equal(["> Lead", "Lead > MQL", "MQL > Customer"], changes.Records.Select(Steps));
        string ambiguous = Header + "101,a,Lead,,02.10.2026 08:00,03.10.2026 08:00,\n";
        Assert.Contains(FactKind.DateOrderUnclear, Read(ambiguous).Facts);
        var told = Read(ambiguous, new ReadOptions
        {
            Kind = RecordKind.StageChange,
            TimeZone = "UTC",
            DateOrders = new Dictionary<string, DateOrder> { ["Date entered \"Customer (Lifecycle Stage Pipeline)\""] = DateOrder.DMY },
        });
        Assert.Equal("2/1.6 101: Lead > MQL 2026-10-03T08:00:00Z", told.Records[1]);
    }

    [Fact]
    public void API_names_in_JSON_tell_it_too_and_a_column_may_turn_up_late()
    {
        var text = new StringBuilder();
        text.Append("""{"id":"1","lifecyclestage":"lead","hubspot_owner_id":"5","hs_v2_date_entered_lead":"2026-10-01T08:00:00Z","hs_v2_date_entered_current_stage":"2026-10-01T08:00:00Z"}""").Append('\n');
        for (int i = 2; i <= 10_100; i++) text.Append("{\"id\":\"").Append(i).Append("\",\"lifecyclestage\":\"lead\"}\n");
        text.Append("""{"id":"9","lifecyclestage":"customer","hs_v2_date_entered_lead":"2026-10-01T08:00:00Z","hs_lifecyclestage_lead_date":"1759305600001","hs_v2_date_entered_customer":"1759392000000"}""").Append('\n');
        var changes = Read(text.ToString(), name: "leads.jsonl");
        Assert.Equal("HubSpot-API", changes.Plan!.Match.Profile.Name);
        Assert.Equal(10_101, changes.Plan.Reconciliation.Records);
        Assert.Equal(
            [
                "1/1.4 1: > lead 2026-10-01T08:00:00Z", "10101/10101.7 9: > customer 2025-10-02T08:00:00Z",
                "10101/10101.4 9: customer > lead 2026-10-01T08:00:00Z",
            ],
            changes.Records);
    }

    [Fact]
    public void Stages_of_two_pipelines_with_one_name_are_two()
    {
        var changes = Read("Record ID,Deal Name,Deal Stage,\"Date entered \"\"Won (Sales)\"\"\",\"Date entered \"\"Won (Partner)\"\"\"\n"
            + "7,Deal,Won,2026-10-02 08:00,2026-10-01 08:00\n");
        Assert.Equal(["> Won", "Won > Won"], changes.Records.Select(Steps));
        Assert.Equal("7", changes.Records[0].Split(' ', ':')[1]);
    }

    [Fact]
    public void Leads_without_such_columns_are_no_history_and_the_answer_says_what_lacks()
    {
        var info = Info("Record ID,Email,Lifecycle Stage\n101,a@x.example,Lead\n", RecordKind.StageChange);
        Assert.Contains(info.Warnings, warning => warning.StartsWith("StageChange needs", StringComparison.Ordinal));
        Assert.Equal("1 row", info.Reconciliation.Records + " row");
    }

    [Fact]
    public void An_export_says_that_it_can_be_read_as_a_history_and_what_it_told()
    {
        string text = Header + "101,a@x.example,Customer,2026-10-09 08:00,2026-10-01 08:00,2026-10-03 08:00,2026-10-01\n";
        Assert.Contains(
            "7 of 7 columns placed; 4 of them date the entry into a stage (-Kind StageChange reads them as a history)",
            Info(text, null).Evidence,
            StringComparison.Ordinal);
        Assert.Equal(
            ["id 101", "email a***@x***.example", "stage Customer", "stageEntered 2026-10-09 08:00", "stageEntered 2026-10-01 08:00",
                "stageEntered 2026-10-03 08:00", "stageEntered 2026-10-01"],
            Info(text, null).Columns.Select(column => column.Field + " " + column.Sample));
        var info = Info(text, RecordKind.StageChange);
        Assert.Equal(
            "4 columns of Lead rows date the entry into a stage, 'Record ID' says whose; 'Record ID' and 'Lifecycle Stage' are HubSpot's; 3 changes told",
            info.Evidence);
        Assert.Equal(
            ["Record ID = leadId", "Stage before = from", "Stage = to", "Entered = changed", "Column"],
            info.Columns.Select(column => column.ToString()));
        Assert.Equal((1, RecordKind.StageChange), (info.Records, info.Kind));
        Assert.StartsWith("',' (7 columns)", info.Delimiter, StringComparison.Ordinal);
        Assert.Equal("Date entered \"Customer (Lifecycle Stage Pipeline)\": year first: 4 values", info.DateOrders.Single().ToString());
    }

    [Fact]
    public void Rules_see_each_change_at_the_column_that_tells_it()
    {
        const string agreement = """
            { "terms": { "stage": [ { "term": "Lead", "next": ["MQL", "Customer"] }, { "term": "MQL", "next": [] }, { "term": "Customer" } ] } }
            """;
        string text = Header + "101,a,Customer,2026-10-09 08:00,2026-10-01 08:00,2026-10-03 08:00,\n";
        var kept = new List<Finding>();
        var context = new LeadOps.Rules.RuleContext(RuleHarness.Agreement(agreement), RuleHarness.AsOf, false);
        using var folder = new TempFolder();
        var source = ExportSource.Open(folder.Write("leads.csv", Encoding.UTF8.GetBytes(text))).Single();
        var run = new LeadOps.Rules.RuleRun(context, new LeadOps.Rules.RuleChoice(), new Sink(kept));
        ExportReader.Read(source, AsHistory, run, default);
        var finding = Assert.Single(kept, finding => finding.RuleId == "LO3006");
        Assert.Equal("The stage went from 'MQL' to 'Customer'; agreed after 'MQL': nothing: it is an end.", finding.Message);
        Assert.Equal((2, 1, 4), (finding.Location.Line, finding.Location.Record, finding.Location.Column));
        Assert.Equal("101", finding.RecordId);
    }

    [Fact]
    public void A_record_that_is_kept_stays_what_it_was()
    {
        var changes = Read(Header + "101,a,Customer,2026-10-09 08:00,2026-10-01 08:00,2026-10-03 08:00,\n");
        var kept = changes.Kept.Select(record => string.Join("|", new[] { "LeadId", "From", "To", "Entered", "Column" }.Select(name =>
            record.TryGet(name, out object? value) ? value : "?")));
        Assert.Equal(
            [
                "101||Lead|2026-10-01 08:00|Date entered \"Lead (Lifecycle Stage Pipeline)\"",
                "101|Lead|MQL|2026-10-03 08:00|Date entered \"MQL (Lifecycle Stage Pipeline)\"",
                "101|MQL|Customer|2026-10-09 08:00|Date entered \"Customer (Lifecycle Stage Pipeline)\"",
            ],
            kept);
        Assert.All(changes.Kept, record => Assert.IsType<StageChange>(record));
    }

    /// <summary>Whatever the dates: one change for each that is there, ordered, each after the one it comes from.</summary>
    [Fact]
    public void Any_dates_give_a_history_that_holds_together()
    {
        var random = new Random(20261101);
        for (int round = 0; round < 200; round++)
        {
            string[] cells = [.. Enumerable.Range(0, 3).Select(_ => random.Next(4) switch
            {
                0 => "",
                1 => $"2026-10-0{random.Next(1, 4)}",
                _ => $"2026-10-0{random.Next(1, 4)} 0{random.Next(3)}:00",
            })];
            var changes = Read(Header + $"101,a,Lead,{string.Join(',', cells)},\n");
            Assert.Equal(cells.Count(cell => cell.Length > 0), changes.Records.Count);
            var seen = new HashSet<string> { "" };
            foreach (string step in changes.Records.Select(Steps))
            {
                string from = step[..step.IndexOf('>', StringComparison.Ordinal)].Trim();
                Assert.Contains(from, seen);
                Assert.True(seen.Add(step[(step.IndexOf('>', StringComparison.Ordinal) + 2)..]));
            }
        }
    }

    /// <summary><c>Lead > MQL</c>.</summary>
    private static string Steps(string record)
    {
        string steps = record[(record.IndexOf(':', StringComparison.Ordinal) + 2)..];
        return steps[..steps.LastIndexOf(' ')].Trim();
    }

    private static History Read(string text, ReadOptions? options = null, string name = "leads.csv")
    {
        using var folder = new TempFolder();
        var sink = new History();
        ExportReader.Read(ExportSource.Open(folder.Write(name, Encoding.UTF8.GetBytes(text))).Single(), options ?? AsHistory, sink, default);
        Assert.True(sink.Plan!.Reconciliation.Closes);
        return sink;
    }

    private static ExportInfo Info(string text, RecordKind? kind)
    {
        using var folder = new TempFolder();
        var source = ExportSource.Open(folder.Write("leads.csv", Encoding.UTF8.GetBytes(text))).Single();
        return ExportInfoReader.Read(source, new ReadOptions { Kind = kind, TimeZone = "UTC" }, cell => cell.IsEmpty, default);
    }

    private sealed class Sink(List<Finding> kept) : LeadOps.Rules.IFindingSink
    {
        public void Add(Finding finding) => kept.Add(finding);
    }

    private sealed class History : IRecordSink
    {
        public ExportPlan? Plan { get; private set; }

        public List<string> Records { get; } = [];

        public List<ExportRecord> Kept { get; } = [];

        public List<FactKind> Facts { get; } = [];

        public void Begin(ExportPlan plan)
        {
            Plan = plan;
            Assert.Equal(RecordKind.StageChange, plan.Layout.Kind);
        }

        public void Record(Record record)
        {
            Assert.Equal(Field.Stage, record.Layout.ChangedFieldOf(record));
            var when = record.Layout.InstantOf(Field.Changed, record[Field.Changed]);
            string instant = when.IsExact ? DateTimeOffset.FromUnixTimeSeconds(when.Earliest).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") : "";
            Records.Add($"{record.Row.Line}/{record.Row.Number}.{record.Row.ToldFrom} {record[Field.LeadId]}: "
                + $"{record[Field.From]} > {record[Field.To]} {instant}".TrimStart());
            Kept.Add(ExportRecord.Of(record));
        }

        public void Fact(in StructureFact fact) => Facts.Add(fact.Kind);

        public void Grown(Layout layout)
        {
        }

        public void End()
        {
        }
    }
}
