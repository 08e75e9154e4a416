namespace Parley.Media;

/// <summary>
/// Extends 16-bit sequence numbers and 32-bit timestamps beyond their wrap, knows duplicates among the last 64 packets, and tells a new
/// stream from a stray packet: two in a row from elsewhere, as RFC 3550, appendix A.1 does.
/// </summary>
internal sealed class SequenceTracker
{
    private const int MaxDropout = 3000;
    private const int MaxMisorder = 100;

    /// <summary>Leaves room below the first packet for those it overtook.</summary>
    private const long Origin = 1 << 20;

    private bool _started;
    private int _suspect = -1;
    private ulong _seen;
    private long _highestTimestamp;

    public long Highest { get; private set; }

    public Verdict Accept(ushort sequence, uint timestamp, out long extended, out long time)
    {
        (extended, time) = (Origin + sequence, Origin + timestamp);
        if (!_started)
        {
            (_started, _seen, _suspect) = (true, 1, -1);
            (Highest, _highestTimestamp) = (extended, time);
            return Verdict.First;
        }

        var ahead = (short)(sequence - (ushort)(Highest - Origin));
        if (ahead is > MaxDropout or < -MaxMisorder)
        {
            var follows = sequence == _suspect;
            _suspect = (ushort)(sequence + 1);
            return follows ? Verdict.NewStream : Verdict.Stray;
        }

        _suspect = -1;
        extended = Highest + ahead;
        time = _highestTimestamp + (int)(timestamp - (uint)(_highestTimestamp - Origin));
        return ahead > 0 ? Advance(ahead, extended, time) : Look(-ahead);
    }

    public void Reset() => _started = false;

    private Verdict Advance(int ahead, long extended, long time)
    {
        // A later packet cannot hold earlier sound: the sender began its timestamps anew.
        if (time <= _highestTimestamp)
            return Verdict.NewStream;
        _seen = ahead < 64 ? (_seen << ahead) | 1 : 1;
        (Highest, _highestTimestamp) = (extended, time);
        return Verdict.Newest;
    }

    private Verdict Look(int behind)
    {
        if (behind >= 64)
            return Verdict.Older;
        var bit = 1UL << behind;
        if ((_seen & bit) != 0)
            return Verdict.Duplicate;
        _seen |= bit;
        return Verdict.Older;
    }

    internal enum Verdict
    {
        First,
        Newest,
        Older,
        Duplicate,
        Stray,
        NewStream,
    }
}
