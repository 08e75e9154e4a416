using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace Parley.WebRtc;

/// <summary>A self-signed ECDSA P-256 certificate (RFC 8827 section 6.5). Peers trust its fingerprint, which the signalling carries.</summary>
internal sealed class DtlsCertificate
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly byte[] _encoded;
    private readonly AsymmetricKeyParameter _privateKey;

    private DtlsCertificate(byte[] encoded, AsymmetricKeyParameter privateKey)
    {
        _encoded = encoded;
        _privateKey = privateKey;
        Fingerprint = CertificateFingerprint.FromDigest("sha-256", SHA256.HashData(encoded));
    }

    public CertificateFingerprint Fingerprint { get; }

    public static DtlsCertificate Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=WebRTC", key, HashAlgorithmName.SHA256);
        // A day back, for peers whose clock is late.
        using var certificate = request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + Lifetime);
        return new DtlsCertificate(
            certificate.Export(X509ContentType.Cert), PrivateKeyFactory.CreateKey(key.ExportPkcs8PrivateKey()));
    }

    public TlsCredentialedSigner CreateSigner(TlsContext context, BcTlsCrypto crypto) => new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        _privateKey,
        new Certificate([new BcTlsCertificate(crypto, _encoded)]),
        SignatureAndHashAlgorithm.GetInstance(Org.BouncyCastle.Tls.HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
}
