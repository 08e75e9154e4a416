using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

/// <summary>A participant without a client: notes what the room tells it.</summary>
internal sealed class RecordingLeg : IParticipantLeg
{
    public List<SignalResponse> Sent { get; } = [];

    public List<ParticipantInfo> Seen { get; } = [];

    public List<DataPacket> Data { get; } = [];

    public List<PublishedTrack> Tracks { get; } = [];

    public DisconnectReason? Closed { get; private set; }

    /// <summary>What else comes of it when rights change.</summary>
    public Action WhenRightsChange { get; init; } = () => { };

    public void Send(SignalResponse message) => Sent.Add(message);

    public void OnParticipant(Participant changed) => Seen.Add(changed.ToProto());

    public void OnConnectivity(Participant other)
    {
    }

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
