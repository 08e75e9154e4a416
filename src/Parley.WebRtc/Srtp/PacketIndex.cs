namespace Parley.WebRtc;

/// <summary>The 48-bit packet index of a source, guessed from 16-bit sequence numbers (RFC 3711 section 3.3.1, appendix A).</summary>
internal struct PacketIndex
{
    private ulong _highest;
    private bool _started;

    public readonly ulong Guess(ushort sequence)
    {
        if (!_started)
            return sequence;
        var rollover = (uint)(_highest >> 16);
        var difference = sequence - (ushort)_highest;
        if (difference > 0x8000 && rollover > 0)
            rollover--;
        else if (difference < -0x8000)
            rollover++;
        return ((ulong)rollover << 16) | sequence;
    }

    public void Advance(ulong index)
    {
        if (!_started || index > _highest)
            _highest = index;
        _started = true;
    }
}
