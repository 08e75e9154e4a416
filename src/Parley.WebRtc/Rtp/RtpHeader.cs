using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>A view of an RTP packet's clear part (RFC 3550 section 5.1). Never throws on what a stranger sends.</summary>
internal readonly ref struct RtpHeader
{
    public const int FixedLength = 12;
    private const ushort OneByteProfile = 0xBEDE;
    private const ushort TwoByteProfile = 0x1000;

    private readonly ReadOnlySpan<byte> _packet;
    private readonly ReadOnlySpan<byte> _extensions;
    private readonly ushort _extensionProfile;

    private RtpHeader(ReadOnlySpan<byte> packet, int length, ReadOnlySpan<byte> extensions, ushort extensionProfile)
    {
        _packet = packet;
        Length = length;
        _extensions = extensions;
        _extensionProfile = extensionProfile;
    }

    /// <summary>Fixed part, contributing sources and extension: what SRTP leaves in the clear.</summary>
    public int Length { get; }

    public byte PayloadType => (byte)(_packet[1] & 0x7F);

    public bool Marker => (_packet[1] & 0x80) != 0;

    public ushort SequenceNumber => BinaryPrimitives.ReadUInt16BigEndian(_packet[2..]);

    public uint Timestamp => BinaryPrimitives.ReadUInt32BigEndian(_packet[4..]);

    public uint Ssrc => BinaryPrimitives.ReadUInt32BigEndian(_packet[8..]);

    /// <summary>RFC 7983 and RFC 5761 section 4: version 2, and a second octet of 192 to 223 is RTCP.</summary>
    public static bool IsRtpOrRtcp(ReadOnlySpan<byte> packet) => packet.Length >= 8 && packet[0] is >= 128 and < 192;

    public static bool IsRtcp(ReadOnlySpan<byte> packet) => IsRtpOrRtcp(packet) && packet[1] is >= 192 and <= 223;

    public static bool TryParse(ReadOnlySpan<byte> packet, out RtpHeader header)
    {
        header = default;
        if (packet.Length < FixedLength || packet[0] >> 6 != 2)
            return false;
        var length = FixedLength + 4 * (packet[0] & 0x0F);
        if ((packet[0] & 0x10) == 0)
        {
            if (length > packet.Length)
                return false;
            header = new RtpHeader(packet, length, default, 0);
            return true;
        }
        if (length + 4 > packet.Length)
            return false;
        var profile = BinaryPrimitives.ReadUInt16BigEndian(packet[length..]);
        var extensionLength = 4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(length + 2)..]);
        var start = length + 4;
        if (start + extensionLength > packet.Length)
            return false;
        header = new RtpHeader(packet, start + extensionLength, packet.Slice(start, extensionLength), profile);
        return true;
    }

    /// <summary>The payload of a decrypted packet without its padding (RFC 3550 section 5.1); false when the padding is nonsense.</summary>
    public bool TryGetPayload(ReadOnlySpan<byte> packet, out ReadOnlySpan<byte> payload)
    {
        payload = packet[Length..];
        if ((packet[0] & 0x20) == 0)
            return true;
        if (payload.IsEmpty || payload[^1] == 0 || payload[^1] > payload.Length)
            return false;
        payload = payload[..^payload[^1]];
        return true;
    }

    /// <summary>A header extension element by its negotiated id (RFC 8285, one-byte and two-byte forms).</summary>
    public bool TryGetExtension(int id, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (id == 0 || _extensions.IsEmpty)
            return false;
        var isOneByte = _extensionProfile == OneByteProfile;
        if (!isOneByte && (_extensionProfile & 0xFFF0) != TwoByteProfile)
            return false;
        for (var offset = 0; offset < _extensions.Length;)
        {
            if (_extensions[offset] == 0)
            {
                offset++;
                continue;
            }
            if (!isOneByte && offset + 1 >= _extensions.Length)
                return false;
            var elementId = isOneByte ? _extensions[offset] >> 4 : _extensions[offset];
            var length = isOneByte ? (_extensions[offset] & 0x0F) + 1 : _extensions[offset + 1];
            offset += isOneByte ? 1 : 2;
            // RFC 8285 section 4.2: id 15 ends the one-byte form.
            if ((isOneByte && elementId == 15) || offset + length > _extensions.Length)
                return false;
            if (elementId == id)
            {
                value = _extensions.Slice(offset, length);
                return true;
            }
            offset += length;
        }
        return false;
    }
}
