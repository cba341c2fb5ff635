using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Tests.Exports;
using Record = LeadOps.Records.Record;

namespace LeadOps.Tests.Profiles;

/// <summary>One file holds the changes of stage, status, owner and other fields: each row is told what it is about.</summary>
public sealed class FieldHistoryTests
{
    // A change of owner is told twice at one instant, by ids and by names.
    private const string LeadHistory = """
        "Id","IsDeleted","LeadId","CreatedById","CreatedDate","Field","DataType","OldValue","NewValue"
        "0171x00000AAAA1AAP","false","00Q1x00000BBBB1EAP","0051x00000CCCC1AAP","2026-10-01T08:00:00.000+0000","created","Text","",""
        "0171x00000AAAA2AAP","false","00Q1x00000BBBB1EAP","0051x00000CCCC1AAP","2026-10-01T08:00:05.000+0000","Owner","Text","Inbound queue","Mia Keller"
        "0171x00000AAAA3AAP","false","00Q1x00000BBBB1EAP","0051x00000CCCC1AAP","2026-10-01T08:00:05.000+0000","Owner","EntityId","00G1x00000DDDD1EAP","0051x00000EEEE1AAP"
        "0171x00000AAAA4AAP","false","00Q1x00000BBBB1EAP","0051x00000EEEE1AAP","2026-10-01T09:30:00.000+0000","Status","Text","New","Working"
        "0171x00000AAAA5AAP","false","00Q1x00000BBBB1EAP","0051x00000EEEE1AAP","2026-10-02T09:30:00.000+0000","Status","Text","Working","Qualified"
        "0171x00000AAAA6AAP","false","00Q1x00000BBBB1EAP","0051x00000EEEE1AAP","2026-10-02T09:31:00.000+0000","Status","Text","Qualified","Converted"
        "0171x00000AAAA7AAP","false","00Q1x00000BBBB1EAP","0051x00000EEEE1AAP","2026-10-02T09:31:00.000+0000","leadConverted","Text","",""
        """;

    private const string LeadHistoryReport = """
        Lead ID,Lead Owner,Field / Event,Old Value,New Value,Edit Date,Edited By
        00Q1x00000BBBB1,Mia Keller,Created.,,,02.10.2026 08:00,Web form
        00Q1x00000BBBB1,Mia Keller,Lead Owner,Inbound queue,Mia Keller,02.10.2026 08:00,Ben Otte
        00Q1x00000BBBB1,Mia Keller,Owner (Assignment),Mia Keller,Dana Ruiz,02.10.2026 09:00,Ben Otte
        00Q1x00000BBBB1,Mia Keller,Lead Status,New,Working,24.10.2026 09:30,Mia Keller

        Grand Totals (4 records)
        """;

    private const string PropertyHistory = """
        Record ID,Property,Value,Timestamp,Source,Updated by
        701,Lifecycle Stage,Sales Qualified Lead,2026-10-03 14:00,CRM_UI,Mia Keller
        701,Lifecycle Stage,Marketing Qualified Lead,2026-10-02 10:15,WORKFLOWS,
        701,Contact owner,Mia Keller,2026-10-02 10:16,WORKFLOWS,
        701,Lead Status,Attempted to contact,2026-10-02 11:00,CRM_UI,Mia Keller
        701,Phone Number,+49 30 5550100,2026-10-01 09:00,FORM,
        """;

    private const string PropertyHistoryApi = """
        {"eventId":1,"subscriptionType":"contact.propertyChange","objectId":701,"propertyName":"lifecyclestage","propertyValue":"marketingqualifiedlead","occurredAt":"2026-10-02T10:15:00.000Z","sourceId":"userId:9"}
        {"eventId":2,"subscriptionType":"contact.propertyChange","objectId":701,"propertyName":"hubspot_owner_id","propertyValue":"5501","occurredAt":"2026-10-02T10:16:00.000Z","sourceId":"userId:9"}
        {"eventId":3,"subscriptionType":"contact.propertyChange","objectId":701,"propertyName":"hs_lead_status","propertyValue":"OPEN","occurredAt":"2026-10-02T10:17:00.000Z","sourceId":"userId:9"}
        {"eventId":4,"subscriptionType":"contact.propertyChange","objectId":701,"propertyName":"phone","propertyValue":"1","occurredAt":"2026-10-02T10:18:00.000Z","sourceId":"userId:9"}
        """;

