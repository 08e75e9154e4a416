using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>Something to be said, once.</summary>
internal interface ISpeechScript
{
    /// <summary>Makes the audio, filling <see cref="Words"/> with text before it becomes audible.</summary>
    IAsyncEnumerable<SynthesizedSpeech> PerformAsync(CancellationToken cancellationToken);

    SpokenWords Words { get; }

    /// <summary>All that is to be said, as far as it is known; empty for words that only bridge a wait.</summary>
    string Meant => Words.Text;

    /// <summary>When the first text was known, on the call's timeline.</summary>
    TimeSpan? FirstTextAt { get; }

    /// <summary>Why the text broke off; null when it did not.</summary>
    Exception? Fault { get; }

    /// <summary>Whether the call ends once this was heard.</summary>
    bool EndsCall { get; }
}
