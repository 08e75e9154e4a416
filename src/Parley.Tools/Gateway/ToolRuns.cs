using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace Parley.Tools.Gateway;

/// <summary>
/// Owns all runs under way: a caller that was interrupted leaves, the run ends properly. A stopping server waits for them as long as its
/// shutdown allows, then cuts them off; what was cut off stays written down as begun.
/// </summary>
internal sealed class ToolRuns : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Ends what outlives a shutdown.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>The outcome, or the caller's cancellation while the run goes on to its end.</summary>
    public async ValueTask<ToolOutcome> OwnAsync(ValueTask<ToolOutcome> run, CancellationToken cancellationToken)
    {
        if (run.IsCompleted)
            return await run;
        var task = run.AsTask();
        _running.TryAdd(task, 0);
        _ = task.ContinueWith(
            static (ended, all) =>
            {
                ((ConcurrentDictionary<Task, byte>)all!).TryRemove(ended, out _);
                // Who left does not look at how it ended; the audit did.
                _ = ended.Exception;
            },
            _running, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await task.WaitAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
        }
        catch (Exception)
        {
            // A run's own fault is its caller's to hear, not the shutdown's.
        }
    }

    public void Dispose() => _stopping.Dispose();
}
