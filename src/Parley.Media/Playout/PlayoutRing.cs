namespace Parley.Media;

/// <summary>
/// The frames between writer and clock: PCM for the tap beside the packet made of it. The frame at the tail belongs to the writer until it
/// is published, so that it may fill and encode it without holding the queue's lock. Memory is made as the queue first fills and then kept.
/// </summary>
internal sealed class PlayoutRing(int capacity)
{
    public const int FrameSamples = 960;

    /// <summary>20 ms at 200 kbit/s: a bound the encoder keeps to.</summary>
    public const int MaxPacket = 500;

    private readonly Slot[] _slots = new Slot[capacity + 1];
    private long _head;
    private long _tail;

    public int Count => (int)(_tail - _head);

    public int Free => capacity - Count;

    /// <summary>The writer's frame. Only the writer asks for it.</summary>
    public (short[] Samples, byte[] Packet) Tail
    {
        get
        {
            ref var slot = ref _slots[_tail % _slots.Length];
            return (slot.Samples ??= new short[FrameSamples], slot.Packet ??= new byte[MaxPacket]);
        }
    }

    public void Publish(int samples, int packetLength)
    {
        ref var slot = ref _slots[_tail % _slots.Length];
        (slot.Count, slot.Length) = (samples, packetLength);
        _tail++;
    }

    /// <summary>Copies the oldest frame out, so that its memory is free at once.</summary>
    public bool TryTake(Span<short> samples, Span<byte> packet, out int count, out int packetLength)
    {
        (count, packetLength) = (0, 0);
        if (Count == 0)
            return false;
        ref readonly var slot = ref _slots[_head % _slots.Length];
        slot.Samples.CopyTo(samples);
        slot.Packet.AsSpan(0, slot.Length).CopyTo(packet);
        (count, packetLength) = (slot.Count, slot.Length);
        _head++;
        return true;
    }

    /// <summary>Forgets all frames; the tail stays where its writer knows it.</summary>
    public void Drop() => _head = _tail;

    private struct Slot
    {
        public short[]? Samples;
        public byte[]? Packet;
        public int Count;
        public int Length;
    }
}
