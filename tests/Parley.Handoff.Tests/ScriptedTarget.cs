using Parley.Calls;

namespace Parley.Handoff.Tests;

/// <summary>Does with each hand-off what the test says and counts them.</summary>
internal sealed class ScriptedTarget(string name, Func<CancellationToken, Task<HandoffDelivery>> deliver) : IHandoffTarget
{
    private int _asked;

    public string Name => name;

    public bool IsOn { get; init; } = true;

    public int Asked => _asked;

    /// <summary>Completes when it is asked for the first time.</summary>
    public TaskCompletionSource First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static ScriptedTarget Takes(string name) => new(name, _ => Task.FromResult<HandoffDelivery>(new HandoffDelivery.Taken()));

    public static ScriptedTarget Fails(string name) => new(name, _ => Task.FromResult<HandoffDelivery>(new HandoffDelivery.Failed("503")));

    public async ValueTask<HandoffDelivery> DeliverAsync(HandoffRecord record, string id, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        First.TrySetResult();
        return await deliver(cancellationToken);
    }

    /// <summary>What was taken back again.</summary>
    public List<string> Withdrawn { get; } = [];

    public async ValueTask<HandoffDelivery> WithdrawAsync(CallContext call, QueuedHandoff handoff, CancellationToken cancellationToken)
    {
        Withdrawn.Add(handoff.Id);
        return await deliver(cancellationToken);
    }
}
