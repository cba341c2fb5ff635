using System;

namespace LeadOps.Exports;

/// <summary>How a JSON export holds its records.</summary>
internal enum JsonShapeKind : byte
{
    /// <summary>In an array.</summary>
    Array,

    /// <summary>In an array that is a member of an object.</summary>
    Envelope,

    /// <summary>One object a line.</summary>
    Lines,

    /// <summary>One object that is a record, or some that follow each other without regard to lines.</summary>
    Objects,
}

/// <summary>The shape of a JSON export, as the beginning of the file tells it.</summary>
internal sealed class JsonShape
{
    /// <summary>How much of the file decides: a record that is longer and holds records itself may mislead.</summary>
    public const int LookAheadBytes = 256 * 1024;

    private static readonly string[] KnownEnvelopes = ["value", "results", "records"];
    private static readonly Utf8Text Properties = Utf8Text.Of("properties");

    private JsonShape(JsonShapeKind kind, string evidence)
    {
        Kind = kind;
        Evidence = evidence;
    }

    public JsonShapeKind Kind { get; }

    /// <summary>For the user: what it is taken for, and by what.</summary>
    public string Evidence { get; }

    /// <summary>The member of the envelope that holds the records; null for an empty object.</summary>
    public Utf8Text? Member { get; private set; }

    /// <summary>Whether the members of each record's <c>properties</c> count as its own.</summary>
    public bool LiftsProperties { get; private set; }

    /// <param name="source">Stands at the beginning, and still does afterwards but for white space.</param>
    /// <param name="open">Makes a reader of tokens.</param>
    /// <returns>Null for what is no JSON export at all.</returns>
    public static JsonShape? Detect(JsonSource source, Func<JsonSource, JsonTokens> open)
    {
        source.SkipByteOrderMark();
        do
        {
            source.Peek(LookAheadBytes);
            source.Advance(SpaceAt(source, 0));
        }
        while (source.Length == 0 && !source.IsAllThere);

        if (source.Length == 0) return new JsonShape(JsonShapeKind.Lines, "nothing but white space");
        source.Peek(LookAheadBytes);
        byte first = source.Bytes[source.Start];
        if (first == '[') return new JsonShape(JsonShapeKind.Array, "begins with [: an array of records");
        bool isLines = first == '{' ? SecondLineIsAnObject(source) : HasLineWithObject(source);
        if (isLines) return new JsonShape(JsonShapeKind.Lines, "lines begin with {: one record a line (JSON Lines)");
        return first == '{' ? OfObject(source, open) : null;
    }

    private static JsonShape OfObject(JsonSource source, Func<JsonSource, JsonTokens> open)
    {
        var window = new byte[source.Length];
        Buffer.BlockCopy(source.Bytes, source.Start, window, 0, window.Length);
        using var tokens = open(new JsonSource(window));
        var envelope = FindEnvelope(tokens, out var end, out bool isEmpty);
        int at = end == JsonRead.Close ? SpaceAt(tokens.Source, 1) : 0;
        bool isAlone = end == JsonRead.Close && at == tokens.Source.Length && source.IsAllThere;
        bool isFollowedByObject = end == JsonRead.Close && at < tokens.Source.Length
            && window[tokens.Source.Start + at] == '{';

        if (isAlone && isEmpty)
        {
            return new JsonShape(JsonShapeKind.Envelope, "an empty object: an envelope without records");
        }

        if (envelope is not null && !isFollowedByObject) return envelope;
        if (isAlone) return new JsonShape(JsonShapeKind.Objects, "one object without an array of objects: one record");
        if (isFollowedByObject) return new JsonShape(JsonShapeKind.Objects, "objects without an array around: records");

        // What comes is damage. It stays in its line if the object, as far as it goes, did.
        int lineEnd = Array.IndexOf(window, (byte)'\n');
        int reached = tokens.Source.Start + (end == JsonRead.Close ? 0 : tokens.ErrorAt);
        bool isWithinLine = end is not JsonRead.Truncated && lineEnd >= 0 && reached <= lineEnd;
        return isWithinLine
            ? new JsonShape(JsonShapeKind.Lines, "the first line stands for itself: one record a line (JSON Lines)")
            : new JsonShape(JsonShapeKind.Objects, "begins with an object without an array of objects: one record");
    }

