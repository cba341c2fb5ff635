using System;
using System.Collections.Generic;

namespace LeadOps.FollowUps;

/// <summary>Something that happened to a lead.</summary>
internal interface ILeadEvent
{
    /// <summary>While events come in, the number of the lead; then the event before it of the same lead, or -1.</summary>
    int Link { get; set; }
}

/// <summary>
/// Events of leads, which come in no order. They are kept apart by ranges of leads: so those of one lead, which lie all
/// over the export, lie near each other when they are asked for, and do not each wait for memory.
/// </summary>
internal sealed class LeadEventTable<T>
    where T : struct, ILeadEvent
{
    private const int RangeBits = 12;
    private const int ChunkBits = 9;

    private readonly List<ChunkList<T>?> ranges = [];
    private int[][]? lasts;

    public int Count { get; private set; }

    /// <summary>Adds an event of a lead.</summary>
    public ref T Add(int lead)
    {
        int range = lead >> RangeBits;
        while (ranges.Count <= range) ranges.Add(null);
        var events = ranges[range] ??= new ChunkList<T>(ChunkBits);
        Count++;
        ref var added = ref events.Add();
        added.Link = lead;
        return ref added;
    }

    /// <summary>Makes the events ready to be gathered; none may come after. The second time it does nothing.</summary>
    public void Link()
    {
        if (lasts is not null) return;
        lasts = new int[ranges.Count][];
        for (int range = 0; range < lasts.Length; range++)
        {
            if (ranges[range] is not { } events) continue;
            var last = lasts[range] = new int[1 << RangeBits];
            for (int i = 0; i < last.Length; i++) last[i] = -1;
            for (int i = 0; i < events.Count; i++)
            {
                ref var one = ref events[i];
                int lead = one.Link & ((1 << RangeBits) - 1);
                one.Link = last[lead];
                last[lead] = i;
            }
        }
    }

    /// <summary>Fills a list with the events of a lead.</summary>
    public void Gather(int lead, List<T> found)
    {
        found.Clear();
        int range = lead >> RangeBits;
        if (range >= lasts!.Length || lasts[range] is not { } last) return;
        var events = ranges[range]!;
        for (int i = last[lead & ((1 << RangeBits) - 1)]; i >= 0; i = events[i].Link) found.Add(events[i]);
    }
}
