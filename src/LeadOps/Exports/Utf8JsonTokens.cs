#if NET8_0_OR_GREATER
using System;
using System.Text;
using System.Text.Json;

namespace LeadOps.Exports;

/// <summary>The strict reader that the runtime has.</summary>
internal sealed class Utf8JsonTokens : JsonTokens
{
    /// <summary>In the order of <see cref="JsonTokenType"/>.</summary>
    private static ReadOnlySpan<JsonTokenKind> Kinds =>
    [
        JsonTokenKind.None,
        JsonTokenKind.StartObject,
        JsonTokenKind.EndObject,
        JsonTokenKind.StartArray,
        JsonTokenKind.EndArray,
        JsonTokenKind.Name,
        JsonTokenKind.None,
        JsonTokenKind.String,
        JsonTokenKind.Number,
        JsonTokenKind.Boolean,
        JsonTokenKind.Boolean,
        JsonTokenKind.Null,
    ];

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private JsonReaderState state;
    private long rootLine, rootOffset;

    public Utf8JsonTokens(JsonSource source)
        : base(source)
    {
    }

    protected override void BeginRoot()
    {
        state = new JsonReaderState(Options);
        rootLine = Source.Line;
        rootOffset = Source.Offset;
    }

    protected override void GoOnInArray()
    {
        // A state cannot be made but by reading; to it the text stands before what comes, on the same line.
        var before = Encoding.ASCII.GetBytes(TextBefore);
        var reader = new Utf8JsonReader(before, false, new JsonReaderState(Options));
        while (reader.Read())
        {
        }

        state = reader.CurrentState;
        rootLine = Source.Line;
        rootOffset = Source.Offset - before.Length;
    }

    protected override JsonRead Run(Extent extent)
    {
        bool isFinal = false, isFirst = true;

        // Open arrays and objects of the value itself, and how many there are around an array whose text is one token.
        int open = 0, aroundArray = -1;
        while (true)
        {
            int origin = At;
            var reader = new Utf8JsonReader(Source.Bytes.AsSpan(Source.Start + At, Source.Length - At), isFinal, state);
            try
            {
                var tokens = Tokens;
                int count = Count;
                while (reader.Read())
                {
                    var type = reader.TokenType;
                    int start = origin + (int)reader.TokenStartIndex;
                    if (isFirst)
                    {
                        isFirst = false;
                        BeginValue(start, extent);
                        origin -= start;
                        start = 0;
                        Kind = KindOf(type);
                        if (extent == Extent.Token
                            || type is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray)
                        {
                            return ReadFirst(ref reader, origin);
                        }
                    }

                    if (!Keeps || aroundArray >= 0)
                    {
                        if (type is JsonTokenType.StartObject or JsonTokenType.StartArray) open++;
                        else if (type is JsonTokenType.EndObject or JsonTokenType.EndArray) open--;
                        if (open == aroundArray)
                        {
                            ref var array = ref tokens[count - 1];
                            array.Length = start + 1 - array.Start;
                            aroundArray = -1;
                        }
                    }
                    else
                    {
                        if (count == tokens.Length) tokens = GrowTokens();
                        ref var token = ref tokens[count++];
                        token.Kind = KindOf(type);
                        token.Start = start;
                        token.Length = reader.ValueSpan.Length;
                        token.IsEscaped = false;
                        switch (type)
                        {
                            case JsonTokenType.PropertyName:
                            case JsonTokenType.String:
                                token.Start++;
                                token.IsEscaped = reader.ValueIsEscaped;
                                break;
                            case JsonTokenType.StartObject:
                                open++;
                                break;
                            case JsonTokenType.EndObject:
                                open--;
                                break;
                            case JsonTokenType.StartArray:
                                token.Kind = JsonTokenKind.Array;
                                aroundArray = open++;
                                break;
                        }
                    }

                    if (open > 0) continue;
                    Count = count;
                    Finish(ref reader, origin);
                    return IsTooLong ? JsonRead.TooLong : JsonRead.Value;
                }

                Count = count;
                Finish(ref reader, origin);
            }
            catch (JsonException exception)
            {
                bool opens = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                return Explain(exception, isFinal, reader.CurrentDepth + (opens ? 1 : 0));
            }

            switch (Refill())
            {
                case JsonMore.Full:
                    return JsonRead.TokenTooLong;
                case JsonMore.End when isFinal:
                    ErrorAt = Source.Length;
                    return JsonRead.Truncated;
                case JsonMore.End:
                    // Only now a number may end here; for anything else it says that the bytes are not all there.
                    isFinal = true;
                    break;
            }

            if (!Keeps) aroundArray = -1;
        }
    }

    private JsonRead ReadFirst(ref Utf8JsonReader reader, int origin)
    {
        int quote = Kind is JsonTokenKind.Name or JsonTokenKind.String ? 1 : 0;
        Add(Kind, quote, reader.ValueSpan.Length, quote == 1 && reader.ValueIsEscaped);
        Depth = reader.CurrentDepth + (Kind is JsonTokenKind.StartObject or JsonTokenKind.StartArray ? 1 : 0);
        Finish(ref reader, origin);
        return Kind switch
        {
            JsonTokenKind.Name => JsonRead.Name,
            JsonTokenKind.EndObject or JsonTokenKind.EndArray => JsonRead.Close,
            _ => JsonRead.Value,
        };
    }

    private void Finish(ref Utf8JsonReader reader, int origin)
    {
        At = origin + (int)reader.BytesConsumed;
        state = reader.CurrentState;
    }

    private JsonRead Explain(JsonException exception, bool isFinal, int depth)
    {
        long inLine = exception.BytePositionInLine ?? 0;
        long distance = exception.LineNumber is > 0 and long line
            ? Source.DistanceOfLine(rootLine + line) + inLine
            : rootOffset - Source.Offset + inLine;
        ErrorAt = (int)Math.Max(0, Math.Min(Source.Length, distance));
        if (isFinal) return JsonRead.Truncated;
        bool opens = ErrorAt < Source.Length && Source.Bytes[Source.Start + ErrorAt] is (byte)'{' or (byte)'[';
        return opens && depth >= MaxDepth ? JsonRead.TooDeep : JsonRead.Broken;
    }

    private static JsonTokenKind KindOf(JsonTokenType type) => Kinds[(int)type];
}
#endif
