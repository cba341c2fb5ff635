using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LeadOps.Agreements;
using Newtonsoft.Json.Linq;

namespace LeadOps.Tests.Agreements;

/// <summary>Holds the shipped JSON schema equal to the tables the reader checks by.</summary>
public class AgreementSchemaTests
{
    private static readonly string[] Notes = ["$schema", "title", "description", "definitions", "format"];

    private readonly JObject schema = JObject.Parse(
        File.ReadAllText(Path.Combine(Agree.Repository(), "module", "lead-agreement.schema.json")));

    private readonly HashSet<ValueShape> seen = [];
    private readonly HashSet<string> used = [];
    private readonly List<string> differences = [];

    [Fact]
    public void The_schema_is_what_the_reader_checks()
    {
        Compare(AgreementShape.Root, schema, "$");
        Assert.Empty(differences);
        Assert.Contains(AgreementShape.Condition, seen);
        Assert.Equal(((JObject)schema["definitions"]!).Properties().Select(property => property.Name).Order(), used.Order());
    }

    [Theory]
    [InlineData("$.properties.agreedOn")]
    [InlineData("$.definitions.term.properties.outcome.enum[0]")]
    [InlineData("$.definitions.person.required")]
    [InlineData("$.definitions.person.additionalProperties")]
    [InlineData("$.definitions.condition.properties.stage")]
    [InlineData("$.definitions.numberTest.anyOf[2].properties.below")]
    [InlineData("$.properties.terms.propertyNames.enum[0]")]
    [InlineData("$.properties.currency.pattern")]
    [InlineData("$.definitions.calendar.properties.hours.propertyNames")]
    [InlineData("$.definitions.windows.items.pattern")]
    [InlineData("$.definitions.duration.pattern")]
    [InlineData("$.definitions.promise.properties.cadence")]
    [InlineData("$.definitions.followUp.properties.handOff.required")]
    [InlineData("$.definitions.followUp.properties.promises.minItems")]
    public void A_part_that_is_missing_from_the_schema_is_noticed(string path)
    {
        var token = schema.SelectToken(path)!;
        if (token.Parent is JProperty property) property.Remove();
        else token.Remove();
        Compare(AgreementShape.Root, schema, "$");
        Assert.NotEmpty(differences);
    }

    [Theory]
    [InlineData("$.properties")]
    [InlineData("$.definitions.waiver.properties")]
    [InlineData("$.definitions.textTest.anyOf[2].properties")]
    public void A_key_that_only_the_schema_knows_is_noticed(string path)
    {
        ((JObject)schema.SelectToken(path)!)["surplus"] = new JObject { ["type"] = "string", ["description"] = "x" };
        Compare(AgreementShape.Root, schema, "$");
        Assert.NotEmpty(differences);
    }

    [Fact]
    public void Every_key_but_the_fields_of_conditions_is_described()
    {
        foreach (var properties in schema.Descendants().OfType<JProperty>().Where(one => one.Name == "properties").ToArray())
        {
            foreach (var property in ((JObject)properties.Value).Properties())
            {
                bool field = properties.Path.StartsWith("definitions.condition.", StringComparison.Ordinal);
                Assert.True(field || property.Value["description"] is not null, property.Path);
            }
        }
    }

    private void Compare(ValueShape shape, JToken? token, string at)
    {
        if (token is not JObject node)
        {
            differences.Add(at + " is not in the schema");
            return;
        }

        if ((string?)node["$ref"] is { } reference)
        {
            string name = reference.Replace("#/definitions/", "");
            used.Add(name);
            node = (JObject)schema["definitions"]![name]!;
        }

        var expected = new JObject();
        switch (shape)
        {
            case PlainShape plain:
                expected["type"] = plain.Kind.ToString().ToLowerInvariant();
                break;
            case TextShape text:
                expected["type"] = "string";
                AddWords(expected, text);
                break;
            case ListShape list:
                expected["type"] = "array";
                if (!list.MayBeEmpty) expected["minItems"] = 1;
                Inner(expected, node, "items", list.Item, at);
                break;
            case EitherShape either:
                expected["anyOf"] = node["anyOf"]?.DeepClone() ?? new JArray();
                var alternatives = node["anyOf"]?.ToArray() ?? [];
                if (alternatives.Length != either.Shapes.Count) differences.Add(at + " has other alternatives");
                foreach (var (one, token1) in either.Shapes.Zip(alternatives)) Compare(one, token1, at + "|");
                break;
            case ObjectShape composite:
                expected["type"] = "object";
                if (!composite.MayBeEmpty) expected["minProperties"] = 1;
                if (seen.Add(composite)) CompareKeys(composite, node, expected, at);
                else return;
                break;
            case AnyShape:
                break;
            default:
                throw new NotSupportedException(shape.GetType().Name);
        }

        var actual = new JObject(node.Properties().Where(property => !Notes.Contains(property.Name)));
        if (!JToken.DeepEquals(Sorted(expected), Sorted(actual))) differences.Add($"{at}: reader {expected}, schema {actual}");
    }

    private void CompareKeys(ObjectShape shape, JObject node, JObject expected, string at)
    {
        var properties = node["properties"] as JObject ?? [];
        if (shape.Keys.Count > 0) expected["properties"] = properties.DeepClone();
        foreach (var key in shape.Keys) Compare(key.Shape, properties[key.Name], $"{at}.{key.Name}");
        foreach (string surplus in properties.Properties().Select(one => one.Name).Except(shape.Keys.Select(key => key.Name)))
        {
            differences.Add($"{at}.{surplus} is not in the reader");
        }

        string[] required = [.. shape.Keys.Where(key => key.Required).Select(key => key.Name)];
        if (required.Length > 0) expected["required"] = new JArray(required);
        if (shape.Rest is null) expected["additionalProperties"] = false;
        else Inner(expected, node, "additionalProperties", shape.Rest, at);
        if (shape.RestName is not { } names) return;
        var words = new JObject();
        AddWords(words, names);
        expected["propertyNames"] = words;
    }

    private void Inner(JObject expected, JObject node, string key, ValueShape shape, string at)
    {
        expected[key] = node[key]?.DeepClone();
        Compare(shape, node[key], at + "[]");
    }

    private static void AddWords(JObject expected, TextShape text)
    {
        if (text.Pattern is not null) expected["pattern"] = text.Pattern;
        if (text.Values.Count > 0) expected["enum"] = new JArray(text.Values);
    }

    private static JObject Sorted(JObject value) =>
        new(value.Properties().OrderBy(property => property.Name, StringComparer.Ordinal));
}
