using System;
using System.Globalization;
using System.IO;
using LeadOps.Rules;

namespace LeadOps.Reports;

/// <summary>Findings as CSV, written as they are made: UTF-8, LF, one line each; waived ones are left out.</summary>
internal sealed class FindingsCsv : IFindingSink
{
    private readonly TextWriter writer;

    public FindingsCsv(TextWriter writer)
    {
        this.writer = writer;
        writer.Write("File,Line,Record,RuleId,RuleName,Severity,RecordId,Field,Message,Evidence,Suggestion,Fingerprint\n");
    }

    public void Add(Finding finding)
    {
        if (finding.WaivedBecause.Length > 0) return;
        Cell(finding.File, ',');
        Number(finding.Line);
        Number(finding.Location.Record);
        Cell(finding.RuleId, ',');
        Cell(finding.RuleName, ',');
        Cell(finding.Severity.ToString(), ',');
        Cell(finding.RecordId, ',');
        Cell(finding.Field, ',');
        Cell(finding.Message, ',');
        Cell(finding.Evidence, ',');
        Cell(finding.Suggestion, ',');
        Cell(finding.Fingerprint, '\n');
    }

    private void Cell(string text, char end)
    {
        writer.Write(CellText.Of(text));
        writer.Write(end);
    }

    private void Number(long value)
    {
        if (value > 0) writer.Write(value.ToString(CultureInfo.InvariantCulture));
        writer.Write(',');
    }
}
