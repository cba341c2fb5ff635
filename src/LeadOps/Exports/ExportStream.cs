using System;
using System.IO;
using System.Text;

namespace LeadOps.Exports;

/// <summary>One reading of an export: its decompressed bytes as they are, from the first to the last.</summary>
internal sealed class ExportStream : ReadOnlyStream
{
    private const int HeadBytes = 4096;

    private readonly FileStream stored;
    private readonly Stream content;
    private readonly string name;
    private readonly long storedStart;
    private readonly long storedLength;
    private readonly byte[] head = new byte[HeadBytes];
    private int headStart;
    private readonly int headEnd;

    /// <param name="source">What is read.</param>
    /// <param name="stored">The open file.</param>
    /// <param name="content">Its decompressed bytes; the file itself where it is not compressed.</param>
    /// <param name="given">The encoding the caller set, if any.</param>
    public ExportStream(ExportSource source, FileStream stored, Stream content, Encoding? given)
    {
        this.stored = stored;
        this.content = content;
        name = source.Name;
        storedStart = source.Item == null ? 0 : stored.Position;
        storedLength = source.StoredLength;
        try
        {
            for (int read = 1; read > 0 && headEnd < HeadBytes; headEnd += read)
            {
                read = ReadContent(head, headEnd, HeadBytes - headEnd);
            }
        }
        catch (ExportException) when (headEnd > 0)
        {
            // It is thrown again when what was read before it has been given out.
        }

        Encoding = TextEncodings.Detect(head, headEnd, given);
        ForeignFile.Check(source, head, headEnd, Encoding);
    }

    /// <summary>How the text is encoded.</summary>
    public DetectedEncoding Encoding { get; }

    /// <summary>Bytes on disk read so far, at most <see cref="ExportSource.StoredLength"/>: for progress.</summary>
    public long StoredPosition => Math.Max(0, Math.Min(stored.Position - storedStart, storedLength));

    /// <summary>
    /// The text as UTF-8 without byte order mark; before anything was read. UTF-8 is this stream itself, and its bytes
    /// are not validated; any other encoding is transcoded, strictly.
    /// </summary>
    public Stream AsUtf8()
    {
        headStart = Encoding.BomLength;
        return Encoding.IsUtf8 ? this : new TranscodingStream(this, Encoding, name);
    }

    /// <exception cref="ExportException">The file cannot be read on, or what was read is damaged.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (headStart == headEnd) return ReadContent(buffer, offset, count);
        int given = Math.Min(count, headEnd - headStart);
        Buffer.BlockCopy(head, headStart, buffer, offset, given);
        headStart += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            stored.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadContent(byte[] buffer, int offset, int count)
    {
        try
        {
            return content.Read(buffer, offset, count);
        }
        catch (IOException e)
        {
            throw new ExportException(
                "ReadFailed",
                name,
                $"reading stopped: {e.Message}",
                "Try again, or copy the file to a local disk first.",
                e);
        }
    }
}
