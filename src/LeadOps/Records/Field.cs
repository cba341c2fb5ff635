using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadOps;

/// <summary>How the text of a field is to be read.</summary>
public enum FieldType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An id of the CRM; compared ordinally.</summary>
    Id,

    /// <summary>A word that the agreement may define.</summary>
    Term,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A point in time or a date.</summary>
    Instant,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>Yes or no.</summary>
    Boolean,
}

/// <summary>A canonical field: what LeadOps calls a column, whatever the CRM calls it.</summary>
public sealed class Field
{
    private static readonly List<Field> Registered = [];
    private static readonly Dictionary<RecordKind, IReadOnlyList<Field>> ByKind = [];
    private static readonly Dictionary<string, Field> ByName;

    private Field(string name, FieldType type, bool personal)
    {
        Name = name;
        Type = type;
        IsPersonal = personal;
        PropertyName = char.ToUpperInvariant(name[0]) + name.Substring(1);
        Index = Registered.Count;
        Registered.Add(this);
    }

    /// <summary>The name in agreements, findings and profiles, e.g. <c>rejectReason</c>.</summary>
    public string Name { get; }

    /// <summary>The name of the property of a record, e.g. <c>RejectReason</c>.</summary>
    public string PropertyName { get; }

    /// <summary>How its text is read.</summary>
    public FieldType Type { get; }

    /// <summary>Whether its values are masked in findings, messages and reports.</summary>
    public bool IsPersonal { get; }

    /// <summary>Its place in tables by field; the same within one version only.</summary>
    internal int Index { get; }

    internal static int Count => Registered.Count;

    /// <summary>All fields, of all kinds.</summary>
    public static IReadOnlyList<Field> All => Registered;

    internal static readonly Field Id = new("id", FieldType.Id, false);
    internal static readonly Field LeadId = new("leadId", FieldType.Id, false);
    internal static readonly Field FullName = new("name", FieldType.Text, true);
    internal static readonly Field FirstName = new("firstName", FieldType.Text, true);
    internal static readonly Field LastName = new("lastName", FieldType.Text, true);
    internal static readonly Field Email = new("email", FieldType.Email, true);
    internal static readonly Field Phone = new("phone", FieldType.Phone, true);
    internal static readonly Field Mobile = new("mobile", FieldType.Phone, true);
    internal static readonly Field JobTitle = new("jobTitle", FieldType.Text, true);
    internal static readonly Field Company = new("company", FieldType.Text, false);
    internal static readonly Field Website = new("website", FieldType.Text, false);
    internal static readonly Field Industry = new("industry", FieldType.Term, false);
    internal static readonly Field Employees = new("employees", FieldType.Number, false);
    internal static readonly Field Revenue = new("revenue", FieldType.Money, false);
    internal static readonly Field Street = new("street", FieldType.Text, true);
    internal static readonly Field PostalCode = new("postalCode", FieldType.Text, true);
    internal static readonly Field City = new("city", FieldType.Text, true);
    internal static readonly Field Region = new("region", FieldType.Text, true);
    internal static readonly Field Country = new("country", FieldType.Term, false);
    internal static readonly Field Source = new("source", FieldType.Term, false);
    internal static readonly Field Campaign = new("campaign", FieldType.Term, false);
    internal static readonly Field Stage = new("stage", FieldType.Term, false);
    internal static readonly Field Status = new("status", FieldType.Term, false);
    internal static readonly Field Rating = new("rating", FieldType.Term, false);
    internal static readonly Field Grade = new("grade", FieldType.Term, false);
    internal static readonly Field Score = new("score", FieldType.Number, false);
    internal static readonly Field Owner = new("owner", FieldType.Text, false);
    internal static readonly Field Team = new("team", FieldType.Term, false);
    internal static readonly Field Role = new("role", FieldType.Term, false);
    internal static readonly Field RejectReason = new("rejectReason", FieldType.Term, false);
    internal static readonly Field Note = new("note", FieldType.Text, true);
    internal static readonly Field DoNotContact = new("doNotContact", FieldType.Boolean, false);
    internal static readonly Field EmailOptOut = new("emailOptOut", FieldType.Boolean, false);
    internal static readonly Field Consent = new("consent", FieldType.Term, false);
    internal static readonly Field ConsentDate = new("consentDate", FieldType.Instant, false);
    internal static readonly Field IsConverted = new("isConverted", FieldType.Boolean, false);
    internal static readonly Field IsDeleted = new("isDeleted", FieldType.Boolean, false);
    internal static readonly Field MergedInto = new("mergedInto", FieldType.Id, false);
    internal static readonly Field MergedIds = new("mergedIds", FieldType.Text, false);
    internal static readonly Field OpportunityId = new("opportunityId", FieldType.Id, false);
    internal static readonly Field Created = new("created", FieldType.Instant, false);
    internal static readonly Field Modified = new("modified", FieldType.Instant, false);
    internal static readonly Field Assigned = new("assigned", FieldType.Instant, false);
    internal static readonly Field Converted = new("converted", FieldType.Instant, false);
    internal static readonly Field LastActivity = new("lastActivity", FieldType.Instant, false);
    internal static readonly Field ActivityType = new("type", FieldType.Term, false);
    internal static readonly Field Direction = new("direction", FieldType.Term, false);
    internal static readonly Field Occurred = new("occurred", FieldType.Instant, false);
    internal static readonly Field Automated = new("automated", FieldType.Boolean, false);
    internal static readonly Field Outcome = new("outcome", FieldType.Term, false);
    internal static readonly Field Subject = new("subject", FieldType.Text, true);
    internal static readonly Field Body = new("body", FieldType.Text, true);
    internal static readonly Field ChangedField = new("changedField", FieldType.Term, false);
    internal static readonly Field From = new("from", FieldType.Text, false);
    internal static readonly Field To = new("to", FieldType.Text, false);
    internal static readonly Field Changed = new("changed", FieldType.Instant, false);
    internal static readonly Field ChangedBy = new("changedBy", FieldType.Text, false);
    internal static readonly Field Amount = new("amount", FieldType.Money, false);
    internal static readonly Field Currency = new("currency", FieldType.Term, false);
    internal static readonly Field Closed = new("closed", FieldType.Instant, false);
    internal static readonly Field Won = new("won", FieldType.Boolean, false);
    internal static readonly Field Starts = new("starts", FieldType.Instant, false);
    internal static readonly Field Ends = new("ends", FieldType.Instant, false);
    internal static readonly Field Calendar = new("calendar", FieldType.Term, false);

