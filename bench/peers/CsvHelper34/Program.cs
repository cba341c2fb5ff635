using System;
using System.Diagnostics;
using System.Globalization;
using CsvHelper;

namespace CsvHelper34;

/// <summary><c>rows FILE</c>, <c>t1 FILE</c> or <c>t2 FILE FINDINGS</c>, on UTF-8 fields.</summary>
internal static class Program
{
    private const int Email = 3, Company = 5, Owner = 6, Stage = 7, Status = 8, Source = 9, Created = 12, Modified = 14;

    private static readonly WordSet Stages = new(
        "Inquiry", "MQL", "SAL", "SQL", "Opportunity", "Customer", "Recycled", "Disqualified");

    private static readonly WordSet Sources = new(
        "Organic search", "Paid search", "Referral", "Trade show", "Paid social", "E-mail marketing", "Direct traffic",
        "Partner");

    private static readonly WordSet Statuses = new(
        "New", "Open", "In progress", "Attempted to contact", "Connected", "Waiting on buyer", "Bad timing",
        "Unqualified");

    private static readonly WordSet Qualified = new("MQL", "SAL", "SQL");
    private static readonly string[] DateFields = ["created", "assigned", "modified", "lastActivity"];

    private static int Main(string[] args)
    {
        if (args.Length < 2 || (args[0] == "t2" && args.Length < 3))
        {
            Console.Error.WriteLine("rows FILE | t1 FILE | t2 FILE FINDINGS");
            return 4;
        }

        var watch = Stopwatch.StartNew();
        // The separator is given so that nothing is sniffed. Buffers from 64 KiB to 1 MiB make no difference.
        var options = new CsvReaderOptions { Separator = ',', BufferSize = 256 << 10 };
        using var reader = CsvReader.FromFile(args[1], options);
        string counts = args[0] switch
        {
            "rows" => Rows(reader),
            "t1" => T1(reader),
            "t2" => T2(reader, args[2]),
            _ => throw new ArgumentException($"No work '{args[0]}'."),
        };
        string seconds = watch.Elapsed.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        Console.WriteLine($"{{\"file\":\"{args[1]}\",{counts},\"seconds\":{seconds},\"csvHelper\":\"34.0.0\"}}");
        return 0;
    }

    private static string Rows(CsvReader reader)
    {
        long rows = 0;
        while (reader.Read()) rows++;
        return $"\"rows\":{rows}";
    }

    private static string T1(CsvReader reader)
    {
        long rows = 0, stage = 0, source = 0, status = 0;
        while (reader.Read())
        {
            rows++;
            if (Stages.Lacks(reader.GetSpan(Stage))) stage++;
            if (Sources.Lacks(reader.GetSpan(Source))) source++;
            if (Statuses.Lacks(reader.GetSpan(Status))) status++;
        }

        return $"\"rows\":{rows},\"stage\":{stage},\"source\":{source},\"status\":{status}";
    }

    private static string T2(CsvReader reader, string path)
    {
        using var findings = new Findings(path);
        Span<long> dates = stackalloc long[4];
        while (reader.Read())
        {
            long row = reader.RowNumber;
            var stage = reader.GetSpan(Stage);
            var email = reader.GetSpan(Email);
            var source = reader.GetSpan(Source);
            if (Qualified.Has(stage))
            {
                if (email.IsEmpty) findings.Add(row, 1001, "email", []);
                if (reader.GetSpan(Company).IsEmpty) findings.Add(row, 1001, "company", []);
                if (source.IsEmpty) findings.Add(row, 1001, "source", []);
                if (reader.GetSpan(Owner).IsEmpty) findings.Add(row, 1001, "owner", []);
            }

            if (!email.IsEmpty && !Checks.IsEmail(email)) findings.Add(row, 2001, "email", email);
            for (int i = 0; i < 4; i++)
            {
                var text = reader.GetSpan(Created + i);
                dates[i] = text.IsEmpty ? Checks.NoDate : Checks.Minutes(text);
                if (dates[i] == Checks.BadDate) findings.Add(row, 2009, DateFields[i], text);
            }

            if (Stages.Lacks(stage)) findings.Add(row, 3001, "stage", stage);
            if (Sources.Lacks(source)) findings.Add(row, 3001, "source", source);
            var status = reader.GetSpan(Status);
            if (Statuses.Lacks(status)) findings.Add(row, 3001, "status", status);
            if (dates[0] >= 0 && dates[2] >= 0 && dates[2] < dates[0])
                findings.Add(row, 4001, "modified", reader.GetSpan(Modified));
        }

        return findings.Counts;
    }
}
