using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace LeadOps.Reports;

/// <summary>An audit on one screen of 100 columns, the most important last.</summary>
internal sealed class TextReport
{
    private const int Width = 100;

    private readonly TextWriter writer;
    private readonly bool color;

    /// <param name="writer">Takes the text.</param>
    /// <param name="color">Whether the verdicts are coloured, for a terminal.</param>
    public TextReport(TextWriter writer, bool color = false)
    {
        this.writer = writer;
        this.color = color;
    }

    public void Write(AuditResult result)
    {
        string agreement = result.Agreement is null ? "no agreement" : result.Agreement.ToString();
        string asOf = result.AsOf.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        WriteWrapped($"LeadOps {result.Version}, ", $"{agreement}, as of {asOf}");
        WriteFiles(result.Files);
        WriteFindings(result);
        if (result.FollowUp is not null) WriteFollowUp(result, result.FollowUp);
        foreach (string notice in result.Notices) WriteWrapped("Notice     ", notice);
        foreach (var fault in result.Unchecked)
        {
            WriteWrapped(Paint("Unchecked  ", false), fault.Message);
            WriteWrapped("           ", fault.Recommendation);
        }

        Line("Gate       " + string.Join(" | ", result.Gate.Select(gate => Paint(gate.ToString(), gate.Holds))));
    }

