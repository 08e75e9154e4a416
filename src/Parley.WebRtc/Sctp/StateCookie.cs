using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>
/// The state cookie (RFC 9260, section 5.1.3): what the peer's INIT said, when, and an HMAC under a key that only this association knows.
/// </summary>
internal sealed class StateCookie
{
    private const int Content = 32;
    private const int Mac = HMACSHA256.HashSizeInBytes;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(Mac);

    public byte[] Seal(in PeerParameters peer, uint localTag, TimeSpan now)
    {
        var cookie = new byte[Content + Mac];
        BinaryPrimitives.WriteInt64BigEndian(cookie, now.Ticks);
        BinaryPrimitives.WriteUInt32BigEndian(cookie.AsSpan(8), localTag);
        BinaryPrimitives.WriteUInt32BigEndian(cookie.AsSpan(12), peer.Tag);
        BinaryPrimitives.WriteUInt32BigEndian(cookie.AsSpan(16), peer.Window);
        BinaryPrimitives.WriteUInt16BigEndian(cookie.AsSpan(20), peer.OutboundStreams);
        BinaryPrimitives.WriteUInt16BigEndian(cookie.AsSpan(22), peer.InboundStreams);
        BinaryPrimitives.WriteUInt32BigEndian(cookie.AsSpan(24), peer.InitialTsn);
        cookie[28] = peer.ForwardTsn ? (byte)1 : (byte)0;
        cookie[29] = peer.ReConfig ? (byte)1 : (byte)0;
        HMACSHA256.HashData(_key, cookie.AsSpan(0, Content), cookie.AsSpan(Content));
        return cookie;
    }

    /// <summary>Null when the cookie is not ours, was changed, or names another tag of ours.</summary>
    /// <param name="age">How long ago it was sealed.</param>
    public PeerParameters? Open(ReadOnlySpan<byte> cookie, uint localTag, TimeSpan now, out TimeSpan age)
    {
        age = default;
        if (cookie.Length != Content + Mac)
            return null;
        Span<byte> mac = stackalloc byte[Mac];
        HMACSHA256.HashData(_key, cookie[..Content], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, cookie[Content..]) || BinaryPrimitives.ReadUInt32BigEndian(cookie[8..]) != localTag)
            return null;
        age = now - TimeSpan.FromTicks(BinaryPrimitives.ReadInt64BigEndian(cookie));
        return new PeerParameters(
            BinaryPrimitives.ReadUInt32BigEndian(cookie[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(cookie[16..]),
            BinaryPrimitives.ReadUInt16BigEndian(cookie[20..]),
            BinaryPrimitives.ReadUInt16BigEndian(cookie[22..]),
            BinaryPrimitives.ReadUInt32BigEndian(cookie[24..]),
            cookie[28] == 1,
            cookie[29] == 1);
    }
}
