using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Agreements;

/// <summary>Makes calendars of JSON that <see cref="AgreementShape.Calendar"/> has checked.</summary>
internal sealed class CalendarReader
{
    /// <summary>What a promise says for the calendar of whoever holds the lead.</summary>
    public const string Owner = "owner";

    private const int WeekSeconds = 7 * Civil.SecondsPerDay;

    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly ProblemList problems;

    // A zone works out tables: one for all calendars that are in it.
    private readonly Dictionary<string, Zone?> zones = new(StringComparer.Ordinal);

    private string[] names = [];

    public CalendarReader(ProblemList problems) => this.problems = problems;

    /// <summary>The zone of a name; null where there is none or it is unknown, which is reported.</summary>
    public Zone? ReadZone(JsonNode? node)
    {
        if (node is not { Kind: JsonKind.Text } || string.IsNullOrWhiteSpace(node.Text)) return null;
        if (!zones.TryGetValue(node.Text, out var zone))
        {
            Zone.TryFind(node.Text, out zone);
            zones.Add(node.Text, zone);
        }

        if (zone is not null) return zone;
        problems.Error(
            node,
            $"Unknown time zone '{node.Text}'; expected an IANA name like Europe/Berlin.",
            Nearest.To(node.Text, ZoneNames.All()));
        return null;
    }

    /// <param name="node">The object of calendars, or null.</param>
    /// <param name="agreementZone">The zone of calendars that name none.</param>
    public ValueList<BusinessCalendar> Read(JsonNode? node, Zone agreementZone)
    {
        var calendars = new List<BusinessCalendar>();
        names = [.. (node?.Members ?? []).Select(member => member.Name)];
        foreach (var member in node?.Members ?? [])
        {
            if (member.Name is "" or Owner)
            {
                string message = member.Name.Length == 0
                    ? "A calendar needs a name."
                    : "'owner' means the calendar of whoever holds the lead; give this one another name.";
                problems.Add(Severity.Error, member.Line, member.Value.Path, message, place: node!.Path);
            }

            var zone = ReadZone(member.Value.Find("timeZone")) ?? agreementZone;
            var week = ReadWeek(member.Value.Find("hours"));
            var days = new Dictionary<long, (JsonNode Node, string List)>();
            var holidays = ReadDates(member.Value, "holidays", days);
            var dates = ReadDates(member.Value, "dates", days);

            // What is wrong with it has been reported, and windows that could not be read would look like closed time.
            if (problems.HasErrorsIn(member.Value.Path)) continue;
            CheckOpen(member, week, dates);
            calendars.Add(new BusinessCalendar(member.Name, zone, week, holidays, dates));
        }

        return new ValueList<BusinessCalendar>(calendars);
    }

    /// <summary>Reports a name that no calendar has, once they are read.</summary>
    /// <param name="node">The name, or null.</param>
    /// <param name="mayBeOwner">Whether <see cref="Owner"/> will do.</param>
    public void CheckName(JsonNode? node, bool mayBeOwner = false)
    {
        if (node is not { Kind: JsonKind.Text } || string.IsNullOrWhiteSpace(node.Text)) return;
        if (names.Contains(node.Text) || (mayBeOwner && node.Text == Owner)) return;
        string[] known = mayBeOwner ? [.. names, Owner] : names;
        string? nearest = Nearest.To(node.Text, known);
        string hint = nearest is not null ? ""
            : known.Length is > 0 and <= 6 ? "; known here: " + string.Join(", ", known)
            : names.Length == 0 ? "; 'calendars' defines none"
            : "";
        problems.Error(node, $"Unknown calendar '{node.Text}'{hint}.", nearest);
    }

    private void CheckOpen(JsonMember member, IReadOnlyList<LocalWindow>[] week, ValueList<CalendarDate> dates)
    {
        if (week.Any(day => day.Count > 0)) return;
        bool never = dates.All(date => date.Windows.Count == 0);
        problems.Add(
            never ? Severity.Error : Severity.Warning,
            member.Line,
            member.Value.Path,
            never
                ? $"Calendar '{member.Name}' has no open time."
                : $"Calendar '{member.Name}' is open on single dates only: nothing is due after the last of them.",
            place: "");
    }

    private IReadOnlyList<LocalWindow>[] ReadWeek(JsonNode? hours)
    {
        var all = new List<Placed>();
        var keys = new JsonMember?[Weekdays.Length];
        foreach (var member in hours?.Members ?? [])
        {
            if (!AgreementShape.Days.Accepts(member.Name)) continue;
            var windows = ReadWindows(member.Value);
            foreach (int day in DaysOf(member))
            {
                if (keys[day] is { } first)
                {
                    Report(member, first == member
                        ? $"'{Weekdays[day]}' is in '{member.Name}' twice."
                        : $"'{Weekdays[day]}' is already in '{first.Name}' (line {Line(first.Line)}).");
                    continue;
                }

                keys[day] = member;
                all.AddRange(windows.Select(window => new Placed(day, window.Window, window.Node)));
            }
        }

        CheckOverlaps(all, cyclic: true);
        return Enumerable.Range(0, Weekdays.Length)
            .Select(day => Sorted(all.Where(one => one.Day == day).Select(one => one.Window)))
            .ToArray();
    }

