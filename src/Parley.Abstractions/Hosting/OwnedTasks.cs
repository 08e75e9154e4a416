using System.Collections.Concurrent;

namespace Parley.Hosting;

/// <summary>
/// Tasks that outlive whoever began them, owned until they end. A fault is for the task itself to tell, or for who awaits it besides: here only
/// its end counts. Thread-safe.
/// </summary>
public sealed class OwnedTasks
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>How many have not ended.</summary>
    public int Count => _running.Count;

    public void Add(Task task)
    {
        _running.TryAdd(task, 0);
        _ = task.ContinueWith(
            static (ended, running) =>
            {
                ((ConcurrentDictionary<Task, byte>)running!).TryRemove(ended, out _);
                // Looked at, so that a fault nobody awaits is not taken for one that was overlooked.
                _ = ended.Exception;
            },
            _running, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for those that run now, for as long as they may take. Their cancelling is their owner's business.</summary>
    /// <param name="patience"><see cref="Timeout.InfiniteTimeSpan"/> leaves the bound to the token.</param>
    /// <returns>Whether all of them ended in time, whichever way; never throws.</returns>
    public async Task<bool> EndAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        Task[] running = [.. _running.Keys];
        // Without the caller's context: a container that is disposed of synchronously holds its thread meanwhile.
        await Task.WhenAll(running).WaitAsync(patience, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Array.TrueForAll(running, task => task.IsCompleted);
    }
}
