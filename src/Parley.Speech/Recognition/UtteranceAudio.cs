using System.Numerics.Tensors;
using Parley.Audio;

namespace Parley.Speech.Recognition;

/// <summary>
/// An utterance's samples as they come in. One thread appends while others read: what was appended never changes, and growing
/// leaves the old array to those who read it, so a view costs nothing and stays valid.
/// </summary>
internal sealed class UtteranceAudio
{
    private const float FullScale = 32768f;

    private readonly Lock _gate = new();
    private float[] _samples = new float[4 * AudioFormat.Recognition.SampleRate];
    private int _length;
    private TimeSpan? _start;

    public int Length
    {
        get
        {
            lock (_gate)
                return _length;
        }
    }

    /// <summary>Where the first frame stood on its leg's timeline.</summary>
    public TimeSpan Start => _start ?? TimeSpan.Zero;

    public TimeSpan PositionOf(int sample) => Start + AudioFormat.Recognition.DurationOf(sample);

    /// <exception cref="SpeechEngineException">The frame is not 16 kHz mono: the caller's pipeline is miswired.</exception>
    public void Append(in AudioFrame frame)
    {
        if (frame.Format != AudioFormat.Recognition)
            throw new SpeechEngineException($"Recognisers take {AudioFormat.Recognition}, not {frame.Format}.");
        var added = frame.Samples.Span;
        lock (_gate)
        {
            _start ??= frame.Position;
            if (_length + added.Length > _samples.Length)
                Array.Resize(ref _samples, Math.Max(_samples.Length * 2, _length + added.Length));
            var target = _samples.AsSpan(_length, added.Length);
            TensorPrimitives.ConvertTruncating(added, target);
            TensorPrimitives.Divide(target, FullScale, target);
            _length += added.Length;
        }
    }

    public ReadOnlyMemory<float> View(int from) => View(from, int.MaxValue);

    public ReadOnlyMemory<float> View(int from, int to)
    {
        lock (_gate)
            return _samples.AsMemory(from, Math.Min(to, _length) - from);
    }
}
