using Parley.Records;

namespace Parley.Storage.Calls;

/// <summary>One turn's delays in milliseconds; see <see cref="TurnLatency"/> for what each counts.</summary>
public sealed record LatencyRecord(
    int Turn, long? EndOfSpeechDelayMs, long? FinalTranscriptMs, long? FirstReplyTokenMs, long? FirstAudioMs, long? VoiceToVoiceMs,
    long? TextToVoiceMs)
{
    internal static LatencyRecord Of(int turn, TurnLatency latency) => new(
        turn, latency.EndOfSpeechDelay?.Milliseconds(), latency.FinalTranscript?.Milliseconds(), latency.FirstReplyToken?.Milliseconds(),
        latency.FirstAudio?.Milliseconds(), latency.VoiceToVoice?.Milliseconds(), latency.TextToVoice?.Milliseconds());
}
