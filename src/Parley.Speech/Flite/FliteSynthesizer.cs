using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Speech.Spoken;

namespace Parley.Speech.Flite;

/// <summary>
/// flite in this process, sentence by sentence, streaming within a sentence: the first audio leaves after flite's text analysis,
/// long before the sentence is spoken. Between sentences lies one pause, so that neither end of the utterance is silence.
/// </summary>
internal sealed partial class FliteSynthesizer(ISpeakingThread thread, VoiceProfiles profiles, ILogger<FliteSynthesizer> logger)
    : ISpeechSynthesizer
{
    private static readonly TimeSpan s_pauseBetweenSentences = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var voice = VoiceFor(options);
        var rate = Math.Clamp(options.Rate, 0.5, 2.0);
        var position = TimeSpan.Zero;
        var format = default(AudioFormat);
        await foreach (var text in sentences.WithCancellation(cancellationToken))
        {
            foreach (var sentence in SpokenText.Prepare(text).Where(sentence => sentence.Text.Length > 0))
            {
                if (format != default)
                {
                    var pause = new AudioFrame(format, position, new short[format.SamplesIn(s_pauseBetweenSentences / rate)]);
                    position = pause.End;
                    yield return new SynthesizedSpeech(pause, []);
                }

                await foreach (var piece in SpeakAsync(sentence, voice, rate, position, cancellationToken))
                {
                    (format, position) = (piece.Audio.Format, piece.Audio.End);
                    yield return piece;
                }
            }
        }
    }

    private async IAsyncEnumerable<SynthesizedSpeech> SpeakAsync(
        SpokenSentence sentence, string voice, double rate, TimeSpan position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A listener that leaves early must free flite's thread as well, not only one that cancels.
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Taken here: by the time flite gets to the sentence its listener may be gone, and the source with it.
        var left = leaving.Token;
        var speaking = new FliteSentence(sentence, position, left);
        try
        {
            thread.Post(() => Speak(sentence.Text, voice, rate, speaking, left));
            await foreach (var piece in speaking.Pieces.ReadAllAsync(cancellationToken))
                yield return piece;
        }
        finally
        {
            await leaving.CancelAsync();
        }
    }

    private static void Speak(string text, string voice, double rate, FliteSentence speaking, CancellationToken cancellationToken)
    {
        try
        {
            if (!cancellationToken.IsCancellationRequested)
                FliteVoices.Speak(voice, text, rate, speaking);
            speaking.Finish(null);
        }
        catch (Exception e)
        {
            // Whatever it was belongs to the listener; flite's thread has to live on for the others.
            speaking.Finish(e as SpeechEngineException ?? new SpeechEngineException("flite failed on a sentence.", e));
        }
    }

    private string VoiceFor(VoiceOptions options)
    {
        if (profiles.TryFind(options.VoiceProfile, out var voice))
            return voice;
        LogUnknownProfile(options.VoiceProfile, profiles.Default);
        return profiles.DefaultVoice;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No voice profile '{Profile}'; speaking with '{Default}'")]
    private partial void LogUnknownProfile(string profile, string @default);
}
