using Parley.Audio;

namespace Parley.Media;

/// <summary>
/// One side's frames on their way from the media clock to the writer: a ring with one writer and one reader that neither blocks nor
/// allocates. When it is full the newest frame is dropped and counted, and the recording has silence there.
/// </summary>
internal sealed class FrameRing(TimeProvider clock) : IAudioTap
{
    /// <summary>1.5 s of 20 ms frames, five times what lies between two writes: a busy machine or a slow disk costs no sound.</summary>
    private const int Count = 75;

    private const int Length = 960;

    /// <summary>What most calls need: 20 ms at 16 kHz.</summary>
    private const int UsualLength = 320;

    /// <summary>
    /// An array a frame: one for all would be a large object for the garbage collector, and calls come and go. A longer frame than there was
    /// before makes its array grow, once.
    /// </summary>
    private readonly short[][] _samples = [.. Enumerable.Range(0, Count).Select(_ => new short[UsualLength])];
    private readonly Slot[] _slots = new Slot[Count];
    private long _head;
    private long _tail;
    private long _overflowed;
    private volatile bool _closed;

    public long Overflowed => Interlocked.Read(ref _overflowed);

    /// <summary>From now on frames are ignored.</summary>
    public void Close() => _closed = true;

    public void OnFrame(in AudioFrame frame)
    {
        if (_closed)
            return;
        var samples = frame.Samples.Span;
        var mono = frame.Format.Channels == 1 && frame.Format.SampleRate > 0;
        for (var start = 0; start < samples.Length; start += Length)
            if (!mono || !TryAdd(frame, start, samples.Slice(start, Math.Min(Length, samples.Length - start))))
                Interlocked.Increment(ref _overflowed);
    }

    /// <summary>The oldest frame; its samples stay valid until <see cref="Advance"/>.</summary>
    public bool TryPeek(out Slot slot, out ReadOnlySpan<short> samples)
    {
        slot = default;
        samples = default;
        if (_head == Volatile.Read(ref _tail))
            return false;
        slot = _slots[_head % Count];
        samples = _samples[_head % Count].AsSpan(0, slot.Samples);
        return true;
    }

    public void Advance() => Volatile.Write(ref _head, _head + 1);

    private bool TryAdd(in AudioFrame frame, int start, ReadOnlySpan<short> samples)
    {
        var tail = _tail;
        if (tail - Volatile.Read(ref _head) == Count)
            return false;
        if (_samples[tail % Count].Length < samples.Length)
            _samples[tail % Count] = new short[Length];
        samples.CopyTo(_samples[tail % Count]);
        _slots[tail % Count] = new Slot(frame.Position + frame.Format.DurationOf(start), frame.Format.SampleRate, samples.Length, clock.GetTimestamp());
        Volatile.Write(ref _tail, tail + 1);
        return true;
    }

    /// <summary>What is known of a frame. <see cref="SeenAt"/> is the clock's timestamp at the tap.</summary>
    public readonly record struct Slot(TimeSpan Position, int SampleRate, int Samples, long SeenAt)
    {
        public TimeSpan End => Position + TimeSpan.FromTicks(Samples * TimeSpan.TicksPerSecond / SampleRate);
    }
}
