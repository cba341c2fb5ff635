using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Profiles;

namespace LeadOps.Bench.Fuzzing;

/// <summary>What is read.</summary>
internal enum Target
{
    Export,
    Agreement,
    Audit,
}

/// <summary>One input and what is said about it.</summary>
internal sealed class FuzzCase
{
    public required Target Target { get; init; }

    /// <summary>The fixture it began as.</summary>
    public required string From { get; init; }

    /// <summary>The bytes that were changed, before they are put into <see cref="Form"/>.</summary>
    public required byte[] Text { get; init; }

    public Form Form { get; init; }

    public ReadChoice Choice { get; init; } = new();

    /// <summary>Index of the agreement that an export is held against, or -1.</summary>
    public int Agreement { get; init; } = -1;

    public byte[] Bytes => Forms.Apply(Form, Text);

    public FuzzCase With(byte[] text) =>
        new() { Target = Target, From = From, Text = text, Form = Form, Choice = Choice, Agreement = Agreement };

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Target} from {From}, {Text.Length:N0} bytes as {Form}, agreement {Agreement}{Choice}");
}

/// <summary>What a user may say about an export; all of it exists, so that only the file can be wrong.</summary>
internal sealed class ReadChoice
{
    private static readonly string[] Encodings =
        ["utf-8", "windows-1252", "utf-16", "utf-16be", "utf-32", "shift_jis", "gb18030", "ibm850", "ascii"];

    private static readonly string[] Zones =
        ["Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "UTC", "Australia/Lord_Howe"];

    private static readonly string[] Headers = ["Email", "Record ID", "Id", "Notes", "Column1", "Create Date"];
    private static readonly string?[] Fields = ["id", "email", "created", "stage", "note", null];

    public string? Encoding { get; private init; }

    public char? Delimiter { get; private init; }

    public string? Profile { get; private init; }

    public RecordKind? Kind { get; private init; }

    public string? TimeZone { get; private init; }

    public DateOrder DateOrder { get; private init; }

    public string? MappedHeader { get; private init; }

    public string? MappedField { get; private init; }

    /// <summary>Mostly nothing.</summary>
    public static ReadChoice Of(Mutator random)
    {
        var profile = random.Below(12) == 0 ? ProfileCatalogue.All[random.Below(ProfileCatalogue.All.Count)] : null;
        return new ReadChoice
        {
            Encoding = random.Below(16) == 0 ? random.Of(Encodings) : null,
            Delimiter = random.Below(24) == 0 ? random.Of([',', ';', '\t', '|', ':', 'x']) : null,
            Profile = profile?.Name,
            Kind = random.Below(10) != 0 ? null
                : profile is null ? (RecordKind)random.Below(8)
                : profile.Kinds[random.Below(profile.Kinds.Count)],
            TimeZone = random.Below(8) == 0 ? random.Of(Zones) : null,
            DateOrder = random.Below(8) == 0 ? (DateOrder)random.Below(4) : DateOrder.Unknown,
            MappedHeader = random.Below(8) == 0 ? random.Of(Headers) : null,
            MappedField = random.Of(Fields),
        };
    }

    public ReadOptions Options(Agreement? agreement)
    {
        var options = AuditFile.Options(agreement);
        options.Encoding = Encoding;
        options.Delimiter = Delimiter;
        options.Profile = Profile;
        options.Kind = Kind;
        options.TimeZone = TimeZone;
        options.DateOrder = DateOrder;
        if (MappedHeader is null) return options;
        var map = new Dictionary<string, string?>(options.Map!, StringComparer.Ordinal) { [MappedHeader] = MappedField };
        options.Map = map;
        return options;
    }

    public override string ToString()
    {
        var said = new (string Name, object? Value)[]
        {
            ("encoding", Encoding), ("delimiter", Delimiter), ("profile", Profile), ("kind", Kind), ("zone", TimeZone),
            ("dates", DateOrder == DateOrder.Unknown ? null : DateOrder),
            ("map", MappedHeader is null ? null : MappedHeader + "=" + MappedField),
        };
        return string.Concat(said.Where(one => one.Value is not null).Select(one => $", {one.Name} {one.Value}"));
    }
}

/// <summary>A promise that an input broke.</summary>
internal sealed class FuzzFailure(string kind, string detail) : Exception(kind + ": " + detail)
{
    /// <summary>The same for the same fault.</summary>
    public string Kind { get; } = kind;

    /// <summary>An exception that no caller expects: its type and where it came from are its kind.</summary>
    public static FuzzFailure Of(Exception exception)
    {
        string at = (exception.StackTrace ?? "").Split('\n')
            .Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("at LeadOps.", StringComparison.Ordinal)) ?? "";
        int end = at.IndexOf('(', StringComparison.Ordinal);
        return new FuzzFailure($"{exception.GetType().Name} {(end < 0 ? at : at[..end])}", exception.ToString());
    }

    public static void Unless(bool holds, string kind, Func<string> detail)
    {
        if (!holds) throw new FuzzFailure(kind, detail());
    }
}
