using System.Threading.Channels;
using Parley.Conversation.TurnTaking;

namespace Parley.Conversation;

/// <summary>The one queue of a call: any thread posts, one reader decides.</summary>
internal sealed class Mailbox
{
    // Unbounded, for none of its signals may be lost or make its sender wait; senders are paced by the media clock, and texts by the leg's budget.
    private readonly Channel<TurnSignal> _signals =
        Channel.CreateUnbounded<TurnSignal>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Does nothing once the call has ended.</summary>
    public void Post(TurnSignal signal) => _signals.Writer.TryWrite(signal);

    public IAsyncEnumerable<TurnSignal> ReadAllAsync() => _signals.Reader.AllAsync(CancellationToken.None);

    public void Close() => _signals.Writer.TryComplete();
}
