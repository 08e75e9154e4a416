namespace Parley.WebRtc;

/// <summary>DTLS-SRTP protection profiles (RFC 5764 section 4.1.2, RFC 7714 section 14.2); the values are those of the use_srtp extension.</summary>
internal enum SrtpProfile
{
    Aes128CmHmacSha1Tag80 = 0x0001,
    AeadAes128Gcm = 0x0007,
}
