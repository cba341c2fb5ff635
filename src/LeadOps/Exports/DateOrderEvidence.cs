using System.Globalization;

namespace LeadOps.Exports;

/// <summary>What the dates of a column, taken together, say about their order.</summary>
internal enum DateOrderVerdict : byte
{
    /// <summary>No value is a date.</summary>
    None,

    /// <summary>Every date begins with its year or names its month.</summary>
    YearFirst,

    /// <summary>A first part above 12 proves it.</summary>
    DayFirst,

    /// <summary>A second part above 12 proves it.</summary>
    MonthFirst,

    /// <summary>No part of any date is above 12.</summary>
    Ambiguous,

    /// <summary>Both are proven, by different values.</summary>
    Mixed,
}

/// <summary>
/// Gathers, value by value, what proves the date order of one column. Feed it the whole file, or until
/// <see cref="IsSettledYearFirst"/>. A two-digit year that comes first is not recognised: only the user can know it.
/// </summary>
internal sealed class DateOrderEvidence
{
    /// <summary>Rows after which a column that is year-first so far is taken to be so.</summary>
    public const int RowsToSettle = 10_000;

    private readonly bool epochMilliseconds;

    /// <param name="epochMilliseconds">As for <see cref="DateText.Read"/>.</param>
    public DateOrderEvidence(bool epochMilliseconds = false) => this.epochMilliseconds = epochMilliseconds;

    /// <summary>Values seen, empty ones included.</summary>
    public long Rows { get; private set; }

    /// <summary>Dates that begin with a year of four digits.</summary>
    public long YearFirst { get; private set; }

    /// <summary>Dates whose month is a word.</summary>
    public long MonthNames { get; private set; }

    /// <summary>Dates whose first part is above 12.</summary>
    public long DayFirst { get; private set; }

    /// <summary>Dates whose second part is above 12.</summary>
    public long MonthFirst { get; private set; }

    /// <summary>Dates of three numbers that could be either.</summary>
    public long Undecidable { get; private set; }

    /// <summary>Values that are neither empty nor a date.</summary>
    public long NotDates { get; private set; }

    /// <summary>Line of the first value of its kind, 0 where there is none.</summary>
    public long DayFirstLine { get; private set; }

    /// <inheritdoc cref="DayFirstLine"/>
    public long MonthFirstLine { get; private set; }

    /// <inheritdoc cref="DayFirstLine"/>
    public long UndecidableLine { get; private set; }

    /// <inheritdoc cref="DayFirstLine"/>
    public long NotDateLine { get; private set; }

    /// <summary>Whether the column need not be fed any more; a later deviation is then a finding.</summary>
    public bool IsSettledYearFirst => Rows >= RowsToSettle && Verdict == DateOrderVerdict.YearFirst;

    public DateOrderVerdict Verdict =>
        DayFirst > 0 ? (MonthFirst > 0 ? DateOrderVerdict.Mixed : DateOrderVerdict.DayFirst)
        : MonthFirst > 0 ? DateOrderVerdict.MonthFirst
        : Undecidable > 0 ? DateOrderVerdict.Ambiguous
        : YearFirst + MonthNames > 0 ? DateOrderVerdict.YearFirst
        : DateOrderVerdict.None;

    public void Add(Utf8Text text, long line)
    {
        Rows++;
        switch (DateText.FormOf(text, epochMilliseconds, out int first, out int second))
        {
            case DateForm.YearFirst:
                YearFirst++;
                break;
            case DateForm.MonthName:
                MonthNames++;
                break;
            case DateForm.Numbers when first > 12:
                if (DayFirst++ == 0) DayFirstLine = line;
                break;
            case DateForm.Numbers when second > 12:
                if (MonthFirst++ == 0) MonthFirstLine = line;
                break;
            case DateForm.Numbers:
                if (Undecidable++ == 0) UndecidableLine = line;
                break;
            default:
                if (!text.Trim().IsEmpty && NotDates++ == 0) NotDateLine = line;
                break;
        }
    }

    /// <summary>
    /// The order to read the column in. What the values prove stands above what a profile or the user says, which
    /// decides only where they prove nothing. Mixed stays unknown: either order would misread the other half.
    /// </summary>
    public DateOrder Resolve(DateOrder declared) => Verdict switch
    {
        DateOrderVerdict.YearFirst => DateOrder.YMD,
        DateOrderVerdict.DayFirst => DateOrder.DMY,
        DateOrderVerdict.MonthFirst => DateOrder.MDY,
        DateOrderVerdict.Mixed => DateOrder.Unknown,
        _ => declared,
    };

    /// <summary>The verdict and its counts, e.g. <c>day first: 1,069 of 2,000 values begin above 12</c>.</summary>
    public override string ToString()
    {
        long numbers = DayFirst + MonthFirst + Undecidable;
        string text = Verdict switch
        {
            DateOrderVerdict.DayFirst =>
                $"day first: {Count(DayFirst)} of {Values(numbers)} {Begin(DayFirst)} above 12",
            DateOrderVerdict.MonthFirst =>
                $"month first: {Count(MonthFirst)} of {Values(numbers)} {Have(MonthFirst)} a second part above 12",
            DateOrderVerdict.Ambiguous => $"ambiguous: no part above 12 in {Values(Undecidable)}",
            DateOrderVerdict.Mixed =>
                $"mixed: {Values(DayFirst)} {Begin(DayFirst)} above 12 ({First(DayFirstLine)}), "
                + $"{Count(MonthFirst)} {Have(MonthFirst)} a second part above 12 ({First(MonthFirstLine)})",
            DateOrderVerdict.YearFirst when YearFirst == 0 => $"month by name: {Values(MonthNames)}",
            DateOrderVerdict.YearFirst => $"year first: {Values(YearFirst)}",
            _ => "no dates",
        };
        if (numbers > 0 && YearFirst > 0) text += $"; {Count(YearFirst)} year first";
        if (numbers + YearFirst > 0 && MonthNames > 0) text += $"; {Count(MonthNames)} with the month by name";
        if (NotDates > 0) text += $"; {Count(NotDates)} not a date ({First(NotDateLine)})";
        if (IsSettledYearFirst) text += $" in the first {Count(Rows)} rows";
        return text;
    }

    private static string Begin(long count) => count == 1 ? "begins" : "begin";

    private static string Have(long count) => count == 1 ? "has" : "have";

    private static string Values(long count) => Count(count) + (count == 1 ? " value" : " values");

    private static string First(long line) => "first on line " + line.ToString(CultureInfo.InvariantCulture);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
