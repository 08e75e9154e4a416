using Parley.Calls;

namespace Parley.Storage.Calls;

/// <summary>A call as lists show it.</summary>
public record CallRecord
{
    public required string Id { get; init; }

    public required string TenantId { get; init; }

    public required string Agent { get; init; }

    public required int AgentVersion { get; init; }

    public required string UserId { get; init; }

    public required string Channel { get; init; }

    public required string Language { get; init; }

    /// <summary>What the caller was trusted with, which tools may ask for; empty for an anonymous one.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The call this one goes on with, which was cut off; null for a call of its own.</summary>
    public required string? Resumes { get; init; }

    public required ConsentStatus ConsentStatus { get; init; }

    public required CallStatus Status { get; init; }

    /// <summary>Null while the call runs.</summary>
    public required HangUpReason? EndReason { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required long? DurationMs { get; init; }

    /// <summary>Turns the caller took.</summary>
    public required int Turns { get; init; }

    /// <summary>How often the caller cut the agent short.</summary>
    public required int Interruptions { get; init; }

    /// <summary>Median over the turns measured; null before the first.</summary>
    public required long? VoiceToVoiceP50Ms { get; init; }

    public required bool HasRecording { get; init; }
}
