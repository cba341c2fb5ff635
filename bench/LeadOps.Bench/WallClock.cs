using System;
using System.Globalization;
using System.Text;

namespace LeadOps.Bench;

/// <summary>
/// Local date-times as minutes since 2025-06-01 00:00. All that is drawn lies between 05:00 and 23:00, so that no
/// finding depends on how a time zone changes its clocks.
/// </summary>
internal static class WallClock
{
    public const int MinutesOfDay = 24 * 60;
    private const int Days = 540;
    private const int Opens = 5 * 60;
    private const int Closes = 23 * 60;

    private static readonly byte[] Dates = MakeDates();

    /// <summary>A minute of that day.</summary>
    public static int On(int day, ref Random64 random) => (day * MinutesOfDay) + Opens + random.Below(Closes - Opens);

    /// <summary>A minute at or after another, at most so many days later.</summary>
    public static int After(int minute, int days, ref Random64 random)
    {
        int day = minute / MinutesOfDay, later = random.Below(days + 1);
        if (later > 0) return On(day + later, ref random);
        int of = minute % MinutesOfDay;
        return minute + random.Below(Math.Max(1, Closes - of));
    }

    /// <summary>Writes it as <c>2026-10-03 14:05</c>.</summary>
    public static void Write(int minute, Span<byte> to)
    {
        Dates.AsSpan(minute / MinutesOfDay * 10, 10).CopyTo(to);
        int of = minute % MinutesOfDay;
        to[10] = (byte)' ';
        to[11] = (byte)('0' + (of / 600));
        to[12] = (byte)('0' + (of / 60 % 10));
        to[13] = (byte)':';
        to[14] = (byte)('0' + (of % 60 / 10));
        to[15] = (byte)('0' + (of % 10));
    }

    private static byte[] MakeDates()
    {
        var text = new StringBuilder();
        var date = new DateTime(2025, 6, 1, 0, 0, 0, DateTimeKind.Unspecified);
        for (int i = 0; i < Days; i++)
        {
            text.Append(date.AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
