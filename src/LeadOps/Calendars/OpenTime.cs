using System;
using System.Collections.Generic;
using System.Threading;
using LeadOps.Exports;

namespace LeadOps.Calendars;

/// <summary>
/// The open time of a calendar, worked out when first asked for, half a year at a time. There is none before
/// <see cref="Civil.FirstInstant"/> and after <see cref="Civil.LastInstant"/>. Safe for several threads.
/// </summary>
internal sealed class OpenTime
{
    // Closed time within a stretch is always shorter than what ends a search.
    private const long SearchLimit = 366L * Civil.SecondsPerDay;

    private const long End = Civil.LastInstant + 1;
    private const int Stretches = (int)((Civil.LastInstant - Civil.FirstInstant) >> OpenStretch.Bits) + 1;

    // Pages of 136 years, for those who write 0001-01-01 or agree on aeons.
    private const int PageBits = 8, PageLength = 1 << PageBits;

    private readonly Zone zone;
    private readonly LocalWindow[][] week;
    private readonly Dictionary<long, LocalWindow[]> special = [];
    private readonly Page?[] pages = new Page?[((Stretches - 1) >> PageBits) + 1];

    /// <param name="zone">By whose clocks windows are.</param>
    /// <param name="week">The windows of the weekdays, Monday first.</param>
    /// <param name="holidays">Dates without windows; stronger than the other dates.</param>
    /// <param name="dates">Dates with windows of their own.</param>
    public OpenTime(
        Zone zone,
        IReadOnlyList<LocalWindow>[] week,
        IReadOnlyList<CalendarDate> holidays,
        IReadOnlyList<CalendarDate> dates)
    {
        this.zone = zone;
        this.week = Array.ConvertAll(week, windows => (LocalWindow[])[.. windows]);
        foreach (var date in dates) special[date.Day] = [.. date.Windows];
        foreach (var holiday in holidays) special[holiday.Day] = [];
    }

    public bool IsOpen(long instant)
    {
        if (instant is < Civil.FirstInstant or >= End) return false;
        int index = IndexOf(instant);
        return StretchAt(index).IsOpen((int)(instant - StartOf(index)));
    }

    public long SecondsBetween(long from, long to)
    {
        from = Math.Max(from, Civil.FirstInstant);
        to = Math.Min(to, End);
        if (to <= from) return 0;
        int first = IndexOf(from), last = IndexOf(to);
        long seconds = SecondsBefore(last, to) - SecondsBefore(first, from);
        while (first < last)
        {
            bool wholePage = IsStartOfPage(first) && first + PageLength <= last;
            seconds += wholePage ? SumOfPage(first).Seconds : StretchAt(first).Sum.Seconds;
            first += wholePage ? PageLength : 1;
        }

        return seconds;
    }

    public bool TryDue(long from, long seconds, out long due)
    {
        if (seconds < 0) throw new ArgumentException("Less than no time.", nameof(seconds));
        due = 0;
        from = Math.Max(from, Civil.FirstInstant);
        if (from >= End || seconds > End - from) return false;

        // The first open instant is where the first open second begins.
        int back = seconds == 0 ? 1 : 0;
        int index = IndexOf(from);
        long start = StartOf(index);
        var stretch = StretchAt(index);
        int at = (int)(from - start);
        int interval = stretch.Find(at);

        // Counted from the start of the stretch at hand.
        long number = seconds + back + stretch.SecondsBefore(at, interval);
        if (number <= stretch.Sum.Seconds)
        {
            due = start + stretch.EndOfSecond((int)number, interval) - back;
            return true;
        }

        number -= stretch.Sum.Seconds;
        if (!TryEndOfSecond(index + 1, number, Math.Max(from, stretch.Sum.LastEnd), out due)) return false;
        due -= back;
        return true;
    }

