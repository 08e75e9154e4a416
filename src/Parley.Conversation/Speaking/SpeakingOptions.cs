using System.ComponentModel.DataAnnotations;

namespace Parley.Conversation.Speaking;

/// <summary>How the agent speaks.</summary>
public sealed record SpeakingOptions
{
    /// <summary>Longest piece of text, in characters, given to the synthesiser at once; longer sentences are split at a clause.</summary>
    [Range(40, 1000)]
    public int LongestChunk { get; init; } = 180;

    /// <summary>A clause shorter than this is not worth a split of its own.</summary>
    [Range(10, 500)]
    public int ShortestClause { get; init; } = 40;

    /// <summary>How long the greeting may take to its first audio before a simpler one is said.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:10")]
    public TimeSpan GreetingDeadline { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a scripted line that was not prepared may take to be made before a tone has to do. With the watchdog's 3.5 s, kept
    /// to a frame, it stays under the 4 s after which the caller must hear something.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:10")]
    public TimeSpan LineDeadline { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How long a reply's first audio may take before the voice is asked once more. With what the second time takes it stays under the watchdog's 3.5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.300", "00:00:10")]
    public TimeSpan FirstAudioDeadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long preparing a scripted line may take while nobody waits for it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan PreparationDeadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Pace of speech; 1 is the voice's own.</summary>
    [Range(0.5, 2.0)]
    public double Rate { get; init; } = 1.0;
}
