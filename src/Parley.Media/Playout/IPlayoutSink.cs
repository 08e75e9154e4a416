namespace Parley.Media;

/// <summary>Where encoded frames leave: an RTP sender. Called on the media clock's thread; must not block or throw.</summary>
public interface IPlayoutSink
{
    /// <param name="opusPacket">20 ms of Opus; valid during the call only.</param>
    /// <param name="timestamp">48 kHz; counts from 0 at the queue's creation and goes on through silence. Add the stream's random offset.</param>
    /// <param name="marker">First packet after a pause (RFC 3551, section 4.1).</param>
    /// <param name="audioLevel">In -dBov (RFC 6464): 0 is loudest, 127 silence.</param>
    void Send(ReadOnlySpan<byte> opusPacket, uint timestamp, bool marker, byte audioLevel);
}
