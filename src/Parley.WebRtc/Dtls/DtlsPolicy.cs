using System.Security.Cryptography;
using Org.BouncyCastle.Tls;

namespace Parley.WebRtc;

/// <summary>What both ends of a handshake agree to: DTLS 1.2, forward secret AEAD suites, use_srtp, the fingerprint that was signalled.</summary>
internal static class DtlsPolicy
{
    /// <summary>
    /// How soon an unanswered flight is said again. RFC 6347 section 4.2.4.1 asks for a second, doubling; but ICE has just shown that the
    /// path is short, a flight is a datagram or two, and somebody waits for the call to begin.
    /// </summary>
    public static readonly TimeSpan FirstRepeat = TimeSpan.FromMilliseconds(60);

    public static readonly TimeSpan LongestRepeat = TimeSpan.FromMilliseconds(250);

    public const double RepeatGrowth = 1.5;

    /// <summary>When the library seals our last flight anew, which it does with doubling patience; a peer may need a number it has not seen.</summary>
    public static readonly TimeSpan FirstResend = TimeSpan.FromMilliseconds(100);

    public static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(15);

    public static ProtocolVersion[] Versions => [ProtocolVersion.DTLSv12];

    public static int[] CipherSuites =>
    [
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    ];

    /// <summary>In order of preference.</summary>
    public static IReadOnlyList<SrtpProfile> SrtpProfiles { get; } = [SrtpProfile.AeadAes128Gcm, SrtpProfile.Aes128CmHmacSha1Tag80];

    /// <summary>The first of ours that the other end names too.</summary>
    public static SrtpProfile? Choose(IReadOnlyList<SrtpProfile> profiles, UseSrtpData? offered)
    {
        foreach (var profile in profiles)
            if (offered is not null && offered.ProtectionProfiles.Contains((int)profile))
                return profile;
        return null;
    }

    /// <exception cref="TlsFatalAlert">The certificate is not the one whose fingerprint was signalled.</exception>
    public static void Verify(Certificate? certificate, CertificateFingerprint expected)
    {
        if (certificate is null || certificate.IsEmpty)
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        var encoded = certificate.GetCertificateAt(0).GetEncoded();
        var digest = expected.Algorithm switch
        {
            "sha-256" => SHA256.HashData(encoded),
            "sha-384" => SHA384.HashData(encoded),
            "sha-512" => SHA512.HashData(encoded),
            _ => throw new TlsFatalAlert(AlertDescription.unsupported_certificate),
        };
        if (!CryptographicOperations.FixedTimeEquals(digest, expected.ToDigest()))
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }

    public static byte[]? ExportSrtpKeys(TlsContext context, SrtpProfile? profile) => profile is { } chosen
        ? context.ExportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.ExportedLength(chosen))
        : null;
}
