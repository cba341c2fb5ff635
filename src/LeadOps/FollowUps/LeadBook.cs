using System;
using System.Collections.Generic;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>
/// All that follow-up must remember of the exports: the leads by id, and of each lead the events that hang on it. A lead
/// takes about 140 bytes and an activity that may be a touch 45, as does a change of owner or stage.
/// </summary>
internal sealed class LeadBook
{
    private const int LongestId = 255;
    private const int Inline = 16;

    // Ids of more than 16 bytes are cut from blocks, so that a million of them are no million objects.
    private const int BlockBits = 16;
    private readonly List<byte[]> blocks = [];
    private int blockUsed = 1 << BlockBits;

    // Open addressing, never more than two thirds full: hash, and entry number from 1; 0 is free. With the hash here most
    // searches touch two places in memory only.
    private ulong[] slots = new ulong[64];

    private Dictionary<string, int>? aliases;

    // Apart from the rest, so that a search fetches no more than it needs.
    private readonly ChunkList<LeadKey> keys = new();

    public ChunkList<LeadEntry> Leads { get; } = new();

    public LeadEventTable<TouchEntry> Touches { get; } = new();

    public LeadEventTable<ChangeEntry> OwnerChanges { get; } = new();

    /// <summary>Of stage and status.</summary>
    public LeadEventTable<ChangeEntry> StageChanges { get; } = new();

    /// <summary>Whether any lead was merged into another.</summary>
    public bool HasMerged { get; set; }

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
            if (slots[at] >> 32 != hash) continue;
            int number = (int)slots[at] - 1;
            if (Is(keys[number], key)) return number;
        }

        return aliases is not null && aliases.TryGetValue(key.ToString(), out int alias) ? alias : -1;
    }

    /// <summary>Has an id that no lead has stand for one: that of a lead which was merged into it and is gone.</summary>
    public void AddAlias(string key, int lead) => (aliases ??= new Dictionary<string, int>(StringComparer.Ordinal))[key] = lead;

    /// <summary>Adds a lead that is not there yet.</summary>
    public ref LeadEntry Add(Utf8Text key)
    {
        if ((Leads.Count + 1) * 3L > slots.Length * 2L) Grow();
        ref var kept = ref keys.Add();
        kept.Length = (byte)key.Length;
        if (key.Length <= Inline) (kept.High, kept.Low) = (EightFrom(key, 0), EightFrom(key, 8));
        else kept.High = Keep(key);
        ref var lead = ref Leads.Add();
        lead.MergedInto = -1;
        Place(((ulong)key.Hash() << 32) | (uint)Leads.Count);
        return ref lead;
    }

    /// <summary>The id of a lead, as it is compared.</summary>
    public Utf8Text KeyOf(int lead) => KeyOf(keys[lead]);

    /// <summary>Makes the events ready to be gathered; none may come after.</summary>
    public void Link()
    {
        Touches.Link();
        OwnerChanges.Link();
        StageChanges.Link();
    }

    private Utf8Text KeyOf(in LeadKey key)
    {
        if (key.Length > Inline)
        {
            return new Utf8Text(blocks[(int)(key.High >> BlockBits)], (int)(key.High & ((1 << BlockBits) - 1)), key.Length);
        }

        var bytes = new byte[key.Length];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)((i < 8 ? key.High : key.Low) >> (56 - (8 * (i & 7))));
        return new Utf8Text(bytes, 0, bytes.Length);
    }

    /// <summary>The leads ordered by id, ordinally.</summary>
    public int[] InOrder()
    {
        var order = new int[Leads.Count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, Compare);
        return order;
    }

    private int Compare(int a, int b)
    {
        ref var one = ref keys[a];
        ref var other = ref keys[b];
        if (one.Length > Inline || other.Length > Inline) return KeyOf(one).CompareTo(KeyOf(other));

        // Shorter ids are filled up with zeros, which sort before all else.
        int order = one.High.CompareTo(other.High);
        if (order == 0) order = one.Low.CompareTo(other.Low);
        return order != 0 ? order : one.Length - other.Length;
    }

    private bool Is(in LeadKey kept, Utf8Text key)
    {
        if (kept.Length != key.Length) return false;
        return key.Length <= Inline ? kept.High == EightFrom(key, 0) && kept.Low == EightFrom(key, 8) : KeyOf(kept).Equals(key);
    }

    private ulong Keep(Utf8Text key)
    {
        if (blockUsed + key.Length > 1 << BlockBits)
        {
            blocks.Add(new byte[1 << BlockBits]);
            blockUsed = 0;
        }

        int at = blockUsed;
        Buffer.BlockCopy(key.Bytes, key.Offset, blocks[blocks.Count - 1], at, key.Length);
        blockUsed += key.Length;
        return ((ulong)(blocks.Count - 1) << BlockBits) | (uint)at;
    }

    private void Grow()
    {
        var old = slots;
        slots = new ulong[old.Length * 2];
        foreach (ulong slot in old)
        {
            if (slot != 0) Place(slot);
        }
    }

    private void Place(ulong slot)
    {
        int mask = slots.Length - 1;
        int at = (int)(slot >> 32) & mask;
        while (slots[at] != 0) at = (at + 1) & mask;
        slots[at] = slot;
    }

    /// <summary>Eight bytes as a number that orders as they do; zeros where the text has ended.</summary>
    private static ulong EightFrom(Utf8Text key, int from)
    {
        ulong value = 0;
        for (int i = from; i < from + 8; i++) value = (value << 8) | (i < key.Length ? key[i] : 0u);
        return value;
    }
}

/// <summary>What is remembered of a lead.</summary>
internal struct LeadEntry
{
    public Moment Created, Assigned, Converted;
    public int Line;

    /// <summary>Index of the holder that the leads export names.</summary>
    public int Owner;

    /// <summary>In the pool of texts.</summary>
    public int Source, Grade, Team, Stage, Status;

    /// <summary>Which promises and exclusions fit, as an index into <see cref="LeadTraits"/>.</summary>
    public int Traits;

    /// <summary>The lead that this one was merged into, or -1.</summary>
    public int MergedInto;

    public ushort File;
    public LeadFlags Flags;
}

/// <summary>The id of a lead: its bytes where they are 16 or fewer, else where they are kept.</summary>
internal struct LeadKey
{
    public ulong High, Low;
    public byte Length;
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
internal struct TouchEntry : ILeadEvent
{
    public Moment At;
    public int Line, By;

    /// <summary>In the pool of texts.</summary>
    public int Channel;
    public ushort File;
    public byte Level;

    public int Link { get; set; }
}

/// <summary>A change of owner, or of stage or status.</summary>
internal struct ChangeEntry : ILeadEvent
{
    public Moment At;
    public int Line;

    /// <summary>Index of a holder, or a text of the pool.</summary>
    public int From, To;

    public ushort File;
    public ChangeKind Kind;

    public int Link { get; set; }
}

internal enum ChangeKind : byte
{
    Owner,
    Stage,
    Status,
}
