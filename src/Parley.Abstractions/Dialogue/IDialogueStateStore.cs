using Parley.Calls;

namespace Parley.Dialogue;

/// <summary>
/// Keeps the dialogue of calls, so that it survives a crash or a reconnect. Of each turn the last state is kept, so that a turn can be taken
/// again from before it. Thread-safe; an I/O fault is an exception, and then nothing was stored.
/// </summary>
public interface IDialogueStateStore
{
    /// <summary>The state stored last; null for a call that has none.</summary>
    ValueTask<StoredDialogue?> LoadAsync(CallContext call, CancellationToken cancellationToken);

    /// <summary>The last state of the last turn before this one; null where there is none.</summary>
    ValueTask<StoredDialogue?> LoadBeforeAsync(CallContext call, int turn, CancellationToken cancellationToken);

    /// <summary>Stores a state on top of the one before it, durably once it returns.</summary>
    /// <returns>False, and nothing is stored, when the call's last revision is not the one before <paramref name="next"/>'s.</returns>
    ValueTask<bool> TrySaveAsync(CallContext call, StoredDialogue next, CancellationToken cancellationToken);
}
