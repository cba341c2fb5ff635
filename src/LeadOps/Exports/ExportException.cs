using System;

namespace LeadOps.Exports;

/// <summary>Why a file, or the rest of it, cannot be read; a stable id, the place and what to do about it.</summary>
public sealed class ExportException : Exception
{
    internal ExportException(string id, string file, string message, string recommendation, Exception? inner = null)
        : base(message, inner)
    {
        Id = id;
        File = file;
        Recommendation = recommendation;
    }

    /// <summary>Stable name of what went wrong, e.g. <c>InvalidByte</c>; part of an error's fully qualified id.</summary>
    public string Id { get; }

    /// <summary>The file, as findings name it.</summary>
    public string File { get; }

    /// <summary>What to type or do about it.</summary>
    public string Recommendation { get; }

    /// <summary>Physical line from 1, or 0 where a line says nothing.</summary>
    public long Line { get; internal set; }

    /// <summary>Column in characters from 1, or 0.</summary>
    public int Column { get; internal set; }

    /// <summary>File, line and column as one text, e.g. <c>partners.csv, line 212, column 31</c>.</summary>
    public string Place
    {
        get
        {
            string place = File;
            if (Line > 0) place += FormattableString.Invariant($", line {Line}");
            return Column > 0 ? place + FormattableString.Invariant($", column {Column}") : place;
        }
    }

    /// <summary>Offset of the byte in the decompressed file, or -1.</summary>
    public long ByteOffset { get; internal set; } = -1;
}
