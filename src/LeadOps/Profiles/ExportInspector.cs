using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>
/// The first pass over an export: encoding, dialect, header, profile, the order of dates, the decimal mark of numbers. It
/// reads on only as far as something is open: to the end where dates could be day or month first or numbers have two
/// readings, or the CRM is known to write other encodings than UTF-8; else no further than the first 10,000 rows.
/// </summary>
internal sealed class ExportInspector : IRowSink
{
    private const int HeadBytes = 64 * 1024;
    private const int Samples = 100;
    private const int RowsThatSettle = 10_000;

    private readonly List<string> headers = [];
    private readonly List<IReadOnlyList<string>> samples = [];
    private readonly List<DateColumn> dates = [];
    private readonly List<NumberColumn> numbers = [];
    private DateColumn[] open = [];
    private NumberColumn[] openNumbers = [];
    private ExportPlan? plan;
    private long rows;

    private ExportInspector()
    {
    }

    /// <summary>Finds out all that is needed to read the records.</summary>
    /// <exception cref="ExportException">The file cannot be read so far.</exception>
    /// <exception cref="UnknownNameException">The options name a profile, field or zone that does not exist.</exception>
    public static ExportPlan Inspect(ExportSource source, ReadOptions options, CancellationToken cancellation)
    {
        var given = options.Encoding is null ? null : TextEncodings.Resolve(options.Encoding);
        try
        {
            return new ExportInspector().Inspect(source, options, given, cancellation);
        }
        catch (ExportException exception) when (given is null && exception.Id == "InvalidByte")
        {
            // The header itself may be what cannot be read, so the profile is known only by trying.
            foreach (string? fallback in ProfileCatalogue.All.Select(profile => profile.FallbackEncoding).Distinct())
            {
                if (fallback is null) continue;
                var plan = new ExportInspector().Inspect(source, options, TextEncodings.Resolve(fallback), cancellation);
                if (plan.Match.Profile.FallbackEncoding != fallback) continue;
                plan.Facts.Add(new StructureFact
                {
                    Kind = FactKind.FallbackEncoding,
                    Line = exception.Line,
                    Character = exception.Column,
                    Detail = fallback,
                });
                return plan;
            }

            throw;
        }
    }

    /// <summary>The plan for objects that come with named values and from no file.</summary>
    /// <param name="name">How findings name where they come from.</param>
    /// <param name="names">The names of the values of the first object.</param>
    /// <param name="sample">Those values.</param>
    /// <param name="options">What the user says.</param>
    /// <exception cref="UnknownNameException">The options name a profile, field or zone that does not exist.</exception>
    public static ExportPlan Of(string name, IReadOnlyList<string> names, IReadOnlyList<string> sample, ReadOptions options)
    {
        var match = ProfileDetector.Detect(names, ProfileFormat.Any, new DetectionOptions
        {
            Profile = options.Profile,
            Kind = options.Kind,
            Map = options.Map,
            Samples = [sample],
            LooksLike = LooksLike,
        });
        var plan = new ExportPlan(null, null, null, match, LayoutOf(name, names, match));
        AddIdFact(plan);
        SetZone(plan, options);
        for (int i = 0; i < names.Count; i++)
        {
            // There is no first pass over objects: typed and year-first dates need none, others the profile or -DateOrder.
            plan.Layout.SetOrder(i, DeclaredOrder(names[i], options, match.Profile, out _));
            plan.Layout.SetMark(i, DeclaredMark(options, match.Profile, isJson: false));
        }

        return plan;
    }

    void IRowSink.Header(Row row)
    {
        for (int i = 0; i < row.Count; i++) headers.Add(row[i].ToString());
    }

    void IRowSink.Columns(IReadOnlyList<string> columns)
    {
        for (int i = headers.Count; i < columns.Count; i++)
        {
            headers.Add(columns[i]);
            if (plan is null || plan.History is not null || i < plan.Layout.Headers.Count) continue;

            // A column that turned up only now, in the pass over the dates.
            plan.Layout.Add(columns[i], plan.Match.FieldOf(columns[i]));
            if (plan.Layout.Fields[i]?.Type is FieldType.Number or FieldType.Money)
            {
                numbers.Add(new NumberColumn(i, columns[i]));
                openNumbers = [.. openNumbers, numbers[numbers.Count - 1]];
            }

            if (plan.Layout.Fields[i]?.Type != FieldType.Instant) continue;
            dates.Add(new DateColumn(i, columns[i], plan.Layout.HasEpochMilliseconds));
            open = [.. open, dates[dates.Count - 1]];
        }

        plan?.History?.Meet(headers);
    }

