using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps;

/// <summary>
/// How the exports of one CRM look: which header is which field, by kind of record, and what its values mean.
/// <c>docs/profiles.md</c> says what a profile file may hold.
/// </summary>
public sealed class Profile
{
    private readonly KindMap?[] maps = new KindMap?[RecordKinds.All.Length + 1];
    private readonly HashSet<string> signature;

    internal Profile(
        string name,
        string title,
        ProfileFormat format,
        IReadOnlyList<KindMap> maps,
        IReadOnlyList<string> signature)
    {
        Name = name;
        Title = title;
        Format = format;
        foreach (var map in maps) this.maps[(int)map.Kind] = map;
        Kinds = new ValueList<RecordKind>(Array.FindAll(RecordKinds.All, kind => MapOf(kind) is not null));
        Fields = maps.SelectMany(map => map.Fields).Distinct().Count();

        // Some tools write every API name in capitals. Any other change of case is not the CRM's own spelling.
        this.signature = new HashSet<string>(signature, StringComparer.Ordinal);
        this.signature.UnionWith(
            signature.Where(header => header.IndexOf(' ') < 0).Select(header => header.ToUpperInvariant()));
    }

    /// <summary>
    /// The name by which it is chosen, e.g. <c>Salesforce-Report</c>; case and separators do not count.
    /// </summary>
    public string Name { get; }

    /// <summary>The CRM and which of its exports, e.g. <c>HubSpot, CSV labels</c>.</summary>
    public string Title { get; }

    /// <summary>The format of the files it is for.</summary>
    public ProfileFormat Format { get; }

    /// <summary>The kinds of records it knows.</summary>
    public ValueList<RecordKind> Kinds { get; }

    /// <summary>How many canonical fields it can place, over all kinds.</summary>
    public int Fields { get; }

    /// <summary>
    /// IANA name of the zone of date-times without an offset; null where the export does not fix it (it is then the
    /// zone of whoever made the export).
    /// </summary>
    public string? TimeZone { get; internal set; }

    /// <summary>
    /// Whether a date without a time means the day in UTC. Otherwise it is a day in the zone that the agreement or
    /// <c>-TimeZone</c> names, also where <see cref="TimeZone"/> is set.
    /// </summary>
    public bool DateOnlyIsUtc { get; internal set; }

    /// <summary>Whether a date of 12 or 13 digits is milliseconds since 1970 in UTC.</summary>
    public bool EpochMilliseconds { get; internal set; }

    /// <summary><c>DMY</c>, <c>MDY</c> or <c>YMD</c>; null where the values must prove it.</summary>
    public string? DateOrder { get; internal set; }

    /// <summary>The decimal mark of numbers, <c>.</c> or <c>,</c>; null where the export does not fix it.</summary>
    public string? DecimalMark { get; internal set; }

    /// <summary>Words for yes beside those that every export may use (true, yes, y, 1).</summary>
    public ValueList<string> TrueWords { get; internal set; } = new([]);

    /// <summary>Words for no beside those that every export may use (false, no, n, 0).</summary>
    public ValueList<string> FalseWords { get; internal set; } = new([]);

    /// <summary>Values that stand for nothing, compared ordinally.</summary>
    public ValueList<string> Nulls { get; internal set; } = new([]);

    /// <summary>The encoding to try when a file is not UTF-8; null where there is none.</summary>
    public string? FallbackEncoding { get; internal set; }

    /// <summary>How the first cell of a footer line begins.</summary>
    public ValueList<string> Footers { get; internal set; } = new([]);

    /// <summary>Whether a footer always follows a blank line.</summary>
    public bool FooterAfterBlank { get; internal set; }

    /// <summary>How the id of a queue begins where an owner is expected.</summary>
    public ValueList<string> QueuePrefixes { get; internal set; } = new([]);

    /// <summary>
    /// Begins the name of every column in JSON and is dropped before headers are compared; mostly empty.
    /// </summary>
    internal string Prefix { get; set; } = "";

    /// <summary>Kinds that rows are taken for only where the user says so: they are of another kind as well.</summary>
    internal IReadOnlyList<RecordKind> OnlyIfAsked { get; set; } = [];

    /// <summary>Headers of the date on which a record entered a stage.</summary>
    internal IReadOnlyList<HeaderPattern> StageEntered { get; set; } = [];

    /// <summary>Whether no header is its own: the profile is for any export.</summary>
    internal bool IsGeneric => signature.Count == 0;

    /// <summary>The CRM alone: the title up to its comma.</summary>
    internal string Crm => Title.Split(',')[0];

    internal KindMap? MapOf(RecordKind kind) => maps[(int)kind];

    /// <summary>Whether the header is this CRM's own, spelled as the CRM spells it.</summary>
    internal bool Owns(string header) => signature.Contains(Bare(header));

    /// <summary>The header as it is compared: trimmed, without the profile's prefix.</summary>
    internal string Bare(string header)
    {
        string bare = header.Trim();
        return Prefix.Length > 0 && bare.StartsWith(Prefix, StringComparison.Ordinal)
            ? bare.Substring(Prefix.Length)
            : bare;
    }

    /// <summary>What a column says of the entry into a stage, or null where it is no such column.</summary>
    internal StageColumn? StageEnteredBy(string header, int column)
    {
        string bare = Bare(header);
        for (int rank = 0; rank < StageEntered.Count; rank++)
        {
            if (StageEntered[rank].StageOf(bare, out string pipeline) is not { } stage) continue;

            // HubSpot also dates the entry into whatever stage is the current one.
            return Headers.Fold(stage) == "currentstage" ? null : new StageColumn(column, stage, pipeline, rank);
        }

        return null;
    }

    /// <summary>
    /// What a field of that name is, of those whose changes count: <see cref="Field.Stage"/>, <see cref="Field.Status"/>,
    /// <see cref="Field.Owner"/>, or null. It is what a column of that name is among leads; of deals, as stage and owner.
    /// A name that no profile knows and that ends in "stage" is a stage too: many teams have one of their own.
    /// </summary>
    internal Field? ChangedField(string name)
    {
        string bare = Bare(name);
        return ChangedField(RecordKind.Lead, bare)
            ?? ChangedField(RecordKind.Opportunity, bare)
            ?? ProfileCatalogue.Generic.ChangedField(RecordKind.Lead, bare)
            ?? (TextKey.Compact(bare).EndsWith("stage", StringComparison.Ordinal) ? Field.Stage : null);
    }

    private Field? ChangedField(RecordKind kind, string name) => MapOf(kind)?.Find(name)
        .Select(spelling => spelling.Field)
        .FirstOrDefault(field => field == Field.Stage || field == Field.Owner
            || (field == Field.Status && kind == RecordKind.Lead));

    /// <summary>Yes or no in this export's words, else in those of <see cref="Values.ReadBoolean"/>.</summary>
    internal bool? ReadBoolean(Utf8Text text)
    {
        if (TrueWords.Count + FalseWords.Count > 0)
        {
            string word = text.ToString().Trim();
            if (TrueWords.Contains(word, StringComparer.OrdinalIgnoreCase)) return true;
            if (FalseWords.Contains(word, StringComparer.OrdinalIgnoreCase)) return false;
        }

        return Values.ReadBoolean(text);
    }

    /// <summary>Whether an owner's id is that of a queue.</summary>
    internal bool IsQueue(Utf8Text owner)
    {
        foreach (string prefix in QueuePrefixes)
        {
            if (owner.Length >= prefix.Length && owner.Slice(0, prefix.Length).Equals(Utf8Text.Of(prefix))) return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0} ({1}): {2}; {3} fields", Name, Title, Kinds, Fields);
}
