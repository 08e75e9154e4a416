using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>A chunk of a received packet; also a parameter, which has the same shape but a 16-bit type (RFC 9260, section 3.2.1).</summary>
internal readonly ref struct SctpChunk
{
    private SctpChunk(ReadOnlySpan<byte> whole) => Whole = whole;

    /// <summary>Header and body, without padding.</summary>
    public ReadOnlySpan<byte> Whole { get; }

    public SctpChunkType Type => (SctpChunkType)Whole[0];

    public byte Flags => Whole[1];

    public ushort ParameterType => BinaryPrimitives.ReadUInt16BigEndian(Whole);

    public ReadOnlySpan<byte> Body => Whole[SctpLimits.ChunkHeader..];

    /// <summary>Takes the first chunk (or parameter) off; false at the end or where lengths make no sense.</summary>
    public static bool TryTake(scoped ref ReadOnlySpan<byte> rest, out SctpChunk chunk)
    {
        chunk = default;
        if (rest.Length < SctpLimits.ChunkHeader)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
        if (length < SctpLimits.ChunkHeader || length > rest.Length)
            return false;
        chunk = new SctpChunk(rest[..length]);
        rest = rest[Math.Min((length + 3) & ~3, rest.Length)..];
        return true;
    }
}
