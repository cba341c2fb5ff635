using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Reports;
using LeadOps.Rules;

namespace LeadOps.Bench.Fuzzing;

/// <summary>Reads an export in every way there is and holds the results against each other and the bytes.</summary>
internal sealed class ExportCheck
{
    /// <summary>2026-11-20T08:00:00+01:00.</summary>
    public const long AsOf = 1795158000;

    /// <summary>No word of a message is as long.</summary>
    private const int Word = 16;

    private readonly string path;
    private readonly Action<string> count;

    /// <param name="folder">Where the input is written to.</param>
    /// <param name="count">Told what was met.</param>
    public ExportCheck(string folder, Action<string> count)
    {
        path = Path.Combine(folder, "input.csv");
        this.count = count;
    }

    /// <summary>Bytes of text that the last input was, unpacked.</summary>
    public long TextLength { get; private set; }

    public void Check(FuzzCase one, Agreement? agreement)
    {
        TextLength = 0;
        byte[] bytes = one.Bytes;
        File.WriteAllBytes(path, bytes);
        if (Sources() is not { } sources) return;
        foreach (var source in sources) Check(source, bytes, one, agreement);
        if (Forms.IsLossless(one.Form)) CheckForm(sources[0], one, agreement);
    }

    private IReadOnlyList<ExportSource>? Sources()
    {
        try
        {
            return ExportSource.Open(path);
        }
        catch (ExportException refused)
        {
            CheckFault(refused);
            return null;
        }
    }

    private void Check(ExportSource source, byte[] bytes, FuzzCase one, Agreement? agreement)
    {
        var first = Read(source, one, agreement, null);
        CheckRules(source, first, one, agreement);
        CheckInfo(source, first, one, agreement);
        if (first.Plan is null) return;
        Count(first);
        byte[] text = TextOf(first.Plan, out var broken);
        TextLength += text.Length;
        CheckSum(first, text);
        if (source.Compression == "none") CheckText(first.Plan, bytes, text, broken);

        // Thousands of pieces show as much as one of each byte would.
        int piece = 1 + (bytes.Length % 61) + (text.Length / 4_096);
        CheckPieces(first, text, broken, piece, 16 + (bytes.Length % 1_999));

        // What fits into one block has no further pieces.
        int third = CsvBlockReader.BlockBytes / 3;
        if (text.Length > third) CheckPieces(first, text, broken, 1 << 20, third);
    }

    private static Recording Read(ExportSource source, FuzzCase one, Agreement? agreement, IRecordSink? other)
    {
        var recording = new Recording();
        try
        {
            IRecordSink sink = other is null ? recording : new Tee(recording, other);
            ExportReader.Read(source, one.Choice.Options(agreement), sink, default);
        }
        catch (ExportException fault)
        {
            CheckFault(fault);
            recording.Fault = fault;
        }

        FuzzFailure.Unless(recording.HasEnded == recording.Fault is null, "ended in spite of a fault", () => "");
        long records = recording.Plan?.Reconciliation.Records ?? 0;
        FuzzFailure.Unless(
            recording.Plan?.History is not null || records == recording.Records.Count,
            "records lost",
            () => $"{records} counted, {recording.Records.Count} handed on");
        return recording;
    }

    private static void CheckFault(ExportException fault)
    {
        bool whole = new[] { fault.Id, fault.File, fault.Message, fault.Recommendation }.All(part => part.Length > 0);
        FuzzFailure.Unless(
            whole && fault.Line >= 0 && fault.Column >= 0, "a fault that does not say enough", fault.ToString);
        FuzzFailure.Unless(!HasControl(fault.Message), "a fault on several lines", () => fault.Message);
    }

    private void Count(Recording read)
    {
        count(read.Fault is null ? "read whole" : "broke off: " + read.Fault.Id);
        count("profile " + read.Plan!.Match.Profile.Name + " " + read.Plan.Match.Kind);
        count("encoding " + read.Plan.Encoding.Name);
        foreach (var (kind, damage) in read.Facts.Select(fact => (fact.Kind, fact.Damage)).Distinct())
        {
            count("fact " + kind + (damage == Damage.None ? "" : " " + damage));
        }
    }

