using System.Threading.Channels;
using Parley.Audio;

namespace Parley.Media;

/// <summary>
/// Turns a caller's RTP packets into 20 ms frames: jitter buffer, decoder, loss recovery. Packets come from the socket's thread, ticks from
/// the media clock's; neither waits for decoding on the other's behalf.
/// <para>
/// Frames stand where their sound reached the server (the last sample where its packet arrived), not where the jitter buffer let them go, so
/// that latency measured against them includes the buffer. Within a talk spurt they follow each other without a gap. Where nothing
/// arrives (muted, or an encoder's DTX, which first sends 200 ms of silence) up to 100 ms are concealed, then no frames come until sound does: readers see the hole in the positions.
/// </para>
/// </summary>
public sealed class MicrophoneStream : IMediaTick, IDisposable
{
    /// <summary>A second: more than any reader should lag, and the oldest is dropped beyond.</summary>
    private const int Capacity = 50;

    /// <summary>Of the jitter buffer, as RTP counts Opus.</summary>
    private const int ClockRate = 48_000;

    /// <summary>A frame more or less is not noticed below this, in dBFS.</summary>
    private const double Quiet = -50;

    private readonly CallTimeline _timeline;
    private readonly JitterBuffer _jitter;
    private readonly AudioFormat _format;
    private readonly int _frameSamples;
    private readonly OpusDecoder _decoder;
    private readonly ReusedFrames _frames;
    private readonly Lock _packets = new();
    private readonly Lock _decoding = new();
    private readonly byte[] _payload = new byte[PacketSlots.MaxPayload];
    private readonly short[] _decoded;
    private TickPositions _ticks;
    private TimeSpan? _lag;
    private TimeSpan _end;
    private int _available;
    private bool _quiet;
    private bool _disposed;

    /// <param name="timeline">The leg's.</param>
    /// <param name="options">The jitter buffer's.</param>
    /// <param name="format">
    /// Of <see cref="Frames"/>: mono at a rate Opus decodes to; <see cref="AudioFormat.Wideband"/> unless said otherwise. Who only listens
    /// for words and records takes <see cref="AudioFormat.Recognition"/> and need not resample.
    /// </param>
    public MicrophoneStream(CallTimeline timeline, JitterBufferOptions? options = null, AudioFormat? format = null)
    {
        _timeline = timeline;
        _jitter = new JitterBuffer(options);
        _format = format ?? AudioFormat.Wideband;
        _frameSamples = _format.SamplesIn(MediaClock.Period);
        _decoder = new OpusDecoder(_format.SampleRate);
        _frames = new ReusedFrames(Capacity, _frameSamples);
        _decoded = new short[_frameSamples + Here(OpusDecoder.MaxSamples)];
    }

    /// <summary>
    /// 20 ms frames for one reader; completed by <see cref="Dispose"/>. A frame's samples are the reader's until it reads the next: what it
    /// keeps longer it copies.
    /// </summary>
    public ChannelReader<AudioFrame> Frames => _frames;

    public JitterStatistics Statistics
    {
        get
        {
            lock (_packets)
                return _jitter.Statistics;
        }
    }

    /// <summary>Takes in a packet; from the socket's thread. Malformed ones are counted and dropped.</summary>
    /// <param name="sequence">RTP sequence number.</param>
    /// <param name="timestamp">RTP timestamp.</param>
    /// <param name="payload">One Opus packet; copied.</param>
    /// <param name="arrivedAt">From <see cref="TimeProvider.GetTimestamp"/> of the timeline's clock.</param>
    public void OnPacket(ushort sequence, uint timestamp, ReadOnlySpan<byte> payload, long arrivedAt)
    {
        var samples = OpusPacket.SamplesIn(payload);
        lock (_packets)
            _jitter.Put(sequence, timestamp, samples, payload, _timeline.PositionOf(arrivedAt));
    }

    /// <summary>The sender changed (another SSRC).</summary>
    public void Reset()
    {
        lock (_packets)
            _jitter.Reset();
    }

    public void OnTick()
    {
        lock (_decoding)
        {
            if (_disposed)
                return;
            var now = _timeline.Position;
            var tick = _ticks.Next(now);
            if (Fill(now))
                Emit(tick);
            else
                _lag = null;
        }
    }

    public void Dispose()
    {
        lock (_decoding)
        {
            if (_disposed)
                return;
            _disposed = true;
            _decoder.Dispose();
            _frames.Complete();
        }
    }

    /// <summary>Decodes until a frame's worth is there. False: nothing to hear.</summary>
    private bool Fill(TimeSpan now)
    {
        while (_available < _frameSamples)
        {
            JitterFrame frame;
            lock (_packets)
                frame = _jitter.Take(now, _quiet, _payload);
            if (frame.Kind == JitterFrameKind.Idle)
                return Pad();
            _lag ??= MediaClock.Period + frame.Waited;
            Decode(frame);
        }

        return true;
    }

    /// <summary>Ends a talk spurt whose packets do not make whole frames.</summary>
    private bool Pad()
    {
        if (_available == 0)
            return false;
        _decoded.AsSpan(_available, _frameSamples - _available).Clear();
        _available = _frameSamples;
        return true;
    }

    private void Decode(JitterFrame frame)
    {
        var packet = _payload.AsSpan(0, frame.Length);
        var target = _decoded.AsSpan(_available);
        var samples = frame.Kind switch
        {
            JitterFrameKind.Recover => _decoder.TryRecover(packet, target[..Whole(frame.Samples)]),
            JitterFrameKind.Conceal => _decoder.Conceal(target[..Whole(frame.Samples)]),
            _ => _decoder.TryDecode(packet, target),
        };
        // A packet that lies about itself is a lost one.
        if (samples < 0)
            samples = _decoder.Conceal(target[..Whole(frame.Samples)]);
        if (frame.Kind != JitterFrameKind.Skip)
            _available += samples;
    }

    /// <summary>Concealment comes in multiples of 2.5 ms.</summary>
    private int Whole(int samples) => Here(Math.Clamp((samples + 119) / 120 * 120, 120, OpusDecoder.MaxSamples));

    /// <summary>As many samples as last as long at our rate.</summary>
    private int Here(int samples) => samples / (ClockRate / _format.SampleRate);

    private void Emit(TimeSpan tick)
    {
        var samples = _decoded.AsSpan(0, _frameSamples);
        _quiet = AudioLevel.Measure(samples).Rms < Quiet;
        var position = tick - (_lag ?? MediaClock.Period);
        if (position < _end)
            position = _end;
        _frames.Write(_format, position, samples);
        _available -= _frameSamples;
        _decoded.AsSpan(_frameSamples, _available).CopyTo(_decoded);
        _end = position + MediaClock.Period;
    }
}
