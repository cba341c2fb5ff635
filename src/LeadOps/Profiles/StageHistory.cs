using System.Collections.Generic;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>
/// Tells the history of stages from an export of leads that has a date for each stage: one record for each lead and
/// date, in the order of time. <c>from</c> is the stage that was entered last before it; empty where there is none, or
/// where the dates do not tell which. Holds one row's records, whatever the size of the file.
/// </summary>
internal sealed class StageHistory
{
    private const int LeadIdCell = 0, FromCell = 1, ToCell = 2, ChangedCell = 3;

    private readonly ProfileMatch match;
    private readonly List<Source> sources = [];
    private readonly List<int> columns = [];
    private readonly List<Entry> entries = [];
    private readonly RowBlock block = new(1024);
    private readonly Row row = new();
    private readonly Record record;
    private int seen;

    /// <param name="file">The file's name as findings show it.</param>
    /// <param name="headers">The columns of the leads.</param>
    /// <param name="match">What the leads' columns are.</param>
    public StageHistory(string file, IReadOnlyList<string> headers, ProfileMatch match)
    {
        this.match = match;
        Layout = new Layout(RecordKind.StageChange, file);
        Layout.Add(headers[match.HistoryOf], Field.LeadId);
        Layout.Add("Stage before", Field.From);
        Layout.Add("Stage", Field.To);
        Layout.Add("Entered", Field.Changed);
        Layout.Add("Column", null);
        record = new Record(Layout, row);
        Meet(headers);
    }

    /// <summary>The layout of the history's records.</summary>
    public Layout Layout { get; }

    /// <summary>The columns that date a stage; JSON may add some.</summary>
    public IReadOnlyList<int> Columns => columns;

    /// <summary>Takes note of columns that are new.</summary>
    public void Meet(IReadOnlyList<string> headers)
    {
        for (; seen < headers.Count; seen++)
        {
            if (match.Profile.StageEnteredBy(headers[seen], seen) is not { } column) continue;
            columns.Add(seen);
            sources.Add(new Source(column, headers[seen]));
        }

        // The profile's first way of naming them goes before the others where they date the same stage.
        sources.Sort((a, b) => a.Column.Rank != b.Column.Rank
            ? a.Column.Rank.CompareTo(b.Column.Rank)
            : a.Column.Column.CompareTo(b.Column.Column));
    }

    /// <summary>Hands on the records of one lead.</summary>
    public void Tell(Row lead, IRecordSink sink)
    {
        Read(lead);
        var id = lead[match.HistoryOf];
        for (int i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            Write(id, BeforeOf(i), entry);
            ref var place = ref block.Rows[0];
            place.Line = lead.Line;
            place.Lines = 1;
            row.MoveTo(block, 0);
            row.Number = lead.Number;
            row.ToldFrom = entry.Source.Column.Column + 1;
            sink.Record(record);
        }
    }

    private void Read(Row lead)
    {
        entries.Clear();
        foreach (var source in sources)
        {
            var text = lead[source.Column.Column];
            if (text.Trim().IsEmpty || Layout.IsNull(text)) continue;
            if (entries.Exists(entry => entry.Source.Column.IsSameStageAs(source.Column))) continue;
            var entry = new Entry(source, text, Layout.InstantOf(Field.Changed, text));
            int at = entries.Count;
            while (at > 0 && entry.ComesBefore(entries[at - 1])) at--;
            entries.Insert(at, entry);
        }
    }

    private Utf8Text BeforeOf(int index)
    {
        var entry = entries[index];
        if (!entry.When.HasInstant) return Utf8Text.Empty;
        int before = index - 1;
        while (before >= 0 && entries[before].When.Latest >= entry.When.Earliest) before--;
        if (before < 0) return Utf8Text.Empty;
        bool isAlone = before == 0 || entries[before - 1].When.Latest < entries[before].When.Earliest;
        return isAlone ? entries[before].Source.Stage : Utf8Text.Empty;
    }

    private void Write(Utf8Text id, Utf8Text from, Entry entry)
    {
        block.Clear();
        block.AddRow();
        for (int cell = 0; cell < Layout.Headers.Count; cell++)
        {
            block.AddCell(cell switch
            {
                LeadIdCell => id,
                FromCell => from,
                ToCell => entry.Source.Stage,
                ChangedCell => entry.Text,
                _ => entry.Source.Header,
            });
        }
    }

    /// <summary>A column that dates a stage.</summary>
    private sealed class Source(StageColumn column, string header)
    {
        public StageColumn Column { get; } = column;

        public Utf8Text Stage { get; } = Utf8Text.Of(column.Stage);

        public Utf8Text Header { get; } = Utf8Text.Of(header);
    }

    /// <summary>One stage that the lead entered.</summary>
    private readonly struct Entry(Source source, Utf8Text text, InstantReading when)
    {
        public Source Source { get; } = source;

        public Utf8Text Text { get; } = text;

        public InstantReading When { get; } = when;

        /// <summary>By time, then by column; what is no date comes last.</summary>
        public bool ComesBefore(in Entry other)
        {
            if (When.HasInstant != other.When.HasInstant) return When.HasInstant;
            if (When.HasInstant && When.Earliest != other.When.Earliest) return When.Earliest < other.When.Earliest;
            return Source.Column.Column < other.Source.Column.Column;
        }
    }
}
