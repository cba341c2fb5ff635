using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Agreements;

/// <summary>
/// What follows from conditions for every record there could be. What it says is so; what it does not say may be so
/// too: patterns, well-formed values and long lists of alternatives are not seen through.
/// </summary>
internal sealed class ConditionLogic
{
    private const int MostCases = 1000;

    private readonly IReadOnlyDictionary<Field, TermBook> books;
    private readonly MissingValues missing;

    public ConditionLogic(IReadOnlyDictionary<Field, TermBook> books, MissingValues missing)
    {
        this.books = books;
        this.missing = missing;
    }

    /// <summary>
    /// The alternatives of a condition, each tests that must all hold, without those that never can; null where they
    /// are too many.
    /// </summary>
    /// <param name="condition">The condition; null holds for every record.</param>
    /// <param name="split">Whether a list of values becomes an alternative for each value.</param>
    public IReadOnlyList<ConditionCase>? CasesOf(Condition? condition, bool split)
    {
        if (condition is null) return [new ConditionCase()];
        var cases = Expand(condition, split);
        return cases?.Where(one => !one.Tests.Any(tests => Contradict(tests.Key, tests.Value))).ToArray();
    }

    /// <summary>Whether surely each record of a case is also one of another.</summary>
    public bool Implies(ConditionCase one, ConditionCase other) => other.Tests.All(
        tests => one.Tests.TryGetValue(tests.Key, out var known)
            && tests.Value.All(test => Follows(tests.Key, known, test)));

    private static List<ConditionCase>? Expand(Condition condition, bool split)
    {
        var cases = new List<ConditionCase> { new() };
        foreach (var field in condition.Tests)
        {
            foreach (var test in field.Tests)
            {
                var alternatives = split ? test.Split() : [test];
                if (cases.Count * alternatives.Count > MostCases) return null;
                cases = [.. cases.SelectMany(one => alternatives.Select(part => one.With(field.Field, part)))];
            }
        }

        if (condition.Any.Count == 0) return cases;
        var inner = new List<ConditionCase>();
        foreach (var other in condition.Any)
        {
            if (Expand(other, split) is not { } expanded) return null;
            inner.AddRange(expanded);
        }

        return cases.Count * inner.Count > MostCases
            ? null
            : [.. cases.SelectMany(one => inner.Select(other => one.With(other)))];
    }

    private bool Contradict(Field field, IReadOnlyList<ValueTest> tests)
    {
        if (tests.Any(test => test is PresenceTest { Present: false }) && tests.Any(test => !test.HoldsForMissing))
        {
            return true;
        }

        foreach (var test in tests)
        {
            var values = ValuesOf(field, test);
            if (values is null) continue;
            if (values.All(value => tests.Any(other => Holds(field, value, other) == false))) return true;
        }

        var (least, below) = Limits(tests);
        var (after, before) = Days(tests);
        return least >= below || (before - after)?.TotalDays < 2;
    }

    private bool Follows(Field field, IReadOnlyList<ValueTest> known, ValueTest test)
    {
        if (known.Any(one => one is PresenceTest { Present: false })) return test.HoldsForMissing;
        var values = known.Select(one => ValuesOf(field, one)).OfType<IReadOnlyList<object>>();
        if (values.Any(some => some.All(value => Holds(field, value, test) == true))) return true;
        var (least, below) = Limits(known);
        var (after, before) = Days(known);
        switch (test)
        {
            case PresenceTest { Present: true }:
                return known.Any(one => !one.HoldsForMissing);
            case TextTest { Negated: true } text:
                var not = known.OfType<TextTest>().Where(one => one.Negated).SelectMany(one => one.Values);
                var keys = new HashSet<string>(not.Select(value => KeyOf(field, value)), StringComparer.Ordinal);
                return text.Values.All(value => keys.Contains(KeyOf(field, value)));
            case NumberTest { Negated: true } number:
                return number.Values.All(value => value < least || value >= below
                    || known.OfType<NumberTest>().Any(one => one.Negated && one.Values.Contains(value)));
            case LimitTest limit:
                return limit.Below ? below <= limit.Bound : least >= limit.Bound;
            case DateTest date:
                return date.Before ? before <= date.Bound : after >= date.Bound;
            case BooleanTest { Negated: true } boolean:
                return known.OfType<BooleanTest>().Any(one => one.Negated && one.Value == boolean.Value);
            case PatternTest pattern:
                return known.OfType<PatternTest>().Any(one => one.Pattern == pattern.Pattern);
            case ValidTest:
                return known.OfType<ValidTest>().Any();
            default:
                return false;
        }
    }

