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
}
