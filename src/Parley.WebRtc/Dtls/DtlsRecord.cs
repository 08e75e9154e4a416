using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>One record of a datagram, as much of it as travels in the clear (RFC 6347 sections 4.1 and 4.2.2).</summary>
internal readonly ref struct DtlsRecord
{
    public const byte ChangeCipherSpec = 20;
    public const byte Alert = 21;
    public const byte Handshake = 22;
    public const byte ApplicationData = 23;
    public const int HeaderLength = 13;
    public const int MessageHeaderLength = 12;

    public const int EpochOffset = 3;

    private const int NumberOffset = 5;
    private const int LengthOffset = 11;

    private DtlsRecord(ReadOnlySpan<byte> whole) => Whole = whole;

    public ReadOnlySpan<byte> Whole { get; }

    public byte Type => Whole[0];

    public ushort Epoch => BinaryPrimitives.ReadUInt16BigEndian(Whole[EpochOffset..]);

    /// <summary>48 bits; counts anew in each epoch.</summary>
    public long Number => BinaryPrimitives.ReadInt64BigEndian(Whole[EpochOffset..]) & 0xFFFF_FFFF_FFFF;

    public ReadOnlySpan<byte> Body => Whole[HeaderLength..];

    /// <summary>False at the end of the datagram, or where it is no record any more.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> rest, out DtlsRecord record)
    {
        record = default;
        if (rest.Length < HeaderLength || BinaryPrimitives.ReadUInt16BigEndian(rest[LengthOffset..]) is var length && length > rest.Length - HeaderLength)
            return false;
        record = new DtlsRecord(rest[..(HeaderLength + length)]);
        rest = rest[(HeaderLength + length)..];
        return true;
    }

    /// <summary>Gives a record of the clear epoch another number: nothing vouches for the one it has.</summary>
    public static void Renumber(Span<byte> record, long number)
    {
        BinaryPrimitives.WriteUInt16BigEndian(record[NumberOffset..], (ushort)(number >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(record[(NumberOffset + sizeof(ushort))..], (uint)number);
    }

    /// <summary>The record of DTLS 1.2 that tells that the next epoch follows; yet without a number.</summary>
    public static byte[] WriteChangeCipherSpec() => [ChangeCipherSpec, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1];
}
