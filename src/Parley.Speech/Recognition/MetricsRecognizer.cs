using System.Runtime.CompilerServices;
using Parley.Audio;
using Parley.Speech.Metrics;
using Parley.Speech.Resilience;

namespace Parley.Speech.Recognition;

/// <summary>Measures one engine: first result, final delay, real-time factor, failures. Tags <c>engine</c> and <c>parley.tenant</c>.</summary>
internal sealed class MetricsRecognizer(NamedEngine<ISpeechRecognizer> inner, SpeechMetrics metrics, TimeProvider clock) : ISpeechRecognizer
{
    private readonly KeyValuePair<string, object?> _engine = new("engine", inner.Name);

    public async IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tenant = SpeechMetrics.TenantOf(options.Call);
        var heard = new Heard();
        var isFirst = true;
        await using var results = inner.Engine.RecognizeAsync(CountAsync(audio, heard, cancellationToken), options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(results, tenant, cancellationToken))
        {
            if (isFirst && heard.Began is { } began)
                metrics.FirstResult.Record(clock.GetElapsedTime(began).TotalSeconds, _engine, tenant);
            isFirst = false;
            if (results.Current.IsFinal && heard.Ended is { } ended)
            {
                var delay = clock.GetElapsedTime(ended);
                metrics.FinalDelay.Record(delay.TotalSeconds, _engine, tenant);
                if (heard.Duration > TimeSpan.Zero)
                    metrics.RecognitionFactor.Record(delay / heard.Duration, _engine, tenant);
            }

            yield return results.Current;
        }
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<Transcript> results, KeyValuePair<string, object?> tenant, CancellationToken cancellationToken)
    {
        try
        {
            return await results.MoveNextAsync();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            metrics.RecognitionFailures.Add(1, _engine, tenant);
            throw;
        }
    }

    private async IAsyncEnumerable<AudioFrame> CountAsync(
        IAsyncEnumerable<AudioFrame> audio, Heard heard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var frame in audio.WithCancellation(cancellationToken))
        {
            heard.Began ??= clock.GetTimestamp();
            heard.Duration += frame.Duration;
            yield return frame;
        }

        heard.Ended = clock.GetTimestamp();
    }

    private sealed class Heard
    {
        public long? Began { get; set; }

        public long? Ended { get; set; }

        public TimeSpan Duration { get; set; }
    }
}
