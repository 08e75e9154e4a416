using Parley.Calls;

namespace Parley.Handoff;

/// <summary>A place beside the embedded queue where people learn of hand-offs. Thread-safe.</summary>
internal interface IHandoffTarget
{
    /// <summary>As it is noted on what it took, such as <c>webhook</c>.</summary>
    string Name { get; }

    /// <summary>It is configured; the others are passed over.</summary>
    bool IsOn { get; }

    /// <summary>May be asked twice for one hand-off: after a crash, or when the first time ended too late to be known of.</summary>
    ValueTask<HandoffDelivery> DeliverAsync(HandoffRecord record, string id, CancellationToken cancellationToken);

    /// <summary>Tells those who were told of it that nobody need see to it any more.</summary>
    ValueTask<HandoffDelivery> WithdrawAsync(CallContext call, QueuedHandoff handoff, CancellationToken cancellationToken);
}
