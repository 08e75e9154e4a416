using Parley.Audio;
using Parley.Calls;

namespace Parley.Media;

/// <summary>
/// The agent's side of a leg over Opus. Writing encodes, on the writer's thread and up to <see cref="PlayoutOptions.Ahead"/>; a tick only
/// takes a packet and sends it, so that the media clock never waits for an encoder. Sound is encoded at the rate it was made at, where that is
/// one of Opus's.
/// </summary>
public sealed class PlayoutQueue : IPlayout, IMediaTick, IDisposable
{
    private readonly PlayoutWire _wire;
    private readonly PlayoutFrames _frames;
    private readonly SpeechEncoder _encoder;

    /// <summary>Guards the encoder and the frame being filled. Held while frames are encoded; the clock never takes it. Taken before that of the frames.</summary>
    private readonly Lock _encoding = new();

    private readonly short[] _samples = new short[PlayoutRing.MostSamples];
    private readonly byte[] _packet = new byte[PlayoutRing.MaxPacket];
    private int _filled;
    private int _filledFor;

    public PlayoutQueue(CallTimeline timeline, IPlayoutSink sink, PlayoutOptions? options = null)
    {
        options ??= new PlayoutOptions();
        _wire = new PlayoutWire(timeline, sink);
        _frames = new PlayoutFrames((int)(options.Ahead / MediaClock.Period));
        _encoder = new SpeechEncoder(options.Encoder);
    }

    public AudioFormat Format => AudioFormat.Wideband;

    public AudioFormat FormatFor(int sampleRate)
    {
        foreach (var rate in SpeechEncoder.Rates)
            if (sampleRate <= rate)
                return new AudioFormat(rate, 1);
        return Format;
    }

    public IAudioTap? Tap { get; set; }

    /// <summary>Its subscription to the clock, if speech is not to wait for the phase that silence happened to have. Set once, before the first write.</summary>
    public IMediaTicks? Ticks { get; set; }

    public TimeSpan Heard => _frames.Heard;

    public TimeSpan? FirstHeardAt => _frames.FirstHeardAt;

    /// <summary>What receivers report as lost, in percent: the encoder weighs its error correction by it. On any thread; waits for nobody.</summary>
    public int ExpectedLoss
    {
        get => _encoder.ExpectedLoss;
        set => _encoder.ExpectedLoss = value;
    }

    public PlayoutGeneration Begin() => _frames.Begin();

    public ValueTask<bool> WriteAsync(PlayoutGeneration generation, AudioFrame frame, CancellationToken cancellationToken)
    {
        if (frame.Format != FormatFor(frame.Format.SampleRate))
            throw new ArgumentException($"Playout takes {FormatFor(frame.Format.SampleRate)}, not {frame.Format}.", nameof(frame));
        cancellationToken.ThrowIfCancellationRequested();
        var rate = frame.Format.SampleRate;
        var taken = Append(generation, frame.Samples.Span, rate);
        if (taken is null)
            return ValueTask.FromResult(false);
        return taken == frame.Samples.Length
            ? ValueTask.FromResult(true)
            : WriteRestAsync(generation, frame.Samples[taken.Value..], rate, cancellationToken);
    }

    public async Task<TimeSpan> DrainAsync(PlayoutGeneration generation, CancellationToken cancellationToken)
    {
        while (!TryPad(generation))
            await _frames.WaitForSpace(generation).WaitAsync(cancellationToken);
        return await _frames.DrainAsync(generation, cancellationToken);
    }

    public TimeSpan Clear() => _frames.Clear();

    public void Pause(bool paused) => _frames.Pause(paused);

    /// <summary>
    /// Holds the queue as <see cref="Pause"/> does, but for as long as whoever holds it wants: no utterance that begins meanwhile lifts it.
    /// </summary>
    public void Hold(bool held) => _frames.Hold(held);

    public void OnTick()
    {
        if (!_frames.TryTurn(_wire, _samples, _packet, out var position, out var playing))
            return;
        if (playing is not { } frame)
        {
            _wire.SendSilence();
            return;
        }

        _wire.SendSpeech(_packet.AsSpan(0, frame.PacketLength), position, frame.AudioLevel);
        var format = new AudioFormat(frame.Rate, 1);
        Tap?.OnFrame(new AudioFrame(format, position, _samples.AsMemory(0, format.SamplesIn(MediaClock.Period))));
    }

    public void Dispose()
    {
        lock (_encoding)
            if (_frames.TryEnd())
                _encoder.Dispose();
    }

    private async ValueTask<bool> WriteRestAsync(
        PlayoutGeneration generation, ReadOnlyMemory<short> samples, int rate, CancellationToken cancellationToken)
    {
        while (!samples.IsEmpty)
        {
            await _frames.WaitForSpace(generation).WaitAsync(cancellationToken);
            if (Append(generation, samples.Span, rate) is not { } taken)
                return false;
            samples = samples[taken..];
        }

        return true;
    }

    /// <summary>Encodes and queues what there is room for.</summary>
    /// <returns>Samples taken; null when the generation is over.</returns>
    private int? Append(PlayoutGeneration generation, ReadOnlySpan<short> samples, int rate)
    {
        lock (_encoding)
        {
            var taken = 0;
            while (taken < samples.Length)
            {
                if (!TryOpenFrame(generation, rate, out var open))
                    return open ? taken : null;
                var target = _frames.Tail(_encoder.FrameSamples).Samples.AsSpan(_filled, Math.Min(samples.Length - taken, _encoder.FrameSamples - _filled));
                samples.Slice(taken, target.Length).CopyTo(target);
                _filled += target.Length;
                taken += target.Length;
                if (_filled == _encoder.FrameSamples)
                    CloseFrame(generation);
            }

            return _frames.IsOpen(generation) ? taken : null;
        }
    }

    /// <summary>Queues the last partial frame. False: there is no room yet.</summary>
    private bool TryPad(PlayoutGeneration generation)
    {
        lock (_encoding)
        {
            if (!TryOpenFrame(generation, _encoder.Rate, out var open))
                return !open;
            if (_filled > 0)
                CloseFrame(generation);
            return true;
        }
    }

    private bool TryOpenFrame(PlayoutGeneration generation, int rate, out bool open)
    {
        if (!_frames.HasRoomFor(generation, out open))
            return false;
        if (_filledFor != generation.Number)
            _filled = 0;
        else if (_encoder.Rate == rate || rate == 0)
            return true;
        // What the encoder remembers of the utterance before may never have left; receivers start afresh after silence as well.
        var padded = _filled > 0;
        if (padded)
            CloseFrame(generation);
        _filledFor = generation.Number;
        if (rate > 0)
            _encoder.Begin(rate);
        return !padded || TryOpenFrame(generation, rate, out open);
    }

    private void CloseFrame(PlayoutGeneration generation)
    {
        var (samples, packet) = _frames.Tail(_encoder.FrameSamples);
        samples.AsSpan(_filled).Clear();
        var length = _encoder.Encode(samples, packet);
        var level = AudioLevel.Measure(samples).BelowOverload;
        var breaksSilence = _frames.Publish(generation, new PlayoutRing.Frame(_encoder.Rate, _filled, length, level), hastens: Ticks is not null);
        _filled = 0;
        if (breaksSilence)
            Ticks?.Hasten();
    }
}
