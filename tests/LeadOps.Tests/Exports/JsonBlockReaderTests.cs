using System;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public class JsonBlockReaderTests
{
    [Fact]
    public void An_array_of_objects_gives_a_row_each()
    {
        var input = JsonInput.Read("""[{"Id":"1","Email":"a@b.example"},{"Id":"2","Email":null}]""");

        Assert.Equal(JsonShapeKind.Array, input.Shape!.Kind);
        Assert.Equal(["Id", "Email"], input.Columns);
        Assert.Equal(["1+1: 1|a@b.example", "1+1: 2|"], input.Rows);
        Assert.Equal(2, input.Elements);
        Assert.Equal(1, input.Lines);
    }

    [Fact]
    public void Rows_know_the_lines_they_are_on()
    {
        var input = JsonInput.Read("\n[\r\n  {\n    \"Id\": 1\n  },\n  {\"Id\": 2}\n]\n");

        Assert.Equal(["3+3: 1", "6+1: 2"], input.Rows);
        Assert.Equal(7, input.Lines);
    }

    [Fact]
    public void A_byte_order_mark_is_no_content()
    {
        var input = JsonInput.Read("\uFEFF{\"Id\":1}\n\n{\"Id\":x}\n");

        Assert.Equal(JsonShapeKind.Lines, input.Shape!.Kind);
        Assert.Equal(["1+1: 1", "3: BadJson at 7"], input.Rows);
    }

    [Fact]
    public void The_value_of_an_OData_answer_holds_the_records()
    {
        var input = JsonInput.Read(
            """{"@odata.context":"https://x","value":[{"leadid":"1"},{"leadid":"2"}],"next":"y"}""");

        Assert.Equal(JsonShapeKind.Envelope, input.Shape!.Kind);
        Assert.Equal("value", input.Shape.Member.ToString());
        Assert.Equal(["1+1: 1", "1+1: 2"], input.Rows);
        Assert.Equal(2, input.SkippedMembers);
    }

    [Fact]
    public void HubSpot_properties_stand_beside_the_id()
    {
        var input = JsonInput.Read(
            """
            {"results":[
            {"id":"7","properties":{"email":"a@b.example","id":"inner","createdAt":"x"},"createdAt":"2024-01-01"},
            {"id":"8","properties":{"email":"c@d.example","company":{"name":"Acme"}},"createdAt":"y"}
            ],"paging":{"next":{"after":"8","link":["a",{"b":1}]}}}
            """);

        Assert.Equal(
            ["id", "email", "properties.id", "properties.createdAt", "createdAt", "company.name"], input.Columns);
        Assert.Equal(["2+1: 7|a@b.example|inner|x|2024-01-01", "3+1: 8|c@d.example|||y|Acme"], input.Rows);
        Assert.Equal(1, input.SkippedMembers);
        Assert.True(input.Shape!.LiftsProperties);
        Assert.Contains("properties", input.Shape.Evidence);
    }

    [Fact]
    public void Results_without_properties_are_records_as_they_are()
    {
        var input = JsonInput.Read("""{"total":2,"results":[{"id":"7","properties":"none"}]}""");

        Assert.Equal(["id", "properties"], input.Columns);
        Assert.False(input.Shape!.LiftsProperties);
    }

    [Fact]
    public void Salesforce_attributes_are_columns_like_any_nested_object()
    {
        var input = JsonInput.Read(
            """
            {"totalSize":1,"done":true,"records":[
            {"attributes":{"type":"Lead","url":"/x"},"Id":"00Q"}],"nextRecordsUrl":"/y"}
            """);

        Assert.Equal("records", input.Shape!.Member.ToString());
        Assert.Equal(["attributes.type", "attributes.url", "Id"], input.Columns);
        Assert.Equal(["2+1: Lead|/x|00Q"], input.Rows);
        Assert.Equal(3, input.SkippedMembers);
    }

    [Fact]
    public void The_first_array_of_objects_is_taken_for_the_records_and_named()
    {
        var input = JsonInput.Read("""{"meta":{"tags":["a"]},"codes":[1,2],"data":[{"Id":1}],"included":[{"Id":9}]}""");

        Assert.Equal(JsonShapeKind.Envelope, input.Shape!.Kind);
        Assert.Contains("\"data\"", input.Shape.Evidence);
        Assert.Equal(["1+1: 1"], input.Rows);
        Assert.Equal(3, input.SkippedMembers);
    }

    [Fact]
    public void A_known_envelope_wins_over_an_array_before_it()
    {
        var input = JsonInput.Read("""{"links":[{"rel":"next"}],"results":[{"Id":1}]}""");

        Assert.Equal("results", input.Shape!.Member.ToString());
    }

    [Theory]
    [InlineData("[]", JsonShapeKind.Array)]
    [InlineData("{}", JsonShapeKind.Envelope)]
    [InlineData(" {\n} \n", JsonShapeKind.Envelope)]
    [InlineData("{\"value\":[]}", JsonShapeKind.Envelope)]
    [InlineData("{\"results\":[ ],\"paging\":null}", JsonShapeKind.Envelope)]
    [InlineData("", JsonShapeKind.Lines)]
    [InlineData(" \r\n\n", JsonShapeKind.Lines)]
    internal void Nothing_in_it_is_no_record_and_no_error(string text, JsonShapeKind kind)
    {
        var input = JsonInput.Read(text);

        Assert.Equal(kind, input.Shape!.Kind);
        Assert.Equal(0, input.Elements);
        Assert.Null(input.Exception);
    }

    [Fact]
    public void An_empty_object_says_that_it_holds_no_records()
    {
        Assert.Contains("without records", JsonInput.Read("{}").Shape!.Evidence);
    }

    [Fact]
    public void A_single_object_is_one_record()
    {
        var input = JsonInput.Read("{\n \"Id\": 1, \"Tags\": [\"a\"]\n}\n");

        Assert.Equal(JsonShapeKind.Objects, input.Shape!.Kind);
        Assert.Equal(["1+3: 1|[\"a\"]"], input.Rows);
    }

    [Theory]
    [InlineData("{\"Id\":1}{\"Id\":2} {\"Id\":3}")]
    [InlineData("{\n\"Id\":1\n}\n{\n\"Id\":2}{\"Id\":3\n}")]
    [InlineData("{\"Id\":1}\n{\"Id\":2}{\"Id\":3}")]
    [InlineData("{\"Id\":1}\n\n{\"Id\":2}\r\n   \r\n{\"Id\":3}\r\n")]
    public void Objects_may_follow_each_other(string text)
    {
        var input = JsonInput.Read(text);

        Assert.Equal(["1", "2", "3"], input.Rows.Select(row => row.Split(": ")[1]));
        Assert.Null(input.Exception);
    }

    [Fact]
    public void Lines_of_records_with_arrays_of_objects_are_no_envelope()
    {
        var input = JsonInput.Read("{\"Id\":1,\"items\":[{\"a\":1}]}\n{\"Id\":2,\"items\":[]}\n");

        Assert.Equal(JsonShapeKind.Lines, input.Shape!.Kind);
        Assert.Equal(["1+1: 1|[{\"a\":1}]", "2+1: 2|[]"], input.Rows);
    }

    [Fact]
    public void A_file_that_is_no_JSON_says_so()
    {
        var input = JsonInput.Read("Id,Email\n1,a@b.example\n");

        Assert.Equal("NotJson", input.Exception!.Id);
        Assert.Equal(1, input.Exception.Line);
        Assert.Equal(1, input.Exception.Column);
        Assert.NotEmpty(input.Exception.Recommendation);
    }

    [Fact]
    public void Nested_objects_flatten_and_arrays_stay_text()
    {
        var input = JsonInput.Read(
            """[{"Address":{"City":"Köln","Geo":{"Lat":50.90}},"Tags":[ "a\u00e9", {"x": [1.0]} ],"Empty":{}}]""");

        Assert.Equal(["Address.City", "Address.Geo.Lat", "Tags"], input.Columns);
        Assert.Equal(["1+1: Köln|50.90|[ \"a\\u00e9\", {\"x\": [1.0]} ]"], input.Rows);
    }

    [Fact]
    public void Null_in_place_of_an_object_adds_no_column()
    {
        var input = JsonInput.Read("""[{"Owner":{"Name":"D"}},{"Owner":null},{"Owner":"plain"}]""");

        Assert.Equal(["Owner.Name", "Owner"], input.Columns);
        Assert.Equal(["1+1: D", "1+1: ", "1+1: |plain"], input.Rows);
    }

    [Fact]
    public void Values_are_as_written()
    {
        var input = JsonInput.Read(
            """[{"a":-0,"b":1.10,"c":1E+400,"d":123456789012345678901234567890,"e":true,"f":"2024-01-22T20:36Z"}]""");

        Assert.Equal(["1+1: -0|1.10|1E+400|123456789012345678901234567890|true|2024-01-22T20:36Z"], input.Rows);
    }

    [Fact]
    public void Escapes_become_the_text_they_stand_for_in_names_too()
    {
        var input = JsonInput.Read(
            """[{"caf\u00e9":"\"\\\/\b\f\n\r\t|\u0041\u00e9\u20AC\uD83D\uDE00"},{"café":"\u0000"}]""");

        Assert.Equal(["café"], input.Columns);
        Assert.Equal(["1+1: \"\\/\b\f\n\r\t|Aé€😀", "1+1: \0"], input.Rows);
        Assert.False(input.Entries[0].HasNul);
        Assert.True(input.Entries[1].HasNul);
    }

    [Theory]
    [InlineData("[{\"a\":1},{\"a\":\"x\\uD800\"},{\"a\":2}]")]
    [InlineData("[{\"a\":1},{\"a\":\"\\uDC00\\uD800\"},{\"a\":2}]")]
    [InlineData("[{\"a\":1},{\"b\\uD800x\":1},{\"a\":2}]")]
    public void Half_a_surrogate_pair_is_damage_of_its_element_alone(string text)
    {
        var input = JsonInput.Read(text);

        Assert.StartsWith("1: BadJson at ", input.Rows[1]);
        Assert.Equal(3, input.Elements);
        Assert.Equal(1, input.Damaged);
        Assert.Equal("1+1: 2", input.Rows[2]);
    }

    [Fact]
    public void Columns_may_appear_late_and_names_in_any_order()
    {
        var input = JsonInput.Read(
            """
            {"a":1,"b":2}
            {"b":4,"a":3}
            {"c":{"d":7},"a":5}
            {"b":9}
            {"d":12,"c":{"d":11,"e":10},"b":8,"a":13}
            """);

        Assert.Equal(["a", "b", "c.d", "d", "c.e"], input.Columns);
        Assert.Equal(["1+1: 1|2", "2+1: 3|4", "3+1: 5||7", "4+1: |9|", "5+1: 13|8|11|12|10"], input.Rows);
    }

    [Fact]
    public void A_name_that_stands_twice_in_an_object_loses_neither_value()
    {
        var input = JsonInput.Read("""[{"a":1,"a":2,"a":3,"o":{"x":1},"o":{"x":2}},{"a":4,"a#2":5}]""");

        Assert.Equal(["a", "a#2", "a#3", "o.x", "o.x#2", "a#2#2"], input.Columns);
        Assert.Equal(["1+1: 1|2|3|1|2", "1+1: 4|||||5"], input.Rows);
        Assert.Equal(3, input.DuplicateNames);
    }

    [Fact]
    public void Names_that_meet_when_flattened_get_columns_of_their_own()
    {
        var input = JsonInput.Read("""[{"a.b":1,"a":{"b":2},"":3,"c":{"":4}}]""");

        Assert.Equal(["a.b", "a.b#2", "Column3", "c."], input.Columns);
    }

    [Fact]
    public void An_element_that_is_no_object_is_damage_and_reading_goes_on()
    {
        var input = JsonInput.Read("[\n{\"a\":1},\n 2,\"x\",null,true,[{\"a\":0}],\n{\"a\":3}]");

        Assert.Equal(["2+1: 1", "4+1: 3"], [input.Rows[0], input.Rows[^1]]);
        Assert.Equal([2, 4, 8, 13, 18], input.Entries[1..^1].Select(entry => entry.Column));
        Assert.All(input.Entries[1..^1], entry => Assert.Equal((Damage.BadJson, 3), (entry.Damage, entry.Line)));
        Assert.Equal(7, input.Elements);
        Assert.Equal(5, input.Damaged);
    }

    [Theory]
    [InlineData("{\"a\":1,}", 8)]
    [InlineData("{\"a\":\"ü\" x}", 10)]
    [InlineData("null", 1)]
    [InlineData("{\"a\":[1,{\"b\":2}}", 16)]
    [InlineData("{\"a\":\"tab\tinside\"}", 10)]
    [InlineData("garbage", 1)]
    public void A_bad_line_costs_only_itself(string line, int column)
    {
        var input = JsonInput.Read($"{{\"a\":1}}\n{line}\n{{\"a\":2}}\n");

        Assert.Equal(["1+1: 1", $"2: BadJson at {column}", "3+1: 2"], input.Rows);
        Assert.Null(input.Exception);
    }

    [Theory]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":\"never closed}")]
    [InlineData("{\"a\":[1,2")]
    public void A_line_that_is_cut_costs_only_itself(string line)
    {
        var input = JsonInput.Read($"{{\"a\":1}}\n{line}\n{{\"a\":2}}\n");

        Assert.Equal(["1+1: 1", "3+1: 2"], input.Rows.Where(row => !row.Contains("BadJson")));
        Assert.StartsWith("2: BadJson", input.Rows[1]);
    }

    [Theory]
    [InlineData("{\"a\":1,}\n{\"a\":2}\n{\"a\":3}")]
    [InlineData("{\"a\":1\n{\"a\":2}\n{\"a\":3}")]
    [InlineData("{\"a\":tru}\n{\"a\":2}\n{\"a\":3}")]
    [InlineData("\"a\":1}\n{\"a\":2}\n{\"a\":3}")]
    public void The_first_line_may_be_the_bad_one(string text)
    {
        var input = JsonInput.Read(text);

        Assert.Equal(JsonShapeKind.Lines, input.Shape!.Kind);
        Assert.Equal(3, input.Elements);
        Assert.StartsWith("1: BadJson", input.Rows[0]);
        Assert.Equal(["2+1: 2", "3+1: 3"], input.Rows.Skip(1));
    }

    [Fact]
    public void A_record_and_rubbish_on_one_line_are_a_record_and_damage()
    {
        var input = JsonInput.Read("{\"a\":1}\n{\"a\":2},{\"a\":3}\n{\"a\":4}\n");

        Assert.Equal(["1+1: 1", "2+1: 2", "2: BadJson at 8", "3+1: 4"], input.Rows);
    }

    [Fact]
    public void Broken_grammar_in_an_array_ends_it_after_the_rows_before()
    {
        var input = JsonInput.Read("[{\"a\":1},\n {\"a\":2},\n {\"a\":\"ü\" 3},\n {\"a\":4}]");

        Assert.Equal(["1+1: 1", "2+1: 2", "3: BadJson at 11"], input.Rows);
        Assert.Equal("BrokenJson", input.Exception!.Id);
        Assert.Equal(3, input.Exception.Line);
        Assert.Equal(11, input.Exception.Column);
        Assert.Equal(31, input.Exception.ByteOffset);
        Assert.Contains("2 elements", input.Exception.Message);
    }

    [Fact]
    public void Damage_in_an_element_of_many_lines_stands_at_the_element()
    {
        var input = JsonInput.Read("[\n  {\n    \"a\": 1,\n    \"a\" 2\n  }\n]");

        Assert.Equal(["2: BadJson at 3"], input.Rows);
        Assert.Equal(3, input.Entries[0].Lines);
        Assert.Equal(4, input.Exception!.Line);
        Assert.Equal(9, input.Exception.Column);
    }

    [Fact]
    public void A_missing_comma_between_elements_is_broken_grammar()
    {
        var input = JsonInput.Read("[{\"a\":1} {\"a\":2}]");

        Assert.Equal(2, input.Elements);
        Assert.Equal("BrokenJson", input.Exception!.Id);
        Assert.Equal(10, input.Exception.Column);
    }

    [Theory]
    [InlineData("[{\"a\":1}]\n[{\"a\":2}]")]
    [InlineData("[{\"a\":1}] x")]
    [InlineData("[{\"a\":1}]]")]
    [InlineData("{\"value\":[{\"a\":1}]}\n]")]
    public void More_after_the_end_is_an_error_after_the_rows(string text)
    {
        var input = JsonInput.Read(text);

        Assert.Equal(["1+1: 1"], input.Rows);
        Assert.Equal("BrokenJson", input.Exception!.Id);
        Assert.Contains("after the end", input.Exception.Message);
    }

    [Theory]
    [InlineData("[{\"a\":1},{\"a\":2")]
    [InlineData("[{\"a\":1},{\"a\":tr")]
    [InlineData("[{\"a\":1},{\"a\":\"x\\u00")]
    [InlineData("[{\"a\":1},")]
    [InlineData("[{\"a\":1}")]
    [InlineData("{\"value\":[{\"a\":1}],\"next\":\"x")]
    [InlineData("{\"a\":1}\n{\"a\":[{\"b\":")]
    public void A_file_that_breaks_off_has_one_truncated_element_and_no_error(string text)
    {
        var input = JsonInput.Read(text);

        Assert.EndsWith(": 1", input.Rows[0]);
        Assert.Equal(2, input.Elements);
        Assert.Equal(Damage.Truncated, input.Entries[1].Damage);
        Assert.Null(input.Exception);
    }

    [Theory]
    [InlineData("[{\"a\":1,\"b\":{\"c\":[\"\\u00e9\",{}]}},\n{\"a\":true,\"d\":null},\n 5, {\"a\":-1.5e3}]\n")]
    [InlineData("{\"n\":[1],\"results\":[{\"id\":1,\"properties\":{\"e\":\"ü\"}},{\"id\":2}],\"p\":{\"q\":[]}}")]
    [InlineData("{\"a\":1,\"b\":[{\"c\":2}]}\n{\"b\":null,\"a\":\"x\"}\n\n{\"a\":false}")]
    [InlineData("{\n\"a\":1}\n{\"b\":[]}")]
    public void Cut_at_any_byte_a_file_gives_no_crash_and_all_its_whole_records(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = JsonInput.Read(text);
        for (int length = 0; length < bytes.Length; length++)
        {
            foreach (var open in new[] { JsonInput.Strict, JsonInput.Newtonsoft })
            {
                var cut = JsonInput.Read(new MemoryStream(bytes, 0, length), open);
                Assert.Null(cut.Exception);
                Assert.InRange(cut.Damaged - cut.Entries.Count(entry => entry.Damage == Damage.BadJson), 0, 1);
            }
        }

        Assert.Null(whole.Exception);
    }

    [Fact]
    public void What_the_stream_throws_comes_after_the_rows_before_it()
    {
        foreach (string text in new[] { "[{\"a\":1},{\"a\":2", "{\"a\":1}\n{\"a\":2}" })
        {
            var fault = new ExportException("InvalidByte", "leads.json", "bad byte", "Name the encoding.");
            var input = JsonInput.Read(new FaultyStream(Encoding.UTF8.GetBytes(text), fault));

            Assert.Equal(["1+1: 1"], input.Rows);
            Assert.Same(fault, input.Exception);
        }
    }

    [Theory]
    [InlineData("{\"ü\":1}\n{\"ü\":2}\n{\"ü\":\"", "\"}\n{\"ü\":4}\n", 3, 7)]
    [InlineData("[{\"ü\":1},\n{\"ü\":2},{\"ü\":\"", "\"},{\"ü\":4}]", 2, 15)]
    [InlineData("{\"value\":[{\"ü\":1},{\"ü\":2},{\"", "\":3},{\"ü\":4}]}", 1, 29)]
    public void A_byte_that_is_no_UTF8_ends_the_file_after_the_rows_before_it(
        string before, string after, int line, int column)
    {
        // windows-1252, a character cut short, and one that UTF-8 forbids.
        foreach (byte[] wrong in new byte[][] { [0xFC], [0xE2, 0x82], [0xED, 0xA0, 0x80] })
        {
            var input = JsonInput.Read([.. Encoding.UTF8.GetBytes(before), .. wrong, .. Encoding.UTF8.GetBytes(after)]);

            Assert.Equal(["1", "2"], input.Rows.Select(row => row.Split(": ")[1]));
            Assert.Equal(0, input.Damaged);
            Assert.Equal("InvalidByte", input.Exception!.Id);
            Assert.Equal((line, column), (input.Exception.Line, input.Exception.Column));
            Assert.Equal(Encoding.UTF8.GetByteCount(before), input.Exception.ByteOffset);
        }
    }

    [Fact]
    public void Nesting_up_to_64_is_read_and_deeper_is_said_to_be_too_deep()
    {
        static string Nested(int depth) => "[{\"a\":" + new string('[', depth - 2) + new string(']', depth - 2) + "}]";

        Assert.Equal(["1+1: " + new string('[', 62) + new string(']', 62)], JsonInput.Read(Nested(64)).Rows);

        var input = JsonInput.Read(Nested(65));
        Assert.Equal("BrokenJson", input.Exception!.Id);
        Assert.Contains("deeper than 64", input.Exception.Message);
        Assert.Equal(1, input.Damaged);

        var lines = JsonInput.Read("{\"a\":1}\n" + Nested(65)[1..^1] + "\n" + Nested(66)[1..^1] + "\n{\"a\":2}\n");
        Assert.Equal(JsonShapeKind.Lines, lines.Shape!.Kind);
        Assert.Equal(4, lines.Elements);
        Assert.Equal(1, lines.Damaged);
    }

    [Fact]
    public void A_hundred_thousand_brackets_do_no_harm()
    {
        Assert.Equal("BrokenJson", JsonInput.Read(new string('[', 100_000)).Exception!.Id);
        Assert.Equal("BrokenJson", JsonInput.Read(string.Concat(Enumerable.Repeat("[{\"\":", 50_000))).Exception!.Id);
    }

    [Fact]
    public void A_field_over_the_limit_is_damage_in_its_place()
    {
        string fits = new('x', Limits.FieldBytes);
        string[] elements = [$"{{\"a\":\"{fits}\"}}", $"{{\"a\":\"{fits}y\"}}", "{\"a\":1}"];
        foreach (string text in new[] { "[" + string.Join(",\n", elements) + "]", string.Join("\n", elements) })
        {
            foreach (var open in new[] { JsonInput.Strict, JsonInput.Newtonsoft })
            {
                var input = JsonInput.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), open);
                Assert.Equal(3, input.Elements);
                Assert.Equal("1+1: " + fits, input.Rows[0]);
                Assert.Equal("2: FieldTooLong at 7", input.Rows[1]);
                Assert.EndsWith(": 1", input.Rows[2]);
            }
        }
    }

    [Fact]
    public void A_record_over_the_limit_is_damage_and_the_next_is_read()
    {
        string member = "\"m\":\"" + new string('x', 1000) + "\",";
        string members = string.Concat(Enumerable.Repeat(member, Limits.RowBytes / member.Length + 1));
        string[] elements = ["{\"a\":1}", "{" + members + "\"z\":[{}]}", "{\"a\":2}"];
        foreach (string text in new[] { "[" + string.Join(",\n", elements) + "]", string.Join("\n", elements) })
        {
            foreach (var open in new[] { JsonInput.Strict, JsonInput.Newtonsoft })
            {
                var input = JsonInput.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), open);
                Assert.Equal(["1+1: 1", "2: RowTooLong at 1", "3+1: 2"], input.Rows);
                Assert.Equal(["a"], input.Columns);
                Assert.Null(input.Exception);
            }
        }
    }

    [Fact]
    public void A_text_over_the_limit_costs_its_line_or_ends_the_array()
    {
        string giant = "{\"a\":\"" + new string('x', Limits.RowBytes + 10) + "\"}";
        foreach (var open in new[] { JsonInput.Strict, JsonInput.Newtonsoft })
        {
            var lines = JsonInput.Read(
                new MemoryStream(Encoding.UTF8.GetBytes($"{{\"a\":1}}\n{giant}\n{{\"a\":2}}")), open);
            Assert.Equal(["1+1: 1", "2: RowTooLong at 1", "3+1: 2"], lines.Rows);

            var array = JsonInput.Read(
                new MemoryStream(Encoding.UTF8.GetBytes($"[{{\"a\":1}},\n{giant},{{\"a\":2}}]")), open);
            Assert.Equal(["1+1: 1", "2: FieldTooLong"], array.Rows.Select(row => row.Split(" at ")[0]));
            Assert.Equal("TokenTooLong", array.Exception!.Id);
            Assert.Equal(2, array.Exception.Line);
        }
    }

    [Fact]
    public void Too_many_names_are_a_clear_error_after_the_rows_before()
    {
        var text = new StringBuilder("{\"a\":1}\n{");
        for (int i = 0; i < Limits.Columns; i++) text.Append($"\"c{i}\":{i},");
        var input = JsonInput.Read(text.Append("\"z\":1}\n{\"a\":2}\n").ToString());

        Assert.Equal(["1+1: 1", "2: TooManyCells at 1"], input.Rows);
        Assert.Equal("TooManyColumns", input.Exception!.Id);
        Assert.Equal(2, input.Exception.Line);
    }

    [Fact]
    public void Blocks_end_where_rows_do_and_lose_none()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 30_000; i++) text.Append($"{{\"Id\":{i},\"Name\":\"name {i}\"}}\n");
        var input = JsonInput.Read(text.ToString());

        Assert.Equal(30_000, input.Elements);
        Assert.Equal(30_000, input.Lines);
        Assert.Equal("30000+1: 29999|name 29999", input.Rows[^1]);
        Assert.Equal(Enumerable.Range(0, 30_000).Select(i => $"{i + 1}+1: {i}|name {i}"), input.Rows);
    }

    [Theory]
    [InlineData("[", ",", "]")]
    [InlineData("{\"next\":null,\"items\":[", " ,", "],\"total\":1}")]
    [InlineData("", "", "")]
    public void One_line_may_be_longer_than_any_buffer(string before, string between, string after)
    {
        string record = "{\"Id\":\"ü\",\"b\":[1,{}]}";
        const int Count = 40_000;
        string text = before + string.Join(between, Enumerable.Repeat(record, Count));
        var whole = JsonInput.Read(text + after);
        var broken = JsonInput.Read(text + between + "{\"Id\" 1}" + after);

        Assert.Equal(Enumerable.Repeat("1+1: ü|[1,{}]", Count), whole.Rows);
        Assert.Null(whole.Exception);
        Assert.Equal(Count + 1, broken.Elements);
        Assert.Equal(text.Length + between.Length + 7, broken.Exception!.Column);
        Assert.Equal(Encoding.UTF8.GetByteCount(text + between) + 6, broken.Exception.ByteOffset);
    }

    [Fact]
    public void Disposing_the_reader_closes_the_stream()
    {
        var stream = new MemoryStream("[]"u8.ToArray());
        new JsonBlockReader(stream, "leads.json").Dispose();

        Assert.False(stream.CanRead);
    }

    private sealed class FaultyStream(byte[] bytes, ExportException fault) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = base.Read(buffer, offset, count);
            return read > 0 ? read : throw fault;
        }
    }
}
