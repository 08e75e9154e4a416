using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace Parley.WebRtc;

/// <summary>The active end of a handshake: shows its certificate and checks the server's fingerprint.</summary>
internal sealed class DtlsClientPeer(
    BcTlsCrypto crypto, DtlsCertificate certificate, CertificateFingerprint expected, IReadOnlyList<SrtpProfile> profiles)
    : DefaultTlsClient(crypto), IDtlsPeer, TlsAuthentication
{
    public SrtpProfile? Profile { get; private set; }

    public byte[]? ExportedKeys { get; private set; }

    public override bool IgnoreCorruptDtlsRecords => true;

    protected override ProtocolVersion[] GetSupportedVersions() => DtlsPolicy.Versions;

    protected override int[] GetSupportedCipherSuites() => DtlsPolicy.CipherSuites;

    public override bool RequiresExtendedMasterSecret() => true;

    public override int GetHandshakeTimeoutMillis() => (int)DtlsPolicy.HandshakeTimeout.TotalMilliseconds;

    public override int GetHandshakeResendTimeMillis() => (int)DtlsPolicy.FirstResend.TotalMilliseconds;

    public override TlsAuthentication GetAuthentication() => this;

    public override IDictionary<int, byte[]> GetClientExtensions()
    {
        var extensions = base.GetClientExtensions() ?? new Dictionary<int, byte[]>();
        TlsSrtpUtilities.AddUseSrtpExtension(extensions, new UseSrtpData([.. profiles.Select(profile => (int)profile)], TlsUtilities.EmptyBytes));
        return extensions;
    }

    public override void ProcessServerExtensions(IDictionary<int, byte[]> serverExtensions)
    {
        base.ProcessServerExtensions(serverExtensions);
        Profile = DtlsPolicy.Choose(profiles, TlsSrtpUtilities.GetUseSrtpExtension(serverExtensions));
    }

    public void NotifyServerCertificate(TlsServerCertificate serverCertificate) =>
        DtlsPolicy.Verify(serverCertificate?.Certificate, expected);

    public TlsCredentials GetClientCredentials(CertificateRequest certificateRequest) => certificate.CreateSigner(m_context, crypto);

    public override void NotifyHandshakeComplete()
    {
        base.NotifyHandshakeComplete();
        ExportedKeys = DtlsPolicy.ExportSrtpKeys(m_context, Profile);
    }
}
