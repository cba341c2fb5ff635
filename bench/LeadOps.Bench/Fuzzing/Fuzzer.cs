using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Agreements;
using LeadOps.Audits;

namespace LeadOps.Bench.Fuzzing;

/// <summary>
/// Changes fixtures at random and checks that each is read as promised: nothing thrown but what callers expect, every
/// line accounted for, the same result in whatever pieces the bytes come, personal values masked. A run is known by its
/// seed and number and can be made again.
/// </summary>
internal sealed class Fuzzer : IDisposable
{
    private static readonly string[] Keys =
        ["terms", "required", "waivers", "rules", "columns", "people", "missingValues"];

    private const int MostTries = 3_000;

    /// <summary>From here on a fixture is likely to be a whole export; half of the runs begin from one.</summary>
    private const int Whole = 150;

    private readonly ulong seed;
    private readonly List<Fixture> fixtures, whole, agreements, audits;
    private readonly List<Agreement> good;
    private readonly string folder;
    private readonly ExportCheck exports;
    private readonly AgreementCheck files;
    private bool isCounting;

    /// <param name="seed">Of all runs.</param>
    /// <param name="more">A folder with further fixtures, or null.</param>
    public Fuzzer(long seed, string? more = null)
    {
        this.seed = (ulong)seed;
        fixtures = Fixtures.All(more);
        whole = fixtures.Where(fixture => fixture.Bytes.Length >= Whole).ToList();
        agreements = fixtures.Select(AsAgreement).OfType<Fixture>().ToList();
        audits = fixtures.Where(fixture => Has(TextOf(fixture), "exports")).ToList();
        good = agreements
            .Select(fixture => AgreementReader.Read(TextOf(fixture), "agreement.json", AuditFile.KnownRules).Agreement)
            .OfType<Agreement>()
            .ToList();
        folder = Directory.CreateTempSubdirectory("leadops-fuzz-").FullName;
        exports = new ExportCheck(folder, Count);
        files = new AgreementCheck(folder, Count);
    }

    /// <summary>How often what was met: which profiles, faults, facts and rules the runs reached.</summary>
    public SortedDictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    public int FixtureCount => fixtures.Count;

    /// <summary>Bytes of text that the last case was, unpacked; 0 where none could be read.</summary>
    public long TextLength => exports.TextLength;

    /// <summary>The case of that number.</summary>
    public FuzzCase CaseOf(long run)
    {
        var random = new Mutator(Random64.Of(seed, run), fixtures);
        int target = random.Below(100);
        if (target < 12) return CaseOf(Target.Agreement, agreements, random);
        if (target < 18) return CaseOf(Target.Audit, audits, random);
        var from = random.Below(2) == 0 ? fixtures : whole;
        var fixture = from[random.Below(from.Count)];
        var form = random.Below(3) == 0 ? random.Of(Forms.All) : Form.Plain;
        byte[] text = random.Mutate(fixture.Bytes);
        if (form != Form.Plain && random.Below(2) == 0)
        {
            // Damage on disk, not in the text.
            text = random.Mutate(Forms.Apply(form, text));
            form = Form.Plain;
        }

        return new FuzzCase
        {
            Target = Target.Export,
            From = fixture.Name,
            Text = text,
            Form = form,
            Choice = ReadChoice.Of(random),
            Agreement = random.Below(3) == 0 ? -1 : random.Below(good.Count),
        };
    }

    /// <summary>An export as it is, with nothing said about it.</summary>
    public static FuzzCase CaseOf(string path, Target target) =>
        new() { Target = target, From = Path.GetFileName(path), Text = File.ReadAllBytes(path), Choice = new ReadChoice() };

    /// <summary>Reads a case and counts what was met.</summary>
    /// <returns>The promise that it broke, or null.</returns>
    public FuzzFailure? Check(FuzzCase one)
    {
        isCounting = true;
        var failure = Try(one);
        isCounting = false;
        return failure;
    }

    /// <summary>A case as small as simple cuts make it that breaks the same promise.</summary>
    public FuzzCase Minimised(FuzzCase one, FuzzFailure failure) =>
        Minimised(one, other => Try(other)?.Kind == failure.Kind);

    internal static FuzzCase Minimised(FuzzCase one, Func<FuzzCase, bool> fails)
    {
        int tries = 0;
        foreach (var simplify in new Func<FuzzCase, FuzzCase>[] { WithoutChoice, Plain })
        {
            var simpler = simplify(one);
            if (fails(simpler)) one = simpler;
        }

        for (int size = Math.Max(1, one.Text.Length / 2); size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            for (bool again = true; again;)
            {
                again = false;
                for (int at = 0; at < one.Text.Length; at += size)
                {
                    if (++tries > MostTries) return one;
                    var shorter = one.With([.. one.Text[..at], .. one.Text[Math.Min(one.Text.Length, at + size)..]]);
                    if (!fails(shorter)) continue;
                    one = shorter;
                    at -= size;
                    again = size <= 64;
                }
            }
        }

        return one;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static FuzzCase WithoutChoice(FuzzCase one) =>
        new() { Target = one.Target, From = one.From, Text = one.Text, Form = one.Form };

    private static FuzzCase Plain(FuzzCase one) =>
        new() { Target = one.Target, From = one.From, Text = one.Text, Choice = one.Choice, Agreement = one.Agreement };

    private static FuzzCase CaseOf(Target target, List<Fixture> from, Mutator random)
    {
        var fixture = from[random.Below(from.Count)];
        return new FuzzCase { Target = target, From = fixture.Name, Text = random.Mutate(fixture.Bytes) };
    }

    private void Count(string what)
    {
        if (isCounting) Counts[what] = Counts.GetValueOrDefault(what) + 1;
    }

#pragma warning disable CA1031 // Whatever is thrown is what is looked for.
    private FuzzFailure? Try(FuzzCase one)
    {
        try
        {
            switch (one.Target)
            {
                case Target.Agreement:
                    files.CheckAgreement(one);
                    break;
                case Target.Audit:
                    files.CheckAudit(one);
                    break;
                default:
                    exports.Check(one, one.Agreement < 0 ? null : good[one.Agreement]);
                    break;
            }

            return null;
        }
        catch (FuzzFailure failure)
        {
            return failure;
        }
        catch (Exception exception)
        {
            return FuzzFailure.Of(exception);
        }
    }
#pragma warning restore CA1031

    private static string TextOf(Fixture fixture) => Encoding.UTF8.GetString(fixture.Bytes);

    private static bool Has(string json, string key) => json.Contains($"\"{key}\"", StringComparison.Ordinal);

    /// <summary>A text that is an agreement, or the middle of one as pages and tests show it; else null.</summary>
    private static Fixture? AsAgreement(Fixture fixture)
    {
        const string Head = "{ \"name\": \"Example\", \"version\": \"1\", \"timeZone\": \"Europe/Berlin\",\n";
        string text = TextOf(fixture), bare = text.TrimStart();
        if (!bare.Contains("\":", StringComparison.Ordinal)) return null;
        if (Has(text, "timeZone") && Has(text, "version")) return fixture;
        bool isBody = bare.StartsWith('"') && bare.TrimEnd() is [.., '}' or ']' or '"'];
        bool isExcerpt = bare.StartsWith('{') && Array.Exists(Keys, key => Has(bare, key));
        return isBody ? fixture with { Bytes = Encoding.UTF8.GetBytes(Head + bare + "\n}") }
            : isExcerpt ? fixture with { Bytes = Encoding.UTF8.GetBytes(Head + bare[1..]) }
            : null;
    }
}
