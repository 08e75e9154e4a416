namespace Parley.Media.Tests;

/// <summary>Where packets go that nobody hears.</summary>
internal sealed class Nowhere : IPlayoutSink
{
    public void Send(ReadOnlySpan<byte> opusPacket, uint timestamp, bool marker, byte audioLevel) { }
}
