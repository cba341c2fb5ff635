using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace LeadOps.Bench;

/// <summary>A fault that the sample holds on purpose: its kind, and the line on which its row begins.</summary>
internal sealed record Planted(string File, long Line, string Fault, string Field)
{
    public override string ToString() => $"{File}:{Line} {Fault}{(Field.Length == 0 ? "" : " ")}{Field}";
}

/// <summary>
/// The exports of <c>samples/acme</c>: seven weeks of a small company's leads as HubSpot writes them, with the faults
/// that such files really have. The committed folder is this program's output, byte for byte.
/// </summary>
internal sealed class AcmeSample
{
    private const int LeadCount = 120;
    private const string LineEnd = "\r\n";
    private const string Ben = "Ben Otte", Dana = "Dana Ruiz", Jonas = "Jonas Weber";
    private const string Lena = "Lena Vogt", Mia = "Mia Keller";
    private const string Queue = "DACH queue", Automation = "Workflow";

    private static readonly DateTime Start = At(10, 1, 6, 40);
    private static readonly DateTime AsOf = At(11, 20, 8, 0);
    private static readonly DateTime BenHandsOver = At(10, 30, 16, 0);
    private static readonly DateTime LenaBegan = At(11, 16, 0, 0);

    private static readonly string[] LeadHeader =
    [
        "Record ID", "First Name", "Last Name", "Email", "Phone Number", "Company name", "Contact owner",
        "Lifecycle Stage", "Lead Status", "Original Source", "Country/Region", "City", "Create Date",
        "Owner Assigned Date", "Last Modified Date", "Last Activity Date", "Number of Employees", "Rejection reason",
        "Notes", "Persona", "Webinar Date", "Score notes",
    ];

    // The CRM calls an inquiry "Lead". The newest leads have had no time to get far.
    private static readonly string[] Stages =
    [
        "Lead", "MQL", "SAL", "MQL", "Disqualified", "SQL", "Lead", "MQL", "Recycled", "SAL", "Lead", "Opportunity",
        "MQL", "SQL", "Disqualified", "Lead", "SAL", "Customer", "MQL", "Lead",
    ];

    private static readonly string[] NewestStages = ["Lead", "MQL", "SAL", "MQL", "Lead"];

    private static readonly Dictionary<string, string[]> Paths = new(StringComparer.Ordinal)
    {
        ["Lead"] = ["Lead"],
        ["MQL"] = ["Lead", "MQL"],
        ["SAL"] = ["Lead", "MQL", "SAL"],
        ["SQL"] = ["Lead", "MQL", "SAL", "SQL"],
        ["Opportunity"] = ["Lead", "MQL", "SAL", "SQL", "Opportunity"],
        ["Customer"] = ["Lead", "MQL", "SAL", "SQL", "Opportunity", "Customer"],
        ["Recycled"] = ["Lead", "MQL", "SAL", "Recycled"],
        ["Disqualified"] = ["Lead", "MQL", "SAL", "Disqualified"],
    };

    private static readonly string[] FirstNames =
    [
        "Anna", "Björn", "Clara", "David", "Elif", "Felix", "Greta", "Hannes", "Ines", "Jürgen", "Katja", "Lukas",
        "Marie-Luise", "Nils", "Olga", "Paul", "Rosa", "Sören", "Tobias", "Ulla",
    ];

    private static readonly string[] LastNames =
    [
        "Albers", "Brandt", "Conrad", "Dietrich", "Engel", "Fröhlich", "Große", "Hübner", "Jansen", "Köhler",
        "Lindner", "Möller", "Neumann", "Öztürk", "Pohl", "Roth", "Schäfer", "Thiel", "Vogel", "Weiß", "Ziegler",
    ];

