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
    private readonly List<double> _deviations = new(16 * 1024);
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
                _deviations.Add(Math.Abs(clock.GetElapsedTime(_arrived, packet.ArrivedAt).TotalMilliseconds - 20));
            (_arrived, _timestamp) = (packet.ArrivedAt, packet.Timestamp);
        }
    }

    public void Start()
    {
        lock (_lock)
            _measuring = true;
    }

    public double[] Stop()
    {
        lock (_lock)
        {
            _measuring = false;
            return [.. _deviations];
        }
    }
}
