using System.Collections.Concurrent;

namespace Parley.Dialogue.Deadlines;

/// <summary>Owns replies that were given up on until they really end; an enumerator must not be disposed while it moves.</summary>
internal sealed class AbandonedReplies : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Task, bool> _ending = new();

    public void Add(Task moving, IAsyncDisposable parts)
    {
        var ending = EndAsync(moving, parts);
        _ending.TryAdd(ending, true);
        ending.ContinueWith(t => _ending.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_ending.Keys).WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            // They do not heed cancellation; the end of the process is not held up for them.
        }
    }

    private static async Task EndAsync(Task moving, IAsyncDisposable parts)
    {
        // Its fault was judged when it was given up on: only its end counts here.
        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await parts.DisposeAsync();
    }
}
