using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;

namespace LeadOps.Exports;

/// <summary>
/// Reads gzip (RFC 1952) of one or more members and checks each member's CRC-32 and length, which the framework does
/// not do dependably: cut data ends without an error there. What can be read is given out before an error is thrown.
/// </summary>
/// <remarks>
/// The framework's inflater does not say how much of its input it used. It asks for more only while it has not reached
/// the end, so the end of a member is known exactly where its input is handed out byte by byte. That is done for the
/// first bytes of a member and the last ones of the file; elsewhere the member's eight check bytes are looked for in
/// the last piece handed out.
/// </remarks>
internal sealed class GzipReader : ReadOnlyStream
{
    private const int PieceBytes = 8 * 1024;
    private const int SingleBytes = 64;
    private const int TrailerBytes = 8;

    private readonly Stream source;
    private readonly string file;
    private readonly Crc32 crc = new();
    private readonly byte[] input = new byte[64 * 1024];
    private int start;
    private int end;
    private bool sourceEnded;
    private long stored;
    private DeflateStream? inflater;
    private int pieceStart;
    private long handedOut;
    private bool starved;
    private long memberLength;
    private long expanded;
    private bool anyMember;
    private bool ended;
    private ExportException? failure;

    /// <param name="source">Stands at the first member.</param>
    /// <param name="file">The file, as findings name it.</param>
    public GzipReader(Stream source, string file)
    {
        this.source = source;
        this.file = file;
    }

    /// <exception cref="ExportException">
    /// <c>TruncatedGzip</c>, <c>CorruptGzip</c> or <c>ExpandsTooMuch</c>, once all that came before was read.
    /// </exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (failure != null) throw failure;
        if (count == 0) return 0;
        while (!ended)
        {
            if (inflater == null && !BeginMember()) break;
            int read = Inflate(buffer, offset, count);
            if (read > 0)
            {
                crc.Append(buffer, offset, read);
                memberLength += read;
                expanded += read;
                failure = Expansion.Check(file, expanded, stored - (end - start));
                return read;
            }

            EndMember();
        }

        ended = true;
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflater?.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Inflate(byte[] buffer, int offset, int count)
    {
        try
        {
            return inflater!.Read(buffer, offset, count);
        }
        catch (InvalidDataException e)
        {
            throw starved ? Truncated() : Corrupt("it cannot be decompressed", e);
        }
    }

    /// <summary>Reads a member's header; false at the end of the file.</summary>
    private bool BeginMember()
    {
        Refill(start);
        if (anyMember)
        {
            // Tapes and some tools fill up with zeros.
            bool padded = false;
            while (start < end && input[start] == 0)
            {
                padded = true;
                start++;
                if (start == end) Refill(start);
            }

            if (start == end) return false;
            if (padded || input[start] != 0x1F || (end - start > 1 && input[start + 1] != 0x8B))
            {
                throw Corrupt("what follows its end is not gzip");
            }
        }

        crc.Reset();
        if (HeaderByte() != 0x1F || HeaderByte() != 0x8B) throw Corrupt("it does not begin as gzip does");
        int method = HeaderByte();
        if (method != 8) throw Corrupt("its compression method is not known");
        int flags = HeaderByte();
        if ((flags & 0xE0) != 0) throw Corrupt("its header has flags that are not known");
        for (int i = 0; i < 6; i++) HeaderByte();
        if ((flags & 0x04) != 0)
        {
            int length = HeaderByte() | (HeaderByte() << 8);
            while (length-- > 0) HeaderByte();
        }

        for (int texts = ((flags >> 3) & 1) + ((flags >> 4) & 1); texts > 0; texts--)
        {
            while (HeaderByte() != 0)
            {
            }
        }

        if ((flags & 0x02) != 0)
        {
            uint expected = crc.Value & 0xFFFF;
            if ((HeaderByte() | (HeaderByte() << 8)) != expected) throw Corrupt("its header is wrong");
        }

        crc.Reset();
        memberLength = 0;
        handedOut = 0;
        starved = false;
        pieceStart = start;
        anyMember = true;
        inflater = new DeflateStream(new MemberInput(this), CompressionMode.Decompress);
        return true;
    }

