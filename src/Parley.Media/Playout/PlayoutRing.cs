namespace Parley.Media;

/// <summary>
/// The frames between writer and clock: PCM for the tap beside the packet made of it. The frame at the tail belongs to the writer until it
/// is published, so that it may fill and encode it without holding the queue's lock. Memory is made as the queue first fills and then kept.
/// </summary>
internal sealed class PlayoutRing(int capacity)
{
    /// <summary>20 ms at 48 kHz.</summary>
    public const int MostSamples = 960;

    /// <summary>20 ms at 200 kbit/s: a bound the encoder keeps to.</summary>
    public const int MaxPacket = 500;

    private readonly Slot[] _slots = new Slot[capacity + 1];
    private long _head;
    private long _tail;

    public int Count => (int)(_tail - _head);

    public int Free => capacity - Count;

    /// <summary>The writer's frame, of so many samples. Only the writer asks for it.</summary>
    public (short[] Samples, byte[] Packet) Tail(int samples)
    {
        ref var slot = ref _slots[_tail % _slots.Length];
        if (slot.Samples?.Length != samples)
            slot.Samples = new short[samples];
        return (slot.Samples, slot.Packet ??= new byte[MaxPacket]);
    }

    public void Publish(in Frame frame)
    {
        _slots[_tail % _slots.Length].Frame = frame;
        _tail++;
    }

    /// <summary>Copies the oldest frame out, so that its memory is free at once.</summary>
    public bool TryTake(Span<short> samples, Span<byte> packet, out Frame frame)
    {
        frame = default;
        if (Count == 0)
            return false;
        ref readonly var slot = ref _slots[_head % _slots.Length];
        frame = slot.Frame;
        slot.Samples.CopyTo(samples);
        slot.Packet.AsSpan(0, frame.PacketLength).CopyTo(packet);
        _head++;
        return true;
    }

    /// <summary>Forgets all frames; the tail stays where its writer knows it.</summary>
    public void Drop() => _head = _tail;

    private struct Slot
    {
        public short[]? Samples;
        public byte[]? Packet;
        public Frame Frame;
    }

    /// <param name="Rate">Of its samples.</param>
    /// <param name="Samples">How many of them are sound; the rest is padding.</param>
    /// <param name="PacketLength">Bytes.</param>
    /// <param name="AudioLevel">In -dBov.</param>
    public readonly record struct Frame(int Rate, int Samples, int PacketLength, byte AudioLevel)
    {
        public TimeSpan Duration => TimeSpan.FromTicks(Samples * TimeSpan.TicksPerSecond / Rate);
    }
}
