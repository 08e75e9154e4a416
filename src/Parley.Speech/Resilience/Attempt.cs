namespace Parley.Speech.Resilience;

/// <summary>Reads one engine's results and keeps its failure, since an iterator cannot yield from within a catch.</summary>
internal sealed class Attempt<T>(IAsyncEnumerable<T> results) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<T> _results = results.GetAsyncEnumerator();

    public T Current => _results.Current;

    /// <summary>Why it ended early; null while it goes well.</summary>
    public Exception? Problem { get; set; }

    /// <param name="mayFail">Whether another engine follows; the last one's failure is thrown.</param>
    /// <returns>False at the end, or after a failure.</returns>
    public async ValueTask<bool> NextAsync(bool mayFail, CancellationToken cancellationToken)
    {
        try
        {
            return await _results.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (mayFail && !cancellationToken.IsCancellationRequested)
        {
            Problem = e; // whatever it is, the next engine's turn is the answer
            return false;
        }
    }

    public ValueTask DisposeAsync() => _results.DisposeAsync();
}
