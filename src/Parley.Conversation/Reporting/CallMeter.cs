using System.Diagnostics.Metrics;
using System.Text.Json;
using Parley.Records;
using Parley.Tenancy;

namespace Parley.Conversation.Reporting;

/// <summary>Measures one call, in the name of its tenant.</summary>
internal sealed class CallMeter(ConversationMetrics metrics, TenantContext tenant)
{
    private readonly KeyValuePair<string, object?> _tenant = new("parley.tenant", tenant.Id.Value);

    public void TurnCommitted() => metrics.Turns.Add(1, _tenant);

    public void Interrupted(TimeSpan decisionToSilence)
    {
        metrics.Interruptions.Add(1, _tenant, new("outcome", "interrupted"));
        Record(metrics.DecisionToSilence, decisionToSilence);
    }

    public void FalselyInterrupted() => metrics.Interruptions.Add(1, _tenant, new("outcome", "false"));

    /// <param name="line">Its name in the code.</param>
    public void SpokeUp(string line) => metrics.Watchdog.Add(1, _tenant, new("line", JsonNamingPolicy.SnakeCaseLower.ConvertName(line)));

    /// <summary>What counts from the last speech sample has no place for turns that had none.</summary>
    public void TurnMeasured(TurnLatency latency)
    {
        Record(metrics.TextToVoice, latency.TextToVoice);
        if (latency.EndOfSpeechDelay is null)
            return;
        Record(metrics.EndOfSpeech, latency.EndOfSpeechDelay);
        Record(metrics.FinalTranscript, latency.FinalTranscript);
        Record(metrics.FirstToken, latency.FirstReplyToken);
        Record(metrics.FirstAudio, latency.FirstAudio);
        Record(metrics.VoiceToVoice, latency.VoiceToVoice);
    }

    private void Record(Histogram<double> histogram, TimeSpan? delay)
    {
        if (delay is { } known)
            histogram.Record(known.TotalSeconds, _tenant);
    }
}
