using System;
using System.Globalization;

namespace LeadOps.Exports;

/// <summary>Knows the files that people take for exports, and says how to get one.</summary>
internal static class ForeignFile
{
    private const string SaveAsCsv = "Save it in Excel as 'CSV UTF-8 (Comma delimited)'";

    private static readonly Signature[] Signatures =
    [
        new(0, "D0CF11E0A1B11AE1", "ExcelWorkbook", "an old Excel workbook (.xls) or another Office file",
            SaveAsCsv + "."),
        new(0, "25504446", "NotText", "a PDF document", "Export the data as CSV; a PDF holds pages, not rows."),
        new(0, "89504E470D0A1A0A", "NotText", "a PNG image", "Name the export, a CSV or JSON file."),
        new(0, "FFD8FF", "NotText", "a JPEG image", "Name the export, a CSV or JSON file."),
        new(0, "474946383961", "NotText", "a GIF image", "Name the export, a CSV or JSON file."),
        new(0, "504B0304", "NestedArchive", "an archive or an Excel workbook inside an archive",
            "Unpack the outer one first and give what came out."),
        new(0, "1F8B08", "NestedArchive", "a gzip file inside an archive",
            "Unpack the outer one first and give what came out."),
        new(0, "377ABCAF271C", "UnknownArchive", "a 7-Zip archive", "Unpack it first, or pack it as zip or gzip."),
        new(0, "526172211A07", "UnknownArchive", "a RAR archive", "Unpack it first, or pack it as zip or gzip."),
        new(0, "FD377A585A00", "UnknownArchive", "an xz file", "Unpack it first, or pack it as zip or gzip."),
        new(0, "28B52FFD", "UnknownArchive", "a Zstandard file", "Unpack it first, or pack it as zip or gzip."),
        new(4, "314159265359", "UnknownArchive", "a bzip2 file", "Unpack it first, or pack it as zip or gzip."),
        new(257, "7573746172", "UnknownArchive", "a tar archive", "Unpack it first (tar -xf), or pack it as zip."),
        new(0, "53514C69746520666F726D6174203300", "NotText", "an SQLite database", "Export its table as CSV."),
        new(0, "5041523115", "NotText", "a Parquet file", "Export the data as CSV or JSON."),
    ];

    // A login page or an error page saved in place of the export, and tables that call themselves .xls.
    private static readonly string[] Markup = ["<!doctype", "<html", "<head", "<table", "<?xml"];

    /// <exception cref="ExportException">The bytes are not those of a text export.</exception>
    public static void Check(ExportSource source, byte[] head, int length, DetectedEncoding encoding)
    {
        foreach (var signature in Signatures)
        {
            if (Matches(head, length, signature.Offset, signature.Bytes))
            {
                throw new ExportException(signature.Id, source.Name, $"this is {signature.What}.", signature.Remedy);
            }
        }

        // Every second byte of UTF-16 may be NUL.
        if (encoding.Encoding.CodePage is 1200 or 1201 or 12000 or 12001) return;
        int controls = 0;
        for (int i = 0; i < length; i++)
        {
            // Tab to carriage return, Ctrl-Z and Escape occur in text.
            if (head[i] < 0x20 && head[i] is not ((>= 0x09 and <= 0x0D) or 0x1A or 0x1B)) controls++;
        }

        if (controls >= 8 && controls * 20 > length)
        {
            throw new ExportException(
                "NotText",
                source.Name,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "this is not text: {0:N0} of its first {1:N0} bytes are NUL or control characters.",
                    controls,
                    length),
                "Name a CSV or JSON file; UTF-16 or UTF-32 without a byte order mark: -Encoding utf-16.");
        }

        int at = encoding.BomLength;
        while (at < length && head[at] is 0x20 or (>= 0x09 and <= 0x0D)) at++;
        foreach (var start in Markup)
        {
            if (new Utf8Text(head, at, Math.Min(start.Length, length - at)).EqualsAscii(start))
            {
                throw new ExportException(
                    "Markup",
                    source.Name,
                    $"this is a web page or XML: it begins with '{start}'.",
                    "Open it in a browser to see what it says, then export again as CSV or JSON.");
            }
        }
    }

    /// <summary>The error for a workbook that is a zip archive inside.</summary>
    public static ExportException Workbook(string path, string name)
    {
        string quoted = path.IndexOfAny([' ', '\'', '(', '&', ';', '$', '`']) < 0
            ? path
            : "'" + path.Replace("'", "''") + "'";
        return new ExportException(
            "ExcelWorkbook",
            name,
            "this is an Excel workbook, not text.",
            $"{SaveAsCsv}, or type: Import-Excel {quoted} | Test-Lead");
    }

    private static bool Matches(byte[] head, int length, int offset, byte[] bytes)
    {
        if (length < offset + bytes.Length) return false;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (head[offset + i] != bytes[i]) return false;
        }

        return true;
    }

    private sealed class Signature
    {
        public Signature(int offset, string hex, string id, string what, string remedy)
        {
            Offset = offset;
            Bytes = new byte[hex.Length / 2];
            for (int i = 0; i < Bytes.Length; i++)
            {
                Bytes[i] = byte.Parse(hex.Substring(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }

            Id = id;
            What = what;
            Remedy = remedy;
        }

        public int Offset { get; }

        public byte[] Bytes { get; }

        public string Id { get; }

        public string What { get; }

        public string Remedy { get; }
    }
}