    private static readonly (string Name, string Domain, string Country, string City)[] Companies =
    [
        ("Nordwind AG", "nordwind", "DE", "Hamburg"),
        ("Brückner Werkzeugbau GmbH", "brueckner-werkzeugbau", "DE", "Köln"),
        ("Seeblick Logistik GmbH", "seeblick", "DE", "Berlin"),
        ("Alpenrose Handel e.K.", "alpenrose", "AT", "Wien"),
        ("Weißfluh Medizintechnik AG", "weissfluh", "CH", "Zürich"),
        ("Kupferberg & Söhne GmbH & Co. KG", "kupferberg", "DE", "München"),
        ("Rheinbogen \"Die Spedition\" GmbH", "rheinbogen", "DE", "Düsseldorf"),
        ("Silbertal Energie GmbH", "silbertal", "AT", "Linz"),
        ("Birkholz; Partner", "birkholz", "DE", "Leipzig"),
        ("Falkensee Software GmbH", "falkensee", "DE", "Berlin"),
        ("Möwe Reederei AG", "moewe", "DE", "Bremen"),
        ("Steinkamp Maschinenbau SE", "steinkamp", "CH", "Basel"),
    ];

    private static readonly string[] Sources =
        ["Organic search", "Paid search", "Organic search", "Referral", "Organic search", "Trade show", "Paid search"];

    private static readonly string[] Notes =
    [
        "", "Downloaded the buyer's guide twice.", "", "Wants prices for 40 seats; trial agreed.", "",
        "Said \"not before Q1\" on the phone.", "Möchte Unterlagen auf Deutsch.", "",
        "Compares us with two others, decides in autumn.", "", "",
    ];

    private static readonly (string Type, string Direction, string Status, string Subject, string Body)[] Touches =
    [
        ("EMAIL", "OUTBOUND", "COMPLETED", "Your question", ""),
        ("EMAIL", "INBOUND", "COMPLETED", "Re: your question", "Please call\nin the morning"),
        ("MEETING", "OUTBOUND", "COMPLETED", "Demo, 30 min", ""),
        ("CALL", "OUTBOUND", "COMPLETED", "Call", "Said \"send me the offer\""),
        ("CALL", "OUTBOUND", "NO_ANSWER", "Call", ""),
    ];

    private static readonly string[] Personas = ["Operations lead", "CFO", "IT manager", "", "Founder"];
    private static readonly string[] RejectReasons = ["Wrong size", "Could not reach", "Wrong size", "Other"];

    private readonly List<Planted> planted = [];
    private readonly List<Lead> leads = [];
    private readonly List<Change> stageChanges = [];
    private readonly List<Change> ownerChanges = [];
    private readonly List<Activity> activities = [];
    private Random64 random = new(2026);

