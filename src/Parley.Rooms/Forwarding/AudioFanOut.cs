using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// Selective forwarding of one track: every packet goes to every listener as it is, without transcoding. The list of listeners is
/// replaced, never changed, so that packets need no lock.
/// </summary>
internal sealed class AudioFanOut : IRtpSink
{
    private readonly Lock _changing = new();
    private volatile IAudioListener[] _listeners = [];
    private volatile bool _muted;
    private uint _source;
    private int _run;

    /// <summary>Drops what a muted publisher still sends.</summary>
    public bool Muted
    {
        get => _muted;
        set => _muted = value;
    }

    public LevelMeter Level { get; } = new();

    /// <summary>
    /// Told the share, 0 to 1, that the listener with the worst line lost, each time it reports: an encoder serves the worst. On
    /// a socket's thread: must not block.
    /// </summary>
    public event Action<double>? WorstLossReported;

    public void Add(IAudioListener listener)
    {
        lock (_changing)
        {
            if (!_listeners.Contains(listener))
                _listeners = [.. _listeners, listener];
        }
    }

    public void Remove(IAudioListener listener)
    {
        lock (_changing)
            _listeners = [.. _listeners.Where(other => other != listener)];
    }

    /// <summary>A listener says what it lost, 0 to 1.</summary>
    public void OnLossReported(double lost)
    {
        foreach (var listener in _listeners)
            if (listener.FractionLost > lost)
                return;
        WorstLossReported?.Invoke(lost);
    }

    public void OnRtp(in RtpPacket packet)
    {
        if (_muted)
        {
            _source = 0;
            return;
        }

        if (packet.Ssrc != _source)
            (_source, _run) = (packet.Ssrc, _run + 1);
        if (packet.AudioLevel is { } level)
            Level.Observe(level);
        Send(new AudioPacket
        {
            Payload = packet.Payload,
            SequenceNumber = packet.SequenceNumber,
            Run = _run,
            Timestamp = packet.Timestamp,
            Marker = packet.Marker,
            ArrivedAt = packet.ArrivedAt,
        });
    }

    public void Send(in AudioPacket packet)
    {
        if (_muted)
            return;
        foreach (var listener in _listeners)
            listener.OnAudio(packet);
    }
}
