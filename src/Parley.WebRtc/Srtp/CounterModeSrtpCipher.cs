using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>AES-CM with HMAC-SHA1, 80-bit tag (RFC 3711 sections 4.1.1 and 4.2.1).</summary>
internal sealed class CounterModeSrtpCipher : ISrtpCipher
{
    private const int BlockLength = 16;
    private const int TagLength = 10;
    private const int SaltLength = 14;
    private const int AuthenticationKeyLength = 20;
    private const int RtcpHeaderLength = 8;
    private const int IndexLength = 4;
    private const uint EncryptedFlag = 0x80000000;

    private readonly Aes _aes = Aes.Create();
    private readonly ICryptoTransform _encryptor;
    private readonly IncrementalHash _hash;
    private readonly byte[] _salt;
    private byte[] _counters = new byte[BlockLength * 96];
    private byte[] _keystream = new byte[BlockLength * 96];

    public CounterModeSrtpCipher(SrtpKeys keys, bool forRtcp) : this(
        SrtpKeyDerivation.Derive(keys, forRtcp ? SrtpKeyDerivation.RtcpEncryption : SrtpKeyDerivation.RtpEncryption, SrtpKeys.KeyLength),
        SrtpKeyDerivation.Derive(keys, forRtcp ? SrtpKeyDerivation.RtcpSalt : SrtpKeyDerivation.RtpSalt, SaltLength),
        SrtpKeyDerivation.Derive(
            keys, forRtcp ? SrtpKeyDerivation.RtcpAuthentication : SrtpKeyDerivation.RtpAuthentication, AuthenticationKeyLength))
    {
    }

    /// <summary>With session keys instead of a master key: the RFC's test vectors start there.</summary>
    internal CounterModeSrtpCipher(byte[] sessionKey, byte[] sessionSalt, byte[] authenticationKey)
    {
        _aes.Key = sessionKey;
#pragma warning disable CA5358, CA5350 // RFC 3711 builds its counter mode from ECB blocks and names HMAC-SHA1.
        _aes.Mode = CipherMode.ECB;
        _aes.Padding = PaddingMode.None;
        _encryptor = _aes.CreateEncryptor();
        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, authenticationKey);
#pragma warning restore CA5358, CA5350
        _salt = sessionSalt;
    }

    public int RtpOverhead => TagLength;

    public int RtcpOverhead => TagLength + IndexLength;

    public void SealRtp(Span<byte> buffer, int length, int headerLength, uint ssrc, ulong index)
    {
        MixKeystream(buffer[headerLength..length], ssrc, index);
        WriteRtpTag(buffer[..length], (uint)(index >> 16), buffer.Slice(length, TagLength));
    }

    public int OpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        var length = packet.Length - TagLength;
        if (length < headerLength)
            return -1;
        Span<byte> expected = stackalloc byte[TagLength];
        WriteRtpTag(packet[..length], (uint)(index >> 16), expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, packet[length..]))
            return -1;
        MixKeystream(packet[headerLength..length], ssrc, index);
        return length;
    }

    public void SealRtcp(Span<byte> buffer, int length, uint ssrc, uint index)
    {
        MixKeystream(buffer[RtcpHeaderLength..length], ssrc, index);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[length..], index | EncryptedFlag);
        WriteTag(buffer[..(length + IndexLength)], buffer.Slice(length + IndexLength, TagLength));
    }

    public int RtcpIndexOffset(int length) =>
        length >= RtcpHeaderLength + IndexLength + TagLength ? length - TagLength - IndexLength : -1;

    public int OpenRtcp(Span<byte> packet, uint ssrc, uint indexWord)
    {
        var length = packet.Length - TagLength - IndexLength;
        if (length < RtcpHeaderLength || (indexWord & EncryptedFlag) == 0)
            return -1;
        Span<byte> expected = stackalloc byte[TagLength];
        WriteTag(packet[..(length + IndexLength)], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, packet[(length + IndexLength)..]))
            return -1;
        MixKeystream(packet[RtcpHeaderLength..length], ssrc, indexWord & ~EncryptedFlag);
        return length;
    }

    public void Dispose()
    {
        _encryptor.Dispose();
        _hash.Dispose();
        _aes.Dispose();
    }

    private void WriteRtpTag(ReadOnlySpan<byte> packet, uint rollover, Span<byte> tag)
    {
        Span<byte> counter = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, rollover);
        _hash.AppendData(packet);
        WriteTag(counter, tag);
    }

    private void WriteTag(ReadOnlySpan<byte> last, Span<byte> tag)
    {
        Span<byte> full = stackalloc byte[20];
        _hash.AppendData(last);
        _hash.GetHashAndReset(full);
        full[..TagLength].CopyTo(tag);
    }

    // RFC 3711 section 4.1.1: IV = salt * 2^16 xor SSRC * 2^64 xor index * 2^16; the low 16 bits count blocks.
    private void MixKeystream(Span<byte> data, uint ssrc, ulong index)
    {
        var blocks = (data.Length + BlockLength - 1) / BlockLength;
        if (blocks == 0)
            return;
        var length = blocks * BlockLength;
        if (_counters.Length < length)
            (_counters, _keystream) = (new byte[length], new byte[length]);
        Span<byte> initial = stackalloc byte[BlockLength];
        initial.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(initial[4..], ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(initial[8..], index << 16);
        for (var octet = 0; octet < SaltLength; octet++)
            initial[octet] ^= _salt[octet];
        for (var block = 0; block < blocks; block++)
        {
            var counter = _counters.AsSpan(block * BlockLength, BlockLength);
            initial.CopyTo(counter);
            BinaryPrimitives.WriteUInt16BigEndian(counter[14..], (ushort)block);
        }
        _encryptor.TransformBlock(_counters, 0, length, _keystream, 0);
        MixIn(data, _keystream.AsSpan(0, data.Length));
    }

    private static void MixIn(Span<byte> data, ReadOnlySpan<byte> keystream)
    {
        var width = Vector<byte>.Count;
        var position = 0;
        for (; position <= data.Length - width; position += width)
            (new Vector<byte>(data[position..]) ^ new Vector<byte>(keystream[position..])).CopyTo(data[position..]);
        for (; position < data.Length; position++)
            data[position] ^= keystream[position];
    }
}
