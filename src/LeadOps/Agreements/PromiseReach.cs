using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LeadOps.Agreements;

/// <summary>
/// Finds promises that surely never apply, handed over in their order: no lead can match, or others go before. A
/// promise it does not find may be dead nevertheless.
/// </summary>
internal sealed class PromiseReach
{
    private readonly ConditionLogic logic;
    private readonly List<Known> known = [];

    public PromiseReach(ConditionLogic logic) => this.logic = logic;

    /// <param name="promise">The next promise.</param>
    /// <param name="line">Where its name is.</param>
    /// <returns>Why it never applies, as a sentence; null where it may.</returns>
    public string? Add(FollowUpPromise promise, int line)
    {
        if (logic.CasesOf(promise.When, split: true) is not { } cases) return null;
        if (cases.Count == 0) return $"No lead can match '{promise.Name}': {promise.When}.";
        var rivals = known.Where(one => cases.Any(one.TakesIn)).ToArray();
        if (GoBefore(rivals, promise, cases))
        {
            var alone = rivals.Where(one => GoBefore([one], promise, cases)).Take(1).ToArray();
            if (alone.Length > 0) rivals = alone;
            string others = string.Join(" and ", rivals.Select(one => one.Place));
            string verb = rivals.Length == 1 ? "goes" : "go";
            return $"'{promise.Name}' never applies: {others} {verb} before it for the same leads and days.";
        }

        if (logic.CasesOf(promise.When, split: false) is { } whole) known.Add(new Known(logic, promise, line, whole));
        return null;
    }

    /// <summary>Whether for each case of a promise, on each of its days, one of others holds.</summary>
    private static bool GoBefore(Known[] others, FollowUpPromise promise, IReadOnlyList<ConditionCase> cases) =>
        cases.All(part => Period.IsCovered(
            promise.From,
            promise.Until,
            others.Where(other => other.TakesIn(part)).Select(other => (other.Promise.From, other.Promise.Until))));

    private sealed class Known
    {
        private readonly ConditionLogic logic;
        private readonly IReadOnlyList<ConditionCase> cases;
        private readonly int line;

        public Known(ConditionLogic logic, FollowUpPromise promise, int line, IReadOnlyList<ConditionCase> cases)
        {
            this.logic = logic;
            this.cases = cases;
            this.line = line;
            Promise = promise;
        }

        public FollowUpPromise Promise { get; }

        public string Place => $"'{Promise.Name}' (line {line.ToString(CultureInfo.InvariantCulture)})";

        /// <summary>Whether it holds for each lead of a case.</summary>
        public bool TakesIn(ConditionCase part) => cases.Any(one => logic.Implies(part, one));
    }
}
