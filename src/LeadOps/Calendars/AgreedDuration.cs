using System.Globalization;
using LeadOps.Exports;

namespace LeadOps;

/// <summary>
/// A duration as an agreement has it: <c>90 s</c>, <c>15 min</c>, <c>1 h</c>, <c>30 days</c> of 24 hours each, or
/// <c>2 business days</c>, which are no number of hours.
/// </summary>
public readonly struct AgreedDuration
{
    /// <summary>A hundred years: no promise is longer, and so no search for its end is long.</summary>
    internal const int MostDays = 36_525;

    // In the order of Unit.
    private static readonly int[] SecondsOfUnit = [1, 60, 3600, Civil.SecondsPerDay, 0];

    private readonly int amount;
    private readonly Unit unit;

    private AgreedDuration(int amount, Unit unit)
    {
        this.amount = amount;
        this.unit = unit;
    }

    private enum Unit : byte
    {
        Seconds,
        Minutes,
        Hours,
        Days,
        BusinessDays,
    }

    /// <summary>Whether it is in business days.</summary>
    public bool IsBusinessDays => unit == Unit.BusinessDays;

    /// <summary>The open seconds it takes; 0 where it is in business days.</summary>
    public long Seconds => (long)amount * SecondsOfUnit[(int)unit];

    /// <summary>The business days it takes; 0 where it is not in business days.</summary>
    public int Days => IsBusinessDays ? amount : 0;

    /// <summary>
    /// Reads a whole number, one space, and <c>s</c>, <c>min</c>, <c>h</c>, <c>day</c>, <c>days</c>,
    /// <c>business day</c> or <c>business days</c>; at most <see cref="MostDays"/>.
    /// </summary>
    internal static bool TryParse(string text, out AgreedDuration duration)
    {
        duration = default;
        int space = text.IndexOf(' ');
        if (space < 1 || (space > 1 && text[0] == '0')
            || UnitOf(text.Substring(space + 1)) is not { } unit
            || !int.TryParse(
                text.Substring(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out int amount))
        {
            return false;
        }

        var read = new AgreedDuration(amount, unit);
        if (read.Days > MostDays || read.Seconds > (long)MostDays * Civil.SecondsPerDay) return false;
        duration = read;
        return true;
    }

    /// <summary>
    /// When it is used up in a calendar, counted from an instant; false where the calendar has no open time within 366
    /// days of where the search for it stands.
    /// </summary>
    internal bool TryDue(BusinessCalendar calendar, long from, out long due) => IsBusinessDays
        ? calendar.TryDueBusinessDays(from, amount, out due)
        : calendar.TryDue(from, Seconds, out due);

    /// <inheritdoc/>
    public override string ToString() => amount.ToString(CultureInfo.InvariantCulture) + unit switch
    {
        Unit.Seconds => " s",
        Unit.Minutes => " min",
        Unit.Hours => " h",
        Unit.Days => amount == 1 ? " day" : " days",
        _ => amount == 1 ? " business day" : " business days",
    };

    private static Unit? UnitOf(string text) => text switch
    {
        "s" => Unit.Seconds,
        "min" => Unit.Minutes,
        "h" => Unit.Hours,
        "day" or "days" => Unit.Days,
        "business day" or "business days" => Unit.BusinessDays,
        _ => null,
    };
}
