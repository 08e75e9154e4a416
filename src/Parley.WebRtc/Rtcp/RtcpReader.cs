using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>
/// Walks a compound packet (RFC 3550 section 6.1, reduced sizes of RFC 5506 included). What it does not know (NACK, PLI, REMB, XR) is
/// passed over; a length that does not fit ends the walk.
/// </summary>
internal static class RtcpReader
{
    private const int HeaderLength = 4;
    private const int SenderInfoLength = 20;

    public static void Read(ReadOnlySpan<byte> compound, IRtcpListener listener)
    {
        while (compound.Length >= HeaderLength && compound[0] >> 6 == 2)
        {
            var length = HeaderLength + 4 * BinaryPrimitives.ReadUInt16BigEndian(compound[2..]);
            if (length > compound.Length)
                return;
            ReadOne(compound[1], compound[0] & 0x1F, compound[HeaderLength..length], listener);
            compound = compound[length..];
        }
    }

    private static void ReadOne(byte type, int count, ReadOnlySpan<byte> body, IRtcpListener listener)
    {
        switch (type)
        {
            case RtcpType.SenderReport when body.Length >= 4 + SenderInfoLength:
                listener.OnSenderReport(BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt64BigEndian(body[4..]));
                ReadBlocks(count, body[(4 + SenderInfoLength)..], listener);
                break;
            case RtcpType.ReceiverReport when body.Length >= 4:
                ReadBlocks(count, body[4..], listener);
                break;
            case RtcpType.Goodbye:
                for (var source = 0; source < count && body.Length >= 4; source++, body = body[4..])
                    listener.OnGoodbye(BinaryPrimitives.ReadUInt32BigEndian(body));
                break;
        }
    }

    private static void ReadBlocks(int count, ReadOnlySpan<byte> blocks, IRtcpListener listener)
    {
        for (var block = 0; block < count && blocks.Length >= ReportBlock.Length; block++, blocks = blocks[ReportBlock.Length..])
            listener.OnReportBlock(ReportBlock.Read(blocks));
    }
}
