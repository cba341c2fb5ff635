using System.Collections.Generic;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>
/// A field that an export of the CRM does not have, and that follows from what it has: an activity of type
/// <c>Send Email</c> is outbound, a file with a <c>Call Type</c> holds calls.
/// </summary>
internal sealed class ImpliedField
{
    /// <summary>It follows from the words of another field.</summary>
    public ImpliedField(Field field, Field by, CellWords words)
    {
        Field = field;
        By = by;
        Words = words;
        Headers = [];
    }

    /// <summary>It follows from which column there is; the first counts.</summary>
    public ImpliedField(Field field, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        Field = field;
        Headers = headers;
    }

    public Field Field { get; }

    /// <summary>Null where the columns tell.</summary>
    public Field? By { get; }

    public CellWords? Words { get; }

    /// <summary>Header to what it says of every record of its file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }
}
