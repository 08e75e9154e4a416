using Microsoft.Extensions.Hosting;
using Parley.Hosting;

namespace Parley.Tools.Gateway;

/// <summary>
/// Owns all runs under way: a caller that was interrupted leaves, the run ends properly. A stopping server waits for them as long as its
/// shutdown allows, then cuts them off; what was cut off stays written down as begun.
/// </summary>
internal sealed class ToolRuns : IHostedService, IDisposable
{
    private readonly OwnedTasks _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Ends what outlives a shutdown.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>The outcome, or the caller's cancellation while the run goes on to its end.</summary>
    public async ValueTask<ToolOutcome> OwnAsync(ValueTask<ToolOutcome> run, CancellationToken cancellationToken)
    {
        if (run.IsCompleted)
            return await run;
        var task = run.AsTask();
        _running.Add(task);
        return await task.WaitAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!await _running.EndAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken))
            await _stopping.CancelAsync();
    }

    public void Dispose() => _stopping.Dispose();
}
