using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Speech;
using Parley.Tenancy;

namespace Parley.Simulation.Voices;

/// <summary>The product's own ears and voices, each at work on the thread that asks. Shared by all calls; thread-safe.</summary>
internal sealed class SpeechEngines(string models, Action<ILoggingBuilder> log) : IDisposable
{
    private const double Audible = -45;

    private static readonly CallContext Nobody = new(new CallId("simulated_caller"), new TenantContext(TenantId.Parse("caller")), TimeProvider.System);

    private readonly ServiceProvider _services =
        new ServiceCollection().AddLogging(log).AddSteppedSpeech(speech => speech.ModelsFolder = models).BuildServiceProvider();

    public IVoiceActivityDetectorFactory Detectors => _services.GetRequiredService<IVoiceActivityDetectorFactory>();

    public IEndOfTurnModel EndOfTurn => _services.GetRequiredService<IEndOfTurnModel>();

    public ISpeechRecognizer Recognizer => _services.GetRequiredService<ISpeechRecognizer>();

    public ISpeechSynthesizer Synthesizer => _services.GetRequiredService<ISpeechSynthesizer>();

    public IReadOnlyList<string> Voices => [.. _services.GetRequiredService<ISpeechCatalog>().Voices.Order(StringComparer.Ordinal)];

    /// <summary>The same for the same text and voice, always.</summary>
    /// <returns>16 kHz, mono.</returns>
    /// <exception cref="SpeechEngineException">No voice is installed, or it does not speak alike twice.</exception>
    public Task<short[]> SpeakAsync(string text, string profile) => UndisturbedSpeech.OfAsync(() => SpeakOnceAsync(text, profile));

    /// <summary>How loud this voice speaks, in dBFS, its pauses left out.</summary>
    public async Task<double> LevelAsync(string profile)
    {
        var spoken = await SpeakAsync("Good morning, I am calling about an appointment.", profile);
        var step = AudioFormat.Recognition.SamplesIn(TimeSpan.FromMilliseconds(20));
        var power = spoken.Chunk(step).Select(part => AudioLevel.Measure(part).Rms).Where(level => level > Audible).Average(level => Math.Pow(10, level / 10));
        return 10 * Math.Log10(power);
    }

    public void Dispose() => _services.Dispose();

    private async Task<short[]> SpeakOnceAsync(string text, string profile)
    {
        var samples = new List<short>();
        await foreach (var piece in Synthesizer.SynthesizeAsync(Only(text), new VoiceOptions(Nobody, profile, "en"), CancellationToken.None))
            samples.AddRange(Resampler.Convert(piece.Audio.Samples.Span, piece.Audio.Format.SampleRate, AudioFormat.Recognition.SampleRate));
        return [.. samples];
    }

    private static async IAsyncEnumerable<string> Only(string text)
    {
        await Task.CompletedTask;
        yield return text;
    }
}
