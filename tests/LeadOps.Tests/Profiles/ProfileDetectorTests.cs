using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Tests.Profiles;

public sealed class ProfileDetectorTests
{
    private const string HubSpotContacts =
        "Record ID;First Name;Last Name;Email;Phone Number;Company name;Job Title;Country/Region;Contact owner;"
        + "Lead Status;Lifecycle Stage;Original Source;Create Date;Owner Assigned Date;Last Activity Date;"
        + "Number of Employees;City;Webinar Date;Persona;Score notes;Budget;Next step";

    private const string SalesforceLead =
        "Id;IsDeleted;MasterRecordId;Salutation;FirstName;LastName;LeadSource;Status;Industry;Rating;"
        + "AnnualRevenue;NumberOfEmployees;OwnerId;HasOptedOutOfEmail;IsConverted;ConvertedDate;"
        + "ConvertedOpportunityId;CreatedDate;LastModifiedDate;SystemModstamp;LastActivityDate;DoNotCall;"
        + "LastTransferDate;EmailBouncedReason;Region__c";

    private const string LoanLeads =
        "Lead ID;Created Date;Assigned Date;Owner;Stage;Status;Source;Email;Company;Country";

    private const string LoanActivities = "Activity ID;Lead ID;Type;Direction;Occurred At;Owner;Automated;Status";

    private const string LoanHistory = "Lead ID;From Stage;To Stage;Changed At;Changed By";

    // Few columns of sales among many of the form, no dates, and an activity's name under "Last Activity".
    private const string FormLeads =
        "Prospect ID;Lead Number;Lead Source;Do Not Email;Do Not Call;Converted;Last Activity;Country;City;"
        + "Lead Quality;Course;Level;Start term;Prior degree;Budget band;Heard of us by;Wants brochure;"
        + "Wants newsletter;Visits;Minutes on site;Pages;Device;Browser;Form version;Landing page;Quiz result;"
        + "Chat used;Language;Time slot;Second choice;Remark code";

