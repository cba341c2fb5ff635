using System;
using System.Buffers.Text;

namespace LeadOps.Bench;

/// <summary>Where a cell is put together from pieces.</summary>
internal sealed class Scratch
{
    private readonly byte[] bytes = new byte[1024];
    private int length;

    public ReadOnlySpan<byte> Text => bytes.AsSpan(0, length);

    public Scratch Begin(ReadOnlySpan<byte> piece)
    {
        length = 0;
        return Add(piece);
    }

    public Scratch Add(ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(bytes.AsSpan(length));
        length += piece.Length;
        return this;
    }

    /// <summary>Adds a number, with leading zeros to so many digits.</summary>
    public Scratch Add(long number, int digits = 1)
    {
        Utf8Formatter.TryFormat(number, bytes.AsSpan(length), out int written, new('D', (byte)digits));
        length += written;
        return this;
    }

    public Scratch AddTime(int minute)
    {
        WallClock.Write(minute, bytes.AsSpan(length));
        length += 16;
        return this;
    }
}
