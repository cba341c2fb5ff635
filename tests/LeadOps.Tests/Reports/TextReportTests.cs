using System;
using System.Linq;
using System.Threading;
using LeadOps.Reports;
using LeadOps.Tests.Audits;

namespace LeadOps.Tests.Reports;

public sealed class TextReportTests
{
    [Fact]
    public void Every_line_fits_100_columns_however_long_the_names()
    {
        string name = new string('n', 60) + ".csv", other = string.Join(" ", Enumerable.Repeat("word", 40));
        using var folder = new AuditFolder(
            $"\"lead\": [\"{name}\", \"gone.csv\"]",
            ", \"run\": [\"hygiene\", \"compensation\"], \"gate\": { \"overdue\": 1, \"warnings\": 1000000, \"damaged\": 5 }",
            $"{{ \"name\": \"{other}\", \"version\": \"1\", \"timeZone\": \"UTC\" }}");
        folder.Write(name, "Record ID,Email\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},no address\n")));
        foreach (string line in folder.Output("text", out _).Split('\n')) Assert.True(line.Length <= 100, line);
    }

    [Fact]
    public void Colour_marks_what_does_not_hold_only_where_it_is_wanted()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]");
        folder.Write("leads.csv", "Record ID,Email\n1,no address\n");
        var request = folder.Load();
        Assert.DoesNotContain('\u001b', Text(false));
        Assert.Contains("\u001b[31mOVER  errors 1 of 0\u001b[0m", Text(true), StringComparison.Ordinal);

        string Text(bool color)
        {
            using var writer = new System.IO.StringWriter();
            AuditOutput.Run(request, "text", writer, color, null, CancellationToken.None);
            return writer.ToString();
        }
    }
}
