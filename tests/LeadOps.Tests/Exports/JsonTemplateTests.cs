using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

/// <summary>
/// Records like the one before are read without tokens. <see cref="JsonInput.Read(string)"/> reads each text with and
/// without that, so whatever else is tested here, both are the same.
/// </summary>
public class JsonTemplateTests
{
    private const string Record = "{\"Id\":\"1\",\"Größe\":{\"cm\":180},\"x\":null,\"b\":true}";
    private const string Other = "{\"Id\":\"two\",\"Größe\":{\"cm\":-0.10},\"x\":\"\",\"b\":false}";

    [Theory]
    [InlineData("", "\n", "\n")]
    [InlineData("", "\r\n", "\r\n")]
    [InlineData("", "\n", "")]
    [InlineData("", " \n ", "")]
    [InlineData("", " ", "")]
    [InlineData("[", ",", "]")]
    [InlineData("[\n", ",\r\n", "\r\n]\r\n")]
    [InlineData("{\"@odata.count\":3,\"value\":[", ",", "],\"next\":null}")]
    [InlineData("{\"results\":[", ",", "]}")]
    [InlineData("{\"done\":true,\"records\":[\n", "\n,\n", "\n]}")]
    public void Every_record_like_the_first_is_read_without_tokens(string before, string between, string after)
    {
        var input = JsonInput.Read(before + Record + between + Other + between + Record + after);

        Assert.Null(input.Exception);
        Assert.Equal(2, input.Repeated);
        Assert.Equal(["Id", "Größe.cm", "x", "b"], input.Columns);
        Assert.Equal(["1|180||true", "two|-0.10||false", "1|180||true"], input.Rows.Select(row => row.Split(": ")[1]));
    }

    [Fact]
    public void White_space_may_be_anything_that_repeats()
    {
        const string Pretty = "  {\n    \"Id\" :  \"1\",\r\n\t\"props\": { \"a\": 1.5 }\n  }";
        var input = JsonInput.Read("[\n" + Pretty + ",\n" + Pretty + ",\n" + Pretty + "\n]");

        Assert.Equal(["2+4: 1|1.5", "6+4: 1|1.5", "10+4: 1|1.5"], input.Rows);
        Assert.Equal(2, input.Repeated);
    }

    [Theory]
    [InlineData("\"\\\"a\\\\\\/\\b\\f\\n\\r\\t\\u00fc\\u20AC\"", "\"a\\/\b\f\n\r\tü€")]
    [InlineData("\"ends with a quote\\\"\"", "ends with a quote\"")]
    [InlineData("\"ü€😀\"", "ü€😀")]
    [InlineData("12345678901234567890.123456789", "12345678901234567890.123456789")]
    [InlineData("-0", "-0")]
    public void Values_are_as_by_tokens(string value, string text)
    {
        var input = JsonInput.Read("{\"a\":0,\"b\":1}\n{\"a\":" + value + ",\"b\":" + value + "}\n");

        Assert.Equal(1, input.Repeated);
        Assert.Equal("2+1: " + text + "|" + text, input.Rows[1]);
    }

