using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>
/// Tells by its header which CRM an export is from and what its rows are. Each kind of each profile for that format is
/// a candidate and has a confidence:
/// <code>confidence = 0.3 own + 0.3 signs + 0.4 placed</code>
/// <list type="bullet">
/// <item><c>own</c>: 1 when two headers or more are the CRM's own (its <c>signature</c>), ½ when one is. The generic
/// profile has none, so its confidence is 0.7 at most.</item>
/// <item><c>signs</c>: the share of the kind's signs that were found (<see cref="KindEvidence"/>), a required one
/// counting twice.</item>
/// <item><c>placed</c>: the share of the columns of which the profile knows what they are.</item>
/// </list>
/// A candidate takes part if it has the kind's required signs, one header at least of the CRM's own, and a confidence
/// of 0.4 (generic: 0.25). The highest wins; then, in this order, more of the CRM's own headers, a CRM before generic,
/// the name of the profile, the order of the kinds. The order of the columns counts only between two that are spelled
/// alike. What the user names is not put to the test: a profile needs no header of its own and no confidence, and a
/// kind no signs.
/// </summary>
internal sealed class ProfileDetector
{
    public const double CrmThreshold = 0.4, GenericThreshold = 0.25;

    /// <summary>Two kinds closer than this are said to be ambiguous.</summary>
    public const double Margin = 0.1;

    private const int EnoughSignature = 2, EnoughSamples = 100;

    private static readonly Dictionary<string, Field?> NoMap = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<string> headers;
    private readonly DetectionOptions options;
    private readonly Dictionary<string, Field?> map = new(StringComparer.Ordinal);
    private readonly bool[] isMapped;
    private readonly Field?[] mapped;
    private readonly List<string> warnings = [];

    private ProfileDetector(IReadOnlyList<string> headers, DetectionOptions options)
    {
        this.headers = headers;
        this.options = options;
        isMapped = new bool[headers.Count];
        mapped = new Field?[headers.Count];
    }

    /// <summary>Finds profile, kind and fields for a header row.</summary>
    /// <param name="headers">The headers, as the file has them.</param>
    /// <param name="format">The file's format; <see cref="ProfileFormat.Any"/> for objects.</param>
    /// <param name="options">What is known already.</param>
    /// <exception cref="UnknownNameException">The options name a profile or field that does not exist.</exception>
    /// <exception cref="ArgumentException">The named profile has no such kind.</exception>
    public static ProfileMatch Detect(
        IReadOnlyList<string> headers, ProfileFormat format, DetectionOptions? options = null) =>
        new ProfileDetector(headers, options ?? new DetectionOptions()).Run(format);

    private ProfileMatch Run(ProfileFormat format)
    {
        var chosen = options.Profile is null ? null : ProfileCatalogue.Find(options.Profile);
        ReadMap();
        WarnOfDuplicates();
        if (options.Kind == RecordKind.Unknown) return NothingPlaced(chosen, "read without a kind, as told");
        if (chosen is not null && options.Kind is RecordKind wanted && chosen.MapOf(wanted) is null)
            throw new ArgumentException($"The profile {chosen.Name} has no kind {wanted}; it has {chosen.Kinds}.");

        var candidates = Candidates(chosen, format);
        var ranked = candidates.Where(IsAccepted).OrderBy(candidate => candidate, Candidate.Order).ToList();
        bool isNoHistory = ranked.Count == 0 || ranked[0].Lacking.Count > 0;
        if (options.Kind == RecordKind.StageChange && isNoHistory && HistoryInColumns(chosen, format) is { } told) return told;
        if (ranked.Count == 0) return Unknown(chosen, candidates);
        if (options.Kind is null) PutPrevailingChangeFirst(ranked);
        var best = ranked[0];
        var next = ranked.Skip(1).FirstOrDefault();
        WarnOf(best);
        if (options.Kind is null) WarnOfOtherKind(best, ranked);
        return new ProfileMatch(best.Profile, best.Kind, best.Fields, map)
        {
            Confidence = best.Confidence,
            Evidence = EvidenceOf(best),
            NextBest = next?.ToString(),
            StageColumns = best.StageColumns,
            Unplaced = UnplacedBy(best),
            Warnings = warnings,
        };
    }

