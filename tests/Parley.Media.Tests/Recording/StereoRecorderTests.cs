using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Parley.Audio;

namespace Parley.Media.Tests;

public sealed class StereoRecorderTests : IDisposable
{
    private const int Frame = 960;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"parley-{Guid.NewGuid():N}.wav");
    private readonly FakeTimeProvider _time = new();
    private readonly FakeLogger _logger = new();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task BothSides_StandOnOneTimeline_WithGapsAsSilence()
    {
        await using (var recorder = Open())
        {
            for (var i = 0; i < 500; i++)
            {
                // The caller speaks from 1 s to 3 s and is seen late, the agent from 5 s to 9 s.
                if (i is >= 60 and < 160)
                    Speak(recorder.Caller, i - 10, 400);
                if (i is >= 250 and < 450)
                    Speak(recorder.Agent, i, 700);
                _time.Advance(MediaClock.Period);
                if (i % 20 == 19)
                    recorder.WritePending().ShouldBeTrue();
            }
        }

        var wav = WavFile.Read(_path);
        wav.Format.ShouldBe(StereoRecorder.DefaultFormat);
        wav.Duration.TotalSeconds.ShouldBe(10, 0.3);
        Active(wav, 0).ShouldBe((1.0, 3.0));
        Active(wav, 1).ShouldBe((5.0, 9.0));
        Sound.LevelAt(Channel(wav, 0).AsSpan(20_000, 20_000), 400, 16_000).ShouldBe(-6.02, 0.2);
        Sound.LevelAt(Channel(wav, 1).AsSpan(90_000, 40_000), 700, 16_000).ShouldBe(-6.02, 0.2);
    }

    [Fact]
    public async Task JitteringPositions_LeaveNoSeams()
    {
        await using (var recorder = Open())
        {
            var random = new Random(3);
            for (var i = 0; i < 100; i++)
            {
                var position = TimeSpan.FromMilliseconds(1000 + i * 20 + random.NextDouble() * 8);
                recorder.Agent.OnFrame(new AudioFrame(AudioFormat.Wideband, position, Sound.Sine(500, 48_000, Frame * 100).AsMemory(i * Frame, Frame)));
                recorder.WritePending();
            }
        }

        var tone = Channel(WavFile.Read(_path), 1).AsSpan(17_000, 28_000);
        var rest = 20 * Math.Log10(Math.Sqrt(tone.ToArray().Average(s => (double)s * s)) / 32768) + 3.01;
        Sound.LevelAt(tone, 500, 16_000).ShouldBe(rest, 0.05);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AgentCutAtTheCrestOfATone_LeavesNoClick(bool comesBack)
    {
        // A frame holds six and a quarter periods: the 31st ends, and the 32nd begins, at a crest.
        var tone = Sound.Sine(312.5, 48_000, Frame * 45);
        await using (var recorder = Open())
        {
            using var queue = new PlayoutQueue(new CallTimeline(_time), new Nowhere()) { Tap = recorder.Agent };
            await queue.WriteAsync(queue.Begin(), new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, tone), TestContext.Current.CancellationToken);
            Tick(queue, recorder, 31);
            if (comesBack)
                queue.Pause(true);
            else
                queue.Clear();
            Tick(queue, recorder, 10);
            queue.Pause(false);
            Tick(queue, recorder, 20);
        }

        var recorded = Channel(WavFile.Read(_path), 1);
        var steps = recorded.Zip(recorded.Skip(1), (a, b) => Math.Abs(a - b)).ToArray();
        AudioLevel.Measure(recorded.AsSpan(16_000 * 610 / 1000, 100)).Rms.ShouldBeGreaterThan(-12, "the cut must fall into sound");
        AudioLevel.Measure(recorded.AsSpan(16_000 * 630 / 1000, 2400)).Peak.ShouldBe(AudioLevel.Silence);
        AudioLevel.Measure(recorded.AsSpan(16_000 * 840 / 1000, 3200)).Peak.ShouldBe(comesBack ? -6 : AudioLevel.Silence, 0.1);
        steps.Max().ShouldBeLessThanOrEqualTo(steps[4800..8000].Max() + 1);
    }

    [Fact]
    public async Task KilledProcess_LosesLessThanASecond_AndLeavesAValidFile()
    {
        var killed = _path + ".killed";
        await using (var recorder = Open())
        {
            for (var i = 0; i < 200; i++)
            {
                Speak(recorder.Caller, i, 400);
                if (i % 20 == 19 && i < 190)
                    recorder.WritePending();
            }

            File.Copy(_path, killed);
        }

        WavFile.Read(killed).Duration.ShouldBeGreaterThan(TimeSpan.FromSeconds(3.5));
        StereoRecorder.Repair(killed).ShouldBeFalse();
        File.Delete(killed);
    }

    [Fact]
    public async Task Timer_FlushesEveryHalfSecond()
    {
        await using var recorder = Open();
        Speak(recorder.Caller, 0, 400);
        var patience = TimeProvider.System.GetTimestamp();
        do
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }
        while (new FileInfo(_path).Length <= 44 && TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromSeconds(20));

        new FileInfo(_path).Length.ShouldBeGreaterThan(44);
    }

    [Fact]
    public async Task CutHeader_IsRepairedOnce()
    {
        await using (var recorder = Open())
            for (var i = 0; i < 40; i++)
                Speak(recorder.Caller, i, 400);
        var good = await File.ReadAllBytesAsync(_path, TestContext.Current.CancellationToken);
        var cut = good.ToArray();
        cut.AsSpan(4, 4).Clear();
        cut.AsSpan(40, 4).Clear();
        await File.WriteAllBytesAsync(_path, [.. cut, 1, 2, 3], TestContext.Current.CancellationToken);
        StereoRecorder.Repair(_path).ShouldBeTrue();
        StereoRecorder.Repair(_path).ShouldBeFalse();
        (await File.ReadAllBytesAsync(_path, TestContext.Current.CancellationToken)).ShouldBe(good);
        await File.WriteAllTextAsync(_path, "no recording", TestContext.Current.CancellationToken);
        Should.Throw<InvalidDataException>(() => StereoRecorder.Repair(_path));
    }

    [Fact]
    public async Task FullDisk_StopsTheRecording_AndNotTheCall()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "No device that is always full.");
        Exception? told = null;
        var full = new WavWriter(File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write), StereoRecorder.DefaultFormat);
        var failing = new StereoRecorder(full, StereoRecorder.DefaultFormat, _time, _logger, failure => told = failure);
        Speak(failing.Caller, 0, 400);
        failing.WritePending().ShouldBeFalse();
        told.ShouldBeAssignableTo<IOException>();
        Speak(failing.Caller, 1, 400);
        failing.WritePending().ShouldBeFalse();
        await failing.DisposeAsync();
        _logger.Collector.GetSnapshot().ShouldHaveSingleItem();
    }

    [Fact]
    public void PathThatCannotBe_ThrowsAtOnce()
    {
        Should.Throw<IOException>(() => new StereoRecorder("/dev/full", StereoRecorder.DefaultFormat, _time, _logger));
        Should.Throw<IOException>(() => new StereoRecorder(Path.Combine(_path, "none", "x.wav"), StereoRecorder.DefaultFormat, _time, _logger));
    }

    [Fact]
    public async Task StalledWriter_OverflowsIntoACount()
    {
        await using var recorder = Open();
        for (var i = 0; i < 100; i++)
            Speak(recorder.Agent, i, 400);
        recorder.Overflowed.ShouldBe(25);
    }

    [Fact]
    public async Task Taps_AllocateNothing()
    {
        await using var recorder = Open();
        var samples = Sound.Sine(400, 48_000, Frame);
        var i = 0;
        Allocation.Of(() => recorder.Caller.OnFrame(new AudioFrame(AudioFormat.Wideband, MediaClock.Period * i++, samples)), times: 100).ShouldBe(0);
    }

    [Fact]
    public async Task Ffprobe_ReadsTheRecording()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffprobe"), "No ffprobe here.");
        await using (var recorder = Open())
            for (var i = 0; i < 100; i++)
            {
                Speak(recorder.Caller, i, 400);
                recorder.WritePending();
            }

        var probe = await Cli.Wrap("ffprobe")
            .WithArguments(["-v", "error", "-show_entries", "stream=codec_name,sample_rate,channels,duration", "-of", "csv=p=0", _path])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        probe.StandardError.ShouldBeEmpty();
        var fields = probe.StandardOutput.Trim().Split(',');
        fields[..3].ShouldBe(["pcm_s16le", "16000", "2"]);
        double.Parse(fields[3], CultureInfo.InvariantCulture).ShouldBe(2, 0.1);
    }

    private static short[] Channel(WavFile wav, int channel) => [.. wav.Samples.Where((_, i) => i % 2 == channel)];

    /// <summary>Where a channel begins and ends to sound, in seconds, to 10 ms.</summary>
    private static (double From, double To) Active(WavFile wav, int channel)
    {
        var samples = Channel(wav, channel);
        return (Math.Round(Array.FindIndex(samples, s => Math.Abs((int)s) > 1000) / 16_000.0, 2),
            Math.Round(Array.FindLastIndex(samples, s => Math.Abs((int)s) > 1000) / 16_000.0, 2));
    }

    private static void Speak(IAudioTap tap, int frame, double frequency) =>
        tap.OnFrame(new AudioFrame(AudioFormat.Wideband, MediaClock.Period * frame, Sound.Sine(frequency, 48_000, Frame)));

    private void Tick(PlayoutQueue queue, StereoRecorder recorder, int times)
    {
        for (var i = 0; i < times; i++)
        {
            queue.OnTick();
            _time.Advance(MediaClock.Period);
            if (i % 7 == 0)
                recorder.WritePending().ShouldBeTrue();
        }
    }

    private StereoRecorder Open() => new(_path, StereoRecorder.DefaultFormat, _time, _logger);
}
