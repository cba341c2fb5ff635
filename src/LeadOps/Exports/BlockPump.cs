using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace LeadOps.Exports;

/// <summary>
/// Hands out the blocks of a reader in order. Once a file is longer than one block, a second thread reads ahead, so
/// that reading and looking at rows share two cores; memory is three blocks. A block is good until the next call.
/// </summary>
internal sealed class BlockPump : IDisposable
{
    private const int Blocks = 3;

    private readonly BlockReader reader;
    private readonly object gate = new();
    private readonly Queue<RowBlock> full = new(Blocks), free = new(Blocks);
    private Thread? thread;
    private Exception? failure;
    private RowBlock? current;
    private bool started, finished, stopped;

    public BlockPump(BlockReader reader) => this.reader = reader;

    /// <summary>The next block, or null at the end.</summary>
    /// <exception cref="ExportException">The rest of the file cannot be read; all blocks before were handed out.</exception>
    public RowBlock? Next()
    {
        if (!started)
        {
            started = true;
            current = new RowBlock(CsvBlockReader.BlockBytes);
            return reader.Read(current) ? current : null;
        }

        // Whoever wants only the beginning of a file never comes here.
        if (thread is null)
        {
            if (reader.IsAtEnd) return null;
            StartThread();
        }

        lock (gate)
        {
            if (current is not null) free.Enqueue(current);
            Monitor.PulseAll(gate);
            while (full.Count == 0 && !finished) Monitor.Wait(gate);
            current = full.Count > 0 ? full.Dequeue() : null;
        }

        if (current is null && failure is not null) ExceptionDispatchInfo.Capture(failure).Throw();
        return current;
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }

        thread?.Join();
        reader.Dispose();
    }

    private void StartThread()
    {
        for (int i = 1; i < Blocks; i++) free.Enqueue(new RowBlock(CsvBlockReader.BlockBytes));
        thread = new Thread(ReadAhead) { IsBackground = true, Name = "LeadOps reader" };
        thread.Start();
    }

    private void ReadAhead()
    {
        try
        {
            while (TakeFree() is { } block && reader.Read(block))
            {
                lock (gate)
                {
                    full.Enqueue(block);
                    Monitor.PulseAll(gate);
                }
            }
        }
#pragma warning disable CA1031 // Whatever it is, the thread that consumes must get it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
        }

        lock (gate)
        {
            finished = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>A block to fill; null when the consumer wants no more.</summary>
    private RowBlock? TakeFree()
    {
        lock (gate)
        {
            while (free.Count == 0 && !stopped) Monitor.Wait(gate);
            return stopped ? null : free.Dequeue();
        }
    }
}
