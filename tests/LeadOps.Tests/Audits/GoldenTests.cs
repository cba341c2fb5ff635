using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LeadOps.Audits;
using LeadOps.Bench;
using LeadOps.Calendars;
using LeadOps.Reports;
using LeadOps.Tests.Agreements;
using LeadOps.Tests.Exports;

namespace LeadOps.Tests.Audits;

/// <summary>
/// The audit of the sample, byte for byte, whatever the machine's culture and zone. After a change that is meant:
/// <c>LEADOPS_WRITE_GOLDEN=1 dotnet test --filter GoldenTests</c>, and look at the difference.
/// </summary>
public sealed class GoldenTests
{
    private const string AsOfText = "2026-11-20T08:00+01:00";

    private static readonly string Sample = Path.Combine(Agree.Repository(), "samples", "acme");

    [Theory]
    [InlineData("text", "acme.txt")]
    [InlineData("csv", "acme.csv")]
    [InlineData("json", "acme.json")]
    public void The_sample_gives_the_committed_result(string format, string file)
    {
        var ran = Ran.Leadops(Agree.Repository(), ["audit", "samples/acme", "--as-of", AsOfText, "--format", format]);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Errors));
        if (Environment.GetEnvironmentVariable("LEADOPS_WRITE_GOLDEN") == "1") File.WriteAllBytes(Golden(file), ran.Output);
        Assert.Equal(File.ReadAllText(Golden(file)), ran.Text);
        Assert.Equal(File.ReadAllBytes(Golden(file)), ran.Output);
    }

    [Theory]
    [InlineData("de_DE.UTF-8", "Asia/Kolkata")]
    [InlineData("tr_TR.UTF-8", "Pacific/Chatham")]
    [InlineData("ar_SA.UTF-8", "America/St_Johns")]
    [InlineData("C", "UTC")]
    public void The_machines_culture_and_zone_change_nothing(string culture, string zone)
    {
        foreach (string format in new[] { "text", "csv", "json" })
        {
            var ran = Ran.Leadops(
                Agree.Repository(),
                ["audit", "samples/acme", "--as-of", AsOfText, "--format", format],
                ("LC_ALL", culture),
                ("LANG", culture),
                ("TZ", zone));
            Assert.Equal(File.ReadAllText(Golden(format == "text" ? "acme.txt" : "acme." + format)), ran.Text);
        }
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    [InlineData("fi-FI")]
    [InlineData("")]
    public void The_threads_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (string format in new[] { "text", "csv", "json" })
            {
                var request = AuditFile.Load(Sample);
                request.AsOf = AsOf.Parse(AsOfText, Zone.Utc);
                using var writer = new StringWriter();
                AuditOutput.Run(request, format, writer, false, null, CancellationToken.None);
                Assert.Equal(File.ReadAllText(Golden(format == "text" ? "acme.txt" : "acme." + format)), writer.ToString());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_text_fits_100_columns() =>
        Assert.All(File.ReadAllLines(Golden("acme.txt")), line => Assert.InRange(line.Length, 0, 100));

    [Fact]
    public void Every_file_of_the_sample_closes_its_sum()
    {
        var request = AuditFile.Load(Sample);
        request.AsOf = AuditFolder.AsOf;
        var result = LeadOps.Audits.Audit.Run(request, new FindingList(), CancellationToken.None);
        Assert.Equal(5, result.Files.Count);
        Assert.All(result.Files, file => Assert.True(file.Reconciliation.Closes, file.ToString()));
    }

    [Fact]
    public void The_committed_sample_is_what_its_generator_writes()
    {
        using var folder = new TempFolder();
        AcmeSample.Write(folder.Path);
        var written = Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(Directory.GetFiles(Sample).Select(Path.GetFileName).Order(StringComparer.Ordinal), written);
        foreach (string? name in written)
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(Sample, name!)), File.ReadAllBytes(Path.Combine(folder.Path, name!)));
        }
    }

    private static string Golden(string name) =>
        Path.Combine(Agree.Repository(), "tests", "LeadOps.Tests", "Audits", "Golden", name);
}
