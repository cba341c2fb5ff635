using System;
using System.Collections.Generic;
using System.IO;

namespace LeadOps.Bench;

/// <summary>What to generate.</summary>
internal sealed record LargeExportOptions(long Leads, string Folder, ulong Seed, string Format, int ActivitiesPerLead);

/// <summary>
/// A HubSpot-shaped export of any size with a known number of faults. Every lead has a stream of random numbers of its
/// own, so nothing is held in memory: an activity finds its lead's facts again from the lead's number.
/// </summary>
internal sealed class LargeExport
{
    // How many leads in ten thousand have each fault.
    public const int OutsideList = 50;
    public const int MissingRequired = 30;
    public const int BadEmail = 20;
    public const int ImpossibleDate = 10;
    public const int ModifiedBeforeCreated = 10;
    public const int MultiLineNote = 100;

    /// <summary>Histories are only written up to so many leads.</summary>
    public const long HistoryLimit = 100_000;

    private const int FirstDay = 106;
    private const int CreationDays = 395;
    private const int Mql = 1, Sql = 3, Recycled = 6, Disqualified = 7;
    private const ulong ActivitySalt = 0xAC71;

    private static readonly string[] LeadHeader =
    [
        "Record ID", "First Name", "Last Name", "Email", "Phone Number", "Company name", "Contact owner",
        "Lifecycle Stage", "Lead Status", "Original Source", "Country/Region", "City", "Create Date",
        "Owner Assigned Date", "Last Modified Date", "Last Activity Date", "Number of Employees", "Rejection reason",
        "Persona", "Notes",
    ];

    private static readonly string[] DateFields = ["created", "assigned", "modified", "lastActivity"];
    private static readonly string[] RequiredFields = ["email", "company", "source", "owner"];
    private static readonly string[] TermFields = ["stage", "source", "status"];

