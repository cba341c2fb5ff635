using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class GzipReaderTests
{
    private static readonly byte[] Small = Encoding.UTF8.GetBytes("Id,Name\r\n1,Müller\r\n");
    private static readonly byte[] Noise = MakeNoise(400);
    private static readonly byte[] Rows =
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},Name {i * 7919 % 101}\r\n")));

    [Fact]
    public void Members_of_any_size_one_after_the_other_are_one_text()
    {
        foreach (var parts in new byte[][][]
        {
            [Small], [[]], [[], []], [Small, []], [[], Small], [Small, Rows, Noise, [], Small, Small, Rows],
            [MakeNoise(70_000), Small, MakeNoise(9_000), [], [], [], MakeNoise(200_000)],
            [.. Enumerable.Range(0, 300).Select(i => MakeNoise(i * 3))],
        })
        {
            var packed = parts.SelectMany(part => Member(part)).ToArray();
            var expected = parts.SelectMany(part => part).ToArray();
            foreach (int size in new[] { 1, 3, 1_000, 100_000 })
            {
                if (size == 1 && expected.Length > 100_000) continue;
                Assert.Equal(expected, Read(packed, size).Bytes);
                Assert.Equal(expected, Read([.. packed, .. new byte[2_000]], size).Bytes);
            }
        }
    }

    [Fact]
    public void Every_header_field_is_skipped()
    {
        var names = Encoding.Latin1.GetBytes("leads.csv\0");
        byte[] extra = [5, 0, 1, 0, 0x1F, 0x8B, 0];
        for (int flags = 0; flags < 32; flags++)
        {
            var header = new List<byte> { 0x1F, 0x8B, 8, (byte)flags, 1, 2, 3, 4, 0, 255 };
            if ((flags & 4) != 0) header.AddRange(extra);
            if ((flags & 8) != 0) header.AddRange(names);
            if ((flags & 16) != 0) header.AddRange(names);
            if ((flags & 2) != 0)
            {
                var crc = new Crc32();
                crc.Append([.. header], 0, header.Count);
                header.AddRange(BitConverter.GetBytes((ushort)crc.Value));
            }

            byte[] packed = [.. header, .. Member(Small).Skip(10), .. Member(Rows)];
            Assert.Equal((byte[])[.. Small, .. Rows], Read(packed, 100).Bytes);
            if ((flags & 2) != 0)
            {
                packed[header.Count - 1] ^= 0x40;
                Assert.Equal("CorruptGzip", Read(packed, 100).Error?.Id);
            }
        }
    }

    [Fact]
    public void A_file_cut_at_any_byte_gives_what_is_there_and_then_says_so()
    {
        byte[][] parts = [Small, [], Noise, Rows, [], Small, Noise];
        var packed = new List<byte>();
        var wholeAt = new Dictionary<int, int>();
        int text = 0;
        foreach (var part in parts)
        {
            packed.AddRange(Member(part, name: part.Length > 100 ? "leads.csv" : null));
            text += part.Length;
            wholeAt[packed.Count] = text;
        }

        var expected = parts.SelectMany(part => part).ToArray();
        int complete = 0;
        for (int length = 1; length <= packed.Count; length++)
        {
            foreach (int size in new[] { 1, 7, 10_000 })
            {
                var (bytes, error) = Read([.. packed.Take(length)], size);
                Assert.True(expected.AsSpan().StartsWith(bytes), $"cut at {length}");
                if (wholeAt.TryGetValue(length, out int whole))
                {
                    Assert.Null(error);
                    Assert.Equal(whole, bytes.Length);
                    complete = whole;
                    continue;
                }

                Assert.True(error?.Id == "TruncatedGzip", $"cut at {length}: {error?.Id}");
                Assert.True(bytes.Length >= complete, $"cut at {length}");
                Assert.Equal(bytes.Length, error!.ByteOffset);
                Assert.Contains(FormattableString.Invariant($"{bytes.Length:N0} bytes"), error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_cut_member_gives_all_that_its_bytes_hold()
    {
        var packed = Member(MakeNoise(50_000));
        var (bytes, error) = Read(packed[..^20_000], 4_096);
        Assert.Equal("TruncatedGzip", error?.Id);
        Assert.InRange(bytes.Length, 29_000, 31_000);
        Assert.Equal(MakeNoise(50_000)[..bytes.Length], bytes);
    }

    [Fact]
    public void No_changed_bit_ever_changes_the_text_unnoticed()
    {
        byte[] packed =
            [.. Member(Small), .. Member([]), .. Member(Noise, name: "a"), .. Member(Rows), .. Member(Small)];
        var expected = Read(packed, 10_000).Bytes;
        for (int at = 0; at < packed.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                packed[at] ^= (byte)(1 << bit);
                var (bytes, error) = Read(packed, 10_000);
                packed[at] ^= (byte)(1 << bit);
                // Time, system and name are not checked by anything, and not text.
                if (error == null) Assert.Equal(expected, bytes);
                else Assert.Contains(error.Id, (string[])["CorruptGzip", "TruncatedGzip"]);
            }
        }
    }

    [Theory]
    [InlineData(-8, 0x01, "check value or length")]
    [InlineData(-1, 0x80, "check value or length")]
    [InlineData(-4, 0x01, "check value or length")]
    [InlineData(2, 0x01, "compression method")]
    [InlineData(3, 0x80, "flags")]
    public void What_is_wrong_is_said(int at, byte change, string expected)
    {
        var packed = Member(Rows);
        packed[at < 0 ? packed.Length + at : at] ^= change;
        var (_, error) = Read(packed, 1_000);
        Assert.Equal("CorruptGzip", error?.Id);
        Assert.Contains(expected, error!.Message, StringComparison.Ordinal);
        Assert.Equal("f.csv.gz", error.File);
    }

    [Fact]
    public void A_wrong_check_value_in_the_middle_of_a_large_file_is_found()
    {
        var first = Member(MakeNoise(100_000));
        first[^6] ^= 1;
        var (bytes, error) = Read([.. first, .. Member(MakeNoise(100_000))], 5_000);
        Assert.Equal("CorruptGzip", error?.Id);
        Assert.Equal(MakeNoise(100_000), bytes);
    }

    [Theory]
    [InlineData("41")]
    [InlineData("00 00 41")]
    [InlineData("49 64 2C 4E 61 6D 65 0D 0A 31 2C 41 0D 0A")]
    public void What_is_not_gzip_after_the_end_is_said_after_the_text(string hex)
    {
        var junk = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        var (bytes, error) = Read([.. Member(Rows), .. junk], 1_000);
        Assert.Equal(Rows, bytes);
        Assert.Equal("CorruptGzip", error?.Id);
        Assert.Contains("not gzip", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_member_of_many_empty_blocks_is_followed_by_the_next()
    {
        var blocks = Enumerable.Range(0, 100).SelectMany(_ => (byte[])[0, 0, 0, 0xFF, 0xFF]);
        byte[] packed = [.. Header, .. blocks, 3, 0, .. new byte[8], .. Member(Rows), .. Member(Noise)];
        Assert.Equal((byte[])[.. Rows, .. Noise], Read(packed, 1_000).Bytes);
    }

    [Fact]
    public void Data_that_expands_a_thousandfold_is_stopped_after_64_MiB()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 66; i++) gzip.Write(zeros);
        }

        using var reader = new GzipReader(new MemoryStream(packed.ToArray()), "f.csv.gz");
        var buffer = new byte[1 << 16];
        long total = 0;
        var e = Assert.Throws<ExportException>(() =>
        {
            for (int read = 1; read > 0; total += read) read = reader.Read(buffer, 0, buffer.Length);
        });
        Assert.Equal("ExpandsTooMuch", e.Id);
        Assert.InRange(total, Expansion.AlwaysAllowed + 1, Expansion.AlwaysAllowed + buffer.Length);
    }

    [Theory]
    [InlineData(64L << 20, 1, true)]
    [InlineData((64L << 20) + 1, 1, false)]
    [InlineData(200L << 20, 1 << 20, true)]
    [InlineData(201L << 20, 1 << 20, false)]
    [InlineData(5_000_000_000, 100_000_000, true)]
    public void Only_much_out_of_little_is_too_much(long expanded, long stored, bool allowed)
    {
        Assert.Equal(allowed, Expansion.Check("f", expanded, stored) == null);
    }

    internal static byte[] MakeNoise(int length)
    {
        var noise = new byte[length];
        new Random(99).NextBytes(noise);
        return noise;
    }

    private static byte[] Header => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];

    // The framework writes data and trailer, but nothing for an empty text.
    internal static byte[] Member(byte[] text, string? name = null)
    {
        byte[] body = [3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        if (text.Length > 0)
        {
            var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(text);
            body = packed.ToArray()[10..];
        }

        var header = Header;
        if (name == null) return [.. header, .. body];
        header[3] = 8;
        return [.. header, .. Encoding.Latin1.GetBytes(name), 0, .. body];
    }

    private static (byte[] Bytes, ExportException? Error) Read(byte[] packed, int size)
    {
        using var reader = new GzipReader(new MemoryStream(packed), "f.csv.gz");
        var text = new MemoryStream();
        var buffer = new byte[size];
        try
        {
            while (true)
            {
                int read = reader.Read(buffer, 0, size);
                if (read == 0) break;
                text.Write(buffer, 0, read);
            }

            Assert.Equal(0, reader.Read(buffer, 0, size));
            return (text.ToArray(), null);
        }
        catch (ExportException e)
        {
            Assert.Same(e, Assert.Throws<ExportException>(() => reader.Read(buffer, 0, size)));
            return (text.ToArray(), e);
        }
    }
}
