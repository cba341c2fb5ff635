using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Tests.Profiles;

/// <summary>What the first pass finds out: encoding, profile, zone, and the order of dates.</summary>
public sealed class ExportInspectorTests
{
    private const string Umlauts = "Record ID,Company name,Email\n1,Müller & Søn – Öl,a@x.example\n2,Łódź,b@x.example\n";

    public static TheoryData<string, string, bool> Encodings => new()
    {
        { "utf-8", "UTF-8", false },
        { "utf-8", "UTF-8", true },
        { "utf-16", "UTF-16 LE", false },
        { "utf-16", "UTF-16 LE", true },
        { "utf-16BE", "UTF-16 BE", false },
        { "utf-16BE", "UTF-16 BE", true },
        { "utf-32", "UTF-32 LE", true },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Unicode_is_told_with_and_without_its_mark(string name, string shown, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Umlauts)];
        var reading = Reading.Of(bytes);
        Assert.Equal(["Record ID", "Company name", "Email"], reading.Headers);
        Assert.Equal("Müller & Søn – Öl", reading.Text(0, Field.Company));
        Assert.Equal("Łódź", reading.Text(1, Field.Company));
        Assert.Equal(shown, reading.Plan.Encoding.Name);
    }

    [Fact]
    public void The_encoding_that_the_user_names_is_used()
    {
        var bytes = Windows1252("Record ID,Company name,Email\n1,Müller – Öl,a@x.example\n");
        var reading = Reading.Of(bytes, new ReadOptions { Encoding = "windows-1252" });
        Assert.Equal("Müller – Öl", reading.Text(0, Field.Company));
        Assert.Empty(reading.Facts);
        Assert.Null(reading.Fault);
    }

    [Fact]
    public void A_byte_far_down_that_is_not_UTF8_makes_the_profile_fall_back()
    {
        var text = new StringBuilder(SalesforceHeader);
        for (int i = 0; i < 40_000; i++) text.Append(i == 39_000 ? SalesforceRow(i).Replace("Acme", "Müller", StringComparison.Ordinal) : SalesforceRow(i));
        var reading = Reading.Of(Windows1252(text.ToString()));
        Assert.Equal("Salesforce", reading.Plan.Match.Profile.Name);
        Assert.Equal("Müller", reading.Text(39_000, Field.Company));
        var fact = reading.Fact(FactKind.FallbackEncoding);
        Assert.Equal(("windows-1252", 39_002L, 24), (fact.Detail, fact.Line, fact.Character));
        Assert.Equal(40_000, reading.Sum.Records);
    }

    [Fact]
    public void A_byte_in_the_header_that_is_not_UTF8_makes_the_profile_fall_back()
    {
        var reading = Reading.Of(Windows1252(
            "\"Id\",\"Größe__c\",\"OwnerId\",\"IsDeleted\",\"LeadSource\",\"Status\",\"Company\",\"SystemModstamp\"\n"
            + "\"00Q5g00000AbCdEAAV\",\"x\",\"0055g00000AbCdEAAV\",\"0\",\"Web\",\"New\",\"Acme\",\"2026-01-31 10:00:00\"\n"));
        Assert.Equal("windows-1252", reading.Fact(FactKind.FallbackEncoding).Detail);
        Assert.Equal("Größe__c", reading.Headers[1]);
    }

    [Fact]
    public void A_byte_that_is_not_UTF8_stops_the_reading_where_no_profile_allows_another_encoding()
    {
        var text = new StringBuilder("Record ID,Company name,Email\r\n");
        for (int i = 1; i <= 50_000; i++) text.Append(i).Append(i == 48_000 ? ",Müller" : ",Acme").Append(",a@x.example\r\n");
        byte[] bytes = Windows1252(text.ToString());
        var reading = Reading.Of(bytes);
        Assert.Equal(47_999, reading.Records.Count);
        var fault = reading.Fault!;
        Assert.Equal(("InvalidByte", 48_001L, 8), (fault.Id, fault.Line, fault.Column));
        Assert.Equal(Array.IndexOf(bytes, (byte)0xFC), fault.ByteOffset);
        Assert.Contains("-Encoding windows-1252", fault.Recommendation, StringComparison.Ordinal);
        Assert.Contains("0xFC", fault.Message, StringComparison.Ordinal);
        Assert.False(reading.Sum.Closes);
    }

    [Theory]
    [InlineData("Record ID,Größe,Email\n1,x,a@x.example\n", 1, 13)]
    [InlineData("Record ID,Company name,Email\n1,Müller,a@x.example\n", 2, 4)]
    public void An_invalid_byte_in_the_first_lines_is_told_with_file_and_place(string text, int line, int column)
    {
        var bytes = Windows1252(text);
        ExportException fault;
        try
        {
            fault = Reading.Of(bytes).Fault!;
        }
        catch (ExportException thrown)
        {
            fault = thrown;
        }

        Assert.Equal(("InvalidByte", "leads.csv", (long)line, column), (fault.Id, fault.File, fault.Line, fault.Column));
    }

    [Fact]
    public void A_user_who_names_UTF8_gets_no_fallback_but_the_records_before_the_byte()
    {
        var text = SalesforceHeader + string.Concat(Enumerable.Range(0, 30).Select(SalesforceRow)) + SalesforceRow(30).Replace("Acme", "Müller", StringComparison.Ordinal);
        var reading = Reading.Of(Windows1252(text), new ReadOptions { Encoding = "utf-8" });
        Assert.Equal(30, reading.Records.Count);
        Assert.Equal(("InvalidByte", 32L), (reading.Fault!.Id, reading.Fault.Line));
    }

    [Fact]
    public void One_value_in_the_last_row_decides_the_order_of_a_column()
    {
        var text = new StringBuilder("Record ID,Email,Create Date\n");
        for (int i = 1; i < 30_000; i++) text.Append(i).Append(",a@x.example,05/06/2026 10:00\n");
        var reading = Reading.Of(text + "30000,a@x.example,31/12/2026 10:00\n", new ReadOptions { TimeZone = "UTC" });
        Assert.Equal(30_000, reading.Records.Count);
        Assert.Equal(DateOrder.DMY, reading.Order("Create Date"));
        Assert.Equal(new DateTimeOffset(2026, 6, 5, 10, 0, 0, TimeSpan.Zero), reading.Instant(0, Field.Created));
        Assert.DoesNotContain(FactKind.DateOrderUnclear, reading.FactKinds);
    }

    [Fact]
    public void A_column_that_proves_nothing_is_ambiguous_and_its_dates_are_not_read()
    {
        var reading = Reading.Of(Dates("05/06/2026", "07/08/2026"));
        Assert.Equal(DateOrder.Unknown, reading.Order("Create Date"));
        var fact = reading.Fact(FactKind.DateOrderUnclear);
        Assert.Equal(("Create Date", 3, 0), (fact.Detail, fact.Column, fact.Found));
        Assert.Null(reading.Instant(0, Field.Created));
    }

    [Fact]
    public void A_column_that_proves_both_orders_is_mixed_whatever_the_user_says()
    {
        var reading = Reading.Of(Dates("31/07/2026", "07/08/2026", "07/31/2026"), new ReadOptions { DateOrder = DateOrder.DMY });
        Assert.Equal(DateOrder.Unknown, reading.Order("Create Date"));
        var fact = reading.Fact(FactKind.DateOrderUnclear);
        Assert.Equal((2, 4), (fact.Found, fact.Expected));
    }

    [Fact]
    public void The_user_decides_where_the_values_do_not()
    {
        var options = new ReadOptions
        {
            DateOrder = DateOrder.DMY,
            DateOrders = new Dictionary<string, DateOrder>(StringComparer.Ordinal) { ["Last Modified Date"] = DateOrder.MDY },
            TimeZone = "UTC",
        };
        var reading = Reading.Of("Record ID,Email,Create Date,Last Modified Date\n1,a@x.example,05/06/2026 08:00,05/06/2026 08:00\n", options);
        Assert.Equal(new DateTimeOffset(2026, 6, 5, 8, 0, 0, TimeSpan.Zero), reading.Instant(0, Field.Created));
        Assert.Equal(new DateTimeOffset(2026, 5, 6, 8, 0, 0, TimeSpan.Zero), reading.Instant(0, Field.Modified));
        Assert.DoesNotContain(FactKind.DateOrderUnclear, reading.FactKinds);
    }

    [Fact]
    public void Values_that_prove_an_order_stand_above_what_the_user_says_and_the_plan_says_so()
    {
        var reading = Reading.Of(Dates("31/12/2026", "07/08/2026"), new ReadOptions { DateOrder = DateOrder.MDY });
        Assert.Equal(DateOrder.DMY, reading.Order("Create Date"));
        Assert.Contains("MDY", reading.Plan.Dates.Single().Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_named_like_a_date_whose_values_are_none_is_not_placed_as_one()
    {
        var reading = Reading.Of("Record ID,Email,Create Date\n1,a@x.example,Lena Vogt\n2,b@x.example,Ben Otte\n");
        Assert.False(reading.Plan.Layout.Has(Field.Created));
        Assert.Equal("Lena Vogt", reading.Cell(0, 2));
        Assert.Contains("Create Date", reading.Plan.Match.Unplaced);
    }

    [Fact]
    public void Dates_in_a_column_that_appears_late_in_JSON_are_decided_too()
    {
        var text = new StringBuilder();
        for (int i = 1; i <= 40_000; i++)
        {
            text.Append("{\"id\":\"").Append(i).Append("\",\"email\":\"a@x.example\",\"created\":\"2026-01-31T10:00:00Z\"");
            if (i > 6_000) text.Append(",\"assigned\":\"").Append(i == 9_000 ? "25" : "05").Append("/06/2026 08:00\"");
            if (i > 30_000) text.Append(",\"modified\":\"05/06/2026 08:00\"");
            text.Append("}\n");
        }

        var reading = Reading.Of(text.ToString(), new ReadOptions { Kind = RecordKind.Lead, TimeZone = "UTC" }, "leads.jsonl");
        Assert.Equal(DateOrder.DMY, reading.Order("assigned"));
        Assert.Equal(new DateTimeOffset(2026, 6, 5, 8, 0, 0, TimeSpan.Zero), reading.Instant(6_000, Field.Assigned));
        Assert.Equal("modified", reading.Fact(FactKind.DateOrderUnclear).Detail);
    }

    [Fact]
    public void Dates_in_a_column_that_appears_behind_the_first_pass_are_read_year_first_so_that_others_are_findings()
    {
        var text = new StringBuilder();
        for (int i = 1; i <= 60_000; i++)
        {
            text.Append("{\"id\":\"").Append(i).Append("\",\"email\":\"a@x.example\",\"created\":\"2026-01-31T10:00:00Z\"");
            if (i > 50_000) text.Append(",\"modified\":\"").Append(i % 2 == 0 ? "05/06/2026" : "2026-06-05").Append('"');
            text.Append("}\n");
        }

        var reading = Reading.Of(text.ToString(), new ReadOptions { Kind = RecordKind.Lead, TimeZone = "UTC" }, "leads.jsonl");
        Assert.DoesNotContain(reading.Plan.Dates, date => date.Header == "modified");
        Assert.Equal(DateOrder.YMD, reading.Plan.Layout.OrderOf(reading.Plan.Layout.ColumnOf(Field.Modified)));
    }

    [Fact]
    public void The_zone_is_the_users_then_the_profiles_then_the_agreements()
    {
        Assert.Contains("as told", Zone(new ReadOptions { TimeZone = "Europe/Berlin", AgreementTimeZone = "UTC" }), StringComparison.Ordinal);
        Assert.Contains("from the agreement", Zone(new ReadOptions { AgreementTimeZone = "Europe/Berlin" }), StringComparison.Ordinal);
        Assert.Contains("unknown", Zone(new ReadOptions()), StringComparison.Ordinal);

        static string Zone(ReadOptions options) => Reading.Of(Dates("2026-01-31"), options).Plan.ZoneEvidence;
    }

    [Fact]
    public void The_map_places_what_the_profile_does_not_and_frees_what_it_does()
    {
        var options = new ReadOptions
        {
            Map = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Our number"] = "id", ["Email"] = null },
        };
        var reading = Reading.Of("Our number,Email,Work Email,Lead Status\n7,x,b@x.example,New\n", options);
        Assert.Equal("7", reading.Text(0, Field.Id));
        Assert.NotEqual("x", reading.Text(0, Field.Email));
    }

    [Fact]
    public void Names_that_do_not_exist_are_refused_with_the_nearest()
    {
        Assert.Equal("HubSpot", Wrong(new ReadOptions { Profile = "hubspott" }).Nearest);
        Assert.Equal("Europe/Berlin", Wrong(new ReadOptions { TimeZone = "Europe/Berlim" }).Nearest);
        Assert.Equal("email", Wrong(new ReadOptions { Map = new Dictionary<string, string?> { ["Email"] = "emial" } }).Nearest);

        static UnknownNameException Wrong(ReadOptions options) =>
            Assert.Throws<UnknownNameException>(() => Reading.Of(Dates("2026-01-31"), options));
    }

    private const string SalesforceHeader =
        "\"Id\",\"Company\",\"OwnerId\",\"IsDeleted\",\"LeadSource\",\"Status\",\"CreatedDate\",\"SystemModstamp\"\n";

    private static string SalesforceRow(int i) =>
        $"\"00Q5g00000AbCdEAAV\",\"Acme\",\"0055g00000AbCdEAAV\",\"0\",\"Web\",\"New\",\"2026-01-31 10:00:{i % 60:00}\",\"2026-01-31 10:00:00\"\n";

    private static string Dates(params string[] values) =>
        "Record ID,Email,Create Date\n" + string.Concat(values.Select((value, i) => $"{i + 1},a@x.example,{value}\n"));

    private static byte[] Windows1252(string text) => TextEncodings.Resolve("windows-1252").GetBytes(text);
}
