using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadOps.Agreements;

/// <summary>Days from one to another, both included; null is open.</summary>
internal static class Period
{
    /// <summary>The days of an object with <c>from</c> and an end; an end before its begin is reported.</summary>
    public static (DateTime? From, DateTime? To) Read(JsonNode node, string endKey, ProblemList problems)
    {
        var from = TextShape.ParseDate(node.TextOf("from"));
        var to = TextShape.ParseDate(node.TextOf(endKey));
        if (to < from)
        {
            string message = $"'{endKey}' {node.TextOf(endKey)} is before 'from' {node.TextOf("from")}.";
            problems.Error(node.Find(endKey)!, message);
        }

        return (from, to);
    }

    public static bool Overlap(DateTime? from, DateTime? to, DateTime? otherFrom, DateTime? otherTo) =>
        (from ?? DateTime.MinValue) <= (otherTo ?? DateTime.MaxValue)
        && (otherFrom ?? DateTime.MinValue) <= (to ?? DateTime.MaxValue);

    /// <summary>Whether each day of a period is one of others.</summary>
    public static bool IsCovered(DateTime? from, DateTime? to, IEnumerable<(DateTime? From, DateTime? To)> others)
    {
        // The first day that is not known to be covered.
        DateTime open = from ?? DateTime.MinValue, last = to ?? DateTime.MaxValue.Date;
        foreach (var other in others.OrderBy(one => one.From ?? DateTime.MinValue))
        {
            if ((other.From ?? DateTime.MinValue) > open) return false;
            if ((other.To ?? DateTime.MaxValue.Date) >= last) return true;
            if (other.To >= open) open = other.To.Value.AddDays(1);
        }

        return false;
    }
}
