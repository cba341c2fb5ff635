using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class ZipSourceTests : IDisposable
{
    private static readonly byte[] Leads = Encoding.UTF8.GetBytes("Id,Name\r\n1,Müller\r\n" + new string('x', 500));
    private static readonly byte[] Costs = Encoding.UTF8.GetBytes("Source,Cost\n");
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_file_in_an_archive_is_an_export_in_ordinal_order()
    {
        var path = folder.Write("crm.zip", Archive(
            ("sub/leads.csv", Leads), ("b.csv", Costs), ("a.csv", Leads), ("B.csv", Leads), ("sub/", []),
            ("__MACOSX/._a.csv", Costs), (".DS_Store", Costs), ("sub/.hidden/x.csv", Costs), ("ü.csv", Costs)));
        var sources = ExportSource.Open(path);
        Assert.Equal(["B.csv", "a.csv", "b.csv", "sub/leads.csv", "ü.csv"], sources.Select(source => source.Entry));
        Assert.Equal("crm.zip/sub/leads.csv", sources[3].Name);
        Assert.All(sources, source => Assert.Equal(("zip", path), (source.Compression, source.Path)));
        for (int pass = 0; pass < 2; pass++)
        {
            Assert.Equal(Encoding.UTF8.GetString(Leads), ExportSourceTests.ReadText(sources[3]));
            Assert.Equal(Encoding.UTF8.GetString(Costs), ExportSourceTests.ReadText(sources[4]));
        }

        Assert.Equal("q/crm.zip/a.csv", ExportSource.Open(path, "q/crm.zip")[1].Name);
    }

    [Fact]
    public void Stored_deflated_streamed_and_zip64_entries_are_read()
    {
        foreach (bool zip64 in new[] { false, true })
        {
            foreach (int method in new[] { 0, 8, 9 })
            {
                var item = new Item("leads.csv", Leads) { Method = method, Zip64 = zip64 };
                var archive = Write([new Item("first.csv", Costs), item], comment: "from the CRM", zip64);
                var sources = ExportSource.Open(folder.Write("crm.zip", archive));
                Assert.Equal(2, sources.Count);
                Assert.Equal(Encoding.UTF8.GetString(Leads), ExportSourceTests.ReadText(sources[1]));
            }
        }
    }

    [Fact]
    public void A_name_without_the_flag_for_utf8_is_read_as_utf8_where_it_is_and_else_as_code_page_437()
    {
        var archive = Write([
            new Item("", Costs) { NameBytes = [0x81, 0x2E, 0x63, 0x73, 0x76] },
            new Item("", Costs) { NameBytes = Encoding.UTF8.GetBytes("dir\\東.csv\u001B") },
        ]);
        Assert.Equal(["dir/東.csv?", "ü.csv"], ExportSource.Open(folder.Write("a.zip", archive)).Select(s => s.Entry));
    }

    [Fact]
    public void An_archive_without_files_is_told()
    {
        Assert.Equal("EmptyZip", Refused(Archive()).Id);
        Assert.Equal("EmptyZip", Refused(Archive(("folder/", []), ("__MACOSX/x", Costs))).Id);
    }

    [Theory]
    [InlineData("[Content_Types].xml")]
    [InlineData("xl/workbook.xml")]
    public void An_excel_workbook_is_told_with_what_to_type(string entry)
    {
        var path = folder.Write("my leads.xlsx", Archive((entry, Costs), ("a.csv", Costs)));
        var e = Assert.Throws<ExportException>(() => ExportSource.Open(path));
        Assert.Equal("ExcelWorkbook", e.Id);
        Assert.Contains("CSV UTF-8", e.Recommendation, StringComparison.Ordinal);
        Assert.Contains($"Import-Excel '{path}' | Test-Lead", e.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void One_unusable_entry_does_not_stop_the_others()
    {
        var archive = Write([
            new Item("a.csv", Costs) { Flags = 0x0001 },
            new Item("b.zip", Archive(("x.csv", Costs))),
            new Item("c.csv", Costs) { Method = 14 },
            new Item("d.csv", Costs) { Crc = 1 },
            new Item("e.csv", Costs) { Length = 11 },
            new Item("f.csv", Costs) { Length = 13 },
            new Item("g.csv", Costs) { Offset = 7 },
            new Item("h.csv", Costs) { StoredLength = 1_000_000 },
            new Item("i.csv.gz", GzipReaderTests.Member(Costs)),
            new Item("z.csv", Leads),
        ]);
        var sources = ExportSource.Open(folder.Write("crm.zip", archive));
        var ids = sources.Select(source =>
        {
            try
            {
                return ExportSourceTests.ReadText(source) == Encoding.UTF8.GetString(Leads) ? "ok" : "wrong";
            }
            catch (ExportException e)
            {
                Assert.Equal(source.Name, e.File);
                Assert.NotEmpty(e.Recommendation);
                return e.Id;
            }
        });
        Assert.Equal(
            [
                "EncryptedZip", "NestedArchive", "UnsupportedZip", "CorruptZip", "CorruptZip", "CorruptZip",
                "CorruptZip", "TruncatedZip", "NestedArchive", "ok",
            ],
            ids);
    }

    [Fact]
    public void A_name_that_is_there_twice_is_refused()
    {
        var e = Refused(Write([new Item("a.csv", Costs), new Item("a.csv", Leads)]));
        Assert.Equal("CorruptZip", e.Id);
        Assert.Contains("'a.csv' twice", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_cut_at_any_byte_is_told()
    {
        var archive = Archive(("a.csv", Leads), ("b.csv", Costs));
        for (int length = 4; length < archive.Length; length++)
        {
            Assert.Equal("TruncatedZip", Refused(archive[..length]).Id);
        }
    }

    [Fact]
    public void No_changed_byte_ever_changes_the_text_unnoticed()
    {
        var archive = Archive(("a.csv", Leads), ("b.csv", Costs));
        string[] expected = [Encoding.UTF8.GetString(Leads), Encoding.UTF8.GetString(Costs)];
        for (int at = 4; at < archive.Length; at++)
        {
            foreach (int change in new[] { 1 << (at % 8), 0xFF })
            {
                archive[at] ^= (byte)change;
                var path = folder.Write("a.zip", archive);
                archive[at] ^= (byte)change;
                try
                {
                    // A changed name may hide a file or change its place in the order, but no text.
                    foreach (var source in ExportSource.Open(path))
                    {
                        try
                        {
                            Assert.Contains(ExportSourceTests.ReadText(source), expected);
                        }
                        catch (ExportException)
                        {
                        }
                    }
                }
                catch (ExportException)
                {
                }
            }
        }
    }

    [Fact]
    public void An_entry_that_expands_a_thousandfold_is_stopped()
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("bomb.csv", CompressionLevel.Optimal).Open();
            var line = Encoding.ASCII.GetBytes(new string(',', (1 << 20) - 1) + "\n");
            for (int i = 0; i < 66; i++) entry.Write(line);
        }

        var source = Assert.Single(ExportSource.Open(folder.Write("bomb.zip", packed.ToArray())));
        using var stream = source.OpenRead();
        Assert.Equal("ExpandsTooMuch", Assert.Throws<ExportException>(() => stream.CopyTo(Stream.Null)).Id);
    }

    internal static byte[] Archive(params (string Name, byte[] Bytes)[] files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private ExportException Refused(byte[] archive)
    {
        var path = folder.Write("refused.zip", archive);
        return Assert.Throws<ExportException>(() => ExportSource.Open(path));
    }

    /// <summary>Writes what the framework does not: every method and flag, zip64, and headers that lie.</summary>
    private static byte[] Write(Item[] items, string comment = "", bool zip64 = false)
    {
        var archive = new MemoryStream();
        var writer = new BinaryWriter(archive);
        var directory = new MemoryStream();
        var central = new BinaryWriter(directory);
        foreach (var item in items)
        {
            var data = item.Method is 8 or 9 ? Deflate(item.Bytes) : item.Bytes;
            var crc = new Crc32();
            crc.Append(item.Bytes, 0, item.Bytes.Length);
            uint check = item.Crc ?? crc.Value;
            long length = item.Length ?? item.Bytes.Length, stored = item.StoredLength ?? data.Length;
            long offset = item.Offset ?? archive.Position;
            byte[] name = item.NameBytes ?? Encoding.UTF8.GetBytes(item.Name);
            int flags = item.Flags | (item.NameBytes == null ? 0x0800 : 0);

            // As a program writes that does not know the lengths yet.
            writer.Write(0x04034B50);
            foreach (int value in new[] { 20, flags | 8, item.Method, 0, 0 }) writer.Write((ushort)value);
            writer.Write(new byte[12]);
            writer.Write((ushort)name.Length);
            writer.Write((ushort)3);
            writer.Write(name);
            writer.Write(new byte[3]);
            writer.Write(data);
            writer.Write(new byte[16]);

            central.Write(0x02014B50);
            foreach (int value in new[] { 45, 45, flags | 8, item.Method, 0, 0 }) central.Write((ushort)value);
            central.Write(check);
            central.Write(item.Zip64 ? uint.MaxValue : (uint)stored);
            central.Write(item.Zip64 ? uint.MaxValue : (uint)length);
            central.Write((ushort)name.Length);
            central.Write((ushort)(item.Zip64 ? 32 : 0));
            central.Write(new byte[10]);
            central.Write(item.Zip64 ? uint.MaxValue : (uint)offset);
            central.Write(name);
            if (!item.Zip64) continue;
            foreach (int value in new[] { 0x9999, 0, 1, 24 }) central.Write((ushort)value);
            foreach (long value in new[] { length, stored, offset }) central.Write(value);
        }

        long start = archive.Position;
        writer.Write(directory.ToArray());
        long end = archive.Position;
        if (zip64)
        {
            writer.Write(0x06064B50);
            writer.Write(44L);
            writer.Write(new byte[12]);
            foreach (long value in new[] { items.Length, items.Length, directory.Length, start }) writer.Write(value);
            writer.Write(0x07064B50);
            writer.Write(0);
            writer.Write(end);
            writer.Write(1);
        }

        writer.Write(0x06054B50);
        writer.Write(0);
        writer.Write((ushort)(zip64 ? ushort.MaxValue : items.Length));
        writer.Write((ushort)(zip64 ? ushort.MaxValue : items.Length));
        writer.Write(zip64 ? uint.MaxValue : (uint)directory.Length);
        writer.Write(zip64 ? uint.MaxValue : (uint)start);
        writer.Write((ushort)comment.Length);
        writer.Write(Encoding.ASCII.GetBytes(comment));
        return archive.ToArray();
    }

    private static byte[] Deflate(byte[] bytes)
    {
        // One stored block: the same in deflate and in Deflate64.
        int length = bytes.Length;
        return [1, (byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8), .. bytes];
    }

    private sealed class Item(string name, byte[] bytes)
    {
        public string Name { get; } = name;

        public byte[] Bytes { get; } = bytes;

        public byte[]? NameBytes { get; init; }

        public int Method { get; init; }

        public int Flags { get; init; }

        public bool Zip64 { get; init; }

        public uint? Crc { get; init; }

        public long? Length { get; init; }

        public long? StoredLength { get; init; }

        public long? Offset { get; init; }
    }
}
