using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace LeadOps.Agreements;

/// <summary>Finds and loads agreement files.</summary>
internal static class AgreementFile
{
    public const string FileName = "lead-agreement.json";

    /// <summary>Far beyond any agreement; it is held in memory.</summary>
    private const int MaxBytes = 16 << 20;

    /// <summary>The nearest <c>lead-agreement.json</c> in a folder or above it, or null.</summary>
    public static string? Find(string startFolder)
    {
        for (var folder = new DirectoryInfo(startFolder); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, FileName);
            if (File.Exists(path)) return path;
        }

        return null;
    }

    /// <param name="path">The file.</param>
    /// <param name="rules">The ids of all rules with the names of their options; null not to check them.</param>
    /// <param name="name">How problems name the file; without it, the path.</param>
    /// <exception cref="AgreementException">It cannot be read, or has an error.</exception>
    public static Agreement Load(
        string path, IReadOnlyDictionary<string, IReadOnlyCollection<string>>? rules = null, string? name = null)
    {
        name ??= path;
        var reading = Read(path, rules, name);
        if (reading.Agreement is not null) return reading.Agreement;
        throw Invalid("AgreementInvalid", name, reading.Problems, $"All problems: Test-LeadAgreement {(name.Contains(' ') ? $"'{name}'" : name)}");
    }

    /// <summary>The first error of a file, and where to see the others.</summary>
    public static AgreementException Invalid(string id, string name, IReadOnlyList<AgreementProblem> problems, string all)
    {
        var first = problems.First(problem => problem.Severity == Severity.Error);
        return new AgreementException(
            id, name, first.ToString(), first.Nearest is null ? all : $"Did you mean '{first.Nearest}'? {all}", problems);
    }

    /// <summary>The JSON of a file; null where it is not JSON, and the problems then say where it breaks.</summary>
    /// <exception cref="AgreementException">It is missing, locked, too large or no file.</exception>
    public static JsonNode? ReadJson(string path, ProblemList problems)
    {
        string? text = Decode(ReadBytes(path, path), path, out var problem);
        if (problem is null) return StrictJson.Parse(text!, problems);
        problems.Add(problem.Severity, problem.Line, problem.JsonPath, problem.Message);
        return null;
    }

    /// <summary>Reads a file and finds all its problems.</summary>
    /// <exception cref="AgreementException">It is missing, locked, too large or no file.</exception>
    public static AgreementReading Read(
        string path, IReadOnlyDictionary<string, IReadOnlyCollection<string>>? rules = null, string? name = null)
    {
        name ??= path;
        var bytes = ReadBytes(path, name);
        string? text = Decode(bytes, name, out var problem);
        return problem is null ? AgreementReader.Read(text!, name, rules) : new AgreementReading(null, [problem]);
    }

    /// <summary>The text of a file that reads without error, and whether a byte order mark goes before it.</summary>
    /// <exception cref="AgreementException">It cannot be read, or has an error.</exception>
    public static (string Text, bool HasMark, Agreement Agreement) ReadText(
        string path, IReadOnlyDictionary<string, IReadOnlyCollection<string>>? rules, string name)
    {
        var agreement = Load(path, rules, name);
        var bytes = ReadBytes(path, name);
        return (Decode(bytes, name, out _)!, bytes.Length > 0 && bytes[0] == 0xEF, agreement);
    }

    private static byte[] ReadBytes(string path, string name)
    {
        try
        {
            if (Directory.Exists(path)) throw Unreadable(name, "is a folder", $"Name the file, e.g. {FileName} in it.");
            var share = FileShare.ReadWrite | FileShare.Delete;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, share);
            if (stream.Length > MaxBytes) throw Unreadable(name, "is over 16 MiB: no agreement is", "Check the path.");
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(name, "does not exist", "Write one: New-LeadAgreement -Path " + FileName, missing);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException
            or ArgumentException or NotSupportedException)
        {
            string fact = "cannot be opened: " + failed.Message.TrimEnd('.');
            throw Unreadable(name, fact, "Check the path and who may read it.", failed);
        }
    }

    private static AgreementException Unreadable(
        string name, string fact, string recommendation, Exception? inner = null) =>
        new("AgreementUnreadable", name, $"{name} {fact}.", recommendation, [], inner);

    private static string? Decode(byte[] bytes, string name, out AgreementProblem? problem)
    {
        problem = null;
        if (bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            const string Message = "The file is UTF-16; save it as UTF-8.";
            problem = new AgreementProblem(name, 1, Severity.Error, "", Message, null, "");
            return null;
        }

        int start = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            problem = InvalidByte(bytes, start, name);
            return null;
        }
    }

    private static AgreementProblem InvalidByte(byte[] bytes, int start, string name)
    {
        int at = FirstInvalid(bytes, start), line = 1, lineStart = start;
        for (int i = start; i < at; i++)
        {
            if (bytes[i] != '\n' && (bytes[i] != '\r' || bytes[i + 1] == '\n')) continue;
            line++;
            lineStart = i + 1;
        }

        int column = Encoding.UTF8.GetCharCount(bytes, lineStart, at - lineStart) + 1;
        return new AgreementProblem(
            name,
            line,
            Severity.Error,
            "",
            $"Byte 0x{bytes[at]:X2} at column {column} is not valid UTF-8 (byte {at}); save the file as UTF-8.",
            null,
            "");
    }

    /// <summary>The offset of the first byte of the first sequence that is no UTF-8.</summary>
    private static int FirstInvalid(byte[] bytes, int at)
    {
        var strict = new UTF8Encoding(false, true);
        while (at < bytes.Length)
        {
            int length = bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4;
            try
            {
                strict.GetCharCount(bytes, at, Math.Min(length, bytes.Length - at));
            }
            catch (DecoderFallbackException)
            {
                break;
            }

            at += length;
        }

        return at;
    }
}
