using Microsoft.Extensions.Time.Testing;
using Parley.Audio;
using Parley.Calls;

namespace Parley.Media.Tests;

public sealed class PlayoutQueueTests : IDisposable
{
    private const int Frame = 960;

    private readonly FakeTimeProvider _time = new();
    private readonly SentPackets _sent = new();
    private readonly PlayoutQueue _queue;

    public PlayoutQueueTests() => _queue = new PlayoutQueue(new CallTimeline(_time), _sent) { Tap = _sent };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task Write_OfOddLengths_IsHeardInWholeFrames()
    {
        var speech = Sound.Sine(300, 48_000, 2500);
        var generation = _queue.Begin();
        (await Write(generation, speech[..700])).ShouldBeTrue();
        (await Write(generation, speech[700..])).ShouldBeTrue();
        var drained = _queue.DrainAsync(generation, Token);
        drained.IsCompleted.ShouldBeFalse();
        Tick(3);
        (await drained).ShouldBe(TimeSpan.FromTicks(2500 * TimeSpan.TicksPerSecond / 48_000));
        _queue.Heard.ShouldBe(await drained);
        _sent.Heard.Count.ShouldBe(3);
        _sent.Heard.SelectMany(h => h.Samples).Take(2500).ShouldBe(speech);
        _sent.Heard.SelectMany(h => h.Samples).Skip(2500).ShouldAllBe(s => s == 0);
    }

