namespace Parley.WebRtc;

/// <summary>What reports say of one received source (RFC 3550 appendices A.1, A.3 and A.8). Not thread-safe.</summary>
internal sealed class ReceptionStatistics(uint ssrc, uint clockRate)
{
    private bool _started;
    private uint _cycles;
    private uint _first;
    private ushort _highest;
    private long _received;
    private long _expectedBefore;
    private long _receivedBefore;
    private uint _lastTransit;
    private double _jitter;
    private double _fractionLost;
    private TimeSpan _lastSenderReportAt;

    public uint Ssrc { get; } = ssrc;

    /// <summary>Middle 32 bits of the last sender report's NTP time.</summary>
    public uint LastSenderReport { get; private set; }

    private long Expected => _started ? (long)(_cycles + _highest) - _first + 1 : 0;

    /// <param name="arrival">On any steady clock.</param>
    public void OnPacket(ushort sequence, uint timestamp, TimeSpan arrival)
    {
        if (!_started)
            (_started, _first, _highest) = (true, sequence, sequence);
        else if ((ushort)(sequence - _highest) is > 0 and < 0x8000)
        {
            if (sequence < _highest)
                _cycles += 0x10000;
            _highest = sequence;
        }
        _received++;

        // Transit differences wrap with the 32-bit timestamp.
        var transit = (uint)(long)(arrival.TotalSeconds * clockRate) - timestamp;
        if (_received > 1)
            _jitter += (Math.Abs((double)(int)(transit - _lastTransit)) - _jitter) / 16;
        _lastTransit = transit;
    }

    public void OnSenderReport(ulong ntpTime, TimeSpan arrival) =>
        (LastSenderReport, _lastSenderReportAt) = (NtpTime.Middle(ntpTime), arrival);

    /// <summary>The next report block; ends the interval that its fraction lost speaks of.</summary>
    public ReportBlock NextBlock(TimeSpan now)
    {
        var (expected, received) = (Expected - _expectedBefore, _received - _receivedBefore);
        (_expectedBefore, _receivedBefore) = (Expected, _received);
        _fractionLost = expected > 0 ? Math.Clamp((double)(expected - received) / expected, 0, 1) : 0;
        return new ReportBlock(
            Ssrc,
            (byte)Math.Min(255, _fractionLost * 256),
            (int)Math.Clamp(Expected - _received, int.MinValue, int.MaxValue),
            _cycles + _highest,
            (uint)_jitter,
            LastSenderReport,
            LastSenderReport == 0 ? 0 : NtpTime.ToMiddle(now - _lastSenderReportAt));
    }

    public RtpStatistics Snapshot() => new(
        _received, Math.Max(0, Expected - _received), _fractionLost, TimeSpan.FromSeconds(_jitter / clockRate), RoundTrip: null);
}
