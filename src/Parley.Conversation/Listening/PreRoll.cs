using Parley.Audio;

namespace Parley.Conversation.Listening;

/// <summary>Keeps the last windows before speech, without allocating while nobody speaks. One thread at a time.</summary>
internal sealed class PreRoll(int windows, int windowSamples)
{
    private readonly short[] _samples = new short[windows * windowSamples];
    private readonly TimeSpan[] _starts = new TimeSpan[windows];
    private int _next;
    private int _count;

    public void Push(ReadOnlySpan<short> window, TimeSpan start)
    {
        window.CopyTo(_samples.AsSpan(_next * windowSamples));
        _starts[_next] = start;
        _next = (_next + 1) % windows;
        _count = Math.Min(_count + 1, windows);
    }

    /// <summary>The windows kept that begin at <paramref name="from"/> or later, oldest first, valid until the next is pushed; none are kept then.</summary>
    public List<AudioFrame> Take(TimeSpan from)
    {
        var frames = new List<AudioFrame>(_count);
        for (var i = 0; i < _count; i++)
        {
            var slot = (_next - _count + i + windows) % windows;
            if (_starts[slot] >= from)
                frames.Add(new AudioFrame(AudioFormat.Recognition, _starts[slot], _samples.AsMemory(slot * windowSamples, windowSamples)));
        }

        _count = 0;
        return frames;
    }
}
