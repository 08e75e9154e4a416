using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>A piece of a message that has been sent and is not yet acknowledged for good.</summary>
internal sealed class OutboundChunk(OutboundMessage message, int offset, int length)
{
    public OutboundMessage Message => message;

    /// <summary>User bytes.</summary>
    public int Length => length;

    /// <summary>What it counts against the windows: pieces of a byte are not free.</summary>
    public int Size => length + SctpLimits.DataHeader;

    public bool IsFirst => offset == 0;

    public bool IsLast => offset + length == message.Bytes.Length;

    public long Tsn { get; set; }

    public OutboundChunkState State { get; set; }

    public int Transmissions { get; set; }

    public TimeSpan SentAt { get; set; }

    /// <summary>SACKs that told of later pieces but not of this one.</summary>
    public int Misses { get; set; }

    public bool WasFastRetransmitted { get; set; }

    /// <param name="immediate">Asks the peer not to delay its SACK (RFC 7053).</param>
    public void Write(SctpPacketWriter writer, bool immediate)
    {
        var flags = (immediate ? DataChunk.Immediate : 0) | (IsFirst ? DataChunk.First : 0) | (IsLast ? DataChunk.Last : 0)
            | (message.IsUnordered ? DataChunk.Unordered : 0);
        var body = writer.Chunk(SctpChunkType.Data, (byte)flags, SctpLimits.DataHeader - SctpLimits.ChunkHeader + length);
        BinaryPrimitives.WriteUInt32BigEndian(body, (uint)Tsn);
        BinaryPrimitives.WriteUInt16BigEndian(body[4..], message.Stream.Id);
        BinaryPrimitives.WriteUInt16BigEndian(body[6..], message.Ssn);
        BinaryPrimitives.WriteUInt32BigEndian(body[8..], message.Ppid);
        message.Bytes.Span.Slice(offset, length).CopyTo(body[12..]);
    }
}
