using Parley.Handoff;

namespace Parley.Dialogue.Guarding;

/// <summary>A call that breaks down is a system error like any other: the agent's policy says whether and where a person is called.</summary>
/// <param name="handoffs">Null where there is nobody to hand over to.</param>
internal sealed class BreakdownHandoffs(IHandoffTriggers? triggers, HandoffCalls? handoffs) : IBreakdownHandoffs
{
    public async ValueTask<RaisedHandoff?> RaiseAsync(ReplyRequest request, string detail, CancellationToken cancellationToken)
    {
        var failed = new HandoffSignal.SystemFailed(detail);
        if (handoffs is null || triggers?.Next(HandoffSignals.None, failed, request.Agent.Handoff).Trigger is not { } trigger)
            return null;
        var (tell, fact) = await handoffs.RaiseAsync(request, trigger).WaitAsync(cancellationToken);
        return new RaisedHandoff(tell, fact);
    }
}
