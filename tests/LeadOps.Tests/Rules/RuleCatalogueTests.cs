using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LeadOps.Rules;

namespace LeadOps.Tests.Rules;

public class RuleCatalogueTests
{
    public static TheoryData<string> Ids => new(RuleCatalogue.All.Select(rule => rule.Id));

    [Fact]
    public void Ids_are_well_formed_once_each_and_in_order()
    {
        var ids = RuleCatalogue.All.Select(rule => rule.Id).ToList();

        Assert.All(ids, id => Assert.Matches("^LO[0-9]{4}$", id));
        Assert.Equal(ids.Distinct().OrderBy(id => id, StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Names_are_one_word_and_once_each()
    {
        var names = RuleCatalogue.All.Select(rule => rule.Name).ToList();

        Assert.All(names, name => Assert.Matches("^([A-Z][A-Za-z0-9]+)$", name));
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_first_digit_of_an_id_is_the_family_whose_folder_holds_the_rule()
    {
        foreach (var rule in RuleCatalogue.Make(_ => true))
        {
            var family = (RuleFamily)(rule.Info.Id[2] - '0');
            Assert.Equal(family, rule.Info.Family);
            Assert.EndsWith(".Rules." + family, rule.GetType().Namespace, StringComparison.Ordinal);
            Assert.Equal(rule.Info.Name, rule.GetType().Name);
        }
    }

    [Fact]
    public void There_is_no_page_without_a_rule()
    {
        var pages = Directory.GetFiles(RulePage.Folder).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal);

        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id + ".md"), pages);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_begins_with_what_the_rule_says_of_itself(string id)
    {
        var rule = RuleCatalogue.All.Single(rule => rule.Id == id);
        var page = RulePage.Read(id);
        string kinds = rule.Kinds.Count == 0 ? "any export" : string.Join(", ", rule.Kinds);

        Assert.Equal($"# {rule.Id} {rule.Name}", page.Lines[0]);
        Assert.Equal(rule.Summary, page.Lines[2]);
        Assert.Equal(
            $"Severity: {rule.Severity} · Looks at: {kinds}" + (rule.NeedsAgreement ? " · Needs an agreement" : ""),
            page.Lines[4]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_all_sections_in_order_and_none_is_empty(string id)
    {
        var rule = RuleCatalogue.All.Single(rule => rule.Id == id);
        var page = RulePage.Read(id);
        string[] sections = ["Why it matters", "What is found", "Example", "What to do"];

        Assert.Equal(rule.Options.Count == 0 ? sections : [.. sections, "Options"], page.Headings);
        Assert.All(page.Headings, heading => Assert.NotEmpty(page.Section(heading)));
        Assert.All(rule.Options, option => Assert.Contains($"`{option}`", page.Section("Options"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_gives_findings_of_this_rule_only(string id)
    {
        var findings = RulePage.Read(id).Find("bad");

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(id, finding.RuleId));
        Assert.All(findings, finding => Assert.Equal(RuleCatalogue.All.Single(rule => rule.Id == id).Severity, finding.Severity));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_gives_no_finding_at_all(string id) =>
        Assert.Empty(RulePage.Read(id).Find("good").Select(finding => finding.ToString()));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_finding_says_what_where_and_what_to_do(string id)
    {
        foreach (var finding in RulePage.Read(id).Find("bad"))
        {
            Assert.NotEmpty(finding.File);
            Assert.Matches("^[^\n]*[^ \n.]$", finding.Brief);
            Assert.Matches("^[^\n]*\\.$", finding.Message);
            Assert.Matches("^[^\n]+$", finding.Suggestion);
            Assert.Matches($"^{id}-[0-9a-f]{{12}}$", finding.Fingerprint);
        }
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        var missing = new List<string>();
        foreach (string id in RuleCatalogue.All.Select(rule => rule.Id))
        {
            var targets = System.Text.RegularExpressions.Regex.Matches(RulePage.Read(id).Text, @"\]\(([^)]+)\)");
            missing.AddRange(targets.Select(target => target.Groups[1].Value).Where(target => !File.Exists(Path.Combine(RulePage.Folder, target))));
        }

        Assert.Empty(missing);
    }
}
