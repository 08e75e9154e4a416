namespace Parley.Speech.Synthesis;

/// <summary>Speaks with one voice profile whatever was asked for: a fallback voice.</summary>
internal sealed class PinnedVoiceSynthesizer(ISpeechSynthesizer inner, string voiceProfile) : ISpeechSynthesizer
{
    public IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, CancellationToken cancellationToken) =>
        inner.SynthesizeAsync(sentences, options with { VoiceProfile = voiceProfile }, cancellationToken);
}
