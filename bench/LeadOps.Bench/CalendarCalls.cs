using System;
using System.Collections.Generic;
using System.Diagnostics;
using LeadOps.Calendars;
using LeadOps.Exports;

namespace LeadOps.Bench;

/// <summary>What a call to a business calendar takes: five zones, instants of two years in no order.</summary>
internal static class CalendarCalls
{
    private const int Instants = 1 << 16;

    private static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Europe/Dublin", "Australia/Sydney"];

    private delegate long Call(BusinessCalendar calendar, long from, long span);

    public static IEnumerable<string> Run(int calls)
    {
        yield return Time("the call alone", calls, (_, from, span) => from + span);
        yield return Time("open seconds in up to 30 days", calls, (calendar, from, span) => calendar.OpenSeconds(from, from + span));
        yield return Time("due after 8 h", calls, (calendar, from, _) => calendar.TryDue(from, 28_800, out long due) ? due : 0);
        yield return Time("due after 30 days", calls, (calendar, from, _) => calendar.TryDue(from, 2_592_000, out long due) ? due : 0);
        yield return Time(
            "due after 2 business days",
            calls,
            (calendar, from, _) => calendar.TryDueBusinessDays(from, 2, out long due) ? due : 0);
        yield return Time("a calendar's first call", 100, (calendar, from, span) => Office(calendar.TimeZone).OpenSeconds(from, from + span));
        yield return Time(
            "a calendar's first call, over all years",
            5,
            (calendar, _, _) => Office(calendar.TimeZone).OpenSeconds(Civil.FirstInstant, Civil.LastInstant));
    }

    private static string Time(string what, int calls, Call call)
    {
        var calendars = Array.ConvertAll(Zones, Office);
        var random = new Random64(1);
        long start = Civil.DaysFrom(2025, 6, 1) * Civil.SecondsPerDay;
        var from = new long[Instants];
        var span = new long[Instants];
        for (int i = 0; i < Instants; i++)
        {
            from[i] = start + random.Below(2 * 365 * Civil.SecondsPerDay);
            span[i] = random.Below(30 * Civil.SecondsPerDay);
        }

        // Twice, so that tables and code are there.
        long sum = 0;
        var used = TimeSpan.Zero;
        for (int round = 0; round < 2; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            for (int i = 0; i < calls; i++)
            {
                int at = i & (Instants - 1);
                sum += call(calendars[i % calendars.Length], from[at], span[at]);
            }

            used = Process.GetCurrentProcess().TotalProcessorTime - before;
        }

        return FormattableString.Invariant($"{used.TotalMilliseconds * 1e6 / calls,12:0} ns  {what} ({sum & 0xFF:x2})");
    }

    private static BusinessCalendar Office(string zoneId)
    {
        if (!Zone.TryFind(zoneId, out var zone)) throw new InvalidOperationException($"This system has no zone {zoneId}.");
        var week = new IReadOnlyList<LocalWindow>[7];
        for (int day = 0; day < week.Length; day++)
        {
            week[day] = day < 5 ? [new LocalWindow(32_400, 45_000), new LocalWindow(48_600, 64_800)] : [];
        }

        return new BusinessCalendar(zoneId, zone!, week, [], []);
    }
}
