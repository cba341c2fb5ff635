namespace LeadOps;

/// <summary>In which order a date written in numbers names its parts.</summary>
public enum DateOrder
{
    /// <summary>Not known: only dates that need no order can be read.</summary>
    Unknown,

    /// <summary>Year, month, day.</summary>
    YMD,

    /// <summary>Day, month, year.</summary>
    DMY,

    /// <summary>Month, day, year.</summary>
    MDY,
}
