using System.Threading.Channels;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

/// <summary>A participant without a client: notes what the room tells it.</summary>
internal sealed class RecordingLeg : IParticipantLeg
{
    private readonly Channel<SignalResponse> _sent = Channel.CreateUnbounded<SignalResponse>();
    private readonly Channel<Participant> _connectivity = Channel.CreateUnbounded<Participant>();

    public List<SignalResponse> Sent { get; } = [];

    public List<ParticipantInfo> Seen { get; } = [];

    public List<DataPacket> Data { get; } = [];

    public List<PublishedTrack> Tracks { get; } = [];

    public DisconnectReason? Closed { get; private set; }

    /// <summary>What else comes of it when rights change.</summary>
    public Action WhenRightsChange { get; init; } = () => { };

    /// <summary>The next message that is wanted; those before it are skipped.</summary>
    public async Task<SignalResponse> NextAsync(Func<SignalResponse, bool> isWanted, CancellationToken cancellationToken)
    {
        while (true)
            if (await _sent.Reader.ReadAsync(cancellationToken) is var message && isWanted(message))
                return message;
    }

    /// <summary>The next of the others whose connection was lost or is back.</summary>
    public ValueTask<Participant> NextConnectivityAsync(CancellationToken cancellationToken) => _connectivity.Reader.ReadAsync(cancellationToken);

    public void Send(SignalResponse message)
    {
        Sent.Add(message);
        _sent.Writer.TryWrite(message);
    }

    public void OnParticipant(Participant changed) => Seen.Add(changed.ToProto());

    public void OnConnectivity(Participant other) => _connectivity.Writer.TryWrite(other);

    public void Deliver(RelayedPacket packet) => Data.Add(DataPacket.Parser.ParseFrom(packet.Bytes.Span));

    public void OnTrackPublished(PublishedTrack track) => Tracks.Add(track);

    public void OnTrackUnpublished(PublishedTrack track) => Tracks.Remove(track);

    public void OnRightsChanged() => WhenRightsChange();

    public void OnTick(DateTimeOffset now)
    {
    }

    public ValueTask CloseAsync(DisconnectReason reason, LeaveRequest.Types.Action action)
    {
        Closed = reason;
        return ValueTask.CompletedTask;
    }
}
