using System;
using System.IO;
using Newtonsoft.Json;
using Token = Newtonsoft.Json.JsonToken;

namespace LeadOps.Exports;

/// <summary>
/// Newtonsoft's reader finds the tokens; their text is taken from the file's bytes, so numbers, escapes and arrays are
/// as written, and what this reader takes beyond JSON (comments, single quotes, bare names, octal numbers, commas too
/// many) is refused. One leniency is left, and it is its opposite: a number that overflows a double on .NET Framework,
/// or an integer of over 380 digits, is refused though JSON has it. It makes a string of each value, so it is slower.
/// </summary>
internal sealed class NewtonsoftJsonTokens : JsonTokens
{
    private readonly ByteCharacters characters;
    private JsonTextReader reader = new(TextReader.Null);
    private int position;
    private bool needsComma;

    public NewtonsoftJsonTokens(JsonSource source)
        : base(source) => characters = new ByteCharacters(this);

    protected override void BeginRoot() => Begin("");

    protected override void GoOnInArray()
    {
        Begin(TextBefore);
        do reader.Read();
        while (reader.TokenType != Token.EndArray);
        position = reader.LinePosition;
        needsComma = true;
    }

    private void Begin(string before)
    {
        characters.Before = before;
        characters.NextOffset = Source.Offset;
        characters.HasEnded = false;
        position = 0;
        needsComma = false;
        reader = new JsonTextReader(characters)
        {
            CloseInput = false,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = MaxDepth,
            SupportMultipleContent = true,
        };
    }

