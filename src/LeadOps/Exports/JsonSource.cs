using System;
using System.IO;
using System.Text;

namespace LeadOps.Exports;

/// <summary>What asking for more bytes came to.</summary>
internal enum JsonMore : byte
{
    /// <summary>There are more.</summary>
    More,

    /// <summary>The file, or the line that was opened, has no more.</summary>
    End,

    /// <summary>What must be kept already fills <see cref="Limits.RowBytes"/>.</summary>
    Full,
}

/// <summary>
/// The stretch of a JSON file that is in memory: from the first byte still needed to the last one read. It knows where
/// that first byte stands in the file, so that lines and columns need no second look. Lines end with LF or CRLF. Bytes
/// that are no UTF-8 end it with a fault.
/// </summary>
internal sealed class JsonSource : IDisposable
{
    public const int ChunkBytes = 256 * 1024;

    private readonly Stream? stream;
    private readonly string file = "";

    // Behind what may be looked at, the first bytes of a character may wait for the rest of it; or what is none begins.
    private int filled, received;
    private bool isInvalid;

    // Characters of the line before the first byte that is in memory, and the index behind them. Nobody asks for a
    // column until something is wrong, so the rest is counted then, or when its bytes go.
    private long counted;
    private int uncounted;
    private bool ended, byLine;

    /// <param name="stream">Disposed with the source.</param>
    /// <param name="file">The name for errors.</param>
    /// <param name="byteOffset">Bytes of the file before the stream, such as a BOM.</param>
    public JsonSource(Stream stream, string file, long byteOffset)
    {
        this.stream = stream;
        this.file = file;
        Bytes = new byte[ChunkBytes];
        Offset = LineOffset = byteOffset;
    }

    /// <summary>A copy of bytes that need not be all of a file.</summary>
    public JsonSource(byte[] bytes)
    {
        Bytes = bytes;
        filled = received = Limit = bytes.Length;
        ended = true;
    }

    public byte[] Bytes { get; private set; }

    /// <summary>Index of the first byte that is still needed.</summary>
    public int Start { get; private set; }

    /// <summary>Index behind the last byte that may be looked at: all that was read, or the end of the line.</summary>
    public int Limit { get; private set; }

    public int Length => Limit - Start;

    /// <summary>Place of <see cref="Start"/> in the file, and of the line it is on.</summary>
    public long Offset { get; private set; }

    public long LineOffset { get; private set; }

    /// <summary>Physical line of <see cref="Start"/>, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Line ends passed, and one more for a last line that has none.</summary>
    public long Lines => Line - 1 + (Offset > LineOffset ? 1 : 0);

    /// <summary>Whether the line that is open goes up to the end of the file, without a line end.</summary>
    public bool IsLastLine => ended && Limit == filled;

    /// <summary>What the stream threw, or which bytes are no UTF-8; those before are good.</summary>
    public ExportException? Fault { get; private set; }

    /// <summary>Gives up the next bytes.</summary>
    public void Advance(int count)
    {
        if (count == 0) return;
        int newlines = CountLines(count, out int afterLast);
        if (newlines > 0)
        {
            Line += newlines;
            LineOffset = Offset + (afterLast - Start);
            counted = 0;
            uncounted = afterLast;
        }

        AdvanceWithinLine(count);
    }

    /// <summary>Gives up the next bytes, which have no line end.</summary>
    public void AdvanceWithinLine(int count)
    {
        Offset += count;
        Start += count;
    }

    /// <summary>Line and column (in characters) of the byte this far behind <see cref="Start"/>, both from 1.</summary>
    public (long Line, int Column) PlaceOf(int distance)
    {
        int newlines = CountLines(distance, out int afterLast);
        int from = newlines == 0 ? uncounted : afterLast;
        long before = (newlines == 0 ? counted : 0) + CountCharacters(Bytes, from, Start + distance - from);
        return (Line + newlines, (int)Math.Min(int.MaxValue, before + 1));
    }

    /// <summary>Where a line begins, counted from <see cref="Start"/>; negative when it is given up already.</summary>
    public long DistanceOfLine(long line)
    {
        if (line <= Line) return LineOffset - Offset;
        int at = Start;
        for (long left = line - Line; left > 0; left--)
        {
            int feed = Array.IndexOf(Bytes, (byte)'\n', at, Limit - at);
            if (feed < 0) break;
            at = feed + 1;
        }

        return at - Start;
    }

    /// <summary>Reads on behind <see cref="Limit"/>. Indexes move, distances from <see cref="Start"/> do not.</summary>
    public JsonMore More()
    {
        if (byLine) return JsonMore.End;
        var more = Fill();
        Limit = filled;
        return more;
    }

    /// <summary>Steps over the mark that some programs put before UTF-8.</summary>
    public void SkipByteOrderMark()
    {
        Peek(3);
        if (Length < 3 || Bytes[Start] != 0xEF || Bytes[Start + 1] != 0xBB || Bytes[Start + 2] != 0xBF) return;
        Start += 3;
        Offset += 3;
        LineOffset = Offset;
        uncounted = Start;
    }

