using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Parley.Tenancy;

namespace Parley.Storage.Database;

/// <summary>
/// Reads and writes that must not interleave with any other writer, one after another in transactions of their own: what a unit of work read
/// still holds when it writes. One mailbox rather than SQLite's own waiting, which blocks a thread for every writer that waits.
/// </summary>
internal sealed class SerialWriter(TenantDatabases databases) : BackgroundService
{
    private const int Waiting = 1024;

    // Waits when full: every unit belongs to a tool call that has a time limit of its own.
    private readonly Channel<Func<Task>> _work = Channel.CreateBounded<Func<Task>>(new BoundedChannelOptions(Waiting) { SingleReader = true });

    /// <summary>Once it is queued, the work runs to its end even when the caller stops waiting. Faults surface here and roll it back.</summary>
    public async Task<T> WriteAsync<T>(TenantContext tenant, Func<ParleyDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _work.Writer.WriteAsync(() => RunAsync(tenant, work, done), cancellationToken);
        return await done.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not the library's ReadAllAsync, which leaves the context it is given: on virtual time everything stays on one thread.
        while (await _work.Reader.WaitToReadAsync(CancellationToken.None))
            while (_work.Reader.TryRead(out var work))
                await work();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What was accepted is written before the process ends.
        _work.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    private async Task RunAsync<T>(TenantContext tenant, Func<ParleyDbContext, Task<T>> work, TaskCompletionSource<T> done)
    {
        try
        {
            await using var database = databases.Open(tenant);
            await using var transaction = await database.Database.BeginTransactionAsync();
            var result = await work(database);
            await transaction.CommitAsync();
            done.TrySetResult(result);
        }
#pragma warning disable CA1031 // Every fault belongs to the one who asked; the mailbox serves the next.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            done.TrySetException(fault);
        }
    }
}
