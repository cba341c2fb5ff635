using System;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>
/// All that follow-up must remember of the exports: the leads by id, and of each lead the events that hang on it. A lead
/// takes less than 150 bytes and an activity that may be a touch 40, as does a change of owner or stage.
/// </summary>
internal sealed class LeadBook
{
    // Ids are cut from blocks, so that a million of them are no million objects.
    private const int IdBlockBits = 16;
    private const int LongestId = 255;

    private byte[][] idBlocks = new byte[16][];
    private int idBlock = -1, idUsed = 1 << IdBlockBits;

    // Open addressing over entry numbers from 1, never more than two thirds full; 0 is free.
    private int[] slots = new int[64];

    public ChunkList<LeadEntry> Leads { get; } = new();

    public ChunkList<TouchEntry> Touches { get; } = new();

    public ChunkList<ChangeEntry> Changes { get; } = new();

    /// <summary>The id as it is compared: trimmed, a Salesforce id in its short form.</summary>
    public static Utf8Text KeyOf(Utf8Text id)
    {
        SalesforceId.TryNormalise(id.Trim(), out var key);
        return key.Length <= LongestId ? key : key.Slice(0, LongestId);
    }

    /// <summary>The number of a lead, or -1.</summary>
    /// <param name="key">As it is compared.</param>
    public int Find(Utf8Text key)
    {
        uint hash = key.Hash();
        int mask = slots.Length - 1;
        for (int at = (int)hash & mask; slots[at] != 0; at = (at + 1) & mask)
        {
            ref var lead = ref Leads[slots[at] - 1];
            if (lead.Hash == hash && KeyOf(lead).Equals(key)) return slots[at] - 1;
        }

        return -1;
    }

    /// <summary>Adds a lead that is not there yet.</summary>
    public ref LeadEntry Add(Utf8Text key)
    {
        if ((Leads.Count + 1) * 3L > slots.Length * 2L) Grow();
        ref var lead = ref Leads.Add();
        lead.Hash = key.Hash();
        Keep(key, ref lead);
        lead.FirstTouch = lead.FirstOwnerChange = lead.FirstStageChange = -1;
        lead.MergedInto = -1;
        Place(Leads.Count, lead.Hash);
        return ref lead;
    }

    public Utf8Text KeyOf(in LeadEntry lead) => new(
        idBlocks[lead.IdAt >> IdBlockBits], lead.IdAt & ((1 << IdBlockBits) - 1), lead.IdLength);

    /// <summary>The leads ordered by id, ordinally.</summary>
    public int[] InOrder()
    {
        int count = Leads.Count;
        var keys = new ulong[count];
        var order = new int[count];
        int prefix = CommonPrefix();
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
            keys[i] = EightFrom(KeyOf(Leads[i]), prefix);
        }

        Array.Sort(keys, order);

        // Ids that are alike in those eight bytes stand together now.
        for (int from = 0, to; from < count; from = to)
        {
            for (to = from + 1; to < count && keys[to] == keys[from];) to++;
            if (to - from > 1) Array.Sort(order, from, to - from, new ByKey(this));
        }

        return order;
    }

    private void Keep(Utf8Text key, ref LeadEntry lead)
    {
        if (idUsed + key.Length > 1 << IdBlockBits)
        {
            if (++idBlock == idBlocks.Length) Array.Resize(ref idBlocks, idBlock * 2);
            idBlocks[idBlock] = new byte[1 << IdBlockBits];
            idUsed = 0;
        }

        Buffer.BlockCopy(key.Bytes, key.Offset, idBlocks[idBlock], idUsed, key.Length);
        lead.IdAt = (idBlock << IdBlockBits) + idUsed;
        lead.IdLength = (byte)key.Length;
        idUsed += key.Length;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        for (int i = 0; i < Leads.Count; i++) Place(i + 1, Leads[i].Hash);
    }

    private void Place(int number, uint hash)
    {
        int mask = slots.Length - 1;
        int at = (int)hash & mask;
        while (slots[at] != 0) at = (at + 1) & mask;
        slots[at] = number;
    }

    private int CommonPrefix()
    {
        if (Leads.Count == 0) return 0;
        var first = KeyOf(Leads[0]);
        int length = first.Length;
        for (int i = 1; i < Leads.Count && length > 0; i++)
        {
            var other = KeyOf(Leads[i]);
            int same = 0;
            while (same < length && same < other.Length && first[same] == other[same]) same++;
            length = same;
        }

        return length;
    }

    private static ulong EightFrom(Utf8Text key, int from)
    {
        ulong value = 0;
        for (int i = from; i < from + 8; i++) value = (value << 8) | (i < key.Length ? key[i] : 0u);
        return value;
    }

    private sealed class ByKey(LeadBook book) : System.Collections.Generic.IComparer<int>
    {
        public int Compare(int a, int b) => book.KeyOf(book.Leads[a]).CompareTo(book.KeyOf(book.Leads[b]));
    }
}

/// <summary>What is remembered of a lead.</summary>
internal struct LeadEntry
{
    public Moment Created, Assigned, Converted;
    public uint Hash;
    public int IdAt, Line;

    /// <summary>Index of the holder that the leads export names.</summary>
    public int Owner;

    /// <summary>In the pool of texts.</summary>
    public int Source, Grade, Team, Stage, Status;

    /// <summary>Which promises and exclusions fit, as an index into <see cref="LeadTraits"/>.</summary>
    public int Traits;

    /// <summary>The last of its events that was read, or -1; each names the one before.</summary>
    public int FirstTouch, FirstOwnerChange, FirstStageChange;

    /// <summary>The lead that this one was merged into, or -1.</summary>
    public int MergedInto;

    public ushort File;
    public byte IdLength;
    public LeadFlags Flags;
}

/// <summary>What is yes or no of a lead.</summary>
[Flags]
internal enum LeadFlags : byte
{
    None = 0,

    /// <summary>A reason for its rejection stands in the export.</summary>
    HasReason = 1,

    /// <summary>The export says that it was converted.</summary>
    IsConverted = 2,

    IsDeleted = 4,

    /// <summary>A damaged line of activities shows its id.</summary>
    IsDamaged = 8,
}

/// <summary>An activity that is a touch if it lies in the right time.</summary>
internal struct TouchEntry
{
    public Moment At;

    /// <summary>The event before it of the same lead, or -1.</summary>
    public int Next;
    public int Line, By;

    /// <summary>In the pool of texts.</summary>
    public int Channel;
    public ushort File;
    public byte Level;
}

/// <summary>A change of owner, or of stage or status.</summary>
internal struct ChangeEntry
{
    public Moment At;

    /// <inheritdoc cref="TouchEntry.Next"/>
    public int Next;
    public int Line;

    /// <summary>Index of a holder, or a text of the pool.</summary>
    public int From, To;

    public ushort File;
    public ChangeKind Kind;
}

internal enum ChangeKind : byte
{
    Owner,
    Stage,
    Status,
}