    /// <summary>Leads, or deals, with columns that date the entry into stages: a history all the same.</summary>
    private ProfileMatch? HistoryInColumns(Profile? chosen, ProfileFormat format)
    {
        // Objects are wrapped one to one.
        if (format == ProfileFormat.Any) return null;
        Candidate? best = null;
        foreach (var profile in ProfileCatalogue.All)
        {
            bool fits = chosen is null ? profile.Format == ProfileFormat.Any || profile.Format == format : profile == chosen;
            if (!fits || profile.StageEntered.Count == 0) continue;
            var own = headers.Where(profile.Owns).Distinct(StringComparer.Ordinal).ToList();
            foreach (var kind in new[] { RecordKind.Lead, RecordKind.Opportunity })
            {
                var candidate = Place(profile, kind, own);
                if (candidate.StageColumns.Count == 0 || candidate.ColumnOf(Field.Id) < 0) continue;
                if (best is null || Candidate.Order.Compare(candidate, best) < 0) best = candidate;
            }
        }

        if (best is null) return null;
        int id = best.ColumnOf(Field.Id);
        var fields = new Field?[headers.Count];
        fields[id] = Field.LeadId;
        return new ProfileMatch(best.Profile, RecordKind.StageChange, fields, map)
        {
            Confidence = best.Confidence,
            Evidence = $"{best.StageColumns.Count} {Columns(best.StageColumns.Count)} of {best.Kind} rows date the entry into a stage, "
                + $"'{headers[id]}' says whose; {OwnOf(best)}",
            StageColumns = best.StageColumns,
            HistoryOf = id,
            Unplaced = [.. headers.Where((_, column) => column != id && best.StageColumns.All(stage => stage.Column != column))],
            Warnings = warnings,
        };
    }

    /// <summary>
    /// A history of all fields is of the kind of which it has the most changes. Both kinds read all of its rows, so this
    /// only decides what it is without being told.
    /// </summary>
    private void PutPrevailingChangeFirst(List<Candidate> ranked)
    {
        if (ranked[0].Kind is not (RecordKind.StageChange or RecordKind.OwnerChange)) return;
        var kind = CountChanges(ranked[0]) switch
        {
            var (stages, owners, _) when owners > stages => RecordKind.OwnerChange,
            var (stages, owners, _) when stages > owners => RecordKind.StageChange,
            _ => ranked[0].Kind,
        };
        var prevailing = ranked.FirstOrDefault(candidate => candidate.Kind == kind && candidate.Profile == ranked[0].Profile);
        if (prevailing is null || !ranked.Remove(prevailing)) return;
        ranked.Insert(0, prevailing);
    }

    /// <summary>The changes among the samples: of stage or status, of the owner, and of other fields.</summary>
    private (int Stages, int Owners, int Others) CountChanges(Candidate candidate)
    {
        int stages = 0, owners = 0, others = 0, column = candidate.ColumnOf(Field.ChangedField);
        if (column < 0 || options.Samples is null) return default;
        var match = new ProfileMatch(candidate.Profile, candidate.Kind, candidate.Fields, map);
        foreach (var row in options.Samples.Where(row => column < row.Count && row[column].Trim().Length > 0))
        {
            var field = match.ChangedField(row[column].Trim());
            if (field is null) others++;
            else if (field == Field.Owner) owners++;
            else stages++;
        }

        return (stages, owners, others);
    }

    /// <summary>
    /// Looks up every entry of the map, so that a wrong word in it is said whatever the export turns out to be.
    /// </summary>
    private void ReadMap()
    {
        if (options.Map is null) return;
        foreach (var entry in options.Map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Field? field = null;
            if (entry.Value is not null)
            {
                field = Field.All.FirstOrDefault(
                    known => string.Equals(known.Name, entry.Value, StringComparison.OrdinalIgnoreCase))
                    ?? throw new UnknownNameException("field", entry.Value, [.. Field.All.Select(known => known.Name)]);
            }

            map[entry.Key] = field;
            int column = ColumnOf(entry.Key);
            if (column >= 0)
            {
                isMapped[column] = true;
                mapped[column] = field;
                continue;
            }

            string? nearest = Nearest.To(entry.Key, headers);
            warnings.Add($"The map names '{entry.Key}', which is no header here."
                + (nearest is null ? "" : $" Nearest: '{nearest}'."));
        }
    }

    /// <summary>The column of exactly that header, else the first that is the same when folded, else -1.</summary>
    private int ColumnOf(string header)
    {
        for (int i = 0; i < headers.Count; i++)
        {
            if (headers[i] == header) return i;
        }

        string folded = Headers.Fold(header);
        for (int i = 0; i < headers.Count; i++)
        {
            if (folded.Length == 0 || Headers.Fold(headers[i]) != folded) continue;
            if (!options.Map!.ContainsKey(headers[i])) return i;
        }

        return -1;
    }

