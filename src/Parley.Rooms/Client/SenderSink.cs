using Parley.Media;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>Lets the media clock play into one RTP sender.</summary>
internal sealed class SenderSink(RtpSender sender) : IPlayoutSink
{
    public void Send(ReadOnlySpan<byte> opusPacket, uint timestamp, bool marker, byte audioLevel) =>
        sender.Send(opusPacket, timestamp, marker, audioLevel);
}
