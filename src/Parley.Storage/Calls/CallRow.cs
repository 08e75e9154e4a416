using Parley.Calls;
using Parley.Storage.Database;

namespace Parley.Storage.Calls;

internal sealed class CallRow : ITenantOwned
{
    /// <summary>What a call's course changes; the rest stands from its start.</summary>
    public static IReadOnlyList<string> Changing { get; } =
    [
        nameof(ConsentStatus), nameof(Status), nameof(EndReason), nameof(EndedAt), nameof(DurationMs), nameof(Turns), nameof(Interruptions), nameof(VoiceToVoiceP50Ms),
    ];

    public required string TenantId { get; init; }

    /// <summary>Sorts by start time (see <see cref="CallId"/>), so pages need no second key.</summary>
    public required string Id { get; init; }

    public required string Agent { get; init; }

    /// <summary>Stable over the agent's versions, whatever it is called in them.</summary>
    public string AgentId { get; init; } = "";

    public int AgentVersion { get; init; }

    public required string UserId { get; init; }

    public required string Channel { get; init; }

    public required string Language { get; init; }

    /// <summary>What the caller was trusted with: a JSON array of names.</summary>
    public string Roles { get; init; } = "[]";

    /// <summary>What was known of the caller when it began, sealed; empty for nothing.</summary>
    public string Caller { get; init; } = "";

    /// <summary>The call this one goes on with, which was cut off; null for a call of its own.</summary>
    public string? Resumes { get; init; }

    public ConsentStatus ConsentStatus { get; set; }

    public CallStatus Status { get; set; }

    public HangUpReason? EndReason { get; set; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public long? DurationMs { get; set; }

    public int Turns { get; set; }

    public int Interruptions { get; set; }

    public long? VoiceToVoiceP50Ms { get; set; }
}
