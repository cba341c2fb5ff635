using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace LeadOps.Agreements;

internal enum JsonKind
{
    Object,
    List,
    Text,
    Number,
    Boolean,
    Null,
}

/// <summary>A JSON value that knows its line (from 1), its path and where it stands in the text.</summary>
internal sealed class JsonNode
{
    private readonly object? value;

    public JsonNode(JsonKind kind, int line, string path, object? value, int start, int end)
    {
        Kind = kind;
        Line = line;
        Path = path;
        Start = start;
        End = end;
        this.value = value;
    }

    public JsonKind Kind { get; }

    public int Line { get; }

    public string Path { get; }

    /// <summary>Offset of its first character.</summary>
    public int Start { get; }

    /// <summary>Offset after its last character.</summary>
    public int End { get; }

    public string Text => (string)value!;

    public decimal Number => (decimal)value!;

    public bool Boolean => (bool)value!;

    /// <summary>The members of an object; none for any other kind.</summary>
    public IReadOnlyList<JsonMember> Members => value as IReadOnlyList<JsonMember> ?? [];

    /// <summary>The items of a list; none for any other kind.</summary>
    public IReadOnlyList<JsonNode> Items => value as IReadOnlyList<JsonNode> ?? [];

    /// <summary>The value of a key, or null where there is none.</summary>
    public JsonNode? Find(string key)
    {
        foreach (var member in Members)
        {
            if (member.Name == key) return member.Value;
        }

        return null;
    }

    /// <summary>The value of a key if it is a text.</summary>
    public string? TextOf(string key) => Find(key) is { Kind: JsonKind.Text } node ? node.Text : null;

    /// <summary>The value of a key if it is true or false.</summary>
    public bool? BooleanOf(string key) => Find(key) is { Kind: JsonKind.Boolean } node ? node.Boolean : null;

    /// <summary>The items of the list at a key; none where there is no such list.</summary>
    public IReadOnlyList<JsonNode> ItemsOf(string key) => Find(key)?.Items ?? [];

    /// <summary>Those items of the list at a key that are texts.</summary>
    public IEnumerable<JsonNode> TextsOf(string key)
    {
        foreach (var item in ItemsOf(key))
        {
            if (item.Kind == JsonKind.Text) yield return item;
        }
    }

    /// <summary>What the value is, for a message.</summary>
    public string Describe() => Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.List => "a list",
        JsonKind.Text => "a text",
        JsonKind.Number => "a number",
        JsonKind.Boolean => Boolean ? "true" : "false",
        _ => "null",
    };
}

/// <summary>A key of an object and its value; <see cref="Line"/> is that of the key.</summary>
internal sealed class JsonMember
{
    public JsonMember(string name, int line, JsonNode value)
    {
        Name = name;
        Line = line;
        Value = value;
    }

    public string Name { get; }

    public int Line { get; }

    public JsonNode Value { get; }
}

/// <summary>
/// Reads JSON with lines and paths. Allowed beyond the standard are comments and a comma after the last item. Dates
/// stay text, numbers are decimal, a key may stand once in an object.
/// </summary>
internal static class StrictJson
{
    private static readonly Regex StandardNumber =
        new(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant);

    /// <returns>The root, or null where the text is not JSON; the problems then say where it breaks.</returns>
    public static JsonNode? Parse(string text, ProblemList problems)
    {
        using var reader = new Reader(text, problems);
        try
        {
            return reader.ReadDocument();
        }
        catch (JsonException broken)
        {
            reader.Report(broken);
            return null;
        }
    }

    /// <summary>A path one key further.</summary>
    public static string Join(string path, string key)
    {
        bool plain = key.Length > 0;
        foreach (char c in key) plain &= char.IsLetterOrDigit(c) || c is '_' or '$';
        return !plain ? $"{path}['{key}']" : path.Length == 0 ? key : path + "." + key;
    }

    private sealed class Reader : IDisposable
    {
        private readonly string text;
        private readonly ProblemList problems;
        private readonly JsonTextReader json;
        private readonly List<int> lineStarts = [0];
        private int previousLine = 1;

        public Reader(string text, ProblemList problems)
        {
            this.text = text;
            this.problems = problems;
            json = new JsonTextReader(new StringReader(text))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal,
                Culture = CultureInfo.InvariantCulture,
                MaxDepth = 64,
            };
            for (int i = 0; i < text.Length; i++)
            {
                bool carriage = text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n');
                if (carriage || text[i] == '\n') lineStarts.Add(i + 1);
            }
        }

        public void Dispose() => ((IDisposable)json).Dispose();

        public JsonNode? ReadDocument()
        {
            if (!Move())
            {
                problems.Add(Severity.Error, 1, "", "The file is empty.");
                return null;
            }

            var root = ReadValue("");

            // Anything but comments after the root is refused by the reader.
            while (json.Read())
            {
            }

            return root;
        }

