using System.Runtime.CompilerServices;

namespace Parley.Dialogue.Tests;

/// <summary>Says its pieces; then fails, hangs until cancelled, or ends.</summary>
internal sealed class ScriptedReplies(params string[] pieces) : IReplyGenerator
{
    public Exception? Fault { get; init; }

    public bool Hangs { get; init; }

    public int Asked { get; private set; }

    /// <summary>Completes when every piece was taken and the next is waited for.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Asked++;
        foreach (var piece in pieces)
            yield return new ReplyPart.Text(piece);
        Waiting.TrySetResult();
        if (Hangs)
        {
            await using var registration = cancellationToken.Register(() => Cancelled.TrySetResult());
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        if (Fault is not null)
            throw Fault;
    }
}
