using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LeadOps;

/// <summary>A column of an export and what it was taken for.</summary>
public sealed class ExportColumn
{
    /// <summary>What a column is that dates the entry into a stage.</summary>
    internal const string StageEntered = "stageEntered";

    internal ExportColumn(string header, string field, string sample, decimal missing)
    {
        Header = header;
        Field = field;
        Sample = sample;
        Missing = missing;
    }

    /// <summary>The header as the file has it.</summary>
    public string Header { get; }

    /// <summary>
    /// The canonical field; <c>stageEntered</c> where the column dates the entry into a stage; empty where it was not placed.
    /// </summary>
    public string Field { get; }

    /// <summary>The first value that is there, masked where it is personal or the column was not placed.</summary>
    public string Sample { get; }

    /// <summary>Share of the records that lack a value, 0 to 1.</summary>
    public decimal Missing { get; }

    /// <summary>Header and field as one line.</summary>
    public override string ToString() => Field.Length == 0 ? Header : Header + " = " + Field;
}

/// <summary>The order of the dates of a column, and what proves it.</summary>
public sealed class ExportDateOrder
{
    internal ExportDateOrder(string header, DateOrder order, string evidence)
    {
        Header = header;
        Order = order;
        Evidence = evidence;
    }

    /// <summary>The header as the file has it.</summary>
    public string Header { get; }

    /// <summary>The order in which the column is read; <see cref="DateOrder.Unknown"/> where nothing tells.</summary>
    public DateOrder Order { get; }

    /// <summary>The counts that prove it, or who said so.</summary>
    public string Evidence { get; }

    /// <summary>Header and evidence as one line.</summary>
    public override string ToString() => Header + ": " + Evidence;
}

/// <summary>What a file is and what LeadOps assumes about it, each with its evidence.</summary>
public sealed class ExportInfo
{
    internal ExportInfo(string path) => Path = path;

    /// <summary>The file, or the file in an archive.</summary>
    public string Path { get; }

    /// <summary>Where it is on this machine.</summary>
    public string FullName { get; internal set; } = "";

    /// <summary>What its rows are.</summary>
    public RecordKind Kind { get; internal set; }

    /// <summary>The profile it is read by: the CRM and which of its exports.</summary>
    public string Profile { get; internal set; } = "";

    /// <summary>How sure that is, 0 to 1.</summary>
    public double Confidence { get; internal set; }

    /// <summary>The profile and kind that came next, or empty.</summary>
    public string NextBest { get; internal set; } = "";

    /// <summary>What tells the profile.</summary>
    public string Evidence { get; internal set; } = "";

    /// <summary>How its text is encoded, and what says so.</summary>
    public string Encoding { get; internal set; } = "";

    /// <summary><c>none</c>, <c>gzip</c> or <c>zip</c>.</summary>
    public string Compression { get; internal set; } = "";

    /// <summary>What separates its cells; for JSON, where the records stand.</summary>
    public string Delimiter { get; internal set; } = "";

    /// <summary>The zone of date-times without an offset, and who says so.</summary>
    public string TimeZone { get; internal set; } = "";

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<ExportColumn> Columns { get; internal set; } = new ValueList<ExportColumn>([]);

    /// <summary>The columns of dates and the order of each.</summary>
    public IReadOnlyList<ExportDateOrder> DateOrders { get; internal set; } = new ValueList<ExportDateOrder>([]);

    /// <summary>How many records it holds.</summary>
    public long Records => Reconciliation.Records;

    /// <summary>Where every line went.</summary>
    public Reconciliation Reconciliation { get; internal set; } = new();

    /// <summary>What is open or doubtful, and what to type about it.</summary>
    public IReadOnlyList<string> Warnings { get; internal set; } = new ValueList<string>([]);

    /// <summary>File, profile and records as one line.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0}: {1}, {2}, {3:N0} records", Path, Profile, Kind, Records);
}
