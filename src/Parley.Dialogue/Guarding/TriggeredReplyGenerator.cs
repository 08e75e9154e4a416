using System.Runtime.CompilerServices;
using Parley.Handoff;

namespace Parley.Dialogue.Guarding;

/// <summary>
/// The one place where a call's facts become a hand-off: what the caller says, what guardrails and tools do, what could not be answered. Flows call
/// a person of their own accord where their author or their own count wants it; a hand-off they raised is not raised again. The caller is told
/// what happens next. A turn that is not committed raises nothing.
/// </summary>
internal sealed class TriggeredReplyGenerator(IReplyGenerator inner, IHandoffTriggers triggers, CallSignals calls, HandoffCalls handoffs) : IReplyGenerator
{
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var parts = inner.ReplyAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        // Begun ahead of its turn, the answer is on its way; what the turn's words set off waits until it is one.
        var ahead = request.IsSpeculative ? parts.MoveNextAsync().AsTask() : null;
        try
        {
            await request.Committed.WaitAsync(cancellationToken);
            await foreach (var part in TriggeredAsync(request, parts, ahead, cancellationToken))
                yield return part;
        }
        finally
        {
            if (ahead is not null)
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async IAsyncEnumerable<ReplyPart> TriggeredAsync(
        ReplyRequest request, IAsyncEnumerator<ReplyPart> parts, Task<bool>? ahead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = calls.Before(request);
        var turn = new TriggeredTurn(triggers, handoffs, request, before);
        try
        {
            // What the words alone tell comes first: whoever is upset hears so before the agent goes on.
            turn.Take(new HandoffSignal.Said(request.UserText));
            await foreach (var part in turn.TellAsync(cancellationToken))
                yield return part;
            if (turn.IsPersonsMatter)
                yield break;
            for (var more = await (ahead ?? parts.MoveNextAsync().AsTask()); more; more = await parts.MoveNextAsync())
            {
                turn.Notice(parts.Current);
                if (parts.Current is not ReplyPart.Signalled)
                    yield return parts.Current;
            }

            await foreach (var part in turn.TellAsync(cancellationToken))
                yield return part;
        }
        finally
        {
            calls.Keep(request, before, turn.Signals);
        }
    }
}
