using System;
#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace LeadOps.Exports;

/// <summary>
/// Finds the bytes that give CSV its structure: delimiter, quote, CR and LF. This is the one hot loop that differs by
/// target: vector compares where the runtime has them, a table of bytes where it has not.
/// </summary>
internal sealed class Structurals
{
    private readonly byte delimiter;
    private readonly byte quote;

#if !NET8_0_OR_GREATER
    private readonly bool[] isStructural = new bool[256];
#endif

    public Structurals(byte delimiter, byte quote)
    {
        this.delimiter = delimiter;
        this.quote = quote;
#if !NET8_0_OR_GREATER
        isStructural[delimiter] = isStructural[quote] = isStructural['\r'] = isStructural['\n'] = true;
#endif
    }

    /// <summary>Ascending positions, valid up to <see cref="Count"/>.</summary>
    public int[] Positions { get; private set; } = new int[1024];

    public int Count { get; private set; }

    public void Find(byte[] bytes, int from, int to)
    {
        int count = 0;
        var positions = Positions;
        int at = from;
#if NET8_0_OR_GREATER
        var delimiters = Vector256.Create(delimiter);
        var quotes = Vector256.Create(quote);
        var feeds = Vector256.Create((byte)'\n');
        var returns = Vector256.Create((byte)'\r');
        ref byte first = ref MemoryMarshal.GetArrayDataReference(bytes);
        for (; at + 64 <= to; at += 64)
        {
            var low = Vector256.LoadUnsafe(ref first, (nuint)at);
            var high = Vector256.LoadUnsafe(ref first, (nuint)at + 32);
            var lowHits = Vector256.Equals(low, delimiters) | Vector256.Equals(low, quotes)
                | Vector256.Equals(low, feeds) | Vector256.Equals(low, returns);
            var highHits = Vector256.Equals(high, delimiters) | Vector256.Equals(high, quotes)
                | Vector256.Equals(high, feeds) | Vector256.Equals(high, returns);
            ulong mask = lowHits.ExtractMostSignificantBits() | ((ulong)highHits.ExtractMostSignificantBits() << 32);
            if (count + 64 > positions.Length) positions = Grow(count);
            ref int next = ref MemoryMarshal.GetArrayDataReference(positions);
            while (mask != 0)
            {
                Unsafe.Add(ref next, count++) = at + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
            }
        }

        for (; at < to; at++)
        {
            byte value = bytes[at];
            if (value != delimiter && value != quote && value != '\n' && value != '\r') continue;
            if (count == positions.Length) positions = Grow(count);
            positions[count++] = at;
        }
#else
        var table = isStructural;
        for (; at < to; at++)
        {
            if (!table[bytes[at]]) continue;
            if (count == positions.Length) positions = Grow(count);
            positions[count++] = at;
        }
#endif
        Count = count;
    }

    private int[] Grow(int count)
    {
        var larger = new int[Math.Max(count + 64, Positions.Length * 2)];
        Array.Copy(Positions, larger, count);
        return Positions = larger;
    }
}
