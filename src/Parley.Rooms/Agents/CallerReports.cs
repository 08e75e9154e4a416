using System.Threading.Channels;
using Parley.Calls;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// What the conversation is told of its caller: that it came, once it can be heard or has waited long enough to be; then whatever changes; and that it
/// left, which is the last. On the room's mailbox.
/// </summary>
internal sealed class CallerReports
{
    /// <summary>Signals that may wait. A conversation reads them as they come: one that leaves so many is broken, and its call over.</summary>
    private const int MostSignals = 256;

    private readonly Channel<CallSignal> _signals = Channel.CreateBounded<CallSignal>(new BoundedChannelOptions(MostSignals));
    private bool _joined;
    private bool _muted;
    private bool _lost;
    private bool _echoCancelled;

    public ChannelReader<CallSignal> Signals => _signals.Reader;

    public bool HasJoined => _joined;

    /// <summary>The caller is gone for good as far as this agent is concerned: one who comes back needs another.</summary>
    public bool HasLeft { get; private set; }

    /// <param name="caller">Null where it is not in the room.</param>
    /// <param name="heard">Its microphone, where it has one.</param>
    public void Joined(Participant? caller, PublishedTrack? heard)
    {
        if (_joined || HasLeft || caller is null)
            return;
        _joined = true;
        _echoCancelled = EchoCancellation.IsOn(caller, heard);
        Tell(new CallSignal.CallerJoined(caller.Identity, _echoCancelled));
        Muted(heard);
    }

    public void Text(string text) => Tell(new CallSignal.TextReceived(text));

    public void Muted(PublishedTrack? heard)
    {
        // Who only types has no microphone to be silent on.
        var muted = heard?.Muted ?? true;
        if (!_joined || muted == _muted)
            return;
        _muted = muted;
        Tell(new CallSignal.MicrophoneMuted(muted));
    }

    public void Echo(Participant caller, PublishedTrack? heard)
    {
        // Without a microphone there is no echo: what the last one was like stands until the next.
        if (!_joined || heard is null || EchoCancellation.IsOn(caller, heard) == _echoCancelled)
            return;
        _echoCancelled = !_echoCancelled;
        Tell(new CallSignal.EchoCancellationChanged(_echoCancelled));
    }

    public void Lost(bool lost)
    {
        if (!_joined || HasLeft || lost == _lost)
            return;
        _lost = lost;
        Tell(new CallSignal.ConnectionLost(lost));
    }

    public void Gone(DisconnectReason reason)
    {
        // Its successor under the same identity is already at the door: the same person, on a new connection.
        if (reason == DisconnectReason.DuplicateIdentity)
        {
            Lost(true);
            return;
        }

        if (HasLeft)
            return;
        HasLeft = true;
        Tell(new CallSignal.CallerLeft(reason.ToString()));
    }

    /// <summary>The agent's own track was muted, or is not any more.</summary>
    public void Silenced(bool silenced) => Tell(new CallSignal.AgentMuted(silenced));

    public void AgentRemoved() => Tell(new CallSignal.AgentRemoved());

    public void Complete() => _signals.Writer.TryComplete();

    /// <summary>The end of the channel is the end of the call as well.</summary>
    private void Tell(CallSignal signal)
    {
        if (!_signals.Writer.TryWrite(signal))
            _signals.Writer.TryComplete();
    }
}
