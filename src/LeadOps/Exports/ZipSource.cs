using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace LeadOps.Exports;

/// <summary>A file in a zip archive, as the archive's directory describes it.</summary>
internal sealed class ZipItem(int index, string name)
{
    /// <summary>Place in the directory, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Full name with forward slashes; ends with one for a folder.</summary>
    public string Name { get; } = name;

    public bool Encrypted { get; set; }

    public int Method { get; set; }

    public uint Crc { get; set; }

    public long StoredLength { get; set; }

    public long Length { get; set; }

    /// <summary>Where the item's own header begins in the archive.</summary>
    public long HeaderOffset { get; set; }
}

/// <summary>
/// Reads a zip archive's directory and its items. The framework's own reader tells neither check value nor encryption
/// on both targets, and does not check what it reads.
/// </summary>
internal static class ZipSource
{
    private const uint EndSignature = 0x06054B50;
    private const uint Zip64EndSignature = 0x06064B50;
    private const uint Zip64LocatorSignature = 0x07064B50;
    private const uint DirectorySignature = 0x02014B50;
    private const uint ItemSignature = 0x04034B50;
    private const int EndLength = 22;
    private const int Zip64LocatorLength = 20;
    private const int Zip64EndLength = 56;
    private const int DirectoryHeaderLength = 46;
    private const int ItemHeaderLength = 30;

    /// <summary>A directory beyond this is not read: 64 MiB, about half a million files.</summary>
    private const int LongestDirectory = 64 << 20;

    private static readonly UTF8Encoding Utf8 = new(false, true);

    /// <summary>All items, in the directory's order.</summary>
    public static List<ZipItem> ReadDirectory(FileStream archive, string file)
    {
        var (offset, length) = FindDirectory(archive, file);
        if (length > LongestDirectory) throw Corrupt(file, "its directory is too long");
        var bytes = ReadAt(archive, offset, (int)length) ?? throw Truncated(file);
        var items = new List<ZipItem>();
        for (int at = 0; at + DirectoryHeaderLength <= bytes.Length && ToUInt32(bytes, at) == DirectorySignature;)
        {
            int nameLength = ToUInt16(bytes, at + 28), extraLength = ToUInt16(bytes, at + 30);
            int extra = at + DirectoryHeaderLength + nameLength;
            int next = extra + extraLength + ToUInt16(bytes, at + 32);
            if (next > bytes.Length) throw Corrupt(file, "its directory ends inside an entry");
            int flags = ToUInt16(bytes, at + 8);
            string name = DecodeName(bytes, at + DirectoryHeaderLength, nameLength, (flags & 0x0800) != 0);
            var item = new ZipItem(items.Count, name)
            {
                Encrypted = (flags & 0x0001) != 0,
                Method = ToUInt16(bytes, at + 10),
                Crc = ToUInt32(bytes, at + 16),
                StoredLength = ToUInt32(bytes, at + 20),
                Length = ToUInt32(bytes, at + 24),
                HeaderOffset = ToUInt32(bytes, at + 42),
            };
            ReadZip64(item, bytes, extra, extra + extraLength);
            items.Add(item);
            at = next;
        }

        return items;
    }

    /// <summary>The item's bytes, decompressed and checked.</summary>
    public static Stream OpenItem(FileStream archive, ZipItem item, string file)
    {
        if (item.Encrypted)
        {
            throw new ExportException(
                "EncryptedZip", file, "this file in the archive is encrypted.", "Unpack it with its password first.");
        }

        var header = ReadAt(archive, item.HeaderOffset, ItemHeaderLength);
        if (header == null || ToUInt32(header, 0) != ItemSignature)
        {
            throw Corrupt(file, "the directory points to what is no file");
        }

        long data = item.HeaderOffset + ItemHeaderLength + ToUInt16(header, 26) + ToUInt16(header, 28);
        if (item.StoredLength < 0 || data > archive.Length - item.StoredLength) throw Truncated(file);
        archive.Position = data;
        var stored = new ItemInput(archive, item.StoredLength);
        var content = item.Method switch
        {
            0 => stored,
            8 => new DeflateStream(stored, CompressionMode.Decompress),
            9 => OpenDeflate64(archive, item, file),
            _ => throw Unsupported(item, file),
        };
        return new ItemReader(content, archive, data, item, file);
    }

    public static ExportException Corrupt(string file, string why, Exception? inner = null) => new(
        "CorruptZip", file, $"the zip archive is damaged: {why}.", "Copy or export the file again.", inner);

    private static ExportException Truncated(string file) => new(
        "TruncatedZip", file, "the zip archive is cut off.", "Copy or export the file again.");

    private static ExportException Unsupported(ZipItem item, string file)
    {
        string method = item.Method.ToString(CultureInfo.InvariantCulture);
        return new ExportException(
            "UnsupportedZip",
            file,
            $"this file is compressed with zip's method {method}, which is not read.",
            "Unpack the archive first (Expand-Archive, tar or 7-Zip) and give what came out.");
    }

