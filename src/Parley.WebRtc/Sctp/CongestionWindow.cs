namespace Parley.WebRtc;

/// <summary>RFC 9260, section 7.2: slow start, congestion avoidance, fast recovery. Sizes in bytes.</summary>
internal sealed class CongestionWindow
{
    private const int Packet = SctpLimits.PacketSize;
    private const int Initial = 4 * Packet;

    private int _threshold = SctpLimits.MostCongestionWindow;
    private int _partialBytesAcknowledged;
    private long? _recoveryExit;

    public int Size { get; private set; } = Initial;

    public bool InRecovery => _recoveryExit is not null;

    /// <param name="acknowledged">Bytes newly acknowledged.</param>
    /// <param name="cumulative">The new cumulative TSN, which lies beyond the old one.</param>
    /// <param name="wasFull">Whether the window was in use: what was not tried must not grow.</param>
    public void OnAdvanced(int acknowledged, long cumulative, bool wasFull)
    {
        if (_recoveryExit is { } exit)
        {
            if (cumulative >= exit)
                _recoveryExit = null;
            return;
        }
        if (Size <= _threshold)
        {
            if (wasFull)
                Grow(Math.Min(acknowledged, Packet));
            return;
        }
        _partialBytesAcknowledged = Math.Min(_partialBytesAcknowledged + acknowledged, 2 * Size);
        if (_partialBytesAcknowledged >= Size && wasFull)
        {
            _partialBytesAcknowledged -= Size;
            Grow(Packet);
        }
    }

    /// <summary>Section 7.2.4; nothing happens twice in one recovery.</summary>
    public void OnFastRetransmit(long highestSent)
    {
        if (InRecovery)
            return;
        _threshold = Math.Max(Size / 2, Initial);
        Size = _threshold;
        _partialBytesAcknowledged = 0;
        _recoveryExit = highestSent;
    }

    /// <summary>Section 7.2.3.</summary>
    public void OnTimeout()
    {
        _threshold = Math.Max(Size / 2, Initial);
        Size = Packet;
        _partialBytesAcknowledged = 0;
        _recoveryExit = null;
    }

    /// <summary>Section 7.2.1: after a timeout's worth of silence what the path bears is known less well.</summary>
    public void OnIdle()
    {
        Size = Math.Max(Size / 2, Initial);
        _partialBytesAcknowledged = 0;
    }

    private void Grow(int bytes) => Size = Math.Min(Size + bytes, SctpLimits.MostCongestionWindow);
}
