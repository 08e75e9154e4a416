using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>AEAD_AES_128_GCM for SRTP and SRTCP (RFC 7714).</summary>
internal sealed class GcmSrtpCipher : ISrtpCipher
{
    private const int TagLength = 16;
    private const int NonceLength = 12;
    private const int RtcpHeaderLength = 8;
    private const int IndexLength = 4;
    private const uint EncryptedFlag = 0x80000000;

    /// <summary>
    /// The library says "forged" by throwing, which costs three times what opening does, and an object each. Whoever sends one forgery sends more: so many
    /// packets after it are looked at in a way that does neither, for twice of what opening costs.
    /// </summary>
    private const int PacketsOfSuspicion = 100;

    private readonly AesGcm _aes;
    private readonly byte[] _salt;
    private byte[] _sealedAgain = [];
    private int _suspicion;

    public GcmSrtpCipher(SrtpKeys keys, bool forRtcp)
    {
        var key = SrtpKeyDerivation.Derive(
            keys, forRtcp ? SrtpKeyDerivation.RtcpEncryption : SrtpKeyDerivation.RtpEncryption, SrtpKeys.KeyLength);
        _salt = SrtpKeyDerivation.Derive(keys, forRtcp ? SrtpKeyDerivation.RtcpSalt : SrtpKeyDerivation.RtpSalt, NonceLength);
        _aes = new AesGcm(key, TagLength);
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>With session keys instead of a master key: the RFC's test vectors start there.</summary>
    internal GcmSrtpCipher(ReadOnlySpan<byte> sessionKey, ReadOnlySpan<byte> sessionSalt)
    {
        _aes = new AesGcm(sessionKey, TagLength);
        _salt = sessionSalt.ToArray();
    }

    public int RtpOverhead => TagLength;

    public int RtcpOverhead => TagLength + IndexLength;

    public void SealRtp(Span<byte> buffer, int length, int headerLength, uint ssrc, ulong index)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        WriteRtpNonce(nonce, ssrc, index);
        var payload = buffer[headerLength..length];
        _aes.Encrypt(nonce, payload, payload, buffer.Slice(length, TagLength), buffer[..headerLength]);
    }

    public int OpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        var length = packet.Length - TagLength;
        if (length < headerLength)
            return -1;
        Span<byte> nonce = stackalloc byte[NonceLength];
        WriteRtpNonce(nonce, ssrc, index);
        return TryDecrypt(nonce, packet[headerLength..length], packet[length..], packet[..headerLength]) ? length : -1;
    }

    public void SealRtcp(Span<byte> buffer, int length, uint ssrc, uint index)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Span<byte> covered = stackalloc byte[RtcpHeaderLength + IndexLength];
        WriteRtcpNonce(nonce, covered, buffer, ssrc, index | EncryptedFlag);
        var payload = buffer[RtcpHeaderLength..length];
        _aes.Encrypt(nonce, payload, payload, buffer.Slice(length, TagLength), covered);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[(length + TagLength)..], index | EncryptedFlag);
    }

    public int RtcpIndexOffset(int length) =>
        length >= RtcpHeaderLength + TagLength + IndexLength ? length - IndexLength : -1;

    public int OpenRtcp(Span<byte> packet, uint ssrc, uint indexWord)
    {
        var length = packet.Length - TagLength - IndexLength;
        // RFC 7714 section 9.2 also knows authenticated but clear RTCP; DTLS-SRTP peers always encrypt.
        if (length < RtcpHeaderLength || (indexWord & EncryptedFlag) == 0)
            return -1;
        Span<byte> nonce = stackalloc byte[NonceLength];
        Span<byte> covered = stackalloc byte[RtcpHeaderLength + IndexLength];
        WriteRtcpNonce(nonce, covered, packet, ssrc, indexWord);
        return TryDecrypt(nonce, packet[RtcpHeaderLength..length], packet.Slice(length, TagLength), covered) ? length : -1;
    }

    public void Dispose() => _aes.Dispose();

    // RFC 7714 section 8.1: 00 00, SSRC, rollover counter, sequence number; exclusive or with the salt.
    private void WriteRtpNonce(Span<byte> nonce, uint ssrc, ulong index)
    {
        nonce[..2].Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[6..], (uint)(index >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(nonce[10..], (ushort)index);
        MixSalt(nonce);
    }

    // RFC 7714 section 9.1: 00 00, SSRC, 00 00, index without its flag. The associated data is the header, then the index word.
    private void WriteRtcpNonce(Span<byte> nonce, Span<byte> covered, ReadOnlySpan<byte> packet, uint ssrc, uint indexWord)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], indexWord & ~EncryptedFlag);
        MixSalt(nonce);
        packet[..RtcpHeaderLength].CopyTo(covered);
        BinaryPrimitives.WriteUInt32BigEndian(covered[RtcpHeaderLength..], indexWord);
    }

    private void MixSalt(Span<byte> nonce)
    {
        for (var octet = 0; octet < NonceLength; octet++)
            nonce[octet] ^= _salt[octet];
    }

    private bool TryDecrypt(ReadOnlySpan<byte> nonce, Span<byte> payload, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> covered)
    {
        var isGenuine = _suspicion > 0 ? TryDecryptQuietly(nonce, payload, tag, covered) : TryDecryptOrThrow(nonce, payload, tag, covered);
        _suspicion = isGenuine ? Math.Max(0, _suspicion - 1) : PacketsOfSuspicion;
        return isGenuine;
    }

    private bool TryDecryptOrThrow(ReadOnlySpan<byte> nonce, Span<byte> payload, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> covered)
    {
        try
        {
            _aes.Decrypt(nonce, payload, tag, payload, covered);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <summary>GCM is a key stream and a tag over what it made: mixed in once more it gives the plain text, and that sealed again must have the tag.</summary>
    private bool TryDecryptQuietly(ReadOnlySpan<byte> nonce, Span<byte> payload, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> covered)
    {
        if (_sealedAgain.Length < payload.Length)
            _sealedAgain = new byte[payload.Length];
        Span<byte> expected = stackalloc byte[TagLength];
        _aes.Encrypt(nonce, payload, payload, expected, covered);
        _aes.Encrypt(nonce, payload, _sealedAgain.AsSpan(0, payload.Length), expected, covered);
        return CryptographicOperations.FixedTimeEquals(expected, tag);
    }
}
