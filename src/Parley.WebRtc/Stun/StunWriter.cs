using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Parley.WebRtc;

/// <summary>Writes one STUN message into the caller's buffer, which must hold it (a check of ours takes below 200 bytes).</summary>
internal ref struct StunWriter
{
    private readonly Span<byte> _buffer;
    private int _length;

    public StunWriter(Span<byte> buffer, ushort type, ReadOnlySpan<byte> transactionId)
    {
        _buffer = buffer;
        BinaryPrimitives.WriteUInt16BigEndian(buffer, type);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], StunMessage.MagicCookie);
        transactionId.CopyTo(buffer[8..]);
        _length = StunMessage.HeaderLength;
    }

    public void Flag(ushort type) => Append(type, 0);

    public void Text(ushort type, string text) => Encoding.UTF8.GetBytes(text, Append(type, Encoding.UTF8.GetByteCount(text)));

    public void Number(ushort type, uint value) => BinaryPrimitives.WriteUInt32BigEndian(Append(type, 4), value);

    public void Number(ushort type, ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Append(type, 8), value);

    public void Error(int code, string reason)
    {
        var value = Append(StunType.ErrorCode, 4 + Encoding.UTF8.GetByteCount(reason));
        value[..2].Clear();
        (value[2], value[3]) = ((byte)(code / 100), (byte)(code % 100));
        Encoding.UTF8.GetBytes(reason, value[4..]);
    }

    /// <summary>RFC 8489 section 14.2, straight from the socket's address form so that answering a check allocates nothing.</summary>
    public void MappedAddress(SocketAddress address)
    {
        var isV6 = address.Family == System.Net.Sockets.AddressFamily.InterNetworkV6;
        // sockaddr_in keeps port and address at 2 and 4; sockaddr_in6 at 2 and 8.
        var raw = address.Buffer.Span;
        var host = isV6 ? raw.Slice(8, 16) : raw.Slice(4, 4);
        if (isV6 && IsMappedV4(host))
        {
            host = host[12..];
            isV6 = false;
        }
        var octets = host.Length;
        var value = Append(StunType.XorMappedAddress, 4 + octets);
        (value[0], value[1]) = (0, isV6 ? (byte)2 : (byte)1);
        value[2] = (byte)(raw[2] ^ _buffer[4]);
        value[3] = (byte)(raw[3] ^ _buffer[5]);
        for (var index = 0; index < octets; index++)
            value[4 + index] = (byte)(host[index] ^ _buffer[4 + index]);
    }

    /// <summary>Adds MESSAGE-INTEGRITY (unless the key is empty) and FINGERPRINT; returns the whole length.</summary>
    public int Finish(ReadOnlySpan<byte> key)
    {
        if (!key.IsEmpty)
        {
            var covered = _length;
            var value = Append(StunType.MessageIntegrity, 20);
#pragma warning disable CA5350 // RFC 8489 names HMAC-SHA1.
            HMACSHA1.HashData(key, _buffer[..covered], value);
#pragma warning restore CA5350
        }
        var end = _length;
        var fingerprint = Append(StunType.Fingerprint, 4);
        BinaryPrimitives.WriteUInt32BigEndian(fingerprint, StunMessage.FingerprintOf(_buffer[..end]));
        return _length;
    }

    private Span<byte> Append(ushort type, int length)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[_length..], type);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[(_length + 2)..], (ushort)length);
        var value = _buffer.Slice(_length + 4, StunMessage.Padded(length));
        value.Clear();
        _length += 4 + value.Length;
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[2..], (ushort)(_length - StunMessage.HeaderLength));
        return value[..length];
    }

    private static bool IsMappedV4(ReadOnlySpan<byte> host) => host[..10].IndexOfAnyExcept((byte)0) < 0 && host[10] == 0xFF && host[11] == 0xFF;
}
