namespace Parley.WebRtc;

/// <summary>RFC 3711 section 3.3.2: which of the last 128 packet indices have been taken.</summary>
internal struct ReplayWindow
{
    private const int Size = 128;

    private UInt128 _seen;
    private ulong _highest;
    private bool _started;

    public readonly bool MayTake(ulong index)
    {
        if (!_started || index > _highest)
            return true;
        var behind = _highest - index;
        return behind < Size && (_seen >> (int)behind & UInt128.One) == UInt128.Zero;
    }

    /// <summary>Only for packets that passed <see cref="MayTake"/> and authentication.</summary>
    public void Take(ulong index)
    {
        if (!_started)
            (_started, _highest, _seen) = (true, index, UInt128.One);
        else if (index > _highest)
        {
            var ahead = index - _highest;
            // A shift by the full width would leave the value unchanged.
            _seen = ahead >= Size ? UInt128.One : (_seen << (int)ahead) | UInt128.One;
            _highest = index;
        }
        else
            _seen |= UInt128.One << (int)(_highest - index);
    }
}
