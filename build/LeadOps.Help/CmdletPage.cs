using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace LeadOps.Help;

/// <summary>A parameter as one parameter set's syntax has it.</summary>
internal sealed record SyntaxParameter(string Name, string Type, bool IsRequired, bool IsPositional);

internal sealed record ParameterSet(string Name, IReadOnlyList<SyntaxParameter> Parameters);

internal sealed record Parameter(string Name, IReadOnlyList<string> Description, IReadOnlyDictionary<string, string> Values)
{
    public string this[string key] => Values[key];

    public bool IsSwitch => this["Type"] == "SwitchParameter";

    public bool IsPositional => this["Position"] != "Named";
}

internal sealed record Example(string Title, string Code, IReadOnlyList<string> Remarks);

/// <summary>Something with a name and a description: a type of inputs or outputs.</summary>
internal sealed record Described(string Name, IReadOnlyList<string> Description);

/// <summary>The page of one cmdlet; its shape is told in <see cref="Program"/>.</summary>
internal sealed partial class CmdletPage
{
    /// <summary>The keys of a parameter's yaml block, in their order, and what their values look like.</summary>
    public static readonly IReadOnlyList<(string Key, string Pattern)> ParameterKeys =
    [
        ("Type", @"[A-Za-z0-9]+(\[\])?"),
        ("Parameter Sets", @"\(All\)|[A-Za-z]+(, [A-Za-z]+)*"),
        ("Aliases", "None|[A-Za-z]+(, [A-Za-z]+)*"),
        ("Required", "True|False"),
        ("Position", "[0-9]|Named"),
        ("Default value", ".+"),
        ("Accept pipeline input", @"False|True \((ByValue|ByPropertyName|ByValue, ByPropertyName)\)"),
        ("Accept wildcard characters", "True|False"),
    ];

    private const string OnlySet = "(All)";

    private static readonly string[] Sections =
        ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private readonly Page page;

    private CmdletPage(Page page)
    {
        this.page = page;
        Name = page.Blocks[0].Head;
        if (!CmdletName().IsMatch(Name)) throw page.Fault(page.Blocks[0], $"'{Name}' is no name of a cmdlet, Verb-Noun.");
        if (System.IO.Path.GetFileNameWithoutExtension(page.File) != Name) throw page.Fault(page.Blocks[0], $"the page of {Name} is {Name}.md.");
        var sections = Split(page.Blocks, 0, 2);
        CheckOrder(sections);
        Synopsis = ReadSynopsis(sections[0]);
        Syntax = ReadSyntax(sections[1]);
        Description = Paragraphs(sections[2].Body, sections[2].Head);
        Examples = Parts(sections[3]).Select(ReadExample).ToList();
        Parameters = Split(sections[4].Body, -1, 3).Select(ReadParameter).ToList();
        Inputs = Parts(sections[5]).Select(ReadDescribed).ToList();
        Outputs = Parts(sections[6]).Select(ReadDescribed).ToList();
        Notes = sections[7].Body.Select(block => TextOf(block)).ToList();
        Links = sections[8].Body.Select(ReadLink).ToList();
        CheckParameters(sections[1].Head, sections[4]);
    }

    public string Name { get; }

    public string Synopsis { get; }

    public IReadOnlyList<ParameterSet> Syntax { get; }

    public IReadOnlyList<string> Description { get; }