        public void Report(JsonException broken)
        {
            int line = json.LineNumber, column = json.LinePosition;
            string reason = broken.Message;
            if (broken is JsonReaderException { LineNumber: > 0 } at)
            {
                line = at.LineNumber;
                column = at.LinePosition;
            }

            // Newtonsoft ends its messages with a path and a place; the problem has its own.
            int tail = reason.IndexOf(" Path '", StringComparison.Ordinal);
            if (tail >= 0) reason = reason.Substring(0, tail);
            string message = $"Broken JSON at column {column + 1}: {reason.TrimEnd('.')}.";
            if (reason.StartsWith("Unterminated", StringComparison.Ordinal))
            {
                // The reader noticed at the end of the file; the cause is close to what it read before.
                line = previousLine;
                message = "Broken JSON: a quote or comment opened here or just after is never closed.";
            }

            // Where nothing was read yet the reader is on line 0.
            problems.Add(Severity.Error, Math.Max(1, line), json.Path, message);
        }

        private JsonNode ReadValue(string path)
        {
            int line = json.LineNumber, start = Position() - 1;
            switch (json.TokenType)
            {
                case JsonToken.StartObject:
                    var members = ReadMembers(path, line);
                    return new JsonNode(JsonKind.Object, line, path, members, start, Position());
                case JsonToken.StartArray:
                    var items = ReadItems(path, line);
                    return new JsonNode(JsonKind.List, line, path, items, start, Position());
                case JsonToken.String:
                    start = CheckQuotes();
                    return new JsonNode(JsonKind.Text, line, path, json.Value, start, Position());
                case JsonToken.Integer or JsonToken.Float:
                    decimal number = ReadNumber(out start);
                    return new JsonNode(JsonKind.Number, line, path, number, start, Position());
                case JsonToken.Boolean:
                    start = Position() - (json.Value is true ? 4 : 5);
                    return new JsonNode(JsonKind.Boolean, line, path, json.Value, start, Position());
                case JsonToken.Null:
                    return new JsonNode(JsonKind.Null, line, path, null, Position() - 4, Position());
                default:
                    throw Broken("a value is missing");
            }
        }

        private List<JsonMember> ReadMembers(string path, int opened)
        {
            var members = new List<JsonMember>();
            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            while (MoveIn("object", opened) && json.TokenType != JsonToken.EndObject)
            {
                if (json.QuoteChar != '"') throw Broken($"the key {json.Value} does not stand in double quotes");
                string name = (string)json.Value!;
                int line = json.LineNumber;
                string inner = Join(path, name);
                MoveIn("object", opened);
                var value = ReadValue(inner);
                if (lines.TryGetValue(name, out int first))
                {
                    string message = $"Key '{name}' is given twice; the first is on line {first}.";
                    problems.Add(Severity.Error, line, inner, message, place: path);
                    continue;
                }

                lines.Add(name, line);
                members.Add(new JsonMember(name, line, value));
            }

            return members;
        }

        private List<JsonNode> ReadItems(string path, int opened)
        {
            var items = new List<JsonNode>();
            while (MoveIn("list", opened) && json.TokenType != JsonToken.EndArray)
            {
                items.Add(ReadValue(path + "[" + items.Count.ToString(CultureInfo.InvariantCulture) + "]"));
            }

            return items;
        }

        private decimal ReadNumber(out int start)
        {
            // The reader would take 010 as octal and 0x1F as hexadecimal.
            int end = Position();
            start = end;
            while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '+' or '-' or '.'))
            {
                start--;
            }

            string raw = text.Substring(start, end - start);
            if (!StandardNumber.IsMatch(raw)) throw Broken($"{raw} is not a JSON number");
            try
            {
                return json.Value is BigInteger big
                    ? (decimal)big
                    : Convert.ToDecimal(json.Value, CultureInfo.InvariantCulture);
            }
            catch (OverflowException)
            {
                throw Broken($"{raw} is too large");
            }
        }

        /// <returns>The offset of the quote that opens the text.</returns>
        private int CheckQuotes()
        {
            if (json.QuoteChar != '"') throw Broken("a text does not stand in double quotes");

            // A quote that is not closed takes in all up to the next one, which would be reported far from the cause.
            int close = Position() - 1, open = close - 1;
            while (open > 0 && (text[open] != '"' || IsEscaped(open))) open--;
            int lineEnd = text.IndexOfAny(['\r', '\n'], open, close - open);
            if (lineEnd < 0) return open;
            int line = lineStarts.BinarySearch(open);
            if (line < 0) line = ~line - 1;
            throw new JsonReaderException(
                "a quote opens here and is not closed on its line", json.Path, line + 1, open - lineStarts[line], null);
        }

        private bool IsEscaped(int at)
        {
            int slashes = 0;
            while (at - slashes > 0 && text[at - slashes - 1] == '\\') slashes++;
            return slashes % 2 == 1;
        }

        /// <summary>The offset after the token just read.</summary>
        private int Position() => lineStarts[json.LineNumber - 1] + json.LinePosition;

        private bool MoveIn(string what, int opened)
        {
            if (Move()) return true;
            string line = opened.ToString(CultureInfo.InvariantCulture);
            throw Broken($"the file ends inside the {what} opened on line {line}");
        }

        private bool Move()
        {
            do
            {
                previousLine = Math.Max(1, json.LineNumber);
                if (!json.Read()) return false;
            }
            while (json.TokenType == JsonToken.Comment);
            return true;
        }

        private JsonReaderException Broken(string reason) =>
            new(reason, json.Path, json.LineNumber, Math.Max(0, json.LinePosition - 1), null);
    }
}
