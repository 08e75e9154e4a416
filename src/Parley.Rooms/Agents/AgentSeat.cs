using System.Threading.Channels;
using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The agent's side of a call held in a room: what the conversation sees of the caller, and what the caller sees of the agent.</summary>
internal sealed class AgentSeat : ICallTransport, IPlayoutSink
{
    public const string StateAttribute = "lk.agent.state";

    /// <summary>Which call it is: another one than the caller opened where a call that was cut off goes on.</summary>
    public const string CallAttribute = "parley.call_id";

    private readonly Room _room;
    private readonly Participant _self;
    private readonly AgentLeg _leg;
    private readonly PublishedTrack _track;
    private readonly CallTimeline _timeline;
    private readonly PlayoutQueue _playout;
    private readonly IMediaTicks _ticks;
    private readonly CaptionStream _captions;
    private ushort _sequence;

    public AgentSeat(Room room, Participant self, AgentLeg leg, PublishedTrack track, CallTimeline timeline)
    {
        (_room, _self, _leg, _track, _timeline) = (room, self, leg, track, timeline);
        _captions = new CaptionStream(self.Sid);
        _playout = new PlayoutQueue(timeline, this);
        leg.Silence = _playout.Hold;
        var losses = new LossWatch();
        track.Audio.WorstLossReported += lost => _playout.ExpectedLoss = losses.OnReport(lost);
        _ticks = _playout.Ticks = room.Environment.MediaClock.Subscribe(_playout);
    }

    public ChannelReader<AudioFrame> Microphone => _leg.Microphone;

    public ChannelReader<CallSignal> Signals => _leg.Signals;

    public IPlayout Speaker => _playout;

    public TimeSpan Position => _timeline.Position;

    public static string NameOf(AgentState state) => state switch
    {
        AgentState.Initializing => "initializing",
        AgentState.Listening => "listening",
        AgentState.Thinking => "thinking",
        AgentState.Speaking => "speaking",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public ValueTask ShowStateAsync(AgentState state, CancellationToken cancellationToken) => InRoomAsync(
        () =>
        {
            _self.Attributes[StateAttribute] = NameOf(state);
            _room.Announce(_self);
            return ValueTask.FromResult(true);
        },
        cancellationToken);

    /// <summary>The room's mailbox keeps the order: nobody waits for a caption to be on its way, and a room that is gone has no audience.</summary>
    public ValueTask ShowCaptionAsync(Caption caption, CancellationToken cancellationToken)
    {
        _room.Mailbox.Post(() =>
        {
            var (speaker, track) = caption.Speaker == Calls.Speaker.Agent ? (_self, _track) : (_leg.Caller, _leg.Heard);
            foreach (var packet in _captions.Packets(caption, speaker ?? _self, track?.Sid, _room.Environment.Clock.GetUtcNow()))
                DataRelay.SendToAll(_room, _self, packet);
            return ValueTask.CompletedTask;
        });
        return ValueTask.CompletedTask;
    }

    public async Task HangUpAsync(HangUpReason reason, CancellationToken cancellationToken)
    {
        _playout.Clear();
        await InRoomAsync(
            async () =>
            {
                // Who has left and is there has come back meanwhile, to an agent that is not this one. An agent sent away takes nobody along.
                if (reason is not HangUpReason.AgentRemoved && !_leg.HasCallerLeft && _leg.Caller is { } caller)
                    await _room.RemoveAsync(caller, Translate(reason));
                await _room.RemoveAsync(_self, Translate(reason));
                return true;
            },
            cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _ticks.Dispose();
        await InRoomAsync(
            async () =>
            {
                await _room.RemoveAsync(_self, DisconnectReason.ClientInitiated);
                return true;
            },
            CancellationToken.None);
        _playout.Dispose();
    }

    void IPlayoutSink.Send(ReadOnlySpan<byte> opusPacket, uint timestamp, bool marker, byte audioLevel)
    {
        // So that clients see the agent among the active speakers.
        _track.Audio.Level.Observe(audioLevel);
        _track.Audio.Send(new AudioPacket
        {
            Payload = opusPacket,
            SequenceNumber = _sequence++,
            Timestamp = timestamp,
            Marker = marker,
            ArrivedAt = _timeline.Clock.GetTimestamp(),
        });
    }

    private static DisconnectReason Translate(HangUpReason reason) => reason switch
    {
        HangUpReason.CallerLeft => DisconnectReason.ClientInitiated,
        HangUpReason.ServerStopping => DisconnectReason.ServerShutdown,
        HangUpReason.TimedOut => DisconnectReason.ConnectionTimeout,
        HangUpReason.Failed or HangUpReason.Abnormal => DisconnectReason.AgentError,
        _ => DisconnectReason.ParticipantRemoved,
    };

    /// <summary>What the agent shows in a room that is gone has no audience, and is no error.</summary>
    private async ValueTask InRoomAsync(Func<ValueTask<bool>> work, CancellationToken cancellationToken)
    {
        try
        {
            await _room.Mailbox.AskAsync(work, cancellationToken);
        }
        catch (RoomClosedException)
        {
            // The leg's channels are complete: the conversation ends by them.
        }
    }
}
