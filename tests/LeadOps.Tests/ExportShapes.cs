using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LeadOps.Calendars;
using LeadOps.Records;

namespace LeadOps.Tests;

/// <summary>
/// Leads, what was done on them and how they changed, as it really was: from it exports are written in the shapes of
/// several CRMs. Instants are whole minutes and not on a day on which the clocks of <see cref="TimeZone"/> change.
/// </summary>
internal sealed class Truth
{
    public const string TimeZone = "Europe/Berlin";

    private static readonly string[] FirstNames = ["Mara", "Odo", "Zoë", "René", "Jürgen", "Ana María", "O'Neil", "Ines"];
    private static readonly string[] LastNames = ["Quint", "Lind", "Müller-Öl", "d'Arc", "Søgård", "\"Tex\" Marsh", "Roth, jr."];
    private static readonly string[] Companies = ["Halden Tools", "Kettner AG", "Bruna, Ltd.", "Café «Älg»", "A; B & C", "Vertex €uro"];
    private static readonly string[] Sources = ["Web", "Trade Show", "Partner – Süd", "Cold Call"];
    private static readonly string[] Statuses = ["New", "Contacted", "Qualified", "Unqualified"];
    private static readonly string[] Types = ["Call", "Email", "Meeting"];
    private static readonly string[] Notes = ["", "Left word", "said \"no\"; asks again", "two\nlines", "a, b", "  kept  "];

    private readonly Random random;
    private readonly Zone zone;

    private Truth(int seed, int leads)
    {
        random = new Random(seed);
        Zone.TryFind(TimeZone, out var found);
        zone = found!;
        for (int i = 0; i < leads; i++) AddLead(i);
    }

    /// <summary>The people who own leads: by id, by name and by e-mail.</summary>
    public IReadOnlyList<(string Id, string Name, string Email)> People { get; } =
    [
        (IdOf("005", 1), "Ines Roth", "ines@vertex.example"),
        (IdOf("005", 2), "Bodo Çelik", "bodo@vertex.example"),
        (IdOf("005", 3), "Kim Ås", "kim@vertex.example"),
    ];

    /// <summary>
    /// The records of each kind: by field a string, a bool, a decimal or a <see cref="DateTimeOffset"/> in UTC; a field that
    /// is missing has no entry. Owners are the ids of <see cref="People"/>.
    /// </summary>
    public IReadOnlyDictionary<RecordKind, List<Dictionary<Field, object>>> Records { get; } =
        new[] { RecordKind.Lead, RecordKind.Activity, RecordKind.StageChange, RecordKind.OwnerChange }
            .ToDictionary(kind => kind, _ => new List<Dictionary<Field, object>>());

    public static Truth Generate(int seed, int leads) => new(seed, leads);

    /// <summary>The person whom a text names by id, name or e-mail; else the text.</summary>
    public string PersonOf(string text) =>
        People.FirstOrDefault(person => text == person.Name || text == person.Email || text == person.Id).Id ?? text;

    private void AddLead(int number)
    {
        string id = IdOf("00Q", number);
        var created = Moment(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), 60 * 24 * 700);
        string owner = Person(), status = Statuses[0];
        var lead = new Dictionary<Field, object> { [Field.Id] = id, [Field.LastName] = Any(LastNames), [Field.Created] = created };
        Maybe(lead, Field.FirstName, () => Any(FirstNames));
        Maybe(lead, Field.Email, () => FormattableString.Invariant($"p{number}@halden.example"));
        Maybe(lead, Field.Phone, () => "+49 30 555" + random.Next(1000, 9999).ToString(CultureInfo.InvariantCulture));
        Maybe(lead, Field.Company, () => Any(Companies));
        Maybe(lead, Field.Country, () => random.Next(2) == 0 ? "Germany" : "Österreich");
        Maybe(lead, Field.Source, () => Any(Sources));
        Maybe(lead, Field.Employees, () => (decimal)random.Next(1, random.Next(10) == 0 ? 3_000_000 : 20_000));
        Maybe(lead, Field.Revenue, () => random.Next(1, 400_000_000) / 100m);
        Maybe(lead, Field.Note, () => Any(Notes));
        lead[Field.EmailOptOut] = random.Next(5) == 0;

        var at = created;
        for (int i = random.Next(4); i > 0; i--)
        {
            at = Moment(at, 60 * 24 * 5);
            AddActivity(id, at);
            if (random.Next(2) == 0) status = Change(RecordKind.StageChange, id, status, Any(Statuses), at);
            if (random.Next(3) == 0) owner = Change(RecordKind.OwnerChange, id, owner, Person(), at);
            lead[Field.LastActivity] = at;
        }

