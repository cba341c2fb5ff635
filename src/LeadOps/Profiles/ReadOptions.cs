using System;
using System.Collections.Generic;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>What a user, an audit file or the agreement says about an export; what is left out is found in the file.</summary>
internal sealed class ReadOptions
{
    public string? Encoding { get; set; }

    public char? Delimiter { get; set; }

    public string? Profile { get; set; }

    public RecordKind? Kind { get; set; }

    /// <summary>Header to name of the field, or to null for a column that is to be left alone.</summary>
    public IReadOnlyDictionary<string, string?>? Map { get; set; }

    /// <summary>IANA name of the zone of date-times without an offset; wins over the profile.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Used where neither <see cref="TimeZone"/> nor the profile names one.</summary>
    public string? AgreementTimeZone { get; set; }

    /// <summary>The order of all dates, unless <see cref="DateOrders"/> names the column.</summary>
    public DateOrder DateOrder { get; set; }

    /// <summary>Header to the order of its dates.</summary>
    public IReadOnlyDictionary<string, DateOrder> DateOrders { get; set; } =
        new Dictionary<string, DateOrder>(StringComparer.Ordinal);

    /// <summary>
    /// The decimal mark of numbers whose column does not prove it; <see cref="Values.UnknownMark"/>: the profile's.
    /// </summary>
    public char DecimalMark { get; set; }

    /// <summary>Told how many bytes of the stored file were read, and how many there are.</summary>
    public Action<string, long, long>? Progress { get; set; }

    /// <summary>The same, to change something for one export.</summary>
    public ReadOptions Copy() => (ReadOptions)MemberwiseClone();

    /// <returns>Always true: reading goes on.</returns>
    public bool TellProgress(ExportSource source, ExportStream stream)
    {
        Progress?.Invoke(source.Name, stream.StoredPosition, source.StoredLength);
        return true;
    }
}
