using System;
using System.Collections.Generic;
using LeadOps.Agreements;
using LeadOps.Calendars;

namespace LeadOps;

/// <summary>What marketing and sales agreed, as read from an agreement file. It does not change once loaded.</summary>
public sealed class Agreement
{
    private readonly IReadOnlyDictionary<Field, TermBook> books;

    internal Agreement(
        string path,
        string name,
        string version,
        DateTime? agreedOn,
        IReadOnlyList<string> agreedBy,
        string timeZone,
        Zone zone,
        string? currency,
        string? defaultRegion,
        IReadOnlyList<string> missingValues,
        IReadOnlyList<ColumnPlacement> columns,
        IReadOnlyList<Term> terms,
        IReadOnlyDictionary<Field, TermBook> books,
        IReadOnlyList<Requirement> required,
        IReadOnlyList<BusinessCalendar> calendars,
        BusinessCalendar? defaultCalendar,
        IReadOnlyList<Person> people,
        FollowUpTerms? followUp,
        IReadOnlyList<RuleSetting> ruleSettings,
        IReadOnlyList<Waiver> waivers,
        IReadOnlyList<string> notBuilt)
    {
        Path = path;
        Name = name;
        Version = version;
        AgreedOn = agreedOn;
        AgreedBy = agreedBy;
        TimeZone = timeZone;
        Zone = zone;
        Currency = currency;
        DefaultRegion = defaultRegion;
        MissingValues = missingValues;
        Columns = columns;
        Terms = terms;
        this.books = books;
        Required = required;
        Calendars = calendars;
        DefaultCalendar = defaultCalendar;
        People = people;
        FollowUp = followUp;
        RuleSettings = ruleSettings;
        Waivers = waivers;
        NotBuilt = notBuilt;
    }

    /// <summary>The file it was read from, as it was named.</summary>
    public string Path { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its version, e.g. <c>2026-Q4</c>.</summary>
    public string Version { get; }

    /// <summary>The day it was agreed, or null.</summary>
    public DateTime? AgreedOn { get; }

    /// <summary>Who agreed.</summary>
    public IReadOnlyList<string> AgreedBy { get; }

    /// <summary>The IANA time zone in which days begin and instants are shown.</summary>
    public string TimeZone { get; }

    /// <summary>That zone; its tables are made once for all who ask.</summary>
    internal Zone Zone { get; }

    /// <summary>The currency (ISO 4217) of amounts that name none, or null.</summary>
    public string? Currency { get; }

    /// <summary>The country (ISO 3166) of phone numbers that name none, or null.</summary>
    public string? DefaultRegion { get; }

    /// <summary>Texts that mean a missing value, compared as normalised text.</summary>
    public IReadOnlyList<string> MissingValues { get; }

    /// <summary>Columns whose field the agreement names.</summary>
    public IReadOnlyList<ColumnPlacement> Columns { get; }

    /// <summary>The agreed terms of all fields, in the order of the file.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>Which fields must be there, and when.</summary>
    public IReadOnlyList<Requirement> Required { get; }

    /// <summary>The business calendars.</summary>
    public IReadOnlyList<BusinessCalendar> Calendars { get; }

    /// <summary>The calendar of whoever has none: a queue, nobody, someone unknown; null if none is agreed.</summary>
    public BusinessCalendar? DefaultCalendar { get; }

    /// <summary>The people who may own leads.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>What was agreed about follow-up; null where nothing was.</summary>
    public FollowUpTerms? FollowUp { get; }

    /// <summary>What the agreement sets for rules.</summary>
    public IReadOnlyList<RuleSetting> RuleSettings { get; }

    /// <summary>Findings that are let pass.</summary>
    public IReadOnlyList<Waiver> Waivers { get; }

    /// <summary>Sections of the file that nothing uses yet; they were not read.</summary>
    public IReadOnlyList<string> NotBuilt { get; }

    /// <summary>The terms of a field for looking words up; null where the agreement has none for it.</summary>
    internal TermBook? BookOf(Field field) => books.TryGetValue(field, out var book) ? book : null;

    /// <summary>The calendar of that exact name, or null.</summary>
    internal BusinessCalendar? CalendarOf(string name)
    {
        foreach (var calendar in Calendars)
        {
            if (calendar.Name == name) return calendar;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}";
}
