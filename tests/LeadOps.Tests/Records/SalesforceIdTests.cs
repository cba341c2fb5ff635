using System;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Tests.Records;

public sealed class SalesforceIdTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData("000000000000000", "000000000000000AAA")]
    [InlineData("00558000002AbCd", "00558000002AbCdAAK")]
    [InlineData("ABCDEFGHIJKLMNO", "ABCDEFGHIJKLMNO555")]
    [InlineData("Abcdefghijklmno", "AbcdefghijklmnoBAA")]
    [InlineData("abcdEfghijklmnO", "abcdEfghijklmnOQAQ")]
    public void The_long_form_adds_a_letter_for_every_five_characters(string id, string expanded)
    {
        Assert.Equal(expanded, SalesforceId.Expand(Utf8Text.Of(id)));
        Assert.Equal(expanded, SalesforceId.Expand(Utf8Text.Of(expanded)));
    }

    [Fact]
    public void Both_forms_of_any_id_are_one_and_no_other_checksum_is_right()
    {
        var random = new Random(20261120);
        for (int round = 0; round < 2_000; round++)
        {
            string id = new([.. Enumerable.Range(0, 15).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            string expanded = SalesforceId.Expand(Utf8Text.Of(id));

            Assert.Equal(18, expanded.Length);
            Assert.True(SalesforceId.TryNormalise(Utf8Text.Of(expanded), out var fromLong));
            Assert.True(SalesforceId.TryNormalise(Utf8Text.Of(id), out var fromShort));
            Assert.Equal(id, fromLong.ToString());
            Assert.Equal(fromShort, fromLong);
            Assert.False(SalesforceId.HasWrongChecksum(Utf8Text.Of(expanded)));

            var damaged = expanded.ToCharArray();
            int at = 15 + random.Next(3);
            damaged[at] = damaged[at] == 'A' ? 'B' : 'A';
            Assert.True(SalesforceId.HasWrongChecksum(Utf8Text.Of(new string(damaged))));
            Assert.False(SalesforceId.IsWellFormed(Utf8Text.Of(new string(damaged))));
        }
    }

    [Fact]
    public void An_id_whose_letters_lost_their_case_has_a_wrong_checksum()
    {
        string expanded = SalesforceId.Expand(Utf8Text.Of("00Q58000002AbCd"));
        string lowered = expanded.Substring(0, 15).ToLowerInvariant() + expanded.Substring(15);
        Assert.True(SalesforceId.HasWrongChecksum(Utf8Text.Of(lowered)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("48393017442")]
    [InlineData("00558000002AbC")]
    [InlineData("00558000002AbCdA")]
    [InlineData("00558000002AbC-")]
    [InlineData("00558000002AbC ")]
    [InlineData("00558000002AbCé")]
    public void Other_text_is_no_id_and_stays_as_it_is(string text)
    {
        Assert.False(SalesforceId.IsWellFormed(Utf8Text.Of(text)));
        Assert.False(SalesforceId.HasWrongChecksum(Utf8Text.Of(text)));
        Assert.False(SalesforceId.TryNormalise(Utf8Text.Of(text), out var same));
        Assert.Equal(text, same.ToString());
        Assert.Equal(text, SalesforceId.Expand(Utf8Text.Of(text)));
    }

    [Fact]
    public void Ids_that_differ_by_case_alone_are_two()
    {
        SalesforceId.TryNormalise(Utf8Text.Of(SalesforceId.Expand(Utf8Text.Of("00Q58000002AbCd"))), out var one);
        SalesforceId.TryNormalise(Utf8Text.Of(SalesforceId.Expand(Utf8Text.Of("00Q58000002AbCD"))), out var other);
        Assert.NotEqual(one, other);
    }
}
