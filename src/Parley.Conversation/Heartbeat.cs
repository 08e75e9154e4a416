using Parley.Conversation.TurnTaking;

namespace Parley.Conversation;

/// <summary>Tells the policy that time passes.</summary>
internal sealed class Heartbeat(CallScope scope)
{
    // A frame's length: no delay of the policy needs to be kept more exactly than audio can follow.
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, scope.Clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            scope.Mailbox.Post(new TurnSignal.Tick(scope.Now));
    }
}
