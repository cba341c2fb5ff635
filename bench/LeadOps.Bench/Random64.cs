namespace LeadOps.Bench;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, 2014). Ours, so that a seed gives the same bytes on every runtime; and cheap to
/// start, so that each lead has a stream of its own and can be made again from its number.
/// </summary>
internal struct Random64(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15UL;
    private ulong state = seed;

    /// <summary>The stream of one item: the same for the same seed and number, unlike its neighbours'.</summary>
    public static Random64 Of(ulong seed, long number) => new(Mix(seed) ^ Mix((ulong)number + Gamma));

    public ulong Next() => Mix(state += Gamma);

    /// <summary>A number from 0 to below the bound, which is at most 2^31.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>True so many times in ten thousand.</summary>
    public bool InTenThousand(int times) => Below(10_000) < times;

    public T Of<T>(T[] items) => items[Below(items.Length)];

    /// <summary>An index, each as often as its weight says.</summary>
    public int Weighted(int[] weights)
    {
        int total = 0;
        foreach (int weight in weights) total += weight;
        int left = Below(total), index = 0;
        while (left >= weights[index]) left -= weights[index++];
        return index;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
