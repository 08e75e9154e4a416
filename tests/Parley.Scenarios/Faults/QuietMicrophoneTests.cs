using Parley.Audio;
using Parley.Media;
using Parley.Rooms;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Faults;

/// <summary>A microphone that sends silence, noise or nothing: nobody's words are made up, and after a while the agent asks.</summary>
public sealed class QuietMicrophoneTests(RunningParley parley) : IClassFixture<RunningParley>
{
    /// <summary>The greeting, ten seconds of silence, and the question.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    private const double NoiseDecibels = -40;

    private ParleyProcess Server => parley.Server;

    [Fact]
    public async Task Caller_SilenceNoiseOrNoPackets_IsAskedAndNotMadeUp() => await Task.WhenAll(
        IsAskedAsync(options => options, caller => PlayAsync(caller.Client, _ => 0)),
        IsAskedAsync(options => options, caller => PlayAsync(caller.Client, Noise(seed: 1))),
        IsAskedAsync(options => options with { Source = _ => new NoPackets() }, _ => Task.CompletedTask));

    private async Task IsAskedAsync(Func<RoomClientOptions, RoomClientOptions> shape, Func<FaultyCaller, Task> play)
    {
        await using var caller = await FaultyCaller.JoinAsync(Server, shape);
        var playing = play(caller);

        (await caller.HearsAsync("still there", Limit)).ShouldNotBeNull(Server.Output);

        (await caller.TranscriptAsync()).ShouldNotContain(entry => entry.Speaker == "caller");
        (await caller.RecordAsync()).GetProperty("turns").GetInt32().ShouldBe(0);
        caller.Client.Microphone?.Clear();
        await playing;
    }

    private static async Task PlayAsync(RoomClient client, Func<int, short> sample)
    {
        var samples = new short[AudioFormat.Wideband.SamplesIn(Limit)];
        for (var at = 0; at < samples.Length; at++)
            samples[at] = sample(at);
        var generation = client.Microphone!.Begin();
        await client.Microphone.WriteAsync(generation, new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, samples), TestContext.Current.CancellationToken);
    }

    /// <summary>Evenly spread: its level is that of its peak over the root of three.</summary>
    private static Func<int, short> Noise(int seed)
    {
        var random = new Random(seed);
        var peak = short.MaxValue * Math.Pow(10, NoiseDecibels / 20) * Math.Sqrt(3);
        return _ => (short)((2 * random.NextDouble() - 1) * peak);
    }

    private sealed class NoPackets : IMediaTick
    {
        public void OnTick()
        {
            // A microphone that is announced and never heard of again.
        }
    }
}
