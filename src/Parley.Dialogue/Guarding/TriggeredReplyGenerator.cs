using System.Runtime.CompilerServices;
using Parley.Calls;
using Parley.Handoff;
using Parley.Understanding.Acts;

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
        // Begun ahead of its turn, the answer is on its way; what the turn's words set off waits until it is one. Words that call a person get no answer.
        var ahead = request.IsSpeculative && !IsPersonsMatter(request) ? AheadReply.Begin(inner, request, cancellationToken) : null;
        try
        {
            await request.Committed.WaitAsync(cancellationToken);
            await foreach (var part in TriggeredAsync(request, ahead, cancellationToken))
                yield return part;
        }
        finally
        {
            if (ahead is not null)
                await ahead.DisposeAsync();
        }
    }

    private async IAsyncEnumerable<ReplyPart> TriggeredAsync(
        ReplyRequest request, AheadReply? ahead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (before, called) = await BeforeAsync(request, cancellationToken);
        var turn = new TriggeredTurn(triggers, handoffs, request, before, called);
        try
        {
            // What the words alone tell comes first: whoever is upset hears so before the agent goes on.
            turn.Take(Said(request));
            await foreach (var part in turn.TellAsync(cancellationToken))
                yield return part;
            request = request with { Called = turn.Called, KeepsPerson = turn.KeepsPerson };
            // What the caller brings is a person's; a yes to what was asked before is the flow's all the same.
            var answer = turn.IsPersonsMatter ? inner.ReplyAsync(Committed(request) with { IsPersonsMatter = true }, cancellationToken)
                : ahead?.ReadAsync() ?? inner.ReplyAsync(Committed(request), cancellationToken);
            await foreach (var part in answer)
            {
                turn.Notice(part);
                if (part is not ReplyPart.Signalled)
                    yield return turn.Fitted(part);
            }

            await foreach (var part in turn.TellAsync(cancellationToken))
                yield return part;
        }
        finally
        {
            calls.Keep(request, before, turn.Signals, turn.Called);
        }
    }

    /// <summary>A call that goes on in another process than it began in has called whom it has called.</summary>
    private async ValueTask<(HandoffSignals Signals, CalledPerson? Called)> BeforeAsync(ReplyRequest request, CancellationToken cancellationToken)
    {
        if (calls.Knows(request) || !(request.IsResumption || request.Turn > 1 || request.History.Any(u => u.Speaker is Speaker.Caller)))
            return (calls.Before(request), calls.CalledBefore(request));
        var raised = await handoffs.OfCallAsync(request, cancellationToken);
        return (RaisedBefore.Signals(raised), RaisedBefore.Called(raised, request));
    }

    /// <summary>By the words alone, before they are a turn. Leaves no trace.</summary>
    private bool IsPersonsMatter(ReplyRequest request) =>
        TriggeredTurn.IsPersons(triggers.Next(calls.Before(request), Said(request), request.Agent.Handoff).Trigger);

    private static HandoffSignal.Said Said(ReplyRequest request) => new(request.UserText) { IsLost = TurnActs.HasLostThread(request.UserText) };

    private static ReplyRequest Committed(ReplyRequest request) =>
        request.IsSpeculative ? request with { IsSpeculative = false, Committed = Task.CompletedTask } : request;
}
