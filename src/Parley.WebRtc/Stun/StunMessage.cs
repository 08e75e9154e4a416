using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>
/// A view of a received STUN message (RFC 8489 section 5). Attributes are walked on demand inside the bounds that <see cref="TryParse"/>
/// checked, so nothing here throws or allocates on what a stranger sends.
/// </summary>
internal readonly ref struct StunMessage
{
    public const int HeaderLength = 20;
    public const int TransactionIdLength = 12;
    public const uint MagicCookie = 0x2112A442;
    private const int IntegrityLength = 20;
    private const uint FingerprintMask = 0x5354554E;

    /// <summary>Longer messages are not STUN as ICE uses it.</summary>
    private const int MaxLength = 1280;

    private readonly ReadOnlySpan<byte> _message;

    private StunMessage(ReadOnlySpan<byte> message) => _message = message;

    public ushort Type => BinaryPrimitives.ReadUInt16BigEndian(_message);

    public ReadOnlySpan<byte> TransactionId => _message.Slice(8, TransactionIdLength);

    /// <summary>First two bits zero and the cookie in place (RFC 7983 demultiplexing plus RFC 8489 section 6).</summary>
    public static bool LooksLikeStun(ReadOnlySpan<byte> packet) =>
        packet.Length >= HeaderLength && packet[0] < 4 && BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) == MagicCookie;

    public static bool TryParse(ReadOnlySpan<byte> packet, out StunMessage message)
    {
        message = default;
        if (!LooksLikeStun(packet) || packet.Length > MaxLength)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        if ((length & 3) != 0 || length != packet.Length - HeaderLength || !AttributesFit(packet[HeaderLength..]))
            return false;
        message = new StunMessage(packet);
        return true;
    }

    /// <summary>The first attribute of this type that MESSAGE-INTEGRITY covers or that needs no cover.</summary>
    public bool TryGet(ushort type, out ReadOnlySpan<byte> value)
    {
        var sawIntegrity = false;
        for (var offset = HeaderLength; offset < _message.Length;)
        {
            var found = BinaryPrimitives.ReadUInt16BigEndian(_message[offset..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(_message[(offset + 2)..]);
            // RFC 8489, 14.5: what follows MESSAGE-INTEGRITY is to be ignored, FINGERPRINT excepted.
            if (found == type && (!sawIntegrity || type == StunType.Fingerprint))
            {
                value = _message.Slice(offset + 4, length);
                return true;
            }
            sawIntegrity |= found == StunType.MessageIntegrity;
            offset += 4 + Padded(length);
        }
        value = default;
        return false;
    }

    public bool Has(ushort type) => TryGet(type, out _);

    public bool HasValidIntegrity(ReadOnlySpan<byte> key)
    {
        if (!TryGet(StunType.MessageIntegrity, out var received) || received.Length != IntegrityLength)
            return false;
        _message.Overlaps(received, out var valueOffset);
        var end = valueOffset - 4;
        Span<byte> covered = stackalloc byte[MaxLength];
        _message[..end].CopyTo(covered);
        // The length field counts up to the end of MESSAGE-INTEGRITY itself, whatever follows it.
        BinaryPrimitives.WriteUInt16BigEndian(covered[2..], (ushort)(end - HeaderLength + 4 + IntegrityLength));
        Span<byte> expected = stackalloc byte[IntegrityLength];
#pragma warning disable CA5350 // RFC 8489 names HMAC-SHA1.
        HMACSHA1.HashData(key, covered[..end], expected);
#pragma warning restore CA5350
        return CryptographicOperations.FixedTimeEquals(expected, received);
    }

    /// <summary>True also when there is none: only a wrong one disqualifies.</summary>
    public bool HasNoWrongFingerprint()
    {
        if (!TryGet(StunType.Fingerprint, out var received))
            return true;
        _message.Overlaps(received, out var valueOffset);
        return received.Length == 4 && valueOffset + 4 == _message.Length
            && BinaryPrimitives.ReadUInt32BigEndian(received) == (Crc32.Compute(_message[..(valueOffset - 4)]) ^ FingerprintMask);
    }

    public uint? Priority => TryGet(StunType.Priority, out var value) && value.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(value) : null;

    /// <summary>The tie-breaker of ICE-CONTROLLING or ICE-CONTROLLED.</summary>
    public ulong? TieBreaker(ushort type) =>
        TryGet(type, out var value) && value.Length == 8 ? BinaryPrimitives.ReadUInt64BigEndian(value) : null;

    public int? ErrorCode =>
        TryGet(StunType.ErrorCode, out var value) && value.Length >= 4 ? ((value[2] & 7) * 100) + value[3] : null;

    public IPEndPoint? MappedAddress
    {
        get
        {
            if (!TryGet(StunType.XorMappedAddress, out var value) || value.Length < 4)
                return null;
            var port = BinaryPrimitives.ReadUInt16BigEndian(value[2..]) ^ (int)(MagicCookie >> 16);
            Span<byte> address = stackalloc byte[16];
            switch (value[1], value.Length)
            {
                case (1, 8): address = address[..4]; break;
                case (2, 20): break;
                default: return null;
            }
            for (var index = 0; index < address.Length; index++)
                address[index] = (byte)(value[4 + index] ^ _message[4 + index]);
            return new IPEndPoint(new IPAddress(address), port);
        }
    }

    public static uint FingerprintOf(ReadOnlySpan<byte> message) => Crc32.Compute(message) ^ FingerprintMask;

    internal static int Padded(int length) => (length + 3) & ~3;

    private static bool AttributesFit(ReadOnlySpan<byte> attributes)
    {
        while (!attributes.IsEmpty)
        {
            if (attributes.Length < 4)
                return false;
            var total = 4 + Padded(BinaryPrimitives.ReadUInt16BigEndian(attributes[2..]));
            if (total > attributes.Length)
                return false;
            attributes = attributes[total..];
        }
        return true;
    }
}
