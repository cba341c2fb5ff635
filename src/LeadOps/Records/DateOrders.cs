using System;

namespace LeadOps.Records;

/// <summary>The orders of dates by name.</summary>
internal static class DateOrders
{
    public static readonly string[] Names = ["YMD", "DMY", "MDY"];

    /// <summary>The order of that name; case does not count.</summary>
    /// <exception cref="UnknownNameException">There is none.</exception>
    public static DateOrder Parse(string name) =>
        Enum.TryParse<DateOrder>(name, true, out var order) && Array.IndexOf(Names, order.ToString()) >= 0
            ? order
            : throw new UnknownNameException("date order", name, Names);
}
