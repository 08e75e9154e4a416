using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>
/// Keeps from the library what cannot be a record of this association (RFC 6347 section 4.1): it would spend up to a millisecond on each,
/// and memory as large as a stranger claims a handshake message to be.
/// </summary>
internal static class DtlsFilter
{
    private const int LongestHandshakeMessage = 32 * 1024;
    private const byte DtlsMajor = 0xFE;

    /// <summary>Whatever is sealed, by whichever suite, has a tag.</summary>
    private const int TagLength = 16;

    /// <param name="phase">How far the association is.</param>
    public static bool Passes(ReadOnlySpan<byte> datagram, DtlsPhase phase)
    {
        while (!datagram.IsEmpty)
        {
            if (!DtlsRecord.TryTake(ref datagram, out var record)
                || record.Type is < DtlsRecord.ChangeCipherSpec or > DtlsRecord.ApplicationData
                || record.Whole[1] != DtlsMajor
                || !IsEpochExpected(record.Epoch, record.Type, phase)
                || (record.Epoch > 0 && record.Body.Length < TagLength)
                || (record is { Epoch: 0, Type: DtlsRecord.Handshake } && !MessagesFit(record.Body)))
                return false;
        }
        return true;
    }

    // Renegotiation is not done, so there are two epochs; the clear one is over when the peer's data shows that it has our last flight.
    private static bool IsEpochExpected(ushort epoch, byte type, DtlsPhase phase) => phase switch
    {
        DtlsPhase.Handshaking => epoch <= 1,
        DtlsPhase.Established => epoch == 1 || (epoch == 0 && type is DtlsRecord.Handshake or DtlsRecord.ChangeCipherSpec),
        _ => epoch == 1,
    };

    private static bool MessagesFit(ReadOnlySpan<byte> messages)
    {
        while (messages.Length >= DtlsRecord.MessageHeaderLength)
        {
            var total = BinaryPrimitives.ReadUInt32BigEndian(messages) & 0xFFFFFF;
            var fragment = (int)(BinaryPrimitives.ReadUInt32BigEndian(messages[8..]) & 0xFFFFFF);
            if (total > LongestHandshakeMessage || fragment > messages.Length - DtlsRecord.MessageHeaderLength)
                return false;
            messages = messages[(DtlsRecord.MessageHeaderLength + fragment)..];
        }
        return true;
    }
}
