using System.Runtime.CompilerServices;
using System;

namespace LeadOps.Exports;

/// <summary>What a text turned out to be when read as a date.</summary>
internal enum DateStatus : byte
{
    Ok,

    /// <summary>Nothing but white space.</summary>
    Missing,

    /// <summary>Not written like a date.</summary>
    NotADate,

    /// <summary>Written like a date that no calendar or clock has: 31 February, month 13, hour 25, year 0.</summary>
    Impossible,

    /// <summary>Day first or month first, and the order is not known.</summary>
    AmbiguousOrder,
}

/// <summary>How a date is written, as far as its order goes.</summary>
internal enum DateForm : byte
{
    None,

    /// <summary>Begins with a year of four digits; or an epoch time, which needs no order either.</summary>
    YearFirst,

    /// <summary>The month is a word.</summary>
    MonthName,

    /// <summary>Three numbers of which the first has one or two digits.</summary>
    Numbers,
}

/// <summary>A date as the text has it, on the clock of whoever wrote it. Fractions of a second are cut.</summary>
internal struct LocalReading
{
    public DateStatus Status;
    public bool HasTime;
    public bool HasOffset;
    public byte Month, Day, Hour, Minute, Second;
    public short Year;

    /// <summary>Seconds that the text's clock is ahead of UTC; only with <see cref="HasOffset"/>.</summary>
    public int Offset;

    /// <summary>Seconds from 1970-01-01 00:00 on the same clock.</summary>
    public readonly long LocalSeconds =>
        Civil.DaysFrom(Year, Month, Day) * Civil.SecondsPerDay + Hour * 3600 + Minute * 60 + Second;
}

