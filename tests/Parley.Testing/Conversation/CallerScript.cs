using Parley.Speech;

namespace Parley.Testing.Conversation;

/// <summary>What a scripted caller does with voice and room, by position on the call's timeline. May grow while the call runs.</summary>
public sealed class CallerScript
{
    /// <summary>One word lasts this long; words follow each other without a gap.</summary>
    public static readonly TimeSpan WordLength = TimeSpan.FromMilliseconds(300);

    private readonly List<(TimeSpan Start, TimeSpan End, short Level)> _sounds = [];
    private readonly List<WordTiming> _words = [];

    public IReadOnlyList<WordTiming> Words => _words;

    /// <summary>Speaks; answers when the last word ends.</summary>
    public TimeSpan Speak(TimeSpan at, string text, TimeSpan? wordLength = null)
    {
        var length = wordLength ?? WordLength;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _words.Add(new WordTiming(word, at, at + length));
            _sounds.Add((at, at + length, ScriptedVoiceActivityDetector.SpeechLevel));
            at += length;
        }

        return at;
    }

    /// <summary>Makes a sound the detector takes for speech and the recogniser for nothing.</summary>
    public void Murmur(TimeSpan at, TimeSpan length) => _sounds.Add((at, at + length, ScriptedVoiceActivityDetector.SpeechLevel));

    /// <summary>Makes a noise that is loud enough for the energy gate but no speech.</summary>
    public void Noise(TimeSpan at, TimeSpan length) => _sounds.Add((at, at + length, ScriptedVoiceActivityDetector.NoiseLevel));

    /// <summary>Amplitude at a position.</summary>
    public short LevelAt(TimeSpan position)
    {
        foreach (var (start, end, level) in _sounds)
            if (position >= start && position < end)
                return level;
        return 0;
    }
}
