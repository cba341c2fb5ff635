using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Tests.Profiles;

/// <summary>How HubSpot writes dates, yes and no, nothing, merged contacts and what an activity belongs to.</summary>
public sealed class HubSpotDialectTests
{
    private const string Contacts = "Record ID,Email,Lifecycle Stage,Contact owner,Create Date,Unsubscribed from all email,Merged Contact IDs\n";

    [Theory]
    [InlineData("2024-01-22 14:27", "2024-01-22T13:27:00Z")]
    [InlineData("2024-01-22 2:27 PM", "2024-01-22T13:27:00Z")]
    [InlineData("01/22/2024 14:27", "2024-01-22T13:27:00Z")]
    [InlineData("22.01.2024 14:27", "2024-01-22T13:27:00Z")]
    [InlineData("26-02-2018 19:58", "2018-02-26T18:58:00Z")]
    public void Date_times_are_in_the_zone_of_whoever_made_the_export(string written, string instant)
    {
        var reading = Reading.Of(Contacts + $"101,a@x.example,Lead,Mia Keller,{written},,\n", new ReadOptions { TimeZone = "Europe/Berlin" });
        Assert.Equal("HubSpot Lead", $"{reading.Plan.Match.Profile.Name} {reading.Plan.Match.Kind}");
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), reading.Instant(0, Field.Created));
    }

    [Fact]
    public void A_date_alone_is_the_day_in_UTC()
    {
        var reading = Reading.Of(Contacts + "101,a@x.example,Lead,Mia Keller,2024-01-22,,\n", new ReadOptions { TimeZone = "America/New_York" });
        var when = reading.Plan.Layout.InstantOf(Field.Created, Utf8Text.Of("2024-01-22"));
        Assert.Equal((1705881600, 1705967999), (when.Earliest, when.Latest));
    }

    [Theory]
    [InlineData("Yes", true)]
    [InlineData("No", false)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("TRUE", true)]
    [InlineData("Ja", true)]
    [InlineData("Non", false)]
    [InlineData("", null)]
    [InlineData("(No value)", null)]
    public void Yes_and_no_come_in_words_and_blank_is_neither(string written, bool? value)
    {
        var reading = Reading.Of(Contacts + $"101,a@x.example,Lead,Mia Keller,2024-01-22 14:27,{written},\n");
        Assert.Equal(value, reading.Plan.Layout.ValueOf(Field.EmailOptOut, Utf8Text.Of(reading.Text(0, Field.EmailOptOut))));
    }

    [Fact]
    public void Labels_have_the_owners_name_and_the_API_the_owners_id()
    {
        var labels = Reading.Of(Contacts + "101,a@x.example,Lead,Mia Keller,2024-01-22 14:27,,\n");
        Assert.Equal("Mia Keller", labels.Text(0, Field.Owner));
        var api = Reading.Of(
            """{"results":[{"id":"101","properties":{"email":"a@x.example","hubspot_owner_id":"5501","lifecyclestage":"lead","hs_email_optout":"true","createdate":"2024-01-22T13:27:00.123Z","hs_merged_object_ids":"98;99"},"createdAt":"2024-01-22T13:27:00Z","archived":false}]}""",
            name: "leads.json");
        Assert.Equal("HubSpot-API Lead", $"{api.Plan.Match.Profile.Name} {api.Plan.Match.Kind}");
        Assert.Equal(("5501", "98;99"), (api.Text(0, Field.Owner), api.Text(0, Field.MergedIds)));
        Assert.Equal(true, api.Plan.Layout.ValueOf(Field.EmailOptOut, Utf8Text.Of(api.Text(0, Field.EmailOptOut))));
    }

    [Theory]
    [InlineData("98;99", "98 99")]
    [InlineData("98:1626353538000;99:1626353538001", "98 99")]
    [InlineData("", "")]
    public void A_merged_contact_names_those_that_it_took_in(string written, string ids)
    {
        var reading = Reading.Of(Contacts + $"101,a@x.example,Lead,Mia Keller,2024-01-22 14:27,,{written}\n");
        Assert.Equal(ids, Ids(reading, 0, Field.MergedIds));
    }

    [Fact]
    public void An_activity_belongs_to_each_contact_it_names()
    {
        var reading = Reading.Of("Record ID,Activity type,Activity date,Activity assigned to,Associated Contact IDs\n"
            + "1,Call,2026-10-01 09:00,Mia Keller,101;102\n2,Call,2026-10-01 09:05,Mia Keller,103\n3,Note,2026-10-01 09:06,Mia Keller,\n");
        Assert.Equal("HubSpot Activity", $"{reading.Plan.Match.Profile.Name} {reading.Plan.Match.Kind}");
        Assert.Equal(["101 102", "103", ""], Enumerable.Range(0, 3).Select(record => Ids(reading, record, Field.LeadId)));
        Assert.Equal("101;102", reading.Text(0, Field.LeadId));
    }

    [Theory]
    [InlineData("""{"results":[{"id":"1","properties":{"hs_timestamp":"2026-10-01T09:00:00Z","hs_call_direction":"OUTBOUND","hubspot_owner_id":"5501"},"associations":{"contacts":{"results":[{"id":"101","type":"call_to_contact"},{"id":"102","type":"call_to_contact"}]}}}]}""")]
    [InlineData("""{"results":[{"engagement":{"id":1,"type":"CALL","timestamp":1790845200000,"ownerId":5501},"associations":{"contactIds":[101,102],"companyIds":[]},"metadata":{"status":"COMPLETED"}}]}""")]
    public void The_API_names_the_contacts_of_an_activity_in_a_list(string text)
    {
        var reading = Reading.Of(text, name: "calls.json");
        Assert.Equal("HubSpot-API Activity", $"{reading.Plan.Match.Profile.Name} {reading.Plan.Match.Kind}");
        Assert.Equal("101 102", Ids(reading, 0, Field.LeadId));
        Assert.Equal("5501", reading.Text(0, Field.Owner));
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 9, 0, 0, TimeSpan.Zero), reading.Instant(0, Field.Occurred));
    }

    private static string Ids(Reading reading, int record, Field field)
    {
        var found = new List<string>();
        var ids = new IdList(Utf8Text.Of(reading.Text(record, field)));
        while (ids.Next(out var id)) found.Add(id.ToString());
        return string.Join(" ", found);
    }
}
