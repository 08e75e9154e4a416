namespace Parley.WebRtc;

/// <summary>
/// Numbers packets that are passed on as their publisher did, with an offset (RFC 3550, section 7.1): what was lost or overtaken on the way to us
/// stays so for the receiver. No number is given twice, as one key must not protect two packets of one number (RFC 3711, section 9.1).
/// </summary>
/// <param name="start">The number before the first; below 2^15, which leaves no doubt about the first packets' rollover.</param>
internal struct RelayedNumbers(ushort start)
{
    private ReplayWindow _given;
    private long _first;
    private long _highest = start;
    private long _count;
    private ushort _published;
    private int _run;
    private bool _started;

    /// <summary>Numbers passed over: packets that never came to us.</summary>
    public readonly long Skipped => _highest - start - _count;

    /// <param name="published">The publisher's number.</param>
    /// <param name="run">Within one the publisher's numbers tell what is missing; another follows on the one before.</param>
    /// <param name="number">Ours.</param>
    /// <returns>False for a packet that was passed on before, or that comes too late to tell.</returns>
    public bool TryNumber(ushort published, int run, out ushort number)
    {
        number = 0;
        if (!_started || run != _run)
            (_started, _run, _first, _published) = (true, run, _highest + 1, (ushort)(published - 1));
        var ahead = (short)(published - _published);
        var index = _highest + ahead;
        if (index < _first || !_given.MayTake((ulong)index))
            return false;
        _given.Take((ulong)index);
        _count++;
        if (ahead > 0)
            (_highest, _published) = (index, published);
        number = (ushort)index;
        return true;
    }
}
