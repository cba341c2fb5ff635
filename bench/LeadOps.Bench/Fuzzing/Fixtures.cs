using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using LeadOps.Agreements;
using LeadOps.Profiles;

namespace LeadOps.Bench.Fuzzing;

/// <summary>A text to begin from.</summary>
internal sealed record Fixture(string Name, byte[] Bytes);

/// <summary>
/// All texts there are to begin from: the samples, the examples of the pages, the files that tests keep or write, an
/// export of every kind of every profile, and real exports where they lie beside the repository.
/// </summary>
internal static class Fixtures
{
    /// <summary>Of a large file the beginning does.</summary>
    private const int Most = 200 * 1024;

    private static readonly string[] Endings = [".csv", ".tsv", ".txt", ".json", ".jsonl", ".gz", ".zip"];

    /// <param name="more">A folder with further files, or null.</param>
    public static List<Fixture> All(string? more)
    {
        var found = new List<Fixture>();
        string repository = Above("LeadOps.sln")
            ?? throw new ArgumentException("The fixtures lie in the repository: run it there.");
        foreach (string folder in new[] { "samples", "bench/t2", "tests" })
        {
            AddFiles(found, Path.Combine(repository, folder), repository);
        }

        foreach (string page in Files(Path.Combine(repository, "docs"), [".md"]))
        {
            var blocks = PageExamples.In(File.ReadAllText(page).Replace("\r\n", "\n"));
            foreach (var (info, text) in blocks.Where(block => block.Info[0] is "csv" or "json"))
            {
                found.Add(new(Path.GetFileName(page) + " " + string.Join(' ', info), PageExamples.Bytes(text)));
            }
        }

        foreach (string source in Files(Path.Combine(repository, "tests"), [".cs", ".ps1"]))
        {
            var texts = SourceLiterals.In(File.ReadAllText(source)).Where(IsFile).Distinct();
            string name = Path.GetFileName(source) + " ";
            found.AddRange(texts.Select((text, i) => new Fixture(name + i, Encoding.UTF8.GetBytes(text))));
        }

        found.AddRange(ProfileExports.All());
        string starter = AgreementStarter.Write("Starter", "1", "Europe/Berlin", "EUR");
        found.Add(new("starter", Encoding.UTF8.GetBytes(starter)));
        if (Above("shared/data/README.md") is { } root) AddFiles(found, Path.Combine(root, "shared", "data"), root);
        if (more is not null) AddFiles(found, more, more);

        // The same text twice would only be tried twice.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return found.Where(fixture => seen.Add(Convert.ToBase64String(fixture.Bytes))).ToList();
    }

    /// <summary>The nearest folder above the program that holds a file.</summary>
    public static string? Above(string file)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, file))) at = at.Parent;
        return at?.FullName;
    }

    private static bool IsFile(string text) =>
        text.Contains('\n') || text.Contains('\r') || (text.Length > 8 && text.AsSpan().IndexOfAny("{[,;\t") >= 0);

    private static void AddFiles(List<Fixture> found, string folder, string root)
    {
        foreach (string path in Files(folder, Endings))
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[Math.Min(file.Length, Most)];
            file.ReadExactly(bytes);
            found.Add(new(Path.GetRelativePath(root, path), bytes));
        }
    }

    private static IEnumerable<string> Files(string folder, string[] endings) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Where(path => !path.Contains(Path.DirectorySeparatorChar + "bin" + Path.DirectorySeparatorChar)
                && !path.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar))
            .Order(StringComparer.Ordinal);
}

/// <summary>A small export of every kind of every profile, made from what the profiles themselves say.</summary>
internal static class ProfileExports
{
    private const int Rows = 12;

