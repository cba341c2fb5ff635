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

    protected override void BeginRoot()
    {
        characters.Next = 0;
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
                if (!reader.Read()) return Stopped(JsonRead.Truncated);
            }
            catch (JsonReaderException exception)
            {
                ErrorAt = Math.Max(0, Math.Min(Source.Length, At + unchecked(exception.LinePosition - position)));
                return Stopped(reader.Depth > MaxDepth ? JsonRead.TooDeep : JsonRead.Broken);
            }

            int end = At + unchecked(reader.LinePosition - position);
            var kind = KindOf(reader.TokenType);
            int start = CheckGap(kind);
            if (start < 0 || !CheckText(kind, start, end, out int length, out bool isEscaped)) return JsonRead.Broken;
            At = end;
            position = reader.LinePosition;
            needsComma = kind is not (JsonTokenKind.Name or JsonTokenKind.StartObject or JsonTokenKind.StartArray);

            if (isFirst)
            {
                isFirst = false;
                BeginValue(start, extent);
                At -= start;
                characters.Next -= start;
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

    /// <summary>What an error comes from: bytes that are not there are no broken grammar.</summary>
    private JsonRead Stopped(JsonRead otherwise)
    {
        if (characters.Outcome == JsonMore.Full) return JsonRead.TokenTooLong;
        if (characters.Outcome == JsonMore.More) return otherwise;
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
    /// Each byte as one character, so that the reader's position is a place in the bytes; a line end as a space, so that
    /// it is one in the file and not in a line. Where JSON is at work there is ASCII only.
    /// </summary>
    private sealed class ByteCharacters : TextReader
    {
        private readonly NewtonsoftJsonTokens tokens;

        public ByteCharacters(NewtonsoftJsonTokens tokens) => this.tokens = tokens;

        /// <summary>The next byte to give, behind the source's start.</summary>
        public int Next { get; set; }

        public JsonMore Outcome { get; set; }

        public override int Read(char[] buffer, int index, int count)
        {
            var source = tokens.Source;
            if (Next == source.Length)
            {
                long before = source.Offset;
                Outcome = tokens.Refill();
                Next -= (int)(source.Offset - before);
                if (Outcome != JsonMore.More) return 0;
            }

            int given = Math.Min(count, source.Length - Next);
            var bytes = source.Bytes;
            int from = source.Start + Next;
            for (int i = 0; i < given; i++)
            {
                byte value = bytes[from + i];
                buffer[index + i] = value is (byte)'\n' or (byte)'\r' ? ' ' : (char)value;
            }

            Next += given;
            return given;
        }
    }
}
