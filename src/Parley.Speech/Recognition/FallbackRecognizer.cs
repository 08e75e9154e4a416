using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Speech.Metrics;
using Parley.Speech.Resilience;

namespace Parley.Speech.Recognition;

/// <summary>
/// Tries engines in order. When one fails, the next gets the utterance's audio from the start and then follows it live; the last
/// one's failure is the caller's. A stream that ends without a final transcript has failed, too.
/// </summary>
internal sealed partial class FallbackRecognizer(
    IReadOnlyList<NamedEngine<ISpeechRecognizer>> engines, SpeechMetrics metrics, ILogger<FallbackRecognizer> logger) : ISpeechRecognizer
{
    public async IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var log = new ReplayLog<AudioFrame>();
        var filling = log.FillAsync(audio, AudioCopy.Of, _ => { }, leaving.Token);
        try
        {
            for (var i = 0; i < engines.Count; i++)
            {
                var attempt = new Attempt<Transcript>(engines[i].Engine.RecognizeAsync(log.ReadAsync(0, cancellationToken), options, cancellationToken));
                var isComplete = false;
                await using (attempt)
                {
                    while (await attempt.NextAsync(mayFail: i < engines.Count - 1, cancellationToken))
                    {
                        isComplete = attempt.Current.IsFinal;
                        yield return attempt.Current;
                    }
                }

                if (isComplete)
                    yield break;
                attempt.Problem ??= new SpeechEngineException("The recogniser ended without a final transcript.");
                if (i == engines.Count - 1)
                    throw attempt.Problem;
                LogFallback(engines[i].Name, engines[i + 1].Name, attempt.Problem);
                metrics.Fallbacks.Add(1, new("port", "recognition"), new("from", engines[i].Name), SpeechMetrics.TenantOf(options.Call));
            }
        }
        finally
        {
            await leaving.CancelAsync();
            await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Recogniser {Failed} failed; {Next} takes over the utterance")]
    private partial void LogFallback(string failed, string next, Exception exception);
}
