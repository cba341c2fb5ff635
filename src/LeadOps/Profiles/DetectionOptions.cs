using System;
using System.Collections.Generic;

namespace LeadOps.Profiles;

/// <summary>What the user or the agreement has said about an export; what is left out is detected.</summary>
internal sealed class DetectionOptions
{
    /// <summary>Name of the profile.</summary>
    public string? Profile { get; set; }

    /// <summary>The kind; <see cref="RecordKind.Unknown"/>: rows without a meaning, nothing is placed.</summary>
    public RecordKind? Kind { get; set; }

    /// <summary>Header to name of the field, or to null for a column that is no field. Wins over the profile.</summary>
    public IReadOnlyDictionary<string, string?>? Map { get; set; }

    /// <summary>Some rows from below the header, cells as in the header.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Samples { get; set; }

    /// <summary>
    /// Whether a value could be one of a field, as a profile writes it. A column none of whose sampled values could be an
    /// instant is not placed as one. Left out: no column is refused.
    /// </summary>
    public Func<Profile, Field, string, bool>? LooksLike { get; set; }
}