    public bool TryDueBusinessDays(long from, int days, out long due)
    {
        if (days < 0) throw new ArgumentException("Less than no time.", nameof(days));
        due = 0;
        from = Math.Max(from, Civil.FirstInstant);
        if (from >= End) return false;
        if (days == 0) return TryDue(from, 0, out due);
        long local = zone.ToLocal(from), day = Civil.DayOf(local), time = local - day * Civil.SecondsPerDay;
        for (; days > 0; days--)
        {
            long limit = day + SearchLimit / Civil.SecondsPerDay;
            do
            {
                if (++day > limit) return false;
            }
            while (!HasOpenTime(day));
        }

        zone.ToUtc(day * Civil.SecondsPerDay + time, out long target, out _, out _);
        return TryDue(target, 0, out due);
    }

    public IEnumerable<OpenInterval> Intervals(long from, long to)
    {
        from = Math.Max(from, Civil.FirstInstant);
        to = Math.Min(to, End);
        if (to <= from) yield break;
        long openFrom = 0, openTo = long.MinValue;
        for (int index = IndexOf(from), last = IndexOf(to - 1); index <= last; index++)
        {
            var stretch = StretchAt(index);
            long start = StartOf(index);
            for (int i = from > start ? stretch.Find((int)(from - start)) : 0; i < stretch.Count; i++)
            {
                long nextFrom = Math.Max(start + stretch.StartOf(i), from);
                if (nextFrom >= to) break;
                if (nextFrom > openTo)
                {
                    if (openTo > from) yield return new OpenInterval(openFrom, openTo);
                    openFrom = nextFrom;
                }

                openTo = Math.Min(start + stretch.EndOf(i), to);
            }
        }

        if (openTo > from) yield return new OpenInterval(openFrom, openTo);
    }

    private static int IndexOf(long instant) => (int)((instant - Civil.FirstInstant) >> OpenStretch.Bits);

    private static long StartOf(int index) => Civil.FirstInstant + ((long)index << OpenStretch.Bits);

    private static bool IsStartOfPage(int index) => (index & (PageLength - 1)) == 0;

    /// <summary>
    /// The end of the n-th open second from the start of a stretch on, where the search stands at an instant before:
    /// at the end of open time, or where it began.
    /// </summary>
    private bool TryEndOfSecond(int index, long number, long stand, out long end)
    {
        end = 0;
        while (index < Stretches && StartOf(index) - stand < SearchLimit)
        {
            // A page costs much the first time, and mostly the search ends before it does.
            bool wholePage = IsStartOfPage(index) && number > OpenStretch.Length
                && SumOfPage(index) is { StopsSearch: false } page && number > page.Seconds;
            var sum = wholePage ? SumOfPage(index) : StretchAt(index).Sum;
            if (sum.Seconds > 0)
            {
                if (sum.First - stand >= SearchLimit) return false;
                if (number <= sum.Seconds)
                {
                    end = StartOf(index) + StretchAt(index).EndOfSecond((int)number, 0);
                    return true;
                }

                number -= sum.Seconds;
                stand = sum.LastEnd;
            }

            index += wholePage ? PageLength : 1;
        }

        return false;
    }

    private int SecondsBefore(int index, long instant)
    {
        var stretch = StretchAt(index);
        int at = (int)(instant - StartOf(index));
        return stretch.SecondsBefore(at, stretch.Find(at));
    }

    /// <summary>Whether the zone's clocks show a date at some open instant.</summary>
    private bool HasOpenTime(long day)
    {
        zone.DayOf(day, out long first, out long last, out var kind);
        if (kind == LocalKind.Gap || !TryDue(first, 0, out long open) || open > last) return false;
        if (IsOn(day, open)) return true;

        // Clocks put back just after midnight show the day before once more. That is the middle of what begins and ends
        // with this day, and so open time that reaches this day has an end in it.
        foreach (var interval in Intervals(first, last + 1))
        {
            if (IsOn(day, interval.From) || IsOn(day, interval.To - 1)) return true;
        }

        return false;
    }

    private bool IsOn(long day, long instant) => Civil.DayOf(zone.ToLocal(instant)) == day;

