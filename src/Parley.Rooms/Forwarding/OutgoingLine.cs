using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// A subscriber's m-line that carries somebody's track towards it. It serves one track in its life, as W3C's addTrack has it too:
/// livekit-client stops the browser's track when it is unsubscribed, and nothing is heard on that section ever after.
/// </summary>
/// <param name="transceiver">The m-line.</param>
/// <param name="receives">The same m-line may carry the subscriber's own track the other way (single peer connection).</param>
internal sealed class OutgoingLine(RtpTransceiver transceiver, bool receives) : IAudioListener
{
    private bool _used;

    public RtpTransceiver Transceiver { get; } = transceiver;

    /// <summary>The track this line is for; null before and after.</summary>
    public PublishedTrack? Track { get; private set; }

    public bool Flowing { get; private set; }

    public bool IsFree => !_used;

    public double FractionLost => Transceiver.Sender.RemoteStatistics.FractionLost;

    public void Assign(PublishedTrack track)
    {
        _used = true;
        Track = track;
        Transceiver.Sender.StreamId = $"{track.Publisher.Sid}|{track.Sid}";
        Transceiver.Sender.TrackId = track.Sid;
        Transceiver.Direction = receives ? MediaDirection.SendReceive : MediaDirection.SendOnly;
    }

    /// <summary>Takes effect for the other side with the next negotiation; packets stop now.</summary>
    public void Release()
    {
        Transceiver.Sender.LossReported = null;
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
        Flowing = true;
        Track.Audio.Add(this);
        Transceiver.Sender.LossReported = Track.Audio.OnLossReported;
        return true;
    }

    public void OnAudio(in AudioPacket packet) =>
        Transceiver.Sender.Forward(packet.Payload, packet.SequenceNumber, packet.Run, packet.Timestamp, packet.Marker);
}