    static Field()
    {
        ByName = Registered.ToDictionary(field => field.Name, StringComparer.Ordinal);
        ByKind[RecordKind.Unknown] = [];
        ByKind[RecordKind.Lead] =
        [
            Id, FirstName, LastName, FullName, Email, Phone, Mobile, JobTitle, Company, Website, Industry, Employees, Revenue,
            Street, PostalCode, City, Region, Country, Source, Campaign, Stage, Status, Rating, Grade, Score, Owner, Team,
            RejectReason, Note, DoNotContact, EmailOptOut, Consent, ConsentDate, IsConverted, IsDeleted, MergedInto,
            MergedIds, OpportunityId, Created, Modified, Assigned, Converted, LastActivity,
        ];
        ByKind[RecordKind.Activity] =
            [Id, LeadId, ActivityType, Direction, Occurred, Owner, Automated, Status, Outcome, Campaign, MergedIds, Subject, Body];
        ByKind[RecordKind.StageChange] = [Id, LeadId, ChangedField, From, To, Changed, ChangedBy];
        ByKind[RecordKind.OwnerChange] = [Id, LeadId, ChangedField, From, To, Changed, ChangedBy];
        ByKind[RecordKind.Opportunity] =
            [Id, LeadId, FullName, Company, Stage, Status, Owner, Source, Campaign, Amount, Currency, RejectReason, Created, Closed, Won];
        ByKind[RecordKind.Cost] = [Id, Source, Campaign, Amount, Currency, Starts, Ends, Note];
        ByKind[RecordKind.Person] = [Id, FullName, Email, Team, Role, Calendar, Starts, Ends];
    }

    /// <summary>The fields a kind of record has, in the order in which they are shown.</summary>
    public static IReadOnlyList<Field> Of(RecordKind kind) => ByKind[kind];

    /// <summary>The field of that exact name, or null.</summary>
    public static Field? Find(string name) => ByName.TryGetValue(name, out var field) ? field : null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