    /// <summary>
    /// Every line, or element, is somewhere once. The lines and, where it is JSON as JSON should be, the elements are
    /// counted here again.
    /// </summary>
    private static void CheckSum(Recording read, byte[] text)
    {
        var sum = read.Plan!.Reconciliation;
        long lines = sum.IsJson ? Lines(text, (byte)'\n', (byte)'\n') : Lines(text, (byte)'\r', (byte)'\n');

        // A JSON file may break off behind its last line end: the place where it ends is then on a line without text.
        long last = sum.IsJson && text.Length > 0 && text[^1] == '\n' ? lines + 1 : lines;
        FuzzFailure.Unless(read.LastLine <= last, "a line behind the last", () => $"{read.LastLine} of {lines}");
        if (read.Fault is not null)
        {
            // Whoever decodes does not know that a lone CR ends no line of JSON.
            lines = Lines(text, (byte)'\r', (byte)'\n');
            FuzzFailure.Unless(
                read.Fault.Line <= lines + 1, "a fault behind the last line", () => $"{read.Fault.Line} of {lines}");
            return;
        }

        FuzzFailure.Unless(sum.Closes, "the sum does not close", sum.ToString);

        // Of a JSON file that breaks off the lines are counted up to the element that is cut.
        bool isCut = sum.IsJson && read.Facts.Any(fact => fact.Damage == Damage.Truncated);
        FuzzFailure.Unless(
            sum.Lines == lines || (isCut && sum.Lines < lines),
            "lines counted otherwise",
            () => $"{sum}; {lines} lines");
        FuzzFailure.Unless(
            sum.Damaged == 0 || read.Facts.Any(fact => fact.Kind == FactKind.Damaged),
            "damage without a fact",
            sum.ToString);
        if (sum.IsJson && Elements(text) is { } elements)
            FuzzFailure.Unless(
                sum.Elements == elements, "elements counted otherwise", () => $"{sum}; {elements} elements");
    }

