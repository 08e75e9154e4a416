using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parley.Speech.Resilience;

/// <summary>
/// Owns engines that were given up on until they really end: awaiting one that hangs would hang its caller, and an enumerator must not be
/// disposed while it moves. Thread-safe.
/// </summary>
internal sealed partial class AbandonedEngines(ILogger<AbandonedEngines> logger) : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Task, byte> _ending = new();

    public void Add(Task moving, IAsyncDisposable results)
    {
        var ending = EndAsync(moving, results);
        _ending.TryAdd(ending, 0);
        _ = ending.ContinueWith(
            static (ended, all) => ((ConcurrentDictionary<Task, byte>)all!).TryRemove(ended, out _),
            _ending, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_ending.Keys).WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            LogHangs(_ending.Count); // The end of the process is not held up for them.
        }
    }

    public void Dispose()
    {
        if (!Task.WhenAll(_ending.Keys).Wait(Patience))
            LogHangs(_ending.Count);
    }

    private async Task EndAsync(Task moving, IAsyncDisposable results)
    {
        // Its fault was judged when it was given up on: only its end counts here.
        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await results.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            LogNotCleanedUp(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} speech engines that were given up on never returned")]
    private partial void LogHangs(int count);

    [LoggerMessage(LogLevel.Warning, "A speech engine that was given up on could not be cleaned up")]
    private partial void LogNotCleanedUp(Exception fault);
}
