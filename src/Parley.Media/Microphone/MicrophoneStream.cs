using System.Threading.Channels;
using Parley.Audio;

namespace Parley.Media;

public sealed class MicrophoneStream : IMediaTick, IDisposable
{
    public MicrophoneStream(CallTimeline timeline, JitterBufferOptions? options = null) => throw new NotImplementedException();

    public ChannelReader<AudioFrame> Frames => throw new NotImplementedException();

    public JitterStatistics Statistics => throw new NotImplementedException();

    /// <param name="arrivedAt">From <see cref="TimeProvider.GetTimestamp"/> of the timeline's clock.</param>
    public void OnPacket(ushort sequence, uint timestamp, ReadOnlySpan<byte> payload, long arrivedAt) => throw new NotImplementedException();

    public void Reset() => throw new NotImplementedException();

    public void OnTick() => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
