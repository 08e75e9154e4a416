using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// A subscriber's m-line that carries somebody's track towards it. It serves one track after another: given back, it must be negotiated
/// as inactive before the next track may use it, or browsers would show the new track under the old one's name.
/// </summary>
/// <param name="transceiver">The m-line.</param>
/// <param name="receives">The same m-line may carry the subscriber's own track the other way (single peer connection).</param>
/// <param name="clock">That of the packets' arrival times.</param>
internal sealed class OutgoingLine(RtpTransceiver transceiver, bool receives, TimeProvider clock) : IAudioListener
{
    private TimestampBridge _bridge;

    public RtpTransceiver Transceiver { get; } = transceiver;

    /// <summary>The track this line is for; null while free or being given back.</summary>
    public PublishedTrack? Track { get; private set; }

    public bool Flowing { get; private set; }

    /// <summary>Nothing on it, and the other side knows.</summary>
    public bool IsFree => Track is null && Transceiver.CurrentDirection is MediaDirection.Inactive or MediaDirection.ReceiveOnly;

    public void Assign(PublishedTrack track)
    {
        Track = track;
        Transceiver.Sender.StreamId = $"{track.Publisher.Sid}|{track.Sid}";
        Transceiver.Sender.TrackId = track.Sid;
        Transceiver.Direction = receives ? MediaDirection.SendReceive : MediaDirection.SendOnly;
    }

    /// <summary>Takes effect for the other side with the next negotiation; packets stop now.</summary>
    public void Release()
    {
        Track?.Audio.Remove(this);
        Track = null;
        Flowing = false;
        Transceiver.Direction = receives ? MediaDirection.ReceiveOnly : MediaDirection.Inactive;
    }

    /// <summary>Lets packets flow once the line is negotiated.</summary>
    /// <returns>True when they begin to flow with this call.</returns>
    public bool TryStart()
    {
        if (Track is null || Flowing || Transceiver.CurrentDirection is not (MediaDirection.SendOnly or MediaDirection.SendReceive))
            return false;
        _bridge.SwitchSource();
        Flowing = true;
        Track.Audio.Add(this);
        return true;
    }

    public void OnAudio(in AudioPacket packet) =>
        Transceiver.Sender.Send(packet.Payload, _bridge.Translate(packet.Timestamp, packet.ArrivedAt, clock), packet.Marker);
}
