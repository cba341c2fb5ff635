using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using LeadOps.Records;

namespace LeadOps.Agreements;

/// <summary>What people write where the agreement has a form of its own, and the right form for it.</summary>
internal static class Likely
{
    private const string Time = @"([0-9]{1,2})([:.h]([0-9]{2}))?\s*([ap]m)?";

    private static readonly string[] Weekdays =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly Regex AmountAndUnit =
        Pattern(@"^\s*([0-9]{1,6}([.,][0-9]{1,3})?)[\s_]*([a-z][a-z\s_-]*?)\.?\s*$");

    private static readonly Regex Number = Pattern(@"^\s*([0-9]{1,3}([.,][0-9]{1,4})?)\s*(%|percent)?\s*$");

    private static readonly Regex Hours =
        Pattern($@"^\s*{Time}\s*(-|\u2013|\u2014|to|until)\s*{Time}\s*$");

    private static readonly Regex FieldAndValue = Pattern(@"^\s*([a-z]+)\s*[:=]\s*(\S.*?)\s*$");

    /// <summary><c>2 hours</c> is <c>2 h</c>, <c>1.5 h</c> is <c>90 min</c>.</summary>
    public static string? Duration(string text)
    {
        var match = AmountAndUnit.Match(text);
        if (!match.Success || ReadNumber(match.Groups[1].Value) is not { } amount) return null;
        string unit = Regex.Replace(match.Groups[3].Value.ToLowerInvariant(), @"[\s_-]+", " ").TrimEnd();
        switch (unit)
        {
            case "s" or "sec" or "secs" or "second" or "seconds":
                return Whole(amount, "s");
            case "m" or "min" or "mins" or "minute" or "minutes":
                return Whole(amount, "min") ?? Whole(amount * 60, "s");
            case "h" or "hr" or "hrs" or "hour" or "hours":
                return Whole(amount, "h") ?? Whole(amount * 60, "min");
            case "d" or "day" or "days":
                return Whole(amount, amount == 1 ? "day" : "days") ?? Whole(amount * 24, "h");
            case "w" or "week" or "weeks":
                return Whole(amount * 7, "days");
            case "bd" or "business day" or "business days" or "working day" or "working days" or "workday" or "workdays"
                or "businessday" or "businessdays":
                return Whole(amount, amount == 1 ? "business day" : "business days");
            default:
                return null;
        }
    }

    /// <summary><c>25</c> and <c>0.25</c> are <c>25 %</c>.</summary>
    public static string? Share(string text)
    {
        var match = Number.Match(text);
        if (!match.Success || ReadNumber(match.Groups[1].Value) is not { } number) return null;
        bool share = match.Groups[3].Length == 0 && number < 1;
        return (share ? number * 100 : number).ToString("0.####", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary><c>9-17</c> and <c>9am to 5pm</c> are <c>09:00-17:00</c>.</summary>
    public static string? Window(string text)
    {
        var match = Hours.Match(text);
        return match.Success && TimeOf(match, 1) is { } from && TimeOf(match, 6) is { } to ? from + "-" + to : null;
    }

    /// <summary><c>Monday to Friday</c> is <c>mon-fri</c>.</summary>
    public static string? Days(string text)
    {
        string plain = Regex.Replace(text.Trim().ToLowerInvariant(), @"\s*(\u2013|\u2014|\bto\b|-)\s*", "-");
        plain = Regex.Replace(plain, @"\s*(\band\b|[,;/&+]|\s)\s*", ",");
        switch (plain)
        {
            case "weekday" or "weekdays" or "workdays": return "mon-fri";
            case "weekend" or "weekends": return "sat,sun";
            case "daily" or "all" or "every,day": return "mon-sun";
        }

        bool known = true;
        string days = Regex.Replace(plain, "[a-z]+", word =>
        {
            string name = word.Value.TrimEnd('s');
            string? day = Weekdays.FirstOrDefault(
                full => full == word.Value || (name.Length >= 2 && full.StartsWith(name, StringComparison.Ordinal)));
            known &= day is not null;
            return day?.Substring(0, 3) ?? "";
        });
        return known ? days : null;
    }

    /// <summary><c>owner assigned</c> is <c>ownerAssigned</c>, <c>Stage = SAL</c> is <c>stage:SAL</c>.</summary>
    public static string? HandOffSource(string text)
    {
        var match = FieldAndValue.Match(text);
        if (!match.Success) return Nearest.To(text, ["ownerAssigned", "created"]);
        string? field = Nearest.To(match.Groups[1].Value, ["stage", "status"]);
        return field is null ? null : field + ":" + match.Groups[2].Value;
    }

    private static string? TimeOf(Match match, int group)
    {
        int hour = int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        string minutes = match.Groups[group + 2].Length > 0 ? match.Groups[group + 2].Value : "00";
        string half = match.Groups[group + 3].Value.ToLowerInvariant();
        if (half.Length > 0)
        {
            if (hour is 0 or > 12) return null;
            hour = (hour % 12) + (half == "pm" ? 12 : 0);
        }

        return hour.ToString("00", CultureInfo.InvariantCulture) + ":" + minutes;
    }

    private static string? Whole(decimal amount, string unit) => amount == decimal.Truncate(amount)
        ? amount.ToString("0", CultureInfo.InvariantCulture) + " " + unit
        : null;

    private static decimal? ReadNumber(string text) =>
        decimal.TryParse(
            text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    private static Regex Pattern(string text) => new(text, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
}
