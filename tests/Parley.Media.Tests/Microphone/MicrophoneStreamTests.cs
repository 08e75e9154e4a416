using Microsoft.Extensions.Time.Testing;
using Parley.Audio;

namespace Parley.Media.Tests;

public sealed class MicrophoneStreamTests : IDisposable
{
    private const int Frame = 960;

    private readonly FakeTimeProvider _time = new();
    private readonly MicrophoneStream _microphone;

    public MicrophoneStreamTests()
    {
        _microphone = new MicrophoneStream(new CallTimeline(_time));
        _time.Advance(TimeSpan.FromSeconds(1));
    }

    public void Dispose() => _microphone.Dispose();

    [Fact]
    public void Speech_OverACalmNetwork_ArrivesWholeAndContiguous()
    {
        var speech = Sound.SpeechOrSkip();
        var frames = Run(Packets(speech, new OpusEncoderOptions()), _ => false);
        frames.Zip(frames.Skip(1)).ShouldAllBe(p => p.First.End == p.Second.Position);
        frames.ShouldAllBe(f => f.Format == AudioFormat.Wideband && f.Samples.Length == Frame);
        // The first packet comes at 1 s and holds the 20 ms before.
        frames[0].Position.ShouldBe(TimeSpan.FromMilliseconds(980));
        short[] heard = [.. frames.SelectMany(f => f.Samples.ToArray())];
        heard.Length.ShouldBeInRange(speech.Length - Frame, speech.Length + (JitterBuffer.LongestConcealment + 1) * Frame);
        Sound.Align(speech.AsSpan(0, 96_000), heard.AsSpan(0, 97_000), 480).Correlation.ShouldBeGreaterThan(0.8);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void Speech_WithLoss_KeepsItsLengthAndEnergy(int percent)
    {
        var speech = Sound.SpeechOrSkip();
        var packets = Packets(speech, new OpusEncoderOptions { PacketLossPercent = percent });
        var random = new Random(percent);
        var frames = Run(packets, _ => random.Next(100) < percent);
        var heard = frames.SelectMany(f => f.Samples.ToArray()).ToArray();
        heard.Length.ShouldBeInRange(speech.Length - 4 * Frame, speech.Length + 8 * Frame);
        AudioLevel.Measure(heard).Rms.ShouldBe(AudioLevel.Measure(speech).Rms, percent == 5 ? 1 : 2);
        _microphone.Statistics.Recovered.ShouldBeGreaterThan(0);
        frames.Zip(frames.Skip(1)).ShouldAllBe(p => p.First.End == p.Second.Position);
    }

    [Fact]
    public void Mute_GivesNoFrames_AndTheHoleShowsInThePositions()
    {
        var packets = Packets(Sound.Sine(300, 48_000, Frame * 40), new OpusEncoderOptions());
        for (var i = 0; i < 20; i++)
            Step(packets, i, i);
        var before = Drain();
        for (var i = 0; i < 100; i++)
            Step(packets, -1, 0);
        Drain().Count.ShouldBeLessThanOrEqualTo(JitterBuffer.LongestConcealment + 2);
        for (var i = 20; i < 40; i++)
            Step(packets, i, i + 100);
        var after = Drain();
        after[0].Position.ShouldBe(TimeSpan.FromMilliseconds(1000 + 120 * 20 - 20));
        after[0].Position.ShouldBeGreaterThan(before[^1].End + TimeSpan.FromSeconds(1.8));
        _microphone.Statistics.Lost.ShouldBe(0);
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(24_000)]
    public void Frames_OfALowerRate_HoldTheSameSound(int rate)
    {
        var format = new AudioFormat(rate, 1);
        using var microphone = new MicrophoneStream(new CallTimeline(_time), format: format);
        var packets = Packets(Sound.Sine(300, 48_000, Frame * 60), new OpusEncoderOptions());
        var frames = new List<AudioFrame>();
        for (var i = 0; i < 60; i++)
        {
            // Two losses: one rebuilt from the next packet, one longer and concealed.
            if (i is not (20 or 40 or 41))
                microphone.OnPacket((ushort)i, (uint)(i * Frame), packets[i], _time.GetTimestamp());
            _time.Advance(MediaClock.Period);
            microphone.OnTick();
            while (microphone.Frames.TryRead(out var frame))
                frames.Add(Kept(frame));
        }

        frames.Count.ShouldBeInRange(56, 60);
        frames.ShouldAllBe(f => f.Format == format && f.Samples.Length == rate / 50);
        frames.Zip(frames.Skip(1)).ShouldAllBe(p => p.First.End == p.Second.Position);
        AudioLevel.Measure([.. frames.Skip(5).Take(10).SelectMany(f => f.Samples.ToArray())]).Rms.ShouldBe(-9, 1.5);
    }

    [Theory]
    [InlineData(480)]
    [InlineData(1920)]
    [InlineData(2880)]
    public void Packets_OfOtherLengths_BecomeFramesAllTheSame(int samples)
    {
        using var encoder = new OpusEncoder();
        var packet = new byte[500];
        var tone = Sound.Sine(300, 48_000, 96_000);
        var sent = 0;
        for (var tick = 0; tick < 100; tick++)
        {
            for (; sent * samples <= tick * Frame && (sent + 1) * samples <= tone.Length; sent++)
            {
                var length = encoder.Encode(tone.AsSpan(sent * samples, samples), packet);
                _microphone.OnPacket((ushort)sent, (uint)(sent * samples), packet.AsSpan(0, length), _time.GetTimestamp());
            }

            _time.Advance(MediaClock.Period);
            _microphone.OnTick();
        }

        var frames = Drain();
        frames.Count.ShouldBe(50);
        _microphone.Statistics.Lost.ShouldBe(0);
        AudioLevel.Measure([.. frames.Skip(10).SelectMany(f => f.Samples.ToArray())]).Rms.ShouldBe(-9, 1.5);
    }

    [Fact]
    public void Garbage_IsConcealed_AndTheStreamGoesOn()
    {
        var packets = Packets(Sound.Sine(300, 48_000, Frame * 60), new OpusEncoderOptions());
        for (var i = 10; i < 20; i++)
            packets[i] = [0xFF, 0xFF, 0xFF, 0xFF];
        var frames = Run(packets, _ => false);
        frames.Count.ShouldBeInRange(50, 64);
        AudioLevel.Measure(frames[40].Samples.Span).Rms.ShouldBe(-9, 1.5);
    }

    [Fact]
    public void SlowReader_LosesTheOldestFrames()
    {
        var packets = Packets(Sound.Sine(300, 48_000, Frame * 120), new OpusEncoderOptions());
        for (var i = 0; i < 120; i++)
            Step(packets, i, i);
        var frames = Drain();
        frames.Count.ShouldBe(50);
        frames[^1].Position.ShouldBeGreaterThan(TimeSpan.FromSeconds(3.3));
    }

    [Fact]
    public void Tick_OnceWarm_AllocatesNothing()
    {
        using var encoder = new OpusEncoder();
        var packet = new byte[500];
        var length = encoder.Encode(Sound.Sine(300, 48_000, Frame), packet);
        ushort sequence = 0;
        const int Times = 200;
        var bytes = Allocation.Of(
            () =>
            {
                _microphone.OnPacket(sequence, sequence * 960u, packet.AsSpan(0, length), _time.GetTimestamp());
                sequence++;
                _time.Advance(MediaClock.Period);
                _microphone.OnTick();
                _microphone.Frames.TryRead(out _);
            },
            Times);
        bytes.ShouldBe(0);
    }

    [Fact]
    public async Task Dispose_CompletesTheFrames_AndLaterCallsDoNothing()
    {
        _microphone.Dispose();
        _microphone.OnTick();
        _microphone.OnPacket(1, 2, OpusPacket.Silence, 0);
        (await _microphone.Frames.WaitToReadAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    /// <summary>The samples go round when the next frame is read.</summary>
    private static AudioFrame Kept(AudioFrame frame) => frame with { Samples = frame.Samples.ToArray() };

    private static List<byte[]> Packets(short[] sound, OpusEncoderOptions options)
    {
        using var encoder = new OpusEncoder(options);
        var packet = new byte[500];
        return [.. Enumerable.Range(0, sound.Length / Frame).Select(i => packet[..encoder.Encode(sound.AsSpan(i * Frame, Frame), packet)])];
    }

    private List<AudioFrame> Run(List<byte[]> packets, Predicate<int> isLost)
    {
        var frames = new List<AudioFrame>();
        for (var i = 0; i < packets.Count + 10; i++)
        {
            Step(packets, i < packets.Count && !isLost(i) ? i : -1, i);
            frames.AddRange(Drain());
        }

        return frames;
    }

    private void Step(List<byte[]> packets, int index, int spokenAt)
    {
        if (index >= 0)
            _microphone.OnPacket((ushort)index, (uint)spokenAt * Frame, packets[index], _time.GetTimestamp());
        _time.Advance(MediaClock.Period);
        _microphone.OnTick();
    }

    private List<AudioFrame> Drain()
    {
        var frames = new List<AudioFrame>();
        while (_microphone.Frames.TryRead(out var frame))
            frames.Add(Kept(frame));
        return frames;
    }
}