    private List<Candidate> Candidates(Profile? chosen, ProfileFormat format)
    {
        var candidates = new List<Candidate>();
        foreach (var profile in ProfileCatalogue.All)
        {
            if (chosen is not null && profile != chosen) continue;
            if (chosen is null && format != ProfileFormat.Any && profile.Format != ProfileFormat.Any
                && profile.Format != format) continue;
            var own = headers.Where(profile.Owns).Distinct(StringComparer.Ordinal).ToList();
            if (chosen is null && !profile.IsGeneric && own.Count == 0) continue;
            foreach (var kind in profile.Kinds)
            {
                if (options.Kind is null ? !profile.OnlyIfAsked.Contains(kind) : options.Kind == kind) candidates.Add(Place(profile, kind, own));
            }
        }

        return candidates;
    }

    private bool IsAccepted(Candidate candidate)
    {
        // The generic profile is what an export of a known kind falls back to; a named profile is the user's word.
        bool confident = options.Profile is not null
            || (candidate.Profile.IsGeneric && options.Kind is not null)
            || candidate.Confidence >= (candidate.Profile.IsGeneric ? GenericThreshold : CrmThreshold);
        return confident && (options.Kind is not null || candidate.Lacking.Count == 0);
    }

    private Candidate Place(Profile profile, RecordKind kind, List<string> own)
    {
        var candidate = new Candidate(profile, kind, headers.Count, own);
        var claims = new List<Claim>();
        for (int column = 0; column < headers.Count; column++)
        {
            if (isMapped[column])
            {
                candidate.PlaceMapped(column, mapped[column]);
                continue;
            }

            if (profile.StageEntered.Count > 0 && profile.StageEnteredBy(headers[column], column) is { } stage)
            {
                candidate.StageColumns.Add(stage);
                continue;
            }

            string bare = profile.Bare(headers[column]);
            foreach (var spelling in profile.MapOf(kind)!.Find(bare))
            {
                var claim = new Claim(column, spelling, bare);
                (IsPlausible(column, spelling.Field, profile) ? claims : candidate.Refused).Add(claim);
            }
        }

        claims.Sort(Claim.Compare);
        foreach (var claim in claims) candidate.Place(claim);
        candidate.Score();
        return candidate;
    }

    /// <summary>
    /// False where the samples hold values for the column, and none of them could be the instant it should be.
    /// </summary>
    private bool IsPlausible(int column, Field field, Profile profile)
    {
        if (field.Type != FieldType.Instant || options.LooksLike is null || options.Samples is null) return true;
        int seen = 0;
        foreach (var row in options.Samples)
        {
            if (column >= row.Count || string.IsNullOrWhiteSpace(row[column])) continue;
            if (profile.Nulls.Contains(row[column], StringComparer.Ordinal)) continue;
            if (options.LooksLike(profile, field, row[column])) return true;
            if (++seen == EnoughSamples) break;
        }

        return seen == 0;
    }

    private ProfileMatch Unknown(Profile? chosen, List<Candidate> candidates)
    {
        var nearest = candidates.OrderBy(candidate => candidate.Lacking.Count)
            .ThenBy(candidate => candidate, Candidate.Order).FirstOrDefault();
        var told = new HashSet<RecordKind>();
        foreach (var candidate in candidates.OrderBy(one => one.Lacking.Count).ThenBy(one => one, Candidate.Order))
        {
            if (candidate.PlacedColumns == 0 || told.Count == 3 || !told.Add(candidate.Kind)) continue;
            warnings.Add(candidate.Lacking.Count == 0
                ? $"As {candidate}, only {PlacedOf(candidate)}. If they are that: -Kind {candidate.Kind}"
                : $"As {candidate}, no column was found for {string.Join("; nor for ", candidate.Lacking)}.");
        }

        if (PagesOf() is { } header)
        {
            warnings.Add($"Each row is a page: its records stand in '{header}'. One page a file is read, not several.");
        }

        warnings.Add("Say what the rows are with -Kind, and what a column is with -Map @{ 'My header' = 'email' }.");
        var match = NothingPlaced(chosen, "nothing says what these rows are");
        match.NextBest = nearest?.ToString();
        return match;
    }

    /// <summary>The column that holds the records where several answers of an API stand in one file.</summary>
    private string? PagesOf() => headers
        .Where((header, column) => header is "records" or "results" or "value"
            && options.Samples?.Any(row => column < row.Count && row[column].StartsWith("[{", StringComparison.Ordinal)) == true)
        .FirstOrDefault();

