using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Agreements;

/// <summary>Makes conditions of JSON that <see cref="AgreementShape.Condition"/> has checked.</summary>
internal sealed class ConditionReader
{
    private readonly IReadOnlyDictionary<Field, TermBook> books;
    private readonly ProblemList problems;

    public ConditionReader(IReadOnlyDictionary<Field, TermBook> books, ProblemList problems)
    {
        this.books = books;
        this.problems = problems;
    }

    /// <summary>The condition; what is wrong in it has been reported and is left out.</summary>
    public Condition? Read(JsonNode? node)
    {
        if (node is not { Kind: JsonKind.Object }) return null;
        var tests = new List<FieldTest>();
        foreach (var member in node.Members)
        {
            if (member.Name != AgreementShape.AnyOf && Field.Find(member.Name) is { } field)
            {
                tests.Add(new FieldTest(field, ReadTests(field, member.Value).ToArray()));
            }
        }

        var any = node.ItemsOf(AgreementShape.AnyOf).Select(Read).OfType<Condition>().ToArray();
        return new Condition(tests, any);
    }

    private IEnumerable<ValueTest> ReadTests(Field field, JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            if (Equal(field, node, negated: false) is { } equal) yield return equal;
            yield break;
        }

        foreach (var member in node.Members)
        {
            if (ReadOperator(field, member.Name, member.Value) is { } test) yield return test;
        }
    }

    private ValueTest? ReadOperator(Field field, string name, JsonNode value) => (name, value.Kind) switch
    {
        ("is", JsonKind.Text) => value.Text switch
        {
            "present" => new PresenceTest(true),
            "missing" => new PresenceTest(false),
            _ => new ValidTest(),
        },
        ("not", _) => Equal(field, value, negated: true),
        ("atLeast" or "below", JsonKind.Number) => new LimitTest(value.Number, name == "below"),
        ("before" or "after", JsonKind.Text) =>
            TextShape.ParseDate(value.Text) is { } day ? new DateTest(day, name == "before") : null,
        ("matches", JsonKind.Text) => Pattern(value),
        _ => null,
    };

    private ValueTest? Equal(Field field, JsonNode node, bool negated)
    {
        var values = node.Kind == JsonKind.List ? node.Items : [node];
        if (values.Count == 0) return null;
        switch (field.Type)
        {
            case FieldType.Instant:
                return null;
            case FieldType.Boolean:
                return node.Kind == JsonKind.Boolean ? new BooleanTest(node.Boolean, negated) : null;
            case FieldType.Number or FieldType.Money:
                var numbers = values.Where(value => value.Kind == JsonKind.Number).Select(value => value.Number);
                return new NumberTest(numbers.ToArray(), negated);
            default:
                var texts = values.Where(value => value.Kind == JsonKind.Text).ToArray();
                if (books.TryGetValue(field, out var book))
                {
                    foreach (var text in texts) CheckTerm(book, text);
                }

                return new TextTest(texts.Select(text => text.Text).ToArray(), negated);
        }
    }

    private void CheckTerm(TermBook book, JsonNode node)
    {
        if (book.Find(node.Text) is not null) return;
        problems.Error(node, $"'{node.Text}' is not a term of {book.Field}.", book.NearestName(node.Text));
    }

    private PatternTest? Pattern(JsonNode node)
    {
        try
        {
            return new PatternTest(node.Text, node.Path);
        }
        catch (ArgumentException wrong)
        {
            problems.Error(node, $"The pattern does not compile: {wrong.Message.TrimEnd('.')}.");
            return null;
        }
    }
}