        lead[Field.Owner] = owner;
        lead[Field.Status] = status;
        Records[RecordKind.Lead].Add(lead);
    }

    private void AddActivity(string leadId, DateTimeOffset at)
    {
        var activity = new Dictionary<Field, object>
        {
            [Field.Id] = IdOf("00T", Records[RecordKind.Activity].Count),
            [Field.LeadId] = leadId,
            [Field.ActivityType] = Any(Types),
            [Field.Direction] = random.Next(4) == 0 ? "Inbound" : "Outbound",
            [Field.Occurred] = at,
            [Field.Owner] = Person(),
        };
        Maybe(activity, Field.Subject, () => "Call about " + Any(Companies));
        Maybe(activity, Field.Outcome, () => random.Next(2) == 0 ? "Connected" : "No answer");
        Records[RecordKind.Activity].Add(activity);
    }

    private string Change(RecordKind kind, string leadId, string from, string to, DateTimeOffset at)
    {
        if (to == from) return from;
        Records[kind].Add(new Dictionary<Field, object>
        {
            [Field.LeadId] = leadId,
            [Field.From] = from,
            [Field.To] = to,
            [Field.Changed] = at,
            [Field.ChangedBy] = Person(),
        });
        return to;
    }

    private void Maybe(Dictionary<Field, object> record, Field field, Func<object> value)
    {
        if (random.Next(6) > 0 && value() is var given and not "") record[field] = given;
    }

    private string Any(string[] of) => of[random.Next(of.Length)];

    private string Person() => People[random.Next(People.Count)].Id;

    /// <summary>A whole minute some time later, on a day of 24 hours.</summary>
    private DateTimeOffset Moment(DateTimeOffset after, int minutes)
    {
        while (true)
        {
            var at = after.AddMinutes(random.Next(1, minutes));
            var local = zone.ToOffset(at.ToUnixTimeSeconds());
            bool isWhole = zone.ToOffset(at.AddDays(-1).ToUnixTimeSeconds()).Offset == local.Offset
                && zone.ToOffset(at.AddDays(1).ToUnixTimeSeconds()).Offset == local.Offset;
            if (isWhole) return at;
        }
    }

    /// <summary>An id as Salesforce makes them, of 18 characters: so that one shape can write it with 15.</summary>
    private static string IdOf(string prefix, int number) => SalesforceId.Expand(
        LeadOps.Exports.Utf8Text.Of(prefix + "Ab" + number.ToString("D10", CultureInfo.InvariantCulture)));
}

/// <summary>How one CRM writes its exports.</summary>
internal sealed class ExportShape
{
    private readonly Dictionary<RecordKind, (string Header, Field? Field)[]> columns = [];

    private ExportShape(string name, string profile)
    {
        Name = name;
        Profile = profile;
    }

