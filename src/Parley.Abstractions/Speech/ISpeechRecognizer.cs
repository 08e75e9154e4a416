using Parley.Audio;

namespace Parley.Speech;

/// <summary>
/// Turns the audio of ONE utterance into text. The input holds only speech and pre-roll, as 16 kHz mono frames; when it ends, the
/// final transcript follows. Interims come while it runs, at least every 300 ms of speech unless shed under load.
/// </summary>
/// <remarks>
/// Thread-safe: one recogniser serves many utterances at once. Faults surface as <see cref="SpeechEngineException"/>; decorators
/// (deadline, fallback, metrics) wrap this port.
/// </remarks>
public interface ISpeechRecognizer
{
    IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, CancellationToken cancellationToken);
}
