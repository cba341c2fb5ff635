using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LeadOps.Exports;

/// <summary>
/// Reads a JSON export as rows. Each element of the array, each line or each object is a record or damage, none is
/// lost: <see cref="Elements"/> is always the records plus <see cref="Damaged"/>. A file that breaks off has one
/// truncated element. Broken grammar costs one line of JSON Lines; elsewhere nothing after it can be trusted, so what
/// came before is given and then <see cref="Read"/> throws.
/// </summary>
internal sealed class JsonBlockReader : BlockReader
{
    /// <summary>As for CSV: small enough to stay in the cache of one core.</summary>
    public const int BlockBytes = 256 * 1024;

    private const int BlockRows = BlockBytes / 16;

    private readonly string file;
    private readonly JsonSource source;
    private readonly JsonTokens tokens;
    private readonly JsonColumns columns;
    private readonly JsonRows rows;
    private bool isEntered, lineIsOpen, isDone;
    private ExportException? pending;

    /// <param name="stream">UTF-8, which is checked; a BOM may come first. Disposed with the reader.</param>
    /// <param name="file">The name for errors.</param>
    /// <param name="byteOffset">Bytes of the file before the stream.</param>
    /// <exception cref="ExportException"><c>NotJson</c>: no array or object begins there.</exception>
    public JsonBlockReader(Stream stream, string file, long byteOffset = 0)
        : this(stream, file, byteOffset, OpenTokens)
    {
    }

    /// <summary>With a reader of tokens of one's choice.</summary>
    internal JsonBlockReader(Stream stream, string file, long byteOffset, Func<JsonSource, JsonTokens> open)
    {
        this.file = file;
        source = new JsonSource(stream, file, byteOffset);
        tokens = open(source);
        try
        {
            Shape = JsonShape.Detect(source, open) ?? throw source.Fault ?? Problem(
                "NotJson",
                "the file begins with neither { nor [, so it is no JSON export.",
                "Name its format if it is another; JSON must begin with an array or an object.");
        }
        catch
        {
            tokens.Dispose();
            throw;
        }

        columns = new JsonColumns(file, Shape.LiftsProperties);
        rows = new JsonRows(columns);
        if (Shape.Kind == JsonShapeKind.Lines) source.ReadByLine();
    }

    public JsonShape Shape { get; }

    /// <summary>The headers so far; more may come with every block.</summary>
    public IReadOnlyList<string> Columns => columns.Headers;

    /// <summary>Elements that were found: records and damaged ones.</summary>
    public long Elements { get; private set; }

    public long Damaged { get; private set; }

    /// <summary>Names that stood more than once in one object; the later value is in a column of its own.</summary>
    public long DuplicateNames => rows.DuplicateNames;

    /// <summary>Members of the envelope beside the records: paging, counts.</summary>
    public long SkippedMembers { get; private set; }

    /// <summary>Whether a record like the one before may be read without tokens. No row depends on it.</summary>
    internal bool Repeats { get; set; } = true;

    /// <summary>How many were.</summary>
    internal long Repeated { get; private set; }

    /// <summary>Blocks are looked at on another thread, while this one finds more columns.</summary>
    private string[] snapshot = [];

    public override long Lines => source.Lines;

    public override bool IsAtEnd => isDone && pending is null;

    public override bool Read(RowBlock block)
    {
        block.Clear();
        block.Quote = 0;
        while (!isDone && block.Length < BlockBytes && block.RowCount < BlockRows) ReadOn(block);
        block.LastLine = Lines;
        if (snapshot.Length < Columns.Count) snapshot = Columns.ToArray();
        block.Columns = snapshot;
        if (block.RowCount > 0) return true;
        if (pending is not null) throw pending;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) tokens.Dispose();
    }

    private static JsonTokens OpenTokens(JsonSource source) =>
#if NET8_0_OR_GREATER
        new Utf8JsonTokens(source);
#else
        new NewtonsoftJsonTokens(source);
