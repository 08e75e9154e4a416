using System.Runtime.CompilerServices;
using Parley.Speech.Metrics;
using Parley.Speech.Resilience;

namespace Parley.Speech.Synthesis;

/// <summary>Measures one voice: first audio after the first sentence, time waited over audio made, failures. Tags <c>engine</c> and <c>parley.tenant</c>.</summary>
internal sealed class MetricsSynthesizer(NamedEngine<ISpeechSynthesizer> inner, SpeechMetrics metrics, TimeProvider clock) : ISpeechSynthesizer
{
    private readonly KeyValuePair<string, object?> _engine = new("engine", inner.Name);

    public async IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
        IAsyncEnumerable<string> sentences, VoiceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tenant = SpeechMetrics.TenantOf(options.Call);
        var input = new Input();
        var (waited, made) = (TimeSpan.Zero, TimeSpan.Zero);
        await using var pieces = inner.Engine.SynthesizeAsync(WatchAsync(sentences, input, cancellationToken), options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var asked = clock.GetTimestamp();
            var starved = input.Waited;
            if (!await MoveAsync(pieces, tenant, cancellationToken))
                break;
            waited += clock.GetElapsedTime(asked) - (input.Waited - starved);
            if (made == TimeSpan.Zero && input.First is { } first)
                metrics.FirstAudio.Record(clock.GetElapsedTime(first).TotalSeconds, _engine, tenant);
            made += pieces.Current.Audio.Duration;
            yield return pieces.Current;
        }

        if (made > TimeSpan.Zero)
            metrics.SynthesisFactor.Record(waited / made, _engine, tenant);
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<SynthesizedSpeech> pieces, KeyValuePair<string, object?> tenant, CancellationToken cancellationToken)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            metrics.SynthesisFailures.Add(1, _engine, tenant);
            throw;
        }
    }

    private async IAsyncEnumerable<string> WatchAsync(
        IAsyncEnumerable<string> sentences, Input input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        await foreach (var sentence in sentences.WithCancellation(cancellationToken))
        {
            input.First ??= clock.GetTimestamp();
            input.Waited += clock.GetElapsedTime(since);
            yield return sentence;
            since = clock.GetTimestamp();
        }
    }

    private sealed class Input
    {
        public long? First { get; set; }

        public TimeSpan Waited { get; set; }
    }
}