    private ProfileMatch NothingPlaced(Profile? chosen, string why) =>
        new(chosen ?? ProfileCatalogue.Generic, RecordKind.Unknown, new Field?[headers.Count], NoMap)
        {
            Evidence = $"{headers.Count} {Columns(headers.Count)}; {why}",
            Unplaced = [.. headers],
            Warnings = warnings,
        };

    private void WarnOf(Candidate best)
    {
        foreach (var lacking in best.Lacking)
        {
            warnings.Add($"{best.Kind} needs {lacking}, and no column was found for it. If there is one: "
                + $"-Map @{{ 'My header' = '{lacking.AnyOf[0].Name}' }}");
        }

        foreach (var refused in best.Refused.Where(refused => best.Fields[refused.Column] is null))
        {
            string header = headers[refused.Column];
            warnings.Add($"'{header}' is not taken for {refused.Field}: no value that was looked at is a date. "
                + $"If it is: -Map @{{ '{Quoted(header)}' = '{refused.Field}' }}");
        }

        foreach (int column in best.MappedElsewhere)
            warnings.Add($"The map makes '{headers[column]}' {mapped[column]}, which a {best.Kind} does not have.");
        // Where the map chose the one, the other is no question any more.
        var crowded = best.Crowded.Where(other => best.Fields[other.Column] is null
            && (isMapped[other.Column] || !isMapped[best.ColumnOf(other.Field)])).ToList();
        if (crowded.Count == 0) return;
        var choices = crowded.Select(
            other => $"{other.Field} is '{headers[best.ColumnOf(other.Field)]}', not '{headers[other.Column]}'");
        warnings.Add($"More than one column for a field: {string.Join("; ", choices)}. "
            + $"To choose: -Map @{{ '{Quoted(headers[crowded[0].Column])}' = '{crowded[0].Field}' }}");
    }

    private void WarnOfOtherKind(Candidate best, List<Candidate> ranked)
    {
        // A history of all fields holds both kinds of changes: that is no doubt.
        if (best.Kind is RecordKind.StageChange or RecordKind.OwnerChange && best.ColumnOf(Field.ChangedField) >= 0) return;
        var other = ranked.FirstOrDefault(candidate => candidate.Kind != best.Kind);
        if (other is not null && best.Confidence - other.Confidence < Margin)
            warnings.Add($"Taken for {best}; they could be {other} as well. If they are: -Kind {other.Kind}");
    }