    public IReadOnlyList<Example> Examples { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    public IReadOnlyList<Described> Inputs { get; }

    public IReadOnlyList<Described> Outputs { get; }

    public IReadOnlyList<string> Notes { get; }

    /// <summary>Text and address; the address is empty where it leads somewhere only from the page.</summary>
    public IReadOnlyList<(string Text, string Address)> Links { get; }

    /// <exception cref="PageException">The page has not the shape it must have.</exception>
    public static CmdletPage Read(Page page) => new(page);

    private void CheckOrder(List<Section> sections)
    {
        for (int i = 0; i < Math.Max(sections.Count, Sections.Length); i++)
        {
            if (i >= sections.Count) throw page.Fault(page.Blocks[^1], $"the section '## {Sections[i]}' is missing.");
            if (i >= Sections.Length) throw page.Fault(sections[i].Head, $"there is no section after '## {Sections[^1]}'.");
            if (sections[i].Head.Head == Sections[i]) continue;
            string found = sections[i].Head.Head;
            throw page.Fault(
                sections[i].Head,
                Sections.Contains(found) ? $"'## {Sections[i]}' comes here, not '## {found}'." : $"unknown section '## {found}'; '## {Sections[i]}' comes here.");
        }
    }

    private string ReadSynopsis(Section section)
    {
        if (section.Body is [{ Kind: BlockKind.Paragraph } only]) return only.Text;
        throw page.Fault(section.Head, "a synopsis is one paragraph.");
    }

    private List<ParameterSet> ReadSyntax(Section section)
    {
        if (section.Body is [{ Kind: BlockKind.Code } only]) return [new ParameterSet(OnlySet, ReadSyntax(only))];
        var sets = Parts(section).Select(part => part.Body is [{ Kind: BlockKind.Code } code]
            ? (part.Head, Parameters: ReadSyntax(code))
            : throw page.Fault(part.Head, "a parameter set has one code block.")).ToList();

        // Get-Help shows the first one first.
        if (!sets[0].Head.Head.EndsWith(" (Default)", StringComparison.Ordinal)) throw page.Fault(sets[0].Head, "the default set comes first: ### Name (Default)");
        return sets.Select(set => new ParameterSet(set.Head.Head.Replace(" (Default)", "", StringComparison.Ordinal), set.Parameters)).ToList();
    }

    private List<SyntaxParameter> ReadSyntax(Block code)
    {
        string text = string.Join(" ", code.Lines.Select(line => line.Trim()));
        if (!text.StartsWith(Name + " ", StringComparison.Ordinal)) throw page.Fault(code, $"the syntax begins with {Name}.");
        var parameters = new List<SyntaxParameter>();
        bool common = false;
        for (int at = Name.Length; at < text.Length;)
        {
            var match = SyntaxItem().Match(text, at);
            if (!match.Success) throw page.Fault(code, $"this is no syntax: {text[at..].Trim()}");
            at += match.Length;
            string name = match.Groups["name"].Value;
            common |= name.Length == 0;
            if (name.Length == 0) continue;
            string type = match.Groups["type"].Success ? match.Groups["type"].Value : "SwitchParameter";
            bool isOptional = match.Groups["optional"].Success || match.Groups["switch"].Success;
            parameters.Add(new SyntaxParameter(name, type, !isOptional, match.Groups["positional"].Success));
        }

        return common ? parameters : throw page.Fault(code, "the syntax ends with [<CommonParameters>].");
    }

    private Example ReadExample(Section part, int index)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"Example {index + 1}: ");
        if (!part.Head.Head.StartsWith(prefix, StringComparison.Ordinal)) throw page.Fault(part.Head, $"expected '### {prefix}' and a title.");
        int code = part.Body.FindIndex(block => block.Kind == BlockKind.Code);
        if (code < 0) throw page.Fault(part.Head, "an example has a code block.");
        if (part.Body[code].Head != "powershell") throw page.Fault(part.Body[code], "the first block of an example is ```powershell.");
        var remarks = part.Body.Where((_, i) => i != code).Select(block => TextOf(block)).ToList();
        return new Example(part.Head.Head, string.Join("\n", part.Body[code].Lines), remarks);
    }

    private Parameter ReadParameter(Section part)
    {
        if (!ParameterName().IsMatch(part.Head.Head)) throw page.Fault(part.Head, "a parameter's heading is its name: ### -Path");
        if (part.Body.LastOrDefault() is not { Kind: BlockKind.Code, Head: "yaml" } yaml)
        {
            throw page.Fault(part.Head, "a parameter ends with its ```yaml block.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < yaml.Lines.Length; i++)
        {
            int line = yaml.Line + 1 + i;
            int colon = yaml.Lines[i].IndexOf(": ", StringComparison.Ordinal);
            string key = colon < 0 ? yaml.Lines[i] : yaml.Lines[i][..colon];
            string expected = i < ParameterKeys.Count ? ParameterKeys[i].Key : "the end of the block";
            if (i >= ParameterKeys.Count || key != expected) throw new PageException(page.File, line, $"unknown key '{key}'; expected {expected}.");
            string value = colon < 0 ? "" : yaml.Lines[i][(colon + 2)..];
            if (!Regex.IsMatch(value, $"^({ParameterKeys[i].Pattern})$"))
            {
                throw new PageException(page.File, line, $"'{value}' is no value of '{key}'.");
            }

            values[key] = value;
        }

        if (values.Count < ParameterKeys.Count) throw page.Fault(yaml, $"the key '{ParameterKeys[values.Count].Key}' is missing.");
        return new Parameter(part.Head.Head[1..], Paragraphs(part.Body[..^1], part.Head), values);
    }

    private Described ReadDescribed(Section part, int index) => new(part.Head.Head, Paragraphs(part.Body, part.Head));

    private (string Text, string Address) ReadLink(Block block)
    {
        if (block.Kind != BlockKind.Item) throw page.Fault(block, "related links are a list.");
        var link = Link().Match(block.Lines[0]);
        if (!link.Success) return (block.Text, "");
        string address = link.Groups[2].Value;
        return (link.Groups[1].Value, address.Contains("://", StringComparison.Ordinal) ? address : "");
    }

    /// <summary>Syntax and parameters must say the same.</summary>
    private void CheckParameters(Block syntax, Section section)
    {
        var heads = new Dictionary<string, Block>(StringComparer.Ordinal);
        foreach (var part in Split(section.Body, -1, 3))
        {
            if (!heads.TryAdd(part.Head.Head[1..], part.Head)) throw page.Fault(part.Head, $"{part.Head.Head} is described twice.");
        }

        foreach (var parameter in Parameters)
        {
            var head = heads[parameter.Name];
            var named = parameter["Parameter Sets"] == OnlySet ? Syntax.Select(set => set.Name).ToArray() : parameter["Parameter Sets"].Split(", ");
            if (named.Except(Syntax.Select(set => set.Name)).FirstOrDefault() is { } unknown) throw page.Fault(head, $"there is no parameter set '{unknown}'.");
            foreach (var set in Syntax)
            {
                var shown = set.Parameters.SingleOrDefault(one => one.Name == parameter.Name);
                bool belongs = named.Contains(set.Name);
                if (belongs != shown is not null) throw page.Fault(head, $"-{parameter.Name} is {(belongs ? "not " : "")}in the syntax of {set.Name}.");
                if (shown is null) continue;
                Require(shown.Type == parameter["Type"], $"the syntax of {set.Name} says its type is {shown.Type}.");
                Require(shown.IsRequired == (parameter["Required"] == "True"), $"the syntax of {set.Name} says it is {(shown.IsRequired ? "required" : "optional")}.");
                Require(shown.IsPositional == parameter.IsPositional, $"the syntax of {set.Name} says it is {(shown.IsPositional ? "positional" : "named")}.");
            }

            void Require(bool holds, string otherwise)
            {
                if (!holds) throw page.Fault(head, otherwise);
            }
        }

        foreach (var shown in Syntax.SelectMany(set => set.Parameters).Where(shown => !heads.ContainsKey(shown.Name)))
        {
            throw page.Fault(syntax, $"-{shown.Name} of the syntax is not described under PARAMETERS.");
        }
    }

    private List<Section> Parts(Section section)
    {
        var parts = Split(section.Body, -1, 3);
        return parts.Count > 0 ? parts : throw page.Fault(section.Head, $"'## {section.Head.Head}' is empty; it has parts that begin with ###.");
    }

    /// <summary>What stands under each heading of a level; nothing may stand before the first.</summary>
    private List<Section> Split(IReadOnlyList<Block> blocks, int title, int level)
    {
        var sections = new List<Section>();
        for (int i = title + 1; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kind == BlockKind.Heading && block.Level == level) sections.Add(new Section(block, []));
            else if (sections.Count == 0) throw page.Fault(block, $"expected a heading: {new string('#', level)} ...");
            else sections[^1].Body.Add(block);
        }

        return sections;
    }

    private List<string> Paragraphs(List<Block> blocks, Block head)
    {
        if (blocks.Count == 0) throw page.Fault(head, "this is empty.");
        return blocks.Select(block => TextOf(block)).ToList();
    }

    private string TextOf(Block block) => block.Kind switch
    {
        BlockKind.Paragraph => block.Text,
        BlockKind.Item => block.Head + " " + block.Text,
        BlockKind.Code => string.Join("\n", block.Lines.Select(line => "    " + line)),
        BlockKind.Table => throw page.Fault(block, "Get-Help cannot show a table: use a list."),
        _ => throw page.Fault(block, $"there is no place for the heading '{block.Head}' here."),
    };

    private sealed record Section(Block Head, List<Block> Body);

    [GeneratedRegex("^[A-Z][a-z]+-[A-Z][A-Za-z]+$")]
    private static partial Regex CmdletName();

    [GeneratedRegex("^-[A-Z][A-Za-z]+$")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"\G *(?:"
        + @"(?<optional>\[)(?<positional>\[)-(?<name>\w+)\] <(?<type>[^>]+)>\]"
        + @"|(?<positional>\[)-(?<name>\w+)\] <(?<type>[^>]+)>"
        + @"|(?<optional>\[)-(?<name>\w+) <(?<type>[^>]+)>\]"
        + @"|-(?<name>\w+) <(?<type>[^>]+)>"
        + @"|(?<switch>\[)-(?<name>\w+)\]"
        + @"|\[<CommonParameters>\])")]
    private static partial Regex SyntaxItem();

    [GeneratedRegex(@"^\[([^\]]+)\]\(([^)]*)\)$")]
    private static partial Regex Link();
}
