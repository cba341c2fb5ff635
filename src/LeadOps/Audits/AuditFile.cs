using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Rules;

namespace LeadOps.Audits;

/// <summary>Makes an audit's request from an audit file or a folder.</summary>
internal static class AuditFile
{
    public const string FileName = "lead-audit.json";

    // A workbook cannot be read, and who puts one among the exports must hear of it.
    private static readonly string[] ExportEndings =
        [".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".csv.gz", ".json.gz", ".jsonl.gz", ".zip", ".xlsx", ".xls"];

    private static readonly string[] NoExports =
        [FileName, AgreementFile.FileName, "lead-audit.schema.json", "lead-agreement.schema.json"];

    /// <summary>Ids of the rules and the names of their options, as the agreement's reader wants them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> KnownRules { get; } =
        RuleCatalogue.All.ToDictionary(rule => rule.Id, rule => (IReadOnlyCollection<string>)rule.Options, StringComparer.Ordinal);

    /// <summary>Reads what a path asks for: an audit file, or a folder with or without one.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="agreement">The agreement where the caller names it; it goes before the file's.</param>
    /// <param name="name">How messages name the path; without it, the path.</param>
    /// <exception cref="AgreementException">The path, the audit file or the agreement cannot be used; exit code 4.</exception>
    public static AuditRequest Load(string path, Agreement? agreement = null, string? name = null)
    {
        name ??= path;
        if (Directory.Exists(path))
        {
            string inside = Path.Combine(path, FileName);
            return File.Exists(inside)
                ? LoadFile(inside, agreement, Path.Combine(name, FileName))
                : LoadFolder(path, agreement, name);
        }

        if (!File.Exists(path))
        {
            throw new AgreementException(
                "AuditNotFound",
                name,
                $"{name}: there is no such audit file or folder.",
                $"Name a folder with exports, or an audit file, usually {FileName}.",
                []);
        }

        if (IsExport(path) && !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            throw new AgreementException(
                "NotAnAuditFile",
                name,
                $"{name} is an export, not an audit file.",
                $"Name its folder, or list it in an audit file: {{ \"exports\": {{ \"lead\": [\"{Path.GetFileName(path)}\"] }} }}",
                []);
        }

        return LoadFile(path, agreement, name);
    }

    /// <summary>The agreement at a path, or the nearest one upward from a folder; null where there is none.</summary>
    /// <exception cref="AgreementException">It cannot be used.</exception>
    public static Agreement? FindAgreement(string folder) =>
        AgreementFile.Find(folder) is { } path ? AgreementFile.Load(path, KnownRules, path) : null;

    private static bool IsExport(string path) =>
        ExportEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static AuditRequest LoadFile(string path, Agreement? agreement, string name)
    {
        var problems = new ProblemList(name);
        var root = AgreementFile.ReadJson(path, problems);
        if (root is not null) AuditShape.Root.Check(root, problems);
        if (root is not null && !problems.HasErrors) CheckNames(root, problems);
        if (root is null || problems.HasErrors)
        {
            throw AgreementFile.Invalid("AuditInvalid", name, problems.InOrder(), "The words of the file: Get-Help about_LeadOps_Agreement");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var request = new AuditRequest
        {
            Agreement = agreement ?? (root.TextOf("agreement") is { } named
                ? AgreementFile.Load(Path.Combine(folder, named), KnownRules, named)
                : FindAgreement(folder)),
            Rules = new RuleChoice
            {
                Include = Texts(root.Find("rules"), "include"),
                Exclude = Texts(root.Find("rules"), "exclude"),
            },
        };
        foreach (var kind in root.Find("exports")!.Members) AddExports(request, folder, kind);
        ReadGate(request.Gate, root.Find("gate"));
        SetParts(request, root.Find("run"), name);
        if (root.Find("output") is { } output)
        {
            request.OutputFolder = Path.Combine(folder, output.TextOf("folder")!);
            request.OutputFormats = Texts(output, "formats");
        }

        return request;
    }

    /// <summary>
    /// Which parts run: those that the file names. Where it names none, hygiene, and follow-up if there is all it needs.
    /// </summary>
    private static void SetParts(AuditRequest request, JsonNode? run, string name)
    {
        bool canFollowUp = request.Agreement?.FollowUp is not null && Has(RecordKind.Lead) && Has(RecordKind.Activity);
        if (run is null)
        {
            request.WantsFollowUp = canFollowUp;
            return;
        }

        string[] parts = run.Items.Select(part => part.Text).ToArray();
        request.NotBuilt.AddRange(parts.Where(part => part is not ("hygiene" or "followUp")));
        request.WantsFollowUp = parts.Contains("followUp");
        if (!parts.Contains("hygiene")) request.Rules = new RuleChoice { Include = ["LO0*"], Exclude = request.Rules.Exclude };
        if (!request.WantsFollowUp || canFollowUp) return;
        bool hasTerms = request.Agreement?.FollowUp is not null;
        throw new AgreementException(
            "FollowUpNotPossible",
            name,
            $"{name}, line {run.Line}: followUp is to run, but "
                + (request.Agreement is null ? "there is no agreement."
                    : !hasTerms ? $"{request.Agreement.Path} has no section followUp."
                    : $"exports names no {(Has(RecordKind.Lead) ? "activity" : "lead")}."),
            hasTerms ? "List the export under its kind." : "New-LeadAgreement writes an agreement with such a section, to copy it from.",
            []);

        bool Has(RecordKind kind) => request.Inputs.Exists(input => input.Kind == kind);
    }

    private static AuditRequest LoadFolder(string folder, Agreement? agreement, string shown)
    {
        var files = Directory.GetFiles(folder)
            .Select(file => Path.GetFileName(file))
            .Where(IsExport)
            .Where(name => !NoExports.Contains(name, StringComparer.OrdinalIgnoreCase))
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
        {
            throw new AgreementException(
                "NothingToAudit",
                shown,
                $"{shown} holds no {FileName} and no export.",
                "Name a folder with .csv or .json exports, or an audit file.",
                []);
        }

        return Load(files.Select(name => (Path.Combine(folder, name), name)), agreement ?? FindAgreement(Path.GetFullPath(folder)));
    }

    /// <summary>The audit of files that tell by themselves what they are.</summary>
    /// <param name="files">Paths, and how findings name them.</param>
    /// <param name="agreement">What they are held against; null where there is none.</param>
    /// <exception cref="AgreementException">A file does not tell what it is; exit code 4.</exception>
    public static AuditRequest Load(IEnumerable<(string Path, string Shown)> files, Agreement? agreement)
    {
        var request = new AuditRequest { Agreement = agreement };
        foreach (var (path, shown) in files)
        {
            var input = new AuditInput(path, shown, Options(agreement));
            RequireKind(input);
            input.Place = request.Inputs.Count;
            request.Inputs.Add(input);
        }

        SetParts(request, null, "");
        return request;
    }

    /// <summary>Reports names and numbers of the right form that mean nothing.</summary>
    private static void CheckNames(JsonNode root, ProblemList problems)
    {
        var exports = root.Find("exports")!;
        if (exports.Members.All(kind => kind.Value.Items.Count == 0)) problems.Error(exports, "Expected at least one export.");
        foreach (var kind in exports.Members)
        {
            foreach (var export in kind.Value.Items)
            {
                if (export.Find("profile") is { } profile) CheckProfile(profile, RecordKinds.Parse(kind.Name), problems);
                if (export.Find("encoding") is { } encoding) CheckEncoding(encoding, problems);
                if (export.Find("timeZone") is not { } zone || Zone.TryFind(zone.Text, out _)) continue;
                problems.Error(zone, $"Unknown time zone '{zone.Text}'.", Nearest.To(zone.Text, ZoneNames.All()));
            }
        }

        // A pattern may stand for rules that are still to come.
        foreach (var rule in (root.Find("rules")?.Members ?? []).SelectMany(list => list.Value.Items))
        {
            if (rule.Text.EndsWith("*", StringComparison.Ordinal) || KnownRules.ContainsKey(rule.Text)) continue;
            problems.Error(rule, $"Unknown rule '{rule.Text}'.", Nearest.To(rule.Text, [.. KnownRules.Keys]));
        }

        foreach (var limit in root.Find("gate")?.Members ?? [])
        {
            decimal number = limit.Value.Number;
            if (number >= 0 && number <= long.MaxValue && number == decimal.Truncate(number)) continue;
            problems.Error(limit.Value, "Expected a whole number from 0 on.");
        }
    }

    private static void CheckProfile(JsonNode node, RecordKind kind, ProblemList problems)
    {
        try
        {
            var profile = ProfileCatalogue.Find(node.Text);
            if (profile.Kinds.Contains(kind)) return;
            problems.Error(node, $"The profile {profile.Name} has no kind {kind}; it has {profile.Kinds}.");
        }
        catch (UnknownNameException exception)
        {
            problems.Error(node, $"Unknown profile '{node.Text}'.", exception.Nearest);
        }
    }

    private static void CheckEncoding(JsonNode node, ProblemList problems)
    {
        try
        {
            TextEncodings.Resolve(node.Text);
        }
        catch (ArgumentException exception)
        {
            problems.Error(node, exception.Message);
        }
    }

    /// <summary>Where no audit file says it every export must tell by itself what it is.</summary>
    private static void RequireKind(AuditInput input)
    {
        try
        {
            foreach (var source in ExportSource.Open(input.Path, input.Shown))
            {
                var plan = ExportInspector.Inspect(source, input.Options, default);
                input.Plans[source.Name] = plan;
                if (plan.Match.Kind != RecordKind.Unknown) continue;
                throw new AgreementException(
                    "KindUnknown",
                    input.Shown,
                    $"{source.Name}: cannot tell what its records are: {plan.Match.Evidence}.",
                    $"Say it in {FileName} beside it: {{ \"exports\": {{ \"lead\": [\"{input.Shown}\"] }} }}",
                    []);
            }
        }
        catch (ExportException)
        {
            // What cannot be read is reported by the pass itself.
        }
    }

    private static void AddExports(AuditRequest request, string folder, JsonMember kind)
    {
        var recordKind = RecordKinds.Parse(kind.Name);
        foreach (var node in kind.Value.Items)
        {
            string pattern = node.Kind == JsonKind.Text ? node.Text : node.TextOf("path")!;
            var options = Options(request.Agreement, node);
            options.Kind = recordKind;
            var names = Expand(folder, pattern);
            if (names.Count == 0)
            {
                request.Missing.Add(new AuditFault(
                    $"{pattern}: no such file.",
                    $"Line {node.Line} of {FileName} names it; paths are relative to that file."));
            }

            foreach (string name in names)
            {
                request.Inputs.Add(new AuditInput(Path.Combine(folder, name), name, options) { Place = request.Inputs.Count });
            }
        }
    }

    /// <summary>The files of a path whose last part may hold <c>*</c> and <c>?</c>, in ordinal order.</summary>
    private static List<string> Expand(string folder, string pattern)
    {
        string parent = Path.GetDirectoryName(pattern) ?? "", last = Path.GetFileName(pattern);
        if (last.IndexOfAny(['*', '?']) < 0)
        {
            // Of a folder, the one who opens it says that it is one.
            string path = Path.Combine(folder, pattern);
            return File.Exists(path) || Directory.Exists(path) ? [pattern] : [];
        }

        string inside = Path.Combine(folder, parent);
        if (!Directory.Exists(inside)) return [];
        return Directory.GetFiles(inside)
            .Select(file => Path.GetFileName(file))
            .Where(name => Wildcard.Matches(last, name))
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => parent.Length == 0 ? name : Path.Combine(parent, name))
            .ToList();
    }

    /// <summary>How an export is read under an agreement: its columns and zone, unless the audit file says otherwise.</summary>
    public static ReadOptions Options(Agreement? agreement, JsonNode? export = null)
    {
        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var column in agreement?.Columns ?? []) map[column.Header] = column.Field?.Name;
        foreach (var entry in export?.Find("map")?.Members ?? [])
        {
            map[entry.Name] = entry.Value.Kind == JsonKind.Null ? null : entry.Value.Text;
        }

        var order = export?.Find("dateOrder");
        return new ReadOptions
        {
            AgreementTimeZone = agreement?.TimeZone,
            Map = map,
            Profile = export?.TextOf("profile"),
            Encoding = export?.TextOf("encoding"),
            Delimiter = export?.TextOf("delimiter")?[0],
            TimeZone = export?.TextOf("timeZone"),
            DecimalMark = export?.TextOf("decimalMark")?[0] ?? Values.UnknownMark,
            DateOrder = order?.Kind == JsonKind.Text ? OrderOf(order) : DateOrder.Unknown,
            DateOrders = (order?.Members ?? []).ToDictionary(member => member.Name, member => OrderOf(member.Value), StringComparer.Ordinal),
        };
    }

    private static DateOrder OrderOf(JsonNode node) => DateOrders.Parse(node.Text);

    private static void ReadGate(GateLimits gate, JsonNode? node)
    {
        gate.Errors = Limit("errors") ?? 0;
        gate.Warnings = Limit("warnings");
        gate.Damaged = Limit("damaged");
        gate.Overdue = Limit("overdue");

        long? Limit(string name) => node?.Find(name) is { } limit ? (long)limit.Number : null;
    }

    private static string[] Texts(JsonNode? node, string key) => node?.TextsOf(key).Select(text => text.Text).ToArray() ?? [];
}