    /// <summary>All values that pass a test, as keys, numbers or booleans; null where that is no list.</summary>
    private IReadOnlyList<object>? ValuesOf(Field field, ValueTest test) => test switch
    {
        TextTest { Negated: false } text => [.. text.Values.Select(value => (object)KeyOf(field, value))],
        NumberTest { Negated: false } number => [.. number.Values.Select(value => (object)value)],
        BooleanTest { Negated: false } boolean => [boolean.Value],
        _ => null,
    };

    /// <summary>Whether a test holds for all records of a value; null where for some, or not known.</summary>
    private bool? Holds(Field field, object value, ValueTest test)
    {
        if (value is string key && IsMissing(field, key)) return false;
        return (value, test) switch
        {
            (_, PresenceTest presence) => presence.Present,
            (string text, TextTest one) => one.Values.Any(other => KeyOf(field, other) == text) != one.Negated,
            (decimal number, NumberTest one) => one.Values.Contains(number) != one.Negated,
            (decimal number, LimitTest one) => one.Below ? number < one.Bound : number >= one.Bound,
            (bool boolean, BooleanTest one) => one.Value == boolean != one.Negated,
            _ => null,
        };
    }

    /// <summary>Whether a value counts as missing. Terms may by a spelling; nothing is said of ids.</summary>
    private bool IsMissing(Field field, string key) =>
        field.Type != FieldType.Id && !books.ContainsKey(field) && missing.IsMissing(Utf8Text.Of(key));

    /// <summary>Texts with one key are the same to a <see cref="TextTest"/>, and those with two are not.</summary>
    private string KeyOf(Field field, string value) =>
        field.Type == FieldType.Id ? SalesforceId.Expand(Utf8Text.Of(value))
        : books.ContainsKey(field) ? value
        : TextKey.Normalise(value);

    private static (decimal? Least, decimal? Below) Limits(IReadOnlyList<ValueTest> tests)
    {
        var limits = tests.OfType<LimitTest>().ToArray();
        return (limits.Where(one => !one.Below).Max(one => (decimal?)one.Bound),
            limits.Where(one => one.Below).Min(one => (decimal?)one.Bound));
    }

    private static (DateTime? After, DateTime? Before) Days(IReadOnlyList<ValueTest> tests)
    {
        var dates = tests.OfType<DateTest>().ToArray();
        return (dates.Where(one => !one.Before).Max(one => (DateTime?)one.Bound),
            dates.Where(one => one.Before).Min(one => (DateTime?)one.Bound));
    }
}

/// <summary>Tests by field that must all hold.</summary>
internal sealed class ConditionCase
{
    private readonly Dictionary<Field, IReadOnlyList<ValueTest>> tests = [];

    public IReadOnlyDictionary<Field, IReadOnlyList<ValueTest>> Tests => tests;

    public ConditionCase With(Field field, ValueTest test)
    {
        var copy = With(new ConditionCase());
        copy.Add(field, [test]);
        return copy;
    }

    public ConditionCase With(ConditionCase other)
    {
        var copy = new ConditionCase();
        foreach (var one in tests) copy.Add(one.Key, one.Value);
        foreach (var one in other.tests) copy.Add(one.Key, one.Value);
        return copy;
    }

    private void Add(Field field, IReadOnlyList<ValueTest> more) =>
        tests[field] = tests.TryGetValue(field, out var known) ? [.. known, .. more] : more;
}