    protected override JsonRead Run(Extent extent)
    {
        bool isFirst = true;
        int open = 0, aroundArray = -1;
        while (true)
        {
            try
            {
                characters.Outcome = JsonMore.More;
                if (!reader.Read()) return Stopped(Source.Length, JsonRead.Truncated);
            }
            catch (JsonReaderException exception)
            {
                ErrorAt = Math.Max(0, Math.Min(Source.Length, At + unchecked(exception.LinePosition - position)));
                return Stopped(ErrorAt, reader.Depth >= MaxDepth ? JsonRead.TooDeep : JsonRead.Broken);
            }

            int end = At + unchecked(reader.LinePosition - position);
            var kind = KindOf(reader.TokenType);
            int start = CheckGap(kind);
            if (start < 0) return JsonRead.Broken;
            if (!CheckText(kind, start, end, out int length, out bool isEscaped))
            {
                // Only a number can look like a token when its last bytes are missing.
                return kind == JsonTokenKind.Number ? Stopped(end, JsonRead.Broken) : JsonRead.Broken;
            }

            At = end;
            position = reader.LinePosition;
            needsComma = kind is not (JsonTokenKind.Name or JsonTokenKind.StartObject or JsonTokenKind.StartArray);

            if (isFirst)
            {
                isFirst = false;
                BeginValue(start, extent);
                At -= start;
                start = 0;
                Kind = kind;
                bool closes = kind is JsonTokenKind.EndObject or JsonTokenKind.EndArray;
                if (extent == Extent.Token || closes || kind == JsonTokenKind.Name)
                {
                    if (kind is JsonTokenKind.StartObject or JsonTokenKind.StartArray) Depth++;
                    if (closes) Depth--;
                    Add(kind, kind is JsonTokenKind.Name or JsonTokenKind.String ? 1 : 0, length, isEscaped);
                    return closes ? JsonRead.Close : kind == JsonTokenKind.Name ? JsonRead.Name : JsonRead.Value;
                }
            }

            if (!Keeps) aroundArray = -1;
            if (Keeps && aroundArray < 0)
            {
                int quote = kind is JsonTokenKind.Name or JsonTokenKind.String ? 1 : 0;
                Add(kind == JsonTokenKind.StartArray ? JsonTokenKind.Array : kind, start + quote, length, isEscaped);
                if (kind == JsonTokenKind.StartArray) aroundArray = open;
            }

            if (kind is JsonTokenKind.StartObject or JsonTokenKind.StartArray) open++;
            else if (kind is JsonTokenKind.EndObject or JsonTokenKind.EndArray) open--;
            if (open == aroundArray)
            {
                Tokens[Count - 1].Length = At - Tokens[Count - 1].Start;
                aroundArray = -1;
            }

            if (open == 0 && kind != JsonTokenKind.Name) return IsTooLong ? JsonRead.TooLong : JsonRead.Value;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ((IDisposable)reader).Dispose();
            characters.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>What an error comes from: where the bytes end, the grammar is not to blame.</summary>
    private JsonRead Stopped(int at, JsonRead otherwise)
    {
        if (characters.Outcome == JsonMore.Full) return JsonRead.TokenTooLong;
        bool isAtEnd = characters.Outcome == JsonMore.End || (characters.HasEnded && at >= Source.Length);
        if (!isAtEnd) return otherwise;
        ErrorAt = Source.Length;
        return JsonRead.Truncated;
    }

    /// <summary>Nothing but white space, and a comma where one must be, may stand before a token.</summary>
    /// <returns>Where the token starts, or -1.</returns>
    private int CheckGap(JsonTokenKind kind)
    {
        var bytes = Source.Bytes;
        int at = Source.Start + At;
        bool wantsComma = needsComma && kind is not (JsonTokenKind.EndObject or JsonTokenKind.EndArray);
        for (; at < Source.Limit; at++)
        {
            if (JsonText.IsSpace(bytes[at])) continue;
            if (bytes[at] != ',' || !wantsComma) break;
            wantsComma = false;
        }

        ErrorAt = at - Source.Start;
        return wantsComma ? -1 : ErrorAt;
    }

    /// <summary>Whether the bytes are the token in strict JSON; how long its text is.</summary>
    private bool CheckText(JsonTokenKind kind, int start, int end, out int length, out bool isEscaped)
    {
        var bytes = Source.Bytes;
        int from = Source.Start + start, to = Source.Start + end;
        length = end - start;
        isEscaped = false;
        if (length <= 0) return false;
        switch (kind)
        {
            case JsonTokenKind.StartObject:
                return length == 1 && bytes[from] == '{';
            case JsonTokenKind.EndObject:
                return length == 1 && bytes[from] == '}';
            case JsonTokenKind.StartArray:
                return length == 1 && bytes[from] == '[';
            case JsonTokenKind.EndArray:
                return length == 1 && bytes[from] == ']';
            case JsonTokenKind.Number:
                return JsonText.IsNumber(bytes, from, to);
            case JsonTokenKind.Boolean:
                return Is(from, length, "true") || Is(from, length, "false");
            case JsonTokenKind.Null:
                return Is(from, length, "null");
            case JsonTokenKind.Name:
                // The reader has gone on behind the colon.
                to--;
                while (to > from && JsonText.IsSpace(bytes[to - 1])) to--;
                break;
            case JsonTokenKind.String:
                break;
            default:
                return false;
        }

        if (bytes[from] != '"' || to - from < 2 || bytes[to - 1] != '"') return false;
        length = to - from - 2;
        int bad = JsonText.FirstBadInString(bytes, from + 1, to - 1, out isEscaped);
        if (bad >= 0) ErrorAt = bad - Source.Start;
        return bad < 0;
    }

    private bool Is(int from, int length, string word)
    {
        if (length != word.Length) return false;
        for (int i = 0; i < length; i++)
        {
            if (Source.Bytes[from + i] != word[i]) return false;
        }

        return true;
    }

    private static JsonTokenKind KindOf(Token type) => type switch
    {
        Token.PropertyName => JsonTokenKind.Name,
        Token.String => JsonTokenKind.String,
        Token.Integer or Token.Float => JsonTokenKind.Number,
        Token.Boolean => JsonTokenKind.Boolean,
        Token.Null => JsonTokenKind.Null,
        Token.StartObject => JsonTokenKind.StartObject,
        Token.EndObject => JsonTokenKind.EndObject,
        Token.StartArray => JsonTokenKind.StartArray,
        Token.EndArray => JsonTokenKind.EndArray,
        _ => JsonTokenKind.None,
    };

    /// <summary>
    /// Each byte as one character and a line end as a space, so that the reader's position in its one line is a place
    /// in the bytes. What gives JSON its structure is ASCII, so nothing is lost by it.
    /// </summary>
    private sealed class ByteCharacters : TextReader
    {
        private readonly NewtonsoftJsonTokens tokens;

        public ByteCharacters(NewtonsoftJsonTokens tokens) => this.tokens = tokens;

        /// <summary>What comes before the next byte, once.</summary>
        public string Before { get; set; } = "";

        /// <summary>Place in the file of the next byte to give.</summary>
        public long NextOffset { get; set; }

        /// <summary>What the reader was told when it asked for more during this token.</summary>
        public JsonMore Outcome { get; set; }

        /// <summary>It knows that no more will come.</summary>
        public bool HasEnded { get; set; }

        public override int Read(char[] buffer, int index, int count)
        {
            if (Before.Length > 0)
            {
                int length = Before.Length;
                Before.CopyTo(0, buffer, index, length);
                Before = "";
                return length;
            }

            var source = tokens.Source;
            if (NextOffset == source.Offset + source.Length)
            {
                Outcome = tokens.Refill();
                HasEnded = Outcome == JsonMore.End;
                if (Outcome != JsonMore.More) return 0;
            }

            int next = (int)(NextOffset - source.Offset);
            int given = Math.Min(count, source.Length - next);
            var bytes = source.Bytes;
            int from = source.Start + next;
            for (int i = 0; i < given; i++)
            {
                byte value = bytes[from + i];
                buffer[index + i] = value is (byte)'\n' or (byte)'\r' ? ' ' : (char)value;
            }

            NextOffset += given;
            return given;
        }
    }
}
