using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace LeadOps.Exports;

/// <summary>
/// An export that can be read any number of times: a file, a gzip file, or a file in a zip archive. Files are opened
/// for shared reading and never written.
/// </summary>
internal sealed class ExportSource
{
    private ExportSource(string path, string name, string compression, long storedLength, ZipItem? item)
    {
        Path = path;
        Name = name;
        Compression = compression;
        StoredLength = storedLength;
        Item = item;
    }

    /// <summary>The file as the caller named it.</summary>
    public string Path { get; }

    /// <summary>As findings show it: <c>leads.csv</c>, <c>archive.zip/leads.csv</c>.</summary>
    public string Name { get; }

    /// <summary>Full name of the file in the archive; null outside one.</summary>
    public string? Entry => Item?.Name;

    /// <summary><c>none</c>, <c>gzip</c> or <c>zip</c>.</summary>
    public string Compression { get; }

    /// <summary>Bytes on disk: of the file, or of its compressed form in the archive.</summary>
    public long StoredLength { get; }

    public ZipItem? Item { get; }

    /// <summary>The exports at a path: one, or for a zip archive one for each file in it, by ordinal name.</summary>
    /// <param name="path">A file; no wildcards.</param>
    /// <param name="shownAs">How findings name it; the file's name when left out.</param>
    /// <exception cref="ExportException">No such file, no right to open it, or an unusable archive.</exception>
    public static IReadOnlyList<ExportSource> Open(string path, string? shownAs = null)
    {
        string name = shownAs ?? FileName(path);
        using var file = OpenFile(path, name);
        try
        {
            var magic = new byte[4];
            int length = 0;
            for (int read = 1; read > 0 && length < magic.Length; length += read)
            {
                read = file.Read(magic, length, magic.Length - length);
            }

            // PK and the kind of the first record: a file, an empty archive's end, or a part of a split archive.
            if (length == 4 && magic[0] == 'P' && magic[1] == 'K'
                && (magic[2], magic[3]) is (3, 4) or (5, 6) or (7, 8))
            {
                return OpenArchive(path, name, ZipSource.ReadDirectory(file, name));
            }

            bool gzip = length >= 2 && magic[0] == 0x1F && magic[1] == 0x8B;
            return [new ExportSource(path, name, gzip ? "gzip" : "none", file.Length, null)];
        }
        catch (IOException e)
        {
            throw CannotOpen(name, e);
        }
    }

    /// <summary>Opens it at its beginning and tells its encoding.</summary>
    /// <param name="given">The encoding the caller set, if any; a byte order mark goes before it.</param>
    /// <exception cref="ExportException">It cannot be opened, or is not text.</exception>
    public ExportStream OpenRead(Encoding? given = null)
    {
        var file = OpenFile(Path, Name);
        try
        {
            Stream content = Compression switch
            {
                "gzip" => new PieceStream(new GzipReader(file, Name)),
                "zip" => new PieceStream(ZipSource.OpenItem(file, Item!, Name)),
                _ => file,
            };
            return new ExportStream(this, file, content, given);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static List<ExportSource> OpenArchive(string path, string name, List<ZipItem> items)
    {
        if (items.Any(item => IsWorkbookPart(item.Name))) throw ForeignFile.Workbook(path, name);
        var sources = items
            .Where(item => IsExport(item.Name))
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .Select(item => new ExportSource(path, name + "/" + item.Name, "zip", item.StoredLength, item))
            .ToList();
        for (int i = 1; i < sources.Count; i++)
        {
            if (!string.Equals(sources[i].Entry, sources[i - 1].Entry, StringComparison.Ordinal)) continue;
            throw ZipSource.Corrupt(name, $"it holds '{sources[i].Entry}' twice");
        }

        if (sources.Count > 0) return sources;
        throw new ExportException(
            "EmptyZip", name, "the zip archive holds no file.", "Export again, or name the file that holds the rows.");
    }

    private static bool IsWorkbookPart(string name) =>
        name is "[Content_Types].xml" || name.StartsWith("xl/", StringComparison.Ordinal);

    // Folders, and what macOS and file managers leave behind, are no exports.
    private static bool IsExport(string name) =>
        name.Length > 0
        && name[name.Length - 1] != '/'
        && !name.Split('/').Any(part => part is "__MACOSX" || part.StartsWith(".", StringComparison.Ordinal));

    private static FileStream OpenFile(string path, string name)
    {
        if (Directory.Exists(path))
        {
            throw new ExportException(
                "IsFolder",
                name,
                "this is a folder, not a file.",
                $"Name its files: {System.IO.Path.Combine(path, "*.csv")}");
        }

        FileStream file;
        try
        {
            // Unbuffered: every reader above it reads in blocks of its own.
            file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1,
                FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ExportException(
                "FileNotFound",
                name,
                e is FileNotFoundException ? "there is no such file." : "there is no such folder.",
                $"Check the path: {path}",
                e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ExportException(
                "NoPermission",
                name,
                "you may not read this file.",
                "Ask for the right to read it, or run as an account that has it.",
                e);
        }
        catch (IOException e)
        {
            throw CannotOpen(name, e);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ExportException("InvalidPath", name, "this is not a path.", "Give the path of a file.", e);
        }

        if (file.CanSeek) return file;
        file.Dispose();
        throw new ExportException(
            "NotAFile",
            name,
            "this is a pipe or a device; an export is read more than once.",
            "Write it to a file first and give that.");
    }

    private static ExportException CannotOpen(string name, IOException e) => IsSharing(e)
        ? new ExportException(
            "FileLocked", name, "another program has this file open for itself.", "Close it there, or give a copy.", e)
        : new ExportException(
            "CannotOpen", name, $"this file cannot be opened: {e.Message}", "Check the path, or give a copy.", e);

    // Windows: sharing and lock violations; Linux and macOS: EAGAIN, by the advisory lock that .NET takes.
    private static bool IsSharing(IOException e) =>
        e.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    private static string FileName(string path)
    {
        int at = path.LastIndexOfAny(['/', '\\']);
        return at < 0 || at == path.Length - 1 ? path : path.Substring(at + 1);
    }
}
