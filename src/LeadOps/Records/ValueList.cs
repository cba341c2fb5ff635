using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LeadOps;

/// <summary>
/// A few values in order. As text they stand in one line, so that a table of objects can be exported.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class ValueList<T> : IReadOnlyList<T>
{
    private readonly T[] values;
    private readonly string? text;

    internal ValueList(IEnumerable<T> values) => this.values = [.. values];

    /// <summary>Values that are too many for a line, and the line that stands for them.</summary>
    internal ValueList(IEnumerable<T> values, string text)
        : this(values) => this.text = text;

    /// <inheritdoc/>
    public int Count => values.Length;

    /// <inheritdoc/>
    public T this[int index] => values[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The values, joined by a comma and a space; many of them as their count.</summary>
    public override string ToString() =>
        text ?? string.Join(", ", values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
}