    // The way to each stage, by index.
    private static readonly int[][] Paths =
        [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5], [0, 1, 6], [0, 1, 2, 7]];

    private readonly LargeExportOptions options;
    private readonly Scratch scratch = new();
    private readonly Truth truth = new();
    private long multiLine;

    public LargeExport(LargeExportOptions options)
    {
        this.options = options;
    }

    /// <summary>Writes the exports, <c>truth.json</c> and the agreement and audit file of T2.</summary>
    public void Write()
    {
        Directory.CreateDirectory(options.Folder);
        string name = "leads." + (options.Format == "envelope" ? "json" : options.Format);
        var facts = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["leads"] = options.Leads,
            ["seed"] = (long)options.Seed,
        };
        using (var rows = Open(name))
        {
            for (long i = 0; i < options.Leads; i++) WriteLead(rows, i);
            facts["leadLines"] = rows.Line - 1;
            facts["leadBytes"] = rows.Bytes;
        }

        facts["multiLineLeads"] = multiLine;
        if (options.Format == "csv") WriteRelated(facts);
        truth.Write(Path.Combine(options.Folder, "truth.json"), facts);
        Resources.Copy("t2/lead-agreement.json", options.Folder);
        File.WriteAllText(
            Path.Combine(options.Folder, "lead-audit.json"),
            Resources.Text("t2/lead-audit.json").Replace("leads.csv", name, StringComparison.Ordinal));
    }

    private RowWriter Open(string name)
    {
        string path = Path.Combine(options.Folder, name);
        return options.Format switch
        {
            "csv" => new CsvRows(path, LeadHeader),
            "jsonl" => new JsonRows(path, LeadHeader, JsonForm.Lines),
            "json" => new JsonRows(path, LeadHeader, JsonForm.Array),
            _ => new JsonRows(path, LeadHeader, JsonForm.Envelope),
        };
    }

    private Lead Make(long index)
    {
        var random = Random64.Of(options.Seed, index);
        var lead = new Lead
        {
            Id = 48_000_000_000 + (index * 53) + random.Below(53),
            Created = WallClock.On(FirstDay + (int)(index * CreationDays / options.Leads), ref random),
        };
        lead.Assigned = WallClock.After(lead.Created, 1, ref random);
        lead.LastActivity = WallClock.After(lead.Assigned, 20, ref random);
        lead.Modified = WallClock.After(lead.LastActivity, 8, ref random);
        lead.Stage = random.Weighted(Words.StageWeights);
        lead.Owner = random.Below(Words.Owners.Length);
        lead.Missing = random.InTenThousand(MissingRequired) ? random.Below(RequiredFields.Length) : -1;
        if (lead.Missing >= 0 && lead.Stage is (< Mql or > Sql)) lead.Stage = Mql;
        lead.Random = random;
        return lead;
    }

    private void WriteLead(RowWriter rows, long index)
    {
        var lead = Make(index);
        ref var random = ref lead.Random;

        // Faults are drawn first; where two would meet in one field the later one gives way, so that each counts once.
        int missing = lead.Missing;
        int outside = random.InTenThousand(OutsideList) ? random.Below(TermFields.Length) : -1;
        bool badEmail = random.InTenThousand(BadEmail) && missing != 0;
        int impossible = random.InTenThousand(ImpossibleDate) ? random.Below(DateFields.Length) : -1;
        bool early = random.InTenThousand(ModifiedBeforeCreated) && impossible is not (0 or 2);
        if (missing >= 0)
        {
            if (outside == 0 || (outside == 1 && missing == 2)) outside = 2;
            truth.Count("LO1001", RequiredFields[missing]);
        }

        if (outside >= 0) truth.Count("LO3001", TermFields[outside]);
        if (badEmail) truth.Count("LO2001", "email");
        if (impossible >= 0) truth.Count("LO2009", DateFields[impossible]);
        if (early)
        {
            truth.Count("LO4001", "modified");
            lead.Modified = WallClock.On((lead.Created / WallClock.MinutesOfDay) - 1 - random.Below(40), ref random);
        }

        bool inquiry = lead.Stage < Mql;
        bool rejected = lead.Stage is Recycled or Disqualified;
        var (first, firstAscii) = random.Of(Words.FirstNames);
        var (last, lastAscii) = random.Of(Words.LastNames);
        var (company, companyAscii) = random.Of(Words.CompanyNames);

        rows.Cell(scratch.Begin([]).Add(lead.Id).Text);
        rows.Cell(first);
        rows.Cell(last);
        rows.Cell(missing == 0 ? [] : badEmail ? Broken(firstAscii, lastAscii, companyAscii, ref random)
            : Address(firstAscii, lastAscii, companyAscii, ref random));
        rows.Cell(random.Below(100) < 15 ? [] : scratch.Begin(random.Of(Words.Phones)).Add(random.Below(1000), 3).Text);
        rows.Cell(missing == 1 || (inquiry && random.Below(100) < 20) ? []
            : scratch.Begin(company).Add(random.Of(Words.CompanyTrades)).Add(random.Of(Words.LegalForms)).Text);
        rows.Cell(missing == 3 || (inquiry && random.Below(100) < 30) ? [] : Words.Owners[lead.Owner]);
        rows.Cell(outside == 0 ? random.Of(Words.NoStages) : Words.Stages[lead.Stage]);
        rows.Cell(outside == 2 ? random.Of(Words.NoStatuses) : random.Of(Words.Statuses));
        rows.Cell(missing == 2 ? [] : outside == 1 ? random.Of(Words.NoSources)
            : Words.Sources[random.Weighted(Words.SourceWeights)]);
        rows.Cell(Words.Countries[random.Weighted(Words.CountryWeights)]);
        rows.Cell(random.Of(Words.Cities));
        Date(rows, lead.Created, impossible == 0, ref random);
        Date(rows, lead.Assigned, impossible == 1, ref random);
        Date(rows, lead.Modified, impossible == 2, ref random);
        Date(rows, lead.LastActivity, impossible == 3, ref random);
        if (random.Below(100) < 20) rows.Cell([]);
        else rows.Number(1 + (random.Below(60) * random.Below(60)));
        rows.Cell(rejected ? random.Of(Words.RejectReasons) : []);
        rows.Cell(random.Of(Words.Personas));
        Note(rows, ref random);
        rows.EndRow();
    }

    private ReadOnlySpan<byte> Address(byte[] first, byte[] last, byte[] company, ref Random64 random) =>
        scratch.Begin(first).Add("."u8).Add(last).Add(random.Below(10_000))
            .Add("@"u8).Add(company).Add(".example"u8).Text;

    // Each is invalid by any reading of RFC 5321 and 5322.
    private ReadOnlySpan<byte> Broken(byte[] first, byte[] last, byte[] company, ref Random64 random) =>
        random.Below(6) switch
    {
        0 => scratch.Begin(first).Add("."u8).Add(last).Add("@"u8).Text,
        1 => scratch.Begin(first).Add("."u8).Add(last).Add("."u8).Add(company).Add(".example"u8).Text,
        2 => scratch.Begin(first).Add("@@"u8).Add(company).Add(".example"u8).Text,
        3 => scratch.Begin(first).Add(".."u8).Add(last).Add("@"u8).Add(company).Add(".example"u8).Text,
        4 => scratch.Begin(first).Add(" "u8).Add(last).Add("@"u8).Add(company).Add(".example"u8).Text,
        _ => scratch.Begin(first).Add("@"u8).Add(company).Add("-.example"u8).Text,
    };

    private void Date(RowWriter rows, int minute, bool impossible, ref Random64 random)
    {
        rows.Cell(impossible
            ? scratch.Begin(random.Of(Words.ImpossibleDays)).Add(" 10:"u8).Add(random.Below(60), 2).Text
            : scratch.Begin([]).AddTime(minute).Text);
    }

    private void Note(RowWriter rows, ref Random64 random)
    {
        if (random.InTenThousand(MultiLineNote))
        {
            multiLine++;
            rows.Cell(scratch.Begin(random.Of(Words.Notes)).Add("\n"u8).Add(random.Of(Words.Notes)).Text);
            return;
        }

        int sentences = random.Below(20) switch { < 5 => 0, < 12 => 1, < 17 => 2, _ => 3 };
        scratch.Begin([]);
        for (int i = 0; i < sentences; i++) scratch.Add(i == 0 ? [] : " "u8).Add(random.Of(Words.Notes));
        rows.Cell(scratch.Text);
    }

    private void WriteRelated(SortedDictionary<string, long> facts)
    {
        if (options.ActivitiesPerLead > 0)
        {
            using var rows = new CsvRows(Path.Combine(options.Folder, "activities.csv"), Headers.Activities);
            long count = options.Leads * options.ActivitiesPerLead;
            for (long i = 0; i < count; i++) WriteActivity(rows, i);
            facts["activities"] = count;
            facts["activityBytes"] = rows.Bytes;
        }

        if (options.Leads > HistoryLimit) return;
        using (var rows = new CsvRows(Path.Combine(options.Folder, "people.csv"), Headers.People))
        {
            foreach (byte[] owner in Words.Owners)
            {
                rows.Cell(owner);
                rows.Cell([]);
                rows.Cell("DACH"u8);
                rows.Cell("SDR"u8);
                rows.Cell("2025-01-01"u8);
                rows.Cell([]);
                rows.EndRow();
            }
        }

        using var stages = new CsvRows(Path.Combine(options.Folder, "stage-history.csv"), Headers.Stages);
        using var owners = new CsvRows(Path.Combine(options.Folder, "owner-history.csv"), Headers.Owners);
        for (long i = 0; i < options.Leads; i++)
        {
            var lead = Make(i);
            Change(owners, lead.Id, [], Words.Owners[lead.Owner], lead.Assigned, "Assignment rule"u8);
            int at = lead.Created;
            for (int step = 0; step < Paths[lead.Stage].Length; step++)
            {
                var from = step == 0 ? [] : Words.Stages[Paths[lead.Stage][step - 1]];
                Change(stages, lead.Id, from, Words.Stages[Paths[lead.Stage][step]], at, Words.Owners[lead.Owner]);
                at = WallClock.After(at, 5, ref lead.Random);
            }
        }
    }

    private void WriteActivity(CsvRows rows, long index)
    {
        var random = Random64.Of(options.Seed ^ ActivitySalt, index);
        var lead = Make(random.Below((int)options.Leads));
        byte[] type = Words.ActivityTypes[random.Weighted(Words.ActivityWeights)];
        bool form = type[0] == 'F', email = type[0] == 'E';
        bool automated = form || (email && random.Below(100) < 35);
        rows.Number(60_000_000_000 + (index * 7) + random.Below(7));
        rows.Number(lead.Id);
        rows.Cell(type);
        rows.Cell(form || random.Below(100) < 12 ? "INBOUND"u8 : "OUTBOUND"u8);
        int at = form ? WallClock.After(lead.Created, 0, ref random) : WallClock.After(lead.Assigned, 12, ref random);
        rows.Cell(scratch.Begin([]).AddTime(at).Text);
        rows.Cell(automated ? [] : random.Below(100) < 92 ? Words.Owners[lead.Owner] : random.Of(Words.Owners));
        rows.Cell(automated ? "true"u8 : "false"u8);
        rows.Cell(email && random.Below(100) < 4 ? "BOUNCED"u8 : random.Below(100) < 6 ? "SCHEDULED"u8 : "COMPLETED"u8);
        rows.Cell(random.Of(Words.Subjects));
        rows.EndRow();
    }

    private void Change(
        CsvRows rows, long id, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, int at, ReadOnlySpan<byte> by)
    {
        rows.Number(id);
        rows.Cell(from);
        rows.Cell(to);
        rows.Cell(scratch.Begin([]).AddTime(at).Text);
        rows.Cell(by);
        rows.EndRow();
    }

    private struct Lead
    {
        public Random64 Random;
        public long Id;
        public int Created, Assigned, LastActivity, Modified, Stage, Owner, Missing;
    }
}
