using System;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class TranscodingStreamTests
{
    private static readonly string[] Pieces =
        ["a", "0", " ", ",", "\"", "\r\n", "\n", "\r", "ü", "€", "Ж", "東", "京", "한", "😀", "𠮷", "\uFFFF", "\uFEFF"];

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16be")]
    [InlineData("utf-32")]
    [InlineData("utf-32be")]
    [InlineData("gb18030")]
    [InlineData("windows-1252")]
    [InlineData("windows-1251")]
    [InlineData("shift_jis")]
    [InlineData("big5")]
    [InlineData("euc-kr")]
    [InlineData("euc-jp")]
    [InlineData("iso-2022-jp")]
    [InlineData("ibm850")]
    public void Any_text_comes_out_the_same_however_it_is_cut(string name)
    {
        var encoding = TextEncodings.Resolve(name);
        var pieces = Pieces.Where(piece => CanWrite(encoding, piece)).ToArray();
        var random = new Random(name.Length);
        foreach (int length in new[] { 0, 1, 7, 300, 20_000, 60_000 })
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(_ => pieces[random.Next(pieces.Length)]));
            var bytes = encoding.GetBytes(text);
            Assert.Equal(text, Encoding.UTF8.GetString(Read(new Drip(bytes, random), encoding, random)));
        }
    }

    [Theory]
    [InlineData("shift_jis")]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("utf-16")]
    public void A_long_text_without_a_line_end_comes_out_whole(string name)
    {
        var encoding = TextEncodings.Resolve(name);
        var random = new Random(3);
        var spaced = string.Concat(Enumerable.Repeat("東京0中, ", 40_000));
        var unbroken = string.Concat(Enumerable.Repeat("東京0A", 60_000));
        foreach (var text in new[] { spaced, unbroken })
        {
            var read = Read(new Drip(encoding.GetBytes(text), random), encoding, random);
            Assert.Equal(text, Encoding.UTF8.GetString(read));
        }
    }

    [Fact]
    public void Every_byte_of_every_single_byte_encoding_is_what_the_framework_makes_of_it()
    {
        var random = new Random(8);
        string[] names = [.. TextEncodings.KnownNames, "ibm037"];
        foreach (var encoding in names.Select(TextEncodings.Resolve).Where(encoding => encoding.IsSingleByte))
        {
            var valid = Enumerable.Range(0, 256)
                .Select(value => (byte)value).Where(value => IsText(encoding, value)).ToArray();
            var bytes = Enumerable.Range(0, 40_000)
                .Select(i => i % 400 < 200 ? valid[random.Next(valid.Length)] : encoding.GetBytes("a")[0]).ToArray();
            var read = Read(new Drip(bytes, random), encoding, random);
            Assert.Equal(encoding.GetString(bytes), Encoding.UTF8.GetString(read));
        }
    }

    [Theory]
    // name, valid text, the bytes after it, how many of them are named
    [InlineData("utf-16", "Id\r\nDü😀", "00 D8 41 00", 2, "bytes 0x00 0xD8 are not valid UTF-16 LE")]
    [InlineData("utf-16", "Id\r\nDü", "00 DC 41 00", 2, "bytes 0x00 0xDC are not valid UTF-16 LE")]
    [InlineData("utf-16", "Id\nD", "3D D8", 2, "bytes 0x3D 0xD8 are not valid UTF-16 LE")]
    [InlineData("utf-16", "Id\nD", "41", 1, "byte 0x41 is not valid UTF-16 LE")]
    [InlineData("utf-16be", "Id\nD", "D8 00 00 41", 2, "bytes 0xD8 0x00 are not valid UTF-16 BE")]
    [InlineData("utf-32", "Id\n😀D", "00 00 11 00 41 00 00 00", 4, "bytes 0x00 0x00 0x11 0x00 are not valid UTF-32 LE")]
    [InlineData("utf-32", "Id\n", "41 00 00", 3, "bytes 0x41 0x00 0x00 are not valid UTF-32 LE")]
    [InlineData("ascii", "Id\r\nMuster", "FC 41", 1, "byte 0xFC is not valid us-ascii")]
    [InlineData("shift_jis", "東京\r\n東", "81 20 41", 1, "byte 0x81 is not valid shift_jis")]
    [InlineData("shift_jis", "東京\r\n東", "81", 1, "byte 0x81 is not valid shift_jis")]
    [InlineData("gb18030", "東京\r\n東", "81 30 81", 1, "byte 0x81 is not valid GB18030")]
    public void Bytes_that_are_no_text_are_named_with_their_place_after_all_text_before(
        string name, string text, string bad, int count, string message)
    {
        var encoding = TextEncodings.Resolve(name);
        var random = new Random(11);
        // A prefix of some lines and one longer than a piece, so that the fault lies in the first or in a later piece.
        foreach (var before in new[] { "", "a,b\n", string.Concat(Enumerable.Repeat("abc,d 1\r\n", 5_000)) })
        {
            var valid = before + text;
            byte[] bytes =
            [
                .. encoding.GetBytes(valid),
                .. Convert.FromHexString(bad.Replace(" ", "", StringComparison.Ordinal)),
            ];
            for (int round = 0; round < 5; round++)
            {
                using var stream = Over(new Drip(bytes, random), encoding);
                var read = new MemoryStream();
                var e = Assert.Throws<ExportException>(() => Drain(stream, random, read));
                Assert.Equal(valid, Encoding.UTF8.GetString(read.ToArray()));
                long offset = bytes.Length - bad.Split(' ').Length;
                Assert.Equal("InvalidByte", e.Id);
                Assert.Equal($"{message} (byte {offset}).", e.Message, ignoreCase: true);
                Assert.Equal(count, e.Message.Split("0x").Length - 1);
                var lines = valid.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
                Assert.Equal(
                    (lines.Length, lines[^1].EnumerateRunes().Count() + 1, offset), (e.Line, e.Column, e.ByteOffset));
                Assert.Equal("f.csv", e.File);
                // It stays so.
                Assert.Throws<ExportException>(() => stream.Read(new byte[1], 0, 1));
            }
        }
    }

    [Fact]
    public void The_byte_offset_counts_the_mark()
    {
        byte[] bytes = [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xDC];
        using var stream = new TranscodingStream(
            new MemoryStream(bytes, 2, 4), TextEncodings.Detect(bytes, bytes.Length), "f.csv");
        var e = Assert.Throws<ExportException>(() => Drain(stream, new Random(5)));
        Assert.Equal((1L, 2, 4L), (e.Line, e.Column, e.ByteOffset));
    }

    [Fact]
    public void An_invalid_utf8_byte_is_told_with_what_to_type()
    {
        byte[] bytes = [0x41, 0xFC];
        var e = TextEncodings.InvalidByte("p.csv", new UTF8Encoding(), bytes, 1, 1, 18944, new TextPosition(212, 31));
        Assert.Equal("byte 0xFC is not valid UTF-8 (byte 18944).", e.Message);
        Assert.Equal("Read it with -Encoding windows-1252.", e.Recommendation);
        Assert.Equal(("p.csv", 212L, 31, 18944L), (e.File, e.Line, e.Column, e.ByteOffset));
    }

    [Fact]
    public void When_the_source_fails_its_text_comes_first_and_then_its_failure()
    {
        var encoding = TextEncodings.Resolve("utf-16");
        byte[] bytes = [.. encoding.GetBytes("a\nbü"), 0x41];
        using var stream = Over(new Failing(bytes), encoding);
        var read = new MemoryStream();
        var e = Assert.Throws<ExportException>(() => Drain(stream, new Random(2), read));
        Assert.Equal("TruncatedGzip", e.Id);
        Assert.Equal("a\nbü", Encoding.UTF8.GetString(read.ToArray()));
    }

    private static bool IsText(Encoding encoding, byte value)
    {
        try
        {
            return encoding.GetCharCount([value]) == 1;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool CanWrite(Encoding encoding, string text)
    {
        try
        {
            return encoding.GetString(encoding.GetBytes(text)) == text;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static TranscodingStream Over(Stream source, Encoding encoding) =>
        new TranscodingStream(source, new DetectedEncoding(encoding, 0, ""), "f.csv");

    private static byte[] Read(Stream source, Encoding encoding, Random random)
    {
        using var stream = Over(source, encoding);
        return Drain(stream, random);
    }

    private static byte[] Drain(Stream stream, Random random, MemoryStream? to = null)
    {
        to ??= new MemoryStream();
        var buffer = new byte[5_000];
        while (true)
        {
            int read = stream.Read(buffer, 3, random.Next(1, buffer.Length - 3));
            if (read == 0) return to.ToArray();
            to.Write(buffer, 3, read);
        }
    }

    /// <summary>Gives its bytes in pieces of random size, often very small.</summary>
    private sealed class Drip(byte[] bytes, Random random) : ReadOnlyStream
    {
        private int at;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int size = Math.Min(Math.Min(count, random.Next(3) == 0 ? random.Next(1, 6) : 4_000), bytes.Length - at);
            Array.Copy(bytes, at, buffer, offset, size);
            at += size;
            return size;
        }
    }

    private sealed class Failing(byte[] bytes) : ReadOnlyStream
    {
        private bool given;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (given) throw new ExportException("TruncatedGzip", "f.csv", "ends.", "Copy it again.");
            given = true;
            bytes.CopyTo(buffer, offset);
            return bytes.Length;
        }
    }
}
