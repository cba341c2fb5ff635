using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.PowerShell;

/// <summary>What the table and list views call; not meant for scripts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Views
{
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

    private static string OneLine(string text) => text.Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ');

    private static string Cut(string text, int width) => text.Length <= width ? text : text.Substring(0, width - 3) + "...";
}
