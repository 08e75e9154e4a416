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
        if (request.IsSpeculative)
        {
            await foreach (var part in inner.ReplyAsync(request, cancellationToken))
                if (part is not ReplyPart.Signalled)
                    yield return part;
            yield break;
        }

        var before = calls.Before(request);
        var turn = new TriggeredTurn(triggers, handoffs, request, before);
        try
        {
            // What the words alone tell comes first: whoever is upset hears so before the agent goes on.
            turn.Take(new HandoffSignal.Said(request.UserText));
            await foreach (var part in turn.TellAsync(cancellationToken))
                yield return part;
            await foreach (var part in inner.ReplyAsync(request, cancellationToken))
            {
                turn.Notice(part);
                if (part is not ReplyPart.Signalled)
                    yield return part;
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
