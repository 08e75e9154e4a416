using Parley.Calls;
using Parley.Dialogue;

namespace Parley.Simulation.Dialogues;

/// <summary>Takes notes of what is stored.</summary>
internal sealed class LoggedStates(IDialogueStateStore inner, StepLog log) : IDialogueStateStore
{
    public ValueTask<StoredDialogue?> LoadAsync(CallContext call, CancellationToken cancellationToken) => inner.LoadAsync(call, cancellationToken);

    public ValueTask<StoredDialogue?> LoadBeforeAsync(CallContext call, int turn, CancellationToken cancellationToken) =>
        inner.LoadBeforeAsync(call, turn, cancellationToken);

    public async ValueTask<bool> TrySaveAsync(CallContext call, StoredDialogue next, CancellationToken cancellationToken)
    {
        log.Begins(next);
        if (!await inner.TrySaveAsync(call, next, cancellationToken))
            return false;
        log.Ended(next);
        return true;
    }
}
