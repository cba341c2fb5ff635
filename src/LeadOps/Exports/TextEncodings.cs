using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LeadOps.Exports;

/// <summary>Tells how text is encoded, and knows encodings by name. Every encoding it gives is strict.</summary>
internal static class TextEncodings
{
    public const int Utf8CodePage = 65001;
    private const int Utf16CodePage = 1200;
    private const int Utf16BigEndianCodePage = 1201;
    private const int Utf32CodePage = 12000;
    private const int Utf32BigEndianCodePage = 12001;
    private const int Windows1252CodePage = 1252;
    private const int AsciiCodePage = 20127;
    private const int Utf7CodePage = 65000;

    private static readonly KeyValuePair<int, byte[]>[] Boms =
    [
        // UTF-32 goes before UTF-16, whose mark it begins with.
        new(Utf32CodePage, [0xFF, 0xFE, 0x00, 0x00]),
        new(Utf32BigEndianCodePage, [0x00, 0x00, 0xFE, 0xFF]),
        new(Utf8CodePage, [0xEF, 0xBB, 0xBF]),
        new(Utf16CodePage, [0xFF, 0xFE]),
        new(Utf16BigEndianCodePage, [0xFE, 0xFF]),
    ];

    // Names without their punctuation. As browsers do, Latin-1 is read as windows-1252: the two differ only where
    // Latin-1 has control characters. PowerShell's "ansi" depends on the machine; here it is windows-1252.
    private static readonly Dictionary<string, int> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = Utf8CodePage,
        ["utf8bom"] = Utf8CodePage,
        ["utf8nobom"] = Utf8CodePage,
        ["utf16"] = Utf16CodePage,
        ["utf16le"] = Utf16CodePage,
        ["unicode"] = Utf16CodePage,
        ["utf16be"] = Utf16BigEndianCodePage,
        ["bigendianunicode"] = Utf16BigEndianCodePage,
        ["utf32"] = Utf32CodePage,
        ["utf32le"] = Utf32CodePage,
        ["utf32be"] = Utf32BigEndianCodePage,
        ["bigendianutf32"] = Utf32BigEndianCodePage,
        ["ansi"] = Windows1252CodePage,
        ["latin1"] = Windows1252CodePage,
        ["iso88591"] = Windows1252CodePage,
        ["ascii"] = AsciiCodePage,
        ["usascii"] = AsciiCodePage,
    };

    /// <summary>Names to offer; any other name or code page number that .NET knows is taken too.</summary>
    public static IReadOnlyList<string> KnownNames { get; } =
    [
        "utf-8", "utf-16", "utf-16be", "utf-32", "utf-32be", "windows-1252", "ansi", "latin1", "ascii",
        "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
        "windows-1257", "windows-1258", "windows-874", "iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-7",
        "iso-8859-9", "iso-8859-15", "ibm437", "ibm850", "ibm852", "koi8-r", "koi8-u", "macintosh", "shift_jis",
        "euc-jp", "euc-kr", "gb2312", "gb18030", "big5",
    ];

    /// <summary>The encoding of that name: <c>utf-8</c>, <c>ansi</c>, <c>shift_jis</c>, <c>850</c>, <c>cp850</c>.</summary>
    /// <exception cref="ArgumentException">No such encoding; the message names the nearest.</exception>
    public static Encoding Resolve(string name)
    {
        string wanted = name.Trim();
        string key = string.Concat(wanted.Where(char.IsLetterOrDigit));
        string digits = key.StartsWith("cp", StringComparison.OrdinalIgnoreCase) ? key.Substring(2) : key;
        bool numbered = Aliases.TryGetValue(key, out int codePage)
            || int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out codePage);
        var found = numbered ? FindByCodePage(codePage) : FindByName(wanted);
        // UTF-7 hides characters that matter (a quote, a delimiter) in others; .NET has given it up too.
        if (found != null && found.CodePage != Utf7CodePage) return Strict(found);
        throw new ArgumentException($"'{name}' is not an encoding that is known here. {Nearest(wanted)}");
    }

    /// <summary>
    /// Says how a file is encoded by its first bytes: a byte order mark; else the encoding the caller set; else UTF-16
    /// by the place of its NUL bytes; else UTF-8.
    /// </summary>
    public static DetectedEncoding Detect(byte[] head, int length, Encoding? given = null)
    {
        foreach (var bom in Boms)
        {
            if (!StartsWith(head, length, bom.Value)) continue;
            var encoding = Strict(Encoding.GetEncoding(bom.Key));
            string evidence = "begins with the byte order mark " + Hex(bom.Value);
            if (given != null && given.CodePage != bom.Key) evidence += $", which goes before {NameOf(given)}";
            return new DetectedEncoding(encoding, bom.Value.Length, evidence);
        }

        if (given != null) return new DetectedEncoding(Strict(given), 0, "set by the caller; no byte order mark");

        int evenNuls = 0, oddNuls = 0, pairs = length / 2;
        for (int i = 0; i < pairs * 2; i += 2)
        {
            if (head[i] == 0) evenNuls++;
            if (head[i + 1] == 0) oddNuls++;
        }

        // Delimiters and line ends are ASCII in any script, so a fair share of one half must be NUL, and hardly any of
        // the other. A few stray NUL bytes in UTF-8 stay far below.
        bool Pattern(int many, int few) => pairs >= 2 && many * 8 >= pairs && few * 20 <= many;
        if (Pattern(oddNuls, evenNuls)) return ByNuls(Utf16CodePage, oddNuls);
        if (Pattern(evenNuls, oddNuls)) return ByNuls(Utf16BigEndianCodePage, evenNuls);
        return new DetectedEncoding(Strict(Encoding.GetEncoding(Utf8CodePage)), 0, "no byte order mark");

        DetectedEncoding ByNuls(int codePage, int nuls) => new(
            Strict(Encoding.GetEncoding(codePage)),
            0,
            string.Format(
                CultureInfo.InvariantCulture,
                "no byte order mark, but one half of {0:N0} of the first {1:N0} pairs of bytes is NUL",
                nuls,
                pairs));
    }

    /// <summary>The name as LeadOps shows it.</summary>
    public static string NameOf(Encoding encoding) => encoding.CodePage switch
    {
        Utf8CodePage => "UTF-8",
        Utf16CodePage => "UTF-16 LE",
        Utf16BigEndianCodePage => "UTF-16 BE",
        Utf32CodePage => "UTF-32 LE",
        Utf32BigEndianCodePage => "UTF-32 BE",
        _ => encoding.WebName,
    };

    /// <summary>The error for bytes that are not text in the encoding they are read with.</summary>
    /// <param name="file">The file, as findings name it.</param>
    /// <param name="encoding">The encoding it was read with.</param>
    /// <param name="bytes">Holds the first bytes that are wrong.</param>
    /// <param name="at">Where they begin in <paramref name="bytes"/>.</param>
    /// <param name="count">How many of them to show, at least 1.</param>
    /// <param name="offset">Offset of the first in the decompressed file, byte order mark included.</param>
    /// <param name="position">Line and column of the first.</param>
    public static ExportException InvalidByte(
        string file, Encoding encoding, byte[] bytes, int at, int count, long offset, TextPosition position)
    {
        var shown = string.Join(" ", Enumerable.Range(at, count)
            .Select(i => "0x" + bytes[i].ToString("X2", CultureInfo.InvariantCulture)));
        string what = count == 1 ? $"byte {shown} is" : $"bytes {shown} are";
        string place = offset.ToString(CultureInfo.InvariantCulture);
        return new ExportException(
            "InvalidByte",
            file,
            $"{what} not valid {NameOf(encoding)} (byte {place}).",
            encoding.CodePage == Utf8CodePage
                ? "Read it with -Encoding windows-1252."
                : "Read it with the -Encoding it was written in, or save it again as UTF-8.")
        {
            Line = position.Line,
            Column = position.Column,
            ByteOffset = offset,
        };
    }

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        strict.EncoderFallback = EncoderFallback.ExceptionFallback;
        return strict;
    }

    private static Encoding? FindByCodePage(int codePage)
    {
        // 0 to 3 and 42 stand for whatever the machine is set to.
        if (codePage is <= 3 or 42) return null;
        try
        {
#if NET8_0_OR_GREATER
            return CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
#else
            return Encoding.GetEncoding(codePage);
#endif
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding? FindByName(string name)
    {
        try
        {
#if NET8_0_OR_GREATER
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
#else
            return Encoding.GetEncoding(name);
#endif
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Nearest(string name)
    {
        string wanted = name.ToUpperInvariant();
        var near = KnownNames
            .Select(known => (Name: known, Distance: Distance(wanted, known.ToUpperInvariant())))
            .Where(known => known.Distance <= Math.Max(2, wanted.Length / 3))
            .OrderBy(known => known.Distance)
            .Take(3)
            .Select(known => known.Name)
            .ToList();
        return near.Count > 0 ? $"Nearest: {string.Join(", ", near)}." : "Often used: utf-8, utf-16, windows-1252.";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }

    private static bool StartsWith(byte[] head, int length, byte[] start)
    {
        if (length < start.Length) return false;
        for (int i = 0; i < start.Length; i++)
        {
            if (head[i] != start[i]) return false;
        }

        return true;
    }

    private static string Hex(byte[] bytes) => BitConverter.ToString(bytes).Replace('-', ' ');
}
