using BenchmarkDotNet.Attributes;
using Parley.Speech;

namespace Parley.Benchmarks.Micro;

/// <summary>One 32 ms window through Silero.</summary>
[MemoryDiagnoser]
public class VoiceActivityBenchmarks
{
    private LocalEngines _engines = null!;
    private IVoiceActivityDetector _detector = null!;
    private short[] _window = [];

    [GlobalSetup]
    public void Begin()
    {
        _engines = LocalEngines.Load();
        _detector = _engines.Get<IVoiceActivityDetectorFactory>().Create();
        _window = [.. Enumerable.Range(0, _detector.WindowSamples).Select(index => (short)(5000 * Math.Sin(index / 12.0)))];
    }

    [Benchmark]
    public ValueTask<float> Detect() => _detector.SpeechProbabilityAsync(_window);

    [GlobalCleanup]
    public void End()
    {
        _detector.Dispose();
        _engines.Dispose();
    }
}
