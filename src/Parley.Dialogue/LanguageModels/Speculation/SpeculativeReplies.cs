using System.Runtime.CompilerServices;

namespace Parley.Dialogue.LanguageModels.Speculation;

/// <summary>Holds at most one reply begun ahead, and hands it over only where the committed turn is the one it was begun for.</summary>
internal sealed class SpeculativeReplies(IReplyGenerator inner, Func<ReplyRequest, CancellationToken, ValueTask<string>> toolsOf) : ISpeculativeReplies
{
    private readonly List<Task> _ending = [];
    private BegunReply? _begun;

    /// <summary>Completes when the reply begun ahead, if any, has ended.</summary>
    internal Task BegunEnded => _begun?.Ended ?? Task.CompletedTask;

    public void Begin(ReplyRequest interim)
    {
        if (_begun is { } begun && begun.IsFor(interim))
            return;
        Drop();
        _begun = new BegunReply(inner, interim, toolsOf);
    }

    public void Drop()
    {
        _ending.RemoveAll(t => t.IsCompleted);
        if (_begun is { } begun)
            _ending.Add(begun.DisposeAsync().AsTask());
        _begun = null;
    }

    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begun = _begun;
        _begun = null;
        if (begun is not null)
        {
            await using (begun)
            {
                if (await begun.TryCommitAsync(request, cancellationToken))
                {
                    await foreach (var part in begun.ReadAsync(cancellationToken))
                        yield return part;
                    yield break;
                }
            }
        }

        await foreach (var part in inner.ReplyAsync(request, cancellationToken))
            yield return part;
    }

    public async ValueTask DisposeAsync()
    {
        Drop();
        await Task.WhenAll(_ending);
    }
}
