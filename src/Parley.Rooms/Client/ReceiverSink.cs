using Parley.Media;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>Feeds one remote track's packets to a jitter buffer.</summary>
internal sealed class ReceiverSink(MicrophoneStream stream) : IRtpSink
{
    public void OnRtp(in RtpPacket packet) => stream.OnPacket(packet.SequenceNumber, packet.Timestamp, packet.Payload, packet.ArrivedAt);
}
