using Parley.Calls;

namespace Parley.Handoff;

/// <summary>Hands callers over to people. Idempotent per call and reason: asking twice yields one record. Thread-safe.</summary>
public interface IHandoffs
{
    ValueTask<HandoffReceipt> RaiseAsync(HandoffRecord record, CancellationToken cancellationToken);

    /// <summary>All that were raised in a call, whichever process did it, newest first; none where nobody knows just now.</summary>
    ValueTask<IReadOnlyList<QueuedHandoff>> OfCallAsync(CallContext call, CancellationToken cancellationToken);

    /// <summary>
    /// Takes back what nobody sees to yet; whoever was told of it is told of this too, as far as they can be. Asking twice changes nothing. What is
    /// raised later for the same reason is another hand-off.
    /// </summary>
    ValueTask<HandoffChange> WithdrawAsync(CallContext call, string id, CancellationToken cancellationToken);
}
