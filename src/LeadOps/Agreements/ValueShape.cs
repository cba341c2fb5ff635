using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using LeadOps.Records;

namespace LeadOps.Agreements;

/// <summary>
/// What a JSON value may be. The shapes of a file are its tables of keys: the reader checks by them, and a test holds
/// the shipped JSON schema equal to them.
/// </summary>
internal abstract class ValueShape
{
    /// <summary>What is expected, for a message: "a list of texts".</summary>
    public abstract string Expected { get; }

    public abstract bool Takes(JsonKind kind);

    /// <summary>Reports all that is wrong with a value.</summary>
    public void Check(JsonNode node, ProblemList problems)
    {
        if (Takes(node.Kind)) CheckContent(node, problems);
        else problems.Error(node, $"Expected {Expected}, found {node.Describe()}.");
    }

    protected virtual void CheckContent(JsonNode node, ProblemList problems)
    {
    }

    /// <summary>For messages: "; known here: a, b" where the list is short, else nothing.</summary>
    protected static string Listed(IReadOnlyCollection<string> known) =>
        known.Count is > 0 and <= 6 ? "; known here: " + string.Join(", ", known) : "";
}

/// <summary>true or false, a number or null: nothing more to say.</summary>
internal sealed class PlainShape : ValueShape
{
    public static readonly PlainShape Boolean = new(JsonKind.Boolean, "true or false");
    public static readonly PlainShape Number = new(JsonKind.Number, "a number");
    public static readonly PlainShape Null = new(JsonKind.Null, "null");

    private PlainShape(JsonKind kind, string expected)
    {
        Kind = kind;
        Expected = expected;
    }

    public JsonKind Kind { get; }

    public override string Expected { get; }

    public override bool Takes(JsonKind kind) => kind == Kind;
}

/// <summary>Anything, not looked into.</summary>
internal sealed class AnyShape : ValueShape
{
    public static readonly AnyShape Instance = new();

    public override string Expected => "anything";

    public override bool Takes(JsonKind kind) => true;
}