    private static long Lines(byte[] text, byte first, byte last)
    {
        long lines = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == last || (text[i] == first && !(i + 1 < text.Length && text[i + 1] == last))) lines++;
        }

        return text.Length > 0 && text[^1] != first && text[^1] != last ? lines + 1 : lines;
    }

    /// <summary>The elements of an array; null where the text is no such thing.</summary>
    private static long? Elements(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonTokens.MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.GetArrayLength() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] TextOf(ExportPlan plan, out ExportException? broken)
    {
        broken = null;
        using var copy = new MemoryStream();
        using var stream = plan.Source.OpenRead(plan.Encoding.Encoding);
        using var text = stream.AsUtf8();
        var buffer = new byte[8_191];
        try
        {
            while (text.Read(buffer, 0, buffer.Length) is > 0 and var read) copy.Write(buffer, 0, read);
        }
        catch (ExportException fault)
        {
            broken = fault;
        }

        return copy.ToArray();
    }

    /// <summary>The text is what .NET's own decoder makes of the bytes.</summary>
    private static void CheckText(ExportPlan plan, byte[] bytes, byte[] text, ExportException? broken)
    {
        int bom = plan.Encoding.BomLength;
        string kind = "decoded otherwise as " + plan.Encoding.Name;
        if (plan.Encoding.IsUtf8)
        {
            FuzzFailure.Unless(text.AsSpan().SequenceEqual(bytes.AsSpan(bom)), kind, () => "");
            return;
        }

        byte[]? expected = null;
        try
        {
            expected = Encoding.UTF8.GetBytes(plan.Encoding.Encoding.GetString(bytes, bom, bytes.Length - bom));
        }
        catch (DecoderFallbackException)
        {
        }

        FuzzFailure.Unless((expected is null) == (broken is not null), kind, () => "valid for one of the two");
        FuzzFailure.Unless(expected is null || expected.AsSpan().SequenceEqual(text), kind, () => "");
    }

    /// <summary>No result depends on how much is read at once.</summary>
    private static void CheckPieces(Recording first, byte[] text, ExportException? broken, int piece, int block)
    {
        var plan = first.Plan!;
        string[] names = plan.Dialect is not null ? ["CSV"]
            : HasHugeNumber(text) ? ["JSON"]
            : ["JSON", "JSON by Newtonsoft"];
        foreach (string name in names)
        {
            var again = new Recording();
            var table = new TableReader(plan.Shape(), plan.Source.Name, again);
            try
            {
                var stream = new PiecewiseStream(text, piece, broken);
                int bom = plan.Encoding.BomLength;
                BlockReader reader = plan.Dialect is { } dialect ? Csv(stream, plan, dialect, block)
                    : name == "JSON" ? new JsonBlockReader(stream, plan.Source.Name, bom)
                    : new JsonBlockReader(stream, plan.Source.Name, bom, source => new NewtonsoftJsonTokens(source));
                table.Read(reader, null, default);
            }
            catch (ExportException fault)
            {
                again.Fault = fault;
            }

            bool isOther = name.Length > 4;
            string kind = name + " in pieces is another";
            var events = first.Events.Skip(plan.Facts.Count);
            if (isOther)
            {
                // Its leniencies are documented; what is right it must read as the strict one does.
                int good = events.TakeWhile(IsGood).Count();
                bool isWhole = good == first.Events.Count - plan.Facts.Count && first.Fault is null;
                Recording.MustEqual(events.Take(good), isWhole ? again.Events : again.Events.Take(good), kind);
                FuzzFailure.Unless(!isWhole || again.Fault is null, kind, () => Recording.Describe(again.Fault));
                continue;
            }

            Recording.MustEqual(events, again.Events, kind);
            string one = Fault(first.Fault), two = Fault(again.Fault);
            FuzzFailure.Unless(one == two, kind, () => $"fault\n{one}\n{two}");
            FuzzFailure.Unless(
                plan.Reconciliation.ToString() == table.Reconciliation.ToString() || first.Fault is not null,
                kind,
                () => $"sum\n{plan.Reconciliation}\n{table.Reconciliation}");

            // How far into a dropped line a block begins is not known.
            string Fault(ExportException? fault) => fault?.Id == "InvalidByte"
                ? $"InvalidByte {fault.Line} {fault.ByteOffset}"
                : Recording.Describe(fault);
        }
    }

    /// <summary>Whether a number may have more digits than Newtonsoft reads.</summary>
    private static bool HasHugeNumber(byte[] text)
    {
        int digits = 0;
        foreach (byte value in text)
        {
            digits = value is >= (byte)'0' and <= (byte)'9' ? digits + 1 : 0;
            if (digits >= 300) return true;
        }

        return false;
    }

    private static bool IsGood(string text) =>
        !text.Contains(" Damaged ", StringComparison.Ordinal)
        && !text.Contains(" NoRecords ", StringComparison.Ordinal);

    private static BlockReader Csv(Stream stream, ExportPlan plan, CsvDialect dialect, int block)
    {
        var reader = new CsvBlockReader(
            stream, plan.Source.Name, dialect.Delimiter, dialect.Quote, plan.Encoding.BomLength, block);
        return dialect.IsWrapped ? new UnwrappingReader(reader, dialect.Delimiter, dialect.Quote) : reader;
    }

    /// <summary>Rules over a second reading, which must be as the first.</summary>
    private void CheckRules(ExportSource source, Recording first, FuzzCase one, Agreement? agreement)
    {
        var found = new Found();
        var run = new RuleRun(new RuleContext(agreement, AsOf, showEvidence: false), new RuleChoice(), found);
        var second = Read(source, one, agreement, run);
        Recording.MustEqual(first.Events, second.Events, "read twice is another");
        string before = Recording.Describe(first.Fault), now = Recording.Describe(second.Fault);
        FuzzFailure.Unless(before == now, "read twice is another", () => $"fault\n{before}\n{now}");
        CheckRun(run);
        if (second.Plan is null) return;
        FuzzFailure.Unless(run.Files.Single().Records == second.Records.Count, "rules count other records", () => "");
        foreach (var finding in found)
        {
            CheckFinding(finding, second);
            count("rule " + finding.RuleId);
        }

        var csv = new StringWriter();
        var sink = new FindingsCsv(csv);
        foreach (var finding in found) sink.Add(finding);
        long lines = csv.ToString().Count(c => c == '\n');
        FuzzFailure.Unless(
            lines == 1 + found.Count(finding => finding.WaivedBecause.Length == 0),
            "a finding on several lines",
            () => "");
    }

    /// <summary>No rule failed, but one whose pattern ran away.</summary>
    public static void CheckRun(RuleRun run)
    {
        foreach (var failure in run.Failures)
        {
            if (failure.Exception is PatternTimeoutException) continue;
            var thrown = FuzzFailure.Of(failure.Exception);
            throw new FuzzFailure(thrown.Kind, failure + "\n" + failure.Exception);
        }
    }

    private static void CheckFinding(Finding finding, Recording read)
    {
        string[] texts = [finding.Message, finding.Brief, finding.Evidence, finding.Suggestion, finding.Field];
        FuzzFailure.Unless(
            !texts.Any(HasControl), "a finding on several lines", () => finding + "\n" + string.Join("\n", texts));
        FuzzFailure.Unless(
            finding.Message.Length > 0 && finding.Fingerprint.Length > 0,
            "a finding that does not say enough",
            finding.ToString);
        if (finding.File != read.Plan!.Source.Name) return;
        var place = finding.Location;

        // The first pass may have seen more of the file than could be read, and a history has more records than rows.
        if (finding.RuleId == "LO0017" || read.Plan.History is not null) return;
        long lines = Math.Max(read.LastLine, read.Plan.Reconciliation.Lines);
        var layout = read.Plan.Layout;
        bool inside = place.Line >= 0 && place.Line <= lines && place.Record >= 0 && place.Record <= read.Records.Count
            && place.Column >= 0 && place.Column <= layout.Headers.Count;
        FuzzFailure.Unless(inside, "a finding outside of the file", finding.ToString);
        if (place.Record == 0 || place.Column == 0) return;
        var field = layout.Fields[place.Column - 1];
        if (field is { IsPersonal: false }) return;
        var cells = read.Records[(int)place.Record - 1];
        string value = place.Column <= cells.Length ? cells[place.Column - 1].Trim() : "";
        if (!IsTelling(value)) return;

        // A sentence may hold a short word by chance; what the mask leaves must not be the value with stars between.
        var shown = value.Length < Word ? [finding.Evidence] : texts;
        FuzzFailure.Unless(
            !shown.Any(text => text.Replace("*", "", StringComparison.Ordinal).Contains(value, StringComparison.Ordinal)),
            "a personal value is shown",
            () => finding + "\n" + string.Join("\n", texts));
    }

    /// <summary>
    /// Whether a value says more than a mask may: it has a word of three letters, or the digits of a phone number.
    /// </summary>
    private static bool IsTelling(string value)
    {
        // The last label of an address stays.
        int at = value.LastIndexOf('@'), dot = value.LastIndexOf('.');
        if (at >= 0 && dot > at) value = value[..dot];
        int run = 0;
        foreach (char c in value)
        {
            var category = char.GetUnicodeCategory(c);
            bool isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (char.IsLetter(c)) run++;
            else if (!isMark) run = 0;
            if (run == 3) return true;
        }

        return value.Count(char.IsDigit) >= 7;
    }

    private static bool HasControl(string text) => text.Any(char.IsControl);

    private static void CheckInfo(ExportSource source, Recording first, FuzzCase one, Agreement? agreement)
    {
        string outcome;
        ExportInfo? info = null;
        try
        {
            var missing = new RuleContext(agreement, AsOf, showEvidence: false).Missing;
            info = ExportInfoReader.Read(source, one.Choice.Options(agreement), missing.IsMissing, default);
            outcome = Recording.Describe(null);
        }
        catch (ExportException fault)
        {
            outcome = Recording.Describe(fault);
        }

        FuzzFailure.Unless(outcome == Recording.Describe(first.Fault), "the info is of another reading", () => outcome);
        if (info is null) return;
        var layout = first.Plan!.Layout;
        FuzzFailure.Unless(
            info.Reconciliation.ToString() == first.Plan.Reconciliation.ToString(),
            "the info is of another reading",
            info.ToString);
        FuzzFailure.Unless(
            info.Columns.Select(column => column.Header).SequenceEqual(layout.Headers),
            "the info has other columns",
            info.ToString);
        for (int i = 0; i < info.Columns.Count; i++)
        {
            var column = info.Columns[i];
            FuzzFailure.Unless(
                column.Missing is >= 0 and <= 1, "a share beyond 1", () => column + " " + column.Missing);
            string bare = column.Sample.Replace("*", "", StringComparison.Ordinal);
            bool isStageDate = first.Plan.Match.StageColumns.Any(stage => stage.Column == i);
            if (isStageDate || layout.Fields[i] is { IsPersonal: false } || !IsTelling(bare)) continue;
            FuzzFailure.Unless(
                first.Records.All(cells => i >= cells.Length || cells[i] != bare),
                "a personal value is shown",
                () => column + " " + column.Sample);
        }
    }

    /// <summary>Packed, it must be read as it is read plain.</summary>
    private void CheckForm(ExportSource packed, FuzzCase one, Agreement? agreement)
    {
        // What is packed itself is refused inside an archive.
        if (one.Text is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', ..]) return;
        var inside = Read(packed, one, agreement, null);
        File.WriteAllBytes(path, one.Text);
        var plain = Read(ExportSource.Open(path)[0], one, agreement, null);
        Recording.MustEqual(plain.Events, inside.Events, "packed is another");
        string before = Recording.Describe(plain.Fault), now = Recording.Describe(inside.Fault);
        FuzzFailure.Unless(before == now, "packed is another", () => $"fault\n{before}\n{now}");
    }
}
