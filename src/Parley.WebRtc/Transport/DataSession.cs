namespace Parley.WebRtc;

/// <summary>
/// The data channels of one peer. Channels may be asked for on any thread while the peer's loop runs the association, so a lock stands
/// where the loop alone would not do; it is never held across a wait.
/// </summary>
internal sealed class DataSession(TimeProvider clock, IDataChannelTransportOwner owner)
{
    private readonly Lock _lock = new();
    private readonly DataChannelTransport _transport = new(clock, owner);
    private bool _isStarted;
    private bool _isClosed;

    public DataChannel Create(string label, DataChannelOptions options)
    {
        lock (_lock)
            return _transport.CreateChannel(label, options);
    }

    /// <summary>The first call counts.</summary>
    public void Start(bool isDtlsClient, RemoteData remote)
    {
        lock (_lock)
        {
            if (_isStarted || _isClosed)
                return;
            _isStarted = true;
            _transport.Start(isDtlsClient, remote.MaxMessageSize, remote.SctpPort);
        }
    }

    public void Receive(ReadOnlySpan<byte> packet)
    {
        lock (_lock)
            if (_isStarted)
                _transport.Receive(packet);
    }

    public TimeSpan? Advance()
    {
        lock (_lock)
            return _isStarted ? _transport.Advance() : null;
    }

    public void Close()
    {
        lock (_lock)
        {
            if (_isStarted)
                _transport.Close();
            (_isStarted, _isClosed) = (false, true);
        }
    }
}
