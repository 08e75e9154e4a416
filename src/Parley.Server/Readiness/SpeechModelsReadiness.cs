using Parley.Speech.Readiness;

namespace Parley.Server.Readiness;

/// <summary>Whether recogniser and voices are loaded. A server without them still answers, but no call should be sent to it.</summary>
internal sealed class SpeechModelsReadiness(ISpeechReadiness speech) : IReadinessCheck
{
    public string Name => "speech_models";

    public ValueTask<ReadinessVerdict> CheckAsync(CancellationToken cancellationToken) => ValueTask.FromResult<ReadinessVerdict>(
        speech.Current switch
        {
            SpeechReadiness.Ready => new ReadinessVerdict.Ready(),
            SpeechReadiness.Loading => new ReadinessVerdict.Waiting("The speech models are being loaded."),
            _ => new ReadinessVerdict.Waiting("Speech models or voices are missing; the log names them."),
        });
}
