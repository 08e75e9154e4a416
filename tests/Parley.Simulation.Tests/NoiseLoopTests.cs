using Parley.Media;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Voices;
using Parley.Testing;

namespace Parley.Simulation.Tests;

public sealed class NoiseLoopTests : IDisposable
{
    private readonly SpeechEngines _engines = new(RepositoryPaths.Models, _ => { });
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"noise-{Guid.NewGuid():N}.wav");

    public void Dispose()
    {
        _engines.Dispose();
        File.Delete(_file);
    }

    [Theory]
    [InlineData(NoiseKind.White)]
    [InlineData(NoiseKind.Pink)]
    [InlineData(NoiseKind.Babble)]
    public async Task Noise_IsAsMuchSofterAsAskedFor_AndFollowsFromTheSeed(NoiseKind kind)
    {
        var noise = await HeardAsync(new Noise(10, kind, File: null), seed: 1);

        AudioLevel.Measure(noise).Rms.ShouldBe(-30, 0.1);
        (await HeardAsync(new Noise(10, kind, File: null), seed: 1)).ShouldBe(noise);
        (await HeardAsync(new Noise(10, kind, File: null), seed: 2)).ShouldNotBe(noise);
    }

    [Fact]
    public async Task File_IsPlayedOverAndOver()
    {
        WavFile.Write(_file, new(16_000, 1), [.. Enumerable.Range(0, 1600).Select(i => (short)(1000 * Math.Sin(i * 0.1)))]);

        var noise = await HeardAsync(new Noise(5, NoiseKind.Pink, _file), seed: 1);

        AudioLevel.Measure(noise).Rms.ShouldBe(-25, 0.1);
        noise[1600..3200].ShouldBe(noise[..1600]);
    }

    [Fact]
    public async Task FileThatIsNoSound_IsNamed()
    {
        await File.WriteAllTextAsync(_file, "no sound", TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<ScenarioException>(() => HeardAsync(new Noise(5, NoiseKind.Pink, _file), seed: 1))).Message.ShouldContain(_file);
    }

    /// <summary>Twelve seconds of it, under speech of -20 dBFS.</summary>
    private async Task<short[]> HeardAsync(Noise noise, int seed)
    {
        var heard = new short[12 * 16_000];
        (await NoiseLoop.MakeAsync(noise, speech: -20, seed, _engines)).AddTo(heard);
        return heard;
    }
}
