using System.ComponentModel.DataAnnotations;

namespace Parley.Conversation.TurnTaking;

/// <summary>How much it takes to silence the agent.</summary>
public sealed record BargeInEvidence
{
    /// <summary>
    /// Speech after which the agent pauses to find out: as soon as the detector calls it speech, for a caller who interrupts hears the agent
    /// fall silent here. What turns out to be nothing costs a pause and no words.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.060", "00:00:02")]
    public TimeSpan PauseAfter { get; init; } = TimeSpan.FromMilliseconds(90);

    /// <summary>The least speech that can be an interruption: a cough is shorter, and the agent goes on when it is over.</summary>
    [Range(typeof(TimeSpan), "00:00:00.060", "00:00:02")]
    public TimeSpan InterruptAfter { get; init; } = TimeSpan.FromMilliseconds(160);

    /// <summary>Words (back-channels alone do not count) that make it an interruption.</summary>
    [Range(1, 10)]
    public int MinimumWords { get; init; } = 1;

    /// <summary>Speech that is an interruption without words, for when interim transcripts are shed or late.</summary>
    [Range(typeof(TimeSpan), "00:00:00.300", "00:00:05")]
    public TimeSpan DurationWithoutWords { get; init; } = TimeSpan.FromMilliseconds(700);
}