#endif

    private void ReadOn(RowBlock block)
    {
        if (Shape.Kind == JsonShapeKind.Lines)
        {
            ReadInLine(block);
            return;
        }

        if (!isEntered)
        {
            isEntered = true;
            Enter(block);
            if (isDone) return;
        }

        if (AddRepeated(block)) return;
        var read = tokens.ReadValue();
        switch (read)
        {
            case JsonRead.Value:
                AddElement(block);
                break;
            case JsonRead.TooLong:
                AddDamage(block, Damage.RowTooLong, 0);
                break;
            case JsonRead.Close when Shape.Kind == JsonShapeKind.Envelope:
                PassMembers(block, false);
                break;
            case JsonRead.Close:
                ExpectEnd();
                break;
            case JsonRead.End:
                Finish();
                break;
            default:
                Break(block, read, true);
                break;
        }
    }

    private void ReadInLine(RowBlock block)
    {
        if (!lineIsOpen)
        {
            tokens.Restart();
            var line = source.OpenLine();
            lineIsOpen = line == JsonMore.More;
            if (line == JsonMore.Full) AddDamage(block, Damage.RowTooLong, 0);
            else if (line == JsonMore.End) Finish();
            if (!lineIsOpen) return;
        }

        if (AddRepeated(block)) return;
        var read = tokens.ReadValue();
        if (read == JsonRead.Value)
        {
            AddElement(block);

            // What stands behind something else than an object is no record either.
            lineIsOpen = tokens.Kind == JsonTokenKind.StartObject;
            return;
        }

        lineIsOpen = false;
        if (read == JsonRead.End) return;
        bool breaksOff = read == JsonRead.Truncated && source.IsLastLine;
        AddDamage(block, breaksOff ? Damage.Truncated : Damage.BadJson, tokens.ErrorAt);
    }

    /// <summary>Goes to the first element.</summary>
    private void Enter(RowBlock block)
    {
        if (Shape.Kind == JsonShapeKind.Objects) return;
        var read = tokens.ReadToken();
        if (read != JsonRead.Value) Break(block, read, false);
        else if (Shape.Kind == JsonShapeKind.Envelope) PassMembers(block, true);
    }

    /// <summary>Steps over members of the envelope, up to the array of the records or to the envelope's end.</summary>
    private void PassMembers(RowBlock block, bool toRecords)
    {
        JsonRead read;
        while ((read = tokens.ReadToken()) == JsonRead.Name)
        {
            bool isNamed = toRecords && Shape.Member is { } member && tokens.TextOf(tokens.Tokens[0]).Equals(member);
            read = tokens.ReadToken();
            if (isNamed && tokens.Kind == JsonTokenKind.StartArray) return;
            SkippedMembers++;
            if (tokens.Kind is JsonTokenKind.StartArray or JsonTokenKind.StartObject) read = tokens.SkipRest();
            if (read is not (JsonRead.Value or JsonRead.Close)) break;
        }

        if (read == JsonRead.Close) ExpectEnd();
        else Break(block, read, false);
    }

    private void ExpectEnd()
    {
        var read = tokens.ReadToken();
        if (read != JsonRead.End)
        {
            pending = Problem(
                "BrokenJson",
                FormattableString.Invariant($"there is more after the end; {Elements:N0} elements were read."),
                "Remove what follows the end, or make it one array.",
                tokens.ErrorAt);
        }

        Finish();
    }

    private void Finish()
    {
        isDone = true;
        if (source.Fault is not null) pending = source.Fault;
    }

    /// <summary>Nothing more can be read.</summary>
    private void Break(RowBlock block, JsonRead why, bool inElement)
    {
        Finish();
        if (pending is not null) return;
        if (why == JsonRead.Truncated)
        {
            AddDamage(block, Damage.Truncated, tokens.ErrorAt);
            return;
        }

        pending = why switch
        {
            JsonRead.TokenTooLong => Problem(
                "TokenTooLong",
                FormattableString.Invariant(
                    $"a text is over {Limits.RowBytes >> 20} MiB; after {Elements:N0} elements nothing can be read."),
                "Export without the field that holds it, or as JSON Lines or CSV: there only its record is lost.",
                tokens.ErrorAt),
            JsonRead.TooDeep => Problem(
                "BrokenJson",
                FormattableString.Invariant(
                    $"it is nested deeper than {JsonTokens.MaxDepth}; after {Elements:N0} elements nothing can be read."),
                "Export without the field that is nested so deeply.",
                tokens.ErrorAt),
            _ => Problem(
                "BrokenJson",
                FormattableString.Invariant($"the JSON is broken; after {Elements:N0} elements nothing can be read."),
                "Repair it there, or export it again; in JSON Lines or CSV only a broken record would be lost.",
                tokens.ErrorAt),
        };
        if (!inElement) return;
        AddDamage(block, why == JsonRead.TokenTooLong ? Damage.FieldTooLong : Damage.BadJson, tokens.ErrorAt);
    }

    /// <summary>Adds a record that is like the one before, without its tokens.</summary>
    private bool AddRepeated(RowBlock block)
    {
        if (!Repeats) return false;
        tokens.Leave();
        var bytes = source.Bytes;
        int limit = source.Limit, at = SkipSpace(bytes, source.Start, limit);
        if (tokens.Depth > 0)
        {
            if (at == limit || bytes[at] != ',') return false;
            at = SkipSpace(bytes, at + 1, limit);
        }

        int length = rows.Repeat(block, bytes, at, limit);
        if (length == 0) return false;
        Elements++;
        Repeated++;
        source.Advance(at - source.Start);
        long line = source.Line;
        tokens.Pass(length, rows.RepeatsWithinLine);
        ref var row = ref block.Rows[block.RowCount - 1];
        row.Line = line;
        row.Lines = (int)(source.Line - line) + 1;
        return true;
    }

    private static int SkipSpace(byte[] bytes, int at, int limit)
    {
        while (at < limit && JsonText.IsSpace(bytes[at])) at++;
        return at;
    }

    private void AddElement(RowBlock block)
    {
        if (tokens.Kind != JsonTokenKind.StartObject)
        {
            AddDamage(block, Damage.BadJson, 0);
            return;
        }

        try
        {
            var damage = rows.Write(block, tokens);
            if (damage != Damage.None)
            {
                AddDamage(block, damage, rows.DamageAt);
                return;
            }
        }
        catch (ExportException exception)
        {
            (exception.Line, exception.Column) = source.PlaceOf(0);
            exception.ByteOffset = source.Offset;
            pending = exception;
            isDone = true;
            AddDamage(block, Damage.TooManyCells, 0);
            return;
        }

        Elements++;
        tokens.Leave();
        ref var row = ref block.Rows[block.RowCount - 1];
        row.Line = tokens.Line;
        row.Lines = (int)(source.Line - tokens.Line) + 1;
    }

    /// <summary>Adds an element that is no record; its cause stands there behind the source's start.</summary>
    private void AddDamage(RowBlock block, Damage damage, int at)
    {
        Elements++;
        Damaged++;
        var (line, column) = source.PlaceOf(at);
        ref var row = ref block.AddRow();
        row.Kind = RowKind.Damage;
        row.Damage = damage;
        row.Start = row.End = block.Length;
        row.FirstEnd = block.EndCount;

        // The place is that of the element; the column is the cause's if it is on the same line.
        bool began = tokens.Kind != JsonTokenKind.None;
        row.Line = began ? tokens.Line : line;
        row.Lines = (int)(line - row.Line) + 1;
        row.Column = damage == Damage.RowTooLong || line != row.Line ? (began ? tokens.Column : 1) : column;
    }

    private ExportException Problem(string id, string message, string recommendation, int at = 0)
    {
        var (line, column) = source.PlaceOf(at);
        return new ExportException(id, file, message, recommendation)
        {
            Line = line,
            Column = column,
            ByteOffset = source.Offset + at,
        };
    }
}
