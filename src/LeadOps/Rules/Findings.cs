using System;
using System.Collections.Generic;
using System.Text;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules;

/// <summary>Takes what rules report and makes findings of it: place, masked evidence, fingerprint.</summary>
internal sealed class Findings
{
    private const int MostShown = 300;

    private readonly RuleContext context;
    private readonly List<Finding> pending = [];

    public Findings(RuleContext context) => this.context = context;

    /// <summary>What was reported and not yet taken.</summary>
    public List<Finding> Pending => pending;

    /// <summary>The layout and file of the records now looked at.</summary>
    public Layout Layout { get; set; } = new(RecordKind.Unknown, "");

    /// <summary>A value as a message may show it: masked where it is personal, on one line, not too long.</summary>
    public string Show(Field? field, Utf8Text value)
    {
        string text = value.ToString();
        return OneLine(context.ShowEvidence ? text : Mask.Of(field, text));
    }

    /// <summary>Reports a value of a record.</summary>
    public void Add(Rule rule, Record record, Field field, Utf8Text value, string brief, string message, string suggestion)
    {
        var layout = record.Layout;
        // A change or an activity without an id of its own is known by its lead.
        var id = record[layout.Has(Field.Id) ? Field.Id : Field.LeadId];
        int column = record.Row.ToldFrom > 0 ? record.Row.ToldFrom : layout.ColumnOf(field) + 1;
        pending.Add(new Finding(
            rule.Info,
            context.SeverityOf(rule.Info),
            new Location(layout.File, record.Row.Line, record.Row.Number, column))
        {
            RecordId = Records.OneLine.Of(id.ToString()),
            Field = field.Name,
            Evidence = Show(field, value),
            Brief = brief,
            Message = message,
            Suggestion = suggestion,
            Fingerprint = Fingerprints.Of(rule.Info.Id, id.IsEmpty ? RowKey(record.Row) : id, field.Name, value),
        });
    }

    /// <summary>Reports what a reader noticed, or what is about a file.</summary>
    /// <param name="rule">Who found it.</param>
    /// <param name="fact">Where.</param>
    /// <param name="field">The field or header, or empty.</param>
    /// <param name="brief">A few words.</param>
    /// <param name="message">A sentence.</param>
    /// <param name="suggestion">What to do.</param>
    /// <param name="file">The file it is about where that is not the export.</param>
    public void Add(
        Rule rule, in StructureFact fact, string field, string brief, string message, string suggestion, string? file = null)
    {
        file ??= Layout.File;
        pending.Add(new Finding(
            rule.Info, context.SeverityOf(rule.Info), new Location(file, fact.Line, fact.Number, fact.Column))
        {
            Field = OneLine(field),
            Evidence = OneLine(fact.Detail ?? ""),
            Brief = OneLine(brief),
            Message = OneLine(message),
            Suggestion = OneLine(suggestion),
            // Damage has no record to be known by: the file, and what it says, must do.
            Fingerprint = Fingerprints.Of(rule.Info.Id, Utf8Text.Of(System.IO.Path.GetFileName(file)), field, Utf8Text.Of(message)),
        });
    }

    private static string OneLine(string text) => Records.OneLine.Of(text, MostShown);

    private static Utf8Text RowKey(Row row)
    {
        // Without an id a record is known by what its first cells say.
        return row.Count > 0 ? row[0] : Utf8Text.Empty;
    }
}
