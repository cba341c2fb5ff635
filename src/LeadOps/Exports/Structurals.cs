using System;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Numerics;
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
    /// <summary>
    /// For the few loops that run once a cell: most files are read before the runtime would find out that they are hot.
    /// </summary>
#if NET8_0_OR_GREATER
    public const MethodImplOptions HotLoop = MethodImplOptions.AggressiveOptimization;
#else
    public const MethodImplOptions HotLoop = 0;
#endif

    private readonly byte delimiter;
    private readonly byte quote;
    private readonly bool[] isStructural = new bool[256];

    public Structurals(byte delimiter, byte quote)
    {
        this.delimiter = delimiter;
        this.quote = quote;
        isStructural[delimiter] = isStructural[quote] = isStructural['\r'] = isStructural['\n'] = true;
    }

    /// <summary>Ascending positions, valid up to <see cref="Count"/>.</summary>
    public int[] Positions { get; private set; } = new int[1024];

    public int Count { get; private set; }

    public void Find(byte[] bytes, int from, int to)
    {
        Count = 0;
#if NET8_0_OR_GREATER
        from = AddByVectors(bytes, from, to);
#endif
        AddByTable(bytes, from, to);
    }

    /// <summary>All there is where there are no vectors; elsewhere for what is left behind the last one.</summary>
    internal void AddByTable(byte[] bytes, int from, int to)
    {
        int count = Count;
        var positions = Positions;
        var table = isStructural;
        for (int at = from; at < to; at++)
        {
            if (!table[bytes[at]]) continue;
            if (count == positions.Length) positions = Grow(count);
            positions[count++] = at;
        }

        Count = count;
    }

#if NET8_0_OR_GREATER
    /// <returns>Where the bytes begin that are less than two vectors.</returns>
    [MethodImpl(HotLoop)]
    private int AddByVectors(byte[] bytes, int from, int to)
    {
        int count = Count, at = from;
        var positions = Positions;
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

            // Eight at a time without asking: a branch that depends on how many there are is guessed wrong each time.
            // What is written too much is overwritten by the next.
            ref int next = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(positions), count);
            count += BitOperations.PopCount(mask);
            while (mask != 0)
            {
                for (int i = 0; i < 8; i++)
                {
                    Unsafe.Add(ref next, i) = at + BitOperations.TrailingZeroCount(mask);
                    mask &= mask - 1;
                }

                next = ref Unsafe.Add(ref next, 8);
            }
        }

        Count = count;
        return at;
    }
#endif

    private int[] Grow(int count)
    {
        var larger = new int[Math.Max(count + 64, Positions.Length * 2)];
        Array.Copy(Positions, larger, count);
        return Positions = larger;
    }
}