    /// <summary>Labels in the zone of whoever exports, UTF-8, quotes where they are needed.</summary>
    public static readonly ExportShape HubSpot = new ExportShape("HubSpot labels", "HubSpot")
    {
        Date = (at, zone) => zone.ToOffset(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Boolean = value => value ? "true" : "false",
    }
    .With(RecordKind.Lead, "Record ID=id;First Name=firstName;Last Name=lastName;Email=email;Phone Number=phone;"
        + "Company name=company;Country/Region=country;Original Source=source;Lead Status=status;Contact owner=owner;"
        + "Number of Employees=employees;Annual Revenue=revenue;Message=note;Unsubscribed from all email=emailOptOut;"
        + "Create Date=created;Last Activity Date=lastActivity;Lifecycle Stage=")
    .With(RecordKind.Activity, "Record ID=id;Activity type=type;Call direction=direction;Call outcome=outcome;Title=subject;"
        + "Activity date=occurred;Activity assigned to=owner;Associated Contact IDs=leadId");

    /// <summary>API names, all quoted, UTF-8 with its mark, UTC, owners by id, a word for no id.</summary>
    public static readonly ExportShape SalesforceApi = new ExportShape("Salesforce API", "Salesforce")
    {
        Encoding = new UTF8Encoding(true),
        QuotesAll = true,
        Date = (at, _) => DateTimeOffset.FromUnixTimeSeconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss'.000+0000'", CultureInfo.InvariantCulture),
        Boolean = value => value ? "1" : "0",
        Owner = person => person.Id,
        Empty = header => header == "MasterRecordId" ? "000000000000000AAA" : "",
    }
    .With(RecordKind.Lead, "Id=id;IsDeleted=;MasterRecordId=mergedInto;LastName=lastName;FirstName=firstName;Company=company;"
        + "Country=country;Phone=phone;Email=email;LeadSource=source;Status=status;AnnualRevenue=revenue;"
        + "NumberOfEmployees=employees;OwnerId=owner;HasOptedOutOfEmail=emailOptOut;Description=note;CreatedDate=created;"
        + "SystemModstamp=;LastActivityDate=lastActivity")
    .With(RecordKind.Activity, "Id=id;WhoId=leadId;Subject=subject;ActivityDate=;Status=;Type=type;OwnerId=owner;"
        + "CallType=direction;CallDisposition=outcome;CompletedDateTime=occurred")
    .With(RecordKind.StageChange, "Id=;IsDeleted=;LeadId=leadId;CreatedById=changedBy;CreatedDate=changed;Field=changedField;"
        + "OldValue=from;NewValue=to")
    .With(RecordKind.OwnerChange, "Id=;IsDeleted=;LeadId=leadId;CreatedById=changedBy;CreatedDate=changed;Field=changedField;"
        + "OldValue=from;NewValue=to");

    /// <summary>Labels, month first on a clock of twelve hours, windows-1252, ids of 15 characters, a footer.</summary>
    public static readonly ExportShape SalesforceReport = new ExportShape("Salesforce report", "Salesforce-Report")
    {
        Encoding = LeadOps.Exports.TextEncodings.Resolve("windows-1252"),
        QuotesAll = true,
        Date = (at, zone) => zone.ToOffset(at).ToString("M/d/yyyy h:mm tt", CultureInfo.InvariantCulture),
        Boolean = value => value ? "1" : "0",
        Money = value => value.ToString("'USD '#,0.00", CultureInfo.InvariantCulture),
        Id = id => id.Substring(0, 15),
        Footer = "\r\n\"Grand Totals (n records)\"\r\n\r\n\"Confidential Information - Do Not Distribute\"\r\n",
    }
    .With(RecordKind.Lead, "Lead ID=id;First Name=firstName;Last Name=lastName;Company / Account=company;Email=email;Phone=phone;"
        + "Country=country;Lead Source=source;Lead Status=status;Lead Owner=owner;Annual Revenue=revenue;Employees=employees;"
        + "Email Opt Out=emailOptOut;Description=note;Created Date=created;Last Activity=lastActivity;State/Province=")
    .With(RecordKind.Activity, "Lead ID=leadId;Activity ID=id;Subject=subject;Activity Type=type;Call Type=direction;"
        + "Call Result=outcome;Assigned=owner;Completed Date/Time=occurred;Company / Account=")
    .With(RecordKind.StageChange, "Lead ID=leadId;Lead Owner=;Field / Event=changedField;Old Value=from;New Value=to;"
        + "Edited By=changedBy;Edit Date=changed")
    .With(RecordKind.OwnerChange, "Lead ID=leadId;Lead Owner=;Field / Event=changedField;Old Value=from;New Value=to;"
        + "Edited By=changedBy;Edit Date=changed");

    /// <summary>Labels, months by name, amounts with a dollar sign, a word for no choice.</summary>
    public static readonly ExportShape Zoho = new ExportShape("Zoho", "Zoho")
    {
        QuotesAll = true,
        LineEnd = "\n",
        Date = (at, zone) => zone.ToOffset(at).ToString("d MMM, yyyy HH:mm:ss", CultureInfo.InvariantCulture),
        Boolean = value => value ? "true" : "false",
        Money = value => (value / 1000).ToString("'$'#,0.00###'K'", CultureInfo.InvariantCulture),
        Empty = header => header is "Lead Source" or "Country" or "Call Result" ? "-None-" : "",
    }
    .With(RecordKind.Lead, "LEADID=id;Lead Owner=owner;First Name=firstName;Last Name=lastName;Company=company;Email=email;"
        + "Phone=phone;Country=country;Lead Source=source;Lead Status=status;Annual Revenue=revenue;No. of Employees=employees;"
        + "Email Opt Out=emailOptOut;Description=note;Created Time=created;Last Activity Time=lastActivity;CONVERTED=")
    .With(RecordKind.Activity, "Record Id=id;Subject=subject;Activity Type=type;Call Type=direction;Call Result=outcome;"
        + "Call Start Time=occurred;Call Owner=owner;Related To.id=leadId");

    /// <summary>No CRM: semicolons, day first, decimal comma, UTF-16, owners by e-mail.</summary>
    public static readonly ExportShape Generic = new ExportShape("generic", "generic")
    {
        Encoding = new UnicodeEncoding(false, true),
        Delimiter = ';',
        Date = (at, zone) => zone.ToOffset(at).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture),
        Boolean = value => value ? "Yes" : "No",
        Number = value => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.'),
        Money = value => value.ToString("#,0.00", CultureInfo.InvariantCulture).Replace(',', '~').Replace('.', ',').Replace('~', '.') + " €",
        Owner = person => person.Email,
    }
    .With(RecordKind.Lead, "Lead ID=id;First Name=firstName;Last Name=lastName;Company=company;E-Mail=email;Phone=phone;"
        + "Country=country;Source=source;Status=status;Owner=owner;Annual Revenue=revenue;Employees=employees;"
        + "Unsubscribed=emailOptOut;Notes=note;Created At=created;Last Activity At=lastActivity")
    .With(RecordKind.Activity, "Activity ID=id;Lead ID=leadId;Type=type;Direction=direction;Outcome=outcome;Subject=subject;"
        + "Occurred At=occurred;Owner=owner")
    .With(RecordKind.StageChange, "Lead ID=leadId;From Status=from;To Status=to;Changed At=changed;Changed By=changedBy")
    .With(RecordKind.OwnerChange, "Lead ID=leadId;From Owner=from;To Owner=to;Changed At=changed;Changed By=changedBy");

