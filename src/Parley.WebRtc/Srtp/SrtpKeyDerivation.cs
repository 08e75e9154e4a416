using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>RFC 3711 section 4.3 with a key derivation rate of zero; RFC 7714 section 11 uses the same for AEAD.</summary>
internal static class SrtpKeyDerivation
{
    public const byte RtpEncryption = 0;
    public const byte RtpAuthentication = 1;
    public const byte RtpSalt = 2;
    public const byte RtcpEncryption = 3;
    public const byte RtcpAuthentication = 4;
    public const byte RtcpSalt = 5;

    private const int LabelPosition = 7;
    private const int BlockLength = 16;

    public static byte[] Derive(SrtpKeys keys, byte label, int length)
    {
        using var aes = Aes.Create();
        aes.Key = keys.MasterKey.ToArray();
        Span<byte> counter = stackalloc byte[BlockLength];
        counter.Clear();
        keys.MasterSalt.Span.CopyTo(counter);
        counter[LabelPosition] ^= label;
        var derived = new byte[length];
        Span<byte> block = stackalloc byte[BlockLength];
        for (var offset = 0; offset < length; offset += BlockLength)
        {
            // At most two blocks are ever needed, so the last octet alone counts them.
            counter[BlockLength - 1] = (byte)(offset / BlockLength);
#pragma warning disable CA5358 // AES-CM is built from single ECB blocks (RFC 3711 section 4.1.1).
            aes.EncryptEcb(counter, block, PaddingMode.None);
#pragma warning restore CA5358
            block[..Math.Min(BlockLength, length - offset)].CopyTo(derived.AsSpan(offset));
        }
        return derived;
    }
}
