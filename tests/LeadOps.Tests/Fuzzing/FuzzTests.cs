using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Bench.Fuzzing;

namespace LeadOps.Tests.Fuzzing;

/// <summary>
/// Some of the runs of <c>LeadOps.Bench fuzz</c>, so that they go on to hold. Replay one: <c>--seed S --first N --runs 1</c>.
/// </summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_is_changed_in_a_fixture_the_promises_hold(int seed)
    {
        using var fuzzer = new Fuzzer(seed);
        for (long run = 0; run < 1_000; run++)
        {
            var one = fuzzer.CaseOf(run);
            var failure = fuzzer.Check(one);
            Assert.True(failure is null, $"seed {seed} run {run}: {one}\n{failure?.Message}");
        }

        // Runs that reach nothing would hold any promise.
        var reached = fuzzer.Counts.Keys;
        Assert.True(fuzzer.Counts["read whole"] > 300);
        Assert.Superset(
            new HashSet<string> { "agreement read", "audit read", "broke off: InvalidByte", "fact Damaged UnclosedQuote" },
            reached.ToHashSet());

        Assert.InRange(reached.Count(what => what.StartsWith("rule LO", System.StringComparison.Ordinal)), 15, 1_000);
        Assert.InRange(reached.Count(what => what.StartsWith("profile ", System.StringComparison.Ordinal)), 20, 1_000);
    }

    [Fact]
    public void A_run_is_made_again_from_its_seed_and_number()
    {
        using Fuzzer one = new(5), other = new(5), next = new(6);
        var cases = Enumerable.Range(0, 50).ToList();
        Assert.Equal(cases.Select(run => one.CaseOf(run).Bytes), cases.Select(run => other.CaseOf(run).Bytes));
        Assert.Equal(cases.Select(run => $"{one.CaseOf(run)}"), cases.Select(run => $"{other.CaseOf(run)}"));
        Assert.NotEqual(cases.Select(run => one.CaseOf(run).Bytes), cases.Select(run => next.CaseOf(run).Bytes));
    }

    [Fact]
    public void An_input_that_fails_is_made_small()
    {
        var one = new FuzzCase
        {
            Target = Target.Export,
            From = "test",
            Text = "Record ID,Email\n1,a@b.example\n2,\"open\n3,c\n"u8.ToArray(),
            Form = Form.Gzip,
            Agreement = 3,
        };
        var small = Fuzzer.Minimised(one, other => other.Text.Contains((byte)'"') && other.Text.Contains((byte)'3'));
        Assert.Equal("\"3", Encoding.UTF8.GetString(small.Text));
        Assert.Equal((Form.Plain, -1), (small.Form, small.Agreement));
    }
}
