using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Agreements.Proposals;

/// <summary>What a proposed agreement is called, and what is agreed already.</summary>
internal sealed class ProposalOptions
{
    public string Name { get; set; } = "";

    public string Version { get; set; } = "";

    /// <summary>IANA name; null where nobody named one: UTC until somebody does.</summary>
    public string? TimeZone { get; set; }

    public string? Currency { get; set; }

    public string? DefaultRegion { get; set; }

    /// <summary>The fields to propose terms for; null for those that people mostly agree on.</summary>
    public IReadOnlyList<Field>? Fields { get; set; }

    /// <summary>Columns whose field was named: header to field, or null to leave it alone.</summary>
    public IReadOnlyDictionary<string, string?>? Map { get; set; }
}

/// <summary>
/// Writes an agreement that fits what exports say: the starter, with its words, people and missing values replaced by
/// theirs. Test-LeadAgreement finds no error in it, and Test-Lead with it nothing above information in the terminology
/// of the same exports. The same counts give the same text.
/// </summary>
internal sealed class AgreementProposer
{
    private const int MostColumns = 20;

    /// <summary>A column with fewer rows for each of its values is no vocabulary.</summary>
    private const int RowsForEach = 10;

    /// <summary>Missing in fewer than one lead in so many is worth a word.</summary>
    private const int NearlyAll = 50;

    /// <summary>The sections that are made of the counts.</summary>
    private static readonly string[] Proposed = ["missingValues", "columns", "terms", "required", "people"];

    private readonly ExportTally tally;
    private readonly ProposalOptions options;
    private readonly IReadOnlyList<string> missing;
    private readonly HashSet<string> missingKeys;

    private AgreementProposer(ExportTally tally, ProposalOptions options)
    {
        this.tally = tally;
        this.options = options;
        missing = MissingTexts(tally);
        missingKeys = new HashSet<string>(missing.Select(TextKey.Normalise), StringComparer.Ordinal);
    }

    /// <summary>The text of the agreement, with LF line ends.</summary>
    public static string Propose(ExportTally tally, ProposalOptions options) =>
        new AgreementProposer(tally, options).Write();