    [Fact]
    public async Task FirstHeardAt_AndTapPositions_AreTheTicks()
    {
        Tick(10);
        var generation = _queue.Begin();
        _queue.FirstHeardAt.ShouldBeNull();
        await Write(generation, new short[Frame * 3]);
        _queue.FirstHeardAt.ShouldBeNull();
        Tick(3);
        _queue.FirstHeardAt.ShouldBe(TimeSpan.FromMilliseconds(200));
        _sent.Heard.Select(h => h.Position.TotalMilliseconds).ShouldBe([200, 220, 240]);
        _queue.Begin();
        _queue.FirstHeardAt.ShouldBeNull();
        _queue.Heard.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Hold_IsNotLiftedByWhatBeginsMeanwhile()
    {
        _queue.Hold(true);
        var generation = _queue.Begin();
        await Write(generation, Sound.Sine(300, 48_000, Frame * 3));
        _queue.Pause(false);
        Tick(10);
        _queue.Heard.ShouldBe(TimeSpan.Zero);
        _queue.FirstHeardAt.ShouldBeNull();
        _sent.Speech.ShouldBe(0);

        _queue.Hold(false);
        Tick(3);
        _queue.Heard.ShouldBe(TimeSpan.FromMilliseconds(60));
    }

    [Fact]
    public async Task Clear_AnswersWhatWasHeard_AndSilenceFollows()
    {
        var generation = _queue.Begin();
        await Write(generation, Sound.Sine(300, 48_000, Frame * 20));
        Tick(7);
        _queue.Clear().ShouldBe(TimeSpan.FromMilliseconds(140));
        Tick(1);
        _sent.Packets[^1].Packet.ShouldBe(OpusPacket.Silence.ToArray());
        Tick(5);
        _sent.Speech.ShouldBe(7);
        _sent.Heard.Count.ShouldBe(7);
        (await Write(generation, new short[Frame])).ShouldBeFalse();
        (await _queue.DrainAsync(generation, Token)).ShouldBe(TimeSpan.FromMilliseconds(140));
        _queue.Clear().ShouldBe(TimeSpan.FromMilliseconds(140));
    }

    [Fact]
    public async Task LateWrites_OfAnOlderGeneration_AreRefusedAndNotHeard()
    {
        var old = _queue.Begin();
        await Write(old, Sound.Sine(300, 48_000, Frame + 400));
        var next = _queue.Begin();
        (await Write(old, Sound.Sine(300, 48_000, Frame))).ShouldBeFalse();
        var speech = Sound.Sine(900, 48_000, Frame);
        (await Write(next, speech)).ShouldBeTrue();
        Tick(3);
        _sent.Heard.ShouldHaveSingleItem().Samples.ShouldBe(speech);
        (await Write(default, speech)).ShouldBeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task FullQueue_MakesTheWriterWait_UntilTicksMakeRoom()
    {
        var speech = Sound.Sine(300, 48_000, Frame * 80);
        var generation = _queue.Begin();
        var write = Write(generation, speech);
        write.IsCompleted.ShouldBeFalse();
        while (!write.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Tick(1);
            await Task.Yield();
        }

        (await write).ShouldBeTrue();
        var drained = _queue.DrainAsync(generation, Token);
        Tick(50);
        (await drained).ShouldBe(TimeSpan.FromMilliseconds(1600));
        _sent.Heard.SelectMany(h => h.Samples).ShouldBe(speech);
    }

    [Fact]
    public async Task WaitingWriter_IsReleasedByClear_AndByItsToken()
    {
        var generation = _queue.Begin();
        var write = Write(generation, new short[Frame * 80]);
        write.IsCompleted.ShouldBeFalse();
        _queue.Clear();
        (await write).ShouldBeFalse();
        generation = _queue.Begin();
        using var cancel = new CancellationTokenSource();
        write = _queue.WriteAsync(generation, new AudioFrame(AudioFormat.Wideband, default, new short[Frame * 80]), cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => write);
        _queue.Clear().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Drain_OfAClearedGeneration_AnswersWhatWasHeard()
    {
        var generation = _queue.Begin();
        await Write(generation, new short[Frame * 10]);
        var drained = _queue.DrainAsync(generation, Token);
        Tick(4);
        _queue.Begin();
        (await drained).ShouldBe(TimeSpan.FromMilliseconds(80));
    }

    [Fact]
    public async Task Pause_HoldsTheQueue_AndLosesNothing()
    {
        var speech = Sound.Sine(300, 48_000, Frame * 6);
        var generation = _queue.Begin();
        await Write(generation, speech);
        Tick(2);
        _queue.Pause(true);
        Tick(50);
        _queue.Heard.ShouldBe(TimeSpan.FromMilliseconds(40));
        _queue.Pause(false);
        Tick(4);
        _sent.Heard.SelectMany(h => h.Samples).ShouldBe(speech);
        _sent.Packets.Count(p => p.Marker).ShouldBe(2);
        _queue.Pause(true);
        await Write(_queue.Begin(), speech);
        Tick(1);
        _queue.Heard.ShouldBe(MediaClock.Period);
    }

    [Fact]
    public void Idle_SendsSilenceAtFirst_ThenOnePacketEvery400Milliseconds()
    {
        Tick(105);
        _sent.Speech.ShouldBe(0);
        _sent.Packets.ShouldAllBe(p => !p.Marker);
        _sent.Packets.Select(p => p.Timestamp / Frame).ShouldBe([0u, 1, 2, 3, 4, 20, 40, 60, 80, 100]);
    }

    [Fact]
    public async Task DiscontinuousTransmission_SendsNothingInPauses_AndMarksWhatFollows()
    {
        var options = new PlayoutOptions { Encoder = new OpusEncoderOptions { DiscontinuousTransmission = true } };
        using var queue = new PlayoutQueue(new CallTimeline(_time), _sent, options);
        short[] sound = [.. Sound.Sine(300, 48_000, Frame * 5), .. new short[Frame * 35], .. Sound.Sine(300, 48_000, Frame * 5)];
        var generation = queue.Begin();
        await queue.WriteAsync(generation, Audio(sound), Token);
        for (var i = 0; i < 45; i++)
            queue.OnTick();
        queue.Heard.ShouldBe(TimeSpan.FromMilliseconds(900));
        _sent.Packets.Count.ShouldBeLessThan(35);
        _sent.Packets.Count(p => p.Marker).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Clear_InTheMiddleOfAVowel_EndsWithoutAClick()
    {
        await Write(_queue.Begin(), Sound.SpeechOrSkip()[..(Frame * 45)]);
        Tick(30);
        _queue.Clear();
        Tick(5);
        var decoded = Decode();
        AudioLevel.Measure(decoded.AsSpan(Frame * 29, Frame)).Rms.ShouldBeGreaterThan(-40, "the cut must fall into speech");
        // Within the frame after the last it fades; what follows is silent, and nowhere is there a step larger than speech has itself.
        AudioLevel.Measure(decoded.AsSpan(Frame * 30 + 480, Frame)).Peak.ShouldBeLessThan(-60);
        var steps = decoded.Zip(decoded.Skip(1), (a, b) => Math.Abs(a - b)).ToArray();
        steps.Skip(Frame * 30 - 10).Max().ShouldBeLessThanOrEqualTo(steps.Take(Frame * 30 - 10).Max());
    }

    [Fact]
    public async Task NextUtterance_AfterAClear_SoundsAsIfItWereTheFirst()
    {
        var speech = Sound.SpeechOrSkip();
        await Write(_queue.Begin(), speech[..(Frame * 40)]);
        Tick(20);
        _queue.Clear();
        Tick(5);
        await Write(_queue.Begin(), speech[(Frame * 100)..(Frame * 140)]);
        Tick(40);
        var second = Decode().AsSpan(Frame * 25, Frame * 40);
        Sound.Align(speech.AsSpan(Frame * 100, Frame * 39), second, 480).Correlation.ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public async Task Tick_OnceWarm_AllocatesNothing()
    {
        using var queue = new PlayoutQueue(new CallTimeline(_time), new Nowhere());
        var generation = queue.Begin();
        await queue.WriteAsync(generation, Audio(Sound.Sine(300, 48_000, Frame * 45)), Token);
        Allocation.Of(queue.OnTick, times: 20).ShouldBe(0);
        queue.Heard.ShouldBe(TimeSpan.FromMilliseconds(800));
    }

    [Fact]
    public async Task Write_OnceWarm_AllocatesNothing()
    {
        using var queue = new PlayoutQueue(new CallTimeline(_time), new Nowhere());
        var generation = queue.Begin();
        var audio = Audio(Sound.Sine(300, 48_000, Frame));
        Allocation.Of(
            () =>
            {
                IsDone(queue.WriteAsync(generation, audio, Token)).ShouldBeTrue();
                queue.OnTick();
            },
            times: 100).ShouldBe(0);
        await queue.DrainAsync(generation, Token);
    }

    [Fact]
    public async Task Disposed_Queue_RefusesQuietly()
    {
        var generation = _queue.Begin();
        var write = Write(generation, new short[Frame * 80]);
        _queue.Dispose();
        (await write).ShouldBeFalse();
        Tick(1);
        (await Write(_queue.Begin(), new short[Frame])).ShouldBeFalse();
        _sent.Packets.ShouldBeEmpty();
    }

    [Fact]
    public async Task Speech_AfterSilence_AsksForAnEarlierTick_OnceAnUtterance()
    {
        var ticks = new Haste();
        _queue.Ticks = ticks;
        Tick(30);
        var generation = _queue.Begin();
        await Write(generation, Sound.Sine(300, 48_000, Frame * 3));
        ticks.Asked.ShouldBe(1);
        Tick(2);
        await Write(generation, Sound.Sine(300, 48_000, Frame));
        Tick(1);
        // The queue ran dry for no tick yet: the phase is kept.
        await Write(generation, Sound.Sine(300, 48_000, Frame * 2));
        ticks.Asked.ShouldBe(1);
        Tick(10);
        await Write(_queue.Begin(), Sound.Sine(300, 48_000, Frame));
        ticks.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Speech_ThatCameSooner_KeepsToTheClock_AndOverlapsNothing()
    {
        _queue.Ticks = new Haste();
        Tick(30);
        await Write(_queue.Begin(), Sound.Sine(300, 48_000, Frame * 3));
        // The next tick would have come at 600 ms; the one of the new phase comes 4 ms later here, for the fake clock stands at 600 already.
        _time.Advance(TimeSpan.FromMilliseconds(4));
        Tick(4);
        _sent.Heard.Select(h => h.Position.TotalMilliseconds).ShouldBe([604, 624, 644]);
        _queue.FirstHeardAt.ShouldBe(TimeSpan.FromMilliseconds(604));
        _sent.Packets.Where(packet => packet.Packet.Length > 3).Select(packet => packet.Timestamp).ShouldBe([604u * 48, 624u * 48, 644u * 48]);
        var times = _sent.Packets.Select(packet => packet.Timestamp).ToList();
        times.Zip(times.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 960);
    }

    [Fact]
    public async Task Write_OfAnotherFormat_IsABug() =>
        await Should.ThrowAsync<ArgumentException>(async () =>
            await _queue.WriteAsync(_queue.Begin(), new AudioFrame(new AudioFormat(44_100, 1), default, new short[882]), Token));

    [Theory]
    [InlineData(8_000, 8_000)]
    [InlineData(16_000, 16_000)]
    [InlineData(22_050, 24_000)]
    [InlineData(44_100, 48_000)]
    [InlineData(96_000, 48_000)]
    public void Format_ForARate_IsTheLeastThatHoldsIt(int made, int played) => _queue.FormatFor(made).ShouldBe(new AudioFormat(played, 1));

    [Theory]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(24_000)]
    public async Task Write_AtTheVoicesRate_IsHeardAsLongAndAsLoud(int rate)
    {
        var format = new AudioFormat(rate, 1);
        var tone = Sound.Sine(300, rate, rate + rate / 100);
        var generation = _queue.Begin();
        var writing = _queue.WriteAsync(generation, new AudioFrame(format, TimeSpan.Zero, tone), Token);
        Tick(10);
        await writing;
        var drained = _queue.DrainAsync(generation, Token);
        Tick(50);
        (await drained).ShouldBe(TimeSpan.FromMilliseconds(1010));
        _sent.Heard.Count.ShouldBe(51);
        _sent.Heard.SelectMany(h => h.Samples).Take(tone.Length).ShouldBe(tone);
        AudioLevel.Measure(Decode().AsSpan(Frame * 5, Frame * 40)).Rms.ShouldBe(AudioLevel.Measure(tone).Rms, 1);
    }

    [Fact]
    public async Task AnotherVoice_InTheMiddleOfASpeech_IsHeardAfterTheFirst()
    {
        var generation = _queue.Begin();
        await _queue.WriteAsync(generation, new AudioFrame(new AudioFormat(24_000, 1), TimeSpan.Zero, Sound.Sine(300, 24_000, 480 * 4 + 240)), Token);
        await _queue.WriteAsync(generation, new AudioFrame(AudioFormat.Recognition, TimeSpan.Zero, Sound.Sine(300, 16_000, 320 * 5)), Token);
        var drained = _queue.DrainAsync(generation, Token);
        Tick(12);
        (await drained).ShouldBe(TimeSpan.FromMilliseconds(190));
        _sent.Heard.Select(h => h.Samples.Length).ShouldBe([480, 480, 480, 480, 480, 320, 320, 320, 320, 320]);
        _sent.Speech.ShouldBe(10);
    }

    private static AudioFrame Audio(short[] samples) => new(AudioFormat.Wideband, TimeSpan.Zero, samples);

    private static bool IsDone(ValueTask<bool> write) => write.IsCompletedSuccessfully;

    private Task<bool> Write(PlayoutGeneration generation, short[] samples) => _queue.WriteAsync(generation, Audio(samples), Token).AsTask();

    private void Tick(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _queue.OnTick();
            _time.Advance(MediaClock.Period);
        }
    }

    private short[] Decode()
    {
        using var decoder = new OpusDecoder();
        var decoded = new short[_sent.Packets.Count * Frame];
        for (var i = 0; i < _sent.Packets.Count; i++)
            decoder.Decode(_sent.Packets[i].Packet, decoded.AsSpan(i * Frame));
        return decoded;
    }

    private sealed class Haste : IMediaTicks
    {
        public int Asked { get; private set; }

        public void Hasten() => Asked++;

        public void Dispose() { }
    }
}
