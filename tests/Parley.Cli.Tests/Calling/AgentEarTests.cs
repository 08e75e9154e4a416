using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Parley.Audio;
using Parley.Cli.Calling;

namespace Parley.Cli.Tests.Calling;

public sealed class AgentEarTests
{
    private readonly Channel<AudioFrame> _frames = Channel.CreateUnbounded<AudioFrame>();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_WithAShortGap_AreOne()
    {
        var ear = await ListenAsync((100, 300, true), (300, 500, false), (500, 700, true));
        ear.SoundAfter(Ms(0)).ShouldBe(Ms(100));
        ear.SoundAfter(Ms(100)).ShouldBeNull();
        ear.EndOfSoundAt(Ms(400)).ShouldBe(Ms(700));
    }

    [Fact]
    public async Task Runs_WithALongGap_AreTwo()
    {
        var ear = await ListenAsync((100, 300, true), (300, 560, false), (560, 700, true));
        ear.SoundAfter(Ms(100)).ShouldBe(Ms(560));
        ear.EndOfSoundAt(Ms(200)).ShouldBe(Ms(300));
        ear.EndOfSoundAt(Ms(400)).ShouldBeNull();
    }

    [Fact]
    public async Task Silence_CountsFromTheLastSound()
    {
        var ear = await ListenAsync((100, 300, true), (300, 1000, false));
        ear.SilenceAt(Ms(1000)).ShouldBe(Ms(700));
        ear.SoundAfter(Ms(300)).ShouldBeNull();
    }

    [Fact]
    public async Task Silence_BeforeAnySound_CountsFromTheStart() => (await ListenAsync((0, 400, false))).SilenceAt(Ms(400)).ShouldBe(Ms(400));

    [Fact]
    public async Task Tap_SeesSilentFramesToo()
    {
        var tap = new CountingTap();
        await ListenAsync(new AgentEar(_frames, _clock) { Tap = tap }, (0, 100, false), (100, 200, true));
        tap.Frames.ShouldBe(10);
    }

    [Fact]
    public async Task Look_ReturnsTheAnswerOnceThereIsOne()
    {
        TimeSpan? answer = null;
        var look = new AgentEar(_frames, _clock).LookAsync(() => answer, Ms(500), Cancellation);
        _clock.Advance(Ms(100));
        look.IsCompleted.ShouldBeFalse();
        answer = Ms(7);
        (await AdvanceUntilDoneAsync(look)).ShouldBe(Ms(7));
    }

    [Fact]
    public async Task Look_PastItsLimit_ReturnsNothing() =>
        (await AdvanceUntilDoneAsync(new AgentEar(_frames, _clock).LookAsync(() => null, Ms(200), Cancellation))).ShouldBeNull();

    private async Task<TimeSpan?> AdvanceUntilDoneAsync(Task<TimeSpan?> look)
    {
        for (var step = 0; step < 10_000 && !look.IsCompleted; step++)
        {
            _clock.Advance(Ms(10));
            await Task.Yield();
        }

        return await look.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    private Task<AgentEar> ListenAsync(params (int From, int To, bool Audible)[] stretches) =>
        ListenAsync(new AgentEar(_frames, _clock), stretches);

    private async Task<AgentEar> ListenAsync(AgentEar ear, params (int From, int To, bool Audible)[] stretches)
    {
        foreach (var (from, to, audible) in stretches)
            for (var at = from; at < to; at += 20)
                _frames.Writer.TryWrite(new AudioFrame(AudioFormat.Wideband, Ms(at), Frame(audible))).ShouldBeTrue();
        _frames.Writer.Complete();
        await ear.ListenAsync(Cancellation);
        return ear;
    }

    private static short[] Frame(bool audible)
    {
        var samples = new short[AudioFormat.Wideband.SamplesIn(Ms(20))];
        if (audible)
            Array.Fill(samples, (short)2000);
        return samples;
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private sealed class CountingTap : IAudioTap
    {
        public int Frames { get; private set; }

        public void OnFrame(in AudioFrame frame) => Frames++;
    }
}
