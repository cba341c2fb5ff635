using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LeadOps.Tests.Profiles;

/// <summary>A small export as one CRM writes it, and what it is to be taken for.</summary>
internal sealed record CrmExport(string Name, string Profile, RecordKind Kind, string Text, Encoding? Encoding = null)
{
    public byte[] Bytes => Encoding is null
        ? System.Text.Encoding.UTF8.GetBytes(Text)
        : [.. Encoding.GetPreamble(), .. Encoding.GetBytes(Text)];

    public override string ToString() => Name;
}

/// <summary>Exports in every dialect that the profiles name; people and companies are made up.</summary>
internal static class CrmExports
{
    public static readonly IReadOnlyList<CrmExport> All =
    [
        new("dynamics-leads.csv", "Dynamics", RecordKind.Lead, """
            (Do Not Modify) Lead,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,First Name,Last Name,Email,Business Phone,Company Name,Lead Source,Rating,Source Campaign,Status,Status Reason,Owner,Created On,Do not allow Emails
            5b1f0a3e-11aa-4c1d-9f00-0022483b1a01,Qm9yZWQ=,2/27/2026 4:15 PM,Line 4 retrofit,Mara,Quint,m.quint@halden.example,+1 312 555 0144,Halden Tools,Web,Warm,Spring fair,Open,Contacted,Ines Roth,2/26/2026 9:03 AM,Allow
            5b1f0a3e-11aa-4c1d-9f00-0022483b1a02,Qm9yZWQ+,3/2/2026 11:40 AM,New press,Odo,Lind,o.lind@kettner.example,,Kettner AG,Trade Show,Hot,,Disqualified,No Longer Interested,Ines Roth,3/1/2026 12:30 PM,Do Not Allow
            5b1f0a3e-11aa-4c1d-9f00-0022483b1a03,Qm9yZWQ/,3/4/2026 8:00 AM,Spare parts,Tea,Marsh,t.marsh@bruna.example,,Bruna Ltd,Web,Cold,,Qualified,Qualified,# Sales queue,3/3/2026 7:59 AM,Allow

            """),
        new("dynamics-leads-de.csv", "Dynamics", RecordKind.Lead, """
            (Do Not Modify) Lead;(Do Not Modify) Row Checksum;(Do Not Modify) Modified On;Topic;Last Name;Company Name;Status;Status Reason;Annual Revenue;Owner;Created On
            5b1f0a3e-11aa-4c1d-9f00-0022483b1a04;Qm9yZWQA;27.02.2026 16:15;Linie 4;Quint;Halden;Open;New;1.250.000,00 €;Ines Roth;26.02.2026 09:03
            5b1f0a3e-11aa-4c1d-9f00-0022483b1a05;Qm9yZWQB;02.03.2026 11:40;Presse;Lind;Kettner;Open;New;900,50 €;Ines Roth;01.03.2026 12:30

            """),
        new("dynamics-phonecalls.csv", "Dynamics", RecordKind.Activity, """
            (Do Not Modify) Phone Call,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Subject,Regarding,Direction,Actual End,Owner,Activity Status,Description
            9c000000-0000-4000-8000-000000000001,YQ==,2/27/2026 4:15 PM,First call,Line 4 retrofit,Outgoing,2/27/2026 4:10 PM,Ines Roth,Completed,Left word

            """),
        new("dynamics-opportunities.csv", "Dynamics", RecordKind.Opportunity, """
            (Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,Est. Close Date,Est. Revenue,Originating Lead,Status,Owner,Created On
            9d000000-0000-4000-8000-000000000001,YQ==,3/31/2026 4:15 PM,Press line,Kettner AG,6/30/2026,"$48,000.00",New press,Won,Ines Roth,3/4/2026 9:00 AM

            """),
        new("dynamics-leads.json", "Dynamics-API", RecordKind.Lead, """
            {"@odata.context":"https://org.example/api/data/v9.2/$metadata#leads","value":[
            {"@odata.etag":"W/\"401\"","leadid":"5b1f0a3e-11aa-4c1d-9f00-0022483b1a01","subject":"Line 4 retrofit","fullname":"Mara Quint","emailaddress1":"m.quint@halden.example","companyname":"Halden Tools","statecode@OData.Community.Display.V1.FormattedValue":"Open","statecode":0,"statuscode@OData.Community.Display.V1.FormattedValue":"Contacted","statuscode":2,"leadsourcecode@OData.Community.Display.V1.FormattedValue":"Web","leadsourcecode":8,"revenue":1250000.125,"donotemail":false,"_ownerid_value@OData.Community.Display.V1.FormattedValue":"Ines Roth","_ownerid_value":"77d00000-0000-4000-8000-000000000001","createdon":"2026-02-26T15:03:00Z","modifiedon":"2026-02-27T22:15:00Z"},
            {"@odata.etag":"W/\"402\"","leadid":"5b1f0a3e-11aa-4c1d-9f00-0022483b1a02","subject":"New press","fullname":"Odo Lind","emailaddress1":"o.lind@kettner.example","companyname":"Kettner AG","statecode@OData.Community.Display.V1.FormattedValue":"Disqualified","statecode":2,"statuscode@OData.Community.Display.V1.FormattedValue":"Lost","statuscode":4,"leadsourcecode":null,"revenue":null,"donotemail":true,"_ownerid_value@OData.Community.Display.V1.FormattedValue":"Ines Roth","_ownerid_value":"77d00000-0000-4000-8000-000000000001","createdon":"2026-03-01T18:30:00Z","modifiedon":"2026-03-02T17:40:00Z"}]}
            """),
        new("dynamics-leads-codes.json", "Dynamics-API", RecordKind.Lead, """
            {"value":[{"leadid":"5b1f0a3e-11aa-4c1d-9f00-0022483b1a06","lastname":"Lund","emailaddress1":"lund@oster.example","statecode":2,"statuscode":6,"leadsourcecode":10,"leadqualitycode":1,"_ownerid_value":"77d00000-0000-4000-8000-000000000001","createdon":"2026-03-01T18:30:00Z"}]}
            """),
        new("dynamics-activities.json", "Dynamics-API", RecordKind.Activity, """
            {"value":[{"activityid":"9c000000-0000-4000-8000-000000000001","activitytypecode":"phonecall","_regardingobjectid_value":"5b1f0a3e-11aa-4c1d-9f00-0022483b1a01","directioncode":true,"statecode":1,"actualend":"2026-02-27T22:10:00Z","subject":"First call","_ownerid_value":"77d00000-0000-4000-8000-000000000001"}]}
            """),
        new("dynamics-opportunities.json", "Dynamics-API", RecordKind.Opportunity, """
            {"value":[{"opportunityid":"9d000000-0000-4000-8000-000000000001","name":"Press line","_originatingleadid_value":"5b1f0a3e-11aa-4c1d-9f00-0022483b1a02","statecode":1,"estimatedvalue":48000.0,"actualvalue":47500.5,"actualclosedate":"2026-03-31","createdon":"2026-03-04T15:00:00Z","_ownerid_value":"77d00000-0000-4000-8000-000000000001"}]}
            """),
        new("pipedrive-leads.csv", "Pipedrive", RecordKind.Lead, """
            Lead - ID,Lead - Title,Lead - Owner,Lead - Labels,Lead - Source,Lead - Organization,Lead - Contact person,Person - Email - Work,Person - Phone - Mobile,Person - Marketing consent,Lead - Lead created,Lead - Next activity date
            7d1c2a90-0001-11ee-9f00-0ab100000001,Line 4 retrofit,Ines Roth,Hot,Web forms,Halden Tools,Mara Quint,m.quint@halden.example,+49 151 555 0144,Subscribed,2026-02-26 09:03:11,2026-03-02

            """),
        new("pipedrive-deals.csv", "Pipedrive", RecordKind.Opportunity, """
            Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Last stage change,Deal - Won time,Deal - Lost time,Deal - Lost reason,Person - Email - Work,Person - Phone - Mobile,Person - Marketing consent
            401,Halden line 4,Ines Roth,48000.5,EUR,Negotiation,Won,2026-02-26 09:03:11,2026-03-20 10:00:00,2026-03-31 16:00:00,,,m.quint@halden.example,,Subscribed
            402,Kettner press,Ines Roth,1200,EUR,Qualified,Lost,2026-03-01 12:30:00,2026-03-02 10:00:00,,2026-03-09 08:15:00,No budget,o.lind@kettner.example,,

            """),
        new("pipedrive-activities.csv", "Pipedrive", RecordKind.Activity, """
            Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Done,Activity - Marked as done time,Activity - Lead ID,Activity - Contact person,Activity - Assigned to user,Activity - Note
            3001,First call,Call,2026-02-26,09:30,Done,2026-02-26 09:41:20,7d1c2a90-0001-11ee-9f00-0ab100000001,Mara Quint,Ines Roth,Left word
            3002,Send offer,Email,2026-03-02,,To do,,7d1c2a90-0001-11ee-9f00-0ab100000001,Mara Quint,Ines Roth,

            """),
        new("zoho-leads.csv", "Zoho", RecordKind.Lead, """
            LEADID,Lead Owner,First Name,Last Name,Company,Email,Phone,Lead Source,Lead Status,Annual Revenue,Email Opt Out,Created Time,Last Activity Time,CONVERTED
            zcrm_401,Ines Roth,Mara,Quint,Halden Tools,m.quint@halden.example,+49 30 5550144,Web Form,Contacted,"$1,117.10K",0,"15 Apr, 2021 00:03:00","16 Apr, 2021 09:30:00",0
            zcrm_402,Ines Roth,Odo,Lind,Kettner AG,o.lind@kettner.example,,-None-,Junk Lead,"$250.00K",1,"1 May, 2021 23:59:59",,1

            """),
        new("zoho-backup-leads.csv", "Zoho", RecordKind.Lead, """
            "Record Id","Lead Source","Lead Status","First Name","Last Name","Company","Email","Is Converted","Lead Owner.id","Created Time","Modified Time"
            "zcrm_5361160000000018001","Chat","Not Contacted","Mara","Quint","Halden Tools","m.quint@halden.example","false","zcrm_5361160000000659001","2026-08-28 10:00:00","2026-08-28 10:05:00"

            """),
        new("zoho-calls.csv", "Zoho", RecordKind.Activity, """
            Record Id,Subject,Call Type,Call Start Time,Call Duration (in seconds),Related To.id,Call Owner,Outgoing Call Status,Call Result
            zcrm_13001,First call,Outbound,2026-08-28 10:21:00,120,zcrm_401,Ines Roth,Completed,Interested

            """),
        new("zoho-tasks.csv", "Zoho", RecordKind.Activity, """
            Record Id,Subject,Status,Priority,Due Date,Closed Time,Related To.id,Task Owner
            zcrm_15001,Send offer,Completed,High,2026-08-30,2026-08-29 10:00:00,zcrm_401,Ines Roth

            """),
        new("zoho-events.csv", "Zoho", RecordKind.Activity, """
            Record Id,Title,From,To,Host,Related To.id,Modified Time
            zcrm_16001,Demo,2026-08-30 14:00:00,2026-08-30 15:00:00,Ines Roth,zcrm_401,2026-08-30 15:10:00

            """),
        new("zoho-deals.csv", "Zoho", RecordKind.Opportunity, """
            Record Id,Deal Name,Account Name,Amount,Stage,Closing Date,Deal Owner,Lead Source,Created Time
            zcrm_201,Halden line 4,Halden Tools,"€1.234,56",Closed Won,2026-09-30,Ines Roth,Chat,2026-08-28 10:30:00

            """),
        new("marketo-activities.csv", "Marketo", RecordKind.Activity, """
            activity_date,activity_type_id,lead_id,primary_attribute_value,old_value,new_value,reason,source,merge_ids
            2026-02-13T14:06:20Z,2,5414087,Contact us,,,,,
            2026-02-13T14:08:00Z,13,5414087,Lead Status,New,Contacted,Flow action,Marketo Flow Action,
            2026-02-13T14:09:10Z,6,5414087,Welcome mail,,,,,
            2026-02-14T08:00:00Z,39,5414087,Re: your question,,,,,
            2026-02-15T09:00:00Z,32,5414087,Merge,,,,,"[5414090, 5414091]"
            2026-02-15T10:00:00Z,100017,5414087,Booth visit,null,null,null,null,

            """, new UTF8Encoding(true)),
        new("marketo-bulk-activities.csv", "Marketo", RecordKind.Activity, """
            marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes
            783957693,5414087,2026-02-13T14:06:20Z,2,null,1021,Contact us,"{""Client IP Address"":""192.0.2.7"",""Webform ID"":1021}"
            783957694,5414087,2026-02-13T14:09:10Z,10,8497,1022,Welcome mail,"{""Platform"":""web""}"

            """),
        new("marketo-leads.csv", "Marketo", RecordKind.Lead, """
            id,firstName,lastName,email,company,leadSource,leadStatus,leadScore,unsubscribed,createdAt,updatedAt
            5414087,Mara,Quint,m.quint@halden.example,Halden Tools,Web,Contacted,35,0,2026-02-13T14:06:20Z,2026-02-15T09:00:00Z
            5414088,Odo,Lind,o.lind@kettner.example,null,null,New,null,1,2026-02-13T15:00:00Z,2026-02-13T15:00:00Z

            """),
        new("espocrm-leads.csv", "EspoCRM", RecordKind.Lead, """
            id,firstName,lastName,title,status,source,emailAddress,phoneNumber,accountName,assignedUserId,assignedUserName,createdAt,modifiedAt,doNotCall
            5f0c1d2e3a4b5c6d7,Mara,Quint,Head of lines,"In Process","Web Site",m.quint@halden.example,'+49305550144,"Halden Tools",64a0b1,"Ines Roth","2026-02-26 08:03:11","2026-02-27 10:00:00",
            5f0c1d2e3a4b5c6d8,Odo,Lind,,Converted,Partner,o.lind@kettner.example,,"Kettner AG",64a0b1,"Ines Roth","2026-03-01 11:30:00","2026-03-02 10:00:00",1

            """),
        new("espocrm-calls.csv", "EspoCRM", RecordKind.Activity, """
            id,name,status,dateStart,dateEnd,direction,parentId,parentType,parentName,assignedUserName
            61aa,"First call",Held,"2026-02-26 09:30:00","2026-02-26 09:41:00",Outbound,5f0c1d2e3a4b5c6d7,Lead,"Mara Quint","Ines Roth"

            """),
        new("espocrm-leads.json", "EspoCRM", RecordKind.Lead, """
            {"total":1,"list":[{"id":"5f0c1d2e3a4b5c6d7","name":"Mara Quint","status":"Dead","source":"Web Site","emailAddress":"m.quint@halden.example","assignedUserId":"64a0b1","createdAt":"2026-02-26 08:03:11","doNotCall":false}]}
            """),
        new("espocrm-opportunities.csv", "EspoCRM", RecordKind.Opportunity, """
            id,name,accountName,stage,amount,amountCurrency,closeDate,leadSource,assignedUserName,createdAt
            71bb,"Halden line 4","Halden Tools","Closed Won",48000.5,EUR,2026-03-31,"Web Site","Ines Roth","2026-02-28 10:00:00"

            """),
        new("suitecrm-leads.csv", "SuiteCRM", RecordKind.Lead, """
            "First Name","Last Name","ID","Salutation","Job Title","Department","Account Name","Email Address","Mobile","Office Phone","Primary Address Street","Primary Address City","Primary Address Postalcode","Primary Address Country","Status","Status Description","Lead Source","Description","Converted","Referred By","Do Not Call","Assigned to","Date Created","Date Modified","Deleted"
            "Mara","Quint","8d0e6c2a-1111-2222-3333-64a0b1c2d3e4","","Head of lines","","Halden Tools","m.quint@halden.example","","+49 30 5550144","Ring 4","Berlin","10115","Germany","Recycled","","Web Site","","0","","0","Ines Roth","26.02.2026 09:03","27.02.2026 10:00","0"

            """),
        new("suitecrm-leads-names.csv", "SuiteCRM", RecordKind.Lead, """
            id,date_entered,date_modified,first_name,last_name,email1,phone_work,account_name,lead_source,status,converted,assigned_user_name,deleted
            8d0e6c2a-1111-2222-3333-64a0b1c2d3e5,2026-02-26 08:03:11,2026-02-27 10:00:00,Odo,Lind,o.lind@kettner.example,,Kettner AG,Web Site,Converted,1,iroth,0

            """),
        new("suitecrm-calls.csv", "SuiteCRM", RecordKind.Activity, """
            "Subject","ID","Description","Status","Direction","Start Date","End Date","Duration Hours","Duration Minutes","Parent Type","Related to ID","Assigned to"
            "First call","9e00","Left word","Held","Outbound","26.02.2026 09:30","26.02.2026 09:41","0","11","Leads","8d0e6c2a-1111-2222-3333-64a0b1c2d3e4","Ines Roth"

            """),
        new("suitecrm-tasks.csv", "SuiteCRM", RecordKind.Activity, """
            "Subject","ID","Description","Status","Start Date","Due Date","Priority","Parent Type","Parent ID","Assigned to","Date Created"
            "Send offer","9e01","","Completed","27.02.2026 08:00","28.02.2026 17:00","High","Leads","8d0e6c2a-1111-2222-3333-64a0b1c2d3e4","Ines Roth","26.02.2026 10:00"

            """),
        new("suitecrm-opportunities.csv", "SuiteCRM", RecordKind.Opportunity, """
            "Opportunity Name","ID","Opportunity Amount","Currency","Expected Close Date","Sales Stage","Account Name","Lead Source","Assigned to","Date Created"
            "Halden line 4","9f00","48.000,50","-99","31.03.2026","Closed Won","Halden Tools","Web Site","Ines Roth","28.02.2026 10:00"

            """),
        new("frappe-leads.csv", "Frappe", RecordKind.Lead, """
            ID,Lead Owner,First Name,Last Name,Email,Mobile No.,Organization,Source,Status,Communication Status,Response By,First Responded On,SLA Status,Lost Reason,Converted,Created On,Last Updated On
            CRM-LEAD-2026-00001,ines@vertex.example,Mara,Quint,m.quint@halden.example,+49 151 5550144,Halden Tools,Web,Nurture,Replied,2026-02-26 11:03:11,2026-02-26 09:41:20,Fulfilled,,0,2026-02-26 09:03:11.204518,2026-02-27 10:00:00.000123
            CRM-LEAD-2026-00002,ines@vertex.example,Odo,Lind,o.lind@kettner.example,,Kettner AG,Web,Unqualified,Open,2026-03-01 14:30:00,,Failed,No Budget,0,2026-03-01 12:30:00.000001,2026-03-02 10:00:00.000002

            """),
        new("frappe-leads.json", "Frappe", RecordKind.Lead, """
            [{"name":"CRM-LEAD-2026-00001","lead_owner":"ines@vertex.example","lead_name":"Mara Quint","email":"m.quint@halden.example","organization":"Halden Tools","status":"Converted","communication_status":"Replied","response_by":"2026-02-26 11:03:11","first_responded_on":"2026-02-26 09:41:20","sla_status":"Fulfilled","lost_reason":null,"converted":1,"creation":"2026-02-26 09:03:11.204518"}]
            """),
        new("frappe-calls.csv", "Frappe", RecordKind.Activity, """
            ID,Type,Status,Start Time,End Time,Duration,Caller,Reference Document Type,Reference Name,Telephony Medium,Note
            call-0001,Outgoing,Completed,2026-02-26 09:30:00,2026-02-26 09:41:20,680,ines@vertex.example,CRM Lead,CRM-LEAD-2026-00001,Twilio,

            """),
        new("frappe-deals.csv", "Frappe", RecordKind.Opportunity, """
            ID,Organization,Deal Owner,Lead,Status,Deal Value,Currency,Closed Date,Lost Reason,Communication Status,SLA Status,Created On
            CRM-DEAL-2026-00001,Halden Tools,ines@vertex.example,CRM-LEAD-2026-00001,Won,48000.5,EUR,2026-03-31,,Replied,Fulfilled,2026-02-28 10:00:00

            """),
        new("frappe-status-changes.csv", "Frappe", RecordKind.StageChange, """
            name,parent,from,to,from_date,to_date,duration,log_owner
            a1b2c3,CRM-LEAD-2026-00001,New,Contacted,2026-02-26 09:03:11,2026-02-26 09:41:20,2289,ines@vertex.example

            """),
    ];

    /// <summary>The export of that name.</summary>
    public static CrmExport Of(string name) => All.Single(export => export.Name == name);
}
