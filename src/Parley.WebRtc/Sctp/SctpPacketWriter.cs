using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>Bundles chunks into packets and hands each over when it is full or flushed.</summary>
internal sealed class SctpPacketWriter(ushort localPort, Action<ReadOnlyMemory<byte>> send)
{
    private readonly byte[] _buffer = new byte[SctpLimits.PacketSize];
    private int _length = SctpLimits.CommonHeader;

    /// <summary>The peer's; learned from SDP.</summary>
    public ushort RemotePort { get; set; }

    /// <summary>The peer's tag, zero before it is known.</summary>
    public uint VerificationTag { get; set; }

    public int Free => SctpLimits.PacketSize - _length;

    public bool IsEmpty => _length == SctpLimits.CommonHeader;

    /// <summary>Room for a chunk's body, zeroed; what was bundled before goes out first when both do not fit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The chunk fits no packet.</exception>
    public Span<byte> Chunk(SctpChunkType type, byte flags, int bodyLength)
    {
        var size = SctpLimits.ChunkHeader + bodyLength;
        var padded = (size + 3) & ~3;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(padded, SctpLimits.PacketSize - SctpLimits.CommonHeader);
        if (padded > Free)
            Flush();
        var chunk = _buffer.AsSpan(_length, padded);
        chunk.Clear();
        chunk[0] = (byte)type;
        chunk[1] = flags;
        BinaryPrimitives.WriteUInt16BigEndian(chunk[2..], (ushort)size);
        _length += padded;
        return chunk.Slice(SctpLimits.ChunkHeader, bodyLength);
    }

    public void Flush() => Flush(VerificationTag);

    /// <summary>For INIT (tag 0) and INIT ACK (the tag it answers), which travel alone.</summary>
    public void Flush(uint tag)
    {
        if (IsEmpty)
            return;
        var packet = _buffer.AsSpan(0, _length);
        BinaryPrimitives.WriteUInt16BigEndian(packet, localPort);
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], RemotePort);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], tag);
        Crc32c.Seal(packet);
        var sent = _length;
        _length = SctpLimits.CommonHeader;
        send(_buffer.AsMemory(0, sent));
    }
}
