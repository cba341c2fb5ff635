using System.Collections.Generic;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>A column that dates the entry into a stage, e.g. <c>Date entered "MQL (Default)"</c>.</summary>
internal sealed class StageColumn
{
    public StageColumn(int column, string stage, string pipeline, int rank)
    {
        Column = column;
        Stage = stage;
        Pipeline = pipeline;
        Rank = rank;
    }

    public int Column { get; }

    public string Stage { get; }

    /// <summary>Empty where the header names none.</summary>
    public string Pipeline { get; }

    /// <summary>Which of the profile's ways of naming such columns it is, from 0.</summary>
    public int Rank { get; }

    /// <summary>Whether both date one stage; a column that names no pipeline is of any.</summary>
    public bool IsSameStageAs(StageColumn other) => Headers.Fold(Stage) == Headers.Fold(other.Stage)
        && (Pipeline.Length == 0 || other.Pipeline.Length == 0 || Headers.Fold(Pipeline) == Headers.Fold(other.Pipeline));
}

/// <summary>What an export was taken for, why, and what that leaves open.</summary>
internal sealed class ProfileMatch
{
    private readonly IReadOnlyDictionary<string, Field?> map;

    public ProfileMatch(Profile profile, RecordKind kind, Field?[] fields, IReadOnlyDictionary<string, Field?> map)
    {
        Profile = profile;
        Kind = kind;
        Fields = fields;
        this.map = map;
    }

    public Profile Profile { get; }

    public RecordKind Kind { get; }

    /// <summary>The field of each column, null where it is none; no field twice.</summary>
    public Field?[] Fields { get; }

    /// <summary>0 to 1, as <see cref="ProfileDetector"/> defines it; 0 where the kind is unknown.</summary>
    public double Confidence { get; internal set; }

    /// <summary>One line: how many columns were placed, and by which headers the CRM is known.</summary>
    public string Evidence { get; internal set; } = "";

    /// <summary>The profile and kind that came next, with their confidence; null where nothing else fits.</summary>
    public string? NextBest { get; internal set; }

    /// <summary>Columns that date the entry into a stage.</summary>
    public IReadOnlyList<StageColumn> StageColumns { get; internal set; } = [];

    /// <summary>
    /// The column of the id where the rows are leads whose <see cref="StageColumns"/> are told as a history; else -1.
    /// </summary>
    public int HistoryOf { get; internal set; } = -1;

    /// <summary>Headers of which nothing is known, as the file has them.</summary>
    public IReadOnlyList<string> Unplaced { get; internal set; } = [];

    /// <summary>Sentences: what was ambiguous or wrong, and what to type about it.</summary>
    public IReadOnlyList<string> Warnings { get; internal set; } = [];

    /// <summary>
    /// What a changed field is, for <see cref="Layout.FindChangedField"/>. A map that says which column is the stage of
    /// leads says so of their history too.
    /// </summary>
    public Field? ChangedField(string name)
    {
        if (!map.TryGetValue(name, out var field)) return Profile.ChangedField(name);
        return field == Field.Stage || field == Field.Status || field == Field.Owner ? field : null;
    }

    /// <summary>
    /// The field of a column that turned up only below the first rows, as it happens in JSON. It may be placed already:
    /// a layout then leaves the later column without one.
    /// </summary>
    public Field? FieldOf(string header)
    {
        if (Kind == RecordKind.Unknown) return null;
        if (map.TryGetValue(header, out var field)) return field;
        var spellings = Profile.MapOf(Kind)!.Find(Profile.Bare(header));
        return spellings.OrderBy(spelling => spelling.Rank).FirstOrDefault()?.Field;
    }
}
