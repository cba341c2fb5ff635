using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using LeadOps.Help;
using LeadOps.Tests.Agreements;

namespace LeadOps.Tests.Help;

public class CmdletPageTests
{
    private const string Good = """
        # Test-Thing

        ## SYNOPSIS

        Tests a `thing`, or *two*.

        ## SYNTAX

        ### Path (Default)

        ```powershell
        Test-Thing [-Path] <String[]> [-Quiet] [<CommonParameters>]
        ```

        ### Input

        ```powershell
        Test-Thing -InputObject <PSObject>
         [-Quiet] [<CommonParameters>]
        ```

        ## DESCRIPTION

        First line
        and second.

        - one
        - two

        ## EXAMPLES

        ### Example 1: Try it

        ```powershell
        Test-Thing a.csv |
            Select-Object Name
        ```

        It prints:

        ```text
        Name
        ----
        ```

        ## PARAMETERS

        ### -Path

        Files.

        ```yaml
        Type: String[]
        Parameter Sets: Path
        Aliases: None
        Required: True
        Position: 0
        Default value: None
        Accept pipeline input: False
        Accept wildcard characters: True
        ```

        ### -InputObject

        Things; see [the page](thing.md) and [the site](https://example.org).

        ```yaml
        Type: PSObject
        Parameter Sets: Input
        Aliases: None
        Required: True
        Position: Named
        Default value: None
        Accept pipeline input: True (ByValue)
        Accept wildcard characters: False
        ```

        ### -Quiet

        One boolean.

        ```yaml
        Type: SwitchParameter
        Parameter Sets: (All)
        Aliases: q
        Required: False
        Position: Named
        Default value: False
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ## INPUTS

        ### System.String

        A path.

        ## OUTPUTS

        ### System.Boolean

        Whether it is good.

        ## NOTES

        ## RELATED LINKS

        - [Get-Thing](Get-Thing.md)
        """;

    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    [Fact]
    public void A_page_gives_what_it_says()
    {
        var page = Read(Good);

        Assert.Equal("Tests a 'thing', or two.", page.Synopsis);
        Assert.Equal(["First line and second.", "- one", "- two"], page.Description);
        Assert.Equal(["Path", "Input"], page.Syntax.Select(set => set.Name));
        Assert.Equal(new SyntaxParameter("Path", "String[]", true, true), page.Syntax[0].Parameters[0]);
        Assert.Equal(["InputObject", "Quiet"], page.Syntax[1].Parameters.Select(parameter => parameter.Name));
        var example = Assert.Single(page.Examples);
        Assert.Equal("Test-Thing a.csv |\n    Select-Object Name", example.Code);
        Assert.Equal(["It prints:", "    Name\n    ----"], example.Remarks);
        Assert.Equal("Things; see the page and the site (https://example.org).", Assert.Single(page.Parameters[1].Description));
        Assert.Empty(page.Notes);
        Assert.Equal([("Get-Thing", "")], page.Links);
    }

    [Fact]
    public void The_help_file_has_attributes_syntax_and_no_value_for_a_switch()
    {
        var root = XDocument.Parse(LeadOps.Help.Maml.Of([Read(Good)])).Root!;
        var command = root.Element(Command + "command")!;
        var path = command.Element(Command + "parameters")!.Elements().First();
        var quiet = command.Element(Command + "syntax")!.Elements().Last().Elements(Command + "parameter").Last();

        Assert.Equal("Thing", command.Element(Command + "details")!.Element(Command + "noun")!.Value);
        Assert.Equal(
            ["true", "true", "true", "false", "0", "none"],
            new[] { "required", "variableLength", "globbing", "pipelineInput", "position", "aliases" }.Select(name => path.Attribute(name)!.Value));
        Assert.Equal("Quiet", quiet.Element(Maml + "name")!.Value);
        Assert.Null(quiet.Element(Command + "parameterValue"));
    }

    [Theory]
    [InlineData("## NOTES\n", "", "## RELATED LINKS", "'## NOTES' comes here, not '## RELATED LINKS'.")]
    [InlineData("## RELATED LINKS\n\n- [Get-Thing](Get-Thing.md)", "", "## NOTES", "the section '## RELATED LINKS' is missing.")]
    [InlineData("## INPUTS", "## INPUT", "## INPUT", "unknown section '## INPUT'; '## INPUTS' comes here.")]
    [InlineData("Position: 0", "Place: 0", "Place: 0", "unknown key 'Place'; expected Position.")]
    [InlineData("Position: 0", "Position: first", "Position: first", "'first' is no value of 'Position'.")]
    [InlineData("Position: 0\n", "", "Default value: None", "unknown key 'Default value'; expected Position.")]
    [InlineData("Position: 0", "Position: Named", "### -Path", "the syntax of Path says it is positional.")]
    [InlineData("Type: PSObject", "Type: Object", "### -InputObject", "the syntax of Input says its type is PSObject.")]
    [InlineData("Parameter Sets: (All)", "Parameter Sets: Path", "### -Quiet", "-Quiet is in the syntax of Input.")]
    [InlineData("Parameter Sets: Input", "Parameter Sets: Inputs", "### -InputObject", "there is no parameter set 'Inputs'.")]
    [InlineData("[-Quiet]", "[-Quit]", "### -Quiet", "-Quiet is not in the syntax of Path.")]
    [InlineData("[-Quiet]", "[-Quiet] [-Force]", "## SYNTAX", "-Force of the syntax is not described under PARAMETERS.")]
    [InlineData("] <String[]>", " <String[]>", "```powershell", "this is no syntax: [-Path <String[]> [-Quiet] [<CommonParameters>]")]
    [InlineData("### -Quiet", "### Quiet", "### Quiet", "a parameter's heading is its name: ### -Path")]
    [InlineData("### Example 1: Try it", "### Try it", "### Try it", "expected '### Example 1: ' and a title.")]
    [InlineData("It prints:", "| a | b |", "| a | b |", "Get-Help cannot show a table: use a list.")]
    [InlineData("# Test-Thing", "# Testing", "# Testing", "'Testing' is no name of a cmdlet, Verb-Noun.")]
    [InlineData("# Test-Thing", "# Get-Thing", "# Get-Thing", "the page of Get-Thing is Get-Thing.md.")]
    public void A_fault_is_reported_with_file_and_line(string part, string replacement, string where, string message)
    {
        int at = Good.IndexOf(part, StringComparison.Ordinal);
        string text = Good[..at] + replacement + Good[(at + part.Length)..];
        int line = Array.IndexOf(text.Split('\n'), where) + 1;

        var fault = Assert.Throws<PageException>(() => Read(text));

        Assert.Equal($"Test-Thing.md({line}): error HELP: {message}", fault.Message);
    }

    [Fact]
    public void A_code_block_that_does_not_end_is_reported_where_it_begins()
    {
        var fault = Assert.Throws<PageException>(() => Page.Parse("Test-Thing.md", "# Test-Thing\n\n```powershell\nx\n"));

        Assert.Equal("Test-Thing.md(3): error HELP: this code block does not end.", fault.Message);
    }

    [Fact]
    public void All_pages_of_the_repository_can_be_read()
    {
        foreach (string path in Directory.GetFiles(Path.Combine(Agree.Repository(), "docs", "cmdlets")))
        {
            var page = CmdletPage.Read(Page.Parse(path, File.ReadAllText(path)));
            Assert.All(page.Links.Where(link => link.Address.Length == 0), link => Assert.NotEmpty(link.Text));
        }
    }

    private static CmdletPage Read(string text) => CmdletPage.Read(Page.Parse("Test-Thing.md", text));
}