    public static IReadOnlyList<ExportShape> All { get; } = [HubSpot, SalesforceApi, SalesforceReport, Zoho, Generic];

    public string Name { get; }

    /// <summary>The profile that its exports are to be read by.</summary>
    public string Profile { get; }

    /// <summary>The kinds of records it has exports of.</summary>
    public IReadOnlyCollection<RecordKind> Kinds => columns.Keys;

    private Encoding Encoding { get; init; } = new UTF8Encoding(false);

    private char Delimiter { get; init; } = ',';

    private string LineEnd { get; init; } = "\r\n";

    private bool QuotesAll { get; init; }

    private string Footer { get; init; } = "";

    private Func<long, Zone, string> Date { get; init; } = (_, _) => "";

    private Func<bool, string> Boolean { get; init; } = _ => "";

    private Func<decimal, string> Number { get; init; } = value => value.ToString(CultureInfo.InvariantCulture);

    private Func<decimal, string> Money { get; init; } = value => value.ToString(CultureInfo.InvariantCulture);

    private Func<string, string> Id { get; init; } = id => id;

    private Func<(string Id, string Name, string Email), string> Owner { get; init; } = person => person.Name;

    private Func<string, string> Empty { get; init; } = _ => "";

    /// <summary>The fields of a kind for which it has a column.</summary>
    public IReadOnlyList<Field> FieldsOf(RecordKind kind) =>
        [.. columns[kind].Where(column => column.Field is not null).Select(column => column.Field!)];

    /// <summary>An export of all records of a kind.</summary>
    public byte[] Write(Truth truth, RecordKind kind)
    {
        Zone.TryFind(Truth.TimeZone, out var zone);
        var text = new StringBuilder();
        WriteRow(text, columns[kind].Select(column => column.Header));
        foreach (var record in truth.Records[kind])
        {
            WriteRow(text, columns[kind].Select(column => TextOf(truth, kind, record, column.Header, column.Field, zone!)));
        }

        text.Append(Footer);
        return [.. Encoding.GetPreamble(), .. Encoding.GetBytes(text.ToString())];
    }

    public override string ToString() => Name;

    private ExportShape With(RecordKind kind, string headers)
    {
        columns[kind] = Array.ConvertAll(headers.Split(';'), pair =>
        {
            var parts = pair.Split('=');
            return (parts[0], parts[1].Length == 0 ? null : Field.Find(parts[1]) ?? throw new ArgumentException(pair));
        });
        return this;
    }

    private string TextOf(
        Truth truth, RecordKind kind, Dictionary<Field, object> record, string header, Field? field, Zone zone)
    {
        if (field == Field.ChangedField) return kind == RecordKind.OwnerChange ? "Owner" : header == "Field" ? "Status" : "Lead Status";
        if (field is null || !record.TryGetValue(field, out object? value)) return Empty(header);
        bool isPerson = field == Field.Owner || field == Field.ChangedBy
            || (kind == RecordKind.OwnerChange && (field == Field.From || field == Field.To));
        return value switch
        {
            DateTimeOffset at => Date(at.ToUnixTimeSeconds(), zone),
            bool flag => Boolean(flag),
            decimal amount when field.Type == FieldType.Money => Money(amount),
            decimal number => Number(number),
            string id when isPerson => Owner(truth.People.Single(person => person.Id == id)),
            string id when field.Type == FieldType.Id => Id(id),
            _ => (string)value,
        };
    }

    private void WriteRow(StringBuilder text, IEnumerable<string> cells)
    {
        text.AppendJoin(Delimiter, cells.Select(Quoted)).Append(LineEnd);
    }

    private string Quoted(string cell) =>
        QuotesAll || cell.AsSpan().IndexOfAny("\"\r\n".AsSpan()) >= 0 || cell.Contains(Delimiter)
            ? '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : cell;
}