    // What each shape of export must be taken for: its format, headers, and what some of its columns are.
    public static TheoryData<string, string, string, string> Shapes => new()
    {
        { "csv", "HubSpot Lead",
            HubSpotContacts,
            "Record ID=id;Company name=company;Contact owner=owner;Lifecycle Stage=stage;Lead Status=status;"
            + "Original Source=source;Owner Assigned Date=assigned;Last Activity Date=lastActivity;"
            + "Country/Region=country;Webinar Date=" },
        { "csv", "HubSpot Activity",
            "Record ID;Activity type;Title;Body;Activity date;Activity assigned to;Associated Contact IDs;"
            + "Associated Company IDs",
            "Record ID=id;Associated Contact IDs=leadId;Activity date=occurred;Activity assigned to=owner;"
            + "Title=subject" },
        { "csv", "HubSpot Activity",
            "Record ID;Call Title;Call notes;Call direction;Call outcome;Call status;Activity date;"
            + "Activity assigned to;Associated Contact IDs",
            "Call direction=direction;Call outcome=outcome;Call status=status" },
        { "csv", "HubSpot Opportunity",
            "Record ID;Deal Name;Deal Stage;Pipeline;Amount;Close Date;Deal owner;Create Date;"
            + "Associated Contact IDs;Is Closed Won",
            "Deal Name=name;Deal Stage=stage;Close Date=closed;Is Closed Won=won;Associated Contact IDs=leadId" },
        { "json", "HubSpot-API Lead",
            "id;properties.createdate;properties.email;properties.firstname;properties.lastname;"
            + "properties.hs_lead_status;properties.lifecyclestage;properties.hubspot_owner_id;"
            + "properties.hs_time_to_first_engagement;createdAt;updatedAt;archived",
            "id=id;properties.createdate=created;properties.lifecyclestage=stage;updatedAt=modified;createdAt=" },
        { "json", "HubSpot-API Lead",
            "id;email;firstname;lifecyclestage;hs_lead_status;hubspot_owner_id;hs_analytics_source;"
            + "hs_v2_date_entered_lead",
            "hs_analytics_source=source;hs_v2_date_entered_lead=" },
        { "json", "HubSpot-API Activity",
            "id;contact_id;properties.hs_timestamp;properties.hs_call_direction;properties.hs_call_disposition;"
            + "properties.hubspot_owner_id",
            "contact_id=leadId;properties.hs_timestamp=occurred" },
        { "json", "HubSpot-API Opportunity",
            "id;properties.dealname;properties.dealstage;properties.amount;properties.closedate;"
            + "properties.hubspot_owner_id",
            "properties.dealname=name;properties.closedate=closed" },
        { "csv", "Salesforce Lead",
            SalesforceLead,
            "Id=id;LeadSource=source;OwnerId=owner;MasterRecordId=mergedInto;ConvertedDate=converted;"
            + "IsConverted=isConverted;LastTransferDate=assigned;CreatedDate=created;LastModifiedDate=modified;"
            + "SystemModstamp=;Region__c=" },
        { "csv", "Salesforce Lead",
            "ID;FIRSTNAME;LASTNAME;EMAIL;COMPANY;LEADSOURCE;STATUS;OWNERID;CREATEDDATE",
            "OWNERID=owner" },
        { "csv", "Salesforce Activity",
            "Id;WhoId;Subject;ActivityDate;Status;Type;CallType;OwnerId;CreatedDate;CompletedDateTime;TaskSubtype",
            "WhoId=leadId;CompletedDateTime=occurred;ActivityDate=;Type=type;CallType=direction" },
        { "csv", "Salesforce Activity",
            "Id;WhoId;Subject;StartDateTime;EndDateTime;ActivityDate;OwnerId;Description;EventSubtype;IsDeleted",
            "StartDateTime=occurred;Description=body" },
        { "csv", "Salesforce StageChange",
            "Id;IsDeleted;LeadId;CreatedById;CreatedDate;Field;DataType;OldValue;NewValue",
            "LeadId=leadId;Field=changedField;OldValue=from;NewValue=to;CreatedDate=changed;CreatedById=changedBy" },
        { "csv", "Salesforce Opportunity",
            "Id;AccountId;Name;StageName;Amount;CloseDate;IsClosed;IsWon;LeadSource;OwnerId;CreatedDate;"
            + "CurrencyIsoCode",
            "StageName=stage;IsWon=won;CloseDate=closed" },
        { "json", "Salesforce-REST Lead",
            "attributes.type;attributes.url;Id;LastName;Status;Owner.Name;CreatedDate;Company",
            "Owner.Name=owner;Status=status" },
        { "json", "Salesforce-REST Activity",
            "attributes.type;attributes.url;Id;WhoId;Subject;ActivityDate;Status",
            "WhoId=leadId" },
        { "csv", "Salesforce-Report Lead",
            "Lead ID;First Name;Last Name;Company / Account;Email;Lead Source;Lead Status;Lead Owner;"
            + "Created Date;State/Province;Converted",
            "Company / Account=company;Lead Owner=owner;Converted=isConverted;State/Province=region" },
        { "csv", "Salesforce-Report StageChange",
            "Lead ID;Lead Owner;Field / Event;Old Value;New Value;Edited By;Edit Date",
            "Field / Event=changedField;Edit Date=changed;Edited By=changedBy" },
        { "csv", "Salesforce-Report Opportunity",
            "Opportunity ID;Opportunity Name;Account Name;Stage;Fiscal Period;Amount;Probability (%);Close Date;"
            + "Opportunity Owner;Lead Source",
            "Opportunity Name=name;Opportunity Owner=owner" },
        { "csv", "Salesforce-Report Activity",
            "Lead ID;Subject;Assigned;Date;Status;Company / Account;Completed Date/Time;Call Type",
            "Completed Date/Time=occurred;Date=;Assigned=owner" },
        { "csv", "generic Lead",
            LoanLeads,
            "Lead ID=id;Assigned Date=assigned;Created Date=created;Stage=stage;Owner=owner" },
        { "csv", "generic Activity",
            LoanActivities,
            "Activity ID=id;Lead ID=leadId;Occurred At=occurred;Automated=automated" },
        { "csv", "generic StageChange",
            LoanHistory,
            "Lead ID=leadId;From Stage=from;To Stage=to;Changed At=changed;Changed By=changedBy" },
        { "csv", "generic OwnerChange",
            "Lead ID;From Owner;To Owner;Changed At;Changed By",
            "From Owner=from;To Owner=to" },
        { "csv", "generic OwnerChange",
            "lead_id;stage;previous_owner;new_owner;changed_at",
            "new_owner=to;stage=" },
        { "csv", "generic StageChange",
            "lead_id;owner;old_status;new_status;timestamp",
            "new_status=to;timestamp=changed" },
        { "csv", "generic StageChange",
            "Lead ID;Field;Old Value;New Value;Changed At",
            "Field=changedField;New Value=to" },
        { "csv", "generic StageChange",
            "Lead ID;Stage;Entered At",
            "Stage=to;Entered At=changed" },
        { "csv", "generic Opportunity",
            "Deal ID;Deal Title;Stage;Value;Currency;Owner;Lead ID;Close Date",
            "Deal Title=name;Lead ID=leadId" },
        { "csv", "generic Cost",
            "Month;Channel;Campaign;Spend;Currency",
            "Month=starts;Channel=source;Spend=amount" },
        { "csv", "generic Person",
            "Name;Email;Team;Role;Calendar;From;Until",
            "From=starts;Until=ends;Team=team" },
        { "csv", "generic Person",
            "Name;Email;Team",
            "Name=name" },
        { "csv", "generic Lead",
            "First Name;Last Name;Email;Company",
            "Email=email" },
        { "csv", "generic Lead",
            "Name;Email;Team;Source;Stage;Owner",
            "Team=team;Name=name" },
        { "csv", "Zoho Lead",
            "LEADID;Lead Owner;Lead Source;Lead Status;Created Time;CONVERTED",
            "LEADID=id;Created Time=created;CONVERTED=isConverted" },
        { "csv", "Marketo Activity",
            "activity_date;activity_type_id;lead_id;activity_type;primary_attribute_value",
            "activity_date=occurred;activity_type_id=type;activity_type=" },
        { "any", "generic Activity",
            "Id;LeadId;Type;Occurred;Owner",
            "LeadId=leadId;Occurred=occurred" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_known_shape_is_taken_for_what_it_is(
        string format, string taken, string header, string columns)
    {
        var headers = header.Split(';');
        var match = ProfileDetector.Detect(headers, FormatOf(format));
        Assert.Equal(taken, $"{match.Profile.Name} {match.Kind}");
        foreach (string column in columns.Split(';'))
        {
            var parts = column.Split('=');
            Assert.Equal(parts[1], FieldAt(match, headers, parts[0]) ?? "");
        }

        AssertSound(match, headers);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_order_of_the_columns_does_not_matter(
        string format, string taken, string header, string columns)
    {
        _ = (taken, columns);
        var headers = header.Split(';');
        var before = ProfileDetector.Detect(headers, FormatOf(format));
        var random = new Random(header.Length);
        for (int round = 0; round < 5; round++)
        {
            string[] shuffled = [.. headers.OrderBy(_ => random.Next())];
            var after = ProfileDetector.Detect(shuffled, FormatOf(format));
            Assert.Same(before.Profile, after.Profile);
            Assert.Equal(before.Kind, after.Kind);
            Assert.Equal(before.Confidence, after.Confidence);
            Assert.Equal(before.NextBest, after.NextBest);
            foreach (string one in headers) Assert.Equal(FieldAt(before, headers, one), FieldAt(after, shuffled, one));
        }
    }

    [Fact]
    public void Any_choice_of_headers_gives_a_sound_answer_that_is_the_same_in_any_order()
    {
        string[] all = [HubSpotContacts, SalesforceLead, LoanLeads, LoanActivities, LoanHistory, FormLeads];
        string[] pool = [.. all
            .SelectMany(header => header.Split(';')).Distinct(StringComparer.Ordinal)
            .GroupBy(Headers.Fold, StringComparer.Ordinal).Select(group => group.First())];
        var random = new Random(4711);
        for (int round = 0; round < 300; round++)
        {
            string[] headers = [.. pool.OrderBy(_ => random.Next()).Take(random.Next(25))];
            var match = ProfileDetector.Detect(headers, ProfileFormat.Csv);
            AssertSound(match, headers);
            string[] reversed = [.. headers.Reverse()];
            var again = ProfileDetector.Detect(reversed, ProfileFormat.Csv);
            Assert.Equal((match.Profile, match.Kind, match.Confidence), (again.Profile, again.Kind, again.Confidence));
            foreach (string one in headers) Assert.Equal(FieldAt(match, headers, one), FieldAt(again, reversed, one));
        }
    }

    [Fact]
    public void The_evidence_says_what_was_placed_and_what_is_the_CRMs_own()
    {
        string[] headers = ["Record ID", "Email", "Lifecycle Stage", "Persona"];
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv);
        Assert.Equal("3 of 4 columns placed; 'Record ID' and 'Lifecycle Stage' are HubSpot's", match.Evidence);

        // own 1; signs: id, email, email again of 2 + 2 + 1 + 1; placed 3 of 4.
        Assert.Equal((0.3 * 1) + (0.3 * 5 / 6) + (0.4 * 3 / 4), match.Confidence, 12);
        Assert.Equal("generic Lead 0.55", match.NextBest);
        Assert.Equal(["Persona"], match.Unplaced);
        Assert.Empty(match.Warnings);
    }

    [Fact]
    public void A_long_export_of_a_CRM_is_known_by_its_own_headers_among_many_of_the_users()
    {
        string[] headers =
            [.. HubSpotContacts.Split(';'), .. Enumerable.Range(1, 200).Select(i => $"Custom property {i}")];
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv);
        Assert.Equal("HubSpot Lead", $"{match.Profile.Name} {match.Kind}");
        Assert.Equal(205, match.Unplaced.Count);
    }

    [Fact]
    public void A_column_that_dates_a_stage_is_known_and_no_field()
    {
        string[] headers =
            ["Record ID", "Email", "Lifecycle Stage", "Date entered \"MQL (Default)\"", "Became a Customer Date"];
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv);
        Assert.Equal([(3, "MQL"), (4, "Customer")], match.StageColumns.Select(column => (column.Column, column.Stage)));
        Assert.Empty(match.Unplaced);
        Assert.Null(match.Fields[3]);
    }