    [Theory]
    [InlineData("1e5", "1e5")]
    [InlineData("[1]", "[1]")]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"\\u0000\"", "\0")]
    public void What_is_left_to_the_tokens_is_read_all_the_same(string value, string text)
    {
        var input = JsonInput.Read("{\"a\":0}\n{\"a\":" + value + "}\n{\"a\":1}\n");

        Assert.Equal(1, input.Repeated);
        Assert.EndsWith(": 1", input.Rows[2]);
        Assert.EndsWith(text, input.Rows[1]);
        Assert.Equal(text == "\0", input.Entries[1].HasNul);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("1-2")]
    [InlineData("tru")]
    [InlineData("nulll")]
    [InlineData("False")]
    [InlineData("\"a\tb\"")]
    [InlineData("\"\\x41\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12G4\"")]
    [InlineData("\"\\uDE00\"")]
    [InlineData("\"open")]
    [InlineData("")]
    public void What_is_no_JSON_is_damage_as_by_tokens(string value)
    {
        var input = JsonInput.Read(
            "{\"a\":0,\"b\":1}\n{\"a\":" + value + ",\"b\":2}\n{\"a\":3,\"b\":" + value + "}\n{\"a\":5,\"b\":6}\n");

        Assert.Equal(
            [RowKind.Cells, RowKind.Damage, RowKind.Damage, RowKind.Cells],
            input.Entries.Select(entry => entry.Kind));
    }

    [Fact]
    public void A_record_of_another_form_is_read_by_its_tokens_and_the_next_may_be_like_it()
    {
        string[] records =
        [
            "{\"a\":1,\"b\":2}", "{\"b\":3,\"a\":4}", "{\"b\":5,\"a\":6}", "{\"a\":7,\"c\":8}", "{\"a\":9,\"c\":10}",
            "{\"a\":11,\"b\":12}", "{}", "{}",
        ];
        string[] rows = ["1|2", "4|3", "6|5", "7||8", "9||10", "11|12|", "||", "||"];
        foreach (string text in new[] { string.Join("\n", records), "[" + string.Join(",", records) + "]" })
        {
            var input = JsonInput.Read(text);

            Assert.Equal(rows, input.Rows.Select(row => row.Split(": ")[1]));
            Assert.Equal(3, input.Repeated);
        }
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"o\":null,\"a\":1}")]
    public void Names_whose_column_depends_on_more_than_their_order_are_not_repeated(string record)
    {
        var input = JsonInput.Read("[{\"o\":{\"p\":0}}," + record + "," + record + ",{\"o\":3}," + record + "]");

        Assert.Equal(input.Rows[2], input.Rows[1]);
        Assert.Equal(0, input.Repeated);
    }

    [Fact]
    public void Damage_that_brought_a_column_changes_what_follows()
    {
        var input = JsonInput.Read("{\"a\":1}\n{\"a\":2}\n{\"a\":3,\"b\":4,\"c\":\"\\uDE00\"}\n{\"a\":5}\n{\"a\":6}\n");

        Assert.Equal(["1+1: 1", "2+1: 2", "3: BadJson at 19", "4+1: 5||", "5+1: 6||"], input.Rows);
    }

    [Fact]
    public void Elements_between_that_are_no_records_change_nothing()
    {
        string text = string.Concat(Enumerable.Repeat("{\"a\":1},{\"a\":2},5,{\"a\":3},[{}],\"x\",\n", 3));
        var input = JsonInput.Read("[" + text + "{\"a\":4}]");

        Assert.Equal(19, input.Elements);
        Assert.Equal(9, input.Damaged);
        Assert.Equal(9, input.Repeated);
    }

    [Fact]
    public void An_error_after_repeated_records_stands_in_its_place()
    {
        foreach (string before in new[] { "[", "{\"value\":[" })
        {
            foreach (string comma in new[] { ",", ",\n" })
            {
                string text = before + string.Join(comma, Enumerable.Repeat("{\"ü\":1}", 5)) + comma + "  {\"ü\" 2}]";
                var input = JsonInput.Read(text);
                int at = text.LastIndexOf('2');

                Assert.Equal("BrokenJson", input.Exception!.Id);
                Assert.Equal(4, input.Repeated);
                Assert.Equal(Encoding.UTF8.GetByteCount(text[..at]), input.Exception.ByteOffset);
                Assert.Equal(at - text.LastIndexOf('\n'), input.Exception.Column);
                Assert.Equal(1 + text.Count(one => one == '\n'), input.Exception.Line);
            }
        }
    }

    [Fact]
    public void Limits_hold()
    {
        string fits = new('x', Limits.FieldBytes), giant = new('x', Limits.RowBytes);
        string[] values = ["1", "2", $"\"{fits}\"", $"\"{fits}y\"", $"\"{giant}\"", "3", "4"];
        string[] rows =
        [
            "1+1: 1", "2+1: 2", "3+1: " + fits, "4: FieldTooLong at 7", "5: RowTooLong at 1", "6+1: 3", "7+1: 4",
        ];
        var lines = Encoding.UTF8.GetBytes(string.Join("\n", values.Select(value => $"{{\"a\":{value}}}")));
        foreach (bool repeats in new[] { true, false })
        {
            Assert.Equal(rows, JsonInput.Read(new MemoryStream(lines), repeats: repeats).Rows);
        }
    }

    [Fact]
    public void Rows_stay_as_they_are_when_reading_goes_on()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 60_000; i++) text.Append($"{{\"Id\":{i},\"Name\":\"name \\\"{i}\\\"\"}}\n");
        using var reader = new JsonBlockReader(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "leads.json");
        var blocks = new List<RowBlock>();
        do blocks.Add(new RowBlock(16));
        while (reader.Read(blocks[^1]));

        Assert.True(blocks.Count > 3);
        Assert.True(reader.Repeated > 59_000);
        int next = 0;
        var row = new Row();
        foreach (var block in blocks)
        {
            for (int i = 0; i < block.RowCount; i++, next++)
            {
                row.MoveTo(block, i);
                Assert.Equal($"{next}|name \"{next}\"", row[0] + "|" + row[1]);
            }
        }

        Assert.Equal(60_000, next);
    }

    [Fact]
    public void Any_records_with_any_change_are_read_the_same_with_and_without_tokens()
    {
        var random = new Random(20260);
        long repeated = 0, records = 0, sound = 0;
        for (int run = 0; run < 1500; run++)
        {
            var bytes = RandomFile(random);
            for (int i = random.Next(3); i > 0 && bytes.Length > 0; i--) bytes = Changed(bytes, random);
            var input = JsonInput.Read(new MemoryStream(bytes));
            var byTokens = JsonInput.Read(new MemoryStream(bytes), repeats: false);
            Assert.Equal(byTokens.ToString(), input.ToString());
            Assert.Equal(0, byTokens.Repeated);
            var inPieces = JsonInput.Read(new PiecewiseStream(bytes, () => random.Next(1, 60)));
            Assert.Equal(input.ToString(), inPieces.ToString());
            Assert.Equal(
                JsonInput.Read(new MemoryStream(bytes), JsonInput.Newtonsoft, repeats: false).ToString(),
                JsonInput.Read(new MemoryStream(bytes), JsonInput.Newtonsoft).ToString());
            repeated += input.Repeated;
            records += input.Elements - input.Damaged;
            if (input.Exception is null && input.Damaged == 0) sound++;
        }

        // It would prove little if few were repeated, or few had an error.
        Assert.InRange(repeated, records / 4, records * 9 / 10);
        Assert.InRange(sound, 300, 1200);
    }

    private static byte[] RandomFile(Random random)
    {
        string[] spaces = ["", "", "", " ", "\n  ", "\r\n"];
        string[] names = ["Id", "a", "b", "ü", "x y", "q\\\"", "\\u0061", "", "properties"];
        bool isLines = random.Next(2) == 0;
        string Space() => isLines ? spaces[random.Next(4)] : spaces[random.Next(spaces.Length)];

        // The form of most records: text before each value and behind the last.
        List<string> NewForm()
        {
            var form = new List<string>();
            string text = "{" + Space();
            int open = 1;
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                text += $"\"{names[random.Next(names.Length)]}\"{Space()}:{Space()}";
                if (random.Next(6) == 0)
                {
                    text += "{" + $"\"{names[random.Next(names.Length)]}\":";
                    open++;
                }

                form.Add(text);
                text = "";
                if (open > 1 && random.Next(2) == 0)
                {
                    text = Space() + "}";
                    open--;
                }

                if (i > 1) text += Space() + "," + Space();
            }

            form.Add(text + new string('}', open));
            return form;
        }

        string[] values =
        [
            "0", "12", "-3.50", "true", "false", "null", "null", "\"\"", "\"text\"", "\"größer 😀\"", "\"a\\nb\"",
            "\"\\u00e9\"", "\"\\\"\"", "\"" + new string('n', 40) + "\"", "\"" + new string('q', 31) + "\\\\\"",
            "1e3", "\"\\uD83D\\uDE00\"", "\"\\u0000\"", "\"\\uDE00\"", "[1,{\"z\":2}]", "{}", "{\"z\":1}",
        ];

        // Those that are not repeated stand last, and come seldom.
        string Value() => values[random.Next(values.Length - (random.Next(3) == 0 ? 0 : 7))];
        var form = NewForm();
        var elements = new List<string>();
        for (int i = random.Next(9); i >= 0; i--)
        {
            if (random.Next(6) == 0) form = NewForm();
            string record = string.Concat(form.Take(form.Count - 1).Select(gap => gap + Value())) + form[^1];
            elements.Add(random.Next(25) == 0 ? Value() : record);
        }

        string space = spaces[random.Next(spaces.Length)];
        string between = isLines
            ? new[] { "\n", "\r\n", "\n\n", " " }[random.Next(4)]
            : space + "," + spaces[random.Next(spaces.Length)];
        string all = string.Join(between, elements);
        return Encoding.UTF8.GetBytes(isLines ? all + between : random.Next(4) switch
        {
            0 => "{\"results\":[" + all + "],\"paging\":{}}",
            1 => "{\"n\":[1],\"value\":[" + all + space + "]}",
            _ => "[" + all + space + "]",
        });
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        var changed = bytes.ToList();
        int at = random.Next(bytes.Length), length = Math.Min(random.Next(1, 20), bytes.Length - at);
        switch (random.Next(5))
        {
            case 0:
                changed[at] = (byte)"{}[],:\"\\a0u \n\r-.e"[random.Next(17)];
                break;
            case 1:
                changed[at] = (byte)random.Next(256);
                break;
            case 2:
                changed.RemoveRange(at, length);
                break;
            case 3:
                changed.InsertRange(random.Next(bytes.Length), changed.GetRange(at, length));
                break;
            default:
                changed.RemoveRange(at, bytes.Length - at);
                break;
        }

        return [.. changed];
    }
}
