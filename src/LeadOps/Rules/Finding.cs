using System;

namespace LeadOps;

/// <summary>Where in an export something stands.</summary>
public sealed class Location
{
    internal Location(string file, long line, long record, int column)
    {
        File = file;
        Line = line;
        Record = record;
        Column = column;
    }

    /// <summary>The file as it was named.</summary>
    public string File { get; }

    /// <summary>Physical line from 1, or 0 where it is about the whole file.</summary>
    public long Line { get; }

    /// <summary>Number of the record in the file from 1, or 0.</summary>
    public long Record { get; }

    /// <summary>Column of the table from 1, or 0.</summary>
    public int Column { get; }

    /// <summary>The place as one line, e.g. <c>leads.csv, line 118, record 116, column 4</c>.</summary>
    public override string ToString()
    {
        string text = File;
        if (Line > 0) text += FormattableString.Invariant($", line {Line}");
        if (Record > 0) text += FormattableString.Invariant($", record {Record}");
        if (Column > 0) text += FormattableString.Invariant($", column {Column}");
        return text;
    }
}

/// <summary>One place where the data breaks the agreement or the rules of clean data.</summary>
public sealed class Finding
{
    internal Finding(RuleInfo rule, Severity severity, Location location)
    {
        Rule = rule;
        Severity = severity;
        Location = location;
    }

    /// <summary>The rule that found it.</summary>
    internal RuleInfo Rule { get; }

    /// <summary>Stable id of the rule, e.g. <c>LO2001</c>.</summary>
    public string RuleId => Rule.Id;

    /// <summary>Name of the rule, e.g. <c>EmailInvalid</c>.</summary>
    public string RuleName => Rule.Name;

    /// <summary>How much it matters, after the agreement's own settings.</summary>
    public Severity Severity { get; }

    /// <summary>Id of the record, empty where the row has none.</summary>
    public string RecordId { get; internal set; } = "";

    /// <summary>Where it stands.</summary>
    public Location Location { get; }

    /// <summary>The file as it was named.</summary>
    public string File => Location.File;

    /// <summary>Physical line from 1, or 0 where it is about the whole file.</summary>
    public long Line => Location.Line;

    /// <summary>The canonical field, or the header where none was placed; empty where it is about a row or file.</summary>
    public string Field { get; internal set; } = "";

    /// <summary>What is wrong, as a sentence.</summary>
    public string Message { get; internal set; } = "";

    /// <summary>What is wrong in a few words, for a table.</summary>
    public string Brief { get; internal set; } = "";

    /// <summary>The value it is about, masked where it is personal.</summary>
    public string Evidence { get; internal set; } = "";

    /// <summary>What to do about it.</summary>
    public string Suggestion { get; internal set; } = "";

    /// <summary>
    /// The same in every run for the same rule, record, field and normalised value, wherever in the file it stands, so
    /// that runs can be compared.
    /// </summary>
    public string Fingerprint { get; internal set; } = "";

    /// <summary>The reason of the waiver that covers it, or empty.</summary>
    public string WaivedBecause { get; internal set; } = "";

    /// <summary>Rule, place and brief text as one line.</summary>
    public override string ToString() => RuleId + " " + Location + ": " + Brief;
}