    // Windows writes it for files over 2 GB. Only the framework's archive class has it, not its streams.
    private static Stream OpenDeflate64(FileStream archive, ZipItem item, string file)
    {
        try
        {
            return new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true).Entries[item.Index].Open();
        }
        catch (InvalidDataException)
        {
            throw Unsupported(item, file);
        }
    }

    private static (long Offset, long Length) FindDirectory(FileStream archive, string file)
    {
        // The end record is followed by a comment of up to 65,535 bytes.
        int tailLength = (int)Math.Min(archive.Length, EndLength + ushort.MaxValue);
        long tailOffset = archive.Length - tailLength;
        var tail = ReadAt(archive, tailOffset, tailLength) ?? throw Truncated(file);
        int at = tailLength - EndLength;
        while (at >= 0 && (ToUInt32(tail, at) != EndSignature || at + EndLength + ToUInt16(tail, at + 20) > tailLength))
        {
            at--;
        }

        if (at < 0) throw Truncated(file);
        long length = ToUInt32(tail, at + 12), offset = ToUInt32(tail, at + 16);
        var locator = ReadAt(archive, tailOffset + at - Zip64LocatorLength, Zip64LocatorLength);
        if (locator != null && ToUInt32(locator, 0) == Zip64LocatorSignature)
        {
            var end = ReadAt(archive, (long)ToUInt64(locator, 8), Zip64EndLength);
            if (end == null || ToUInt32(end, 0) != Zip64EndSignature) throw Truncated(file);
            length = (long)ToUInt64(end, 40);
            offset = (long)ToUInt64(end, 48);
        }

        if (length < 0 || offset < 0 || offset > archive.Length - length) throw Truncated(file);
        return (offset, length);
    }

    private static void ReadZip64(ZipItem item, byte[] bytes, int at, int end)
    {
        while (end - at >= 4)
        {
            int id = ToUInt16(bytes, at), length = ToUInt16(bytes, at + 2);
            at += 4;
            int next = Math.Min(end, at + length);
            if (id == 1)
            {
                // Only the values that do not fit into the header are here, in this order.
                if (item.Length == uint.MaxValue && next - at >= 8)
                {
                    item.Length = (long)ToUInt64(bytes, at);
                    at += 8;
                }

                if (item.StoredLength == uint.MaxValue && next - at >= 8)
                {
                    item.StoredLength = (long)ToUInt64(bytes, at);
                    at += 8;
                }

                if (item.HeaderOffset == uint.MaxValue && next - at >= 8) item.HeaderOffset = (long)ToUInt64(bytes, at);
            }

            at = next;
        }
    }

    // Without the flag the name is in the code page of some machine; many tools write UTF-8 all the same.
    private static string DecodeName(byte[] bytes, int offset, int length, bool flagged)
    {
        bool utf8 = flagged || Utf8Validation.FirstInvalid(bytes, offset, length, out _) < 0;
        var encoding = utf8 ? Encoding.UTF8 : TextEncodings.Resolve("ibm437");
        var name = encoding.GetString(bytes, offset, length).Replace('\\', '/').ToCharArray();
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i])) name[i] = '?';
        }

        return new string(name);
    }

    private static byte[]? ReadAt(FileStream archive, long offset, int length)
    {
        if (offset < 0 || offset > archive.Length - length) return null;
        archive.Position = offset;
        var bytes = new byte[length];
        for (int at = 0; at < length;)
        {
            int read = archive.Read(bytes, at, length - at);
            if (read == 0) return null;
            at += read;
        }

        return bytes;
    }

    private static int ToUInt16(byte[] bytes, int at) => bytes[at] | (bytes[at + 1] << 8);

    private static uint ToUInt32(byte[] bytes, int at) =>
        (uint)ToUInt16(bytes, at) | ((uint)ToUInt16(bytes, at + 2) << 16);

    private static ulong ToUInt64(byte[] bytes, int at) =>
        ToUInt32(bytes, at) | ((ulong)ToUInt32(bytes, at + 4) << 32);

    /// <summary>The compressed bytes of one item.</summary>
    private sealed class ItemInput(FileStream archive, long length) : ReadOnlyStream
    {
        private long left = length;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = archive.Read(buffer, offset, (int)Math.Min(count, left));
            left -= read;
            return read;
        }
    }

    /// <summary>Checks length and CRC-32 of an item while it is read.</summary>
    private sealed class ItemReader(Stream content, FileStream archive, long data, ZipItem item, string file)
        : ReadOnlyStream
    {
        private readonly Crc32 crc = new();
        private long expanded;
        private ExportException? failure;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (failure != null) throw failure;
            if (count == 0) return 0;
            int read;
            try
            {
                read = content.Read(buffer, offset, count);
            }
            catch (InvalidDataException e)
            {
                throw Fail("it cannot be decompressed", e);
            }

            if (read == 0)
            {
                if (expanded != item.Length) throw Fail("it is shorter than the directory says");
                if (crc.Value != item.Crc) throw Fail("its check value does not match");
                return 0;
            }

            crc.Append(buffer, offset, read);
            expanded += read;
            if (expanded > item.Length) throw Fail("it is longer than the directory says");
            failure = Expansion.Check(file, expanded, archive.Position - data);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) content.Dispose();
            base.Dispose(disposing);
        }

        private ExportException Fail(string why, Exception? inner = null)
        {
            string readable = expanded.ToString("N0", CultureInfo.InvariantCulture);
            failure = Corrupt(file, $"{why} ({readable} bytes of text could be read, and some may be wrong)", inner);
            failure.ByteOffset = expanded;
            return failure;
        }
    }
}
