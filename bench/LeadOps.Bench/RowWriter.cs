using System;
using System.Buffers.Text;
using System.IO;

namespace LeadOps.Bench;

/// <summary>Writes rows of UTF-8 cells through one buffer.</summary>
internal abstract class RowWriter : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly Stream stream;
    private readonly byte[] buffer = new byte[BufferBytes];
    private int used;
    private long flushed;

    protected RowWriter(string path)
    {
        // The buffer above is the only one.
        stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
    }

    /// <summary>Bytes written so far.</summary>
    public long Bytes => flushed + used;

    /// <summary>The physical line on which the next row begins, from 1.</summary>
    public long Line { get; protected set; } = 1;

    /// <summary>Writes a cell; empty where the record has no value.</summary>
    public abstract void Cell(ReadOnlySpan<byte> text);

    /// <summary>Writes a whole number, which JSON shows as one.</summary>
    public abstract void Number(long value);

    public abstract void EndRow();

    public void Dispose()
    {
        Finish();
        Flush();
        stream.Dispose();
    }

    protected abstract void Finish();

    protected void Put(byte value)
    {
        if (used == BufferBytes) Flush();
        buffer[used++] = value;
    }

    protected void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > BufferBytes - used)
        {
            Flush();
            if (bytes.Length > BufferBytes)
                throw new ArgumentException("A cell is larger than the buffer.", nameof(bytes));
        }

        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    protected void Put(long value)
    {
        if (BufferBytes - used < 20) Flush();
        Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out int written);
        used += written;
    }

    private void Flush()
    {
        stream.Write(buffer, 0, used);
        flushed += used;
        used = 0;
    }
}
