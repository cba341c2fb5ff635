using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Agreements;

/// <summary>What a condition asks of one field; all of it must hold.</summary>
internal sealed class FieldTest
{
    public FieldTest(Field field, ValueTest[] tests)
    {
        Field = field;
        Tests = tests;
    }

    public Field Field { get; }

    public ValueTest[] Tests { get; }

    public bool Holds(Utf8Text text, Layout layout, Vocabulary words)
    {
        bool missing = words.Missing.IsMissing(text);
        foreach (var test in Tests)
        {
            if (missing ? !test.HoldsForMissing : !test.Holds(Field, text, layout, words)) return false;
        }

        return true;
    }

    public override string ToString() => string.Join(" and ", Tests.Select(test => $"{Field} {test}"));
}

/// <summary>One question about the text of a field.</summary>
internal abstract class ValueTest
{
    /// <summary>The answer where the value is missing.</summary>
    public virtual bool HoldsForMissing => false;

    /// <summary>Whether exports write its values in different ways.</summary>
    public virtual bool DependsOnExport => false;

    /// <summary>The answer where it is not.</summary>
    public abstract bool Holds(Field field, Utf8Text text, Layout layout, Vocabulary words);

    /// <summary>Tests of which one holds where this one does: one for each value of a list.</summary>
    public virtual IReadOnlyList<ValueTest> Split() => [this];
}

/// <summary>The value is there, or is missing.</summary>
internal sealed class PresenceTest(bool present) : ValueTest
{
    public bool Present => present;

    public override bool HoldsForMissing => !present;

    public override bool Holds(Field field, Utf8Text text, Layout layout, Vocabulary words) => present;

    public override string ToString() => present ? "is present" : "is missing";
}

/// <summary>The value is well formed for its field.</summary>
internal sealed class ValidTest : ValueTest
{
    public override bool Holds(Field field, Utf8Text text, Layout layout, Vocabulary words) => words.IsValid(field, text);

    public override string ToString() => "is valid";
}

/// <summary>
/// The value is one of some, or none of them; a missing value is none of them. Terms are compared after aliases are
/// resolved, ids ordinally in their long form, other text normalised.
/// </summary>
internal sealed class TextTest : ValueTest
{
    private readonly HashSet<string> exact;
    private readonly HashSet<string> ids;
    private readonly HashSet<string> normalised;

    public TextTest(IReadOnlyList<string> values, bool negated)
    {
        Values = values;
        Negated = negated;
        exact = new HashSet<string>(values, StringComparer.Ordinal);
        var expanded = values.Select(value => SalesforceId.Expand(Utf8Text.Of(value)));
        ids = new HashSet<string>(expanded, StringComparer.Ordinal);
        normalised = new HashSet<string>(values.Select(TextKey.Normalise), StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Values { get; }

    public bool Negated { get; }

    public override bool HoldsForMissing => Negated;

    public override bool Holds(Field field, Utf8Text text, Layout layout, Vocabulary words) => IsOneOf(field, text, words) != Negated;

    public override IReadOnlyList<ValueTest> Split() =>
        Negated ? [this] : [.. Values.Select(value => new TextTest([value], false))];

    public override string ToString() => Words.OneOf(Values, Negated);

    private bool IsOneOf(Field field, Utf8Text text, Vocabulary words)
    {
        if (field.Type == FieldType.Id) return ids.Contains(SalesforceId.Expand(text.Trim()));
        if (words.Terms(field) is { } terms) return terms.Match(text).Resolved is { } term && exact.Contains(term.Name);
        return normalised.Contains(TextKey.Normalise(text.ToString()));
    }
}

/// <summary>The number is one of some, or none of them; what is missing or no number is none of them.</summary>
internal sealed class NumberTest(IReadOnlyList<decimal> values, bool negated) : ValueTest
{
    public IReadOnlyList<decimal> Values => values;

    public bool Negated => negated;

    public override bool HoldsForMissing => negated;

    public override bool DependsOnExport => true;

    public override bool Holds(Field field, Utf8Text text, Layout layout, Vocabulary words) =>
        (layout.NumberOf(field, text) is { } number && values.Contains(number)) != negated;

    public override IReadOnlyList<ValueTest> Split() =>
        negated ? [this] : [.. values.Select(value => new NumberTest([value], false))];

    public override string ToString() => Words.OneOf(values.Select(Words.Of).ToArray(), negated);
}

/// <summary>The number is at least, or below, a bound.</summary>
internal sealed class LimitTest(decimal bound, bool below) : ValueTest
{
    public decimal Bound => bound;

    public bool Below => below;

    public override bool DependsOnExport => true;

    public override bool Holds(Field field, Utf8Text text, Layout layout, Vocabulary words) =>
        layout.NumberOf(field, text) is { } number && (below ? number < bound : number >= bound);

    public override string ToString() => (below ? "below " : "at least ") + Words.Of(bound);
}

/// <summary>Yes or no, in the words of the export.</summary>
internal sealed class BooleanTest(bool value, bool negated) : ValueTest
{
    public bool Value => value;

    public bool Negated => negated;

    public override bool HoldsForMissing => negated;

    public override bool DependsOnExport => true;

    public override bool Holds(Field field, Utf8Text text, Layout layout, Vocabulary words) =>
        (layout.ReadBoolean(text) == value) != negated;

    public override string ToString() => (negated ? "is not " : "is ") + (value ? "true" : "false");
}

/// <summary>The day is before, or after, another; neither where it cannot be read.</summary>
internal sealed class DateTest(DateTime bound, bool before) : ValueTest
{
    public DateTime Bound => bound;

    public bool Before => before;

    public override bool Holds(Field field, Utf8Text text, Layout layout, Vocabulary words) =>
        words.DateOf(field, text) is { } day && (before ? day < bound : day > bound);

    public override string ToString() =>
        (before ? "before " : "after ") + bound.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The text matches a regular expression, anywhere in it and with case.</summary>
internal sealed class PatternTest : ValueTest
{
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    private readonly Regex pattern;
    private readonly string path;

    /// <exception cref="ArgumentException">The pattern does not compile.</exception>
    public PatternTest(string pattern, string path)
    {
        this.pattern = new Regex(pattern, RegexOptions.CultureInvariant, Limit);
        this.path = path;
    }

    public string Pattern => pattern.ToString();

    public override bool Holds(Field field, Utf8Text text, Layout layout, Vocabulary words)
    {
        try
        {
            return pattern.IsMatch(text.ToString());
        }
        catch (RegexMatchTimeoutException runaway)
        {
            throw new PatternTimeoutException(pattern.ToString(), path, Limit, runaway);
        }
    }

    public override string ToString() => $"matches /{pattern}/";
}

/// <summary>Writes the values that conditions compare.</summary>
internal static class Words
{
    public static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    public static string OneOf(IReadOnlyList<string> values, bool negated)
    {
        string all = values.Count == 1
            ? values[0]
            : string.Join(", ", values.Take(values.Count - 1)) + " or " + values[values.Count - 1];
        return (negated ? "is not " : "is ") + all;
    }
}
