using Parley.Audio;

namespace Parley.Media.Tests;

/// <summary>A sink and a tap that note what leaves.</summary>
internal sealed class SentPackets : IPlayoutSink, IAudioTap
{
    public List<(byte[] Packet, uint Timestamp, bool Marker)> Packets { get; } = [];

    public List<(TimeSpan Position, short[] Samples)> Heard { get; } = [];

    public int Speech => Packets.Count(p => !p.Packet.AsSpan().SequenceEqual(OpusPacket.Silence));

    public void Send(ReadOnlySpan<byte> opusPacket, uint timestamp, bool marker, byte audioLevel) => Packets.Add((opusPacket.ToArray(), timestamp, marker));

    public void OnFrame(in AudioFrame frame) => Heard.Add((frame.Position, frame.Samples.ToArray()));
}
