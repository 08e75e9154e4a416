using Parley.Audio;

namespace Parley.Conversation.Listening;

/// <summary>
/// The windows of one utterance, copied into stretches that a call's utterances share one after the other: what the collector finds alive at
/// each look is then not every second of speech anew. One call's memory goes to no other call. Guarded by its owner.
/// </summary>
internal sealed class UtteranceAudio(Stack<short[]> free)
{
    /// <summary>Half a second of sound.</summary>
    private const int StretchSamples = 8192;

    /// <summary>Eight seconds; what longer utterances took goes back to the collector.</summary>
    private const int MostFree = 16;

    private readonly List<short[]> _stretches = [];
    private readonly List<AudioFrame> _frames = [];
    private int _filled = StretchSamples;

    public IReadOnlyList<AudioFrame> Frames => _frames;

    public TimeSpan Length { get; private set; }

    public AudioFrame Keep(ReadOnlySpan<short> samples, TimeSpan start)
    {
        if (_filled + samples.Length > StretchSamples)
        {
            _stretches.Add(free.TryPop(out var known) ? known : new short[Math.Max(StretchSamples, samples.Length)]);
            _filled = 0;
        }

        var place = _stretches[^1].AsMemory(_filled, samples.Length);
        samples.CopyTo(place.Span);
        _filled += samples.Length;
        var frame = new AudioFrame(AudioFormat.Recognition, start, place);
        _frames.Add(frame);
        Length += frame.Duration;
        return frame;
    }

    /// <summary>Nobody hears it any more.</summary>
    public void Release()
    {
        foreach (var stretch in _stretches)
            if (free.Count < MostFree && stretch.Length == StretchSamples)
                free.Push(stretch);
        _stretches.Clear();
        _frames.Clear();
        (_filled, Length) = (StretchSamples, TimeSpan.Zero);
    }
}
