using System.Diagnostics.Metrics;
using Parley.Calls;

namespace Parley.Speech.Metrics;

/// <summary>The instruments of the meter <c>Parley.Speech</c>. Durations are in seconds.</summary>
internal sealed class SpeechMetrics : IDisposable
{
    public const string MeterName = "Parley.Speech";

    private readonly Meter _meter;

    public SpeechMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        SchedulerWait = _meter.CreateHistogram<double>("parley.speech.scheduler.wait", "s", "How long model work waited for a worker");
        SchedulerShed = _meter.CreateCounter<long>("parley.speech.scheduler.shed", description: "Model work dropped, by kind and reason");
        FirstResult = _meter.CreateHistogram<double>("parley.speech.recognition.first_result", "s", "First audio in to first transcript out");
        FinalDelay = _meter.CreateHistogram<double>("parley.speech.recognition.final_delay", "s", "End of audio to final transcript");
        RecognitionFactor = _meter.CreateHistogram<double>("parley.speech.recognition.rtf", description: "Final delay over audio length");
        RecognitionFailures = _meter.CreateCounter<long>("parley.speech.recognition.failures");
        FirstAudio = _meter.CreateHistogram<double>("parley.speech.synthesis.first_audio", "s", "First sentence in to first audio out");
        SynthesisFactor = _meter.CreateHistogram<double>("parley.speech.synthesis.rtf", description: "Time spent waiting for the engine over audio length");
        SynthesisFailures = _meter.CreateCounter<long>("parley.speech.synthesis.failures");
        Fallbacks = _meter.CreateCounter<long>("parley.speech.fallbacks", description: "Hand-overs to the next engine, by port");
    }

    public Histogram<double> SchedulerWait { get; }

    public Counter<long> SchedulerShed { get; }

    public Histogram<double> FirstResult { get; }

    public Histogram<double> FinalDelay { get; }

    public Histogram<double> RecognitionFactor { get; }

    public Counter<long> RecognitionFailures { get; }

    public Histogram<double> FirstAudio { get; }

    public Histogram<double> SynthesisFactor { get; }

    public Counter<long> SynthesisFailures { get; }

    public Counter<long> Fallbacks { get; }

    /// <summary>On what one call asked for; the scheduler's instruments are about the work of all.</summary>
    public static KeyValuePair<string, object?> TenantOf(CallContext call) => new("parley.tenant", call.Tenant.Id.Value);

    /// <summary>Adds the gauges of a scheduler: what waits, by kind, and how many workers are busy.</summary>
    public void Observe(Func<IEnumerable<Measurement<int>>> queued, Func<int> busy)
    {
        _meter.CreateObservableGauge("parley.speech.scheduler.queued", queued, description: "Model work waiting, by kind");
        _meter.CreateObservableGauge("parley.speech.scheduler.busy", busy, description: "Workers at work");
    }

    public void Dispose() => _meter.Dispose();
}
