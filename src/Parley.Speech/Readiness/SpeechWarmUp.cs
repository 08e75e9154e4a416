using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Speech.Flite;
using Parley.Speech.ModelFiles;
using Parley.Speech.Moonshine;
using Parley.Speech.Vad;

namespace Parley.Speech.Readiness;

/// <summary>Loads models and voices behind the start of the process, and runs each once: first runs are the slow ones.</summary>
internal sealed partial class SpeechWarmUp(
    ModelFolder models, SileroGathering vad, MoonshineModels moonshine, FliteThread flite, IOptions<SpeechOptions> options, ILogger<SpeechWarmUp> logger)
    : BackgroundService, ISpeechReadiness
{
    private readonly TaskCompletionSource<SpeechReadiness> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SpeechReadiness Current => _done.Task.IsCompletedSuccessfully ? _done.Task.Result : new SpeechReadiness.Loading();

    public string ModelsFolder => models.Path;

    public int MissingFiles => MoonshineModels.Files.Append(SileroModel.File).Count(file => !models.Has(file));

    public Task<SpeechReadiness> WaitAsync(CancellationToken cancellationToken) => _done.Task.WaitAsync(cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => WarmUp(stoppingToken), CancellationToken.None);

    private void WarmUp(CancellationToken stoppingToken)
    {
        var problems = new List<string>();
        var hum = new float[16_000];
        for (var i = 0; i < hum.Length; i++)
            hum[i] = 0.1f * MathF.Sin(i * 0.05f); // silence would be turned away before the model
        Try(() =>
        {
            using var detector = new SileroVoiceActivityDetector(vad);
            // A single stream is answered at once.
            detector.SpeechProbabilityAsync(new short[SileroModel.WindowSamples]).AsTask().GetAwaiter().GetResult();
        });
        Try(() => moonshine.Transcribe(MoonshineSize.Tiny, hum, stoppingToken));
        Try(() => moonshine.Transcribe(MoonshineSize.Base, hum, stoppingToken));
        foreach (var voice in options.Value.Voices.Values.Distinct())
            Try(() => Speak(voice, stoppingToken));
        _done.TrySetResult(problems.Count == 0 ? new SpeechReadiness.Ready() : new SpeechReadiness.Impaired(problems));

        void Try(Action warm)
        {
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                warm();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The process stops before it was warm.
            }
            // One engine's trouble must not keep the others cold; engines that share a file share its absence.
            catch (Exception e) when (problems.Contains(e.Message))
            {
            }
            catch (Exception e)
            {
                problems.Add(e.Message);
                LogImpaired(e.Message);
            }
        }
    }

    /// <summary>The first sentence of a voice pages in its whole lexicon, which a greeting should not wait for.</summary>
    private void Speak(string voice, CancellationToken stoppingToken)
    {
        FliteVoices.Load(voice);
        using var spoken = new ManualResetEventSlim();
        Exception? fault = null;
        flite.Post(() =>
        {
            try
            {
                FliteVoices.Speak(voice, "Good morning, how can I help you?", 1, new Nobody());
            }
            catch (Exception e)
            {
                fault = e;
            }

            spoken.Set();
        });
        spoken.Wait(stoppingToken);
        if (fault is not null)
            throw new SpeechEngineException($"The voice '{voice}' does not speak: {fault.Message}", fault);
    }

    private sealed class Nobody : IFliteListener
    {
        public void OnTokens(IReadOnlyList<FliteToken> tokens, int sampleRate) { }

        public bool OnAudio(int start, ReadOnlySpan<short> samples) => true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
    private partial void LogImpaired(string problem);
}
