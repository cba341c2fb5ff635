using System.Collections.Generic;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Tests.Records;

public sealed class IdListTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("101", "101")]
    [InlineData(" 101 ", "101")]
    [InlineData("101;102;103", "101 102 103")]
    [InlineData("101; 102 ;;103;", "101 102 103")]
    [InlineData("101:1626353538000;102:999999999999", "101 102")]
    [InlineData("101:1626353538;urn:1626353538000;00Q:x", "101:1626353538 urn:1626353538000 00Q:x")]
    [InlineData("00Q1x00000BBBB1EAE", "00Q1x00000BBBB1EAE")]
    [InlineData("""["101","102"]""", "101 102")]
    [InlineData("[101, 102]", "101 102")]
    [InlineData("[]", "")]
    [InlineData("[null]", "")]
    [InlineData("""[{"id":"101","type":"call_to_contact"},{"id":"102","type":"id"}]""", "101 102")]
    [InlineData("""[ { "type" : "x" , "id" : 101 } , {"toObjectId":102,"associationTypes":[{"id":9,"label":null}]} ]""", "101 102")]
    [InlineData("""[{"type":"x"}]""", "")]
    [InlineData("[", "[")]
    [InlineData("[\"101", "[\"101")]
    public void The_ids_of_a_text_are_told_one_by_one(string text, string ids)
    {
        var found = new List<string>();
        var list = new IdList(Utf8Text.Of(text));
        while (list.Next(out var id)) found.Add(id.ToString());
        Assert.Equal(ids, string.Join(" ", found));
        Assert.False(list.Next(out _));
    }
}
