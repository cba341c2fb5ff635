using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public class JsonTokensTests
{
    private static readonly Gen<string> Space = Gen.Elements("", "", "", " ", "\n", "\r\n", " \t");

    private static readonly Gen<string> Text = Gen.Elements(
            "a", "Id", "x y", "ü", "€", "😀", "\\n", "\\u00e9", "\\uD83D\\uDE00",
            "\\\\", "\\\"", "\\/", "{", "]", ",", ":", "")
        .ArrayOf(3).Select(string.Concat);

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Text.Select(text => $"\"{text}\""),
        Gen.Elements("0", "-0", "1.10", "1e5", "-12.5E-3", "12345678901234567890", "true", "false", "null"));

    [Fact]
    public void Both_readers_give_the_same_tokens_of_any_JSON_in_pieces_of_any_size()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(
            Value(4).ToArbitrary(),
            ArbMap.Default.ArbFor<int>(),
            (text, seed) =>
            {
                string whole = Tokens(text, JsonInput.Strict, () => int.MaxValue);
                var random = new Random(seed);
                int Piece() => random.Next(1, 8);
                Assert.Equal(whole, Tokens(text, JsonInput.Strict, Piece));
                Assert.Equal(whole, Tokens(text, JsonInput.Newtonsoft, Piece));
                Assert.EndsWith("End", whole);
            }));
    }

    [Fact]
    public void Any_records_are_read_the_same_in_pieces_and_by_both_readers()
    {
        var records = Gen.Choose(0, 6).SelectMany(count => Object(3).ArrayOf(count));
        var files = Gen.OneOf(
            records.SelectMany(all => Space, (all, space) => "[" + string.Join("," + space, all) + "]"),
            records.Select(all => string.Join("\n", all.Select(one => one.Replace("\r", "").Replace("\n", " ")))),
            records.Select(all => string.Join("\n", all)),
            records.Select(all => "{\"results\":[" + string.Join(",", all) + "],\"paging\":{\"next\":[{}]}}"));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(files.ToArbitrary(), text => { Assert.Null(JsonInput.Read(text).Exception); }));
    }

    [Fact]
    public void Any_byte_changed_gives_no_crash_and_loses_no_count()
    {
        var files = Object(3).ArrayOf(4).SelectMany(
            _ => Gen.Elements(true, false),
            (all, lines) => lines
                ? string.Join("\n", all.Select(one => one.Replace("\n", " ")))
                : "[" + string.Join(",", all) + "]");
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(files.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (text, seed) =>
            {
                var random = new Random(seed);
                var bytes = Encoding.UTF8.GetBytes(text);
                bytes[random.Next(bytes.Length)] = (byte)"{}[],:\"\\a0 \n-"[random.Next(13)];
                foreach (var open in new[] { JsonInput.Strict, JsonInput.Newtonsoft })
                {
                    var input = JsonInput.Read(new MemoryStream(bytes), open);
                    var pieces = JsonInput.Read(new PiecewiseStream(bytes, () => random.Next(1, 8)), open);
                    Assert.Equal(input.ToString(), pieces.ToString());
                }
            }));
    }

    [Fact]
    public void Values_can_be_entered_and_stepped_over()
    {
        foreach (var open in new[] { JsonInput.Strict, JsonInput.Newtonsoft })
        {
            using var tokens = open(new JsonSource("{\"a\":{\"b\":[1]},\"c\":[ {\"d\":2} , 3]} 4"u8.ToArray()));
            Assert.Equal(JsonRead.Value, tokens.ReadToken());
            Assert.Equal(JsonRead.Name, tokens.ReadToken());
            Assert.Equal(JsonRead.Value, tokens.SkipValue());
            Assert.Equal(JsonRead.Name, tokens.ReadToken());
            Assert.Equal("c", tokens.TextOf(tokens.Tokens[0]).ToString());
            Assert.Equal(JsonRead.Value, tokens.ReadToken());
            Assert.Equal(JsonTokenKind.StartArray, tokens.Kind);
            Assert.Equal(JsonRead.Value, tokens.ReadValue());
            Assert.Equal(4, tokens.Count);
            Assert.Equal(JsonRead.Close, tokens.SkipRest());
            Assert.Equal(JsonRead.Close, tokens.ReadValue());
            Assert.Equal(JsonRead.Value, tokens.ReadValue());
            Assert.Equal(JsonTokenKind.Number, tokens.Kind);
            Assert.Equal(JsonRead.End, tokens.ReadValue());
        }
    }

    [Fact]
    public void Newtonsoft_is_as_strict_as_the_other()
    {
        foreach (string text in new[]
        {
            "[1,]", "[,1]", "[1,,2]", "{a:1}", "{'a':1}", "['a']", "[010]", "[0x1F]", "[.5]", "[1.]", "[+1]", "[NaN]",
            "[-Infinity]", "[undefined]", "[new Date(1)]", "[1 /* no */]", "[1] // no", "[\"\\'\"]", "[\"a\nb\"]",
            "[\"\\x41\"]", "{\"a\":1,}", "{,}",
            "[\u00a01]", "[1\u00a0]", "{\"a\" \"b\"}", "{\"a\"::1}", "[True]", "[1}", "[\u00001]",
        })
        {
            string strict = Tokens(text, JsonInput.Strict, () => 1000);
            Assert.EndsWith("Broken", strict);
            Assert.EndsWith("Broken", Tokens(text, JsonInput.Newtonsoft, () => 1000));
        }
    }

    private static Gen<string> Value(int depth) =>
        depth == 0 ? Scalar : Gen.Frequency((3, Scalar), (1, Array(depth - 1)), (2, Object(depth - 1)));

    private static Gen<string> Array(int depth) =>
        Gen.Choose(0, 3).SelectMany(
            count => Spaced(Value(depth)).ArrayOf(count),
            (_, items) => "[" + (items.Length == 0 ? " " : string.Join(",", items)) + "]");

    private static Gen<string> Object(int depth) =>
        Gen.Choose(0, 4).SelectMany(
            count => Spaced(Text.Select(name => $"\"{name}\"")).SelectMany(
                _ => Spaced(Value(Math.Max(0, depth - 1))), (name, value) => name + ":" + value).ArrayOf(count),
            (_, members) => "{" + string.Join(",", members) + "}");

    private static Gen<string> Spaced(Gen<string> text) =>
        Space.SelectMany(_ => text, (before, middle) => before + middle)
            .SelectMany(_ => Space, (all, after) => all + after);

    private static string Tokens(string text, Func<JsonSource, JsonTokens> open, Func<int> piece)
    {
        using var tokens = open(new JsonSource(new PiecewiseStream(Encoding.UTF8.GetBytes(text), piece), "", 0));
        var found = new List<string>();
        JsonRead read;
        while ((read = tokens.ReadValue()) == JsonRead.Value)
        {
            found.Add($"{tokens.Line}:{tokens.Column} at {tokens.Source.Offset}");
            found.AddRange(tokens.Tokens.Take(tokens.Count).Select(
                token => $"{token.Kind} {token.Start} {token.IsEscaped} {tokens.TextOf(token)}"));
        }

        return string.Join('\n', found.Append(read.ToString()));
    }
}