    /// <summary>The weekdays of a key like <c>mon-wed,fri</c>, from 0 for Monday; a range may go over Sunday.</summary>
    private IEnumerable<int> DaysOf(JsonMember member)
    {
        foreach (string part in member.Name.Split(','))
        {
            string[] ends = part.Split('-');
            int first = Array.IndexOf(Weekdays, ends[0]), last = Array.IndexOf(Weekdays, ends[ends.Length - 1]);
            if (ends.Length == 2 && first == last)
            {
                Report(member, $"'{part}' begins and ends on one day.", ends[0]);
                continue;
            }

            for (int day = first; ; day = (day + 1) % Weekdays.Length)
            {
                yield return day;
                if (day == last) break;
            }
        }
    }

    private ValueList<CalendarDate> ReadDates(
        JsonNode calendar, string list, Dictionary<long, (JsonNode Node, string List)> known)
    {
        var dates = new List<CalendarDate>();
        foreach (var item in calendar.ItemsOf(list))
        {
            var hours = ReadWindows(item.Find("hours"));
            CheckOverlaps([.. hours.Select(window => new Placed(0, window.Window, window.Node))], cyclic: false);
            if (TextShape.ParseDate(item.TextOf("date")) is not { } date) continue;
            long day = Civil.DaysFrom(date.Year, date.Month, date.Day);
            var node = item.Find("date")!;
            if (known.TryGetValue(day, out var first))
            {
                problems.Error(
                    node,
                    $"{node.Text} is already in '{first.List}' (line {Line(first.Node.Line)})"
                    + (first.List == list ? "." : "; a date is closed or has hours of its own."));
                continue;
            }

            known.Add(day, (node, list));
            dates.Add(new CalendarDate(day, Sorted(hours.Select(window => window.Window)), item.TextOf("name") ?? ""));
        }

        return new ValueList<CalendarDate>(dates);
    }

    private List<(LocalWindow Window, JsonNode Node)> ReadWindows(JsonNode? list)
    {
        var windows = new List<(LocalWindow Window, JsonNode Node)>();
        foreach (var node in list?.Items ?? [])
        {
            if (node.Kind != JsonKind.Text || !AgreementShape.Window.Accepts(node.Text)) continue;
            int start = Seconds(node.Text, 0), end = Seconds(node.Text, 6);
            if (end == Civil.SecondsPerDay - 60)
            {
                end = Civil.SecondsPerDay;
                string meant = node.Text.Substring(0, 6) + "24:00";
                problems.Warn(node, $"'{node.Text}' is read as '{meant}': a day ends at 24:00.", meant);
            }

            windows.Add((new LocalWindow(start, end <= start ? end + Civil.SecondsPerDay : end), node));
        }

        return windows;
    }

    /// <summary>Reports each two windows that have time in common, at the one that is written later.</summary>
    private void CheckOverlaps(List<Placed> all, bool cyclic)
    {
        var reported = new HashSet<(JsonNode, JsonNode)>();
        var inOrder = all.OrderBy(one => one.Start).ToArray();
        for (int i = 0; i < inOrder.Length; i++)
        {
            // None is longer than a day, so that it is enough to look on through the next one.
            for (int ahead = 1; ahead <= (cyclic ? inOrder.Length - 1 : inOrder.Length - 1 - i); ahead++)
            {
                var one = inOrder[i];
                var other = inOrder[(i + ahead) % inOrder.Length];
                int start = other.Start + (i + ahead >= inOrder.Length ? WeekSeconds : 0);
                if (start >= one.Start + one.Window.End - one.Window.Start) break;
                var (first, second) = IsBefore(other.Node, one.Node) ? (other, one) : (one, other);
                if (!reported.Add((first.Node, second.Node))) continue;
                string day = cyclic ? $" on {Weekdays[start % WeekSeconds / Civil.SecondsPerDay]}" : "";
                problems.Error(
                    second.Node,
                    $"'{second.Node.Text}' overlaps '{first.Node.Text}' (line {Line(first.Node.Line)}){day}.");
            }
        }
    }

    private static bool IsBefore(JsonNode a, JsonNode b) =>
        a.Line != b.Line ? a.Line < b.Line : string.CompareOrdinal(a.Path, b.Path) < 0;

    private void Report(JsonMember member, string message, string? nearest = null) =>
        problems.Add(Severity.Error, member.Line, member.Value.Path, message, nearest);

    private static ValueList<LocalWindow> Sorted(IEnumerable<LocalWindow> windows) =>
        new(windows.OrderBy(window => window.Start));

    private static int Seconds(string window, int at) =>
        (Two(window, at) * 60 + Two(window, at + 3)) * 60;

    private static int Two(string text, int at) => (text[at] - '0') * 10 + (text[at + 1] - '0');

    private static string Line(int line) => line.ToString(CultureInfo.InvariantCulture);

    /// <summary>A window on a weekday, and where it is written.</summary>
    private readonly struct Placed
    {
        public Placed(int day, LocalWindow window, JsonNode node)
        {
            Day = day;
            Window = window;
            Node = node;
        }

        public int Day { get; }

        public LocalWindow Window { get; }

        public JsonNode Node { get; }

        /// <summary>Seconds since Monday 00:00.</summary>
        public int Start => Day * Civil.SecondsPerDay + Window.Start;
    }
}
