using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>
/// Which promises and exclusions of the agreement fit a lead, told by its columns. Leads that are alike in that share one
/// number.
/// </summary>
internal sealed class LeadTraits
{
    private readonly FollowUpTerms terms;
    private readonly BoundCondition?[] promises;
    private readonly BoundCondition[] exclusions;
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<Fit> fits = [];
    private readonly char[] key;
    private int last = -1;

    public LeadTraits(FollowUpTerms terms, Vocabulary words)
    {
        this.terms = terms;
        promises = terms.Promises.Select(promise => promise.When?.Bind(words)).ToArray();
        exclusions = terms.Excluded.Select(exclusion => exclusion.When.Bind(words)).ToArray();
        key = new char[promises.Length + 1];
    }

    public int Of(Record record)
    {
        for (int i = 0; i < promises.Length; i++) key[i] = promises[i]?.Holds(record) == false ? '-' : '+';
        int exclusion = 0;
        while (exclusion < exclusions.Length && !exclusions[exclusion].Holds(record)) exclusion++;
        key[promises.Length] = (char)exclusion;

        // Mostly as the lead before.
        if (last >= 0 && fits[last].IsOf(key)) return last;
        string text = new(key);
        if (!numbers.TryGetValue(text, out int number))
        {
            numbers.Add(text, number = fits.Count);
            fits.Add(new Fit(
                text,
                terms.Promises.Where((_, i) => key[i] == '+').ToArray(),
                exclusion < exclusions.Length ? terms.Excluded[exclusion].Reason : null));
        }

        return last = number;
    }

    public Fit this[int number] => fits[number];

    /// <summary>The promises whose conditions a lead meets, in the agreement's order, and why it is owed none.</summary>
    internal sealed class Fit(string key, FollowUpPromise[] promises, string? excludedBecause)
    {
        public bool IsOf(char[] other)
        {
            for (int i = 0; i < key.Length; i++)
            {
                if (key[i] != other[i]) return false;
            }

            return true;
        }

        public FollowUpPromise[] Promises { get; } = promises;

        public string? ExcludedBecause { get; } = excludedBecause;
    }
}
