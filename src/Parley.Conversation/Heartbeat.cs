using Parley.Conversation.TurnTaking;

namespace Parley.Conversation;

/// <summary>
/// Tells the policy that time passes: every frame while it counts milliseconds, and ten times less often while its next delay is one of
/// seconds, for most of a call is that.
/// </summary>
internal sealed class Heartbeat(CallScope scope) : IDisposable
{
    // A frame's length: no delay of the policy needs to be kept more exactly than audio can follow.
    private static readonly TimeSpan Close = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Wide = TimeSpan.FromMilliseconds(200);

    private readonly PeriodicTimer _timer = new(Close, scope.Clock);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _timer.WaitForNextTickAsync(cancellationToken))
            scope.Mailbox.Post(new TurnSignal.Tick(scope.Now));
    }

    /// <summary>The policy's state changed. Called by the mailbox's reader.</summary>
    public void Follow(TurnState state)
    {
        var period = state.CountsMilliseconds ? Close : Wide;
        if (_timer.Period != period)
            _timer.Period = period;
    }

    public void Dispose() => _timer.Dispose();
}
