using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>
/// One WebRTC peer, after W3C RTCPeerConnection and JSEP (RFC 9429): BUNDLE and rtcp-mux always, audio and data. Negotiation members
/// must be called one at a time; everything else is thread-safe.
/// </summary>
public sealed class PeerConnection : IAsyncDisposable
{
    private readonly IPeerObserver _observer;
    private readonly Action<PeerConnection> _closed;
    private readonly PeerTransport _transport;
    private readonly Negotiator _negotiator;
    private RemoteTransport? _offered;
    private IceCredentials? _remoteCredentials;
    private CertificateFingerprint? _remoteFingerprint;
    private int _isDisposed;

    internal PeerConnection(
        IceRole role, EndpointServices services, IPeerObserver observer, string name, Action<PeerConnection> closed)
    {
        (_observer, _closed, Name) = (observer, closed, name);
        _transport = new PeerTransport(role, services, new Owner(this), name);
        var parameters = new RtpParameters();
        var originId = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) >> 2;
        _negotiator = new Negotiator(
            role == IceRole.Lite,
            parameters,
            new DescriptionWriter(parameters, originId, _transport.Media.Cname),
            (kind, isRemote) => new RtpTransceiver(
                kind, new RtpSender(_transport.Outlet, services.Clock), new RtpReceiver(services.Clock)) { IsRemote = isRemote });
    }

    /// <summary>For the log.</summary>
    public string Name { get; }

    public PeerState State => _transport.State;

    /// <summary>In m-line order once negotiated. A transceiver the remote offer brings is added by <see cref="ApplyOffer"/>.</summary>
    public IReadOnlyList<RtpTransceiver> Transceivers => _negotiator.Transceivers;

    /// <summary>Adds an m-line to the next offer of ours.</summary>
    public RtpTransceiver AddTransceiver(MediaKind kind, MediaDirection direction) => _negotiator.Add(kind, direction);

    /// <summary>Adds a channel; the first one adds the application m-line to the next offer of ours.</summary>
    public DataChannel CreateDataChannel(string label, DataChannelOptions options)
    {
        _negotiator.WantsData = true;
        return _transport.Data.Create(label, options);
    }

    /// <summary>Our offer, host candidates included; becomes the pending local description.</summary>
    public string CreateOffer(bool iceRestart = false)
    {
        if (iceRestart)
            _transport.RestartIce();
        return _negotiator.CreateOffer(_transport.Local);
    }

    /// <exception cref="SdpException">The text is not an answer to the pending offer.</exception>
    public void ApplyAnswer(string sdp)
    {
        var remote = _negotiator.ApplyAnswer(sdp);
        Begin(remote);
    }

    /// <summary>
    /// Takes the remote offer and creates transceivers for new m-lines (direction: receive what the remote side sends). The owner may then
    /// set directions and <see cref="RtpSender"/> identities before <see cref="CreateAnswer"/>. New ICE credentials mean an ICE restart.
    /// </summary>
    /// <exception cref="SdpException">The text is not an offer we can answer.</exception>
    public void ApplyOffer(string sdp)
    {
        var remote = _negotiator.ApplyOffer(sdp);
        Check(remote);
        if (_remoteCredentials is not null && _remoteCredentials != remote.Credentials)
            _transport.RestartIce();
        _offered = remote;
    }

    /// <summary>Our answer to the applied offer, host candidates included.</summary>
    public string CreateAnswer()
    {
        var answer = _negotiator.CreateAnswer(_transport.Local);
        Begin(_offered!);
        return answer;
    }

    /// <summary>A trickled candidate line (<c>candidate:...</c>); empty marks the end. Nonsense is ignored.</summary>
    public void AddRemoteCandidate(string candidate)
    {
        if (IceCandidate.TryParse(candidate, out var parsed))
            _transport.AddRemoteCandidate(parsed);
    }

    /// <summary>Says goodbye (SCTP abort, DTLS close_notify) and frees everything; the state becomes Closed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _transport.DisposeAsync().ConfigureAwait(false);
        _closed(this);
    }

    private void Begin(RemoteTransport remote)
    {
        Check(remote);
        (_remoteCredentials, _remoteFingerprint) = (remote.Credentials, remote.Fingerprint);
        _transport.Media.Negotiated(_negotiator.CreateDemux(), _negotiator.Transceivers);
        _transport.SetRemote(remote);
    }

    private void Check(RemoteTransport remote)
    {
        if (_remoteFingerprint is not null && _remoteFingerprint != remote.Fingerprint)
            throw new SdpException("A new certificate needs a new connection.");
    }

    private sealed class Owner(PeerConnection peer) : IPeerTransportOwner
    {
        public void OnStateChanged(PeerState state) => peer._observer.OnStateChanged(peer, state);

        public void OnDataChannelOpen(DataChannel channel) => peer._observer.OnDataChannelOpen(peer, channel);
    }
}
