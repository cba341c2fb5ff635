using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps;

/// <summary>A condition of the agreement on the fields of a record.</summary>
public sealed class Condition
{
    internal Condition(IReadOnlyList<FieldTest> tests, IReadOnlyList<Condition> any)
    {
        Tests = tests;
        Any = any;
        var fields = tests.Select(test => test.Field).Concat(any.SelectMany(other => other.Fields));
        Fields = new ValueList<Field>(fields.Distinct());
    }

    /// <summary>The fields it asks about.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>What it asks, all of which must hold.</summary>
    internal IReadOnlyList<FieldTest> Tests { get; }

    /// <summary>Conditions of which one must hold; none where nothing more is asked.</summary>
    internal IReadOnlyList<Condition> Any { get; }

    /// <summary>The condition in words.</summary>
    public override string ToString()
    {
        var parts = Tests.Select(test => test.ToString());
        if (Any.Count > 0) parts = parts.Concat(["(" + string.Join(" or ", Any) + ")"]);
        return string.Join(" and ", parts);
    }

    /// <summary>Makes it ready for the records of a run.</summary>
    internal BoundCondition Bind(Vocabulary words) => new(
        Tests.Select(test => new BoundTest(test, words)).ToArray(),
        Any.Select(other => other.Bind(words)).ToArray());
}

/// <summary>A condition at work in one run. For one thread.</summary>
internal sealed class BoundCondition
{
    private readonly BoundTest[] tests;
    private readonly BoundCondition[] any;

    public BoundCondition(BoundTest[] tests, BoundCondition[] any)
    {
        this.tests = tests;
        this.any = any;
    }

    /// <exception cref="PatternTimeoutException">A pattern ran away on a value.</exception>
    public bool Holds(Record record)
    {
        foreach (var test in tests)
        {
            if (!test.Holds(record)) return false;
        }

        if (any.Length == 0) return true;
        foreach (var other in any)
        {
            if (other.Holds(record)) return true;
        }

        return false;
    }
}

/// <summary>What a condition asks of one field, decided once for each distinct text.</summary>
internal sealed class BoundTest
{
    private readonly FieldTest test;
    private readonly Vocabulary words;
    private readonly bool dependsOnExport;
    private DistinctValues<bool>? known;
    private Layout? layout;

    public BoundTest(FieldTest test, Vocabulary words)
    {
        this.test = test;
        this.words = words;

        // Whether a value is missing is told faster than it could be looked up.
        if (test.Tests.Any(one => one is not PresenceTest)) known = new DistinctValues<bool>();
        dependsOnExport = test.Tests.Any(one => one.DependsOnExport);
    }

    public Field Field => test.Field;

    public bool Holds(Record record)
    {
        var text = record[test.Field];
        if (known is null) return test.Holds(text, record.Layout, words);
        if (dependsOnExport && layout != record.Layout)
        {
            if (layout is not null) known = new DistinctValues<bool>();
            layout = record.Layout;
        }

        if (known.TryGet(text, out bool holds)) return holds;
        holds = test.Holds(text, record.Layout, words);
        known.Add(text, holds);
        return holds;
    }
}
