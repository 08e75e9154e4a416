using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace Parley.WebRtc;

/// <summary>The passive end of a handshake: asks for the client's certificate and checks its fingerprint.</summary>
internal sealed class DtlsServerPeer(
    BcTlsCrypto crypto, DtlsCertificate certificate, CertificateFingerprint expected, IReadOnlyList<SrtpProfile> profiles)
    : DefaultTlsServer(crypto), IDtlsPeer
{
    public SrtpProfile? Profile { get; private set; }

    public byte[]? ExportedKeys { get; private set; }

    public override bool IgnoreCorruptDtlsRecords => true;

    protected override ProtocolVersion[] GetSupportedVersions() => DtlsPolicy.Versions;

    protected override int[] GetSupportedCipherSuites() => DtlsPolicy.CipherSuites;

    protected override TlsCredentialedSigner GetECDsaSignerCredentials() => certificate.CreateSigner(m_context, crypto);

    public override bool RequiresExtendedMasterSecret() => true;

    public override int GetHandshakeTimeoutMillis() => (int)DtlsPolicy.HandshakeTimeout.TotalMilliseconds;

    public override int GetHandshakeResendTimeMillis() => (int)DtlsPolicy.FirstResend.TotalMilliseconds;

    public override CertificateRequest GetCertificateRequest() => new(
        [ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign],
        TlsUtilities.GetDefaultSupportedSignatureAlgorithms(m_context),
        null);

    public override void NotifyClientCertificate(Certificate clientCertificate) => DtlsPolicy.Verify(clientCertificate, expected);

    public override void ProcessClientExtensions(IDictionary<int, byte[]> clientExtensions)
    {
        base.ProcessClientExtensions(clientExtensions);
        Profile = DtlsPolicy.Choose(profiles, TlsSrtpUtilities.GetUseSrtpExtension(clientExtensions));
    }

    public override IDictionary<int, byte[]> GetServerExtensions()
    {
        var extensions = base.GetServerExtensions() ?? new Dictionary<int, byte[]>();
        if (Profile is { } profile)
            TlsSrtpUtilities.AddUseSrtpExtension(extensions, new UseSrtpData([(int)profile], TlsUtilities.EmptyBytes));
        return extensions;
    }

    public override void NotifyHandshakeComplete()
    {
        base.NotifyHandshakeComplete();
        ExportedKeys = DtlsPolicy.ExportSrtpKeys(m_context, Profile);
    }
}
