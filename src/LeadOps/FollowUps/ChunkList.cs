using System;

namespace LeadOps.FollowUps;

/// <summary>
/// A list that grows by pieces and so is never copied: a million entries cost what they take and no more while it grows.
/// Entries are changed in place.
/// </summary>
internal sealed class ChunkList<T>
    where T : struct
{
    private const int Bits = 15;
    private const int Mask = (1 << Bits) - 1;

    private T[][] chunks = new T[16][];

    public int Count { get; private set; }

    public ref T this[int index] => ref chunks[index >> Bits][index & Mask];

    public ref T Add()
    {
        int chunk = Count >> Bits;
        if ((Count & Mask) == 0)
        {
            if (chunk == chunks.Length) Array.Resize(ref chunks, chunk * 2);

            // A small export needs no whole chunk.
            chunks[chunk] = new T[chunk == 0 ? 64 : 1 << Bits];
        }
        else if (chunk == 0 && Count == chunks[0].Length)
        {
            Array.Resize(ref chunks[0], Count * 2);
        }

        return ref chunks[chunk][Count++ & Mask];
    }
}
