using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Speech.Moonshine;
using Parley.Speech.Scheduling;

namespace Parley.Speech.Recognition;

/// <summary>
/// Moonshine in this process: interims by one size over a moving window, the final by another. Nothing happens before the first
/// frame and nothing lingers after cancellation, so that an utterance may be begun on suspicion and dropped.
/// </summary>
internal sealed class MoonshineRecognizer(
    IMoonshine moonshine, SpeechScheduler scheduler, MoonshineSize interims, MoonshineSize finals, StandingFault interimFault, ILogger<MoonshineRecognizer> logger)
    : ISpeechRecognizer
{
    public async IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Unbounded: a handful of transcripts an utterance, and a slow reader must not hold up the audio.
        var transcripts = Channel.CreateUnbounded<Transcript>(new UnboundedChannelOptions { SingleReader = true });
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var utterance = new UtteranceRecognition(moonshine, scheduler, interims, finals, options, transcripts.Writer, interimFault, logger);
        var running = utterance.RunAsync(audio, leaving.Token);
        try
        {
            await foreach (var transcript in transcripts.Reader.ReadAllAsync(cancellationToken))
                yield return transcript;
        }
        finally
        {
            await leaving.CancelAsync();
            await running; // never throws: its failures went through the channel
        }
    }
}
