namespace LeadOps.Exports;

/// <summary>
/// The Gregorian calendar in plain numbers: days and seconds since 1970-01-01. The two conversions are Howard
/// Hinnant's <c>days_from_civil</c> and <c>civil_from_days</c> ("chrono-Compatible Low-Level Date Algorithms").
/// </summary>
internal static class Civil
{
    public const int SecondsPerDay = 86_400;

    /// <summary>From 0001-01-02 to the end of 9999-12-30 in UTC no zone's clock leaves the years 1 to 9999.</summary>
    public const long FirstInstant = -62_135_510_400, LastInstant = 253_402_214_399;

    /// <summary>Days since 1970-01-01; for the years from 1 on.</summary>
    public static long DaysFrom(int year, int month, int day)
    {
        // Years begin in March, so that the leap day is the last one.
        if (month <= 2) year--;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468;
    }

    public static void FromDays(long days, out int year, out int month, out int day)
    {
        days += 719_468;
        long era = (days >= 0 ? days : days - 146_096) / 146_097;
        int dayOfEra = (int)(days - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        day = dayOfYear - (153 * shifted + 2) / 5 + 1;
        month = shifted < 10 ? shifted + 3 : shifted - 9;
        year = (int)(yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    }

    /// <summary>The day that holds a second; rounds down also before 1970.</summary>
    public static long DayOf(long seconds) =>
        seconds >= 0 ? seconds / SecondsPerDay : -((-seconds + SecondsPerDay - 1) / SecondsPerDay);

    public static int DaysInMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