    void IRowSink.Record(Row row)
    {
        rows++;
        if (open.Length == 0 && samples.Count < Samples)
        {
            var cells = new string[row.Count];
            for (int i = 0; i < cells.Length; i++) cells[i] = row[i].ToString();
            samples.Add(cells);
        }

        foreach (var date in open)
        {
            for (int i = 0; i < date.Sources.Count; i++) date.Evidence.Add(row[date.Sources[i]], row.Line);
        }

        foreach (var number in openNumbers) number.Evidence.Add(row[number.Column], row.Line);
    }

    void IRowSink.Fact(in StructureFact fact)
    {
        // The second pass reports.
    }

    private ExportPlan Inspect(ExportSource source, ReadOptions options, Encoding? given, CancellationToken cancellation)
    {
        var text = new byte[HeadBytes];
        int textLength = Head(source, given, text, out var encoding);
        bool atEnd = textLength < HeadBytes;
        bool isJson = options.Delimiter is null && IsJson(text, textLength);
        var dialect = isJson ? null : CsvDialect.Detect(text, textLength, atEnd, options.Delimiter);

        // First rows: header, samples, profile.
        string json = "";
        try
        {
            json = Pass(source, options, encoding, dialect, new TableShape(), () => false, cancellation);
        }
        catch (ExportException) when (headers.Count > 0)
        {
            // What comes before the fault is read all the same; the next passes meet it again.
        }

        if (headers.Count == 0 && !isJson) throw NothingInside(source, textLength);
        var names = Names(out var facts);
        var match = ProfileDetector.Detect(names, isJson ? ProfileFormat.Json : ProfileFormat.Csv, new DetectionOptions
        {
            Profile = options.Profile,
            Kind = options.Kind,
            Map = options.Map,
            Samples = samples,
            LooksLike = LooksLike,
        });
        var history = match.HistoryOf < 0 ? null : new StageHistory(source.Name, names, match);
        var layout = history is null ? LayoutOf(source.Name, names, match) : Reads(history.Layout, match);
        plan = new ExportPlan(source, encoding, dialect, match, layout) { JsonEvidence = json, History = history };
        plan.Facts.AddRange(facts);
        AddIdFact(plan);
        SetZone(plan, options);
        DecideColumns(plan, options, given is null, cancellation);
        return plan;
    }

    /// <summary>Reads rows into this sink; the reader's own evidence comes back.</summary>
    private string Pass(
        ExportSource source, ReadOptions options, DetectedEncoding encoding, CsvDialect? dialect, TableShape shape,
        Func<bool> wantsMore, CancellationToken cancellation)
    {
        shape.HasHeader = dialect is not null;
        shape.PreambleRows = dialect?.PreambleRows ?? 0;
        var stream = source.OpenRead(encoding.Encoding);
        var reader = ExportPlan.Open(source, stream, dialect);
        headers.Clear();
        new TableReader(shape, source.Name, this).Read(
            reader, () => options.TellProgress(source, stream) && wantsMore(), cancellation);
        return reader.Evidence;
    }

    /// <summary>Finds the order of dates and the decimal mark of numbers, reading on as far as that takes.</summary>
    private void DecideColumns(ExportPlan plan, ReadOptions options, bool mayFallBack, CancellationToken cancellation)
    {
        if (plan.History is { } history)
        {
            // One table of dates, spread over columns: what proves the order of one proves it for all.
            dates.Add(new DateColumn(plan.Layout.ColumnOf(Field.Changed), headers[history.Columns[0]], plan.Layout.HasEpochMilliseconds)
            {
                Sources = history.Columns,
            });
        }

        char mark = DeclaredMark(options, plan.Match.Profile, plan.Dialect is null);
        for (int i = 0; plan.History is null && i < plan.Layout.Headers.Count; i++)
        {
            var type = plan.Layout.Fields[i]?.Type;
            if (type == FieldType.Instant || LooksLikeDates(i))
            {
                dates.Add(new DateColumn(i, plan.Layout.Headers[i], plan.Layout.HasEpochMilliseconds));
            }

            if (type is FieldType.Number or FieldType.Money) numbers.Add(new NumberColumn(i, plan.Layout.Headers[i]));
        }

        plan.Dates = dates;
        plan.Numbers = numbers;
        open = dates.ToArray();
        openNumbers = numbers.ToArray();
        bool wholeForEncoding = mayFallBack && plan.Match.Profile.FallbackEncoding is not null && plan.Encoding.IsUtf8;
        if (open.Length + openNumbers.Length > 0 || wholeForEncoding)
        {
            rows = 0;
            try
            {
                Pass(
                    plan.Source,
                    options,
                    plan.Encoding,
                    plan.Dialect,
                    plan.Shape(),
                    () =>
                    {
                        if (rows >= RowsThatSettle) CloseSettled(mark);
                        return open.Length + openNumbers.Length > 0 || wholeForEncoding;
                    },
                    cancellation);
            }
            catch (ExportException exception) when (!wholeForEncoding || exception.Id != "InvalidByte")
            {
                // The pass over the records hands on what can be read before the fault, and reports it.
            }
        }

        foreach (var date in dates) Decide(plan, options, date);
        foreach (var number in numbers)
        {
            number.Mark = number.Evidence.Resolve(mark);
            plan.Layout.SetMark(number.Column, number.Mark);
        }
    }

