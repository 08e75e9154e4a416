namespace Parley.WebRtc;

/// <summary>
/// The data channels of one peer. Channels may be asked for before DTLS is up and on any thread, so a lock stands where the peer's loop
/// alone would not do; it is never held across a wait.
/// </summary>
/// <param name="isLikelyDtlsClient">Stream numbers depend on the DTLS role (RFC 8832 section 6), which is known for sure only later.</param>
internal sealed class DataSession(bool isLikelyDtlsClient, TimeProvider clock, IDataChannelTransportOwner owner)
{
    private readonly Lock _lock = new();
    private DataChannelTransport? _transport;
    private bool _isStarted;
    private bool _isClosed;

    public DataChannel Create(string label, DataChannelOptions options)
    {
        lock (_lock)
        {
            _transport ??= new DataChannelTransport(isLikelyDtlsClient, clock, owner);
            return _transport.CreateChannel(label, options);
        }
    }

    public void Start(bool isDtlsClient)
    {
        lock (_lock)
        {
            if (_isStarted || _isClosed)
                return;
            _isStarted = true;
            _transport ??= new DataChannelTransport(isDtlsClient, clock, owner);
            _transport.Start();
        }
    }

    public void Receive(ReadOnlySpan<byte> packet)
    {
        lock (_lock)
            if (_isStarted)
                _transport!.Receive(packet);
    }

    public TimeSpan? Advance()
    {
        lock (_lock)
            return _isStarted ? _transport!.Advance() : null;
    }

    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            if (_isStarted)
                _transport!.Close();
            _isStarted = false;
        }
    }
}
