using System;

namespace LeadOps.Exports;

/// <summary>Turns a stream of UTF-8 text into blocks of rows, in the order of the file.</summary>
internal abstract class BlockReader : IDisposable
{
    /// <summary>Clears the block and fills it with the next rows.</summary>
    /// <returns>False when nothing is left; the block is then empty.</returns>
    public abstract bool Read(RowBlock block);

    /// <summary>Physical lines read so far; all of the file's once <see cref="Read"/> has returned false.</summary>
    public abstract long Lines { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Where in the file the records stand, in words; empty where there is nothing to say.</summary>
    public virtual string Evidence => "";

    /// <summary>Whether the next <see cref="Read"/> is known to return false.</summary>
    public abstract bool IsAtEnd { get; }

    protected abstract void Dispose(bool disposing);
}
