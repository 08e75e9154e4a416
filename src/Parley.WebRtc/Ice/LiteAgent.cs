namespace Parley.WebRtc;

/// <summary>
/// The lite side (RFC 8445 section 2.5): answers checks and follows the controlling side's nominations, the last one winning, so that a
/// peer that moves to another network takes its call along.
/// </summary>
internal sealed class LiteAgent(SteadyClock clock, IPeerNetwork network) : IIceAgent
{
    private readonly Lock _lock = new();
    private IceCredentials _local = NewCredentials(network);
    private IceCredentials? _previous;
    private IceCredentials? _remote;
    private TimeSpan? _startedAt;
    private TimeSpan? _heardAt;
    private volatile INetworkPath? _nominated;
    private volatile INetworkPath? _valid;

    // A peer may speak on a pair that works before it nominates one.
    public INetworkPath? Path => _nominated ?? _valid;

    public IceCredentials Local
    {
        get
        {
            lock (_lock)
                return _local;
        }
    }

    public IceHealth Health
    {
        get
        {
            lock (_lock)
                return IceLiveness.Judge(clock.Now, _startedAt, _heardAt, _nominated is not null);
        }
    }

    public IceCredentials Restart()
    {
        lock (_lock)
        {
            if (_previous is not null)
                network.Forget(_previous.Ufrag);
            _previous = _local;
            return _local = NewCredentials(network);
        }
    }

    public void SetRemote(IceCredentials remote, bool isControlling)
    {
        lock (_lock)
        {
            if (_remote == remote)
                return;
            if (Health == IceHealth.Failed)
                _heardAt = null;
            _remote = remote;
            _startedAt = clock.Now;
        }
    }

    public void AddRemoteCandidate(IceCandidate candidate)
    {
        // A lite agent sends no checks, so it has no use for the peer's candidates.
    }

    public void OnStun(INetworkPath path, ReadOnlySpan<byte> packet)
    {
        if (!StunMessage.TryParse(packet, out var request) || request.Type != StunType.BindingRequest)
            return;
        lock (_lock)
        {
            var isCurrent = IceResponder.IsAuthentic(request, _local);
            if (!isCurrent && (_previous is null || !IceResponder.IsAuthentic(request, _previous)))
                return;
            var credentials = isCurrent ? _local : _previous!;
            if (request.Has(StunType.IceControlled))
            {
                IceResponder.RefuseRole(request, credentials, path);
                return;
            }
            network.Learn(path);
            IceResponder.Accept(request, credentials, path);
            _heardAt = clock.Now;
            _startedAt ??= clock.Now;
            _valid = path;
            if (request.Has(StunType.UseCandidate))
                Nominate(path, isCurrent);
        }
    }

    public void Heard()
    {
        lock (_lock)
            _heardAt = clock.Now;
    }

    public TimeSpan Advance() => clock.Now + IceLiveness.DisconnectedAfter / 10;

    private void Nominate(INetworkPath path, bool isCurrent)
    {
        _nominated = path;
        if (!isCurrent || _previous is null)
            return;
        network.Forget(_previous.Ufrag);
        _previous = null;
    }

    private static IceCredentials NewCredentials(IPeerNetwork network)
    {
        var created = IceCredentials.Create();
        network.Listen(created.Ufrag);
        return created;
    }
}
