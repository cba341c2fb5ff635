using System;

namespace LeadOps.Exports;

internal enum JsonTokenKind : byte
{
    None,
    Name,
    String,
    Number,
    Boolean,
    Null,

    /// <summary>An array inside a value that is kept: one token, with its whole text.</summary>
    Array,
    StartObject,
    EndObject,
    StartArray,
    EndArray,
}

/// <summary>One token, by its distance from the start of the value it belongs to.</summary>
internal struct JsonToken
{
    /// <summary>Its text: of names and strings what stands between the quotes, of the rest all of it.</summary>
    public int Start, Length;

    public JsonTokenKind Kind;

    /// <summary>There are escapes in the text, which <see cref="JsonText.Unescape"/> resolves.</summary>
    public bool IsEscaped;

    public JsonToken(JsonTokenKind kind, int start, int length, bool isEscaped = false)
    {
        Kind = kind;
        Start = start;
        Length = length;
        IsEscaped = isEscaped;
    }
}

/// <summary>What reading came to.</summary>
internal enum JsonRead : byte
{
    /// <summary>A value, or a single token of one.</summary>
    Value,

    /// <summary>The name of a member; its value comes next.</summary>
    Name,

    /// <summary>The array or object that was entered closes.</summary>
    Close,

    /// <summary>Nothing but white space is left, outside any value.</summary>
    End,

    /// <summary>A value over <see cref="Limits.RowBytes"/> was stepped over.</summary>
    TooLong,

    /// <summary>A single token over <see cref="Limits.RowBytes"/>: reading cannot go on.</summary>
    TokenTooLong,

    /// <summary>Values nested too deeply: reading cannot go on.</summary>
    TooDeep,

    /// <summary>The grammar is broken: reading cannot go on.</summary>
    Broken,

    /// <summary>The bytes end inside a value; so far it was right.</summary>
    Truncated,
}

/// <summary>
/// Reads JSON strictly (RFC 8259), value by value, whatever stands around them: any number of values may follow each
/// other. A value is given with all its tokens at once, for a call and a branch per token would cost as much as reading
/// it. Texts are the file's own bytes: numbers are as written, strings keep their escapes. The source checked the UTF-8.
/// </summary>
internal abstract class JsonTokens : IDisposable
{
    /// <summary>How deep arrays and objects may be nested.</summary>
    public const int MaxDepth = 64;

    private int columnOfTooLong;
    private bool hasPassed;

    protected JsonTokens(JsonSource source) => Source = source;

    protected enum Extent : byte
    {
        Token,
        Kept,
        Skipped,
    }

    public JsonSource Source { get; }

    /// <summary>The tokens of the value; they count from <see cref="JsonSource.Start"/> of the source.</summary>
    public JsonToken[] Tokens { get; private set; } = new JsonToken[64];

    public int Count { get; protected set; }

    /// <summary>Kind of the first token that was read.</summary>
    public JsonTokenKind Kind { get; protected set; }

    /// <summary>Physical line on which it begins.</summary>
    public long Line { get; private set; }

    /// <summary>Column (in characters, from 1) at which it begins; not for what was skipped.</summary>
    public int Column => IsTooLong ? columnOfTooLong : Source.PlaceOf(0).Column;

    /// <summary>After an error: how far behind the source's start.</summary>
    public int ErrorAt { get; protected set; }

    /// <summary>Arrays and objects that are open around what comes next.</summary>
    public int Depth { get; protected set; }

    /// <summary>Bytes behind the source's start that are read.</summary>
    protected int At { get; set; }

    /// <summary>The value must stay whole in the source.</summary>
    protected bool Keeps { get; private set; }

    /// <summary>Whether the value read last turned out too long to keep.</summary>
    protected bool IsTooLong { get; private set; }

    /// <summary>Reads one token: enters an array or object.</summary>
    public JsonRead ReadToken() => Read(Extent.Token);

    /// <summary>Reads a whole value and keeps its tokens; a name or an end alone.</summary>
    public JsonRead ReadValue() => Read(Extent.Kept);