    public static IEnumerable<Fixture> All()
    {
        foreach (var profile in ProfileCatalogue.All)
        {
            foreach (var kind in profile.Kinds)
            {
                var spellings = profile.MapOf(kind)!.Folded.SelectMany(pair => pair.Value)
                    .GroupBy(spelling => spelling.Field).Select(same => same.MinBy(spelling => spelling.Rank)!)
                    .OrderBy(spelling => spelling.Field.Index).ToList();
                var columns = spellings
                    .Select(spelling => (spelling.Field, Header: profile.Prefix + spelling.Header)).ToList();
                columns.AddRange(profile.StageEntered.Take(1).Select(pattern => (
                    Field.Created, pattern.Text.Replace("{stage}", "Sales (SQL)").Replace("{pipeline}", "Main"))));
                string name = profile.Name + " " + kind;
                yield return new(name + " csv", Encoding.UTF8.GetBytes(Csv(profile, columns)));
                if (profile.Format == ProfileFormat.Csv) continue;
                var objects = Enumerable.Range(0, Rows).Select(row => Json(profile, columns, row)).ToList();
                string envelope = "{\"total\":12,\"results\":[" + string.Join(",", objects.Select((one, i) =>
                    "{\"id\":\"" + i + "\",\"properties\":" + one + "}")) + "],\"paging\":{\"next\":null}}";
                yield return new(name + " lines", Encoding.UTF8.GetBytes(string.Join("\n", objects) + "\n"));
                yield return new(name + " array", Encoding.UTF8.GetBytes("[" + string.Join(",\n", objects) + "]"));
                yield return new(name + " envelope", Encoding.UTF8.GetBytes(envelope));
            }
        }
    }

    private static string Csv(Profile profile, List<(Field Field, string Header)> columns)
    {
        var text = new StringBuilder(string.Join(",", columns.Select(column => Quoted(column.Header)))).Append("\r\n");
        for (int row = 0; row < Rows; row++)
        {
            text.AppendJoin(",", columns.Select(column => Quoted(Value(profile, column.Field, row)))).Append("\r\n");
        }

        if (profile.Footers.Count > 0) text.Append("\r\n").Append(string.Join("\r\n", profile.Footers.Select(Quoted)));
        return text.ToString();
    }

    private static string Json(Profile profile, List<(Field Field, string Header)> columns, int row) =>
        "{" + string.Join(",", columns.Select(column => JsonSerializer.Serialize(column.Header) + ":"
            + Member(column.Field, Value(profile, column.Field, row)))) + "}";

    private static string Member(Field field, string value) => field.Type switch
    {
        _ when value.Length == 0 => "null",
        FieldType.Boolean => value,
        FieldType.Text when field == Field.Note => "{\"text\":" + JsonSerializer.Serialize(value) + ",\"tags\":[1,true]}",
        _ => JsonSerializer.Serialize(value),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"") + "\"";

    private static string Value(Profile profile, Field field, int row) => field.Type switch
    {
        _ when (row + field.Index) % 11 == 0 => "",
        FieldType.Id => row == 7 ? "00Q5e000001AbCdEAK" : (1000 + row).ToString(),
        FieldType.Term => new[] { "MQL", "Lead", "SQL", "mql", "Other, new" }[(row + field.Index) % 5],
        FieldType.Email => row == 5 ? "not an address" : $"jo.{row}@müller.example",
        FieldType.Phone => $"+49 30 1234 5{row}",
        FieldType.Instant => (row % 4) switch
        {
            0 => $"2026-03-{10 + row} 0{row % 9}:15",
            1 => $"2026-03-{10 + row}T02:30:00.000+0000",
            2 => $"{1 + row}/3/2026",
            _ => $"{10 + row}.03.2026 23:59:59",
        },
        FieldType.Number => (row * 17).ToString(),
        FieldType.Money => row % 2 == 0 ? "$1,117.10K" : "1.234,56 €",
        FieldType.Boolean => row % 2 == 0 ? "true" : "false",
        _ when field == Field.Note => "said \"yes\"\nand more, " + profile.Name,
        _ => row % 5 == 0 ? "सुनीता शर्मा" : "Jürgen Möller " + row,
    };
}
