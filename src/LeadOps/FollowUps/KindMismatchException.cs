using System;

namespace LeadOps.FollowUps;

/// <summary>An export was given for one kind of records and is of another.</summary>
internal sealed class KindMismatchException : Exception
{
    public KindMismatchException(string file, RecordKind expected, RecordKind found, string evidence)
        : base($"{file} looks like {found}, not like {expected}"
            + (evidence.Length == 0 ? "." : $": {evidence}."))
    {
        File = file;
        Expected = expected;
        Found = found;
    }

    public string File { get; }

    public RecordKind Expected { get; }

    public RecordKind Found { get; }
}
