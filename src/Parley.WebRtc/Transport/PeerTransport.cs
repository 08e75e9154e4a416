using System.Net;
using Microsoft.Extensions.Logging;

namespace Parley.WebRtc;

/// <summary>
/// Everything below the descriptions for one peer: ICE, DTLS, SRTP and SCTP over whatever path works. Packets come on socket threads;
/// checks are answered and RTP is decrypted there, the rest happens on the peer's loop.
/// </summary>
internal sealed partial class PeerTransport : IPacketReceiver, IDatagramSender, IStreamDialer, IDataChannelTransportOwner, IAsyncDisposable
{
    private readonly EndpointServices _services;
    private readonly string _name;
    private readonly IPeerTransportOwner _owner;
    private readonly ILogger _logger;
    private readonly IPeerNetwork _network;
    private readonly DtlsSession _dtls;
    private readonly PeerLoop _loop;
    private readonly Task _running;
    private readonly List<Task> _dials = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly IIceAgent _ice;
    private Task _handshake = Task.CompletedTask;
    private DtlsProgress _progress = DtlsProgress.Waiting;
    private volatile RemoteTransport? _remote;
    private int _state = (int)PeerState.New;

    public PeerTransport(IceRole role, EndpointServices services, IPeerTransportOwner owner, string name)
    {
        (_services, _owner, _name, _logger) = (services, owner, name, services.Logger);
        _dtls = new DtlsSession(this, services.Clock);
        _network = services.OpenNetwork(role, this);
        _ice = role == IceRole.Lite
            ? new LiteAgent(services.Clock, _network)
            : new FullAgent(services.Clock, _network, this);
        Outlet = new RtpOutlet(_ice);
        Media = new MediaSession(Outlet, _ice, services.Clock);
        Data = new DataSession(services.Clock.Provider, this);
        Local = new LocalTransport(_ice.Local, [.. _network.HostCandidates], services.Handshake.Fingerprint, role == IceRole.Lite);
        _loop = new PeerLoop(Turn, LogFailure);
        _running = _loop.RunAsync();
        services.Ticker.Add(_loop);
    }

    private enum DtlsProgress
    {
        Waiting,
        Handshaking,
        Established,
        Refused,
    }

    public PeerState State => (PeerState)Volatile.Read(ref _state);

    public RtpOutlet Outlet { get; }

    public MediaSession Media { get; }

    public DataSession Data { get; }

    public LocalTransport Local { get; private set; }

    public void RestartIce() => Local = Local with { Credentials = _ice.Restart() };

    /// <summary>Takes what the remote description says; the first call sets everything going.</summary>
    public void SetRemote(RemoteTransport remote)
    {
        _remote = remote;
        _ice.SetRemote(remote.Credentials, remote.IsControlling);
        foreach (var candidate in remote.Candidates)
            _ice.AddRemoteCandidate(candidate);
        _loop.Wake();
    }

    public void AddRemoteCandidate(IceCandidate candidate)
    {
        _ice.AddRemoteCandidate(candidate);
        _loop.Wake();
    }

    public void OnPacket(INetworkPath path, Span<byte> packet)
    {
        // The first packets may come while the constructor still runs.
        if (_loop is not { } loop)
            return;
        if (StunMessage.LooksLikeStun(packet))
        {
            _ice.OnStun(path, packet);
            loop.Wake();
        }
        else if (DtlsSession.LooksLikeDtls(packet))
        {
            _dtls.Deliver(packet);
            loop.Wake();
        }
        else if (RtpHeader.IsRtpOrRtcp(packet))
            Media.OnPacket(packet);
    }

    public void SendDatagram(ReadOnlySpan<byte> datagram) => _ice.Path?.Send(datagram);

    public void SendPacket(ReadOnlySpan<byte> packet) => _dtls.Send(packet);

    public void OnChannelOpen(DataChannel channel) => _owner.OnDataChannelOpen(channel);

    public void RequestAdvance() => _loop.Wake();

    public void Dial(IReadOnlyList<IPEndPoint> remotes)
    {
        foreach (var remote in remotes)
            _dials.Add(DialAsync(remote));
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        _services.Ticker.Remove(_loop);
        _loop.Post(SayGoodbye);
        _loop.Complete();
        await _running.ConfigureAwait(false);
        await _handshake.ConfigureAwait(false);
        await Task.WhenAll(_dials).ConfigureAwait(false);
        await _network.DisposeAsync().ConfigureAwait(false);
        Media.End();
        _closing.Dispose();
    }

