using System;
using System.Text;

namespace LeadOps.Exports;

/// <summary>
/// A piece of UTF-8 text inside a buffer. It is a view: good until the buffer's owner moves on.
/// Bytes, offset and length instead of a span, so that both targets share every line that uses it.
/// </summary>
internal readonly struct Utf8Text : IEquatable<Utf8Text>
{
    public static readonly Utf8Text Empty = new([], 0, 0);

    public readonly byte[] Bytes;
    public readonly int Offset;
    public readonly int Length;

    public Utf8Text(byte[] bytes, int offset, int length)
    {
        Bytes = bytes;
        Offset = offset;
        Length = length;
    }

    public bool IsEmpty => Length == 0;

    public byte this[int index] => Bytes[Offset + index];

    public static Utf8Text Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new Utf8Text(bytes, 0, bytes.Length);
    }

    public Utf8Text Slice(int start, int length) => new(Bytes, Offset + start, length);

    /// <summary>The text without leading and trailing ASCII space, tab and line ends.</summary>
    public Utf8Text Trim()
    {
        int start = Offset, end = Offset + Length;
        while (start < end && IsAsciiSpace(Bytes[start])) start++;
        while (end > start && IsAsciiSpace(Bytes[end - 1])) end--;
        return new Utf8Text(Bytes, start, end - start);
    }

    public int IndexOf(byte value)
    {
        int at = Array.IndexOf(Bytes, value, Offset, Length);
        return at < 0 ? -1 : at - Offset;
    }

    public bool Equals(Utf8Text other)
    {
        if (Length != other.Length) return false;
#if NET8_0_OR_GREATER
        return Bytes.AsSpan(Offset, Length).SequenceEqual(other.Bytes.AsSpan(other.Offset, Length));
#else
        for (int i = 0; i < Length; i++)
        {
            if (Bytes[Offset + i] != other.Bytes[other.Offset + i]) return false;
        }

        return true;
#endif
    }

    /// <summary>The order of the bytes, which is that of the characters.</summary>
    public int CompareTo(Utf8Text other)
    {
#if NET8_0_OR_GREATER
        return Bytes.AsSpan(Offset, Length).SequenceCompareTo(other.Bytes.AsSpan(other.Offset, other.Length));
#else
        for (int i = 0; i < Length && i < other.Length; i++)
        {
            int difference = Bytes[Offset + i] - other.Bytes[other.Offset + i];
            if (difference != 0) return difference;
        }

        return Length - other.Length;
#endif
    }

    /// <summary>Whether the text is this ASCII text, ASCII letters compared without case.</summary>
    public bool EqualsAscii(string text)
    {
        if (Length != text.Length) return false;
        for (int i = 0; i < Length; i++)
        {
            int a = Bytes[Offset + i], b = text[i];
            if (a == b) continue;
            if ((a | 0x20) != (b | 0x20) || (a | 0x20) < 'a' || (a | 0x20) > 'z') return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is Utf8Text other && Equals(other);

    public override int GetHashCode() => (int)Hash();

    /// <summary>A fast hash for tables in memory. Not stable between versions: never write it out.</summary>
    public uint Hash()
    {
        ulong hash = (ulong)Length * 0x9E3779B97F4A7C15UL;
        int at = Offset, end = Offset + Length;
        for (; at + 8 <= end; at += 8) hash = Mix(hash ^ EightAt(Bytes, at));
        if (at == end) return (uint)(hash >> 32);

        // The last bytes: those before them, which were taken already, are shifted out.
        int left = end - at;
        ulong tail = end >= 8 ? EightAt(Bytes, end - 8) >> (8 * (8 - left)) : Few(Bytes, at, left);
        return (uint)(Mix(hash ^ tail) >> 32);
    }

    public byte[] ToArray()
    {
        var copy = new byte[Length];
        Buffer.BlockCopy(Bytes, Offset, copy, 0, Length);
        return copy;
    }

    public override string ToString() => Length == 0 ? "" : Encoding.UTF8.GetString(Bytes, Offset, Length);

    private static bool IsAsciiSpace(byte value) => value is 0x20 or (>= 0x09 and <= 0x0D);

    private static ulong EightAt(byte[] bytes, int at) =>
#if NET8_0_OR_GREATER
        System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at, 8));
#else
        BitConverter.ToUInt64(bytes, at);
#endif

    private static ulong Few(byte[] bytes, int at, int count)
    {
        ulong value = 0;
        for (int i = 0; i < count; i++) value |= (ulong)bytes[at + i] << (8 * i);
        return value;
    }

    private static ulong Mix(ulong value)
    {
        value *= 0xD6E8FEB86659FD93UL;
        return value ^ (value >> 32);
    }
}
