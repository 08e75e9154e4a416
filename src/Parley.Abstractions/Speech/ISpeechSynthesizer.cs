namespace Parley.Speech;

/// <summary>
/// Turns sentences into audio as they arrive; the first audio leaves before the last sentence is known. Output format is the
/// engine's own (mono); the caller resamples. Thread-safe. Faults surface as <see cref="SpeechEngineException"/>.
/// </summary>
public interface ISpeechSynthesizer
{
    IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, CancellationToken cancellationToken);
}