    [Theory]
    [InlineData(LeadHistory, "h.csv", "Salesforce StageChange", "- owner owner status status status -")]
    [InlineData(LeadHistoryReport, "h.csv", "Salesforce-Report OwnerChange", "- owner owner status")]
    [InlineData(PropertyHistory, "h.csv", "HubSpot StageChange", "stage stage owner status -")]
    [InlineData(PropertyHistoryApi, "h.jsonl", "HubSpot-API StageChange", "stage owner status -")]
    public void Each_row_of_a_history_says_which_field_it_is_about(string text, string name, string taken, string fields)
    {
        var (plan, changes) = Changes(text, name);
        Assert.Equal(taken, $"{plan.Match.Profile.Name} {plan.Match.Kind}");
        Assert.Equal(fields, changes);
        Assert.All(
            new[] { Field.LeadId, Field.ChangedField, Field.To, Field.Changed },
            field => Assert.True(plan.Layout.Has(field), field.Name));
    }

    [Theory]
    [InlineData(LeadHistory, "h.csv", RecordKind.StageChange)]
    [InlineData(LeadHistory, "h.csv", RecordKind.OwnerChange)]
    [InlineData(LeadHistoryReport, "h.csv", RecordKind.StageChange)]
    [InlineData(LeadHistoryReport, "h.csv", RecordKind.OwnerChange)]
    [InlineData(PropertyHistory, "h.csv", RecordKind.StageChange)]
    [InlineData(PropertyHistory, "h.csv", RecordKind.OwnerChange)]
    [InlineData(PropertyHistoryApi, "h.jsonl", RecordKind.OwnerChange)]
    public void A_history_is_read_as_either_kind_and_every_row_is_a_record(string text, string name, RecordKind kind)
    {
        var untold = Changes(text, name);
        var told = Changes(text, name, new ReadOptions { Kind = kind });
        Assert.Equal(kind, told.Plan.Match.Kind);
        Assert.Equal(untold.Fields, told.Fields);
        Assert.Equal(untold.Plan.Reconciliation.Records, told.Plan.Reconciliation.Records);
    }

    [Fact]
    public void The_values_of_the_field_column_decide_the_kind()
    {
        const string header = "Lead ID,Field,Old Value,New Value,Changed At\n";
        Assert.Equal("generic OwnerChange", Taken(header + "1,Owner,A,B,2026-10-01\n1,Lead Owner,B,C,2026-10-02\n1,Stage,X,Y,2026-10-02\n"));
        Assert.Equal("generic StageChange", Taken(header + "1,Owner,A,B,2026-10-01\n1,Lead Status,B,C,2026-10-02\n1,Stage,X,Y,2026-10-02\n"));
        Assert.Equal("generic StageChange", Taken(header + "1,Phone,A,B,2026-10-01\n"));
    }

