using System;

namespace LeadOps.FollowUps;

/// <summary>
/// A list that grows by pieces and so is never copied: a million entries cost what they take and no more while it grows.
/// Entries are changed in place.
/// </summary>
internal sealed class ChunkList<T>
    where T : struct
{
    private readonly int bits;
    private T[][] chunks = new T[4][];

    /// <param name="bits">A chunk has two to the power of this many entries.</param>
    public ChunkList(int bits = 15) => this.bits = bits;

    public int Count { get; private set; }

    public ref T this[int index] => ref chunks[index >> bits][index & ((1 << bits) - 1)];

    public ref T Add()
    {
        int chunk = Count >> bits, mask = (1 << bits) - 1;
        if ((Count & mask) == 0)
        {
            if (chunk == chunks.Length) Array.Resize(ref chunks, chunk * 2);

            // A small export needs no whole chunk.
            chunks[chunk] = new T[chunk == 0 ? Math.Min(16, mask + 1) : mask + 1];
        }
        else if (chunk == 0 && Count == chunks[0].Length)
        {
            Array.Resize(ref chunks[0], Count * 2);
        }

        return ref chunks[chunk][Count++ & mask];
    }
}
