using System.Collections.Generic;

namespace LeadOps.Calendars;

/// <summary>
/// The open time in 2^24 seconds, half a year and a bit, by seconds from its start: intervals in order that do not
/// touch, and where to begin looking.
/// </summary>
internal sealed class OpenStretch
{
    public const int Bits = 24, Length = 1 << Bits;

    // Slots of 18 hours: few calendars have more than three intervals in one.
    private const int SlotBits = 16, Slots = 1 << (Bits - SlotBits);

    // The last one begins and ends after all time.
    private readonly Span[] spans;

    // For each slot the first interval that does not end before it or at its start.
    private readonly int[] slots = new int[Slots];

    /// <param name="start">The instant it begins at.</param>
    /// <param name="intervals">In order, not touching, within the stretch.</param>
    public OpenStretch(long start, List<OpenInterval> intervals)
    {
        spans = new Span[intervals.Count + 1];
        int seconds = 0;
        for (int i = 0; i < intervals.Count; i++)
        {
            spans[i] = new Span((int)(intervals[i].From - start), (int)(intervals[i].To - start), seconds);
            seconds += spans[i].End - spans[i].Start;
        }

        spans[intervals.Count] = new Span(int.MaxValue, int.MaxValue, seconds);
        for (int slot = 0, i = 0; slot < Slots; slot++)
        {
            while (spans[i].End <= slot << SlotBits) i++;
            slots[slot] = i;
        }

        Sum = seconds == 0
            ? OpenSum.None
            : new OpenSum(seconds, intervals[0].From, intervals[intervals.Count - 1].To, stopsSearch: false);
    }

    public OpenSum Sum { get; }

    /// <summary>How many intervals there are.</summary>
    public int Count => spans.Length - 1;

    /// <summary>The interval that holds a second, or the first one after it; <see cref="Count"/> for none.</summary>
    public int Find(int at)
    {
        int i = slots[at >> SlotBits];
        while (spans[i].End <= at) i++;
        return i;
    }

    public bool IsOpen(int at) => spans[Find(at)].Start <= at;

    public int StartOf(int interval) => spans[interval].Start;

    public int EndOf(int interval) => spans[interval].End;

    /// <summary>The open seconds before a second, whose interval is <see cref="Find"/>'s.</summary>
    public int SecondsBefore(int at, int interval)
    {
        var span = spans[interval];
        return span.Start < at ? span.Before + at - span.Start : span.Before;
    }

    /// <summary>The end of the n-th open second; it is in this interval or a later one.</summary>
    public int EndOfSecond(int number, int interval)
    {
        // Mostly it is near: steps of doubled length, then halves.
        int low = interval, step = 1;
        for (; low + step < Count && spans[low + step].Before < number; step <<= 1) low += step;
        int high = low + step < Count ? low + step : Count;
        while (high - low > 1)
        {
            int middle = (low + high) >> 1;
            if (spans[middle].Before < number) low = middle;
            else high = middle;
        }

        return spans[low].Start + number - spans[low].Before;
    }

    private readonly struct Span
    {
        /// <summary>Its first second, the one after its last, and the open seconds before it.</summary>
        public readonly int Start, End, Before;

        public Span(int start, int end, int before)
        {
            Start = start;
            End = end;
            Before = before;
        }
    }
}

/// <summary>What a search needs to know to pass over open time without looking at it.</summary>
internal sealed class OpenSum
{
    public OpenSum(long seconds, long first, long lastEnd, bool stopsSearch)
    {
        Seconds = seconds;
        First = first;
        LastEnd = lastEnd;
        StopsSearch = stopsSearch;
    }

    public static OpenSum None { get; } = new(0, long.MaxValue, long.MinValue, stopsSearch: false);

    public long Seconds { get; }

    /// <summary>The first open instant; later than any where there is none.</summary>
    public long First { get; }

    /// <summary>The end of the last open interval; earlier than any instant where there is none.</summary>
    public long LastEnd { get; }

    /// <summary>Whether closed time between two of its intervals is too long for a search to go on.</summary>
    public bool StopsSearch { get; }
}
