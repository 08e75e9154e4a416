namespace Parley.Media;

/// <summary>
/// What leaves at each tick, and when: a queue's frames, or silence while it has none. Its positions and RTP timestamps follow the call's
/// clock. Only the media clock's thread uses it.
/// <para>
/// Silence is 100 ms of Opus and then one such packet every 400 ms, which keeps address bindings and receivers' statistics alive. It is coded in
/// another mode than speech, and decoders cross-fade between modes (RFC 6716, section 4.5), so clearing and pausing end without a click though no
/// fade is encoded.
/// </para>
/// </summary>
internal sealed class PlayoutWire(CallTimeline timeline, IPlayoutSink sink)
{
    /// <summary>20 ms on RTP's clock for Opus, whatever rate is encoded (RFC 7587, section 4.1).</summary>
    private const uint TicksOfRtp = 960;

    private const int SilentFrames = 5;
    private const int FramesBetweenSilences = 20;

    /// <summary>Opus marks with one or two bytes what need not be sent (DTX).</summary>
    private const int NotWorthSending = 2;

    /// <summary>What RFC 6464 calls silence.</summary>
    private const byte Silence = 127;

    private readonly TimeSpan _origin = timeline.Position;
    private TickPositions _ticks;
    private TimeSpan _end;
    private uint _timestamp;

    /// <summary>The first timestamp that nothing was sent for.</summary>
    private uint _free;

    private long _idleTicks;
    private bool _talking;

    /// <summary>
    /// Where this tick's frame stands. After a change of phase it comes sooner than 20 ms after the one before, which held no speech: positions and
    /// timestamps follow the clock again, but never into what was sent.
    /// </summary>
    public TimeSpan NextPosition(bool rephased)
    {
        var now = timeline.Position;
        if (rephased)
        {
            _ticks = default;
            now = now > _end ? now : _end;
            var clock = (uint)((now - _origin).Ticks * 48 / TimeSpan.TicksPerMillisecond);
            _timestamp = (int)(clock - _free) > 0 ? clock : _free;
        }

        return _ticks.Next(now);
    }

    public void SendSpeech(ReadOnlySpan<byte> packet, TimeSpan position, byte audioLevel)
    {
        _end = position + MediaClock.Period;
        var isSent = packet.Length > NotWorthSending;
        if (isSent)
        {
            Send(packet, marker: !_talking, audioLevel);
            _idleTicks = 0;
        }

        _talking = isSent;
        _timestamp += TicksOfRtp;
    }

    public void SendSilence()
    {
        if (_idleTicks < SilentFrames || _idleTicks % FramesBetweenSilences == 0)
            Send(OpusPacket.Silence, marker: false, Silence);
        _idleTicks++;
        _talking = false;
        _timestamp += TicksOfRtp;
    }

    private void Send(ReadOnlySpan<byte> packet, bool marker, byte audioLevel)
    {
        sink.Send(packet, _timestamp, marker, audioLevel);
        _free = _timestamp + TicksOfRtp;
    }
}
