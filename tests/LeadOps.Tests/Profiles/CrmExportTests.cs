using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Tests.Profiles;

/// <summary>Exports of CRMs beside HubSpot and Salesforce: what they are taken for, and what their values mean.</summary>
public sealed class CrmExportTests
{
    public static TheoryData<string> Names => [.. CrmExports.All.Select(export => export.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_export_is_taken_for_what_it_is_and_no_other_CRM_comes_next(string name)
    {
        var export = CrmExports.Of(name);
        var match = Read(name).Plan.Match;
        Assert.Equal($"{export.Profile} {export.Kind}", $"{match.Profile.Name} {match.Kind}");
        Assert.InRange(match.Confidence, 0.55, 1);
        string[] mayBeNext = ["generic ", .. ProfileCatalogue.All.Where(one => one.Crm == match.Profile.Crm).Select(one => one.Name + " ")];
        Assert.True(match.NextBest is null || mayBeNext.Any(one => match.NextBest.StartsWith(one, StringComparison.Ordinal)), match.NextBest);
        Assert.Contains("'s", match.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(match.Warnings, text => text.Contains("-Kind", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_profile_of_another_CRM_comes_near(string name)
    {
        var export = CrmExports.Of(name);
        var own = Read(name).Plan.Match;
        var headers = own.Fields.Length == 0 ? [] : Read(name).Headers;
        foreach (var other in ProfileCatalogue.All.Where(profile => profile.Crm != own.Profile.Crm && !profile.IsGeneric))
        {
            int known = headers.Count(other.Owns);
            Assert.True(known <= headers.Count(own.Profile.Owns) / 2, $"{other.Name} claims {known} headers of {export.Name}.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_kind_is_asked_for_no_other_CRM_is_found(string name)
    {
        var export = CrmExports.Of(name);
        string own = ProfileCatalogue.Find(export.Profile).Crm;
        var headers = Read(name).Headers;
        var format = name.EndsWith(".json", StringComparison.Ordinal) ? ProfileFormat.Json : ProfileFormat.Csv;
        foreach (var kind in RecordKinds.All)
        {
            var profile = ProfileDetector.Detect(headers, format, new DetectionOptions { Kind = kind }).Profile;
            Assert.True(profile.IsGeneric || profile.Crm == own, $"{name} as {kind} is taken for {profile.Name}.");
        }
    }

    [Fact]
    public void Every_profile_has_an_export_of_each_of_its_kinds()
    {
        var had = CrmExports.All.Select(export => (export.Profile, export.Kind)).ToHashSet();
        string[] elsewhere = ["generic", "HubSpot", "HubSpot-API", "Salesforce", "Salesforce-Report", "Salesforce-REST"];
        foreach (var profile in ProfileCatalogue.All.Where(profile => !elsewhere.Contains(profile.Name)))
        {
            foreach (var kind in profile.Kinds.Except(profile.OnlyIfAsked))
            {
                Assert.Contains((profile.Name, kind), had);
            }
        }
    }

    [Fact]
    public void The_words_of_Dynamics()
    {
        var leads = Read("dynamics-leads.csv");
        Assert.Equal("Contacted", leads.Text(0, Field.Status));
        Assert.Equal(["", "No Longer Interested", ""], Texts(leads, Field.RejectReason));
        Assert.Equal([false, false, true], Values(leads, Field.IsConverted));
        Assert.Equal([false, true, false], Values(leads, Field.EmailOptOut));
        Assert.Equal(Utc(2026, 2, 26, 9, 3, 0), leads.Instant(0, Field.Created));
        var german = Read("dynamics-leads-de.csv");
        Assert.Equal([1250000m, 900.5m], Values(german, Field.Revenue));
        Assert.Equal(Utc(2026, 3, 1, 12, 30, 0), german.Instant(1, Field.Created));
        Assert.Equal("Phone Call", Read("dynamics-phonecalls.csv").Text(0, Field.ActivityType));
        var deals = Read("dynamics-opportunities.csv");
        Assert.Equal(true, Value(deals, 0, Field.Won));
        Assert.Equal(48000m, Value(deals, 0, Field.Amount));
    }

    [Fact]
    public void The_codes_of_the_Web_API_of_Dynamics_with_and_without_their_labels()
    {
        var leads = Read("dynamics-leads.json");
        Assert.Equal(["Contacted", "Lost"], Texts(leads, Field.Status));
        Assert.Equal(["Open", "Disqualified"], Texts(leads, Field.Stage));
        Assert.Equal(["", "Lost"], Texts(leads, Field.RejectReason));
        Assert.Equal("Ines Roth", leads.Text(0, Field.Owner));
        Assert.Equal(1250000.125m, Value(leads, 0, Field.Revenue));
        Assert.Equal(Utc(2026, 2, 26, 15, 3, 0), leads.Instant(0, Field.Created));
        var codes = Read("dynamics-leads-codes.json");
        Assert.Equal("No Longer Interested", codes.Text(0, Field.Status));
        Assert.Equal("No Longer Interested", codes.Text(0, Field.RejectReason));
        Assert.Equal(("Disqualified", "Other", "Hot"), (codes.Text(0, Field.Stage), codes.Text(0, Field.Source), codes.Text(0, Field.Rating)));
        var activities = Read("dynamics-activities.json");
        Assert.Equal(("Phone Call", "Outgoing", "Completed"),
            (activities.Text(0, Field.ActivityType), activities.Text(0, Field.Direction), activities.Text(0, Field.Status)));
    }

    [Fact]
    public void The_words_of_Pipedrive()
    {
        var leads = Read("pipedrive-leads.csv");
        Assert.Equal("m.quint@halden.example", leads.Text(0, Field.Email));
        Assert.Equal(("Halden Tools", "Hot", "Subscribed"), (leads.Text(0, Field.Company), leads.Text(0, Field.Rating), leads.Text(0, Field.Consent)));
        Assert.Equal(Utc(2026, 2, 26, 9, 3, 11), leads.Instant(0, Field.Created));
        var deals = Read("pipedrive-deals.csv");
        Assert.Equal([true, false], Values(deals, Field.Won));
        Assert.Equal([48000.5m, 1200m], Values(deals, Field.Amount));
        Assert.Equal("No budget", deals.Text(1, Field.RejectReason));
        var activities = Read("pipedrive-activities.csv");
        Assert.Equal(["Done", "To do"], Texts(activities, Field.Status));
        Assert.Equal("7d1c2a90-0001-11ee-9f00-0ab100000001", activities.Text(0, Field.LeadId));
    }

    [Fact]
    public void The_words_of_Zoho()
    {
        var leads = Read("zoho-leads.csv");
        Assert.Equal([1117100m, 250000m], Values(leads, Field.Revenue));
        Assert.Equal([false, true], Values(leads, Field.IsConverted));
        Assert.Equal(["Web Form", ""], Texts(leads, Field.Source));
        Assert.Equal(Utc(2021, 4, 15, 0, 3, 0), leads.Instant(0, Field.Created));
        Assert.Equal(Utc(2021, 5, 1, 23, 59, 59), leads.Instant(1, Field.Created));
        Assert.Equal("zcrm_5361160000000659001", Read("zoho-backup-leads.csv").Text(0, Field.Owner));
        Assert.Equal(("Call", "Outbound"), (Read("zoho-calls.csv").Text(0, Field.ActivityType), Read("zoho-calls.csv").Text(0, Field.Direction)));
        Assert.Equal("Task", Read("zoho-tasks.csv").Text(0, Field.ActivityType));
        Assert.Equal(Utc(2026, 8, 29, 10, 0, 0), Read("zoho-tasks.csv").Instant(0, Field.Occurred));
        Assert.Equal("Meeting", Read("zoho-events.csv").Text(0, Field.ActivityType));
        Assert.Equal(1234.56m, Value(Read("zoho-deals.csv"), 0, Field.Amount));
    }

    [Fact]
    public void The_numbers_of_Marketo_stand_for_types_and_say_who_acts()
    {
        var activities = Read("marketo-activities.csv");
        Assert.Equal(
            ["Fill Out Form", "Change Data Value", "Send Email", "Send Sales Email", "Merge Leads", "100017"],
            Texts(activities, Field.ActivityType));
        Assert.Equal(["inbound", "", "outbound", "outbound", "", ""], Texts(activities, Field.Direction));
        Assert.Equal([null, true, true, false, true, null], Values(activities, Field.Automated));
        Assert.Equal("[5414090, 5414091]", activities.Text(4, Field.MergedIds));
        Assert.Equal("13", activities.Cell(1, 1));
        Assert.Equal(Utc(2026, 2, 13, 14, 6, 20), activities.Instant(0, Field.Occurred));
        var bulk = Read("marketo-bulk-activities.csv");
        Assert.Equal(["", "8497"], Texts(bulk, Field.Campaign));
        Assert.Equal(["Fill Out Form", "Open Email"], Texts(bulk, Field.ActivityType));
        Assert.Equal(["Halden Tools", ""], Texts(Read("marketo-leads.csv"), Field.Company));
    }

    [Fact]
    public void Changed_values_of_Marketo_are_stage_changes_when_asked_for()
    {
        var export = CrmExports.Of("marketo-activities.csv");
        var changes = Reading.Of(export.Bytes, new ReadOptions { Kind = RecordKind.StageChange }, export.Name);
        Assert.Equal("Marketo StageChange", $"{changes.Plan.Match.Profile.Name} {changes.Plan.Match.Kind}");
        Assert.Equal(("Lead Status", "New", "Contacted"),
            (changes.Text(1, Field.ChangedField), changes.Text(1, Field.From), changes.Text(1, Field.To)));
        Assert.Equal("", changes.Text(5, Field.To));
        Assert.DoesNotContain(changes.Plan.Match.Warnings, text => text.Contains("needs", StringComparison.Ordinal));
    }

    [Fact]
    public void The_words_of_EspoCRM_and_SuiteCRM()
    {
        var leads = Read("espocrm-leads.csv");
        Assert.Equal([false, true], Values(leads, Field.IsConverted));
        Assert.Equal([null, true], Values(leads, Field.DoNotContact));
        Assert.Equal(Utc(2026, 2, 26, 8, 3, 11), leads.Instant(0, Field.Created));
        Assert.Equal("Call", Read("espocrm-calls.csv").Text(0, Field.ActivityType));
        Assert.Equal(false, Value(Read("espocrm-leads.json"), 0, Field.IsConverted));
        Assert.Equal(true, Value(Read("espocrm-opportunities.csv"), 0, Field.Won));
        var suite = Read("suitecrm-leads.csv");
        Assert.Equal(false, Value(suite, 0, Field.IsConverted));
        Assert.Equal(("Ines Roth", "Recycled", "10115"), (suite.Text(0, Field.Owner), suite.Text(0, Field.Status), suite.Text(0, Field.PostalCode)));
        Assert.Equal(Utc(2026, 2, 26, 9, 3, 0), suite.Instant(0, Field.Created));
        Assert.Equal(true, Value(Read("suitecrm-leads-names.csv"), 0, Field.IsConverted));
        Assert.Equal("Call", Read("suitecrm-calls.csv").Text(0, Field.ActivityType));
        Assert.Equal("Task", Read("suitecrm-tasks.csv").Text(0, Field.ActivityType));
        Assert.Equal(48000.5m, Value(Read("suitecrm-opportunities.csv"), 0, Field.Amount));
    }

    [Fact]
    public void The_words_of_Frappe()
    {
        var leads = Read("frappe-leads.csv");
        Assert.Equal("CRM-LEAD-2026-00001", leads.Text(0, Field.Id));
        Assert.Equal(["", "No Budget"], Texts(leads, Field.RejectReason));
        Assert.Equal(Utc(2026, 2, 26, 9, 3, 11), leads.Instant(0, Field.Created));
        Assert.Equal(("CRM-LEAD-2026-00001", true), (Read("frappe-leads.json").Text(0, Field.Id), Value(Read("frappe-leads.json"), 0, Field.IsConverted)));
        Assert.Equal(("Call", "Outgoing"), (Read("frappe-calls.csv").Text(0, Field.ActivityType), Read("frappe-calls.csv").Text(0, Field.Direction)));
        Assert.Equal("Contacted", Read("frappe-status-changes.csv").Text(0, Field.To));
        Assert.Equal(Utc(2026, 2, 26, 9, 41, 20), Read("frappe-status-changes.csv").Instant(0, Field.Changed));
        Assert.Equal(true, Value(Read("frappe-deals.csv"), 0, Field.Won));
    }

    [Fact]
    public void What_is_implied_is_a_property_of_the_record_and_the_columns_stay_as_they_are()
    {
        var layout = Read("marketo-activities.csv").Plan.Layout;
        Assert.Contains("Direction", layout.PropertyNames);
        Assert.Contains("activity_type_id", layout.PropertyNames);
        Assert.True(layout.Has(Field.Automated));
        Assert.Equal(layout.ColumnOf(Field.ActivityType), layout.ColumnOf(Field.Automated));
    }

    /// <summary>In UTC, where the export does not name its zone.</summary>
    private static Reading Read(string name)
    {
        var export = CrmExports.Of(name);
        return Reading.Of(export.Bytes, new ReadOptions { AgreementTimeZone = "UTC" }, name);
    }

    private static List<string> Texts(Reading reading, Field field) => [.. reading.Records.Select((_, i) => reading.Text(i, field))];

    private static List<object?> Values(Reading reading, Field field) => [.. reading.Records.Select((_, i) => Value(reading, i, field))];

    private static object? Value(Reading reading, int record, Field field) =>
        reading.Plan.Layout.ValueOf(field, Utf8Text.Of(reading.Text(record, field)));

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute, int second) =>
        new(year, month, day, hour, minute, second, TimeSpan.Zero);
}
