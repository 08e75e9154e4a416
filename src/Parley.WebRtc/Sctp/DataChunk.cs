using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>A DATA chunk as received (RFC 9260, section 3.3.1).</summary>
internal readonly ref struct DataChunk
{
    public const byte Last = 1;
    public const byte First = 2;
    public const byte Unordered = 4;
    public const byte Immediate = 8;

    private const int Fixed = SctpLimits.DataHeader - SctpLimits.ChunkHeader;

    private DataChunk(SctpChunk chunk, long nearTsn)
    {
        var body = chunk.Body;
        Flags = chunk.Flags;
        Tsn = SerialNumber.Unwrap(BinaryPrimitives.ReadUInt32BigEndian(body), nearTsn);
        StreamId = BinaryPrimitives.ReadUInt16BigEndian(body[4..]);
        Ssn = BinaryPrimitives.ReadUInt16BigEndian(body[6..]);
        Ppid = BinaryPrimitives.ReadUInt32BigEndian(body[8..]);
        Payload = body[Fixed..];
    }

    public byte Flags { get; }

    public long Tsn { get; }

    public ushort StreamId { get; }

    public ushort Ssn { get; }

    public uint Ppid { get; }

    public ReadOnlySpan<byte> Payload { get; }

    public bool IsFirst => (Flags & First) != 0;

    public bool IsLast => (Flags & Last) != 0;

    public bool IsUnordered => (Flags & Unordered) != 0;

    public static bool TryRead(SctpChunk chunk, long nearTsn, out DataChunk data)
    {
        var readable = chunk.Body.Length >= Fixed;
        data = readable ? new DataChunk(chunk, nearTsn) : default;
        return readable;
    }
}
