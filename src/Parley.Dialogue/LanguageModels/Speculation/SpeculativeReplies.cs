using System.Runtime.CompilerServices;

namespace Parley.Dialogue.LanguageModels.Speculation;

/// <summary>
/// Holds at most one reply begun ahead, and hands it over only where the committed turn is the one it was begun for. A reply begun ahead that says nothing
/// is no reply: whoever would have given it waits for the commitment, and is asked again then.
/// </summary>
/// <param name="inner">Gives the replies.</param>
/// <param name="toolsOf">What a request's turn may use, as one text.</param>
/// <param name="note">Told what becomes of replies: <c>begun</c>, then <c>used</c> or <c>dropped</c>.</param>
/// <param name="isWorthwhile">Whether a model answers, for nothing else takes long enough to be begun ahead.</param>
internal sealed class SpeculativeReplies(
    IReplyGenerator inner, Func<ReplyRequest, CancellationToken, ValueTask<string>> toolsOf, Action<string>? note = null, Func<bool>? isWorthwhile = null)
    : ISpeculativeReplies
{
    private readonly List<Task> _ending = [];

    // The call's mailbox begins and drops; a reply's own task takes.
    private BegunReply? _begun;

    /// <summary>Completes when the reply begun ahead, if any, has ended.</summary>
    internal Task BegunEnded => _begun?.Ended ?? Task.CompletedTask;

    public void Begin(ReplyRequest interim)
    {
        if (Volatile.Read(ref _begun) is { } begun && begun.IsFor(interim))
            return;
        Drop();
        if (isWorthwhile?.Invoke() == false)
            return;
        note?.Invoke("begun");
        Volatile.Write(ref _begun, new BegunReply(inner, interim, toolsOf));
    }

    public void Drop()
    {
        _ending.RemoveAll(t => t.IsCompleted);
        if (Interlocked.Exchange(ref _begun, null) is not { } begun)
            return;
        note?.Invoke("dropped");
        _ending.Add(begun.DisposeAsync().AsTask());
    }

    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _begun, null) is { } begun)
        {
            var isUsed = false;
            await using (begun)
            {
                await foreach (var part in TakeAsync(begun, request, cancellationToken))
                {
                    if (!isUsed)
                        note?.Invoke("used");
                    isUsed = true;
                    yield return part;
                }
            }

            if (isUsed)
                yield break;
            note?.Invoke("dropped");
        }

        await foreach (var part in inner.ReplyAsync(request, cancellationToken))
            yield return part;
    }

    public async ValueTask DisposeAsync()
    {
        Drop();
        await Task.WhenAll(_ending);
    }

    /// <summary>Its parts, from the first that says something on; none where it is not this turn's or says nothing.</summary>
    private static async IAsyncEnumerable<ReplyPart> TakeAsync(
        BegunReply begun, ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await begun.TryCommitAsync(request, cancellationToken))
            yield break;
        var (held, says) = (new List<ReplyPart>(), false);
        await foreach (var part in begun.ReadAsync(cancellationToken))
        {
            held.Add(part);
            says |= part is ReplyPart.Text { Value.Length: > 0 } or ReplyPart.EndCall;
            if (!says)
                continue;
            foreach (var due in held)
                yield return due;
            held.Clear();
        }
    }
}
