using Parley.Storage.Database;

namespace Parley.Storage.Calls;

internal sealed class LatencyRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string CallId { get; init; }

    public int Turn { get; init; }

    public long? EndOfSpeechDelayMs { get; init; }

    public long? FinalTranscriptMs { get; init; }

    public long? FirstReplyTokenMs { get; init; }

    public long? FirstAudioMs { get; init; }

    public long? VoiceToVoiceMs { get; init; }

    public long? TextToVoiceMs { get; init; }
}
