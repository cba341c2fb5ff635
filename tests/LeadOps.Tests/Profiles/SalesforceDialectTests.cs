using System;
using System.Globalization;
using System.Linq;
using System.Text;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Tests.Profiles;

/// <summary>How Salesforce writes dates, yes and no, nothing, and what stands around its records.</summary>
public sealed class SalesforceDialectTests
{
    private const string Weekly = """
        "Id","IsDeleted","MasterRecordId","LastName","Company","Address","Status","OwnerId","IsConverted","ConvertedDate","ConvertedOpportunityId","CreatedDate","LastTransferDate","HasOptedOutOfEmail","DoNotCall"
        "00Q1x00000BBBB1EAE","0","000000000000000AAA","Größe","Müller & Söhne","","Open - Not Contacted","0051x00000CCCC1","0","","000000000000000AAA","2022-12-21 14:27:52","2022-12-22","1","0"
        "00Q1x00000BBBB2EAE","1","00Q1x00000BBBB1EAE","Çelik","","{""city"":""Ulm"",""country"":""DE"",""street"":""Hauptstr. 1\n2. Stock""}","Closed","0051x00000CCCC1","1","2023-01-05","0061x00000DDDD1EAE","2022-12-31 23:59:59","","0","1"

        """;

    private const string Report = "Lead ID,Lead Source,Lead Status,Lead Owner,Created Date,Company / Account,Email Opt Out\n";

    private static readonly string Lead = "00Q1x00000BBBB1,Web,New,Mia Keller,24.02.2026,Acme,0\n";

