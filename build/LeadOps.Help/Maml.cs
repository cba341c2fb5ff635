using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace LeadOps.Help;

/// <summary>Writes pages as the help file of a module, in the words that PowerShell's own help uses.</summary>
internal static class Maml
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Of(IEnumerable<CmdletPage> pages)
    {
        var root = new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), pages.Select(CommandOf));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString().Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";
    }

    private static XElement CommandOf(CmdletPage page)
    {
        int dash = page.Name.IndexOf('-', StringComparison.Ordinal);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Text),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", page.Name),
                new XElement(Command + "verb", page.Name[..dash]),
                new XElement(Command + "noun", page.Name[(dash + 1)..]),
                Description([page.Synopsis])),
            Description(page.Description),
            new XElement(Command + "syntax", page.Syntax.Select(set => new XElement(
                Command + "syntaxItem",
                new XElement(Text + "name", page.Name),
                set.Parameters.Select(shown => ParameterOf(page.Parameters.Single(parameter => parameter.Name == shown.Name), inSyntax: true))))),
            new XElement(Command + "parameters", page.Parameters.Select(parameter => ParameterOf(parameter, inSyntax: false))),
            new XElement(Command + "inputTypes", page.Inputs.Select(input => TypeOf("inputType", input))),
            new XElement(Command + "returnValues", page.Outputs.Select(output => TypeOf("returnValue", output))),
            new XElement(Text + "alertSet", new XElement(Text + "alert", Paragraphs(page.Notes))),
            new XElement(Command + "examples", page.Examples.Select(ExampleOf)),
            new XElement(Command + "relatedLinks", page.Links.Select(link => new XElement(
                Text + "navigationLink",
                new XElement(Text + "linkText", link.Text),
                link.Address.Length == 0 ? null : new XElement(Text + "uri", link.Address)))));
    }

    private static XElement ParameterOf(Parameter parameter, bool inSyntax)
    {
        string type = parameter["Type"], pipeline = parameter["Accept pipeline input"];
        var value = new XElement(
            Command + "parameterValue",
            new XAttribute("required", parameter.IsSwitch ? "false" : "true"),
            new XAttribute("variableLength", Word(type.EndsWith("[]", StringComparison.Ordinal))),
            type);
        return new XElement(
            Command + "parameter",
            new XAttribute("required", Word(parameter["Required"] == "True")),
            new XAttribute("variableLength", Word(type.EndsWith("[]", StringComparison.Ordinal))),
            new XAttribute("globbing", Word(parameter["Accept wildcard characters"] == "True")),
            new XAttribute("pipelineInput", pipeline == "False" ? "false" : "true" + pipeline["True".Length..]),
            new XAttribute("position", parameter.IsPositional ? parameter["Position"] : "named"),
            new XAttribute("aliases", parameter["Aliases"] == "None" ? "none" : parameter["Aliases"]),
            new XElement(Text + "name", parameter.Name),
            Description(parameter.Description),

            // A switch takes no value: without the element the syntax shows none.
            inSyntax && parameter.IsSwitch ? null : value,
            new XElement(Dev + "type", new XElement(Text + "name", type), new XElement(Text + "uri")),
            new XElement(Dev + "defaultValue", parameter["Default value"]));
    }

    private static XElement TypeOf(string element, Described type) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Text + "name", type.Name)),
        Description(type.Description));

    private static XElement ExampleOf(Example example) => new(
        Command + "example",
        new XElement(Text + "title", $"-- {example.Title} --"),
        new XElement(Dev + "code", example.Code),

        // The empty one keeps the next example at a distance.
        new XElement(Dev + "remarks", Paragraphs(example.Remarks.Append(""))));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Text + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) =>
        paragraphs.Select(text => new XElement(Text + "para", text));

    private static string Word(bool value) => value ? "true" : "false";
}
