namespace Parley.WebRtc;

/// <summary>RFC 9260, section 7.2: slow start, congestion avoidance, fast recovery. Sizes in bytes.</summary>
internal sealed class CongestionWindow
{
    private const int Packet = SctpLimits.PacketSize;
    private const int Initial = 4 * Packet;

    private int threshold = SctpLimits.MostCongestionWindow;
    private int partialBytesAcknowledged;
    private long? recoveryExit;

    public int Size { get; private set; } = Initial;

    public bool InRecovery => recoveryExit is not null;

    /// <param name="acknowledged">Bytes newly acknowledged.</param>
    /// <param name="cumulative">The new cumulative TSN, which lies beyond the old one.</param>
    /// <param name="wasFull">Whether the window was in use: what was not tried must not grow.</param>
    public void OnAdvanced(int acknowledged, long cumulative, bool wasFull)
    {
        if (recoveryExit is { } exit)
        {
            if (cumulative >= exit)
                recoveryExit = null;
            return;
        }
        if (Size <= threshold)
        {
            if (wasFull)
                Grow(Math.Min(acknowledged, Packet));
            return;
        }
        partialBytesAcknowledged = Math.Min(partialBytesAcknowledged + acknowledged, 2 * Size);
        if (partialBytesAcknowledged >= Size && wasFull)
        {
            partialBytesAcknowledged -= Size;
            Grow(Packet);
        }
    }

    /// <summary>Section 7.2.4; nothing happens twice in one recovery.</summary>
    public void OnFastRetransmit(long highestSent)
    {
        if (InRecovery)
            return;
        threshold = Math.Max(Size / 2, Initial);
        Size = threshold;
        partialBytesAcknowledged = 0;
        recoveryExit = highestSent;
    }

    /// <summary>Section 7.2.3.</summary>
    public void OnTimeout()
    {
        threshold = Math.Max(Size / 2, Initial);
        Size = Packet;
        partialBytesAcknowledged = 0;
        recoveryExit = null;
    }

    /// <summary>Section 7.2.1: after a timeout's worth of silence what the path bears is known less well.</summary>
    public void OnIdle()
    {
        Size = Math.Max(Size / 2, Initial);
        partialBytesAcknowledged = 0;
    }

    private void Grow(int bytes) => Size = Math.Min(Size + bytes, SctpLimits.MostCongestionWindow);
}
