namespace Parley.Media;

/// <summary>Fixed memory for the packets in wait, by extended sequence number modulo its size.</summary>
internal sealed class PacketSlots
{
    /// <summary>A good second of 20 ms packets. 64 payloads stay below what the garbage collector treats as a large object.</summary>
    public const int Count = 64;

    /// <summary>An Opus packet of one frame (RFC 6716, section 3.4: 1275 bytes and the table of contents).</summary>
    public const int MaxPayload = 1276;

    private readonly byte[] _payloads = new byte[Count * MaxPayload];
    private readonly Packet[] _packets = new Packet[Count];

    public int Used { get; private set; }

    public ref readonly Packet this[long sequence] => ref _packets[sequence % Count];

    public void Put(in Packet packet, ReadOnlySpan<byte> payload)
    {
        _packets[packet.Sequence % Count] = packet;
        payload.CopyTo(_payloads.AsSpan((int)(packet.Sequence % Count) * MaxPayload));
        Used++;
    }

    public ReadOnlySpan<byte> Payload(in Packet packet) =>
        _payloads.AsSpan((int)(packet.Sequence % Count) * MaxPayload, packet.Length);

    public bool Holds(long sequence) => _packets[sequence % Count] is { Length: > 0 } packet && packet.Sequence == sequence;

    public void Remove(long sequence)
    {
        if (!Holds(sequence))
            return;
        _packets[sequence % Count] = default;
        Used--;
    }

    public void Clear()
    {
        Array.Clear(_packets);
        Used = 0;
    }

    /// <summary>A packet in wait; its sequence number and timestamp run on where those on the wire wrap.</summary>
    public readonly record struct Packet(long Sequence, long Timestamp, int Samples, int Length, long ArrivedAt);
}
