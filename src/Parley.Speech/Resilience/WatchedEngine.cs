using System.Runtime.CompilerServices;

namespace Parley.Speech.Resilience;

/// <summary>Reads an engine's results under a watchdog, also from an engine that blocks its thread or ignores cancellation.</summary>
internal static class WatchedEngine
{
    /// <exception cref="SpeechEngineException">The watchdog bit.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> engine, Watchdog watchdog, AbandonedEngines abandoned, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = engine(stop.Token).GetAsyncEnumerator(stop.Token);
        Task<bool>? next = null;
        try
        {
            while (true)
            {
                watchdog.Ask(true);
                next = Task.Run(() => results.MoveNextAsync().AsTask(), CancellationToken.None); // an engine may block before it awaits
                await Task.WhenAny(next, watchdog.Bitten).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (!next.IsCompleted)
                    throw new SpeechEngineException(await watchdog.Bitten.ConfigureAwait(false));
                watchdog.Ask(false);
                if (!await next.ConfigureAwait(false))
                    break;
                yield return results.Current;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await LeaveAsync(results, next, abandoned).ConfigureAwait(false);
        }
    }

    private static async ValueTask LeaveAsync<T>(IAsyncEnumerator<T> results, Task<bool>? next, AbandonedEngines abandoned)
    {
        if (next is { IsCompleted: false })
            abandoned.Add(next, results);
        else
            await results.DisposeAsync().ConfigureAwait(false);
    }
}
