using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Parley.Speech.Metrics;
using Parley.Speech.Resilience;

namespace Parley.Speech.Synthesis;

/// <summary>
/// Tries voices in order. When one fails, the next speaks on from the first word that was not fully handed over; nothing is lost
/// and no sentence starts twice. The last one's failure is the caller's: an agent must not fall silent unnoticed.
/// </summary>
internal sealed partial class FallbackSynthesizer(
    IReadOnlyList<NamedEngine<ISpeechSynthesizer>> voices, SpeechMetrics metrics, ILogger<FallbackSynthesizer> logger) : ISpeechSynthesizer
{
    public async IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Sentences are read here, because an engine that hangs may hold a half-finished read of its input for ever.
        var log = new ReplayLog<string>();
        var filling = log.FillAsync(sentences, sentence => sentence, _ => { }, leaving.Token);
        try
        {
            var spoken = new SpokenSoFar();
            for (var i = 0; i < voices.Count; i++)
            {
                spoken.BeginEngine();
                await using var attempt = new Attempt<SynthesizedSpeech>(
                    voices[i].Engine.SynthesizeAsync(spoken.RemainingAsync(log, cancellationToken), options, cancellationToken));
                while (await attempt.NextAsync(mayFail: i < voices.Count - 1, cancellationToken))
                    yield return spoken.Take(attempt.Current);
                if (attempt.Problem is null)
                    yield break;
                LogFallback(voices[i].Name, voices[i + 1].Name, attempt.Problem);
                metrics.Fallbacks.Add(1, new("port", "synthesis"), new("from", voices[i].Name), SpeechMetrics.TenantOf(options.Call));
            }
        }
        finally
        {
            await leaving.CancelAsync();
            await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Voice {Failed} failed; {Next} speaks on")]
    private partial void LogFallback(string failed, string next, Exception exception);
}