    /// <summary>Reads on until this many bytes are there or the file ends.</summary>
    public void Peek(int bytes)
    {
        while (filled - Start < bytes && Fill() == JsonMore.More)
        {
        }

        Limit = filled;
    }

    /// <summary>Whether nothing follows what can be seen.</summary>
    public bool IsAllThere => ended;

    /// <summary>From now on what can be seen ends with the line; <see cref="OpenLine"/> goes on to the next.</summary>
    public void ReadByLine()
    {
        byLine = true;
        Limit = Start;
    }

    /// <summary>Gives up what is left of the line and shows the next one, without its line end.</summary>
    /// <returns><see cref="JsonMore.Full"/> for a line that is too long; it shows as an empty one.</returns>
    public JsonMore OpenLine()
    {
        bool hasLineEnd = Limit < filled && Bytes[Limit] == '\n';
        Advance(Limit - Start + (hasLineEnd ? 1 : 0));
        Limit = Start;
        int searched = 0;
        while (true)
        {
            int from = Start + searched;
            int feed = Array.IndexOf(Bytes, (byte)'\n', from, filled - from);
            if (feed >= 0)
            {
                Limit = feed;
                return JsonMore.More;
            }

            searched = filled - Start;
            var more = Fill();
            if (more == JsonMore.Full)
            {
                SkipLine();
                return JsonMore.Full;
            }

            if (more == JsonMore.End) break;
        }

        // What stands before a fault is no whole line.
        if (Fault is null) Limit = filled;
        return Start == Limit ? JsonMore.End : JsonMore.More;
    }

    public void Dispose() => stream?.Dispose();

    private void SkipLine()
    {
        do
        {
            int feed = Array.IndexOf(Bytes, (byte)'\n', Start, filled - Start);
            if (feed >= 0)
            {
                Advance(feed - Start);
                break;
            }

            Advance(filled - Start);
        }
        while (Fill() == JsonMore.More);

        Limit = Start;
    }

    private JsonMore Fill()
    {
        while (!ended)
        {
            if (!MakeRoom()) return JsonMore.Full;
            if (Receive()) return JsonMore.More;
        }

        return JsonMore.End;
    }

    private bool MakeRoom()
    {
        if (received == Bytes.Length && Start > 0)
        {
            counted += CountCharacters(Bytes, uncounted, Start - uncounted);
            uncounted = 0;
            filled -= Start;
            received -= Start;
            Buffer.BlockCopy(Bytes, Start, Bytes, 0, received);
            Limit -= Start;
            Start = 0;
        }

        if (received < Bytes.Length) return true;
        if (received >= Limits.RowBytes) return false;
        var larger = new byte[Math.Min(Limits.RowBytes, received * 2)];
        Buffer.BlockCopy(Bytes, 0, larger, 0, received);
        Bytes = larger;
        return true;
    }

    /// <summary>Whether the stream gave more that may be looked at.</summary>
    private bool Receive()
    {
        if (isInvalid)
        {
            var (line, column) = PlaceOf(filled - Start);
            Fault = TextEncodings.InvalidByte(
                file, Encoding.UTF8, Bytes, filled, 1, Offset + filled - Start, new TextPosition(line, column));
            ended = true;
            return false;
        }

        int read = 0;
        try
        {
            read = stream!.Read(Bytes, received, Bytes.Length - received);
        }
        catch (ExportException exception)
        {
            Fault = exception;
        }

        received += read;
        ended = read == 0;
        int invalid = Utf8Validation.FirstInvalid(Bytes, filled, received - filled, out bool isCut);
        isInvalid = invalid >= 0 && !isCut;

        // A file that ends inside a character ends inside a text: whoever reads that finds out.
        int valid = invalid < 0 || (isCut && ended) ? received : invalid;
        bool isMore = valid > filled;
        filled = valid;
        return isMore;
    }

    private int CountLines(int distance, out int afterLast)
    {
        int end = Start + distance;
        afterLast = Start;
#if NET8_0_OR_GREATER
        if (distance > 32)
        {
            var passed = Bytes.AsSpan(Start, distance);
            int last = passed.LastIndexOf((byte)'\n');
            if (last < 0) return 0;
            afterLast += last + 1;
            return passed.Count((byte)'\n');
        }
#endif
        int count = 0;
        for (int i = Start; i < end; i++)
        {
            if (Bytes[i] != '\n') continue;
            count++;
            afterLast = i + 1;
        }

        return count;
    }

    private static int CountCharacters(byte[] bytes, int offset, int length)
    {
        int count = 0;
#if NET8_0_OR_GREATER
        // A line may be the whole file: step from one byte beyond ASCII to the next.
        while (length > 0)
        {
            int ascii = bytes.AsSpan(offset, length).IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) return count + length;
            count += ascii + ((bytes[offset + ascii] & 0xC0) != 0x80 ? 1 : 0);
            offset += ascii + 1;
            length -= ascii + 1;
        }
#else
        for (int i = 0; i < length; i++)
        {
            if ((bytes[offset + i] & 0xC0) != 0x80) count++;
        }
#endif
        return count;
    }
}