    [Fact]
    public void A_weekly_export_is_windows_1252_with_every_field_quoted()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var reading = Reading.Of(Encoding.GetEncoding(1252).GetBytes(Weekly));
        Assert.Equal("Salesforce", reading.Plan.Match.Profile.Name);
        Assert.Equal("windows-1252", reading.Fact(FactKind.FallbackEncoding).Detail);
        Assert.Equal(2, reading.Sum.Records);
        Assert.Equal(("Größe", "Müller & Söhne", "Çelik"), (reading.Text(0, Field.LastName), reading.Text(0, Field.Company), reading.Text(1, Field.LastName)));
        AssertWeekly(reading);
    }

    [Theory]
    [InlineData(true, "\r\n")]
    [InlineData(false, "\n")]
    public void An_API_export_is_UTF8_with_or_without_a_mark(bool mark, string lineEnd)
    {
        string text = Weekly.Replace("\n", lineEnd, StringComparison.Ordinal);
        var reading = Reading.Of((mark ? "\uFEFF" : "") + text);
        Assert.Equal("Salesforce", reading.Plan.Match.Profile.Name);
        Assert.Equal("Größe", reading.Text(0, Field.LastName));
        Assert.DoesNotContain(FactKind.FallbackEncoding, reading.FactKinds);
        AssertWeekly(reading);
    }

    [Fact]
    public void A_compound_address_stays_the_text_it_is()
    {
        var reading = Reading.Of(Weekly);
        Assert.Contains("Address", reading.Plan.Match.Unplaced);
        Assert.StartsWith("{\"city\":\"Ulm\"", reading.Cell(1, 5), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2022-12-21 14:27:52", "2022-12-21T14:27:52Z")]
    [InlineData("2024-01-22T20:36:47.000+0000", "2024-01-22T20:36:47Z")]
    [InlineData("2024-01-22T20:36:47.000Z", "2024-01-22T20:36:47Z")]
    [InlineData("2024-01-22T20:36:47.000-0500", "2024-01-23T01:36:47Z")]
    [InlineData("02/24/26 02:18 AM", "2026-02-24T02:18:00Z")]
    [InlineData("12/31/25 11:59 PM", "2025-12-31T23:59:00Z")]
    [InlineData("1705955807000", null)]
    public void Date_times_of_API_names_are_read(string written, string? instant)
    {
        var reading = Reading.Of($"Id,LastName,Status,OwnerId,CreatedDate,SystemModstamp\n00Q1x00000BBBB1EAE,A,New,0051x00000CCCC1,\"{written}\",\"{written}\"\n");
        Assert.Equal("Salesforce Lead", $"{reading.Plan.Match.Profile.Name} {reading.Plan.Match.Kind}");
        Assert.Equal(Utc(instant), reading.Instant(0, Field.Created));
    }

    [Theory]
    [InlineData("24.02.2026, 02:18", DateOrder.DMY, "2026-02-24T01:18:00Z")]
    [InlineData("24.2.2026 14:18", DateOrder.DMY, "2026-02-24T13:18:00Z")]
    [InlineData("24/02/2026, 02:18", DateOrder.DMY, "2026-02-24T01:18:00Z")]
    [InlineData("24/02/2026 02:18", DateOrder.DMY, "2026-02-24T01:18:00Z")]
    [InlineData("24-02-2026 02:18", DateOrder.DMY, "2026-02-24T01:18:00Z")]
    [InlineData("2/24/2026, 2:18 AM", DateOrder.MDY, "2026-02-24T01:18:00Z")]
    [InlineData("2/24/2026, 2:18\u202FPM", DateOrder.MDY, "2026-02-24T13:18:00Z")]
    [InlineData("2026/02/24 2:18", DateOrder.YMD, "2026-02-24T01:18:00Z")]
    [InlineData("2026-02-24 02:18", DateOrder.YMD, "2026-02-24T01:18:00Z")]
    [InlineData("03/02/2026 02:18", DateOrder.Unknown, null)]
    public void Reports_write_dates_in_the_order_of_their_reader_and_the_values_prove_it(string written, DateOrder order, string? instant)
    {
        string header = "Lead ID,Company / Account,Lead Status,Lead Owner,Created Date,Last Transfer Date\n";
        var reading = Reading.Of($"{header}00Q1x00000BBBB1,Acme,New,Mia Keller,\"{written}\",\n", new ReadOptions { TimeZone = "Europe/Berlin" });
        Assert.Equal("Salesforce-Report", reading.Plan.Match.Profile.Name);
        Assert.Equal(order, reading.Order("Created Date"));
        Assert.Equal(Utc(instant), reading.Instant(0, Field.Created));
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("TRUE", true)]
    [InlineData("false", false)]
    [InlineData("Yes", true)]
    [InlineData("No", false)]
    [InlineData("Checked", true)]
    [InlineData("Not Checked", false)]
    [InlineData("Ja", true)]
    [InlineData("FALSCH", false)]
    [InlineData("", null)]
    [InlineData("maybe", null)]
    public void Checkboxes_of_reports_are_yes_or_no(string written, bool? value)
    {
        var reading = Reading.Of(Report + Lead.Replace(",0\n", $",{written}\n", StringComparison.Ordinal));
        Assert.Equal(value, Value(reading, 0, Field.EmailOptOut));
    }

    [Theory]
    [InlineData("000000000000000AAA")]
    [InlineData("000000000000000")]
    [InlineData("[null]")]
    [InlineData("null")]
    public void What_stands_for_nothing_is_nothing(string written)
    {
        var reading = Reading.Of($"Id,LastName,Status,OwnerId,MasterRecordId,IsDeleted\n00Q1x00000BBBB1EAE,A,New,{written},{written},0\n");
        Assert.Null(Value(reading, 0, Field.MergedInto));
        Assert.Null(Value(reading, 0, Field.Owner));
        Assert.Equal(written, reading.Cell(0, 3));
    }

    [Fact]
    public void A_REST_answer_has_its_records_in_an_envelope_and_their_owners_nested()
    {
        const string text = """
            {"totalSize":3,"done":false,"nextRecordsUrl":"/services/data/v60.0/query/01g-2000","records":[
             {"attributes":{"type":"Lead","url":"/services/data/v60.0/sobjects/Lead/00Q1x00000BBBB1EAE"},"Id":"00Q1x00000BBBB1EAE","LastName":"Ulrich","Company":"Nord","Status":"New","IsConverted":false,"CreatedDate":"2024-01-22T20:36:47.000+0000","Owner":{"attributes":{"type":"User","url":"x"},"Name":"Mia Keller"}},
             {"attributes":{"type":"Lead","url":"x"},"Id":"00Q1x00000BBBB2EAE","LastName":"Sand","Company":null,"Status":"Closed","IsConverted":true,"CreatedDate":"2024-01-22T21:36:47.000+0100","Owner":null}
            ]}
            """;
        var reading = Reading.Of(text, name: "leads.json");
        Assert.Equal("Salesforce-REST Lead", $"{reading.Plan.Match.Profile.Name} {reading.Plan.Match.Kind}");
        Assert.Equal((2, 2), (reading.Sum.Records, reading.Sum.Elements));
        Assert.Equal(("Mia Keller", ""), (reading.Text(0, Field.Owner), reading.Text(1, Field.Owner)));
        Assert.Equal((false, true), ((bool?)Value(reading, 0, Field.IsConverted), (bool?)Value(reading, 1, Field.IsConverted)));
        Assert.Equal(reading.Instant(0, Field.Created), reading.Instant(1, Field.Created));
    }

    [Fact]
    public void Several_pages_in_one_file_are_not_taken_for_leads_and_the_answer_says_what_they_are()
    {
        const string page = """{"totalSize":2,"done":false,"records":[{"attributes":{"type":"Lead"},"Id":"00Q1x00000BBBB1EAE","Status":"New"}]}""";
        var reading = Reading.Of(page + "\n" + page + "\n", name: "leads.jsonl");
        Assert.Equal((RecordKind.Unknown, 2), (reading.Plan.Match.Kind, reading.Sum.Records));
        Assert.Contains("Each row is a page: its records stand in 'records'. One page a file is read, not several.", reading.Plan.Match.Warnings);
    }

    [Fact]
    public void A_bulk_result_without_attributes_has_its_instants_in_milliseconds()
    {
        const string text = """
            [{"Id":"00Q1x00000BBBB1EAE","LastName":"Ulrich","Status":"New","OwnerId":"0051x00000CCCC1","IsDeleted":false,"CreatedDate":1705955807123,"LastActivityDate":"2024-01-23","Fax":4930555010012},
             {"Id":"00Q1x00000BBBB2EAE","LastName":"Sand","Status":"New","OwnerId":"0051x00000CCCC1","IsDeleted":false,"CreatedDate":999999999999,"LastActivityDate":null,"Fax":null}]
            """;
        var reading = Reading.Of(text, name: "leads.json");
        Assert.Equal("Salesforce-REST Lead", $"{reading.Plan.Match.Profile.Name} {reading.Plan.Match.Kind}");
        Assert.Equal(Utc("2024-01-22T20:36:47Z"), reading.Instant(0, Field.Created));
        Assert.Equal(Utc("2001-09-09T01:46:39Z"), reading.Instant(1, Field.Created));
        Assert.Equal(DateOrder.YMD, reading.Order("CreatedDate"));
        Assert.DoesNotContain(reading.Plan.Dates, date => date.Header == "Fax");
    }

    [Theory]
    [InlineData("\n\"Grand Totals (1 records)\"\n\"Confidential Information - Do Not Distribute\"\n\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n\"Generated By: Lena Vogt\"\n", 1, 4)]
    [InlineData("\n\n\n\n\n\"All open leads\"\n\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n\"Confidential Information - Do Not Distribute\"\n\"Generated By:  Lena Vogt  2/24/2026, 2:18 AM\"\n\"Acme AG\"\n", 5, 5)]
    [InlineData("\"Grand Totals (1 records)\"\n\"Confidential Information - Do Not Distribute\"\n", 0, 2)]
    [InlineData("Grand Totals (1 records),,,,,,\n,,,,,,\nConfidential Information - Do Not Distribute,,,,,,\n", 1, 2)]
    [InlineData("Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\n", 0, 1)]
    [InlineData("Copyright © 2000-2026 Salesforce.com\n\"Copyright © 2000-2026 salesforce.com, inc.\"\n", 0, 1)]
    [InlineData("\nTotal Records: 1\n", 1, 1)]
    [InlineData("\n\"Gesamtsummen (1 Datensätze)\"\n\"Vertrauliche Informationen\"\n", 1, 2)]
    public void The_footers_of_reports_are_counted_and_no_records(string footer, int blank, int lines)
    {
        var reading = Reading.Of(Report + Lead + footer);
        int records = footer.Contains("Salesforce.com", StringComparison.Ordinal) ? 2 : 1; // not in its own case: not known
        Assert.Equal((records, blank, lines), (reading.Sum.Records, reading.Sum.Blank, reading.Sum.Footer));
        Assert.DoesNotContain(FactKind.RecordsAfterFooter, reading.FactKinds);
    }

    [Theory]
    [InlineData("Grand Totals GmbH,Web,New,Mia Keller,24.02.2026,Acme,0\n")]
    [InlineData("Grand Totals (1 records),Web,New,Mia Keller,24.02.2026,Acme,0\n")]
    [InlineData("Confidential Information - Do Not Distribute,Web,New,Mia Keller,24.02.2026,Acme,0\n")]
    [InlineData("Copyright (c) Partners salesforce Ltd,Web,New,Mia Keller,24.02.2026,Acme,0\n")]
    [InlineData("Generated By: hand,Web,New,Mia Keller,24.02.2026,Acme,0\n")]
    [InlineData("Grand Totals GmbH\n")]
    [InlineData("Copyright (c) Partners\n")]
    public void A_record_that_begins_like_a_footer_is_a_record(string row)
    {
        var reading = Reading.Of(Report + row + Lead + row);
        Assert.Equal((3, 0), (reading.Sum.Records, reading.Sum.Footer));
    }

    [Fact]
    public void Records_behind_a_footer_are_still_read()
    {
        var reading = Reading.Of(Report + Lead + "\n\"Grand Totals (1 records)\"\n\n" + Lead + Lead);
        Assert.Equal((3, 1), (reading.Sum.Records, reading.Sum.Footer));
        Assert.Equal(4, reading.Fact(FactKind.RecordsAfterFooter).NextLine);
    }

    [Fact]
    public void A_quote_that_is_never_closed_in_a_weekly_export_costs_its_line_only()
    {
        var lines = Weekly.Split('\n').ToList();
        lines.Insert(1, "\"00Q1x00000BBBB9EAE\",\"0\",\"000000000000000AAA\",\"unclosed,\"Acme\"");
        var reading = Reading.Of(string.Join('\n', lines));
        Assert.Equal((2, 1), (reading.Sum.Records, reading.Sum.Damaged));
        AssertWeekly(reading);
    }

    private static void AssertWeekly(Reading reading)
    {
        Assert.Equal(Utc("2022-12-21T14:27:52Z"), reading.Instant(0, Field.Created));
        Assert.Equal(Utc("2022-12-31T23:59:59Z"), reading.Instant(1, Field.Created));
        Assert.Equal((false, true), ((bool?)Value(reading, 0, Field.IsConverted), (bool?)Value(reading, 1, Field.IsConverted)));
        Assert.Equal((true, false), ((bool?)Value(reading, 0, Field.EmailOptOut), (bool?)Value(reading, 1, Field.EmailOptOut)));

        // A loser of a merge is deleted and names its survivor.
        Assert.Equal((false, true), ((bool?)Value(reading, 0, Field.IsDeleted), (bool?)Value(reading, 1, Field.IsDeleted)));
        Assert.Null(Value(reading, 0, Field.MergedInto));
        Assert.Equal("00Q1x00000BBBB1EAE", Value(reading, 1, Field.MergedInto));
        Assert.Null(Value(reading, 0, Field.OpportunityId));
        Assert.Equal("0061x00000DDDD1EAE", Value(reading, 1, Field.OpportunityId));
    }

    private static object? Value(Reading reading, int record, Field field) =>
        reading.Plan.Layout.ValueOf(field, Utf8Text.Of(reading.Text(record, field)));

    private static DateTimeOffset? Utc(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
