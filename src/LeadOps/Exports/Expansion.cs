using System.Globalization;

namespace LeadOps.Exports;

/// <summary>Stops compressed data that expands beyond what any export does.</summary>
internal static class Expansion
{
    /// <summary>Bytes that may come out whatever the ratio: 64 MiB.</summary>
    public const long AlwaysAllowed = 64L << 20;

    /// <summary>Bytes that may come out for one stored byte beyond that. Repetitive exports reach about 50.</summary>
    public const long Ratio = 200;

    /// <summary>The error when too much came out of too little, else null.</summary>
    public static ExportException? Check(string file, long expanded, long stored) =>
        expanded <= AlwaysAllowed || expanded / Ratio <= stored
            ? null
            : new ExportException(
                "ExpandsTooMuch",
                file,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "{0:N0} compressed bytes became {1:N0}, over {2} times as many: reading stopped there.",
                    stored,
                    expanded,
                    Ratio),
                "No export is that repetitive: look into the file. If it is one, unpack it and give what came out.")
            {
                ByteOffset = expanded,
            };
}
