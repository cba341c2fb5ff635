using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using LeadOps.Rules;
using Newtonsoft.Json;

namespace LeadOps.Reports;

/// <summary>
/// An audit as one JSON object: UTF-8, LF, keys in a fixed order. Findings are written as they are made, so they come
/// first; counts, files and gate follow. Waived findings are left out.
/// </summary>
internal sealed class AuditJson : IFindingSink, IDisposable
{
    private readonly JsonTextWriter json;

    public AuditJson(TextWriter writer)
    {
        writer.NewLine = "\n";
        json = new JsonTextWriter(writer) { Formatting = Formatting.Indented, CloseOutput = false, AutoCompleteOnClose = false, Culture = CultureInfo.InvariantCulture };
        json.WriteStartObject();
        json.WritePropertyName("findings");
        json.WriteStartArray();
    }

    public void Add(Finding finding)
    {
        if (finding.WaivedBecause.Length > 0) return;
        json.WriteStartObject();
        Write("ruleId", finding.RuleId);
        Write("ruleName", finding.RuleName);
        Write("severity", finding.Severity.ToString());
        Write("recordId", finding.RecordId);
        Write("file", finding.File);
        Write("line", finding.Line);
        Write("record", finding.Location.Record);
        Write("column", finding.Location.Column);
        Write("field", finding.Field);
        Write("message", finding.Message);
        Write("evidence", finding.Evidence);
        Write("suggestion", finding.Suggestion);
        Write("fingerprint", finding.Fingerprint);
        json.WriteEndObject();
    }

    public void Complete(AuditResult result)
    {
        json.WriteEndArray();
        Write("leadOps", result.Version);
        Write("agreement", result.Agreement?.Name);
        Write("agreementVersion", result.Agreement?.Version);
        Write("asOf", result.AsOf.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        WriteAll("files", result.Files, WriteFile);
        Write("errors", result.Errors);
        Write("warnings", result.Warnings);
        Write("information", result.Information);
        Write("waived", result.Waived);
        Write("leads", result.Leads);
        Write("cleanLeads", result.CleanLeads);
        WriteAll("rules", result.Rules, rule =>
        {
            Write("ruleId", rule.Rule.Id);
            Write("ruleName", rule.Rule.Name);
            Write("severity", rule.Severity.ToString());
            Write("findings", rule.Findings);
            Write("records", rule.Records);
        });
        if (result.FollowUp is not null) WriteFollowUp(result, result.FollowUp);
        WriteAll("unchecked", result.Unchecked, fault =>
        {
            Write("message", fault.Message);
            Write("recommendation", fault.Recommendation);
        });
        WriteAll("gate", result.Gate, gate =>
        {
            Write("name", gate.Name);
            Write("actual", gate.Actual);
            Write("limit", gate.Limit);
            json.WritePropertyName("holds");
            json.WriteValue(gate.Holds);
        });
        Write("exitCode", result.ExitCode);
        json.WriteEndObject();
        json.WriteWhitespace("\n");
        json.Flush();
    }

    public void Dispose() => ((IDisposable)json).Dispose();

    private void WriteFile(AuditedFile file)
    {
        var sum = file.Reconciliation;
        Write("file", file.File);
        Write("kind", file.Kind.ToString());
        Write("profile", file.Profile);
        Write("lines", sum.Lines);
        Write("elements", sum.Elements);
        Write("records", sum.Records);
        Write("header", sum.Header);
        Write("preamble", sum.Preamble);
        Write("footer", sum.Footer);
        Write("blank", sum.Blank);
        Write("extra", sum.Extra);
        Write("damaged", sum.Damaged);
    }

    private void WriteFollowUp(AuditResult result, FollowUpMetric total)
    {
        json.WritePropertyName("followUp");
        json.WriteStartObject();
        WriteMetric(total);
        json.WritePropertyName("medianSeconds");
        json.WriteValue(total.MedianSeconds);
        Write("overdue", result.Overdue);
        Write("cadencesBroken", result.CadencesBroken);
        Write("atRisk", result.AtRisk);
        Write("unowned", result.Unowned);
        WriteAll("byOwner", result.FollowUpByOwner, metric =>
        {
            Write("owner", metric.Owner);
            WriteMetric(metric);
        });
        WriteAll("bySource", result.FollowUpBySource, metric =>
        {
            Write("source", metric.Source);
            WriteMetric(metric);
        });
        WriteAll("unfollowed", result.Unfollowed, lead =>
        {
            Write("leadId", lead.LeadId);
            Write("handOffNumber", lead.HandOffNumber);
            Write("owner", lead.Owner);
            Write("team", lead.Team);
            Write("source", lead.Source);
            Write("promise", lead.Promise);
            Write("due", lead.Due?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
            Write("overdueBySeconds", lead.OverdueBySeconds);
            Write("dueInSeconds", lead.DueInSeconds);
            Write("why", lead.Why.ToString());
            Write("nextStep", lead.NextStep);
            Write("rows", lead.Rows.ToString());
        });
        WriteAll("anomalies", result.Anomalies, anomaly =>
        {
            Write("kind", anomaly.Kind.ToString());
            Write("count", anomaly.Count);
            Write("first", anomaly.First);
        });
        json.WriteEndObject();
    }

    private void WriteMetric(FollowUpMetric metric)
    {
        Write("obligations", metric.Obligations);
        Write("met", metric.Met);
        Write("missed", metric.Missed);
        Write("uncharged", metric.Uncharged);
        Write("pending", metric.Pending);
        Write("indeterminate", metric.Indeterminate);
        Write("excluded", metric.Excluded);
        json.WritePropertyName("followUpRate");
        json.WriteValue(metric.FollowUpRate);
    }

    private void WriteAll<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Write(string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private void Write(string name, long? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
