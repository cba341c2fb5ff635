using System.Runtime.CompilerServices;
using System;
using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>
/// What was decided about each distinct text of a column, so that it is decided once. Holds at most
/// <see cref="MaxCount"/> texts of at most <see cref="MaxBytes"/> bytes (1 MiB of keys); a column with more just
/// decides again. A hit allocates nothing. For one thread.
/// </summary>
internal sealed class DistinctValues<T>
{
    public const int MaxCount = 4096;
    public const int MaxBytes = 256;

    private byte[] keys = new byte[512];
    private int[] starts = new int[33];
    private uint[] hashes = new uint[32];
    private T[] values = new T[32];

    // Open addressing over entry numbers from 1, never more than half full; 0 is free.
    private int[] slots = new int[64];

    public int Count { get; private set; }

    [MethodImpl(Structurals.HotLoop)]
    public bool TryGet(Utf8Text key, out T value)
    {
        if (key.Length <= MaxBytes)
        {
            uint hash = key.Hash();
            int mask = slots.Length - 1;
            for (int at = (int)hash & mask; slots[at] != 0; at = (at + 1) & mask)
            {
                int entry = slots[at] - 1;
                if (hashes[entry] != hash) continue;
                if (!key.Equals(new Utf8Text(keys, starts[entry], starts[entry + 1] - starts[entry]))) continue;
                value = values[entry];
                return true;
            }
        }

        value = default!;
        return false;
    }

    /// <summary>Remembers the value of a text that was not found, unless the bounds are reached.</summary>
    public void Add(Utf8Text key, T value)
    {
        if (Count == MaxCount || key.Length > MaxBytes) return;
        if (Count == values.Length) Grow();
        int start = starts[Count], end = start + key.Length;
        if (end > keys.Length) Array.Resize(ref keys, Math.Max(keys.Length * 2, end));
        Buffer.BlockCopy(key.Bytes, key.Offset, keys, start, key.Length);
        hashes[Count] = key.Hash();
        values[Count] = value;
        starts[++Count] = end;
        Place(Count);
    }

    private void Grow()
    {
        int size = values.Length * 2;
        Array.Resize(ref values, size);
        Array.Resize(ref hashes, size);
        Array.Resize(ref starts, size + 1);
        slots = new int[size * 2];
        for (int number = 1; number <= Count; number++) Place(number);
    }

    private void Place(int number)
    {
        int mask = slots.Length - 1;
        int at = (int)hashes[number - 1] & mask;
        while (slots[at] != 0) at = (at + 1) & mask;
        slots[at] = number;
    }
}
