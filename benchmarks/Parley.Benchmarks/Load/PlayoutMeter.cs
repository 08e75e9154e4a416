using Parley.Media;
using Parley.WebRtc;

namespace Parley.Benchmarks.Load;

/// <summary>How evenly the agent's packets arrive: the deviation from 20 ms between neighbours of one talk spurt.</summary>
internal sealed class PlayoutMeter(TimeProvider clock) : IRtpSink
{
    private const uint PacketSamples = 960;

    [ThreadStatic]
    private static bool _preferred;

    private readonly Lock _lock = new();
    private readonly List<PacketGap> _gaps = new(16 * 1024);
    private long _arrived;
    private uint _timestamp;
    private bool _measuring;

    public void OnRtp(in RtpPacket packet)
    {
        // On the generator's receiving thread: its own wait for a core would be measured as the server's jitter.
        if (!_preferred)
            PreferredThread.ForTheClock();
        _preferred = true;
        lock (_lock)
        {
            if (_measuring && !packet.Marker && packet.Timestamp - _timestamp == PacketSamples)
                _gaps.Add(new PacketGap(_arrived, packet.ArrivedAt, Math.Abs(clock.GetElapsedTime(_arrived, packet.ArrivedAt).TotalMilliseconds - 20)));
            (_arrived, _timestamp) = (packet.ArrivedAt, packet.Timestamp);
        }
    }

    public void Start()
    {
        lock (_lock)
            _measuring = true;
    }

    public PacketGap[] Stop()
    {
        lock (_lock)
        {
            _measuring = false;
            return [.. _gaps];
        }
    }
}

/// <summary>Two neighbours of one talk spurt.</summary>
/// <param name="From">When the first arrived, a timestamp.</param>
/// <param name="To">When the second did.</param>
/// <param name="Deviation">From 20 ms, in milliseconds.</param>
internal readonly record struct PacketGap(long From, long To, double Deviation);