/// <summary>
/// Reads the dates that CRM exports hold, without making strings. White space around them is not looked at.
/// <para>
/// Dates: <c>2024-01-22</c>, <c>20240122</c>, <c>22.01.2024</c>, <c>1/22/24</c> (separators <c>- / .</c>),
/// <c>15 Apr, 2021</c>, <c>15-Apr-21</c>, <c>April 15, 2021</c>, <c>Mon, 15 Apr 2021</c>; names of months and weekdays
/// are English. A year of two digits is 2000 to 2069 or 1970 to 1999; one that comes first is read only when the order
/// is given as YMD.
/// </para>
/// <para>
/// Times, after <c>T</c>, blanks, a comma or <c>at</c>: <c>14:27</c>, <c>14:27:52</c>, with up to nine digits of
/// fraction, <c>2:18 PM</c>, <c>2:18pm</c>, <c>2:18 p.m.</c>; then <c>Z</c>, <c>UTC</c>, <c>GMT</c>, <c>+02</c>,
/// <c>+0200</c> or <c>+02:00</c>. Second 60 and hour 24 do not exist here.
/// </para>
/// </summary>
internal static class DateText
{
    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];

    private static readonly string[] Weekdays =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <param name="text">The text of a cell.</param>
    /// <param name="order">The order in which the column's dates name their parts.</param>
    /// <param name="reading">The date; its parts say something only where the answer is Ok.</param>
    /// <param name="epochMilliseconds">Whether 12 or 13 digits are milliseconds since 1970 in UTC.</param>
    public static DateStatus Read(
        Utf8Text text, DateOrder order, out LocalReading reading, bool epochMilliseconds = false)
    {
        if (TryReadIso(text.Bytes, text.Offset, text.Length, out reading)) return reading.Status;
        var parts = default(Parts);
        var status = Parse(text, epochMilliseconds, ref parts);
        if (status == DateStatus.Ok) status = Arrange(ref parts, order);
        reading = parts.Reading;
        return reading.Status = status;
    }

    /// <summary>
    /// How a text writes its date. <see cref="DateForm.None"/> is no date, or one that is impossible in any order.
    /// </summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="epochMilliseconds">As for <see cref="Read"/>.</param>
    /// <param name="first">The first part of three numbers.</param>
    /// <param name="second">The second part of three numbers.</param>
    public static DateForm FormOf(Utf8Text text, bool epochMilliseconds, out int first, out int second)
    {
        first = second = 0;
        if (TryReadIso(text.Bytes, text.Offset, text.Length, out var iso))
            return iso.Status == DateStatus.Ok ? DateForm.YearFirst : DateForm.None;
        var parts = default(Parts);
        if (Parse(text, epochMilliseconds, ref parts) != DateStatus.Ok) return DateForm.None;
        first = parts.First;
        second = parts.Second;
        return Arrange(ref parts, DateOrder.Unknown) == DateStatus.Impossible ? DateForm.None : parts.Form;
    }

    /// <summary>
    /// The form that nearly all cells have: <c>yyyy-MM-dd</c>, alone or with <c>T</c> or a blank and <c>HH:mm</c>.
    /// Eight bytes at a time: after XOR with the pattern each digit is its value and each separator 0; adding what
    /// takes 10 (or, for separators, 1) over 127 sets a byte's top bit if it is wrong; multiplying by ten and adding
    /// the neighbour gives all pairs of digits at once.
    /// </summary>
    [MethodImpl(Structurals.HotLoop)]
    private static bool TryReadIso(byte[] bytes, int offset, int length, out LocalReading reading)
    {
        const ulong TopBits = 0x8080808080808080;
        reading = default;
        if (length < 10 || !BitConverter.IsLittleEndian) return false;
        ulong date = BitConverter.ToUInt64(bytes, offset) ^ 0x2D30302D30303030;
        if ((((date + 0x7F76767F76767676) | date) & TopBits) != 0) return false;
        date = date * 10 + (date >> 8);
        int year = (int)(date & 0xFF) * 100 + (int)((date >> 16) & 0xFF);
        int month = (int)((date >> 40) & 0xFF);
        int day, hour = 0, minute = 0;
        if (length == 10)
        {
            int tens = bytes[offset + 8] - '0', ones = bytes[offset + 9] - '0';
            if ((uint)tens > 9 || (uint)ones > 9) return false;
            day = tens * 10 + ones;
        }
        else
        {
            if (length < 16 || bytes[offset + 10] is not ((byte)'T' or (byte)' ')) return false;
            ulong time = (BitConverter.ToUInt64(bytes, offset + 8) ^ 0x30303A3030003030) & 0xFFFFFFFFFF00FFFF;
            if ((((time + 0x76767F76767F7676) | time) & TopBits) != 0) return false;
            time = time * 10 + (time >> 8);
            day = (int)(time & 0xFF);
            hour = (int)((time >> 24) & 0xFF);
            minute = (int)((time >> 48) & 0xFF);
            reading.HasTime = true;
            if (length > 16)
            {
                var cursor = new Cursor(bytes, offset + 16, offset + length);
                if (!ReadSeconds(ref cursor, ref reading) || !ReadZone(ref cursor, ref reading) || !cursor.IsAtEnd)
                    return false;
            }
        }

        reading.Hour = (byte)hour;
        reading.Minute = (byte)minute;
        reading.Status = reading.Status == DateStatus.Ok && hour < 24 && minute < 60
            ? SetDate(ref reading, year, month, day)
            : DateStatus.Impossible;
        return true;
    }

    /// <summary>Reads the whole text; its numbers stay in the order in which they are written.</summary>
    private static DateStatus Parse(Utf8Text text, bool epochMilliseconds, ref Parts parts)
    {
        text = text.Trim();
        if (text.IsEmpty) return DateStatus.Missing;
        var cursor = new Cursor(text.Bytes, text.Offset, text.Offset + text.Length);
        if (epochMilliseconds && text.Length is 12 or 13 && cursor.ReadNumber(13, out long milliseconds) == text.Length)
        {
            SetEpoch(milliseconds / 1000, ref parts);
            return DateStatus.Ok;
        }

        if (!ReadDate(ref cursor, ref parts)) return DateStatus.NotADate;
        if (cursor.IsAtEnd) return DateStatus.Ok;
        if (!ReadTime(ref cursor, ref parts.Reading)) return DateStatus.NotADate;
        cursor.SkipBlanks();
        if (!ReadZone(ref cursor, ref parts.Reading) || !cursor.IsAtEnd) return DateStatus.NotADate;
        return parts.Reading.Status;
    }

    private static bool ReadDate(ref Cursor cursor, ref Parts parts)
    {
        int month = 0;
        if (cursor.IsLetter)
        {
            if (!ReadName(ref cursor, Weekdays, out _))
            {
                if (!ReadName(ref cursor, Months, out month)) return false;
            }
            else
            {
                cursor.Skip((byte)',');
                cursor.SkipBlanks();
                if (cursor.IsLetter && !ReadName(ref cursor, Months, out month)) return false;
            }
        }

        if (month > 0)
        {
            cursor.SkipSeparators();
            if (cursor.ReadNumber(2, out long day) == 0) return false;
            cursor.SkipSeparators();
            return ReadYear(ref cursor, out int year) && parts.Name(year, month, (int)day);
        }

        int digits = cursor.ReadNumber(8, out long first);
        if (digits == 8)
        {
            parts.Set(DateForm.YearFirst, (int)first / 10_000, (int)first / 100 % 100, (int)first % 100);
            return true;
        }

        if (digits is not (1 or 2 or 4)) return false;
        byte separator = cursor.Current;
        if (separator is (byte)'-' or (byte)'/' or (byte)'.')
        {
            cursor.At++;
            if (cursor.ReadNumber(2, out long second) > 0)
            {
                if (!cursor.Skip(separator)) return false;
                parts.LastDigits = cursor.ReadNumber(4, out long third);
                parts.Set(digits == 4 ? DateForm.YearFirst : DateForm.Numbers, (int)first, (int)second, (int)third);
                return digits == 4 ? parts.LastDigits is 1 or 2 : parts.LastDigits is 2 or 4;
            }

            cursor.SkipBlanks();
        }
        else
        {
            cursor.SkipSeparators();
        }

        if (!ReadName(ref cursor, Months, out month)) return false;
        cursor.SkipSeparators();
        if (digits == 4) return cursor.ReadNumber(2, out long last) > 0 && parts.Name((int)first, month, (int)last);
        return ReadYear(ref cursor, out int fullYear) && parts.Name(fullYear, month, (int)first);
    }

    private static bool ReadYear(ref Cursor cursor, out int year)
    {
        int digits = cursor.ReadNumber(4, out long number);
        year = digits == 2 ? FullYear((int)number) : (int)number;
        return digits is 2 or 4;
    }

    private static int FullYear(int twoDigits) => twoDigits + (twoDigits < 70 ? 2000 : 1900);

    private static bool ReadTime(ref Cursor cursor, ref LocalReading reading)
    {
        int start = cursor.At;
        if (!cursor.Skip((byte)'T') && !cursor.Skip((byte)'t'))
        {
            cursor.Skip((byte)',');
            cursor.SkipBlanks();
            if (cursor.At == start) return false;
            if (cursor.SkipWord("at")) cursor.SkipBlanks();
        }

        if (cursor.ReadNumber(2, out long hour) == 0 || !cursor.Skip((byte)':')) return false;
        if (!cursor.ReadPair(out int minute) || !ReadSeconds(ref cursor, ref reading)) return false;
        reading.HasTime = true;
        cursor.SkipBlanks();
        int half = cursor.SkipHalfDay('a') ? 0 : cursor.SkipHalfDay('p') ? 12 : -1;
        if (half >= 0)
        {
            if (hour is < 1 or > 12) reading.Status = DateStatus.Impossible;
            hour = hour % 12 + half;
        }

        if (hour > 23 || minute > 59) reading.Status = DateStatus.Impossible;
        reading.Hour = (byte)hour;
        reading.Minute = (byte)minute;
        return true;
    }

    /// <summary>Reads <c>:ss</c> and a fraction, where they are.</summary>
    private static bool ReadSeconds(ref Cursor cursor, ref LocalReading reading)
    {
        if (!cursor.Skip((byte)':')) return true;
        if (!cursor.ReadPair(out int second)) return false;
        if (second > 59) reading.Status = DateStatus.Impossible;
        reading.Second = (byte)second;
        return !(cursor.Skip((byte)'.') || cursor.Skip((byte)',')) || cursor.ReadNumber(9, out _) > 0;
    }

    /// <summary>Reads <c>Z</c> or an offset, where one is.</summary>
    private static bool ReadZone(ref Cursor cursor, ref LocalReading reading)
    {
        if (cursor.IsAtEnd) return true;
        byte sign = cursor.Current;
        if (sign is (byte)'+' or (byte)'-')
        {
            cursor.At++;
            if (!cursor.ReadPair(out int hours)) return false;
            bool colon = cursor.Skip((byte)':');
            if (!cursor.ReadPair(out int minutes) && colon) return false;
            // No clock on Earth is further from UTC, and DateTimeOffset holds no more.
            if (hours * 60 + minutes > 14 * 60 || minutes > 59) reading.Status = DateStatus.Impossible;
            reading.Offset = (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
        }
        else if (!cursor.SkipWord("Z") && !cursor.SkipWord("UTC") && !cursor.SkipWord("GMT"))
        {
            return true;
        }

        reading.HasOffset = true;
        return true;
    }

    /// <summary>Reads a name in full or by its first three letters (<c>sept</c> too); a dot may follow.</summary>
    private static bool ReadName(ref Cursor cursor, string[] names, out int number)
    {
        var word = cursor.Take(cursor.CountLetters());
        for (number = 1; number <= names.Length; number++)
        {
            string name = names[number - 1];
            bool isShort = word.Length == 3 || (word.Length == 4 && number == 9);
            if (word.Length != name.Length && !isShort) continue;
            int same = 0;
            while (same < word.Length && (word[same] | 0x20) == name[same]) same++;
            if (same < word.Length) continue;
            if (word.Length < name.Length) cursor.Skip((byte)'.');
            return true;
        }

        cursor.At -= word.Length;
        return false;
    }

    /// <summary>Decides which part is which and holds them against the calendar.</summary>
    private static DateStatus Arrange(ref Parts parts, DateOrder order)
    {
        int first = parts.First, second = parts.Second, third = parts.Third;
        ref var reading = ref parts.Reading;
        if (parts.Form != DateForm.Numbers) return SetDate(ref reading, first, second, third);
        int last = parts.LastDigits == 2 ? FullYear(third) : third;
        switch (order)
        {
            case DateOrder.DMY:
                return SetDate(ref reading, last, second, first);
            case DateOrder.MDY:
                return SetDate(ref reading, last, first, second);
            case DateOrder.YMD when parts.LastDigits == 2:
                return SetDate(ref reading, FullYear(first), second, third);
            default:
                return SetDate(ref reading, last, second, first) == DateStatus.Ok
                    || SetDate(ref reading, last, first, second) == DateStatus.Ok
                        ? DateStatus.AmbiguousOrder
                        : DateStatus.Impossible;
        }
    }

    private static DateStatus SetDate(ref LocalReading reading, int year, int month, int day)
    {
        reading.Year = (short)year;
        reading.Month = (byte)month;
        reading.Day = (byte)day;
        if (year < 1 || month is < 1 or > 12 || day < 1) return DateStatus.Impossible;
        return day <= 28 || day <= Civil.DaysInMonth(year, month) ? DateStatus.Ok : DateStatus.Impossible;
    }

    private static void SetEpoch(long seconds, ref Parts parts)
    {
        long day = Civil.DayOf(seconds);
        int time = (int)(seconds - day * Civil.SecondsPerDay);
        Civil.FromDays(day, out int year, out int month, out int dayOfMonth);
        parts.Set(DateForm.YearFirst, year, month, dayOfMonth);
        parts.Reading.HasTime = parts.Reading.HasOffset = true;
        parts.Reading.Hour = (byte)(time / 3600);
        parts.Reading.Minute = (byte)(time / 60 % 60);
        parts.Reading.Second = (byte)(time % 60);
    }

    /// <summary>A date before its order is known: year, month and day, unless the form is three numbers.</summary>
    private struct Parts
    {
        public LocalReading Reading;
        public DateForm Form;
        public int First, Second, Third, LastDigits;

        public void Set(DateForm form, int first, int second, int third)
        {
            Form = form;
            First = first;
            Second = second;
            Third = third;
        }

        public bool Name(int year, int month, int day)
        {
            Set(DateForm.MonthName, year, month, day);
            return true;
        }
    }

    private struct Cursor
    {
        public int At;
        private readonly byte[] bytes;
        private readonly int end;

        public Cursor(byte[] bytes, int at, int end)
        {
            this.bytes = bytes;
            At = at;
            this.end = end;
        }

        public readonly bool IsAtEnd => At >= end;

        /// <summary>The next byte, 0 at the end.</summary>
        public readonly byte Current => At < end ? bytes[At] : (byte)0;

        public readonly bool IsLetter => IsLetterAt(At);

        public bool Skip(byte value)
        {
            if (At >= end || bytes[At] != value) return false;
            At++;
            return true;
        }

        /// <summary>Skips blanks; also the no-break ones that browsers put before AM and PM.</summary>
        public void SkipBlanks()
        {
            while (At < end)
            {
                if (bytes[At] == ' ') At++;
                else if (At + 1 < end && bytes[At] == 0xC2 && bytes[At + 1] == 0xA0) At += 2;
                else if (At + 2 < end && bytes[At] == 0xE2 && bytes[At + 1] == 0x80 && bytes[At + 2] == 0xAF) At += 3;
                else return;
            }
        }

        /// <summary>Skips what stands between a date's parts: one of <c>- / . ,</c> and blanks.</summary>
        public void SkipSeparators()
        {
            SkipBlanks();
            if (Current is (byte)'-' or (byte)'/' or (byte)'.' or (byte)',') At++;
            SkipBlanks();
        }

        public readonly int CountLetters()
        {
            int count = 0;
            while (IsLetterAt(At + count)) count++;
            return count;
        }

        public Utf8Text Take(int length)
        {
            At += length;
            return new Utf8Text(bytes, At - length, length);
        }

        public bool SkipWord(string word)
        {
            if (CountLetters() != word.Length || !new Utf8Text(bytes, At, word.Length).EqualsAscii(word)) return false;
            At += word.Length;
            return true;
        }

        /// <summary>Skips <c>AM</c> or <c>a.m.</c> (or the other half).</summary>
        public bool SkipHalfDay(char half)
        {
            int at = At;
            if (!IsLetterAt(at) || (bytes[at] | 0x20) != half) return false;
            at++;
            bool dotted = at < end && bytes[at] == '.';
            if (dotted) at++;
            if (!IsLetterAt(at) || (bytes[at] | 0x20) != 'm' || IsLetterAt(at + 1)) return false;
            at++;
            if (dotted && at < end && bytes[at] == '.') at++;
            At = at;
            return true;
        }

        /// <summary>Reads all digits that follow, at most so many.</summary>
        /// <returns>How many there were; 0 also where there are more.</returns>
        public int ReadNumber(int most, out long number)
        {
            int start = At;
            number = 0;
            while (At < end && (uint)(bytes[At] - '0') <= 9)
            {
                if (At - start == most) return 0;
                number = number * 10 + (bytes[At] - '0');
                At++;
            }

            return At - start;
        }

        /// <summary>Reads two digits, whatever follows; a third one too.</summary>
        public bool ReadPair(out int number)
        {
            number = 0;
            if (end - At < 2) return false;
            int tens = bytes[At] - '0', ones = bytes[At + 1] - '0';
            if ((uint)tens > 9 || (uint)ones > 9) return false;
            number = tens * 10 + ones;
            At += 2;
            return true;
        }

        private readonly bool IsLetterAt(int index) =>
            index < end && (uint)((bytes[index] | 0x20) - 'a') <= 'z' - 'a';
    }
}
