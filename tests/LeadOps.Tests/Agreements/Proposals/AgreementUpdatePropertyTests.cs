using System.Linq;

namespace LeadOps.Tests.Agreements.Proposals;

public class AgreementUpdatePropertyTests
{
    private const int Runs = 120;

    [Fact]
    public void An_update_only_inserts_and_its_result_reads_and_a_second_one_changes_nothing()
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            string text = DirtyExports.Formatted(Counting.Propose(DirtyExports.Make(seed)), seed);
            var exports = DirtyExports.Make(seed + 1000);
            var first = AgreementUpdateTests.Update(text, Counting.Of(exports), "2026-11-20");
            Assert.True(IsWithin(text, first.Text), $"seed {seed}: not all of\n{text}\nis in\n{first.Text}");
            Counting.Read(first.Text);

            // Another day, and the files in another order: what was added is known now.
            var second = AgreementUpdateTests.Update(first.Text, Counting.Of(exports.Reverse().ToArray()), "2026-11-21");
            Assert.False(second.IsChanged, $"seed {seed}: {string.Join("; ", second.Proposals)}\n{first.Text}");
            Assert.Equal(first.Text, second.Text);
            Assert.All(second.Proposals, proposal => Assert.Equal(ProposalKind.Vanished, proposal.Proposal));
        }
    }

    [Fact]
    public void An_agreement_proposed_from_exports_is_up_to_date_with_them()
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            var exports = DirtyExports.Make(seed);
            string text = DirtyExports.Formatted(Counting.Propose(exports), seed);
            var update = AgreementUpdateTests.Update(text, Counting.Of(exports));
            Assert.Empty(update.Proposals.Select(proposal => $"seed {seed}: {proposal}\n{text}"));
            Assert.Equal(text, update.Text);
        }
    }

    /// <summary>Whether one text is what is left of another when some of its characters are taken out.</summary>
    private static bool IsWithin(string text, string longer)
    {
        int at = 0;
        foreach (char c in longer)
        {
            if (at < text.Length && text[at] == c) at++;
        }

        return at == text.Length;
    }
}