    /// <summary>The same without keeping anything.</summary>
    public JsonRead SkipValue() => Read(Extent.Skipped);

    /// <summary>Steps over what is left of the array or object that was entered, its end included.</summary>
    /// <returns>Close, or what went wrong.</returns>
    public JsonRead SkipRest()
    {
        JsonRead read;
        do
        {
            read = SkipValue();
        }
        while (read is JsonRead.Value or JsonRead.Name);

        return read;
    }

    /// <summary>Gives up the bytes of what was read last.</summary>
    public void Leave()
    {
        Source.Advance(At);
        At = 0;
    }

    /// <summary>
    /// Gives up a whole value that someone else read, from the source's start on. It stood where the next value may: in
    /// an array behind another element, with the comma between them given up before.
    /// </summary>
    /// <param name="count">How long it is.</param>
    /// <param name="isWithinLine">Whether it is known to have no line end.</param>
    public void Pass(int count, bool isWithinLine)
    {
        if (isWithinLine) Source.AdvanceWithinLine(count);
        else Source.Advance(count);
        hasPassed = true;
    }

    /// <summary>Forgets all that is open: what comes next is the beginning of a value.</summary>
    public void Restart()
    {
        Depth = At = 0;
        Kind = JsonTokenKind.None;
    }

    public Utf8Text TextOf(in JsonToken token) => new(Source.Bytes, Source.Start + token.Start, token.Length);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Source.Dispose();
    }

    /// <summary>Prepares for a value outside any other.</summary>
    protected abstract void BeginRoot();

    /// <summary>Prepares for what comes behind an element of the array that was entered.</summary>
    protected abstract void GoOnInArray();

    /// <summary>Text after which reading is where it is: behind an element of an array, or of an envelope's.</summary>
    protected string TextBefore => Depth switch
    {
        1 => "[[]",
        2 => "{\"\":[[]",
        _ => throw new InvalidOperationException("Only an element of a file's records can be passed."),
    };

    protected abstract JsonRead Run(Extent extent);

    /// <summary>The first token begins here, behind the source's start: what comes before it is given up.</summary>
    protected void BeginValue(int start, Extent extent)
    {
        Source.Advance(start);
        Line = Source.Line;
        Keeps = extent == Extent.Kept;
    }

    /// <summary>More bytes. A value that is kept and fills the source is kept no longer.</summary>
    protected JsonMore Refill()
    {
        if (!Keeps) Leave();
        var more = Source.More();
        if (more != JsonMore.Full || !Keeps) return more;
        columnOfTooLong = Column;
        Keeps = false;
        IsTooLong = true;
        Count = 0;
        Leave();
        return Source.More();
    }

    protected JsonToken[] GrowTokens()
    {
        var larger = new JsonToken[Tokens.Length * 2];
        Array.Copy(Tokens, larger, Tokens.Length);
        return Tokens = larger;
    }

    protected void Add(JsonTokenKind kind, int start, int length, bool isEscaped = false)
    {
        if (Count == Tokens.Length) GrowTokens();
        Tokens[Count++] = new JsonToken(kind, start, length, isEscaped);
    }

    private JsonRead Read(Extent extent)
    {
        Leave();
        Count = 0;
        ErrorAt = 0;
        Keeps = IsTooLong = false;
        Kind = JsonTokenKind.None;
        if (Depth == 0)
        {
            if (!SkipWhiteSpace()) return JsonRead.End;
            BeginRoot();
        }
        else if (hasPassed)
        {
            GoOnInArray();
        }

        hasPassed = false;
        return Run(extent);
    }

    private bool SkipWhiteSpace()
    {
        while (true)
        {
            int at = Source.Start, limit = Source.Limit;
            var bytes = Source.Bytes;
            while (at < limit && JsonText.IsSpace(bytes[at])) at++;
            Source.Advance(at - Source.Start);
            if (at < limit) return true;
            if (Source.More() != JsonMore.More) return false;
        }
    }
}
