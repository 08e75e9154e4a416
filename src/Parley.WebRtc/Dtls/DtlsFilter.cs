using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>
/// Keeps from the library what cannot be a record of this association (RFC 6347 section 4.1): it would spend up to a millisecond on each,
/// and memory as large as a stranger claims a handshake message to be.
/// </summary>
internal static class DtlsFilter
{
    private const int HeaderLength = 13;
    private const int HandshakeHeaderLength = 12;
    private const int LongestHandshakeMessage = 32 * 1024;
    private const byte ChangeCipherSpec = 20;
    private const byte Handshake = 22;
    private const byte ApplicationData = 23;
    private const byte DtlsMajor = 0xFE;

    /// <param name="phase">How far the association is.</param>
    public static bool Passes(ReadOnlySpan<byte> datagram, DtlsPhase phase)
    {
        while (!datagram.IsEmpty)
        {
            if (datagram.Length < HeaderLength || datagram[0] is < ChangeCipherSpec or > ApplicationData || datagram[1] != DtlsMajor)
                return false;
            var epoch = BinaryPrimitives.ReadUInt16BigEndian(datagram[3..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(datagram[11..]);
            if (length > datagram.Length - HeaderLength || !IsEpochExpected(epoch, datagram[0], phase))
                return false;
            if (epoch == 0 && datagram[0] == Handshake && !MessagesFit(datagram.Slice(HeaderLength, length)))
                return false;
            datagram = datagram[(HeaderLength + length)..];
        }
        return true;
    }

    // Renegotiation is not done, so there are two epochs; the clear one is over when the peer's data shows that it has our last flight.
    private static bool IsEpochExpected(ushort epoch, byte type, DtlsPhase phase) => phase switch
    {
        DtlsPhase.Handshaking => epoch <= 1,
        DtlsPhase.Established => epoch == 1 || (epoch == 0 && type is Handshake or ChangeCipherSpec),
        _ => epoch == 1,
    };

    private static bool MessagesFit(ReadOnlySpan<byte> messages)
    {
        while (messages.Length >= HandshakeHeaderLength)
        {
            var total = BinaryPrimitives.ReadUInt32BigEndian(messages) & 0xFFFFFF;
            var fragment = (int)(BinaryPrimitives.ReadUInt32BigEndian(messages[8..]) & 0xFFFFFF);
            if (total > LongestHandshakeMessage || fragment > messages.Length - HandshakeHeaderLength)
                return false;
            messages = messages[(HandshakeHeaderLength + fragment)..];
        }
        return true;
    }
}