    /// <summary>Leaves the columns alone that no further row can decide. A mark that was declared need not be proven.</summary>
    private void CloseSettled(char declaredMark)
    {
        open = open.Where(date => !date.Evidence.IsSettledYearFirst).ToArray();
        openNumbers = openNumbers
            .Where(number => declaredMark == Values.UnknownMark && !number.Evidence.IsSettled).ToArray();
    }

    /// <summary>What the values prove, else what the user or the profile says; else nobody knows the order.</summary>
    private static void Decide(ExportPlan plan, ReadOptions options, DateColumn date)
    {
        var evidence = date.Evidence;
        date.Because = evidence.ToString();
        var declared = DeclaredOrder(date.Header, options, plan.Match.Profile, out string by);
        date.Order = evidence.Resolve(declared);
        plan.Layout.SetOrder(date.Column, date.Order);
        if (declared != DateOrder.Unknown && date.Order != declared && evidence.Verdict != DateOrderVerdict.YearFirst)
        {
            date.Because += $"; {declared} {by} does not hold";
        }

        if (evidence.Verdict is not (DateOrderVerdict.Ambiguous or DateOrderVerdict.Mixed)) return;
        if (date.Order != DateOrder.Unknown)
        {
            date.Because = $"{date.Order} {by}; {date.Because}";
            return;
        }

        plan.Facts.Add(new StructureFact
        {
            Kind = FactKind.DateOrderUnclear,
            Column = date.Column + 1,
            Detail = date.Header,
            Found = (int)evidence.DayFirstLine,
            Expected = (int)evidence.MonthFirstLine,
        });
    }

    /// <summary>The decimal mark that the user, the profile or JSON itself says.</summary>
    private static char DeclaredMark(ReadOptions options, Profile profile, bool isJson) =>
        options.DecimalMark != Values.UnknownMark ? options.DecimalMark
        : profile.DecimalMark is { } known ? known[0]
        : isJson ? '.' : Values.UnknownMark;

    /// <summary>What the user says of a column's dates, else what the profile does, and which of them said it.</summary>
    private static DateOrder DeclaredOrder(string header, ReadOptions options, Profile profile, out string by)
    {
        by = "as told";
        if (!options.DateOrders.TryGetValue(header, out var order)) order = options.DateOrder;
        if (order != DateOrder.Unknown || profile.DateOrder is not { } known) return order;
        by = "by the profile";
        return DateOrders.Parse(known);
    }

    private static void SetZone(ExportPlan plan, ReadOptions options)
    {
        var profile = plan.Match.Profile;
        plan.Layout.DayZone = profile.DateOnlyIsUtc ? Zone.Utc : ZoneOf(options.TimeZone ?? options.AgreementTimeZone ?? profile.TimeZone);
        var (name, because) = options.TimeZone is not null ? (options.TimeZone, "as told")
            : profile.TimeZone is not null ? (profile.TimeZone, "by the profile")
            : options.AgreementTimeZone is not null ? (options.AgreementTimeZone, "from the agreement; the file names none")
            : (null, "");
        if (name is null)
        {
            plan.ZoneEvidence = "unknown: neither the file nor an agreement names one";
            return;
        }

        plan.Layout.Zone = ZoneOf(name);
        plan.Layout.ShownZone = ZoneOf(options.AgreementTimeZone);
        plan.ZoneEvidence = name + " (" + because + ")";
    }

    private static Zone? ZoneOf(string? name)
    {
        if (name is null) return null;
        return Zone.TryFind(name, out var zone) ? zone : throw new UnknownNameException("time zone", name, ZoneNames.All());
    }

    /// <summary>The names of the columns: each once, none empty.</summary>
    private List<string> Names(out List<StructureFact> facts)
    {
        facts = [];
        var names = new List<string>();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var unique = new UniqueNames(StringComparer.Ordinal);
        for (int i = 0; i < headers.Count; i++)
        {
            string name = headers[i];
            if (name.Trim().Length == 0)
            {
                name = "Column" + (i + 1).ToString(CultureInfo.InvariantCulture);
            }

            names.Add(unique.Take(name, out int copy));
            if (name != headers[i])
            {
                facts.Add(new StructureFact { Kind = FactKind.BlankHeader, Column = i + 1, Detail = names[i] });
            }
            else if (first.TryGetValue(name, out int before))
            {
                facts.Add(new StructureFact
                {
                    Kind = FactKind.DuplicateHeader,
                    Column = i + 1,
                    Expected = before + 1,
                    Found = copy,
                    Detail = name,
                });
            }
            else
            {
                first.Add(name, i);
            }
        }

        return names;
    }

