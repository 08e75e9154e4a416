namespace Parley.WebRtc;

/// <summary>What our descriptions say of our side of the transport.</summary>
internal sealed record LocalTransport(
    IceCredentials Credentials, IReadOnlyList<IceCandidate> Candidates, CertificateFingerprint Fingerprint, bool IsLite);
