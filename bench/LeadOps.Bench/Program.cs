using System;
using System.Collections.Generic;
using System.Globalization;
using LeadOps.Bench.Fuzzing;

namespace LeadOps.Bench;

internal static class Program
{
    private const string Usage = """
        generate --leads N --out DIR [--seed 1] [--format csv|jsonl|json|envelope] [--activities 3]
            writes exports of N leads with planted faults, truth.json, and the agreement and audit file of T2
        sample --out DIR
            writes the sample of samples/acme and lists what is planted in it
        rows --file FILE
            counts the records of a CSV file, with full reconciliation
        newlines --file FILE
            counts the bytes that end lines: the least that any work on the file takes
        audit --path FOLDER [--times 5]
            runs the audit of a folder several times in one process; milliseconds of each
        calendar [--calls 5000000]
            asks five business calendars for open time and due instants; processor time of a call
        fuzz --runs N [--seed 1] [--first 0] [--fixtures DIR] [--out DIR] [--limit 60]
            changes every fixture at random and checks what is read; failing inputs, made small, go to DIR; exit code 1
        fuzz --file FILE [--as export]
            checks one file as export, agreement or audit
        """;

    private static int Main(string[] args)
    {
        try
        {
            var options = new Options(args);
            switch (args.Length == 0 ? "" : args[0])
            {
                case "generate":
                    Generate(options);
                    return 0;
                case "sample":
                    string folder = options.Text("out");
                    options.End();
                    foreach (var planted in AcmeSample.Write(folder)) Console.WriteLine(planted);
                    return 0;
                case "rows":
                    string file = options.Text("file");
                    options.End();
                    Console.WriteLine(Measure.Rows(file));
                    return 0;
                case "newlines":
                    string counted = options.Text("file");
                    options.End();
                    Console.WriteLine(Measure.NewLines(counted));
                    return 0;
                case "audit":
                    string audited = options.Text("path");
                    long times = options.Number("times", 5, 1, 1000);
                    options.End();
                    foreach (string line in Measure.Audits(audited, (int)times)) Console.WriteLine(line);
                    return 0;
                case "calendar":
                    long calls = options.Number("calls", 5_000_000, 1, int.MaxValue);
                    options.End();
                    foreach (string line in CalendarCalls.Run((int)calls)) Console.WriteLine(line);
                    return 0;
                case "fuzz":
                    return Fuzz(options);
                default:
                    throw new ArgumentException("Name a verb.");
            }
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine(Usage);
            return 4;
        }
    }

    private static void Generate(Options options)
    {
        long leads = options.Number("leads", null, 1, int.MaxValue);
        string folder = options.Text("out");
        long seed = options.Number("seed", 1, 0, long.MaxValue);
        string format = options.Text("format", "csv");
        long activities = options.Number("activities", 3, 0, 1000);
        options.End();
        if (format is not ("csv" or "jsonl" or "json" or "envelope"))
            throw new ArgumentException($"--format {format}: csv, jsonl, json or envelope.");
        new LargeExport(new(leads, folder, (ulong)seed, format, (int)activities)).Write();
    }

    private static int Fuzz(Options options)
    {
        string file = options.Text("file", "");
        if (file.Length > 0)
        {
            string target = options.Text("as", "export");
            options.End();
            if (!Enum.TryParse(target, true, out Target known)) throw new ArgumentException($"--as {target}: export, agreement or audit.");
            using var fuzzer = new Fuzzer(0);
            var failure = fuzzer.Check(Fuzzer.CaseOf(file, known));
            Console.WriteLine(failure?.Message ?? "All promises hold.");
            return failure is null ? 0 : 1;
        }

        long runs = options.Number("runs", null, 1, long.MaxValue / 2);
        long seed = options.Number("seed", 1, 0, long.MaxValue);
        long first = options.Number("first", 0, 0, long.MaxValue / 2);
        string fixtures = options.Text("fixtures", ""), output = options.Text("out", "");
        long limit = options.Number("limit", 60, 1, 3600);
        options.End();
        using var all = new Fuzzer(seed, fixtures.Length == 0 ? null : fixtures);
        var run = new FuzzRun(seed, all, output.Length == 0 ? null : output, TimeSpan.FromSeconds(limit), Console.Out);
        return run.Run(first, runs) == 0 ? 0 : 1;
    }

    private sealed class Options
    {
        private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

        public Options(string[] args)
        {
            for (int i = 1; i < args.Length; i += 2)
            {
                if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
                    throw new ArgumentException($"'{args[i]}' is not an option with a value.");
                values[args[i][2..]] = args[i + 1];
            }
        }

        public string Text(string name, string? fallback = null) => values.Remove(name, out string? value) ? value
            : fallback ?? throw new ArgumentException($"--{name} is missing.");

        public long Number(string name, long? fallback, long least, long most)
        {
            string text = Text(name, fallback?.ToString(CultureInfo.InvariantCulture));
            bool good = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value);
            if (!good || value < least || value > most)
                throw new ArgumentException($"--{name} {text}: a whole number from {least} to {most}.");
            return value;
        }

        public void End()
        {
            foreach (string name in values.Keys) throw new ArgumentException($"Unknown option --{name}.");
        }
    }
}
