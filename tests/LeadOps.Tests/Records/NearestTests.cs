using System;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Tests.Records;

public sealed class NearestTests
{
    private static readonly string[] Known = ["email", "emailOptOut", "company", "rejectReason", "owner", "to"];

    [Theory]
    [InlineData("emial", "email")]
    [InlineData("Email", "email")]
    [InlineData("e-mail", "email")]
    [InlineData("emailOptout", "emailOptOut")]
    [InlineData("reject reason", "rejectReason")]
    [InlineData("comp", "company")]
    [InlineData("owners", "owner")]
    [InlineData("birthday", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("??", null)]
    public void The_nearest_word_is_found_where_one_is_near(string word, string? nearest) =>
        Assert.Equal(nearest, Nearest.To(word, Known));

    [Fact]
    public void The_order_of_the_known_words_does_not_matter()
    {
        string[] alike = ["stageA", "stageB", "stageC"];
        Assert.Equal("stageA", Nearest.To("stageX", alike));
        Assert.Equal("stageA", Nearest.To("stageX", alike.Reverse()));
    }

    [Fact]
    public void Every_kind_is_found_by_its_name_in_any_case()
    {
        Assert.Equal(Enum.GetValues<RecordKind>().Skip(1), RecordKinds.All);
        foreach (var kind in RecordKinds.All) Assert.Equal(kind, RecordKinds.Parse(kind.ToString().ToLowerInvariant()));
        var error = Assert.Throws<UnknownNameException>(() => RecordKinds.Parse("activities"));
        Assert.Equal("Activity", error.Nearest);
        Assert.Throws<UnknownNameException>(() => RecordKinds.Parse("Unknown"));
    }

    [Fact]
    public void The_distance_is_that_of_the_whole_table_up_to_the_limit()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            string a = Word(random), b = Word(random);
            int limit = random.Next(5);
            Assert.Equal(Math.Min(WholeTable(a, b), limit + 1), Nearest.Distance(a, b, limit));
        }
    }

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => (char)('a' + random.Next(3))));

    private static int WholeTable(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (swapped) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
