using System.Collections.Generic;
using System.Linq;
using LeadOps.Agreements;

namespace LeadOps.Tests.Agreements;

public class StrictJsonTests
{
    [Fact]
    public void Values_know_their_line_and_path()
    {
        var root = Parse("// first\n{\n  \"a\": [ 1,\n    { \"b c\": true } ],\r\n  \"d\":\n null }");
        var list = root.Find("a")!;
        Assert.Equal((3, "a"), (list.Line, list.Path));
        Assert.Equal((3, "a[0]", 1m), (list.Items[0].Line, list.Items[0].Path, list.Items[0].Number));
        var inner = list.Items[1].Find("b c")!;
        Assert.Equal((4, "a[1]['b c']", true), (inner.Line, inner.Path, inner.Boolean));
        Assert.Equal(5, root.Members[1].Line);
        Assert.Equal((6, JsonKind.Null), (root.Members[1].Value.Line, root.Members[1].Value.Kind));
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed() =>
        Assert.Equal(2, Parse("/* a */ { \"a\": [1, 2,], // b\n }\n// c").Find("a")!.Items.Count);

    [Fact]
    public void Dates_stay_text_and_numbers_stay_exact()
    {
        var root = Parse("""{ "d": "2026-10-01T08:00:00+02:00", "n": 0.1, "e": -1.5E2, "i": 79228162514264337593543950335 }""");
        Assert.Equal("2026-10-01T08:00:00+02:00", root.TextOf("d"));
        Assert.Equal([0.1m, -150m, decimal.MaxValue], new[] { "n", "e", "i" }.Select(key => root.Find(key)!.Number));
    }

    [Fact]
    public void A_key_given_twice_is_reported_at_the_second()
    {
        var problems = Problems("{ \"a\": 1,\n  \"b\": { \"c\": 1,\n \"c\": 2 } }");
        var problem = Assert.Single(problems);
        Assert.Equal((3, "b.c"), (problem.Line, problem.JsonPath));
        Assert.Equal("draft.json, line 3: key 'c' is given twice; the first is on line 2 in b.", problem.ToString());
    }

    [Theory]
    [InlineData("", 1, "The file is empty.")]
    [InlineData("// only\n", 1, "The file is empty.")]
    [InlineData("{\n  \"a\": 1\n  \"b\": 2 }", 3, "Broken JSON at column 3")]
    [InlineData("{\n  \"a\": nope }", 2, "Broken JSON at column 8")]
    [InlineData("{ \"a\":\n  [ 1, 2", 2, "the file ends inside the list opened on line 2")]
    [InlineData("{\n  \"a\": 1,", 2, "the file ends inside the object opened on line 1")]
    [InlineData("{\n\"a\": 1 }\n{}", 3, "Broken JSON at column 1")]
    [InlineData("{\n  a: 1 }", 2, "the key a does not stand in double quotes")]
    [InlineData("{\n  'a': 1 }", 2, "the key a does not stand in double quotes")]
    [InlineData("{\n  \"a\": 'x' }", 2, "a text does not stand in double quotes")]
    [InlineData("{\n  \"a\": 010 }", 2, "010 is not a JSON number")]
    [InlineData("{\n  \"a\": 0x1F }", 2, "0x1F is not a JSON number")]
    [InlineData("{\n  \"a\": .5 }", 2, "Broken JSON at column")]
    [InlineData("{\n  \"a\": -01 }", 2, "-01 is not a JSON number")]
    [InlineData("{\n  \"a\": 79228162514264337593543950336 }", 2, "is too large")]
    [InlineData("{\n  \"a\": 1e99 }", 2, "")]
    [InlineData("{\n  \"a\": NaN }", 2, "")]
    [InlineData("{\n  \"a\": undefined }", 2, "a value is missing")]
    [InlineData("{\n  \"a\": [1,,2] }", 2, "a value is missing")]
    [InlineData("{\n  \"a\": new Date(1) }", 2, "a value is missing")]
    [InlineData("{ \"x\": 1,\n  \"a\": \"open,\n  \"b\": \"c\" }", 2, "Broken JSON at column 8: a quote opens here and is not closed on its line.")]
    [InlineData("{ \"x\": 1,\n  \"a\": \"op\\\"en,\n  \"b\": \"c\" }", 2, "a quote opens here")]
    [InlineData("{ \"x\": 1,\n  \"a\": \"open }", 2, "a quote or comment opened here or just after is never closed")]
    public void Broken_JSON_is_reported_where_it_breaks(string text, int line, string message)
    {
        var problems = new ProblemList("draft.json");
        Assert.Null(StrictJson.Parse(text, problems));
        var problem = Assert.Single(problems.InOrder());
        Assert.Equal(line, problem.Line);
        Assert.Contains(message, problem.Message);
        Assert.EndsWith(".", problem.Message);
        Assert.DoesNotContain("Path '", problem.Message);
    }

    [Theory]
    [InlineData("c")]
    [InlineData("\n;")]
    public void What_is_no_JSON_from_its_first_character_on_breaks_on_a_line_of_the_file(string text) =>
        Assert.InRange(Assert.Single(Problems(text)).Line, 1, 2);

    [Theory]
    [InlineData("{ \"a\\u001b[2J\": 1, \"a\\u001b[2J\": 2 }")]
    [InlineData("{ \"a\"\0 }")]
    public void What_a_file_smuggles_into_a_problem_stays_on_its_line(string text)
    {
        var problem = Assert.Single(Problems(text));
        foreach (string part in new[] { problem.ToString(), problem.Message, problem.JsonPath })
        {
            Assert.DoesNotContain(part, char.IsControl);
        }
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var problems = new ProblemList("draft.json");
        Assert.Null(StrictJson.Parse(new string('[', 100_000), problems));
        Assert.Single(problems.InOrder());
    }

    private static JsonNode Parse(string text)
    {
        var problems = new ProblemList("draft.json");
        var root = StrictJson.Parse(text, problems);
        Assert.Empty(problems.InOrder());
        return root!;
    }

    private static IReadOnlyList<AgreementProblem> Problems(string text)
    {
        var problems = new ProblemList("draft.json");
        StrictJson.Parse(text, problems);
        return problems.InOrder();
    }
}