/// <summary>A text, perhaps one of some words, or of a form.</summary>
internal sealed class TextShape : ValueShape
{
    public static readonly TextShape Any = new("a text", pattern: null);
    public static readonly TextShape NotBlank = new("a text that is not empty", @"\S");
    public static readonly TextShape Date = new("a date as yyyy-MM-dd", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

    private readonly Regex? form;
    private readonly Func<string, string?>? likely;

    /// <param name="expected">What it is, for a message.</param>
    /// <param name="pattern">What it must match, in words that JavaScript's and .NET's expressions share.</param>
    /// <param name="likely">The right form that a wrong one was probably meant to be.</param>
    public TextShape(string expected, string? pattern, Func<string, string?>? likely = null)
    {
        Expected = expected;
        Pattern = pattern;
        this.likely = likely;

        // In .NET, $ alone would let a line end pass.
        if (pattern is not null) form = new Regex(pattern.Replace("$", @"\z"), RegexOptions.CultureInvariant);
        Noun = "";
        Values = [];
    }

    /// <param name="noun">What the words are: "field".</param>
    /// <param name="values">The words.</param>
    public TextShape(string noun, IReadOnlyList<string> values)
    {
        Expected = "the name of a " + noun;
        Noun = noun;
        Values = values;
    }

    public override string Expected { get; }

    public string? Pattern { get; }

    public string Noun { get; }

    /// <summary>The words it may be; none where any text will do.</summary>
    public IReadOnlyList<string> Values { get; }

    public override bool Takes(JsonKind kind) => kind == JsonKind.Text;

    /// <summary>The date of a text written as yyyy-MM-dd, or null.</summary>
    public static DateTime? ParseDate(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>Whether a text is one of the words and of the form.</summary>
    public bool Accepts(string text) =>
        (Values.Count == 0 || Values.Contains(text, StringComparer.Ordinal))
        && (form is null || form.IsMatch(text))
        && (this != Date || ParseDate(text) is not null);

    /// <summary>What was probably meant by a text that is not accepted, or null.</summary>
    public string? NearestTo(string text) => Values.Count > 0
        ? Nearest.To(text, Values)
        : likely?.Invoke(text) is { } meant && Accepts(meant) ? meant : null;

    protected override void CheckContent(JsonNode node, ProblemList problems)
    {
        string text = node.Text;
        if (Accepts(text)) return;
        string? nearest = NearestTo(text);
        if (Values.Count == 0)
        {
            problems.Error(node, $"Expected {Expected}, found '{text}'.", nearest);
            return;
        }

        problems.Error(node, $"Unknown {Noun} '{text}'{(nearest is null ? Listed(Values) : "")}.", nearest);
    }
}

/// <summary>A list of values of one shape.</summary>
internal sealed class ListShape : ValueShape
{
    public ListShape(ValueShape item, string expected, bool mayBeEmpty = true)
    {
        Item = item;
        Expected = expected;
        MayBeEmpty = mayBeEmpty;
    }

    public ValueShape Item { get; }

    public bool MayBeEmpty { get; }

    public override string Expected { get; }

    public override bool Takes(JsonKind kind) => kind == JsonKind.List;

    protected override void CheckContent(JsonNode node, ProblemList problems)
    {
        if (node.Items.Count == 0 && !MayBeEmpty) problems.Error(node, $"Expected {Expected}, found an empty one.");
        foreach (var item in node.Items) Item.Check(item, problems);
    }
}

/// <summary>One of several shapes, told apart by the kind of the value.</summary>
internal sealed class EitherShape : ValueShape
{
    public EitherShape(params ValueShape[] shapes)
    {
        Shapes = shapes;
        Expected = string.Join(" or ", shapes.Select(shape => shape.Expected));
    }

    public IReadOnlyList<ValueShape> Shapes { get; }

    public override string Expected { get; }

    public override bool Takes(JsonKind kind) => Shapes.Any(shape => shape.Takes(kind));

    protected override void CheckContent(JsonNode node, ProblemList problems) =>
        Shapes.First(shape => shape.Takes(node.Kind)).Check(node, problems);
}

/// <summary>A key that an object may have.</summary>
internal sealed class JsonKey
{
    public JsonKey(string name, ValueShape shape, bool required = false)
    {
        Name = name;
        Shape = shape;
        Required = required;
    }

    public string Name { get; }

    public ValueShape Shape { get; }

    public bool Required { get; }
}

/// <summary>An object: keys with a meaning, and perhaps others that are names of something.</summary>
internal sealed class ObjectShape : ValueShape
{
    private readonly string noun;

    /// <param name="expected">What it is, for a message.</param>
    /// <param name="keys">Its keys with a meaning.</param>
    /// <param name="rest">The shape of the values of all other keys; null where there may be no others.</param>
    /// <param name="restName">The names those other keys must be one of, or of what form; null for any.</param>
    /// <param name="noun">What a key is, for a message.</param>
    /// <param name="mayBeEmpty">Whether it may have no key at all.</param>
    public ObjectShape(
        string expected,
        IEnumerable<JsonKey> keys,
        ValueShape? rest = null,
        TextShape? restName = null,
        string noun = "key",
        bool mayBeEmpty = true)
        : this(expected, _ => keys, noun, mayBeEmpty)
    {
        Rest = rest;
        RestName = restName;
    }

    /// <summary>For an object that may hold its own kind.</summary>
    public ObjectShape(string expected, Func<ObjectShape, IEnumerable<JsonKey>> keys, string noun, bool mayBeEmpty)
    {
        Expected = expected;
        this.noun = noun;
        MayBeEmpty = mayBeEmpty;
        Keys = keys(this).ToArray();
    }

    public override string Expected { get; }

    public IReadOnlyList<JsonKey> Keys { get; }

    public bool MayBeEmpty { get; }

    public ValueShape? Rest { get; }

    public TextShape? RestName { get; }

    public override bool Takes(JsonKind kind) => kind == JsonKind.Object;

    protected override void CheckContent(JsonNode node, ProblemList problems)
    {
        if (node.Members.Count == 0 && !MayBeEmpty) problems.Error(node, $"Expected {Expected}, found an empty one.");
        foreach (var member in node.Members)
        {
            var key = Keys.FirstOrDefault(known => known.Name == member.Name);
            if (key is not null) key.Shape.Check(member.Value, problems);
            else if (Rest is not null && RestName?.Accepts(member.Name) != false) Rest.Check(member.Value, problems);
            else ReportUnknown(node, member, problems);
        }

        foreach (var key in Keys)
        {
            if (!key.Required || node.Find(key.Name) is not null) continue;
            string path = StrictJson.Join(node.Path, key.Name);
            problems.Add(Severity.Error, node.Line, path, $"Missing key '{key.Name}'.", place: node.Path);
        }
    }

    private void ReportUnknown(JsonNode node, JsonMember member, ProblemList problems)
    {
        var known = Keys.Select(key => key.Name).Concat(RestName?.Values ?? []).ToArray();
        string? nearest = Nearest.To(member.Name, known) ?? RestName?.NearestTo(member.Name);
        string hint = RestName?.Pattern is not null ? "; expected " + RestName.Expected
            : nearest is null ? Listed(known)
            : "";
        string message = $"Unknown {noun} '{member.Name}'{hint}.";
        problems.Add(Severity.Error, member.Line, member.Value.Path, message, nearest, place: node.Path);
    }
}
