using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules;

/// <summary>What all rules of a run share: the agreement, the instant, what counts as missing.</summary>
internal sealed class RuleContext
{
    private readonly Dictionary<string, Severity> severities = new(StringComparer.Ordinal);
    private Layout? termLayout;
    private IReadOnlyList<TermColumn> termColumns = [];

    /// <param name="agreement">Null where there is none: rules that need one then have nothing to do.</param>
    /// <param name="asOf">Seconds since 1970-01-01T00:00:00Z; what is passed or to come is told by it.</param>
    /// <param name="showEvidence">Whether personal values are shown as they are.</param>
    public RuleContext(Agreement? agreement, long asOf, bool showEvidence)
    {
        Agreement = agreement;
        AsOf = asOf;
        ShowEvidence = showEvidence;
        Zone = agreement?.Zone ?? Zone.Utc;
        Words = WordsOfThread();
        if (agreement is null) return;
        foreach (var setting in agreement.RuleSettings)
        {
            if (setting.Severity is { } severity) severities[setting.RuleId] = severity;
        }
    }

    public Agreement? Agreement { get; }

    public long AsOf { get; }

    public bool ShowEvidence { get; }

    /// <summary>The agreement's zone, in which instants are shown and days end.</summary>
    public Zone Zone { get; }

    public Vocabulary Words { get; }

    public MissingValues Missing => Words.Missing;

    /// <summary>The agreement's words for another thread.</summary>
    public Vocabulary WordsOfThread() => new(Agreement, IsValid);

    public Severity SeverityOf(RuleInfo rule) => severities.TryGetValue(rule.Id, out var severity) ? severity : rule.Severity;

    /// <summary>
    /// The columns of this export whose words the agreement defines. Shared, so that the rules of terminology look a
    /// value up once between them.
    /// </summary>
    public IReadOnlyList<TermColumn> TermColumns(Layout layout)
    {
        if (termLayout == layout) return termColumns;
        termLayout = layout;
        return termColumns = Agreement is null
            ? []
            : Field.Of(layout.Kind)
                .SelectMany(field => TermFields.Of(layout.Kind, field), (field, terms) => (Column: field, Terms: terms))
                .Where(pair => Words.Terms(pair.Terms) is not null)
                .Select(pair => new TermColumn(pair.Column, pair.Terms, Words))
                .ToList();
    }

    /// <summary>Whether a day of the agreement's zone has passed at the as-of instant.</summary>
    public bool IsPast(DateTime day)
    {
        Zone.DayOf((long)(day - new DateTime(1970, 1, 1)).TotalDays, out _, out long last, out _);
        return last < AsOf;
    }

    private static int PhoneDigits(Utf8Text text)
    {
        int digits = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is >= (byte)'0' and <= (byte)'9') digits++;
        }

        return digits;
    }

    private static bool IsValid(Field field, Utf8Text text) => field.Type switch
    {
        FieldType.Email => EmailAddress.FaultOf(text.Trim()) is null,
        FieldType.Instant => DateText.Read(text, DateOrder.Unknown, out _) is DateStatus.Ok or DateStatus.AmbiguousOrder,
        FieldType.Number or FieldType.Money =>
            NumberText.Read(text, Values.UnknownMark, field.Type == FieldType.Money, out _, out _) != NumberForm.None,
        FieldType.Boolean => Values.ReadBoolean(text) is not null,
        FieldType.Phone => PhoneDigits(text) is >= 7 and <= 15,
        _ => true,
    };
}

/// <summary>A column whose words the agreement defines.</summary>
internal sealed class TermColumn
{
    private readonly TermCache terms;
    private readonly MissingValues missing;
    private readonly bool isHistory;
    private long lastRecord = -1;
    private int lastToldFrom;
    private TermMatch last;

    public TermColumn(Field column, Field terms, Vocabulary words)
    {
        Column = column;
        Terms = terms;
        this.terms = words.Terms(terms)!;
        missing = words.Missing;
        isHistory = column != terms;
    }

    /// <summary>The field of the record.</summary>
    public Field Column { get; }

    /// <summary>The field whose terms the agreement lists; stage or status for <see cref="Column"/> of a stage history.</summary>
    public Field Terms { get; }

    public IReadOnlyList<Term> Agreed => terms.Book.Terms;

    /// <summary>
    /// What the record's value is; <see cref="TermMatchKind.Exact"/> where it is missing, or where a history says that it
    /// is of another field. Asked by several rules, told once.
    /// </summary>
    public TermMatch Match(Record record)
    {
        var row = record.Row;
        if (row.Number == lastRecord && row.ToldFrom == lastToldFrom) return last;
        lastRecord = row.Number;
        lastToldFrom = row.ToldFrom;
        var text = record[Column];
        bool isAnothers = isHistory && record.Layout.ChangedFieldOf(record) != Terms;
        return last = isAnothers || missing.IsMissing(text) ? default : terms.Match(text);
    }

    /// <summary>The term that the record's value means, or null where it is missing or none.</summary>
    public Term? Resolve(Record record) => Match(record).Resolved;
}
