using System.Text.Json;

namespace Parley.Storage.Calls;

/// <summary>From what is stored to what is shown.</summary>
internal static class CallRows
{
    public static CallRecord ToRecord(this CallRow row, bool hasRecording) => new()
    {
        Id = row.Id,
        TenantId = row.TenantId,
        Agent = row.Agent,
        AgentVersion = row.AgentVersion,
        UserId = row.UserId,
        Channel = row.Channel,
        Language = row.Language,
        Roles = JsonSerializer.Deserialize<string[]>(row.Roles) ?? [],
        Resumes = row.Resumes,
        ConsentStatus = row.ConsentStatus,
        Status = row.Status,
        EndReason = row.EndReason,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
        DurationMs = row.DurationMs,
        Turns = row.Turns,
        Interruptions = row.Interruptions,
        VoiceToVoiceP50Ms = row.VoiceToVoiceP50Ms,
        HasRecording = hasRecording,
    };

    public static LatencyRecord ToRecord(this LatencyRow row) => new(
        row.Turn, row.EndOfSpeechDelayMs, row.FinalTranscriptMs, row.FirstReplyTokenMs, row.FirstAudioMs, row.VoiceToVoiceMs, row.TextToVoiceMs);
}
