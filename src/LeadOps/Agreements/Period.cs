using System;

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
}
