using System;
using System.Collections.Concurrent;
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
    private readonly CancellationTokenSource stop = new();
    private BlockingCollection<RowBlock>? full, free;
    private Thread? thread;
    private Exception? failure;
    private RowBlock? current;
    private bool started;

    public BlockPump(BlockReader reader) => this.reader = reader;

    /// <summary>The next block, or null at the end.</summary>
    /// <exception cref="ExportException">The rest of the file cannot be read; all blocks before were handed out.</exception>
    public RowBlock? Next()
    {
        if (!started)
        {
            started = true;
            current = new RowBlock(CsvBlockReader.BlockBytes);
            if (!reader.Read(current)) return null;
            if (!reader.IsAtEnd) StartThread();
            return current;
        }

        if (thread is null)
        {
            return reader.IsAtEnd ? null : reader.Read(current!) ? current : null;
        }

        if (current is not null) free!.Add(current);
        current = full!.TryTake(out var block, Timeout.Infinite) ? block : null;
        if (current is null && failure is not null) ExceptionDispatchInfo.Capture(failure).Throw();
        return current;
    }

    public void Dispose()
    {
        stop.Cancel();
        thread?.Join();
        reader.Dispose();
        full?.Dispose();
        free?.Dispose();
        stop.Dispose();
    }

    private void StartThread()
    {
        full = new BlockingCollection<RowBlock>(Blocks);
        free = new BlockingCollection<RowBlock>(Blocks);
        for (int i = 1; i < Blocks; i++) free.Add(new RowBlock(CsvBlockReader.BlockBytes));
        thread = new Thread(ReadAhead) { IsBackground = true, Name = "LeadOps reader" };
        thread.Start();
    }

    private void ReadAhead()
    {
        try
        {
            while (true)
            {
                var block = free!.Take(stop.Token);
                if (!reader.Read(block)) break;
                full!.Add(block, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The consumer wants no more.
        }
#pragma warning disable CA1031 // Whatever it is, the thread that consumes must get it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
        }
        finally
        {
            full!.CompleteAdding();
        }
    }
}
