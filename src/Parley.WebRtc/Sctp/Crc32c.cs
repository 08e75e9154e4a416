using System.Buffers.Binary;
using System.Numerics;

namespace Parley.WebRtc;

/// <summary>The checksum of SCTP packets (RFC 9260, appendix A).</summary>
internal static class Crc32c
{
    private const int Offset = 8;

    /// <summary>Computes the checksum with its own field taken as zero and stores it there.</summary>
    public static void Seal(Span<byte> packet)
    {
        packet.Slice(Offset, sizeof(uint)).Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(packet[Offset..], Compute(packet));
    }

    public static bool IsSealed(ReadOnlySpan<byte> packet)
    {
        var crc = Append(uint.MaxValue, packet[..Offset]);
        crc = BitOperations.Crc32C(crc, 0u);
        return ~Append(crc, packet[(Offset + sizeof(uint))..]) == BinaryPrimitives.ReadUInt32LittleEndian(packet[Offset..]);
    }

    public static uint Compute(ReadOnlySpan<byte> data) => ~Append(uint.MaxValue, data);

    private static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (var value in data)
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}
