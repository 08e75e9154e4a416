using Microsoft.Extensions.Logging;
using Parley.Hosting;

namespace Parley.Speech.Resilience;

/// <summary>
/// Owns engines that were given up on until they really end: awaiting one that hangs would hang its caller, and an enumerator must not be
/// disposed while it moves. Thread-safe.
/// </summary>
internal sealed partial class AbandonedEngines(ILogger<AbandonedEngines> logger) : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly OwnedTasks _ending = new();

    public void Add(Task moving, IAsyncDisposable results) => _ending.Add(EndAsync(moving, results));

    /// <summary>Gives them a moment; the end of the process is not held up for those that hang.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!await _ending.EndAsync(Patience, TimeProvider.System, CancellationToken.None).ConfigureAwait(false))
            LogHangs(_ending.Count);
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

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
