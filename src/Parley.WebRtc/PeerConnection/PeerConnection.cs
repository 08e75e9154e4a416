namespace Parley.WebRtc;

/// <summary>
/// One WebRTC peer, after W3C RTCPeerConnection and JSEP (RFC 9429): BUNDLE and rtcp-mux always, audio and data. Negotiation members
/// must be called one at a time; everything else is thread-safe.
/// </summary>
public sealed class PeerConnection : IAsyncDisposable
{
    internal PeerConnection() { }

    public PeerState State => throw new NotImplementedException();

    /// <summary>In m-line order once negotiated. A transceiver the remote offer brings is added by <see cref="ApplyOffer"/>.</summary>
    public IReadOnlyList<RtpTransceiver> Transceivers => throw new NotImplementedException();

    /// <summary>Adds an m-line to the next offer of ours.</summary>
    public RtpTransceiver AddTransceiver(MediaKind kind, MediaDirection direction) => throw new NotImplementedException();

    /// <summary>Adds a channel; the first one adds the application m-line to the next offer of ours.</summary>
    public DataChannel CreateDataChannel(string label, DataChannelOptions options) => throw new NotImplementedException();

    /// <summary>Our offer, host candidates included; becomes the pending local description.</summary>
    public string CreateOffer(bool iceRestart = false) => throw new NotImplementedException();

    /// <exception cref="SdpException">The text is not an answer to the pending offer.</exception>
    public void ApplyAnswer(string sdp) => throw new NotImplementedException();

    /// <summary>
    /// Takes the remote offer and creates transceivers for new m-lines (direction: receive what the remote side sends). The owner may then
    /// set directions and <see cref="RtpSender"/> identities before <see cref="CreateAnswer"/>. New ICE credentials mean an ICE restart.
    /// </summary>
    /// <exception cref="SdpException">The text is not an offer we can answer.</exception>
    public void ApplyOffer(string sdp) => throw new NotImplementedException();

    /// <summary>Our answer to the applied offer, host candidates included.</summary>
    public string CreateAnswer() => throw new NotImplementedException();

    /// <summary>A trickled candidate line (<c>candidate:...</c>); empty marks the end. Nonsense is ignored.</summary>
    public void AddRemoteCandidate(string candidate) => throw new NotImplementedException();

    /// <summary>Says goodbye (SCTP abort, DTLS close_notify) and frees everything; the state becomes Closed.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
