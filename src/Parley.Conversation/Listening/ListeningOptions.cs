using System.ComponentModel.DataAnnotations;

namespace Parley.Conversation.Listening;

/// <summary>How speech is told from the rest.</summary>
public sealed record ListeningOptions
{
    /// <summary>Detector's probability at which speech may begin.</summary>
    [Range(0.05, 0.95)]
    public double SpeechThreshold { get; init; } = 0.5;

    /// <summary>Detector's probability below which speech may end: lower, so that a soft syllable does not cut a word.</summary>
    [Range(0.01, 0.95)]
    public double SilenceThreshold { get; init; } = 0.35;

    /// <summary>Uninterrupted speech it takes to begin an utterance: a click is shorter, the shortest word is not.</summary>
    [Range(typeof(TimeSpan), "00:00:00.030", "00:00:01")]
    public TimeSpan MinimumSpeech { get; init; } = TimeSpan.FromMilliseconds(96);

    /// <summary>
    /// Silence after which the final transcript is made on speculation. Half the minimum endpointing delay: the transcript is usually there
    /// when the turn is committed.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.060", "00:00:01")]
    public TimeSpan PauseAfter { get; init; } = TimeSpan.FromMilliseconds(160);

    /// <summary>Audio before the onset that goes to the recogniser: soft beginnings of words come before the detector is sure.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:02")]
    public TimeSpan PreRoll { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Speech that resumes within this time is recognised anew together with what came before, for a recogniser that decodes whole
    /// utterances hears "twenty | five" worse than "twenty five".
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan RejoinWithin { get; init; } = TimeSpan.FromMilliseconds(900);

    /// <summary>Longest audio recognised anew; it bounds what hesitant speakers cost. Beyond it the texts are joined instead.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan LongestRejoined { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Speech without a pause is cut here.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:02:00")]
    public TimeSpan LongestUtterance { get; init; } = TimeSpan.FromSeconds(30);
}
