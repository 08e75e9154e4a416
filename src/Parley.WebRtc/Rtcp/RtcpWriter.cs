using System.Buffers.Binary;
using System.Text;

namespace Parley.WebRtc;

/// <summary>Writes one compound packet: a report first, then a source description (RFC 3550 section 6.1).</summary>
internal ref struct RtcpWriter(Span<byte> buffer)
{
    private const int MostBlocks = 31;
    private const byte CnameItem = 1;
    private readonly Span<byte> _buffer = buffer;
    private int _report;

    public int Length { get; private set; }

    public readonly int Room => _buffer.Length - Length;

    public void SenderReport(uint ssrc, ulong ntpTime, uint rtpTime, uint packets, uint octets)
    {
        var body = Begin(RtcpType.SenderReport, 24);
        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(body[4..], ntpTime);
        BinaryPrimitives.WriteUInt32BigEndian(body[12..], rtpTime);
        BinaryPrimitives.WriteUInt32BigEndian(body[16..], packets);
        BinaryPrimitives.WriteUInt32BigEndian(body[20..], octets);
    }

    public void ReceiverReport(uint ssrc) => BinaryPrimitives.WriteUInt32BigEndian(Begin(RtcpType.ReceiverReport, 4), ssrc);

    /// <summary>Adds a block to the report begun last; false when that report or the buffer is full.</summary>
    public bool TryAddBlock(in ReportBlock block)
    {
        if ((_buffer[_report] & 0x1F) >= MostBlocks || Room < ReportBlock.Length)
            return false;
        block.Write(_buffer[Length..]);
        _buffer[_report]++;
        Length += ReportBlock.Length;
        Close();
        return true;
    }

    public void SourceDescription(uint ssrc, string cname)
    {
        var octets = Encoding.UTF8.GetByteCount(cname);
        // The chunk ends with at least one zero octet, at a word boundary.
        var body = Begin(RtcpType.SourceDescription, (4 + 2 + octets + 4) & ~3);
        body.Clear();
        _buffer[_report]++;
        BinaryPrimitives.WriteUInt32BigEndian(body, ssrc);
        (body[4], body[5]) = (CnameItem, (byte)octets);
        Encoding.UTF8.GetBytes(cname, body[6..]);
    }

    public void Goodbye(uint ssrc)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Begin(RtcpType.Goodbye, 4), ssrc);
        _buffer[_report]++;
    }

    private Span<byte> Begin(byte type, int length)
    {
        _report = Length;
        _buffer[_report] = 0x80;
        _buffer[_report + 1] = type;
        var body = _buffer.Slice(Length + 4, length);
        Length += 4 + length;
        Close();
        return body;
    }

    private readonly void Close() =>
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[(_report + 2)..], (ushort)((Length - _report) / 4 - 1));
}
