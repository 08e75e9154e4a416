using System.ComponentModel.DataAnnotations;

namespace Parley.Conversation.TurnTaking;

/// <summary>How much it takes to silence the agent.</summary>
public sealed record BargeInEvidence
{
    /// <summary>Speech after which the agent pauses to find out; also the least that can become an interruption.</summary>
    [Range(typeof(TimeSpan), "00:00:00.060", "00:00:02")]
    public TimeSpan PauseAfter { get; init; } = TimeSpan.FromMilliseconds(160);

    /// <summary>Words (back-channels alone do not count) that make it an interruption.</summary>
    [Range(1, 10)]
    public int MinimumWords { get; init; } = 1;

    /// <summary>Speech that is an interruption without words, for when interim transcripts are shed or late.</summary>
    [Range(typeof(TimeSpan), "00:00:00.300", "00:00:05")]
    public TimeSpan DurationWithoutWords { get; init; } = TimeSpan.FromMilliseconds(700);
}