    private void WarnOfDuplicates()
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < headers.Count; i++)
        {
            string header = headers[i];

            // The reader names the second 'Email' of a file 'Email#2'.
            int mark = header.LastIndexOf('#');
            string number = header.Substring(mark + 1);
            if (mark > 0 && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                && places.ContainsKey(header.Substring(0, mark))) header = header.Substring(0, mark);
            if (!places.TryGetValue(header, out var columns)) places[header] = columns = [];
            columns.Add(i + 1);
        }

        foreach (var pair in places)
        {
            int times = pair.Value.Count;
            if (times == 1) continue;
            warnings.Add($"The header '{pair.Key}' stands {times} times: columns {string.Join(", ", pair.Value)}.");
        }
    }

    private List<string> UnplacedBy(Candidate best)
    {
        var known = Array.ConvertAll(best.Fields, field => field is not null);
        foreach (var dated in best.StageColumns) known[dated.Column] = true;
        return [.. headers.Where((_, column) => !known[column])];
    }

    private string EvidenceOf(Candidate best)
    {
        string placed = PlacedOf(best);
        int byMap = best.Fields.Where((field, column) => field is not null && isMapped[column]).Count();
        if (byMap > 0) placed += $" ({byMap} as the map says)";
        var (stages, owners, others) = CountChanges(best);
        if (stages + owners + others > 0)
        {
            placed += $"; in the first {stages + owners + others} rows, changes of stage or status: {stages}, of the owner: {owners}";
        }

        if (best.StageColumns.Count > 0)
        {
            placed += $"; {best.StageColumns.Count} of them {(best.StageColumns.Count == 1 ? "dates" : "date")} the entry into a stage"
                + " (-Kind StageChange reads them as a history)";
        }

        return best.Own.Count == 0 ? placed : $"{placed}; {OwnOf(best)}";
    }

    /// <summary>By which headers the CRM is known.</summary>
    private static string OwnOf(Candidate best)
    {
        string names = best.Own.Count switch
        {
            0 => "no header is",
            1 => $"'{best.Own[0]}' is",
            2 => $"'{best.Own[0]}' and '{best.Own[1]}' are",
            _ => $"'{best.Own[0]}', '{best.Own[1]}' and {best.Own.Count - 2} more are",
        };
        return $"{names} {best.Profile.Crm}'s";
    }

    private string PlacedOf(Candidate candidate) =>
        $"{candidate.PlacedColumns} of {headers.Count} {Columns(headers.Count)} placed";

    private static string Columns(int count) => count == 1 ? "column" : "columns";

    private static string Quoted(string header) => header.Replace("'", "''");

    /// <summary>A column that could hold a field; in the order in which claims are granted.</summary>
    private sealed class Claim
    {
        private readonly int rank;
        private readonly int inexact;

        public Claim(int column, Spelling spelling, string header)
            : this(column, spelling.Field)
        {
            rank = spelling.Rank;
            inexact = string.Equals(header, spelling.Header, StringComparison.OrdinalIgnoreCase) ? 0 : 1;
        }

        public Claim(int column, Field field)
        {
            Column = column;
            Field = field;
        }

        public int Column { get; }

        public Field Field { get; }

        public static int Compare(Claim a, Claim b)
        {
            int order = a.rank.CompareTo(b.rank);
            if (order == 0) order = a.inexact.CompareTo(b.inexact);
            if (order == 0) order = a.Field.Index.CompareTo(b.Field.Index);
            return order != 0 ? order : a.Column.CompareTo(b.Column);
        }
    }

    /// <summary>One kind of one profile, laid over the header.</summary>
    private sealed class Candidate
    {
        public static readonly Comparer<Candidate> Order = Comparer<Candidate>.Create(Compare);

        public Candidate(Profile profile, RecordKind kind, int columns, List<string> own)
        {
            Profile = profile;
            Kind = kind;
            Fields = new Field?[columns];
            Own = own;
        }

        public Profile Profile { get; }

        public RecordKind Kind { get; }

        public Field?[] Fields { get; }

        public List<string> Own { get; }

        public List<StageColumn> StageColumns { get; } = [];

        /// <summary>Columns whose values are not what their header says.</summary>
        public List<Claim> Refused { get; } = [];

        /// <summary>Columns that came second for a field.</summary>
        public List<Claim> Crowded { get; } = [];

        /// <summary>Columns that the map makes a field which the kind does not have.</summary>
        public List<int> MappedElsewhere { get; } = [];

        public List<Sign> Lacking { get; } = [];

        public double Confidence { get; private set; }

        public int PlacedColumns => Fields.Count(field => field is not null) + StageColumns.Count;

        public int ColumnOf(Field field) => Array.IndexOf(Fields, field);

        public void PlaceMapped(int column, Field? field)
        {
            if (field is null) return;
            if (Field.Of(Kind).Contains(field)) Place(new Claim(column, field));
            else MappedElsewhere.Add(column);
        }

        public void Place(Claim claim)
        {
            if (Fields[claim.Column] is not null) return;
            if (ColumnOf(claim.Field) < 0) Fields[claim.Column] = claim.Field;
            else Crowded.Add(claim);
        }

        public void Score()
        {
            int found = 0, all = 0;
            foreach (var sign in KindEvidence.Of(Kind))
            {
                all += sign.Weight;
                if (sign.AnyOf.Any(field => ColumnOf(field) >= 0)) found += sign.Weight;
                else if (sign.IsRequired) Lacking.Add(sign);
            }

            double own = Math.Min(Own.Count, EnoughSignature) / (double)EnoughSignature;
            double placed = Fields.Length == 0 ? 0 : PlacedColumns / (double)Fields.Length;
            Confidence = (0.3 * own) + (0.3 * found / all) + (0.4 * placed);
        }

        public override string ToString() =>
            string.Format(CultureInfo.InvariantCulture, "{0} {1} {2:0.00}", Profile.Name, Kind, Confidence);

        private static int Compare(Candidate? a, Candidate? b)
        {
            int order = b!.Confidence.CompareTo(a!.Confidence);
            if (order == 0) order = b.Own.Count.CompareTo(a.Own.Count);
            if (order == 0) order = a.Profile.IsGeneric.CompareTo(b.Profile.IsGeneric);
            if (order == 0) order = string.CompareOrdinal(a.Profile.Name, b.Profile.Name);
            return order != 0 ? order : a.Kind.CompareTo(b.Kind);
        }
    }
}
