using System.Collections.Generic;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>All that was found out about an export before its records are read, or that was said about it.</summary>
internal sealed class ExportPlan
{
    private readonly ExportSource? source;
    private readonly DetectedEncoding? encoding;

    public ExportPlan(ExportSource? source, DetectedEncoding? encoding, CsvDialect? dialect, ProfileMatch match, Layout layout)
    {
        this.source = source;
        this.encoding = encoding;
        Dialect = dialect;
        Match = match;
        Layout = layout;
    }

    public ExportSource Source => source ?? throw new System.InvalidOperationException("Objects come from no file.");

    public DetectedEncoding Encoding => encoding ?? throw new System.InvalidOperationException("Objects come from no file.");

    /// <summary>Null for JSON.</summary>
    public CsvDialect? Dialect { get; }

    public ProfileMatch Match { get; }

    public Layout Layout { get; }

    /// <summary>Where the records stand in a JSON export; empty for CSV.</summary>
    public string JsonEvidence { get; set; } = "";

    /// <summary>Which zone date-times without an offset are in, and who said so.</summary>
    public string ZoneEvidence { get; set; } = "";

    /// <summary>How the records are told from the rows, where they are a history in columns; else null: rows are records.</summary>
    public StageHistory? History { get; set; }

    /// <summary>The date columns and what was decided for each.</summary>
    public IReadOnlyList<DateColumn> Dates { get; set; } = [];

    /// <summary>The columns of numbers and amounts and what was decided for each.</summary>
    public IReadOnlyList<NumberColumn> Numbers { get; set; } = [];

    /// <summary>What the reader noticed about the header and the columns.</summary>
    public List<StructureFact> Facts { get; } = [];

    /// <summary>Where the lines went: filled while the records are read.</summary>
    public Reconciliation Reconciliation { get; set; } = new();

    /// <summary>The plan of records that were read before. Their profile tells how the CRM names queues.</summary>
    public static ExportPlan Of(Layout layout)
    {
        var profile = ProfileDetector.Detect(layout.Headers, ProfileFormat.Any, new DetectionOptions { Kind = layout.Kind }).Profile;
        return new(null, null, null, new ProfileMatch(profile, layout.Kind, [], new Dictionary<string, Field?>()), layout);
    }

    /// <summary>Opens the rows of a file.</summary>
    /// <param name="dialect">Null for JSON.</param>
    /// <param name="stream">The open file, not read from yet.</param>
    /// <param name="source">What it is.</param>
    public static BlockReader Open(ExportSource source, ExportStream stream, CsvDialect? dialect)
    {
        try
        {
            var text = stream.AsUtf8();
            long bom = stream.Encoding.BomLength;
            return dialect is null ? new JsonBlockReader(text, source.Name, bom) : dialect.Open(text, source.Name, bom);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>What stands around the records.</summary>
    public TableShape Shape() => new()
    {
        HasHeader = Dialect is not null,
        PreambleRows = Dialect?.PreambleRows ?? 0,
        Footers = Match.Profile.Footers,
        FooterAfterBlank = Match.Profile.FooterAfterBlank,
    };
}

/// <summary>A column of dates: what its values prove, and the order in which it is read.</summary>
internal sealed class DateColumn
{
    public DateColumn(int column, string header, bool epochMilliseconds)
    {
        Column = column;
        Header = header;
        Sources = [column];
        Evidence = new DateOrderEvidence(epochMilliseconds);
    }

    /// <summary>The column of the layout.</summary>
    public int Column { get; }

    /// <summary>The columns of the file whose values it holds.</summary>
    public IReadOnlyList<int> Sources { get; set; }

    public string Header { get; }

    public DateOrderEvidence Evidence { get; }

    /// <summary><see cref="DateOrder.Unknown"/>: only text that needs no order can be read.</summary>
    public DateOrder Order { get; set; }

    /// <summary>Why, in words.</summary>
    public string Because { get; set; } = "";
}

/// <summary>A column of numbers or amounts, and what its values prove of its decimal mark.</summary>
internal sealed class NumberColumn
{
    public NumberColumn(int column, string header)
    {
        Column = column;
        Header = header;
    }

    public int Column { get; }

    public string Header { get; }

    public DecimalMarkEvidence Evidence { get; } = new();

    /// <summary><see cref="Values.UnknownMark"/>: only numbers with one reading can be read.</summary>
    public char Mark { get; set; }
}