    private bool LooksLikeDates(int column)
    {
        int dates = 0, others = 0;
        foreach (var cells in samples)
        {
            if (column >= cells.Count || cells[column].Trim().Length == 0) continue;
            if (LooksLike(ProfileCatalogue.Generic, Field.Created, cells[column])) dates++;
            else others++;
        }

        return dates > 0 && dates >= 9 * others;
    }

    private static bool LooksLike(Profile profile, Field field, string value) =>
        field.Type != FieldType.Instant
        || DateText.Read(Utf8Text.Of(value), DateOrder.Unknown, out _, profile.EpochMilliseconds)
            is DateStatus.Ok or DateStatus.AmbiguousOrder or DateStatus.Impossible;

    private static Layout LayoutOf(string file, IReadOnlyList<string> names, ProfileMatch match)
    {
        var layout = Reads(new Layout(match.Kind, file), match);
        for (int i = 0; i < names.Count; i++) layout.Add(names[i], match.Fields[i]);
        if (match.Profile.MapOf(match.Kind) is not { } map) return layout;
        foreach (var pair in map.Words) layout.SetWords(pair.Key, pair.Value);
        foreach (var implied in map.Implied) Imply(layout, implied, match.Profile);
        return layout;
    }

    private static void Imply(Layout layout, ImpliedField implied, Profile profile)
    {
        if (implied.By is { } by)
        {
            if (layout.Has(by)) layout.Imply(implied.Field, layout.ColumnOf(by), implied.Words!);
            return;
        }

        foreach (var pair in implied.Headers)
        {
            string wanted = Headers.Fold(pair.Key);
            for (int i = 0; i < layout.Headers.Count; i++)
            {
                if (Headers.Fold(profile.Bare(layout.Headers[i])) != wanted) continue;
                layout.Imply(implied.Field, i, new CellWords([], pair.Value));
                return;
            }
        }
    }

    /// <summary>Has a layout read values as the profile's exports write them.</summary>
    private static Layout Reads(Layout layout, ProfileMatch match)
    {
        var profile = match.Profile;
        layout.ReadBoolean = profile.ReadBoolean;
        layout.FindChangedField = match.ChangedField;
        layout.HasEpochMilliseconds = profile.EpochMilliseconds;
        layout.SetNulls(profile.Nulls);
        return layout;
    }

    /// <summary>A lead or deal without an id cannot be found again.</summary>
    private static void AddIdFact(ExportPlan plan)
    {
        if (plan.Match.Kind is RecordKind.Lead or RecordKind.Opportunity && !plan.Layout.Has(Field.Id))
        {
            plan.Facts.Add(new StructureFact { Kind = FactKind.IdNotPlaced });
        }
    }

    /// <summary>The first bytes of the file's text, as UTF-8.</summary>
    private static int Head(ExportSource source, Encoding? given, byte[] text, out DetectedEncoding encoding)
    {
        using var stream = source.OpenRead(given);
        encoding = stream.Encoding;
        using var utf8 = stream.AsUtf8();
        int length = 0;
        try
        {
            while (length < text.Length && utf8.Read(text, length, text.Length - length) is > 0 and var read) length += read;
        }
        catch (ExportException) when (length > 0)
        {
            // The pass over the whole file meets it again and reports it.
        }

        return length;
    }

    /// <summary>Whether the text begins as JSON: a CSV header may begin with [ too, but not like this.</summary>
    private static bool IsJson(byte[] text, int length)
    {
        int at = NextVisible(text, 0, length);
        if (at == length || text[at] is not ((byte)'{' or (byte)'[')) return false;
        int next = NextVisible(text, at + 1, length);
        if (next == length) return true;
        return text[at] == '{'
            ? text[next] is (byte)'"' or (byte)'}'
            : text[next] is (byte)'{' or (byte)'[' or (byte)']' or (byte)'"' or (byte)'-' or (byte)'n' or (byte)'t' or (byte)'f'
                or (>= (byte)'0' and <= (byte)'9');
    }

    private static int NextVisible(byte[] text, int at, int length)
    {
        while (at < length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return at;
    }

    private static ExportException NothingInside(ExportSource source, int length) => new(
        "EmptyFile",
        source.Name,
        length == 0 ? "the file is empty." : "the file has no header: there are only blank lines or a title.",
        "Export it again; an export without records still has a header.");
}
