using System.ComponentModel.DataAnnotations;

namespace Parley.Dialogue.LanguageModels;

/// <summary>How replies are asked from language models. How long one is waited for is set with the models.</summary>
public sealed record ChatReplyOptions
{
    [Range(16, 4096)]
    public int MaximumOutputTokens { get; set; } = 200;

    [Range(0.0, 2.0)]
    public float Temperature { get; set; } = 0.3f;

    /// <summary>How many of the last utterances the model sees at most; at least half as many once the call is that long.</summary>
    [Range(0, 200)]
    public int MaximumHistory { get; set; } = 20;

    /// <summary>How many facts the model sees at most.</summary>
    [Range(0, 50)]
    public int MaximumPassages { get; set; } = 6;

    /// <summary>How often in one reply the model may call tools and go on.</summary>
    [Range(0, 10)]
    public int MaximumToolRounds { get; set; } = 4;

    /// <summary>After so much silence while tools run, something is said.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:10")]
    public TimeSpan FillerDelay { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>After so much more, something again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan NextFillerDelay { get; set; } = TimeSpan.FromSeconds(4);
}