    /// <summary>
    /// Looks through the members of an object for one that holds records, until it closes or something stops it.
    /// </summary>
    private static JsonShape? FindEnvelope(JsonTokens tokens, out JsonRead end, out bool isEmpty)
    {
        JsonShape? found = null;
        bool foundKnown = false;
        isEmpty = true;
        end = tokens.ReadToken();
        while ((end = tokens.ReadToken()) == JsonRead.Name)
        {
            isEmpty = false;
            var name = tokens.TextOf(tokens.Tokens[0]);
            var member = new Utf8Text(name.ToArray(), 0, name.Length);
            end = tokens.ReadToken();
            if (end != JsonRead.Value) break;
            if (tokens.Kind is not (JsonTokenKind.StartArray or JsonTokenKind.StartObject)) continue;
            bool isArray = tokens.Kind == JsonTokenKind.StartArray;
            bool isKnown = isArray && Array.IndexOf(KnownEnvelopes, member.ToString()) >= 0;
            if (isArray)
            {
                end = tokens.ReadValue();
                bool holdsObjects = tokens.Kind == JsonTokenKind.StartObject;
                isKnown &= holdsObjects || end is JsonRead.Close or JsonRead.Truncated;
                if ((isKnown && !foundKnown) || (holdsObjects && found is null))
                {
                    found = Envelope(member, member.ToString() == "results" && HasProperties(tokens));
                    foundKnown = isKnown;
                }

                if (end == JsonRead.Close) continue;
                if (end != JsonRead.Value) break;
            }

            end = tokens.SkipRest();
            if (end != JsonRead.Close) break;
        }

        return found;
    }

    private static JsonShape Envelope(Utf8Text member, bool lifts) => new(
        JsonShapeKind.Envelope,
        lifts ? $"the records are in \"{member}\", their members in the \"properties\" of each"
            : $"the records are in \"{member}\"")
    {
        Member = member,
        LiftsProperties = lifts,
    };

    /// <summary>Whether an object, which may be cut off, has an object <c>properties</c>.</summary>
    private static bool HasProperties(JsonTokens tokens)
    {
        int depth = 0;
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            ref var token = ref tokens.Tokens[i];
            if (token.Kind == JsonTokenKind.StartObject) depth++;
            else if (token.Kind == JsonTokenKind.EndObject) depth--;
            else if (depth == 1 && token.Kind == JsonTokenKind.Name && tokens.TextOf(token).Equals(Properties))
            {
                return tokens.Tokens[i + 1].Kind == JsonTokenKind.StartObject;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the second line begins with an object though the first, which begins with one too, does not ask for one:
    /// inside of one document that is never right.
    /// </summary>
    private static bool SecondLineIsAnObject(JsonSource source)
    {
        var bytes = source.Bytes;
        int feed = Array.IndexOf(bytes, (byte)'\n', source.Start, source.Length);
        if (feed < 0) return false;
        int second = source.Start + SpaceAt(source, feed - source.Start);
        if (second == source.Limit || bytes[second] != '{') return false;
        int last = feed;
        while (JsonText.IsSpace(bytes[last])) last--;
        return bytes[last] is not ((byte)'[' or (byte)',' or (byte)':');
    }

    private static bool HasLineWithObject(JsonSource source)
    {
        int at = source.Start;
        while ((at = Array.IndexOf(source.Bytes, (byte)'\n', at, source.Limit - at) + 1) > 0)
        {
            if (at < source.Limit && source.Bytes[at] == '{') return true;
        }

        return false;
    }

    /// <summary>Behind the source's start: the first byte from there on that is no white space.</summary>
    private static int SpaceAt(JsonSource source, int from)
    {
        int at = source.Start + from;
        while (at < source.Limit && JsonText.IsSpace(source.Bytes[at])) at++;
        return at - source.Start;
    }
}
