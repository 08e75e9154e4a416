using System.ComponentModel.DataAnnotations;

namespace Parley.Dialogue.Grounded;

/// <summary>How long an answer waits for knowledge.</summary>
public sealed record KnowledgeSearchOptions
{
    public const string Section = "Parley:Knowledge";

    /// <summary>All searches of one answer together; after it the agent says that it cannot look this up, and goes on.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:10")]
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>The same where sources were never searched before and may have to be loaded.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Loading { get; init; } = TimeSpan.FromSeconds(30);
}