    private OpenStretch StretchAt(int index)
    {
        var page = PageAt(index);
        int place = index & (PageLength - 1);
        var stretch = Volatile.Read(ref page.Stretches[place]);
        if (stretch is null)
        {
            stretch = Build(index);
            Volatile.Write(ref page.Stretches[place], stretch);
        }

        return stretch;
    }

    private Page PageAt(int index)
    {
        ref var place = ref pages[index >> PageBits];
        var page = Volatile.Read(ref place);
        if (page is null)
        {
            page = new Page();
            Volatile.Write(ref place, page);
        }

        return page;
    }

    /// <summary>Sums a page up; its stretches are not kept for that.</summary>
    private OpenSum SumOfPage(int index)
    {
        var page = PageAt(index);
        if (Volatile.Read(ref page.Sum) is { } known) return known;
        long seconds = 0, first = long.MaxValue, lastEnd = long.MinValue;
        bool stops = false;
        for (int i = 0; i < PageLength && index + i < Stretches; i++)
        {
            var sum = (Volatile.Read(ref page.Stretches[i]) ?? Build(index + i)).Sum;
            if (sum.Seconds == 0) continue;
            if (seconds == 0) first = sum.First;
            else stops |= sum.First - lastEnd >= SearchLimit;
            seconds += sum.Seconds;
            lastEnd = sum.LastEnd;
        }

        var built = new OpenSum(seconds, first, lastEnd, stops);
        Volatile.Write(ref page.Sum, built);
        return built;
    }

    private OpenStretch Build(int index)
    {
        long start = StartOf(index), end = Math.Min(start + OpenStretch.Length, End);

        // Clocks are less than a day off UTC, a window is over within two days, and a gap moves it by a day at most.
        long lastDay = Civil.DayOf(end) + 1;
        var intervals = new List<OpenInterval>();
        int offset = 0, daysWithOffset = 0;
        for (long day = Civil.DayOf(start) - 4; day <= lastDay; day++)
        {
            // From the day before until the day after its windows: years without tables are slow to ask for each edge.
            int ahead = zone.OffsetAt((day + 3) * Civil.SecondsPerDay);
            daysWithOffset = ahead == offset ? daysWithOffset + 1 : 1;
            offset = ahead;
            bool isSteady = daysWithOffset >= 5;
            if (!special.TryGetValue(day, out var windows)) windows = week[(int)((day % 7 + 10) % 7)];
            foreach (var window in windows)
            {
                long opens = day * Civil.SecondsPerDay + window.Start, closes = day * Civil.SecondsPerDay + window.End;
                long from = Math.Max(isSteady ? opens - offset : InstantOf(opens), start);
                long to = Math.Min(isSteady ? closes - offset : InstantOf(closes), end);
                if (from < to) Insert(intervals, from, to);
            }
        }

        return new OpenStretch(start, intervals);
    }

    /// <summary>The first time that clocks show the edge of a window; in a gap, as far after it as they skipped.</summary>
    private long InstantOf(long local)
    {
        zone.ToUtc(local, out long earliest, out _, out _);
        return earliest;
    }

    /// <summary>Adds an interval where it belongs, mostly last, and unites it with those it touches.</summary>
    private static void Insert(List<OpenInterval> intervals, long from, long to)
    {
        int at = intervals.Count;
        while (at > 0 && intervals[at - 1].From > from) at--;
        if (at > 0 && intervals[at - 1].To >= from)
        {
            at--;
            from = intervals[at].From;
        }

        int next = at;
        for (; next < intervals.Count && intervals[next].From <= to; next++) to = Math.Max(to, intervals[next].To);
        intervals.RemoveRange(at, next - at);
        intervals.Insert(at, new OpenInterval(from, to));
    }

    private sealed class Page
    {
        public readonly OpenStretch?[] Stretches = new OpenStretch?[PageLength];
        public OpenSum? Sum;
    }
}
