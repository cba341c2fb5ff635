using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class Crc32Tests
{
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("a", 0xE8B7BE43u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Has_the_published_check_values(string text, uint expected)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var crc = new Crc32();
        crc.Append(bytes, 0, bytes.Length);
        Assert.Equal(expected, crc.Value);
    }

    [Fact]
    public void Equals_the_value_that_gzip_writes_however_the_bytes_are_cut()
    {
        var random = new Random(4711);
        for (int round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(0, 3000)];
            random.NextBytes(bytes);
            var crc = new Crc32();
            for (int at = 0; at < bytes.Length;)
            {
                int count = Math.Min(random.Next(1, 40), bytes.Length - at);
                crc.Append(bytes, at, count);
                at += count;
            }

            var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(bytes);
            // .NET writes nothing at all for nothing.
            if (bytes.Length == 0) continue;
            Assert.Equal(BitConverter.ToUInt32(packed.ToArray(), (int)packed.Length - 8), crc.Value);
        }
    }

    [Fact]
    public void Starts_again_after_a_reset()
    {
        var crc = new Crc32();
        crc.Append([1, 2, 3], 0, 3);
        crc.Reset();
        Assert.Equal(0u, crc.Value);
    }
}
