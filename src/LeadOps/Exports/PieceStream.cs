using System;
using System.IO;

namespace LeadOps.Exports;

/// <summary>
/// Reads a decompressor in pieces of its own size. One that meets damage loses what the same call had decompressed: so
/// little is lost, and always the same, however much the caller asks for at once.
/// </summary>
internal sealed class PieceStream(Stream source) : ReadOnlyStream
{
    private readonly byte[] piece = new byte[16 * 1024];
    private int start, end;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count == 0) return 0;
        if (start == end)
        {
            start = end = 0;
            end = source.Read(piece, 0, piece.Length);
        }

        int given = Math.Min(count, end - start);
        Buffer.BlockCopy(piece, start, buffer, offset, given);
        start += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }
}
