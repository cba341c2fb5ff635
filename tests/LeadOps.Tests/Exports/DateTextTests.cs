using System;
using System.Globalization;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class DateTextTests
{
    [Theory]
    // Salesforce, Pipedrive, Dynamics, HubSpot: year first.
    [InlineData("2024-01-22", "2024-01-22")]
    [InlineData("2024-01-22 14:27", "2024-01-22T14:27:00")]
    [InlineData("2022-12-21 14:27:52", "2022-12-21T14:27:52")]
    [InlineData("2024-01-22T20:36:47", "2024-01-22T20:36:47")]
    [InlineData("2024-01-22T20:36:47.000+0000", "2024-01-22T20:36:47+00:00")]
    [InlineData("2024-01-22T20:36:47.999+02:00", "2024-01-22T20:36:47+02:00")]
    [InlineData("2024-01-22T20:36:47-05:30", "2024-01-22T20:36:47-05:30")]
    [InlineData("2024-01-22T20:36Z", "2024-01-22T20:36:00+00:00")]
    [InlineData("2024-01-22T20:36:47.123456789Z", "2024-01-22T20:36:47+00:00")]
    [InlineData("2024-01-22T20:36:47,5Z", "2024-01-22T20:36:47+00:00")]
    [InlineData("2024-01-22t20:36:47Z", "2024-01-22T20:36:47+00:00")]
    [InlineData("2024-01-22 20:36:47+00", "2024-01-22T20:36:47+00:00")]
    [InlineData("2024-01-22 20:36:47 +0100", "2024-01-22T20:36:47+01:00")]
    [InlineData("2024-01-22 20:36:47 UTC", "2024-01-22T20:36:47+00:00")]
    [InlineData("2024-01-22 2:18 p.m.", "2024-01-22T14:18:00")]
    [InlineData("2024/01/22", "2024-01-22")]
    [InlineData("2024/1/2 9:05", "2024-01-02T09:05:00")]
    [InlineData("2024.01.22", "2024-01-22")]
    [InlineData("20240122", "2024-01-22")]
    [InlineData("20240122T203647", null)]
    [InlineData("20240122 20:36", "2024-01-22T20:36:00")]
    [InlineData("  2024-01-22\t", "2024-01-22")]
    [InlineData(" 2024-01-22 14:27 ", "2024-01-22T14:27:00")]
    // Zoho and others: the month is a word.
    [InlineData("15 Apr, 2021 00:03:00", "2021-04-15T00:03:00")]
    [InlineData("Apr 15, 2021 12:03 AM", "2021-04-15T00:03:00")]
    [InlineData("15-Apr-2021", "2021-04-15")]
    [InlineData("15-APR-21 01:02:03", "2021-04-15T01:02:03")]
    [InlineData("15Apr2021", "2021-04-15")]
    [InlineData("15. April 2021, 14:27", "2021-04-15T14:27:00")]
    [InlineData("2021-Apr-15", "2021-04-15")]
    [InlineData("January 5, 2024", "2024-01-05")]
    [InlineData("January 5, 2024 at 2:18 PM", "2024-01-05T14:18:00")]
    [InlineData("Sept. 5 2024", "2024-09-05")]
    [InlineData("5 may 24", "2024-05-05")]
    [InlineData("Mon, 15 Apr 2021 10:00:00 GMT", "2021-04-15T10:00:00+00:00")]
    [InlineData("Wednesday, April 5, 2023", "2023-04-05")]
    public void A_date_that_needs_no_order_is_read_under_every_order(string text, string? expected)
    {
        foreach (var order in Enum.GetValues<DateOrder>()) Assert.Equal(expected ?? "NotADate", Show(text, order));
    }

    [Theory]
    // What Excel leaves of a CSV, Salesforce in the user's locale, HubSpot in the story of the screens.
    [InlineData("26-02-2018 19:58", DateOrder.DMY, "2018-02-26T19:58:00")]
    [InlineData("2/26/2018 19:58", DateOrder.MDY, "2018-02-26T19:58:00")]
    [InlineData("02/24/26 02:18 AM", DateOrder.MDY, "2026-02-24T02:18:00")]
    [InlineData("24.02.2026 02:18", DateOrder.DMY, "2026-02-24T02:18:00")]
    [InlineData("1/2/2024", DateOrder.DMY, "2024-02-01")]
    [InlineData("1/2/2024", DateOrder.MDY, "2024-01-02")]
    [InlineData("1/2/69", DateOrder.DMY, "2069-02-01")]
    [InlineData("1/2/70", DateOrder.DMY, "1970-02-01")]
    [InlineData("24/02/01", DateOrder.YMD, "2024-02-01")]
    [InlineData("1/22/2024, 2:18:07 PM", DateOrder.MDY, "2024-01-22T14:18:07")]
    [InlineData("1/22/2024, 2:18:07\u202FPM", DateOrder.MDY, "2024-01-22T14:18:07")]
    [InlineData("1/22/2024 2:18pm", DateOrder.MDY, "2024-01-22T14:18:00")]
    [InlineData("1/22/2024 12:05 AM", DateOrder.MDY, "2024-01-22T00:05:00")]
    [InlineData("1/22/2024 12:05 pm", DateOrder.MDY, "2024-01-22T12:05:00")]
    [InlineData("1/22/2024 11:59:59 PM +01:00", DateOrder.MDY, "2024-01-22T23:59:59+01:00")]
    public void A_date_in_numbers_is_read_by_the_order_that_is_given(string text, DateOrder order, string expected) =>
        Assert.Equal(expected, Show(text, order));

    [Theory]
    [InlineData("1/2/2024", DateOrder.Unknown)]
    [InlineData("22/01/2024", DateOrder.Unknown)]
    [InlineData("01/22/2024 14:27", DateOrder.Unknown)]
    [InlineData("22/01/2024", DateOrder.YMD)]
    [InlineData("24/02/01", DateOrder.Unknown)]
    public void Without_an_order_numbers_are_ambiguous_even_if_one_part_is_above_12(string text, DateOrder order) =>
        Assert.Equal("AmbiguousOrder", Show(text, order));

    [Theory]
    [InlineData("2023-02-29", DateOrder.Unknown)]
    [InlineData("1900-02-29", DateOrder.Unknown)]
    [InlineData("2024-13-01", DateOrder.Unknown)]
    [InlineData("2024-00-10", DateOrder.Unknown)]
    [InlineData("2024-01-00 10:00", DateOrder.Unknown)]
    [InlineData("0000-00-00 00:00:00", DateOrder.Unknown)]
    [InlineData("2024-01-22 25:00", DateOrder.Unknown)]
    [InlineData("2024-01-22 24:00", DateOrder.Unknown)]
    [InlineData("2024-01-22 14:60", DateOrder.Unknown)]
    [InlineData("2024-01-22 23:59:60", DateOrder.Unknown)]
    [InlineData("2024-01-22T10:00:00+15:00", DateOrder.Unknown)]
    [InlineData("2024-01-22T10:00:00+01:60", DateOrder.Unknown)]
    [InlineData("2024-01-22 14:27 PM", DateOrder.Unknown)]
    [InlineData("2024-01-22 0:27 AM", DateOrder.Unknown)]
    [InlineData("20241301", DateOrder.Unknown)]
    [InlineData("31 Feb 2024", DateOrder.Unknown)]
    [InlineData("31/02/2024", DateOrder.DMY)]
    [InlineData("31/02/2024", DateOrder.Unknown)]
    [InlineData("13/13/2024", DateOrder.Unknown)]
    [InlineData("22/01/2024", DateOrder.MDY)]
    [InlineData("01/22/2024", DateOrder.DMY)]
    [InlineData("01/01/0000", DateOrder.DMY)]
    public void A_date_that_no_calendar_or_clock_has_is_impossible(string text, DateOrder order) =>
        Assert.Equal("Impossible", Show(text, order));

    [Theory]
    [InlineData("n/a")]
    [InlineData("yesterday")]
    [InlineData("2024")]
    [InlineData("2024-01")]
    [InlineData("2024-01-")]
    [InlineData("2024-01/22")]
    [InlineData("2024-01-22T")]
    [InlineData("2024-01-22T14")]
    [InlineData("2024-01-22 14:2")]
    [InlineData("2024-01-22 14:27:5")]
    [InlineData("2024-01-22 14:27:52.")]
    [InlineData("2024-01-22 14:27:52.1234567890")]
    [InlineData("2024-01-22 14:27:52 CEST")]
    [InlineData("2024-01-22T14:27:52+1")]
    [InlineData("2024-01-22T14:27:52+01:")]
    [InlineData("2024-01-22T14:27:52+01:0")]
    [InlineData("2024-01-22T14:27:52+001")]
    [InlineData("2024-01-22T14:27:52Zulu")]
    [InlineData("2024-01-22Z")]
    [InlineData("2024-01-22 x")]
    [InlineData("2024-01-2214:27")]
    [InlineData("2024-0a-22")]
    [InlineData("2024-01-22_14:27")]
    [InlineData("202-01-22")]
    [InlineData("1/2/3")]
    [InlineData("1/2/202")]
    [InlineData("1-2/2024")]
    [InlineData("15 Apx 2021")]
    [InlineData("15 Apri 2021")]
    [InlineData("15 Apr")]
    [InlineData("15 avril 2021")]
    [InlineData("Someday, 15 Apr 2021")]
    [InlineData("1713182580000")]
    [InlineData("1713182580")]
    [InlineData("٢٠٢٤-٠١-٢٢")]
    [InlineData("Janury 5, 2024")]
    [InlineData("+49 30 1234567")]
    public void Other_text_is_not_a_date(string text)
    {
        foreach (var order in Enum.GetValues<DateOrder>()) Assert.Equal("NotADate", Show(text, order));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t\r\n")]
    public void Nothing_is_missing(string text) => Assert.Equal("Missing", Show(text, DateOrder.DMY));

    [Theory]
    [InlineData("1713182580999", "2024-04-15T12:03:00+00:00")]
    [InlineData("946684799999", "1999-12-31T23:59:59+00:00")]
    public void Milliseconds_since_1970_are_read_where_the_profile_says_so(string text, string expected)
    {
        Assert.Equal(DateStatus.Ok, DateText.Read(Utf8Text.Of(text), DateOrder.Unknown, out var reading, true));
        Assert.Equal(expected, Show(reading));
        Assert.Equal("2024-01-22", Show("20240122", DateOrder.Unknown, true));
        Assert.Equal("NotADate", Show("1713182580", DateOrder.Unknown, true));
    }

    [Fact]
    public void The_common_form_agrees_with_DateTimeOffset_on_random_values()
    {
        string[] forms =
        [
            "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fff",
            "yyyy-MM-ddTHH:mm:ss.fffffff", "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-dd HH:mm:ss.ffzzz",
        ];
        var random = new Random(20261120);
        for (int i = 0; i < 200_000; i++)
        {
            var offset = TimeSpan.FromMinutes(random.Next(-14 * 60, 14 * 60 + 1));
            long ticks = random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay);
            string form = forms[i % forms.Length];
            string text = new DateTimeOffset(ticks, offset).ToString(form, CultureInfo.InvariantCulture);
            var expected = DateTimeOffset.ParseExact(
                text, form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

            Assert.Equal(DateStatus.Ok, DateText.Read(Inside(text), DateOrder.Unknown, out var reading));
            Assert.Equal(form.Contains("zzz"), reading.HasOffset);
            Assert.Equal(form.Length > 10, reading.HasTime);
            Assert.Equal(expected.ToUnixTimeSeconds(), reading.LocalSeconds - reading.Offset);
        }
    }

    [Fact]
    public void One_wrong_byte_anywhere_in_the_common_form_gives_what_DateTimeOffset_gives()
    {
        const string Form = "yyyy-MM-ddTHH:mm:ss";
        string good = "2024-02-29T13:59:08";
        for (int at = 0; at < good.Length; at++)
        {
            for (int value = 1; value < 256; value++)
            {
                // What we read and the format does not: a blank and so on for T, and an offset for the seconds.
                if ((at == 10 && value is ' ' or 't' or ',') || (at == 16 && value is '+' or '-')) continue;
                var bytes = Encoding.ASCII.GetBytes(good);
                bytes[at] = (byte)value;
                bool expected = DateTimeOffset.TryParseExact(
                    Encoding.Latin1.GetString(bytes), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
                var status = DateText.Read(new Utf8Text(bytes, 0, bytes.Length), DateOrder.Unknown, out _);
                Assert.True(expected == (status == DateStatus.Ok), $"byte {value} at {at}: {status}");
            }
        }
    }

    [Fact]
    public void No_text_makes_it_throw_or_read_past_its_end()
    {
        string[] pieces =
        [
            "2024", "24", "1", "12", "31", "0", "-", "/", ".", ",", " ", ":", "T", "Z", "+", "AM", "p.m.", "Apr",
            "Mon", "sept", "at", "UTC", "\u00A0", "\u202F", "é", "9999999999999999", "13:59", "2024-01-22", "14:27:52",
            ".123",
        ];
        var random = new Random(7);
        for (int i = 0; i < 200_000; i++)
        {
            var text = new StringBuilder();
            for (int n = random.Next(1, 8); n > 0; n--) text.Append(pieces[random.Next(pieces.Length)]);
            var order = (DateOrder)random.Next(4);
            var alone = DateText.Read(Utf8Text.Of(text.ToString()), order, out var reading);
            Assert.Equal(alone, DateText.Read(Inside(text.ToString()), order, out var inside));
            Assert.Equal(reading.LocalSeconds, inside.LocalSeconds);
            if (alone != DateStatus.Ok) continue;
            _ = new DateTime(reading.Year, reading.Month, reading.Day, reading.Hour, reading.Minute, reading.Second);
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void The_current_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal("2021-04-15T00:03:00", Show("FRIDAY, APRIL 15, 2021 12:03 AM", DateOrder.Unknown));
            Assert.Equal("2018-02-26T19:58:00", Show("26-02-2018 19:58", DateOrder.DMY));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Reading_makes_no_objects()
    {
        Utf8Text[] texts =
        [
            Utf8Text.Of("2024-01-22T20:36:47.000+0000"), Utf8Text.Of("26-02-2018 19:58"),
            Utf8Text.Of("15 Apr, 2021 00:03:00"), Utf8Text.Of("Wednesday, April 5, 2023 2:18 PM"),
            Utf8Text.Of("no date"),
        ];
        foreach (var text in texts) DateText.Read(text, DateOrder.DMY, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts) DateText.Read(text, DateOrder.DMY, out _);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>The text inside a buffer whose other bytes would change its meaning if they were read.</summary>
    private static Utf8Text Inside(string text)
    {
        var bytes = Encoding.UTF8.GetBytes("12" + text + ":59");
        return new Utf8Text(bytes, 2, bytes.Length - 5);
    }

    private static string Show(string text, DateOrder order, bool epochMilliseconds = false)
    {
        var status = DateText.Read(Inside(text), order, out var reading, epochMilliseconds);
        Assert.Equal(status, reading.Status);
        return status == DateStatus.Ok ? Show(reading) : status.ToString();
    }

    private static string Show(LocalReading reading)
    {
        var time = new DateTime(
            reading.Year, reading.Month, reading.Day, reading.Hour, reading.Minute, reading.Second);
        if (!reading.HasTime) return time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return reading.HasOffset
            ? new DateTimeOffset(time, TimeSpan.FromSeconds(reading.Offset))
                .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }
}
