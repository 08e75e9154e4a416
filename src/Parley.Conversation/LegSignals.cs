using Parley.Calls;
using Parley.Conversation.TurnTaking;
using Parley.Records;

namespace Parley.Conversation;

/// <summary>Turns what the transport reports beside audio into signals of the policy.</summary>
internal sealed class LegSignals(CallScope scope)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var signal in scope.Transport.Signals.AllAsync(cancellationToken))
            Take(signal);
        // A leg that ends without a word is a caller who left.
        scope.Mailbox.Post(new TurnSignal.CallerLeft(scope.Now));
    }

    private void Take(CallSignal signal)
    {
        switch (signal)
        {
            case CallSignal.CallerJoined joined:
                scope.Reports.Journal(new CallEvent.CallerJoined(scope.Now, joined.UserId));
                scope.Mailbox.Post(new TurnSignal.CallerJoined(scope.Now, joined.EchoCancelled));
                break;
            case CallSignal.EchoCancellationChanged changed:
                scope.Mailbox.Post(new TurnSignal.EchoCancellationChanged(scope.Now, changed.Cancelled));
                break;
            case CallSignal.CallerLeft:
                scope.Mailbox.Post(new TurnSignal.CallerLeft(scope.Now));
                break;
            case CallSignal.AgentRemoved:
                scope.Mailbox.Post(new TurnSignal.AgentRemoved(scope.Now));
                break;
            case CallSignal.AgentMuted muted:
                scope.Mailbox.Post(new TurnSignal.AgentMuted(scope.Now, muted.Muted));
                break;
            case CallSignal.TextReceived text:
                scope.Mailbox.Post(new TurnSignal.TextTyped(scope.Now, text.Text));
                break;
            case CallSignal.ConnectionLost lost:
                scope.Mailbox.Post(new TurnSignal.ConnectionLost(scope.Now, lost.Lost));
                break;
            case CallSignal.MicrophoneMuted muted:
                // Speech that was under way ends with its audio.
                scope.Mailbox.Post(new TurnSignal.Muted(scope.Now, muted.Muted));
                break;
        }
    }
}
