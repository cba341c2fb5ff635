using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LeadOps.Records;

/// <summary>A list that cannot be changed and prints as one line, as <c>Export-Csv</c> needs it.</summary>
internal sealed class OneLineList<T> : IReadOnlyList<T>
{
    private readonly T[] items;
    private readonly string? text;

    /// <param name="items">What it holds; copied.</param>
    /// <param name="text">What it prints as; without it, the items with commas between.</param>
    public OneLineList(IEnumerable<T> items, string? text = null)
    {
        this.items = items.ToArray();
        this.text = text;
    }

    public int Count => items.Length;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    public override string ToString() =>
        text ?? string.Join(", ", items.Select(item => Convert.ToString(item, CultureInfo.InvariantCulture)));
}
