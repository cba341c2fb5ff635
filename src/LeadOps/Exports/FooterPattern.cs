using System;
using System.Linq;

namespace LeadOps.Exports;

/// <summary>What the first cell of a line below the data says: the whole of it, <c>*</c> standing for any text.</summary>
internal sealed class FooterPattern
{
    private readonly Utf8Text[] parts;

    public FooterPattern(string text) => parts = text.Split('*').Select(Utf8Text.Of).ToArray();

    public bool Matches(Utf8Text cell)
    {
        var first = parts[0];
        if (cell.Length < first.Length) return false;

        // Asked of every record of a report, and nearly all begin otherwise.
        if (first.Length > 0 && cell[0] != first[0]) return false;
        if (!cell.Slice(0, first.Length).Equals(first)) return false;
        if (parts.Length == 1) return cell.Length == first.Length;
        int at = first.Length;
        for (int i = 1; i < parts.Length - 1; i++)
        {
            at = EndOf(parts[i], cell, at);
            if (at < 0) return false;
        }

        var last = parts[parts.Length - 1];
        int end = cell.Length - last.Length;
        return end >= at && cell.Slice(end, last.Length).Equals(last);
    }

    /// <summary>Behind the first place of a part, or -1.</summary>
    private static int EndOf(Utf8Text part, Utf8Text cell, int from)
    {
        for (int at = from; at + part.Length <= cell.Length; at++)
        {
            if (cell.Slice(at, part.Length).Equals(part)) return at + part.Length;
        }

        return -1;
    }
}
