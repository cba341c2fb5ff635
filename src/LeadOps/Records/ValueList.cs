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

    internal ValueList(IEnumerable<T> values) => this.values = [.. values];

    /// <inheritdoc/>
    public int Count => values.Length;

    /// <inheritdoc/>
    public T this[int index] => values[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The values, joined by a comma and a space.</summary>
    public override string ToString() =>
        string.Join(", ", values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
}
