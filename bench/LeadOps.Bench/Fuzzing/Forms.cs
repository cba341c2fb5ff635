using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace LeadOps.Bench.Fuzzing;

/// <summary>How a text lies on disk.</summary>
internal enum Form
{
    /// <summary>As it is.</summary>
    Plain,
    Utf8Bom,
    Utf16,
    Utf16BigEndian,
    Utf16WithoutBom,
    Utf32,
    Windows1252,
    Gzip,

    /// <summary>Two members, one after the other.</summary>
    GzipTwice,
    Zip,
    ZipStored,

    /// <summary>With a second export and what macOS leaves behind.</summary>
    ZipOfTwo,
}

/// <summary>Puts a text into a form. Bytes that are no UTF-8 are lost where the form is another encoding.</summary>
internal static class Forms
{
    public static readonly Form[] All = Enum.GetValues<Form>();

    /// <summary>Whether reading it must give what reading the plain bytes gives, places included.</summary>
    public static bool IsLossless(Form form) => form is Form.Gzip or Form.GzipTwice or Form.Zip or Form.ZipStored;

    public static byte[] Apply(Form form, byte[] text) => form switch
    {
        Form.Utf8Bom => [0xEF, 0xBB, 0xBF, .. text],
        Form.Utf16 => [0xFF, 0xFE, .. Encode(Encoding.Unicode, text)],
        Form.Utf16BigEndian => [0xFE, 0xFF, .. Encode(Encoding.BigEndianUnicode, text)],
        Form.Utf16WithoutBom => Encode(Encoding.Unicode, text),
        Form.Utf32 => [0xFF, 0xFE, 0, 0, .. Encode(Encoding.UTF32, text)],
        Form.Windows1252 => Encode(CodePagesEncodingProvider.Instance.GetEncoding(1252)!, text),
        Form.Gzip => Gzip(text),
        Form.GzipTwice => [.. Gzip(text[..(text.Length / 2)]), .. Gzip(text[(text.Length / 2)..])],
        Form.Zip => Zip(CompressionLevel.Fastest, ("leads.csv", text)),
        Form.ZipStored => Zip(CompressionLevel.NoCompression, ("leads.csv", text)),
        Form.ZipOfTwo => Zip(
            CompressionLevel.Fastest,
            ("a/leads.csv", text),
            ("__MACOSX/._leads.csv", [0, 5, 22, 7]),
            ("b/ü.csv", "Record ID,Email\n1,a@b.example\n"u8.ToArray())),
        _ => text,
    };

    private static byte[] Encode(Encoding encoding, byte[] text) => encoding.GetBytes(Encoding.UTF8.GetString(text));

    private static byte[] Gzip(byte[] text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(text);
        return bytes.ToArray();
    }

    private static byte[] Zip(CompressionLevel level, params (string Name, byte[] Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                var entry = zip.CreateEntry(name, level);
                entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
