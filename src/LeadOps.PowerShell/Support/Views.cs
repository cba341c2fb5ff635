using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.PowerShell;

/// <summary>What the table and list views call; not meant for scripts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Views
{
    // Of the table's column, in characters.
    private const int RateWidth = 14;

    /// <summary>A severity in the eight characters of a table; <c>Info</c> is understood by -Severity too.</summary>
    public static string Severity(Severity severity) =>
        severity == LeadOps.Severity.Information ? "Info" : severity.ToString();

    /// <summary>
    /// A record's id for a table: of a Salesforce id the 15 characters that name the record, since a table would cut
    /// the end off, where ids differ.
    /// </summary>
    public static string Id(string id) => SalesforceId.TryNormalise(Utf8Text.Of(id), out var name) ? name.ToString() : id;

    /// <summary>A share as <c>1.4 %</c>.</summary>
    public static string Percent(decimal share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>An instant to the minute.</summary>
    public static string Instant(object? instant) =>
        instant is DateTimeOffset value ? value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>An instant to the second, with its offset.</summary>
    public static string ExactInstant(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>A date, year first.</summary>
    public static string Date(object? date) =>
        date is DateTime value ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    /// <summary>File and how clean it is, for the head of a summary.</summary>
    public static string SummaryOf(FindingSummary summary) => string.Format(
        CultureInfo.InvariantCulture,
        "{0}   Records: {1}   Clean: {2} ({3})",
        summary.File,
        summary.FileRecords,
        summary.Clean,
        summary.FileRecords == 0 ? "-" : Percent((decimal)summary.Clean / summary.FileRecords));

    /// <summary>Confidence and what came next.</summary>
    public static string ConfidenceOf(ExportInfo info) =>
        info.Confidence.ToString("0.00", CultureInfo.InvariantCulture) + (info.NextBest.Length > 0 ? $" (next: {info.NextBest})" : "");

    /// <summary>The placed columns, one a line, and the names of the others.</summary>
    public static string ColumnsOf(ExportInfo info)
    {
        const int Width = 80, Named = 8;
        var placed = info.Columns.Where(column => column.Field.Length > 0).ToList();
        var others = info.Columns.Where(column => column.Field.Length == 0).Select(column => column.Header).ToList();
        int header = Math.Min(30, placed.Count == 0 ? 0 : placed.Max(column => column.Header.Length));
        int field = placed.Count == 0 ? 0 : placed.Max(column => column.Field.Length);
        var lines = placed
            .Select(column => Cut($"{Cut(column.Header, header).PadRight(header)}  {column.Field.PadRight(field)}  {OneLine(column.Sample)}", Width).TrimEnd())
            .ToList();
        if (others.Count > 0)
        {
            string names = string.Join(", ", others.Take(Named)) + (others.Count > Named ? ", ..." : "");
            lines.Add($"{others.Count} not placed: {names}");
        }

        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The date columns, one a line.</summary>
    public static string DateOrdersOf(ExportInfo info)
    {
        int header = Math.Min(30, info.DateOrders.Max(date => date.Header.Length));
        return string.Join(Environment.NewLine, info.DateOrders.Select(date => $"{Cut(date.Header, header).PadRight(header)}  {date.Evidence}"));
    }

    /// <summary>The terms of an agreement, one field a line.</summary>
    public static string TermsOf(Agreement agreement) => string.Join(
        Environment.NewLine,
        agreement.Terms.GroupBy(term => term.Field.Name, StringComparer.Ordinal)
            .Select(group => group.Key + ": " + string.Join(", ", group.Select(term => term.Name))));

    /// <summary>The people of an agreement with where they belong, one a line.</summary>
    public static string PeopleOf(Agreement agreement) =>
        string.Join(Environment.NewLine, agreement.People.Select(PersonLine));

    /// <summary>The terms of follow-up of an agreement but for its promises, one a line.</summary>
    public static string FollowUpOf(Agreement agreement)
    {
        var terms = agreement.FollowUp!;
        var lines = new List<string>
        {
            "hand-off: " + string.Join(", else ", terms.HandOffFrom),
            "touch: " + terms.Touch,
        };
        lines.AddRange(terms.Pauses.Select(pause => "pause: " + pause));
        lines.AddRange(terms.Excluded.Select(one => "excluded: " + one));
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The promises of an agreement, one a line.</summary>
    public static string PromisesOf(Agreement agreement) => string.Join(
        Environment.NewLine, agreement.FollowUp!.Promises.Select(PromiseLine));

    private static string PromiseLine(FollowUpPromise promise) => promise
        + (promise.When is null ? "" : $" when {promise.When}")
        + Days(promise.From, promise.Until)
        + (promise.CalendarName is null ? ", calendar of the owner" : ", calendar " + promise.CalendarName)
        + (promise.Cadence is null ? "" : $", {promise.Cadence}");

    private static string PersonLine(Person person)
    {
        string?[] places = [person.Role, person.Team, person.Calendar is null ? null : "calendar " + person.Calendar];
        string where = string.Join(", ", places.OfType<string>());
        return person.Name + (where.Length > 0 ? $" ({where})" : "") + Days(person.From, person.Until);
    }

    private static string Days(DateTime? from, DateTime? until) =>
        (from is null ? "" : " from " + Date(from)) + (until is null ? "" : " until " + Date(until));

    /// <summary>Each item on a line of its own.</summary>
    public static string LinesOf(IEnumerable items) =>
        string.Join(Environment.NewLine, (items ?? Array.Empty<object>()).Cast<object>().Select(item => item.ToString()));

    /// <summary>The counts of an audit as one line.</summary>
    public static string CountsOf(AuditResult result) => string.Format(
        CultureInfo.InvariantCulture,
        "{0:N0} errors, {1:N0} warnings, {2:N0} information, {3:N0} waived; {4:N0} of {5:N0} leads clean",
        result.Errors,
        result.Warnings,
        result.Information,
        result.Waived,
        result.CleanLeads,
        result.Leads);

    /// <summary>The counts of an audit by rule, one a line.</summary>
    public static string RulesOf(AuditResult result)
    {
        int name = result.Rules.Max(rule => rule.Rule.Name.Length);
        return string.Join(Environment.NewLine, result.Rules.Select(rule => string.Format(
            CultureInfo.InvariantCulture, "{0} {1} {2,-11} {3,6:N0}", rule.Rule.Id, rule.Rule.Name.PadRight(name), rule.Severity, rule.Findings)));
    }

    /// <summary>Who holds a lead, or counts for it; nobody in words.</summary>
    public static string Owner(string owner) => string.IsNullOrEmpty(owner) ? "(nobody)" : owner;

    /// <summary>What a group is of; nothing in words.</summary>
    public static string Key(string key) => string.IsNullOrEmpty(key) ? "(none)" : key;

    /// <summary>Seconds as <c>h:mm</c>; empty for none.</summary>
    public static string Hours(object? seconds) => Seconds(seconds) is { } known ? TimeText.Duration(known) : "";

    /// <summary>Seconds as <c>12 h 35 min</c>; empty for none.</summary>
    public static string Spell(object? seconds) => Seconds(seconds) is { } known
        ? string.Format(CultureInfo.InvariantCulture, "{0} h {1:00} min", known / 3600, known / 60 % 60)
        : "";

    /// <summary>The promise and how soon it is.</summary>
    public static string PromiseOf(FollowUp followUp) => followUp.Agreed?.ToString() ?? followUp.Promise;

    /// <summary>The first touch: how far it got, by what, by whom.</summary>
    public static string TouchOf(FollowUp followUp)
    {
        string by = followUp.TouchedBy.Length == 0 ? "" : " by " + followUp.TouchedBy;
        return followUp.TouchChannel.Length + by.Length == 0 ? $"{followUp.TouchLevel}" : $"{followUp.TouchLevel} ({(followUp.TouchChannel + by).Trim()})";
    }

    /// <summary>The verdict and why.</summary>
    public static string VerdictOf(FollowUp followUp) => followUp.Verdict
        + (followUp.Reason.Length > 0 ? $" ({followUp.Reason})" : followUp.AtRisk ? " (at risk)" : "");

    /// <summary>What came of the cadence, and what it lacks.</summary>
    public static string CadenceOf(FollowUp followUp) => followUp.CadenceVerdict
        + (followUp.AttemptsMissing == 0 ? "" : string.Format(
            CultureInfo.InvariantCulture,
            " ({0} more by {1:yyyy-MM-dd HH:mm})",
            followUp.AttemptsMissing,
            followUp.CadenceDue));

    /// <summary>Why no one is charged, with its numbers.</summary>
    public static string ChargeOf(FollowUp followUp) =>
        followUp.ChargeReason + (followUp.ChargeDetail.Length == 0 ? "" : $" ({followUp.ChargeDetail})");

    /// <summary>The time of all owners, and of each where there were several.</summary>
    public static string OwnerDelayOf(FollowUp followUp) => Spell(followUp.OwnerDelaySeconds)
        + (followUp.OwnerDelays.Count < 2
            ? ""
            : $" ({string.Join(", ", followUp.OwnerDelays.Select(delay => delay.Person + " " + Spell(delay.Seconds)))})");

    /// <summary>A follow-up rate with its interval, or of few as a count. Where the column is too narrow the decimal goes.</summary>
    public static string RateOf(FollowUpMetric metric) => metric.N == 0 ? "-"
        : metric.N < FollowUpMetric.FewestForRate ? string.Format(CultureInfo.InvariantCulture, "{0} of {1}", metric.Met, metric.N)
        : metric.RateText() is { Length: <= RateWidth } text ? text : metric.RateText("0");

    /// <summary>The same with the counts that it is of.</summary>
    public static string FullRateOf(FollowUpMetric metric) => metric.N < FollowUpMetric.FewestForRate
        ? RateOf(metric)
        : string.Format(CultureInfo.InvariantCulture, "{0} of {1} = {2}", metric.Met, metric.N, metric.RateText());

    /// <summary>A count with its reasons: <c>36 (24 OwnerOnLeave, 12 Unowned)</c>.</summary>
    public static string CountOf(long count, IEnumerable reasons)
    {
        string text = string.Join(", ", reasons.Cast<object>());
        return count.ToString(CultureInfo.InvariantCulture) + (text.Length == 0 ? "" : $" ({text})");
    }

    /// <summary>A median and what it is of.</summary>
    public static string Response(object? seconds, string clock, long count) =>
        string.Format(CultureInfo.InvariantCulture, "{0} of {1} time, n = {2}", Spell(seconds), clock, count);

    /// <summary>Attempts in all and each.</summary>
    public static string AttemptsOf(FollowUpMetric metric) => metric.Attempts.ToString(CultureInfo.InvariantCulture)
        + (metric.MeanAttempts is { } mean ? string.Format(CultureInfo.InvariantCulture, ", {0:0.0} each", mean) : "");

    /// <summary>How many cadences were kept.</summary>
    public static string CadencesOf(FollowUpMetric metric) =>
        string.Format(CultureInfo.InvariantCulture, "{0} of {1} kept", metric.CadenceKept, metric.CadenceDue);

    /// <summary>What a row is of that is grouped by several things.</summary>
    public static string GroupOf(FollowUpMetric metric) => string.Join(
        ", ", metric.GroupBy.Select(group => group == FollowUpGroup.Owner ? Owner(metric.Owner) : Key(metric.KeyOf(group))));

    private static long? Seconds(object? seconds) => seconds switch
    {
        long whole => whole,
        decimal parts => (long)parts,
        _ => null,
    };

    private static string OneLine(string text) => text.Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ');

    private static string Cut(string text, int width) => text.Length <= width ? text : text.Substring(0, width - 3) + "...";
}
