using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>Reads and writes INIT and INIT ACK (RFC 9260, sections 3.3.2 and 3.3.3).</summary>
internal static class InitChunk
{
    private const int FixedBody = 16;
    private const ushort StateCookie = 7;
    private const ushort UnrecognizedParameter = 8;
    private const ushort SupportedExtensions = 0x8008;
    private const ushort ForwardTsnSupported = 0xC000;
    private const int MostReported = 256;

    // Supported extensions (RFC 5061, section 4.2.7) with two entries and padding, then forward-TSN-supported (RFC 3758, section 3.1).
    private static ReadOnlySpan<byte> OurExtensions =>
        [0x80, 0x08, 0x00, 0x06, (byte)SctpChunkType.ReConfig, (byte)SctpChunkType.ForwardTsn, 0x00, 0x00, 0xC0, 0x00, 0x00, 0x04];

    /// <param name="cookie">Of an INIT ACK; empty in an INIT.</param>
    /// <param name="unrecognized">Parameters to report in an INIT ACK, each whole and padded.</param>
    public static void Write(
        SctpPacketWriter writer, SctpChunkType type, uint tag, uint initialTsn, ReadOnlySpan<byte> cookie, ReadOnlySpan<byte> unrecognized)
    {
        var cookieSize = cookie.IsEmpty ? 0 : SctpLimits.ChunkHeader + ((cookie.Length + 3) & ~3);
        var body = writer.Chunk(type, 0, FixedBody + OurExtensions.Length + cookieSize + unrecognized.Length);
        BinaryPrimitives.WriteUInt32BigEndian(body, tag);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], SctpLimits.ReceiveWindow);
        BinaryPrimitives.WriteUInt16BigEndian(body[8..], SctpLimits.Streams);
        BinaryPrimitives.WriteUInt16BigEndian(body[10..], SctpLimits.Streams);
        BinaryPrimitives.WriteUInt32BigEndian(body[12..], initialTsn);
        body = body[FixedBody..];
        OurExtensions.CopyTo(body);
        body = body[OurExtensions.Length..];
        if (!cookie.IsEmpty)
        {
            BinaryPrimitives.WriteUInt16BigEndian(body, StateCookie);
            BinaryPrimitives.WriteUInt16BigEndian(body[2..], (ushort)(SctpLimits.ChunkHeader + cookie.Length));
            cookie.CopyTo(body[SctpLimits.ChunkHeader..]);
        }
        unrecognized.CopyTo(body[cookieSize..]);
    }

    /// <summary>False when a mandatory field is missing or has a value that the RFC forbids.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out PeerParameters peer, out ReadOnlySpan<byte> cookie, out byte[] unrecognized)
    {
        (peer, unrecognized) = (default, []);
        cookie = default;
        if (body.Length < FixedBody)
            return false;
        peer = new PeerParameters(
            BinaryPrimitives.ReadUInt32BigEndian(body),
            BinaryPrimitives.ReadUInt32BigEndian(body[4..]),
            BinaryPrimitives.ReadUInt16BigEndian(body[8..]),
            BinaryPrimitives.ReadUInt16BigEndian(body[10..]),
            BinaryPrimitives.ReadUInt32BigEndian(body[12..]),
            ForwardTsn: false,
            ReConfig: false);
        if (peer.Tag == 0 || peer.OutboundStreams == 0 || peer.InboundStreams == 0)
            return false;

        var rest = body[FixedBody..];
        while (SctpChunk.TryTake(ref rest, out var parameter))
        {
            switch (parameter.ParameterType)
            {
                case StateCookie:
                    cookie = parameter.Body;
                    break;
                case ForwardTsnSupported:
                    peer = peer with { ForwardTsn = true };
                    break;
                case SupportedExtensions:
                    peer = peer with { ReConfig = peer.ReConfig || parameter.Body.Contains((byte)SctpChunkType.ReConfig) };
                    break;
                case var type when !IsKnown(type):
                    // The top bits say what to do with the unknown: report (0x4000), go on (0x8000); section 3.2.1.
                    if ((type & 0x4000) != 0 && unrecognized.Length + parameter.Whole.Length <= MostReported)
                        unrecognized = [.. unrecognized, .. Report(parameter.Whole)];
                    if ((type & 0x8000) == 0)
                        return true;
                    break;
            }
        }
        return true;
    }

    // Addresses, cookie preservative, reported parameters, ECN, zero checksum, adaptation: known and of no use over DTLS.
    private static bool IsKnown(ushort type) => type is 5 or 6 or UnrecognizedParameter or 9 or 11 or 12 or 0x8000 or 0x8001 or 0xC006;

    private static byte[] Report(ReadOnlySpan<byte> parameter)
    {
        var report = new byte[SctpLimits.ChunkHeader + ((parameter.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt16BigEndian(report, UnrecognizedParameter);
        BinaryPrimitives.WriteUInt16BigEndian(report.AsSpan(2), (ushort)(SctpLimits.ChunkHeader + parameter.Length));
        parameter.CopyTo(report.AsSpan(SctpLimits.ChunkHeader));
        return report;
    }
}
