using System.Globalization;
using System.Linq;
using LeadOps.Agreements;

namespace LeadOps.Tests.Agreements.Proposals;

public class ProposalPropertyTests
{
    private const int Runs = 120;

    [Fact]
    public void A_proposal_reads_without_warning_and_its_exports_keep_to_it()
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            var exports = DirtyExports.Make(seed);
            string text = Counting.Propose(exports);
            Assert.Empty(Counting.Terminology(Counting.Read(text), exports).Select(finding => $"seed {seed}: {finding}\n{text}"));
        }
    }

    [Fact]
    public void The_order_of_files_and_the_culture_do_not_matter()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            for (int seed = 0; seed < Runs; seed += 10)
            {
                var exports = DirtyExports.Make(seed);
                string text = Counting.Propose(exports);
                CultureInfo.CurrentCulture = new CultureInfo(seed % 20 == 0 ? "tr-TR" : "ar-SA");
                Assert.Equal(text, Counting.Propose(exports.Reverse().ToArray()));
                CultureInfo.CurrentCulture = culture;
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>Every value knows where it stands, whatever stands around it.</summary>
    [Fact]
    public void The_text_at_the_place_of_a_value_reads_as_that_value()
    {
        for (int seed = 0; seed < Runs; seed += 4)
        {
            string text = DirtyExports.Formatted(Counting.Propose(DirtyExports.Make(seed)), seed);
            Check(StrictJson.Parse(text, new ProblemList("a.json"))!, text);
        }
    }

    private static void Check(JsonNode node, string text)
    {
        var again = StrictJson.Parse(text[node.Start..node.End], new ProblemList("a.json"))!;
        Assert.Equal(node.Kind, again.Kind);
        if (node.Kind == JsonKind.Text) Assert.Equal(node.Text, again.Text);
        Assert.Equal((node.Items.Count, node.Members.Count), (again.Items.Count, again.Members.Count));
        foreach (var item in node.Items) Check(item, text);
        foreach (var member in node.Members) Check(member.Value, text);
    }
}
