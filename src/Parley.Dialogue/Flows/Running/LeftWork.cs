using System.Runtime.CompilerServices;
using Parley.Dialogue;
using Parley.Flows.Engine;

namespace Parley.Flows.Running;

/// <summary>Work that an earlier turn left: because the caller interrupted it, or because the process died.</summary>
internal sealed class LeftWork(ToolWork work, CallDialogue dialogue, ReplyRequest request, ActPerformer performer)
{
    private static readonly TimeSpan LateOutcomes = TimeSpan.FromMilliseconds(200);

    public async IAsyncEnumerable<ReplyPart> FinishAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Resumption.WorkOf(dialogue.Agent, dialogue.State) is { } left)
            await foreach (var part in performer.PerformAsync([left], cancellationToken))
                yield return part;
        foreach (var call in dialogue.State.Late.Concat(dialogue.State.Approvals))
        {
            var outcome = work.For(call, performer.Person.ScopeOf(call));
            if (!await EndsSoonAsync(outcome, cancellationToken))
                continue;
            var ended = await outcome;
            var acts = await dialogue.StepAsync(new FlowInput.ToolReturned(request.Call.Clock.GetUtcNow(), call.Step, ended));
            work.Forget(call, request.ToolScope);
            foreach (var fact in performer.Person.Facts(call, ended))
                yield return fact;
            await foreach (var part in performer.PerformAsync(acts, cancellationToken))
                yield return part;
        }
    }

    private async Task<bool> EndsSoonAsync(Task outcome, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = await Task.WhenAny(outcome, Task.Delay(LateOutcomes, request.Call.Clock, over.Token)) == outcome;
        // Only the delay hangs on it: nothing runs here that another thread should be asked for.
        over.Cancel();
        return ended;
    }
}