    private int HeaderByte()
    {
        if (start == end) Refill(start);
        if (start == end) throw Truncated();
        crc.Append(input, start, 1);
        return input[start++];
    }

    private void EndMember()
    {
        inflater!.Dispose();
        inflater = null;
        if (starved) throw Truncated();

        // A few bits of the last piece but one may still have been in the inflater when it asked for the last.
        bool exact = start - pieceStart == 1;
        Refill(exact ? start : Math.Max(0, pieceStart - TrailerBytes));
        int trailer = exact ? (IsTrailer(start) ? start : -1) : FindTrailer(Math.Max(0, pieceStart - TrailerBytes));
        if (trailer < 0)
        {
            throw end - start < TrailerBytes ? Truncated() : Corrupt("its check value or length does not match");
        }

        start = trailer + TrailerBytes;
    }

    private int FindTrailer(int from)
    {
        int first = -1;
        for (int at = from; at <= start; at++)
        {
            if (!IsTrailer(at)) continue;
            int next = at + TrailerBytes;
            // The check bytes of an empty member are zeros, which its data ends with too.
            if (next == end || (end - next >= 2 && input[next] == 0x1F && input[next + 1] == 0x8B)) return at;
            if (first < 0) first = at;
        }

        return first;
    }

    private bool IsTrailer(int at)
    {
        if (end - at < TrailerBytes) return false;
        uint check = crc.Value, length = unchecked((uint)memberLength);
        for (int i = 0; i < 4; i++)
        {
            if (input[at + i] != (byte)(check >> (8 * i))) return false;
            if (input[at + 4 + i] != (byte)(length >> (8 * i))) return false;
        }

        return true;
    }

    private int HandOut(byte[] buffer, int offset, int count)
    {
        // To know the last bytes of the file as such, more than a piece is held.
        if (end - start < PieceBytes + SingleBytes) Refill(Math.Max(0, start - TrailerBytes));
        pieceStart = start;
        int held = end - start;
        if (held == 0)
        {
            starved = true;
            return 0;
        }

        int size = handedOut < SingleBytes || held <= SingleBytes
            ? 1
            : Math.Min(Math.Min(count, PieceBytes), held - SingleBytes);
        Buffer.BlockCopy(input, start, buffer, offset, size);
        start += size;
        handedOut += size;
        return size;
    }

    /// <summary>Fills the buffer as far as the file goes; what is before <paramref name="keep"/> goes.</summary>
    private void Refill(int keep)
    {
        if (sourceEnded) return;
        Buffer.BlockCopy(input, keep, input, 0, end - keep);
        start -= keep;
        end -= keep;
        pieceStart -= keep;
        while (end < input.Length)
        {
            int read = source.Read(input, end, input.Length - end);
            if (read == 0)
            {
                sourceEnded = true;
                return;
            }

            end += read;
            stored += read;
        }
    }

    private ExportException Truncated() => Fail(
        "TruncatedGzip",
        string.Format(
            CultureInfo.InvariantCulture, "the gzip file is cut off: {0:N0} bytes of text could be read.", expanded));

    private ExportException Corrupt(string why, Exception? inner = null) => Fail(
        "CorruptGzip",
        string.Format(
            CultureInfo.InvariantCulture,
            "the gzip data is damaged ({0}): {1:N0} bytes of text could be read, and some of them may be wrong.",
            why,
            expanded),
        inner);

    private ExportException Fail(string id, string message, Exception? inner = null) =>
        failure = new ExportException(id, file, message, "Copy or export the file again.", inner)
        {
            ByteOffset = expanded,
        };

    private sealed class MemberInput(GzipReader reader) : ReadOnlyStream
    {
        public override int Read(byte[] buffer, int offset, int count) => reader.HandOut(buffer, offset, count);
    }
}