    private void WriteFiles(IReadOnlyList<AuditedFile> files)
    {
        if (files.Count == 0) return;
        var counts = new List<(string Title, Func<Reconciliation, long> Of)>
        {
            ("lines", sum => sum.IsJson ? sum.Elements : sum.Lines),
            ("records", sum => sum.Records),
            ("header", sum => sum.Header),
            ("preamble", sum => sum.Preamble),
            ("footer", sum => sum.Footer),
            ("blank", sum => sum.Blank),
            ("extra", sum => sum.Extra),
            ("damaged", sum => sum.Damaged),
        };

        // Columns that are all zero are left out.
        counts.RemoveAll(count => count.Title != "records" && files.All(file => count.Of(file.Reconciliation) == 0));
        var rows = files.Select(file => new[] { "  " + file.File, file.Kind.ToString(), file.Profile }
            .Concat(counts.Select(count => Number(count.Of(file.Reconciliation)))).ToArray()).ToList();
        rows.Insert(0, new[] { "Read", "kind", "profile" }.Concat(counts.Select(count => count.Title)).ToArray());
        if (files.Count > 1)
        {
            rows.Add(new[] { "  total", "", "" }
                .Concat(counts.Select(count => Number(files.Sum(file => count.Of(file.Reconciliation))))).ToArray());
        }

        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => row[i].Length)).ToArray();
        int spare = Width - widths.Sum() - (2 * (widths.Length - 1));
        if (spare < 0) widths[0] = Math.Max(12, widths[0] + spare);
        foreach (var row in rows)
        {
            Line(string.Join("  ", row.Select((cell, i) => i < 3 ? Cut(cell, widths[i]).PadRight(widths[i]) : cell.PadLeft(widths[i])))
                .TrimEnd());
        }
    }

    private void WriteFindings(AuditResult result)
    {
        string clean = result.Leads == 0 ? "" : string.Format(
            CultureInfo.InvariantCulture,
            "; {0:N0} of {1:N0} leads clean ({2:0.0} %)",
            result.CleanLeads,
            result.Leads,
            100m * result.CleanLeads / result.Leads);
        string waived = result.Waived == 0 ? "" : $", {Number(result.Waived)} waived";
        WriteWrapped(
            "Findings   ",
            $"{Number(result.Errors)} errors, {Number(result.Warnings)} warnings, {Number(result.Information)} information{waived}{clean}");
        var errors = result.Rules.Where(rule => rule.Severity == Severity.Error).ToList();
        int name = errors.Count == 0 ? 0 : errors.Max(rule => rule.Rule.Name.Length);
        foreach (var rule in errors)
        {
            string start = $"  {rule.Rule.Id}  {rule.Rule.Name.PadRight(name)}  error {Number(rule.Findings).PadLeft(6)}   ";
            Line(start + Cut(Places(rule), Width - start.Length));
        }

        var rest = new[] { (Severity.Warning, "warnings"), (Severity.Information, "information") }
            .Select(pair => (Rules: result.Rules.Where(rule => rule.Severity == pair.Item1).ToList(), Name: pair.Item2))
            .Where(pair => pair.Rules.Count > 0)
            .Select(pair => $"{Number(pair.Rules.Sum(rule => rule.Findings))} {pair.Name} of {pair.Rules.Count} {(pair.Rules.Count == 1 ? "rule" : "rules")}")
            .ToList();
        if (rest.Count > 0) Line("  " + string.Join(", ", rest) + ": --format csv");
    }

    private void WriteFollowUp(AuditResult result, FollowUpMetric total)
    {
        var parts = new List<string> { $"{Number(total.Met)} met" };
        if (total.Missed > 0) parts.Add($"{Number(total.Missed)} missed");
        if (total.Uncharged > 0) parts.Add($"{Number(total.Uncharged)} missed, charged to no one");
        if (total.Pending > 0) parts.Add($"{Number(total.Pending)} pending");
        if (total.Indeterminate > 0) parts.Add($"{Number(total.Indeterminate)} indeterminate");
        if (total.Excluded > 0) parts.Add($"{Number(total.Excluded)} excluded");
        string rate = total.N == 0 ? "" : "; rate " + Rate(total);
        WriteWrapped("Follow-up  ", $"{Number(total.Obligations)} obligations = {string.Join(" + ", parts)}{rate}");
        var lowest = new[] { Lowest(result.FollowUpByOwner, metric => metric.Owner, ""), Lowest(result.FollowUpBySource, metric => metric.Source, "source ") }
            .Where(text => text is not null).ToList();
        if (lowest.Count > 0) WriteWrapped("  lowest   ", string.Join("; ", lowest));
        WriteWrapped(
            "  today    ",
            $"{Number(result.Overdue)} overdue and untouched, {Number(result.CadencesBroken)} cadences broken, "
                + $"{Number(result.AtRisk)} at risk, {Number(result.Unowned)} more held by nobody");
        if (result.Anomalies.Count > 0)
        {
            WriteWrapped("  odd      ", string.Join(", ", result.Anomalies.Select(anomaly => $"{anomaly.Kind} {Number(anomaly.Count)}")));
        }
    }

    /// <summary>The lowest rate of those that are of enough obligations to be one.</summary>
    private static string? Lowest(IReadOnlyList<FollowUpMetric> metrics, Func<FollowUpMetric, string> key, string noun)
    {
        var lowest = metrics.Where(metric => metric.N >= FollowUpMetric.FewestForRate && key(metric).Length > 0)
            .OrderBy(metric => metric.FollowUpRate).FirstOrDefault();
        return lowest is null || metrics.Count < 2 ? null : noun + key(lowest) + " " + lowest.RateText() + $" of {Number(lowest.N)}";
    }

    /// <summary><c>1,733 of 1,903 = 91.1 % (90-92)</c>; of few only how many of how many.</summary>
    private static string Rate(FollowUpMetric metric)
    {
        string counts = $"{Number(metric.Met)} of {Number(metric.N)}";
        return metric.N < FollowUpMetric.FewestForRate ? counts : $"{counts} = {metric.RateText()}";
    }

    /// <summary><c>leads.csv:41, 96, 133, ...</c>; the file again where it changes.</summary>
    private static string Places(RuleCount rule)
    {
        var parts = new List<string>();
        string file = "";
        foreach (var location in rule.First)
        {
            string line = location.Line.ToString(CultureInfo.InvariantCulture);
            string place = location.Line == 0 ? location.File : location.File == file ? line : location.File + ":" + line;
            parts.Add(place);
            file = location.File;
        }

        if (rule.Findings > rule.First.Count) parts.Add("...");
        return string.Join(", ", parts);
    }

    private void WriteWrapped(string start, string text)
    {
        string line = start;
        foreach (string word in text.Split(' '))
        {
            if (line.Length + word.Length + 1 > Width && line.Trim().Length > 0)
            {
                Line(line.TrimEnd());
                line = new string(' ', 11);
            }

            line += word + " ";
        }

        Line(line.TrimEnd());
    }

    private string Paint(string text, bool good) => color ? (good ? "\u001b[32m" : "\u001b[31m") + text + "\u001b[0m" : text;

    private void Line(string line)
    {
        writer.Write(line);
        writer.Write('\n');
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Cut(string text, int width) => text.Length <= width ? text : text.Substring(0, width - 3) + "...";
}
