using System.ComponentModel.DataAnnotations;

namespace Parley.Dialogue.LanguageModels;

/// <summary>How replies are asked from a language model, and how long one is waited for.</summary>
public sealed record ChatReplyOptions
{
    [Range(16, 4096)]
    public int MaximumOutputTokens { get; set; } = 200;

    [Range(0.0, 2.0)]
    public float Temperature { get; set; } = 0.3f;

    /// <summary>How many of the last utterances the model sees.</summary>
    [Range(0, 200)]
    public int MaximumHistory { get; set; } = 20;

    /// <summary>How many facts the model sees at most.</summary>
    [Range(0, 50)]
    public int MaximumPassages { get; set; } = 6;

    /// <summary>Without a first token by then, the grounded answer is given instead.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan FirstTokenDeadline { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Longest silence in the middle of a reply.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan NextTokenDeadline { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>For how long a model that failed lately is not asked.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);
}
