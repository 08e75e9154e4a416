namespace Parley.Dialogue.Guarding;

/// <summary>A reply whose first part is on its way before anybody reads it. Whoever does not want it any more need not wait for that part. For one reader.</summary>
internal sealed class AheadReply : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly IAsyncEnumerator<ReplyPart> _parts;
    private readonly Task<bool> _first;

    private AheadReply(IReplyGenerator replies, ReplyRequest request, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _parts = replies.ReplyAsync(request, _stop.Token).GetAsyncEnumerator(_stop.Token);
        _first = _parts.MoveNextAsync().AsTask();
    }

    public static AheadReply Begin(IReplyGenerator replies, ReplyRequest request, CancellationToken cancellationToken) => new(replies, request, cancellationToken);

    public async IAsyncEnumerable<ReplyPart> ReadAsync()
    {
        for (var more = await _first; more; more = await _parts.MoveNextAsync())
            yield return _parts.Current;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)_first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _parts.DisposeAsync();
        _stop.Dispose();
    }
}