    /// <summary>Writes the sample to a folder, which is made if need be, and returns what is planted in it.</summary>
    public static IReadOnlyList<Planted> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var sample = new AcmeSample();
        sample.MakeLeads();
        sample.PlantCompleteness();
        sample.PlantTerminology();
        sample.PlantValues();
        sample.PlantStructure();
        sample.PlantFollowUp();
        sample.WriteLeads(Path.Combine(folder, "leads.csv"));
        sample.WriteActivities(Path.Combine(folder, "activities.csv"));
        sample.WriteHistory(Path.Combine(folder, "stage-history.csv"), Headers.Stages, sample.stageChanges);
        sample.WriteHistory(Path.Combine(folder, "owner-history.csv"), Headers.Owners, sample.ownerChanges);
        WritePeople(Path.Combine(folder, "people.csv"));
        Resources.Copy("acme/lead-agreement.json", folder);
        Resources.Copy("acme/lead-audit.json", folder);
        Resources.Copy("acme/README.md", folder);
        return sample.planted;
    }

    private void MakeLeads()
    {
        // Some paths break the agreement: a step left out, or a way back from the end.
        var odd = new Dictionary<int, string[]>
        {
            [5] = ["Lead", "MQL", "SQL"],
            [11] = ["Lead", "SQL", "Opportunity"],
            [45] = ["Lead", "MQL", "SQL"],
            [52] = ["Lead", "MQL", "SAL", "Disqualified", "MQL"],
        };
        for (int i = 0; i < LeadCount; i++)
        {
            string stage = i < 100 ? Stages[i % Stages.Length] : NewestStages[i % NewestStages.Length];
            AddLead(i, odd.GetValueOrDefault(i, Paths[stage]), odd.ContainsKey(i));
        }
    }

    private void AddLead(int index, string[] path, bool odd)
    {
        string stage = path[^1];
        var created = Waking(Start.AddMinutes((index * 575) + random.Below(500)));
        var lead = new Lead { Id = Text(48_211_900_000 + (index * 417_131) + random.Below(400_000)), Stage = stage };
        var at = created;
        DateTime? assigned = null;
        string owner = "";
        stageChanges.Add(new(lead.Id, "", path[0], at, Automation, ""));
        for (int step = 1; step < path.Length; step++)
        {
            at = Later(at, 4);
            if (step == 1)
            {
                owner = Owner(at);
                assigned = Assign(lead.Id, owner, at, queued: index % 17 == 3);
                if (assigned > at && path.Length > 2) at = assigned.Value;
            }

            bool wrong = odd && !Agreed(path[step - 1], path[step]);
            string by = step == 1 ? Automation : owner;
            stageChanges.Add(new(lead.Id, path[step - 1], path[step], at, by, wrong ? "ChangeNotAgreed" : ""));
        }

        // Ben's open leads went to others on his last day; one was forgotten.
        if (owner == Ben && stage is "MQL" or "SAL" or "SQL" && index != 21)
        {
            string next = index % 2 == 0 ? Dana : Jonas;
            var handed = BenHandsOver.AddMinutes(random.Below(60));
            if (handed > at)
            {
                ownerChanges.Add(new(lead.Id, owner, next, handed, Mia, ""));
                owner = next;
                assigned = handed;
            }
        }

        AddActivities(lead.Id, stage, owner, created, assigned, untouched: index % 13 == 7);
        var last = activities.Where(a => a.LeadId == lead.Id).Max(a => a.At);
        var modified = last > at ? last : at;
        if (assigned > modified) modified = assigned.Value;
        string first = FirstNames[random.Below(FirstNames.Length)], name = LastNames[random.Below(LastNames.Length)];
        var company = Companies[random.Below(Companies.Length)];
        string reason = stage switch
        {
            "Disqualified" => RejectReasons[index % RejectReasons.Length],
            "Recycled" => "Could not reach",
            _ => "",
        };
        string note = reason == "Other" ? "Builds the tool in house." : Notes[random.Below(Notes.Length)];
        if (index % 23 == 4) note = "Called from the fair:\n- budget in spring\n- decides with purchasing";
        string phone = (random.Below(4) == 0 ? "030 23125 " : "+49 30 23125 ") + Text(1000 + random.Below(1000))[1..];
        string employees = Text(5 + (random.Below(30) * random.Below(30)));
        lead.Cells =
        [
            lead.Id, first, name, $"{Words.ForAddress(first)}.{Words.ForAddress(name)}{index}@{company.Domain}.example",
            random.Below(8) == 0 ? "" : phone, company.Name, owner, stage, Status(stage),
            Sources[random.Below(Sources.Length)], company.Country, company.City,
            DayFirst(created), DayFirst(assigned), DayFirst(modified.AddMinutes(random.Below(3))), DayFirst(last),
            random.Below(6) == 0 ? "" : employees, reason, note, Personas[random.Below(Personas.Length)],
            index % 11 == 6 ? $"0{Text(3 + random.Below(7))}.11.2026 10:00" : "",
            index % 19 == 8 ? "Fit checked by hand" : "",
        ];
        leads.Add(lead);
    }

    private DateTime Assign(string id, string owner, DateTime at, bool queued)
    {
        var assigned = at.AddMinutes(random.Below(20));
        if (!queued)
        {
            ownerChanges.Add(new(id, "", owner, assigned, Automation, ""));
            return assigned;
        }

        ownerChanges.Add(new(id, "", Queue, assigned, Automation, ""));
        var taken = assigned.AddMinutes(30 + random.Below(60));
        ownerChanges.Add(new(id, Queue, owner, taken, owner, ""));
        return taken;
    }

    private void AddActivities(
        string id, string stage, string owner, DateTime created, DateTime? assigned, bool untouched)
    {
        activities.Add(new(id, "FORM", "INBOUND", created, "", true, "COMPLETED", "Contact form", ""));
        if (random.Below(2) == 0)
        {
            string status = random.Below(12) == 0 ? "BOUNCED" : "COMPLETED";
            activities.Add(new(id, "EMAIL", "OUTBOUND", created.AddMinutes(1), "", true, status, "Thank you", ""));
        }

        if (assigned is null || (untouched && stage == "MQL")) return;
        var at = assigned.Value;
        int touches = 1 + random.Below(3);
        for (int i = 0; i < touches && at < AsOf.AddHours(-30); i++)
        {
            at = Later(at, i == 0 ? 1 : 3);
            var (type, direction, status, subject, body) = Touches[random.Below(Touches.Length)];
            activities.Add(new(id, type, direction, at, owner, false, status, subject, body));
        }
    }

    private void PlantCompleteness()
    {
        Plant("MQL", "RequiredMissing", "Email", "");
        Plant("MQL", "RequiredMissing", "Email", "");
        Plant("SAL", "RequiredMissing", "Company name", "N/A");
        Plant("SQL", "RequiredMissing", "Company name", "");
        Plant("MQL", "RequiredMissing", "Original Source", "Select");
        Plant("SAL", "RequiredMissing", "Original Source", "");
        Plant("MQL", "RequiredMissing", "Contact owner", "");
        Plant("SAL", "RequiredMissing", "Contact owner", "unknown");
        Plant("Disqualified", "RequiredMissing", "Rejection reason", "");
        Plant("Disqualified", "RequiredMissing", "Rejection reason", "");
        Plant("Disqualified", "RequiredMissing", "Rejection reason", "-");

        // Waived until 2029, and a waiver that ended in June 2026.
        Plant("MQL", "RequiredMissing, waived", "Company name", "")["Original Source"] = "Trade show";
        Plant("SAL", "RequiredMissing, waived", "Company name", "")["Original Source"] = "Trade show";
        Plant("SAL", "RequiredMissing, waiver expired", "Company name", "")["Original Source"] = "Referral";

        var other = Plant("Disqualified", "NoteMissing", "Rejection reason", "Other");
        other["Notes"] = "";
    }

    private void PlantTerminology()
    {
        for (int i = 0; i < 3; i++) Plant("MQL", "DeprecatedTerm", "Lifecycle Stage", "Hot lead");
        for (int i = 0; i < 2; i++) Plant("MQL", "AliasUsed", "Lifecycle Stage", "Marketing lead");
        Plant("SAL", "NotATerm", "Lifecycle Stage", "Evaluating");
        Plant("Disqualified", "NearTerm", "Lifecycle Stage", "Disqualifed");
        for (int i = 0; i < 4; i++) Plant("Lead", "AliasUsed", "Original Source", "organic_search");
        for (int i = 0; i < 2; i++) Plant("SAL", "AliasUsed", "Original Source", "PPC");
        Plant("Opportunity", "AliasUsed", "Original Source", "Event");
        for (int i = 0; i < 2; i++) Plant("Lead", "SpellingVariant", "Original Source", "trade show");
        for (int i = 0; i < 2; i++) Plant("MQL", "SpellingVariant", "Original Source", "Trade  show");
        for (int i = 0; i < 2; i++) Plant("SQL", "NotATerm", "Original Source", "LinkedIn");
        Plant("Lead", "NotATerm", "Original Source", "Newsletter");
        Plant("Customer", "NearTerm", "Original Source", "Refferal");
        Plant("Disqualified", "NearTerm", "Rejection reason", "Coud not reach");
        Plant("Disqualified", "AliasUsed", "Rejection reason", "Ringing");
        Plant("Recycled", "AliasUsed", "Rejection reason", "No answer");
        Plant("Disqualified", "NotATerm", "Rejection reason", "Bankrupt");
    }

    private void PlantValues()
    {
        Plant("MQL", "EmailInvalid", "Email", "m.roth@");
        Plant("Lead", "EmailInvalid", "Email", "t.engel.seeblick.example");
        Plant("SQL", "EmailInvalid", "Email", "j..vogel@nordwind.example");
        Plant("Lead", "DateImpossible", "Last Activity Date", "31.11.2026 09:40");
        Plant("MQL", "ModifiedBeforeCreated", "Last Modified Date", "28.09.2026 17:15");
    }

    private void PlantStructure()
    {
        var many = Next("Lead");
        string note = many["Notes"] = "Has a tool; wants two more licences";
        many.Raw = string.Join(';', many.Cells.Select(cell => cell == note ? cell : CsvRows.Quoted(cell, ';')));
        many.Faults.Add(("TooManyCells", ""));
        var few = Next("Lead");
        few.Raw = string.Join(';', few.Cells[..16].Select(cell => CsvRows.Quoted(cell, ';')));
        few.Faults.Add(("TooFewCells", ""));
        Next("Lead").BlankBefore = true;

        // The quotes of lines further down are what a reader that does not stop here would close it with.
        var unclosed = activities.Find(a => a.Status == "NO_ANSWER" && a.At > BenHandsOver)!;
        unclosed.Fault = "UnclosedQuote";
        unclosed.Body = "Left a message, will try again";
        activities.Find(a => a.Type == "EMAIL" && a.Owner == Mia && a.Body.Length == 0)!.Fault = "TooFewCells";
    }

    // The morning of 20 November: what Find-UnfollowedLead lists beside the leads that were left untouched above.
    private void PlantFollowUp()
    {
        // Missed, and no fault of whoever held it: on leave, and taken over when most of the time was gone.
        HandOver(Idle("MQL", At(10, 8, 9, 0)), "OwnerOnLeave", (Dana, At(10, 8, 9, 0)));
        HandOver(Idle("SAL", At(11, 12, 11, 50)), "NoFaultTransfer", (Jonas, At(11, 12, 11, 50)), (Dana, At(11, 13, 10, 0)));

        // Someone took the lead and gave it back to nobody.
        var unowned = leads.Find(lead => lead.Faults.Contains(("RequiredMissing", "Contact owner")) && lead.Stage == "MQL")!;
        unowned["Original Source"] = "Referral";
        HandOver(unowned, "Unowned", (Mia, At(11, 18, 17, 20)), ("", At(11, 18, 17, 32)));
        var unownedStill = leads.Find(lead => lead.Faults.Contains(("RequiredMissing", "Contact owner")) && lead.Stage == "SAL")!;
        HandOver(unownedStill, "Unowned", (Lena, At(11, 20, 7, 10)), ("", At(11, 20, 7, 25)));

        var overdue = Idle("SAL", At(11, 19, 10, 45));
        overdue["Original Source"] = "Referral";
        HandOver(overdue, "Overdue", (Jonas, At(11, 19, 10, 45)));
        HandOver(Idle("MQL", At(10, 30, 14, 0)), "OwnerLeft", (Ben, At(10, 30, 14, 0)));
        HandOver(Idle("MQL", At(11, 19, 10, 30)), "AtRisk", (Dana, At(11, 19, 10, 30)));
        HandOver(Idle("MQL", At(11, 19, 11, 0)), "AtRisk", (Lena, At(11, 19, 11, 0)));
    }

    // A lead without a fault on which nothing was done since.
    private Lead Idle(string stage, DateTime since) => leads.FindLast(lead =>
        lead.Stage == stage && lead.Faults.Count == 0 && !lead.BlankBefore && lead["Contact owner"].Length > 0
        && lead["Original Source"] != "Referral"
        && activities.Where(a => a.LeadId == lead.Id).All(a => a.At < since)
        && stageChanges.Where(c => c.LeadId == lead.Id).All(c => c.At < since))
        ?? throw new InvalidOperationException($"No idle lead at {stage} is left.");

    private void HandOver(Lead lead, string fault, params (string To, DateTime At)[] holders)
    {
        ownerChanges.RemoveAll(change => change.LeadId == lead.Id);
        string from = "";
        foreach (var (to, at) in holders)
        {
            ownerChanges.Add(new(lead.Id, from, to, at, Automation, ""));
            from = to;
        }

        if (from.Length > 0) lead["Contact owner"] = from;
        lead["Owner Assigned Date"] = DayFirst(holders[0].At);
        lead["Last Modified Date"] = DayFirst(holders[^1].At);
        lead.Faults.Add((fault, ""));
    }

    private void WriteLeads(string path)
    {
        using var rows = new CsvRows(path, LeadHeader, ';', LineEnd);
        foreach (var lead in leads)
        {
            if (lead.BlankBefore)
            {
                planted.Add(new("leads.csv", rows.Line, "BlankLine", ""));
                rows.RawLine("");
            }

            foreach (var (fault, field) in lead.Faults) planted.Add(new("leads.csv", rows.Line, fault, field));
            if (lead.Raw is not null)
            {
                rows.RawLine(lead.Raw);
                continue;
            }

            foreach (string cell in lead.Cells) rows.Cell(cell);
            rows.EndRow();
        }
    }

    private void WriteActivities(string path)
    {
        using var rows = new CsvRows(path, [.. Headers.Activities, "Body"], ',', LineEnd);
        long id = 60_118_204_000;
        foreach (var activity in activities.OrderBy(a => a.At).ThenBy(a => a.LeadId, StringComparer.Ordinal))
        {
            id += 1 + random.Below(90);
            string[] cells =
            [
                Text(id), activity.LeadId, activity.Type, activity.Direction, YearFirst(activity.At), activity.Owner,
                activity.Automated ? "true" : "false", activity.Status, activity.Subject, activity.Body,
            ];
            if (activity.Fault.Length > 0) planted.Add(new("activities.csv", rows.Line, activity.Fault, ""));
            switch (activity.Fault)
            {
                case "UnclosedQuote":
                    rows.RawLine(string.Join(',', cells[..9]) + ",\"" + cells[9]);
                    continue;
                case "TooFewCells":
                    rows.RawLine(string.Join(',', cells[..7]));
                    continue;
            }

            foreach (string cell in cells) rows.Cell(cell);
            rows.EndRow();
        }
    }

    private void WriteHistory(string path, string[] header, List<Change> changes)
    {
        using var rows = new CsvRows(path, header, ',', LineEnd);
        foreach (var change in changes.OrderBy(c => c.At).ThenBy(c => c.LeadId, StringComparer.Ordinal))
        {
            if (change.Fault.Length > 0)
                planted.Add(new(Path.GetFileName(path), rows.Line, change.Fault, $"{change.From} to {change.To}"));
            string[] cells = [change.LeadId, change.From, change.To, YearFirst(change.At), change.By];
            foreach (string cell in cells) rows.Cell(cell);
            rows.EndRow();
        }
    }

    private static void WritePeople(string path)
    {
        string[][] people =
        [
            [Ben, "ben.otte@acme.example", "DACH", "SDR", "2025-03-01", "2026-10-31"],
            [Dana, "dana.ruiz@acme.example", "DACH", "SDR", "2026-01-01", ""],
            [Jonas, "jonas.weber@acme.example", "DACH", "SDR", "2024-08-01", ""],
            [Lena, "lena.vogt@acme.example", "DACH", "SDR", "2026-11-16", ""],
            [Mia, "mia.keller@acme.example", "DACH", "SDR", "2023-02-01", ""],
        ];
        using var rows = new CsvRows(path, Headers.People, ',', LineEnd);
        foreach (string[] person in people)
        {
            foreach (string cell in person) rows.Cell(cell);
            rows.EndRow();
        }
    }

    private Lead Plant(string stage, string fault, string field, string value)
    {
        var lead = Next(stage);
        lead[field] = value;
        lead.Faults.Add((fault, field));
        return lead;
    }

    // The next lead at that stage without a fault, spread over the file.
    private Lead Next(string stage)
    {
        for (int i = 0; i < LeadCount; i++)
        {
            var lead = leads[i * 37 % LeadCount];
            bool oneLine = !lead["Notes"].Contains('\n', StringComparison.Ordinal);
            if (lead.Stage == stage && lead.Faults.Count == 0 && !lead.BlankBefore && oneLine) return lead;
        }

        throw new InvalidOperationException($"No lead at {stage} is left.");
    }

    private string Owner(DateTime at)
    {
        string[] owners = at < BenHandsOver ? [Dana, Jonas, Mia, Ben]
            : at < LenaBegan ? [Dana, Jonas, Mia] : [Dana, Jonas, Mia, Lena];
        return owners[random.Below(owners.Length)];
    }

    // Later by up to so many days and by at most a third of what is left to the end.
    private DateTime Later(DateTime at, int days)
    {
        int most = (int)Math.Min(days * 1440, (AsOf - at).TotalMinutes / 3);
        var later = Waking(at.AddMinutes(10 + random.Below(most)));
        return later < AsOf ? later : throw new InvalidOperationException("The story runs past its end.");
    }

    // Nothing happens at night: before 07:00 it happens after seven, from 20:00 on the next morning.
    private static DateTime Waking(DateTime at) => at.Hour < 7 ? at.Date.AddMinutes(420 + at.Minute)
        : at.Hour >= 20 ? at.Date.AddMinutes(1440 + 420 + at.Minute) : at;

    private static bool Agreed(string from, string to) => (from, to) is
        ("Lead", "MQL" or "Disqualified") or ("MQL", "SAL" or "Recycled" or "Disqualified")
        or ("SAL", "SQL" or "Recycled" or "Disqualified") or ("SQL", "Opportunity" or "Recycled" or "Disqualified")
        or ("Opportunity", "Customer" or "Recycled") or ("Recycled", "MQL");

    private string Status(string stage) => stage switch
    {
        "Lead" => "New",
        "MQL" => random.Below(2) == 0 ? "Open" : "Attempted to contact",
        "SAL" => "In progress",
        "Recycled" => "Bad timing",
        "Disqualified" => "Unqualified",
        _ => "Connected",
    };

    private static DateTime At(int month, int day, int hour, int minute) =>
        new(2026, month, day, hour, minute, 0, DateTimeKind.Unspecified);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string DayFirst(DateTime? at) =>
        at?.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string YearFirst(DateTime at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private sealed class Lead
    {
        public string Id { get; init; } = "";

        public string Stage { get; init; } = "";

        public string[] Cells { get; set; } = [];

        public List<(string Fault, string Field)> Faults { get; } = [];

        public string? Raw { get; set; }

        public bool BlankBefore { get; set; }

        public string this[string header]
        {
            get => Cells[Array.IndexOf(LeadHeader, header)];
            set => Cells[Array.IndexOf(LeadHeader, header)] = value;
        }
    }

    private sealed record Change(string LeadId, string From, string To, DateTime At, string By, string Fault);

    private sealed record Activity(
        string LeadId, string Type, string Direction, DateTime At, string Owner, bool Automated, string Status,
        string Subject, string FirstBody)
    {
        public string Body { get; set; } = FirstBody;

        public string Fault { get; set; } = "";
    }
}
