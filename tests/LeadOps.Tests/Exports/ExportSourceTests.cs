using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class ExportSourceTests : IDisposable
{
    private const string Text = "Id,Name\r\n1,Müller\r\n2,東京\r\n";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_read_as_often_as_asked()
    {
        var path = folder.Write("leads.csv", Encoding.UTF8.GetBytes(Text));
        var source = Assert.Single(ExportSource.Open(path));
        Assert.Equal((path, "leads.csv", null, "none"), (source.Path, source.Name, source.Entry, source.Compression));
        Assert.Equal(new FileInfo(path).Length, source.StoredLength);
        for (int pass = 0; pass < 3; pass++) Assert.Equal(Text, ReadText(source));
        Assert.Equal("north/leads.csv", ExportSource.Open(path, "north/leads.csv")[0].Name);
    }

    [Fact]
    public void Gzip_is_told_by_its_first_bytes_not_by_its_name()
    {
        var packed = GzipReaderTests.Member(Encoding.UTF8.GetBytes(Text));
        var source = Assert.Single(ExportSource.Open(folder.Write("leads.csv", packed)));
        Assert.Equal("gzip", source.Compression);
        Assert.Equal(Text, ReadText(source));
        var plain = Assert.Single(ExportSource.Open(folder.Write("leads.csv.gz", Encoding.UTF8.GetBytes(Text))));
        Assert.Equal("none", plain.Compression);
        Assert.Equal(Text, ReadText(plain));
    }

    [Theory]
    [InlineData("utf-8", 3)]
    [InlineData("utf-16", 2)]
    [InlineData("utf-16be", 2)]
    [InlineData("utf-32", 4)]
    public void The_byte_order_mark_is_told_and_not_given_out(string name, int bomLength)
    {
        var encoding = TextEncodings.Resolve(name);
        byte[] bytes = [.. encoding.GetBytes("\uFEFF" + Text)];
        foreach (var stored in new[] { bytes, GzipReaderTests.Member(bytes) })
        {
            var source = ExportSource.Open(folder.Write("leads.csv", stored))[0];
            using (var stream = source.OpenRead()) Assert.Equal(bomLength, stream.Encoding.BomLength);
            Assert.Equal(Text, ReadText(source));
        }
    }

    [Fact]
    public void The_encoding_that_is_set_is_used()
    {
        var encoding = TextEncodings.Resolve("windows-1252");
        var source = ExportSource.Open(folder.Write("leads.csv", encoding.GetBytes("Id\nMüller €\n")))[0];
        Assert.Equal("Id\nMüller €\n", ReadText(source, encoding));
    }

    [Fact]
    public void Utf8_is_given_out_as_it_is_and_not_copied_through_another_stream()
    {
        var source = ExportSource.Open(folder.Write("leads.csv", [0xEF, 0xBB, 0xBF, 0x41, 0xFC]))[0];
        using var stream = source.OpenRead();
        var text = stream.AsUtf8();
        Assert.Same(stream, text);
        var copy = new MemoryStream();
        text.CopyTo(copy);
        Assert.Equal((byte[])[0x41, 0xFC], copy.ToArray());
    }

    [Fact]
    public void An_empty_file_is_an_empty_text()
    {
        Assert.Equal("", ReadText(ExportSource.Open(folder.Write("leads.csv", []))[0]));
        Assert.Equal("", ReadText(ExportSource.Open(folder.Write("bom.csv", [0xEF, 0xBB, 0xBF]))[0]));
        Assert.Equal("", ReadText(ExportSource.Open(folder.Write("e.csv.gz", GzipReaderTests.Member([])))[0]));
    }

    [Fact]
    public void Progress_grows_up_to_the_stored_length()
    {
        var rows = Enumerable.Range(0, 300_000).Select(i => $"{i * 7919L % 104729},a\n");
        var text = Encoding.ASCII.GetBytes(string.Concat(rows));
        foreach (var stored in new[] { text, GzipReaderTests.Member(text), ZipSourceTests.Archive(("a.csv", text)) })
        {
            var source = ExportSource.Open(folder.Write("leads", stored))[0];
            using var stream = source.OpenRead();
            var buffer = new byte[50_000];
            long last = stream.StoredPosition;
            int steps = 0;
            Assert.InRange(last, 0, source.StoredLength);
            while (stream.Read(buffer, 0, buffer.Length) > 0)
            {
                Assert.InRange(stream.StoredPosition, last, source.StoredLength);
                if (stream.StoredPosition > last) steps++;
                last = stream.StoredPosition;
            }

            Assert.Equal(source.StoredLength, last);
            Assert.True(steps > 3);
        }
    }

    [Fact]
    public void A_cut_gzip_file_gives_its_text_before_the_error()
    {
        var packed = GzipReaderTests.Member(Encoding.UTF8.GetBytes(Text));
        var source = ExportSource.Open(folder.Write("leads.csv.gz", packed[..^3]))[0];
        using var stream = source.OpenRead();
        var text = stream.AsUtf8();
        var buffer = new byte[1_000];
        Assert.Equal(Text, Encoding.UTF8.GetString(buffer, 0, text.Read(buffer, 0, buffer.Length)));
        var e = Assert.Throws<ExportException>(() => text.Read(buffer, 0, buffer.Length));
        Assert.Equal(("TruncatedGzip", "leads.csv.gz"), (e.Id, e.File));
    }

    [Fact]
    public void What_comes_before_damage_does_not_depend_on_how_much_is_read_at_once()
    {
        var random = new Random(7);
        var plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},{random.Next(50)},name\n")));
        byte[] gzip = GzipReaderTests.Member(plain), zip = Zipped(plain);
        foreach (byte[] packed in new[] { gzip, zip })
        {
            for (int trial = 0; trial < 40; trial++)
            {
                byte[] damaged = [.. packed];
                damaged[random.Next(1_000, packed.Length - 200)] ^= (byte)(1 << random.Next(8));
                var source = ExportSource.Open(folder.Write("damaged", damaged))[0];
                Assert.Equal(Read(source, 777), Read(source, 1 << 20));
            }
        }

        static (string, string) Read(ExportSource source, int atOnce)
        {
            using var stream = source.OpenRead();
            using var text = new MemoryStream();
            var buffer = new byte[atOnce];
            var fault = Assert.Throws<ExportException>(() =>
            {
                while (stream.Read(buffer, 0, buffer.Length) is > 0 and var read) text.Write(buffer, 0, read);
            });
            return (Encoding.UTF8.GetString(text.ToArray()), fault.Message);
        }

        static byte[] Zipped(byte[] text)
        {
            using var bytes = new MemoryStream();
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            {
                using var entry = zip.CreateEntry("leads.csv").Open();
                entry.Write(text);
            }

            return bytes.ToArray();
        }
    }

    [Fact]
    public void A_gzip_file_without_any_text_to_give_fails_at_once()
    {
        var source = ExportSource.Open(folder.Write("leads.csv.gz", [0x1F, 0x8B, 8]))[0];
        Assert.Equal("TruncatedGzip", Assert.Throws<ExportException>(() => source.OpenRead()).Id);
    }

    [Fact]
    public void A_file_that_another_program_still_writes_can_be_read()
    {
        var path = folder.Write("leads.csv", Encoding.UTF8.GetBytes(Text));
        using var writer = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete);
        var source = ExportSource.Open(path)[0];
        Assert.Equal(Text, ReadText(source));
    }

    [Fact]
    public void A_file_that_is_read_can_be_written_and_deleted_by_others()
    {
        var path = folder.Write("leads.csv", Encoding.UTF8.GetBytes(Text));
        var source = ExportSource.Open(path)[0];
        using var stream = source.OpenRead();
        using (new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
        }

        File.Delete(path);
        Assert.Equal("FileNotFound", Assert.Throws<ExportException>(() => source.OpenRead()).Id);
    }

    [Fact]
    public void A_locked_file_is_told()
    {
        var path = folder.Write("leads.csv", Encoding.UTF8.GetBytes(Text));
        using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal("FileLocked", Refused(path).Id);
    }

    [UnprivilegedFact]
    public void A_file_without_permission_is_told()
    {
        var path = folder.Write("leads.csv", Encoding.UTF8.GetBytes(Text));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Equal("NoPermission", Refused(path).Id);
    }

    [Fact]
    public void A_missing_file_or_folder_and_a_folder_are_told()
    {
        Assert.Equal("FileNotFound", Refused(Path.Combine(folder.Path, "none.csv")).Id);
        Assert.Equal("FileNotFound", Refused(Path.Combine(folder.Path, "none", "leads.csv")).Id);
        var e = Refused(folder.Path);
        Assert.Equal("IsFolder", e.Id);
        Assert.Contains("*.csv", e.Recommendation, StringComparison.Ordinal);
        Assert.Equal("InvalidPath", Refused("").Id);
        Assert.Equal("InvalidPath", Refused("a\0b").Id);
    }

    [Theory]
    [InlineData("D0CF11E0A1B11AE100000000", "ExcelWorkbook", "old Excel workbook")]
    [InlineData("255044462D312E370A25E2E3", "NotText", "PDF")]
    [InlineData("89504E470D0A1A0A0000000D", "NotText", "PNG")]
    [InlineData("FFD8FFE000104A4649460001", "NotText", "JPEG")]
    [InlineData("377ABCAF271C0004", "UnknownArchive", "7-Zip")]
    [InlineData("425A683931415926535941", "UnknownArchive", "bzip2")]
    [InlineData("50415231150415", "NotText", "Parquet")]
    public void A_file_of_another_kind_is_named(string hex, string id, string what)
    {
        var bytes = Convert.FromHexString(hex);
        foreach (var stored in new[] { bytes, GzipReaderTests.Member(bytes), ZipSourceTests.Archive(("a", bytes)) })
        {
            var e = Refused(folder.Write("leads.csv", stored));
            Assert.Equal(id, e.Id);
            Assert.Contains(what, e.Message, StringComparison.Ordinal);
            Assert.NotEmpty(e.Recommendation);
        }
    }

    [Fact]
    public void A_tar_archive_in_gzip_is_named()
    {
        var tar = new byte[1024];
        Encoding.ASCII.GetBytes("leads.csv").CopyTo(tar, 0);
        Encoding.ASCII.GetBytes("ustar").CopyTo(tar, 257);
        var e = Refused(folder.Write("a.tgz", GzipReaderTests.Member(tar)));
        Assert.Contains("tar archive", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_binary_file_is_refused_and_text_with_stray_nul_bytes_is_not()
    {
        byte[] program = [0x7F, 0x45, 0x4C, 0x46, .. new byte[60]];
        foreach (var bytes in new[] { GzipReaderTests.MakeNoise(5_000), new byte[5_000], program })
        {
            Assert.Equal("NotText", Refused(folder.Write("leads.csv", bytes)).Id);
        }

        var rows = string.Concat(Enumerable.Repeat("2,Carla\n", 100));
        var text = Encoding.UTF8.GetBytes("Id\n1\0\0\0\0\0\0\0\0\0\n" + rows);
        Assert.Equal(text, Encoding.UTF8.GetBytes(ReadText(ExportSource.Open(folder.Write("leads.csv", text))[0])));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>")]
    [InlineData("\uFEFF \r\n<HTML lang='en'>")]
    [InlineData("<?xml version='1.0'?><Workbook/>")]
    public void A_web_page_saved_in_place_of_the_export_is_named(string text)
    {
        Assert.Equal("Markup", Refused(folder.Write("leads.csv", Encoding.UTF8.GetBytes(text))).Id);
        ReadText(ExportSource.Open(folder.Write("ok.csv", Encoding.UTF8.GetBytes("<1 year,Id\n")))[0]);
    }

    [Fact]
    public void Text_that_only_begins_like_an_archive_is_text()
    {
        foreach (var text in new[] { "PK,Name\n", "PK", "P", "BZh,1\n", "PAR1,x\n", "ustar\n" })
        {
            Assert.Equal(text, ReadText(ExportSource.Open(folder.Write("a.csv", Encoding.UTF8.GetBytes(text)))[0]));
        }
    }

    internal static string ReadText(ExportSource source, Encoding? given = null)
    {
        using var stream = source.OpenRead(given);
        var text = new MemoryStream();
        stream.AsUtf8().CopyTo(text);
        return new UTF8Encoding(false, true).GetString(text.ToArray());
    }

    private static ExportException Refused(string path) => Assert.Throws<ExportException>(() =>
    {
        foreach (var source in ExportSource.Open(path)) source.OpenRead().Dispose();
    });

    private sealed class UnprivilegedFactAttribute : FactAttribute
    {
        public UnprivilegedFactAttribute()
        {
            if (!OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess) return;
            Skip = "Needs Unix permissions and an account that they bind.";
        }
    }
}
