using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>RFC 3550 section 6.4.1.</summary>
/// <param name="FractionLost">Of 256.</param>
/// <param name="CumulativeLost">Signed: duplicates can make it negative.</param>
/// <param name="Jitter">In timestamp units.</param>
/// <param name="LastSenderReport">Middle 32 bits of its NTP time; 0 when none came.</param>
/// <param name="DelaySinceLast">In 1/65,536 s.</param>
internal readonly record struct ReportBlock(
    uint Ssrc, byte FractionLost, int CumulativeLost, uint HighestSequence, uint Jitter, uint LastSenderReport, uint DelaySinceLast)
{
    public const int Length = 24;
    private const int MostLost = 0x7FFFFF;

    /// <param name="data">At least <see cref="Length"/> bytes.</param>
    public static ReportBlock Read(ReadOnlySpan<byte> data) => new(
        BinaryPrimitives.ReadUInt32BigEndian(data),
        data[4],
        BinaryPrimitives.ReadInt32BigEndian(data[4..]) << 8 >> 8,
        BinaryPrimitives.ReadUInt32BigEndian(data[8..]),
        BinaryPrimitives.ReadUInt32BigEndian(data[12..]),
        BinaryPrimitives.ReadUInt32BigEndian(data[16..]),
        BinaryPrimitives.ReadUInt32BigEndian(data[20..]));

    /// <param name="data">At least <see cref="Length"/> bytes.</param>
    public void Write(Span<byte> data)
    {
        BinaryPrimitives.WriteUInt32BigEndian(data, Ssrc);
        BinaryPrimitives.WriteInt32BigEndian(data[4..], Math.Clamp(CumulativeLost, -MostLost - 1, MostLost) & 0xFFFFFF);
        data[4] = FractionLost;
        BinaryPrimitives.WriteUInt32BigEndian(data[8..], HighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(data[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(data[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(data[20..], DelaySinceLast);
    }
}
