using System.Net;
using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>
/// A full agent for host candidates (RFC 8445): checks every remote candidate from every socket of ours, nominates the first that answers,
/// keeps consent fresh (RFC 7675), moves to another pair when the chosen one falls silent. Starts out controlling; gives way on a role
/// conflict (section 7.3.1.1).
/// </summary>
internal sealed class FullAgent(SteadyClock clock, IPeerNetwork network, IStreamDialer dialer) : IIceAgent
{
    private const int MostPairs = 64;
    private static readonly TimeSpan ConsentInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StreamPatience = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly List<CandidatePair> _pairs = [];
    private readonly HashSet<IPEndPoint> _streams = [];
    private readonly ulong _tieBreaker = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private readonly FullAgentMessages _messages = new();
    private IceCredentials _local = IceCredentials.Create();
    private IceCredentials? _previous;
    private IceCredentials? _remote;
    private bool _isControlling = true;
    private TimeSpan? _startedAt;
    private TimeSpan? _heardAt;
    private CandidatePair? _selected;
    private volatile INetworkPath? _path;

    public INetworkPath? Path => _path;

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
                return IceLiveness.Judge(clock.Now, _startedAt, _heardAt, _path is not null);
        }
    }

    public IceCredentials Restart()
    {
        lock (_lock)
        {
            _previous = _local;
            return _local = IceCredentials.Create();
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
            if (_remote is null)
                _isControlling = isControlling;
            _remote = remote;
            _startedAt = clock.Now;
            _selected = null;
            foreach (var pair in _pairs)
                pair.Reset(clock.Now);
        }
    }

    public void AddRemoteCandidate(IceCandidate candidate)
    {
        // Names (mDNS) would need a resolver on the caller's own network; such peers are reached by their checks instead.
        if (candidate.IPAddress is not { } address || candidate.Component != 1 || candidate.Port == 0)
            return;
        var remote = new IPEndPoint(address, candidate.Port);
        lock (_lock)
        {
            if (candidate.Transport == "tcp" && candidate.TcpType == "passive" && _streams.Count < MostPairs)
                _streams.Add(remote);
            else if (candidate.Transport == "udp")
                foreach (var path in network.UdpPathsTo(remote))
                    Pair(path);
        }
    }

    /// <summary>A connection that <see cref="IStreamDialer"/> opened.</summary>
    public void AddStream(INetworkPath path)
    {
        lock (_lock)
            Pair(path);
    }

    public void OnStun(INetworkPath path, ReadOnlySpan<byte> packet)
    {
        if (!StunMessage.TryParse(packet, out var message))
            return;
        lock (_lock)
        {
            switch (message.Type)
            {
                case StunType.BindingRequest:
                    OnRequest(path, message);
                    break;
                case StunType.BindingSuccess or StunType.BindingError:
                    OnAnswer(path, message);
                    break;
            }
        }
    }

    public void Heard()
    {
        // Consent is about answers to our checks (RFC 7675 section 5.1); other packets prove nothing there.
    }

    public TimeSpan Advance()
    {
        lock (_lock)
        {
            var now = clock.Now;
            if (_remote is null || _startedAt is not { } started)
                return now + Idle;
            if (_streams.Count > 0 && _selected is null && (now - started > StreamPatience || _pairs.Count == 0))
            {
                dialer.Dial([.. _streams]);
                _streams.Clear();
            }
            var next = now + Idle;
            foreach (var pair in _pairs)
            {
                // Once one is chosen the others rest, unless the chosen one has fallen silent.
                if (_selected is not null && pair != _selected && !IsTroubled(now))
                    continue;
                if (pair.NextSendAt <= now)
                    Check(pair, now);
                next = pair.NextSendAt < next ? pair.NextSendAt : next;
            }
            return next;
        }
    }

    private void OnRequest(INetworkPath path, in StunMessage request)
    {
        var credentials = IceResponder.IsAuthentic(request, _local) ? _local
            : _previous is not null && IceResponder.IsAuthentic(request, _previous) ? _previous
            : null;
        if (credentials is null)
            return;
        var theirs = request.TieBreaker(_isControlling ? StunType.IceControlling : StunType.IceControlled);
        if (theirs is { } tieBreaker)
        {
            if (_tieBreaker >= tieBreaker == _isControlling)
            {
                IceResponder.RefuseRole(request, credentials, path);
                return;
            }
            _isControlling = !_isControlling;
        }
        network.Learn(path);
        IceResponder.Accept(request, credentials, path);
        var pair = Pair(path);
        if (pair is not null && !_isControlling && request.Has(StunType.UseCandidate))
            Select(pair);
    }

    private void OnAnswer(INetworkPath path, in StunMessage answer)
    {
        CandidatePair? pair = null;
        foreach (var candidate in _pairs)
            if (answer.TransactionId.SequenceEqual(candidate.TransactionId))
                pair = candidate;
        // Answers must come back the way the check went (section 7.2.5.2.1) and carry the peer's key.
        if (pair is null || pair.Path != path || _remote is null || !answer.HasValidIntegrity(_remote.Key))
            return;
        var now = clock.Now;
        if (answer.Type == StunType.BindingError)
        {
            if (answer.ErrorCode == StunType.RoleConflict)
            {
                _isControlling = !_isControlling;
                pair.Renew(now);
            }
            return;
        }
        var needsPath = _selected is null || IsTroubled(now);
        var wasNominating = pair.IsNominating;
        pair.Renew(now);
        if (pair == _selected)
            _heardAt = now;
        else if (wasNominating)
            Select(pair);
        else if (_isControlling && needsPath)
        {
            // Goes out at once; everything else in its own time. With several at once the last to answer wins, and both sides follow it.
            pair.IsNominating = true;
            return;
        }
        pair.RestUntil(now + ConsentInterval * (0.8 + 0.4 * Random.Shared.NextDouble()));
    }

    private bool IsTroubled(TimeSpan now) => _heardAt is null || now - _heardAt > IceLiveness.DisconnectedAfter;

    private void Select(CandidatePair pair)
    {
        _selected = pair;
        _path = pair.Path;
        _heardAt = clock.Now;
        _previous = null;
        foreach (var other in _pairs)
            other.IsNominating = other == pair && _isControlling;
    }

    private CandidatePair? Pair(INetworkPath path)
    {
        foreach (var known in _pairs)
            if (known.Path == path)
                return known;
        if (_pairs.Count >= MostPairs)
            return null;
        var pair = new CandidatePair(path) { NextSendAt = clock.Now };
        _pairs.Add(pair);
        return pair;
    }

    private void Check(CandidatePair pair, TimeSpan now)
    {
        _messages.SendCheck(pair, _local, _remote!, _isControlling, _tieBreaker);
        pair.Sent(now);
    }
}
