using System;
using System.IO;
using System.Linq;
using System.Threading;
using LeadOps.Reports;
using LeadOps.Rules;
using LeadOps.Tests.Audits;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LeadOps.Tests.Reports;

public sealed class AuditOutputTests
{
    [Fact]
    public void A_run_that_is_stopped_leaves_what_was_there_before_and_nothing_half_written()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", ", \"output\": { \"folder\": \"out\" }");
        folder.Write("leads.csv", "Record ID,Email\n1,no address\n");
        folder.Output("text", out _);
        string before = folder.Read("out/findings.csv");
        folder.Write("leads.csv", "Record ID,Email\n1,no address\n2,no address\n");
        using var writer = new StringWriter();
        Assert.Throws<OperationCanceledException>(() =>
            AuditOutput.Run(folder.Load(), "json", writer, false, new Stopping(), CancellationToken.None));
        Assert.Equal(before, folder.Read("out/findings.csv"));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(folder.Path, "out")).Length);

        // What was printed does not look whole either.
        Assert.Throws<JsonReaderException>(() => JObject.Parse(writer.ToString()));
    }

    [Fact]
    public void Only_the_formats_that_are_named_are_written()
    {
        using var folder = new AuditFolder("\"lead\": [\"leads.csv\"]", ", \"output\": { \"folder\": \"out\", \"formats\": [\"json\", \"json\"] }");
        folder.Write("leads.csv", AuditFolder.Leads);
        folder.Output("text", out _);
        Assert.Equal(["audit.json"], Directory.GetFiles(Path.Combine(folder.Path, "out")).Select(Path.GetFileName));
        var json = JObject.Parse(folder.Read("out/audit.json"));
        Assert.Equal(0, (int)json["exitCode"]!);
    }

    private sealed class Stopping : IFindingSink
    {
        private int findings;

        public void Add(Finding finding)
        {
            if (++findings == 2) throw new OperationCanceledException();
        }
    }
}