    [Theory]
    [InlineData(null, "Changes of stage or status: 3 of 7 rows; of the owner: 2; of other fields, which count as none: 2. "
        + "To read those of the owner: -Kind OwnerChange")]
    [InlineData(RecordKind.OwnerChange, "Changes of the owner: 2 of 7 rows; of stage or status: 3; of other fields, which count as none: 2. "
        + "To read those of stage or status: -Kind StageChange")]
    public void The_other_kind_in_the_file_is_named_with_what_to_type(RecordKind? kind, string warning)
    {
        var info = Info(LeadHistory, kind);
        Assert.Contains(warning, info.Warnings);
        Assert.Contains("in the first 7 rows, changes of stage or status: 3, of the owner: 2", info.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_without_a_change_of_its_kind_says_how_to_name_the_field()
    {
        const string text = "Lead ID,Field,Old Value,New Value,Changed At\n1,Funnel,A,B,2026-10-01\n";
        var info = Info(text, null);
        Assert.Contains(
            "No row is a change of stage or status. If a word in 'Field' means it: -Map @{ 'My word' = 'stage' }", info.Warnings);
        var map = new Dictionary<string, string?> { ["Funnel"] = "stage", ["Stage"] = null };
        Assert.Equal("stage", Changes(text, options: new ReadOptions { Map = map }).Fields);
        Assert.Equal("-", Changes(text.Replace("Funnel", "Stage", StringComparison.Ordinal), options: new ReadOptions { Map = map }).Fields);
    }

    [Theory]
    [InlineData("Lead ID,From Stage,To Stage,Changed At\n1,A,B,2026-10-01\n", "stage")]
    [InlineData("Lead ID,Old Status,New Status,Changed At\n1,A,B,2026-10-01\n", "status")]
    [InlineData("Lead ID,Old Owner,New Owner,Changed At\n1,A,B,2026-10-01\n", "owner")]
    [InlineData("Lead ID,Field,Old Value,New Value,Changed At\n1, ,A,B,2026-10-01\n1,Status,A,B,2026-10-01\n", "stage status")]
    [InlineData("Opportunity ID,Opportunity Name,From Stage,To Stage,Amount,Probability (%),Last Modified,Last Modified By\n"
        + "0061x00000AAAA1,Deal,A,B,10,20,2026-10-01,Mia Keller\n", "stage")]
    [InlineData("Id,IsDeleted,OpportunityId,CreatedById,CreatedDate,Field,OldValue,NewValue\n"
        + "1,0,0061x00000AAAA1,2,2026-10-01 08:00:00,StageName,A,B\n1,0,0061x00000AAAA1,2,2026-10-01 08:00:00,IsClosed,0,1\n", "stage -")]
    [InlineData("Id,IsDeleted,ContactId,CreatedById,CreatedDate,Field,OldValue,NewValue\n"
        + "1,0,0031x00000AAAA1,2,2026-10-01 08:00:00,Owner,A,B\n", "owner")]
    public void A_row_that_names_no_field_is_about_what_the_header_says(string text, string fields) =>
        Assert.Equal(fields, Changes(text).Fields);

    [Theory]
    [InlineData("salesforce", "Status", "status")]
    [InlineData("salesforce", "StageName", "stage")]
    [InlineData("salesforce", "ownerAccepted", "owner")]
    [InlineData("salesforce", "OwnerId", "owner")]
    [InlineData("salesforce", "IsWon", "")]
    [InlineData("salesforce", "leadMerged", "")]
    [InlineData("salesforce", "LeadSource", "")]
    [InlineData("salesforce-report", "Lead Status", "status")]
    [InlineData("salesforce-report", "Owner (Accepted)", "owner")]
    [InlineData("hubspot", "Lifecycle Stage", "stage")]
    [InlineData("hubspot", "Deal Stage", "stage")]
    [InlineData("hubspot", "Lead Status", "status")]
    [InlineData("hubspot", "Contact owner", "owner")]
    [InlineData("hubspot", "Email status", "")]
    [InlineData("hubspot-api", "properties.lifecyclestage", "stage")]
    [InlineData("hubspot-api", "hs_lead_status", "status")]
    [InlineData("hubspot-api", "hubspot_owner_id", "owner")]
    [InlineData("generic", "Sales stage", "stage")]
    [InlineData("generic", "Stage notes", "")]
    public void A_profile_knows_the_words_for_stage_status_and_owner(string profile, string name, string field) =>
        Assert.Equal(field, ProfileCatalogue.Find(profile).ChangedField(name)?.Name ?? "");

    [Fact]
    public void A_change_of_owner_by_ids_is_told_from_one_by_names()
    {
        Assert.True(SalesforceId.IsOfOwner(Utf8Text.Of("0051x00000EEEE1")));
        Assert.True(SalesforceId.IsOfOwner(Utf8Text.Of("00G1x00000DDDD1")));
        Assert.False(SalesforceId.IsOfOwner(Utf8Text.Of("00Q1x00000BBBB1")));
        Assert.False(SalesforceId.IsOfOwner(Utf8Text.Of("Mia Keller")));
        Assert.False(SalesforceId.IsOfOwner(Utf8Text.Of("0051x00000EEEE1ZZZ"))); // not its checksum
        var reading = Reading.Of(LeadHistory, new ReadOptions { Kind = RecordKind.OwnerChange });
        Assert.Equal(
            [false, true],
            new[] { 1, 2 }.Select(record => SalesforceId.IsOfOwner(Utf8Text.Of(reading.Text(record, Field.To)))));
    }

    private static string Taken(string text)
    {
        var match = Changes(text).Plan.Match;
        return $"{match.Profile.Name} {match.Kind}";
    }

    private static (ExportPlan Plan, string Fields) Changes(string text, string name = "h.csv", ReadOptions? options = null)
    {
        using var folder = new TempFolder();
        var sink = new ChangeSink();
        ExportReader.Read(ExportSource.Open(folder.Write(name, Encoding.UTF8.GetBytes(text))).Single(), options ?? new ReadOptions(), sink, default);
        Assert.True(sink.Plan!.Reconciliation.Closes);
        return (sink.Plan, string.Join(" ", sink.Fields));
    }

    private static ExportInfo Info(string text, RecordKind? kind)
    {
        using var folder = new TempFolder();
        var source = ExportSource.Open(folder.Write("h.csv", Encoding.UTF8.GetBytes(text))).Single();
        return ExportInfoReader.Read(source, new ReadOptions { Kind = kind, TimeZone = "UTC" }, cell => cell.IsEmpty, default);
    }

    private sealed class ChangeSink : IRecordSink
    {
        public ExportPlan? Plan { get; private set; }

        public List<string> Fields { get; } = [];

        public void Begin(ExportPlan plan) => Plan = plan;

        public void Record(Record record) => Fields.Add(record.Layout.ChangedFieldOf(record)?.Name ?? "-");

        public void Fact(in StructureFact fact)
        {
        }

        public void Grown(Layout layout)
        {
        }

        public void End()
        {
        }
    }
}
