using System;
using System.IO;
using System.Text;

namespace LeadOps.Exports;

/// <summary>
/// Reads text of any encoding as UTF-8, strictly and in flat memory. The source is decoded in pieces that end between
/// characters, so that the decoder carries nothing from one to the next and a fault can be placed to the byte.
/// </summary>
internal sealed class TranscodingStream : ReadOnlyStream
{
    private const int PieceBytes = 16 * 1024;
    private static readonly UTF8Encoding Utf8 = new(false, true);

    private readonly Stream source;
    private readonly Encoding encoding;
    private readonly string file;
    private readonly TextPosition position = new();
    private byte[] input = new byte[PieceBytes];
    private int inputStart;
    private int inputEnd;
    private long inputOffset;
    private bool sourceEnded;
    private char[] chars = [];
    private byte[] output = [];
    private int outputStart;
    private int outputEnd;
    private ExportException? failure;

    // For an encoding of single bytes: each in UTF-8, first byte lowest, and the length on top; 0 where invalid.
    private readonly uint[]? table;
    private readonly bool asciiStays;

    /// <param name="source">Stands behind the byte order mark.</param>
    /// <param name="detected">Its encoding.</param>
    /// <param name="file">The file, as findings name it.</param>
    public TranscodingStream(Stream source, DetectedEncoding detected, string file)
    {
        this.source = source;
        this.file = file;
        encoding = detected.Encoding;
        inputOffset = detected.BomLength;
        if (!encoding.IsSingleByte) return;
        table = MakeTable(encoding);
        asciiStays = true;
        for (uint i = 0; i < 0x80; i++) asciiStays &= table[i] == (i | (1u << 24));
    }

    /// <exception cref="ExportException">
    /// <c>InvalidByte</c>, once all text before it has been read; or what the source throws.
    /// </exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count == 0) return 0;
        while (outputStart == outputEnd)
        {
            int piece = PieceLength();
            if (piece > 0) Decode(piece);
            else if (failure != null) throw failure;
            else if (sourceEnded) return 0;
            else ReadMore();
        }

        int given = Math.Min(count, outputEnd - outputStart);
        Buffer.BlockCopy(output, outputStart, buffer, offset, given);
        outputStart += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>How many of the bytes at hand can be decoded without what follows; 0 when more must be read.</summary>
    private int PieceLength()
    {
        int length = inputEnd - inputStart;
        if (sourceEnded || encoding.IsSingleByte) return length;
        switch (encoding.CodePage)
        {
            case 1200 or 1201:
                length &= ~1;
                if (length == 0) return 0;
                int high = input[inputStart + length - (encoding.CodePage == 1200 ? 1 : 2)];
                return high is >= 0xD8 and <= 0xDB ? length - 2 : length;
            case 12000 or 12001:
                return length & ~3;
            default:
                // A line end is never a part of another character, and closes every shift. In a long line the other
                // bytes below '0' serve: no second byte of the Asian code pages is there.
                for (int end = inputEnd; end > inputStart; end--)
                {
                    if (input[end - 1] is (byte)'\n' or (byte)'\r') return end - inputStart;
                }

                if (length < input.Length) return 0;
                for (int end = inputEnd; end > inputStart; end--)
                {
                    if (input[end - 1] < (byte)'0') return end - inputStart;
                }

                return length < Limits.FieldBytes ? 0 : length;
        }
    }

    private void ReadMore()
    {
        int length = inputEnd - inputStart;
        var target = length < input.Length ? input : new byte[input.Length * 2];
        Buffer.BlockCopy(input, inputStart, target, 0, length);
        input = target;
        inputStart = 0;
        inputEnd = length;
        try
        {
            int read = source.Read(input, inputEnd, input.Length - inputEnd);
            inputEnd += read;
            sourceEnded = read == 0;
        }
        catch (ExportException e)
        {
            // What is at hand is text all the same, and goes first.
            failure = e;
            sourceEnded = true;
        }
    }

    private void Decode(int length)
    {
        int valid = table == null ? DecodeAny(length) : DecodeSingleBytes(length, table);
        outputStart = 0;
        position.Advance(output, 0, outputEnd);
        if (valid < length)
        {
            int unit = encoding.CodePage switch { 1200 or 1201 => 2, 12000 or 12001 => 4, _ => 1 };
            int shown = Math.Min(unit, length - valid);
            failure ??= TextEncodings.InvalidByte(
                file, encoding, input, inputStart + valid, shown, inputOffset + valid, position);
            sourceEnded = true;
            inputEnd = inputStart + length;
        }

        inputStart += length;
        inputOffset += length;
    }

    /// <returns>How many bytes are valid.</returns>
    private int DecodeSingleBytes(int length, uint[] table)
    {
        if (output.Length < 3 * length) output = new byte[3 * length];
        int at = inputStart, end = at + length, to = 0;
        while (at < end)
        {
            int run = at;
            if (asciiStays)
            {
                while (end - run >= 8 && (BitConverter.ToUInt64(input, run) & 0x8080808080808080UL) == 0) run += 8;
            }

            if (run > at)
            {
                Buffer.BlockCopy(input, at, output, to, run - at);
                to += run - at;
                at = run;
                if (at == end) break;
            }

            // Up to the byte that ended the run, and it.
            byte value;
            do
            {
                value = input[at];
                uint utf8 = table[value];
                if (utf8 == 0)
                {
                    outputEnd = to;
                    return at - inputStart;
                }

                output[to++] = (byte)utf8;
                if (utf8 >= 2u << 24) output[to++] = (byte)(utf8 >> 8);
                if (utf8 >= 3u << 24) output[to++] = (byte)(utf8 >> 16);
                at++;
            }
            while (value < 0x80 && at < end);
        }

        outputEnd = to;
        return length;
    }

    /// <returns>How many bytes are valid.</returns>
    private int DecodeAny(int length)
    {
        int most = encoding.GetMaxCharCount(length);
        if (chars.Length < most)
        {
            chars = new char[most];
            output = new byte[Utf8.GetMaxByteCount(most)];
        }

        int count, valid = length;
        try
        {
            count = encoding.GetChars(input, inputStart, length, chars, 0);
        }
        catch (DecoderFallbackException)
        {
            count = DecodeUntilFault(length, out valid);
        }

        outputEnd = Utf8.GetBytes(chars, 0, count, output, 0);
        return valid;
    }

    private static uint[] MakeTable(Encoding encoding)
    {
        var table = new uint[256];
        var one = new byte[1];
        for (int i = 0; i < table.Length; i++)
        {
            one[0] = (byte)i;
            byte[] utf8;
            try
            {
                utf8 = Utf8.GetBytes(encoding.GetChars(one));
            }
            catch (DecoderFallbackException)
            {
                continue;
            }

            table[i] = (uint)utf8.Length << 24;
            for (int k = 0; k < utf8.Length; k++) table[i] |= (uint)utf8[k] << (8 * k);
        }

        return table;
    }

    /// <summary>Byte by byte up to the end of the last good character.</summary>
    private int DecodeUntilFault(int length, out int valid)
    {
        var decoder = encoding.GetDecoder();
        int count = 0;
        valid = 0;
        try
        {
            for (int i = 0; i < length; i++)
            {
                int more = decoder.GetChars(input, inputStart + i, 1, chars, count, flush: i == length - 1);
                count += more;
                if (more > 0) valid = i + 1;
            }
        }
        catch (DecoderFallbackException)
        {
            // Where it was expected.
        }

        return count;
    }
}