    [Fact]
    public void A_column_whose_values_are_no_dates_is_not_placed_as_an_instant()
    {
        var headers = FormLeads.Split(';');
        string[] row = [.. headers.Select(header => header switch
        {
            "Last Activity" => "Email Opened",
            "Converted" => "1",
            _ => "x",
        })];
        var options = new DetectionOptions
        {
            Samples = [row, [.. row.Select(_ => " ")], ["short"]],
            LooksLike = IsDate,
        };
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv, options);

        Assert.Equal("generic Lead", $"{match.Profile.Name} {match.Kind}");
        Assert.Equal("isConverted", FieldAt(match, headers, "Converted"));
        Assert.Null(FieldAt(match, headers, "Last Activity"));
        Assert.Equal("id", FieldAt(match, headers, "Prospect ID"));
        Assert.Equal("source", FieldAt(match, headers, "Lead Source"));
        Assert.Equal("emailOptOut", FieldAt(match, headers, "Do Not Email"));
        Assert.Contains(match.Warnings,
            text => text.Contains("'Last Activity' is not taken for lastActivity", StringComparison.Ordinal));
        Assert.DoesNotContain(match.Warnings, text => text.Contains("'Converted'", StringComparison.Ordinal));
        AssertSound(match, headers);
    }

    [Fact]
    public void One_date_among_the_samples_is_enough_and_an_empty_column_proves_nothing()
    {
        string[] headers = ["Lead ID", "Status", "Converted", "Last Activity"];
        var samples = Enumerable.Repeat<IReadOnlyList<string>>(["1", "New", "", "call"], 60)
            .Append(["1", "New", "", "2026-01-05"]).ToList();
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv,
            new DetectionOptions { Samples = samples, LooksLike = IsDate });
        Assert.Equal("lastActivity", FieldAt(match, headers, "Last Activity"));
        Assert.Equal("converted", FieldAt(match, headers, "Converted"));
    }

    [Fact]
    public void No_more_than_a_hundred_values_of_a_column_are_looked_at()
    {
        int looked = 0;
        var options = new DetectionOptions
        {
            Kind = RecordKind.Lead,
            Profile = "generic",
            Samples = [.. Enumerable.Repeat<IReadOnlyList<string>>(["1", "never"], 5_000)],
            LooksLike = (_, field, _) =>
            {
                Assert.Equal("created", field.Name);
                looked++;
                return false;
            },
        };
        ProfileDetector.Detect(["Lead ID", "Created"], ProfileFormat.Csv, options);
        Assert.Equal(100, looked);
    }

    [Fact]
    public void Of_two_columns_for_a_field_the_better_spelling_wins_and_the_other_is_named()
    {
        string[] headers = ["Lead No", "E-Mail Address", "Email", "Lead ID", "Status"];
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv);
        Assert.Equal("id", FieldAt(match, headers, "Lead ID"));
        Assert.Equal("email", FieldAt(match, headers, "Email"));
        Assert.Equal(["Lead No", "E-Mail Address"], match.Unplaced);
        string warning = Assert.Single(match.Warnings);
        Assert.Contains(
            "email is 'Email', not 'E-Mail Address'; id is 'Lead ID', not 'Lead No'",
            warning,
            StringComparison.Ordinal);
        Assert.Contains("-Map @{ 'E-Mail Address' = 'email' }", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_columns_spelled_alike_the_exact_one_wins_then_the_first()
    {
        Assert.Equal("id", FieldAt(ProfileDetector.Detect(["lead_id", "Lead ID", "Status"], ProfileFormat.Csv), 1));
        Assert.Equal("id", FieldAt(ProfileDetector.Detect(["lead_id", "lead-id", "Status"], ProfileFormat.Csv), 0));
    }

    [Fact]
    public void Duplicate_headers_are_named_with_their_columns()
    {
        string[] headers = ["Lead ID", "Email", "Status", "Email#2", "Status", "Team#2", "A#b"];
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv);
        Assert.Contains("The header 'Email' stands 2 times: columns 2, 4.", match.Warnings);
        Assert.Contains("The header 'Status' stands 2 times: columns 3, 5.", match.Warnings);
        Assert.Equal(2, match.Warnings.Count(text => text.Contains("stands", StringComparison.Ordinal)));
        Assert.Equal("status", match.Fields[2]!.Name);
        Assert.Null(match.Fields[4]);
    }

    [Fact]
    public void The_map_wins_over_the_profile()
    {
        string[] headers = ["Lead ID", "Stage", "Status", "Mail", "Owner"];
        var match = Detect(headers, new() { ["Status"] = "stage", ["Owner"] = null, ["mail"] = "Email" });
        Assert.Equal(["id", null, "stage", "email", null], match.Fields.Select(field => field?.Name));
        Assert.StartsWith("3 of 5 columns placed (2 as the map says)", match.Evidence, StringComparison.Ordinal);
        Assert.Equal(["Stage", "Owner"], match.Unplaced);
        Assert.Empty(match.Warnings);
    }

    [Fact]
    public void The_map_may_make_a_kind_out_of_what_was_none()
    {
        string[] headers = ["Kunde", "Wann", "Was"];
        Assert.Equal(RecordKind.Unknown, Detect(headers, []).Kind);
        var match = Detect(headers, new() { ["Kunde"] = "leadId", ["Wann"] = "occurred", ["Was"] = "type" });
        Assert.Equal(RecordKind.Activity, match.Kind);
        Assert.Equal(0.7, match.Confidence, 12);
    }

    [Fact]
    public void A_map_entry_without_a_header_is_answered_with_the_nearest()
    {
        var match = Detect(LoanLeads.Split(';'), new() { ["Companny"] = "company", ["Zzz"] = "city" });
        Assert.Contains("The map names 'Companny', which is no header here. Nearest: 'Company'.", match.Warnings);
        Assert.Contains("The map names 'Zzz', which is no header here.", match.Warnings);
    }

    [Fact]
    public void A_map_entry_with_a_field_that_the_kind_does_not_have_is_named()
    {
        var match = Detect(LoanLeads.Split(';'), new() { ["Stage"] = "occurred" });
        Assert.Equal(RecordKind.Lead, match.Kind);
        Assert.Contains("The map makes 'Stage' occurred, which a Lead does not have.", match.Warnings);
        Assert.Null(FieldAt(match, 4));
    }

    [Fact]
    public void Two_map_entries_for_one_field_are_named()
    {
        var match = Detect(["Lead ID", "A", "B", "Status"], new() { ["A"] = "email", ["B"] = "email" });
        Assert.Equal("email", FieldAt(match, 1));
        Assert.Null(FieldAt(match, 2));
        Assert.Contains(match.Warnings, text => text.Contains("email is 'A', not 'B'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_or_profile_that_does_not_exist_is_answered_with_the_nearest()
    {
        var field = Assert.Throws<UnknownNameException>(
            () => Detect(["Lead ID"], new() { ["Nothing here"] = "emial" }));
        Assert.Equal(("field", "emial", "email"), (field.What, field.Name, field.Nearest));
        var profile = Assert.Throws<UnknownNameException>(
            () => ProfileDetector.Detect(["Lead ID"], ProfileFormat.Csv,
                new DetectionOptions { Profile = "Salesforse" }));
        Assert.Equal(("profile", "Salesforce"), (profile.What, profile.Nearest));
    }

    [Fact]
    public void A_kind_that_the_named_profile_does_not_have_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => ProfileDetector.Detect(
            ["Spend"], ProfileFormat.Csv, new DetectionOptions { Profile = "hubspot", Kind = RecordKind.Cost }));
        Assert.Contains("it has Lead, Activity, StageChange, OwnerChange, Opportunity", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_kind_is_taken_and_what_it_lacks_is_said()
    {
        var match = ProfileDetector.Detect(LoanLeads.Split(';'), ProfileFormat.Csv,
            new DetectionOptions { Kind = RecordKind.Activity });
        Assert.Equal(RecordKind.Activity, match.Kind);
        Assert.Equal("leadId", FieldAt(match, 0));
        Assert.Contains(
            match.Warnings,
            text => text.StartsWith("Activity needs type, direction, outcome or subject", StringComparison.Ordinal));
    }

    [Fact]
    public void A_named_profile_needs_no_header_of_its_own()
    {
        string[] headers = ["Id", "LastName", "Company", "Status"];
        Assert.Equal("generic", ProfileDetector.Detect(headers, ProfileFormat.Csv).Profile.Name);
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv, new DetectionOptions { Profile = "salesforce" });
        Assert.Equal("Salesforce Lead", $"{match.Profile.Name} {match.Kind}");
        Assert.Equal(4, match.Fields.Count(field => field is not null));
    }

    [Fact]
    public void A_named_kind_leaves_the_CRM_to_be_detected()
    {
        var match = ProfileDetector.Detect(SalesforceLead.Split(';'), ProfileFormat.Csv,
            new DetectionOptions { Kind = RecordKind.Lead });
        Assert.Equal("Salesforce", match.Profile.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sku;price;colour;stock")]
    [InlineData("id;name;price;colour")]
    [InlineData("Lead ID;Type;Status2;Score2;Mood")]
    [InlineData("日期;名称")]
    public void Rows_of_which_nothing_is_known_have_no_kind_and_the_answer_says_what_to_type(string header)
    {
        string[] headers = header.Length == 0 ? [] : header.Split(';');
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv);
        Assert.Equal(RecordKind.Unknown, match.Kind);
        Assert.Equal("generic", match.Profile.Name);
        Assert.Equal(0, match.Confidence);
        Assert.Equal(headers, match.Unplaced);
        Assert.Contains("-Kind", match.Warnings[^1], StringComparison.Ordinal);
        AssertSound(match, headers);
    }

    [Fact]
    public void An_export_that_lacks_one_thing_for_its_kind_is_told_which()
    {
        var match = ProfileDetector.Detect(["Type", "Direction", "Occurred At", "Owner"], ProfileFormat.Csv);
        Assert.Equal(RecordKind.Unknown, match.Kind);
        Assert.StartsWith("As generic Activity", match.Warnings[0], StringComparison.Ordinal);
        Assert.EndsWith("no column was found for leadId.", match.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_known_columns_among_very_many_are_not_enough()
    {
        string[] headers = ["id", "status", .. Enumerable.Range(1, 30).Select(i => $"m{i}")];
        var match = ProfileDetector.Detect(headers, ProfileFormat.Csv);
        Assert.Equal(RecordKind.Unknown, match.Kind);
        Assert.Contains(match.Warnings, text => text.Contains("only 2 of 32 columns placed", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_told_to_be_unknown_get_no_fields()
    {
        var match = ProfileDetector.Detect(LoanLeads.Split(';'), ProfileFormat.Csv,
            new DetectionOptions { Kind = RecordKind.Unknown });
        Assert.Equal(RecordKind.Unknown, match.Kind);
        Assert.All(match.Fields, Assert.Null);
        Assert.Null(match.FieldOf("Email"));
    }

    [Theory]
    [InlineData("Lead ID;From;To;Changed At", "StageChange", "OwnerChange")]
    [InlineData("Lead ID;Owner;Assigned Date", "OwnerChange", "Lead")]
    public void Two_kinds_that_fit_alike_are_both_named(string header, string kind, string other)
    {
        var match = ProfileDetector.Detect(header.Split(';'), ProfileFormat.Csv);
        Assert.Equal(kind, match.Kind.ToString());
        Assert.Contains(match.Warnings, text => text.EndsWith($"-Kind {other}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(LoanLeads)]
    [InlineData(LoanActivities)]
    [InlineData(LoanHistory)]
    [InlineData(HubSpotContacts)]
    [InlineData(SalesforceLead)]
    public void An_export_with_a_plain_kind_raises_no_doubt_about_it(string header)
    {
        var match = ProfileDetector.Detect(header.Split(';'), ProfileFormat.Csv);
        Assert.DoesNotContain(match.Warnings, text => text.Contains("-Kind", StringComparison.Ordinal));
    }

    [Fact]
    public void A_format_limits_the_profiles()
    {
        string[] headers = ["Id", "OwnerId", "LeadSource", "Email", "IsConverted"];
        Assert.Equal("Salesforce", ProfileDetector.Detect(headers, ProfileFormat.Csv).Profile.Name);
        Assert.Equal("Salesforce-REST", ProfileDetector.Detect(headers, ProfileFormat.Json).Profile.Name);
        Assert.Equal("Salesforce", ProfileDetector.Detect(headers, ProfileFormat.Any).Profile.Name);
        var withType = ProfileDetector.Detect([.. headers, "attributes.type"], ProfileFormat.Any);
        Assert.Equal("Salesforce-REST", withType.Profile.Name);
    }

    [Fact]
    public void A_column_that_turns_up_late_is_placed_by_the_same_words()
    {
        var match = Detect(["Lead ID", "Status"], new() { ["Boss"] = "owner", ["City"] = null });
        Assert.Equal("owner", match.FieldOf("Boss")?.Name);
        Assert.Equal("email", match.FieldOf("E-mail")?.Name);
        Assert.Equal("converted", match.FieldOf("Converted")?.Name);
        Assert.Null(match.FieldOf("City"));
        Assert.Null(match.FieldOf("Whatever"));
    }

    [Fact]
    public void What_LeadOps_exports_it_reads_again()
    {
        foreach (var kind in RecordKinds.All)
        {
            string[] headers = [.. Field.Of(kind).Select(field => field.PropertyName)];
            var match = ProfileDetector.Detect(headers, ProfileFormat.Csv,
                new DetectionOptions { Profile = "generic", Kind = kind });
            Assert.Equal(Field.Of(kind).Select(field => field.Name), match.Fields.Select(field => field?.Name));
            if (kind == RecordKind.OwnerChange) continue; // the same properties as a change of stage
            Assert.Equal(kind, ProfileDetector.Detect(headers, ProfileFormat.Any).Kind);
        }
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            var match = ProfileDetector.Detect(["LEAD ID", "EMAIL", "CITY", "INDUSTRY", "STATUS"], ProfileFormat.Csv);
            Assert.Equal(5, match.Fields.Count(field => field is not null));
            match = ProfileDetector.Detect(["Record ID", "Email", "Lifecycle Stage", "Persona"], ProfileFormat.Csv);
            Assert.Equal("generic Lead 0.55", match.NextBest);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static ProfileMatch Detect(IReadOnlyList<string> headers, Dictionary<string, string?> map) =>
        ProfileDetector.Detect(headers, ProfileFormat.Csv, new DetectionOptions { Map = map });

    private static ProfileFormat FormatOf(string text) => Enum.Parse<ProfileFormat>(text, ignoreCase: true);

    private static bool IsDate(Profile profile, Field field, string text) =>
        field.Type == FieldType.Instant && text.StartsWith("20", StringComparison.Ordinal);

    private static string? FieldAt(ProfileMatch match, string[] headers, string header) =>
        FieldAt(match, Array.IndexOf(headers, header));

    private static string? FieldAt(ProfileMatch match, int column) => match.Fields[column]?.Name;

    private static void AssertSound(ProfileMatch match, string[] headers)
    {
        Assert.Equal(headers.Length, match.Fields.Length);
        Assert.InRange(match.Confidence, 0, 1);
        var placed = match.Fields.Where(field => field is not null).ToList();
        Assert.Equal(placed.Count, placed.Distinct().Count());
        Assert.All(placed, field => Assert.Contains(field, Field.Of(match.Kind)));
        Assert.Equal(headers.Length, placed.Count + match.StageColumns.Count + match.Unplaced.Count);
        Assert.NotEqual("", match.Evidence);
    }
}
