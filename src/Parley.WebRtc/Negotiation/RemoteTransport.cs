namespace Parley.WebRtc;

/// <summary>What the other side's description says of its side of the transport.</summary>
/// <param name="IsDtlsClient">Whether we send the ClientHello.</param>
/// <param name="IsControlling">Our ICE role.</param>
/// <param name="Data">Null without an application m-line.</param>
internal sealed record RemoteTransport(
    IceCredentials Credentials,
    CertificateFingerprint Fingerprint,
    IReadOnlyList<IceCandidate> Candidates,
    bool IsDtlsClient,
    bool IsControlling,
    RemoteData? Data);
