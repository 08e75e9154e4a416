using Parley.Media;
using Parley.WebRtc;

namespace Parley.Benchmarks.Load;

/// <summary>Sends the shared packets round and round, each caller from a place of its own.</summary>
internal sealed class LoopedMicrophone(RtpSender sender, EncodedSpeech speech, int start) : IMediaTick
{
    private int _next = start % speech.Packets.Length;
    private uint _timestamp;

    public void OnTick()
    {
        sender.Send(speech.Packets[_next], _timestamp, marker: false);
        _next = (_next + 1) % speech.Packets.Length;
        _timestamp += 960;
    }
}
