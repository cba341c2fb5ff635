using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Help;
using LeadOps.Records;
using LeadOps.Rules;
using LeadOps.Tests.Agreements;

namespace LeadOps.Tests.Help;

public partial class AboutTopicTests
{
    private static readonly string Folder = Path.Combine(Agree.Repository(), "docs", "about");

    public static TheoryData<string> Topics => new(Directory.GetFiles(Folder).Select(path => Path.GetFileNameWithoutExtension(path)));

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_is_text_of_80_columns_whose_fifth_line_is_its_synopsis(string name)
    {
        var lines = Text(name).Split('\n');

        Assert.Equal(["TOPIC", "    " + name, "", "SHORT DESCRIPTION"], lines.Take(4));
        Assert.Matches("^    [A-Z].*\\.$", lines[4]);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain('`', Text(name));
    }

    [Fact]
    public void A_table_is_set_in_columns_and_long_cells_go_on_below_themselves()
    {
        string cell = string.Join(' ', Enumerable.Repeat("word", 20));
        var topic = Topic($"| Word | Means |\n|---|---|\n| `a` | {cell} |\n| `long one` | b |\n");

        Assert.Equal(
            """
            TOPIC
                about_Test

            SHORT DESCRIPTION
                Short.

                Word      Means
                --------  ------------------------------------------------------------------
                a         word word word word word word word word word word word word word
                          word word word word word word word
                long one  b

            """,
            topic.Text);
    }

    [Fact]
    public void A_line_of_code_that_is_too_long_is_a_fault() =>
        Assert.Throws<PageException>(() => Topic("```text\n" + new string('x', 75) + "\n```\n"));

    [Fact]
    public void The_table_of_rules_is_the_catalogue()
    {
        var rows = RuleRow().Matches(File.ReadAllText(Path.Combine(Folder, "about_LeadOps_Rules.md")))
            .Select(row => string.Join("|", row.Groups.Values.Skip(1).Select(group => group.Value)));

        Assert.Equal(
            RuleCatalogue.All.Select(rule => $"{rule.Id}|{(rule.NeedsAgreement ? "*" : "")}|{rule.Severity}|{rule.Name}|{rule.Summary}"),
            rows);
    }

    [Fact]
    public void Every_family_is_told()
    {
        string text = Text("about_LeadOps_Rules");

        foreach (var family in Enum.GetValues<RuleFamily>())
        {
            bool none = RuleCatalogue.All.All(rule => rule.Family != family);
            Assert.Matches($@"LO{(int)family}\.\.\.  {family} .*\?{(none ? @" \(none yet\)" : "\n")}", text);
        }
    }

    [Fact]
    public void Every_word_of_the_agreement_and_the_audit_file_is_told()
    {
        string text = Text("about_LeadOps_Agreement");
        var words = Words(AgreementShape.Root).Concat(Words(AgreementShape.Term)).Concat(Words(AgreementShape.Requirement))
            .Concat(Words(AgreementShape.Person)).Concat(Words(AgreementShape.Leave)).Concat(Words(AgreementShape.Waiver))
            .Concat(Words(AgreementShape.TextOperators)).Concat(Words(AgreementShape.NumberOperators))
            .Concat(Words(AgreementShape.InstantOperators)).Concat(AgreementShape.TermField.Values).Concat(AgreementShape.State.Values)
            .Concat(AgreementShape.Outcome.Values).Concat(AgreementShape.Severities.Values)
            .Concat(Words(AuditShape.Root)).Concat(Words(AuditShape.Export)).Concat(Words(AuditShape.Exports))
            .Concat(AuditShape.Root.Keys.Select(key => key.Shape).OfType<ObjectShape>().SelectMany(Words))
            .Concat(AuditShape.Part.Values).Concat(AuditShape.Format.Values).Concat(DateOrders.Names);

        var missing = words.Distinct().Where(word => !Regex.IsMatch(text, $@"(?<![A-Za-z]){Regex.Escape(word)}(?![A-Za-z])"));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_cmdlet_is_named_in_the_overview()
    {
        string text = Text("about_LeadOps");
        var cmdlets = Directory.GetFiles(Path.Combine(Folder, "..", "cmdlets")).Select(Path.GetFileNameWithoutExtension);

        Assert.All(cmdlets, cmdlet => Assert.Matches($"\n    {cmdlet}  ", text));
    }

    private static IEnumerable<string> Words(ObjectShape shape) => shape.Keys.Select(key => key.Name);

    private static string Text(string name)
    {
        string path = Path.Combine(Folder, name + ".md");
        return AboutTopic.Read(Page.Parse(path, File.ReadAllText(path))).Text;
    }

    private static AboutTopic Topic(string body) =>
        AboutTopic.Read(Page.Parse("about_Test.md", "# about_Test\n\n## SHORT DESCRIPTION\n\nShort.\n\n" + body));

    [GeneratedRegex(@"^\| (LO[0-9]{4})(\*?) \| (\w+) \| (\w+): (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex RuleRow();
}