    /// <summary>How the placeholders that occur are mostly written, the most frequent first.</summary>
    public static IReadOnlyList<string> MissingTexts(ExportTally tally)
    {
        bool isPlace = tally.Columns.Any(column =>
            (column.Field == Field.Country || column.Field == Field.Region)
            && column.Placeholders.ContainsKey(Placeholders.Doubtful));
        return tally.WrittenPlaceholders
            .GroupBy(written => TextKey.Normalise(written.Key), StringComparer.Ordinal)
            .Where(group => group.Key != Placeholders.Doubtful || !isPlace)
            .OrderByDescending(group => group.Sum(written => written.Value))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group
                .OrderByDescending(written => written.Value)
                .ThenBy(written => written.Key, StringComparer.Ordinal)
                .First().Key)
            .ToArray();
    }

    /// <summary>
    /// Makes comments of those of the starter's own sections that do not go with the proposed words, as an example names
    /// a stage that does not occur.
    /// </summary>
    public static string LeaveOut(string text)
    {
        var wrong = new HashSet<string>(
            AgreementReader.Read(text, AgreementFile.FileName).Problems
                .Where(problem => problem.Severity > Severity.Information)
                .Select(problem => problem.JsonPath.Split('.', '[')[0])
                .Except(Proposed),
            StringComparer.Ordinal);
        if (wrong.Count == 0) return text;
        string[] lines = text.Split('\n');
        foreach (var member in Parse(text).Members.Where(member => wrong.Contains(member.Name)))
        {
            var value = member.Value;
            int first = member.Line - 1, breaks = text.Substring(value.Start, value.End - value.Start).Count(c => c == '\n');
            for (int i = first; i <= first + breaks; i++)
            {
                bool isInside = lines[i].StartsWith("  ", StringComparison.Ordinal);
                lines[i] = "  // " + (isInside ? lines[i].Substring(2) : lines[i]);
            }

            lines[first] = "  // An example, to be fitted to the terms above:\n" + lines[first];
        }

        return string.Join("\n", lines);
    }

    private string Write()
    {
        string starter = AgreementStarter.Write(
            options.Name, options.Version, options.TimeZone ?? "UTC", options.Currency, options.DefaultRegion);
        var root = Parse(starter);
        var edits = new TextEdits(starter);
        edits.InsertLines(root.Start, Header());
        edits.InsertLines(root.Find("timeZone")!.Start, Evidence());
        var gaps = root.Find("missingValues")!;
        edits.InsertLines(gaps.Start, MissingComment());
        edits.Replace(gaps.Start, gaps.End, "[" + string.Join(", ", missing.Select(JsonLines.Quote)) + "]");
        Replace(edits, root.Find("columns")!, Columns());
        Replace(edits, root.Find("terms")!, new TermSection(tally, missingKeys).Write(options.Fields));
        Replace(edits, root.Find("required")!, Required());
        Replace(edits, root.Find("people")!, PeopleSection.Write(tally.Owners));
        return LeaveOut(edits.Apply());
    }

    private static JsonNode Parse(string text) => StrictJson.Parse(text, new ProblemList(AgreementFile.FileName))!;

    /// <summary>Replaces what stands between the brackets of a section by lines.</summary>
    private static void Replace(TextEdits edits, JsonNode section, IEnumerable<string> lines) => edits.Replace(
        section.Start + 1, section.End - 1, "\n" + string.Concat(lines.Select(line => line + "\n")) + "  ");

    private IEnumerable<string> Header()
    {
        var exports = tally.Exports
            .OrderBy(export => export.Name, StringComparer.Ordinal)
            .Select(export => JsonLines.Plain(export.Name) + " ("
                + (export.Profile.IsGeneric ? "" : export.Profile.Title + "; ")
                + JsonLines.Count(export.Records, NounOf(export.Kind)) + ")");
        const string Work =
            "Comments give what was counted, and ask what people must decide. What each term means is theirs to write.";
        return new[] { "//" }
            .Concat(JsonLines.Comment(0, "Proposed from " + string.Join(", ", exports) + "."))
            .Concat(JsonLines.Comment(0, Work));
    }

    private static string NounOf(RecordKind kind) => kind switch
    {
        RecordKind.Lead => "lead",
        RecordKind.Activity => "activity",
        RecordKind.StageChange => "stage change",
        RecordKind.OwnerChange => "owner change",
        RecordKind.Opportunity => "deal",
        RecordKind.Cost => "cost",
        _ => "row",
    };

    /// <summary>What the exports tell of zone, currency and country; they are not decided by it.</summary>
    private IEnumerable<string> Evidence()
    {
        var facts = new List<string>();
        bool hasDates = tally.Columns.Any(column =>
            column.Field?.Type == FieldType.Instant && column.Present(missingKeys) > 0);
        if (tally.Offsets.Count > 0) facts.Add("date-times with the offsets " + Top(tally.Offsets, 4));
        else if (hasDates) facts.Add("date-times without an offset");
        if (Shares(Field.Currency) is { Length: > 0 } currencies) facts.Add("currencies " + currencies);
        if (Shares(Field.Country) is { Length: > 0 } countries) facts.Add("countries " + countries);
        string text = (options.TimeZone is null ? "None was named, so UTC until somebody says. " : "")
            + (facts.Count == 0 ? "" : "In the files: " + string.Join("; ", facts) + ".");
        return text.Length == 0 ? [] : JsonLines.Comment(2, text.TrimEnd());
    }

    private string Shares(Field field)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var value in tally.ValuesOf(field)?.Values ?? [])
        {
            string shown = JsonLines.Show(value.Text);
            if (missingKeys.Contains(TextKey.Normalise(value.Text))) continue;
            counts.TryGetValue(shown, out long before);
            counts[shown] = before + value.Rows;
        }

        return Top(counts, 3);
    }

    private static string Top(IReadOnlyDictionary<string, long> counts, int most) => string.Join(", ", counts
        .OrderByDescending(pair => pair.Value)
        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Take(most)
        .Select(pair => pair.Key + " " + JsonLines.Number(pair.Value)))
        + (counts.Count > most ? $" and {counts.Count - most} more" : "");

    private IEnumerable<string> MissingComment()
    {
        var counts = new List<string>();
        foreach (string text in missing)
        {
            string key = TextKey.Normalise(text);
            var columns = tally.Columns
                .Where(column => column.Placeholders.ContainsKey(key))
                .OrderByDescending(column => column.Placeholders[key])
                .ThenBy(column => column.Header, StringComparer.Ordinal)
                .ToList();
            string count = JsonLines.Number(columns.Sum(column => column.Placeholders[key]));
            string where = columns.Count > 3
                ? $"{columns.Count} columns"
                : string.Join(" and ", columns.Select(column => JsonLines.Plain(column.Header)).Distinct());
            counts.Add($"{JsonLines.Quote(text)} {count} in {where}");
        }

        string found = counts.Count == 0 ? "None was found in the files." : "Found: " + string.Join("; ", counts) + ".";
        return JsonLines.Comment(2, found);
    }

    private IEnumerable<string> Columns()
    {
        var headers = new HashSet<string>(tally.Exports.SelectMany(export => export.Headers), StringComparer.Ordinal);
        var map = (options.Map ?? new Dictionary<string, string?>())
            .Where(pair => headers.Contains(pair.Key))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var pair in map)
        {
            yield return $"    {JsonLines.Quote(pair.Key)}: {(pair.Value is null ? "null" : JsonLines.Quote(pair.Value))},";
        }

        var words = tally.Columns
            .Where(column => column is { Field: null, Kind: RecordKind.Lead, FewDifferent: > 2 })
            .Where(column => !map.Any(pair => pair.Key == column.Header))
            .Where(column => column.Present(missingKeys) >= RowsForEach * column.FewDifferent)
            .OrderBy(column => column.Header, StringComparer.Ordinal)
            .ToList();
        if (words.Count > 0)
        {
            var shown = words.Take(MostColumns).Select(column =>
            {
                string rows = JsonLines.Count(column.Present(missingKeys), "row");
                return $"{JsonLines.Show(column.Header)} ({JsonLines.Number(column.FewDifferent)} in {rows})";
            });
            string more = words.Count > MostColumns ? $" and {words.Count - MostColumns} more" : "";
            const string Text =
                "Columns of few different values that were not placed. One that holds a field is placed by -Map, or here:";
            foreach (string line in JsonLines.Comment(4, Text)) yield return line;
            yield return "    // \"Its header\": \"rejectReason\",";
            foreach (string line in JsonLines.Comment(4, string.Join(", ", shown) + more)) yield return line;
        }
        else if (map.Count == 0)
        {
            yield return "    // \"Lead origin\": \"source\",";
        }
    }

    /// <summary>Fields that every lead has: what could be agreed without a finding.</summary>
    private IEnumerable<string> Required()
    {
        var exports = tally.Exports.Where(export => export.Kind == RecordKind.Lead).ToList();
        long leads = exports.Sum(export => export.Records);
        var order = Field.Of(RecordKind.Lead).ToList();
        var gaps = tally.Columns
            .Where(column => column is { Kind: RecordKind.Lead, Field: not null } && column.Field != Field.Id)
            .Where(column => column.Field!.Type is not (FieldType.Boolean or FieldType.Instant))
            .OrderBy(column => order.IndexOf(column.Field!))
            .Select(column => (Field: column.Field!.Name, Count: leads - column.Present(missingKeys)))
            .Where(gap => leads > 0 && gap.Count * NearlyAll <= leads)
            .ToList();
        var full = gaps.Where(gap => gap.Count == 0).Select(gap => gap.Field).ToList();
        if (full.Count > 0)
        {
            string files = exports.Count == 1 ? "file" : "files";
            yield return $"    // Every lead of the {files} has these; which must it have?";
            var pieces = JsonLines.ListPieces("fields", full, " },").Select((piece, i) => i == 0 ? "// { " + piece : piece);
            foreach (string line in JsonLines.Fill(4, pieces, "//   ")) yield return line;
        }

        var few = gaps.Where(gap => gap.Count > 0).Select(gap => $"{gap.Field} {JsonLines.Number(gap.Count)}").ToList();
        if (few.Count > 0)
        {
            string text = $"Missing in few of {JsonLines.Count(leads, "lead")}: {string.Join(", ", few)}.";
            foreach (string line in JsonLines.Comment(4, text)) yield return line;
        }

        const string Example = "    // { \"when\": { \"stage\": [\"MQL\"] }, \"fields\": [\"email\", \"company\"] },";
        if (gaps.Count == 0) yield return Example;
    }
}
