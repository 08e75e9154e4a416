namespace Parley.Rooms;

/// <summary>
/// Joins sources onto one outgoing RTP timeline (RFC 3550, section 5.1): when a sender is given to another track, its timestamps go on
/// by the time that passed instead of jumping to the new publisher's origin.
/// </summary>
internal struct TimestampBridge
{
    private const uint FrameSamples = 960;

    private uint _offset;
    private uint _last;
    private long _lastArrival;
    private bool _started;
    private bool _rebase;

    /// <summary>The next packet comes from another source.</summary>
    public void SwitchSource() => _rebase = _started;

    /// <param name="timestamp">The publisher's.</param>
    /// <param name="arrivedAt">Clock timestamp of arrival.</param>
    /// <param name="clock">The clock of <paramref name="arrivedAt"/>.</param>
    public uint Translate(uint timestamp, long arrivedAt, TimeProvider clock)
    {
        if (_rebase)
        {
            var passed = Math.Max(0, Math.Round(clock.GetElapsedTime(_lastArrival, arrivedAt).TotalSeconds * 48_000));
            _offset = _last + Math.Max(FrameSamples, (uint)passed) - timestamp;
            _rebase = false;
        }

        _started = true;
        _lastArrival = arrivedAt;
        return _last = timestamp + _offset;
    }
}
