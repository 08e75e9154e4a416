using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Parley.Dialogue.LanguageModels;

namespace Parley.Dialogue.Deadlines;

/// <summary>
/// Judges a reply by its first piece and by each next one, instead of waiting for a socket error that may come a minute later. Time is the
/// call's clock. A late reply is cancelled, and one that does not heed cancellation is not waited for either.
/// </summary>
internal sealed class FirstTokenDeadlineReplyGenerator(IReplyGenerator inner, IOptions<ChatReplyOptions> options) : IReplyGenerator, IAsyncDisposable
{
    private readonly AbandonedReplies _abandoned = new();

    /// <exception cref="ReplyDeadlineException">A piece did not come in time.</exception>
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parts = inner.ReplyAsync(request, stop.Token).GetAsyncEnumerator(stop.Token);
        var pending = Task.FromResult(true);
        try
        {
            for (var deadline = options.Value.FirstTokenDeadline; ; deadline = options.Value.NextTokenDeadline)
            {
                pending = parts.MoveNextAsync().AsTask();
                try
                {
                    if (!await pending.WaitAsync(deadline, request.Call.Clock, cancellationToken))
                        yield break;
                }
                catch (TimeoutException) when (!pending.IsCompleted)
                {
                    throw new ReplyDeadlineException($"Nothing came within {deadline.TotalMilliseconds:F0} ms.");
                }

                yield return parts.Current;
            }
        }
        finally
        {
            await stop.CancelAsync();
            if (pending.IsCompleted)
                await parts.DisposeAsync();
            else
                _abandoned.Add(pending, parts);
        }
    }

    public ValueTask DisposeAsync() => _abandoned.DisposeAsync();
}
