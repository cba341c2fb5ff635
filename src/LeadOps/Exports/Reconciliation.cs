using System.Collections.Generic;
using System.Globalization;

namespace LeadOps;

/// <summary>
/// Where every line of an export went. CSV: <c>Lines = Header + Preamble + Footer + Blank + Records + Extra + Damaged</c>.
/// JSON: <c>Elements = Records + Damaged</c>.
/// </summary>
public sealed class Reconciliation
{
    /// <summary>Physical lines of the file; for JSON they are not part of the sum.</summary>
    public long Lines { get; internal set; }

    /// <summary>Elements of a JSON export; 0 for CSV.</summary>
    public long Elements { get; internal set; }

    /// <summary>Rows that became records.</summary>
    public long Records { get; internal set; }

    /// <summary>Lines of the header row.</summary>
    public long Header { get; internal set; }

    /// <summary>Lines before the header, such as <c>sep=;</c> or a title.</summary>
    public long Preamble { get; internal set; }

    /// <summary>Lines behind the last record that are no records, such as grand totals.</summary>
    public long Footer { get; internal set; }

    /// <summary>Lines without content, or with empty cells only.</summary>
    public long Blank { get; internal set; }

    /// <summary>Second and further lines of records that take several.</summary>
    public long Extra { get; internal set; }

    /// <summary>Lines, or JSON elements, that are no records because they cannot be read.</summary>
    public long Damaged { get; internal set; }

    /// <summary>Whether the export was JSON, so that elements are counted.</summary>
    public bool IsJson { get; internal set; }

    /// <summary>Whether the sum closes. False would be a fault of LeadOps, or a file not read to its end.</summary>
    public bool Closes => IsJson
        ? Elements == Records + Damaged
        : Lines == Header + Preamble + Footer + Blank + Records + Extra + Damaged;

    /// <summary>The sum as one line, e.g. <c>2,038 lines = 2,000 records + 1 header + 3 blank + 34 extra (multi-line records)</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string> { Count(Records, "record", "records") };
        Add(Header, "header");
        Add(Preamble, "preamble");
        Add(Footer, "footer");
        Add(Blank, "blank");
        Add(Extra, "extra (multi-line records)");
        Add(Damaged, "damaged");
        string all = IsJson ? Count(Elements, "element", "elements") : Count(Lines, "line", "lines");
        return all + (Closes ? " = " : " read so far: ") + string.Join(" + ", parts);

        void Add(long count, string what)
        {
            if (count != 0) parts.Add(Count(count, what, what));
        }
    }

    private static string Count(long count, string one, string many) =>
        count.ToString("N0", CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);
}