    private void SayGoodbye()
    {
        try
        {
            Media.SayGoodbye();
            Data.Close();
            _dtls.Dispose();
        }
        finally
        {
            Become(PeerState.Closed);
        }
    }

    private TimeSpan Turn()
    {
        if (State == PeerState.Closed)
            return TimeSpan.MaxValue;
        var now = _services.Clock.Now;
        var due = _ice.Advance();
        BeginHandshakeWhenReady();
        while (_dtls.TryReceive(out var data))
            Data.Receive(data);
        if (_progress == DtlsProgress.Established && _remote is { Data: { } remoteData } remote)
            Data.Start(remote.IsDtlsClient, remoteData);
        if (Data.Advance() is { } dataDue && now + dataDue < due)
            due = now + dataDue;
        var mediaDue = Media.Advance();
        Become(Judge());
        return mediaDue < due ? mediaDue : due;
    }

    private void BeginHandshakeWhenReady()
    {
        // The server waits for a ClientHello, so that a peer that never speaks costs no thread.
        if (_progress != DtlsProgress.Waiting || _remote is not { } remote || _ice.Path is null
            || (!remote.IsDtlsClient && !_dtls.HasDatagrams))
            return;
        _progress = DtlsProgress.Handshaking;
        _handshake = HandshakeAsync(remote);
    }

    private async Task HandshakeAsync(RemoteTransport remote)
    {
        try
        {
            var outcome = await _dtls.HandshakeAsync(_services.Handshake, remote.IsDtlsClient, remote.Fingerprint, _closing.Token)
                .ConfigureAwait(false);
            _loop.Post(() => OnHandshake(outcome, remote.IsDtlsClient));
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Closed while waiting for a place among the handshakes.
        }
    }

    private void OnHandshake(DtlsOutcome outcome, bool isClient)
    {
        switch (outcome)
        {
            case DtlsOutcome.Established established:
                _dtls.Begin(established.Transport, established.Crypto);
                if (established is { Profile: { } profile, ExportedKeys: { } keys })
                {
                    var (client, server) = SrtpKeys.Split(profile, keys);
                    Media.Begin(new SrtpReceiver(isClient ? server : client), new SrtpSender(isClient ? client : server));
                }
                _progress = DtlsProgress.Established;
                LogEstablished(_name, established.Profile);
                break;
            case DtlsOutcome.Refused refused:
                _progress = DtlsProgress.Refused;
                LogRefused(_name, refused.Reason);
                break;
        }
    }

    private PeerState Judge() => (_progress, _ice.Health) switch
    {
        _ when State == PeerState.Closed || _dtls.IsOver => PeerState.Closed,
        (DtlsProgress.Refused, _) => PeerState.Failed,
        (_, IceHealth.New) => PeerState.New,
        (_, IceHealth.Failed) => PeerState.Failed,
        (DtlsProgress.Established, IceHealth.Connected) => PeerState.Connected,
        (DtlsProgress.Established, IceHealth.Disconnected) => PeerState.Disconnected,
        _ => PeerState.Connecting,
    };

    private void Become(PeerState state)
    {
        if (Interlocked.Exchange(ref _state, (int)state) == (int)state)
            return;
        LogState(_name, state);
        _owner.OnStateChanged(state);
    }

    private async Task DialAsync(IPEndPoint remote)
    {
        var path = await _network.ConnectAsync(remote, _closing.Token).ConfigureAwait(false);
        if (path is null || _ice is not FullAgent agent)
            return;
        agent.AddStream(path);
        _loop.Wake();
    }

    private void LogFailure(Exception exception) => LogFailure(_name, exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Peer {Peer} is {State}")]
    private partial void LogState(string peer, PeerState state);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Peer {Peer} has a DTLS association, SRTP profile {Profile}")]
    private partial void LogEstablished(string peer, SrtpProfile? profile);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The DTLS handshake with peer {Peer} failed: {Reason}")]
    private partial void LogRefused(string peer, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Work for peer {Peer} failed")]
    private partial void LogFailure(string peer, Exception exception);
}
