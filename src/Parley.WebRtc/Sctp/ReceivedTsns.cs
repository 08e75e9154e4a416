using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>Which TSNs have arrived: all up to <see cref="Cumulative"/>, and islands beyond it (RFC 9260, section 6.2).</summary>
internal sealed class ReceivedTsns(long cumulative)
{
    /// <summary>More islands than a SACK has room for are refused: the peer sends those pieces again.</summary>
    internal const int MostIslands = 256;

    // Gap ack blocks count in 16 bits from the cumulative TSN.
    private const int Reach = ushort.MaxValue;

    private readonly List<(long First, long Last)> _islands = [];

    public long Cumulative { get; private set; } = cumulative;

    public int Islands => _islands.Count;

    public bool Contains(long tsn) => tsn <= Cumulative || (IslandAtOrBefore(tsn) is var i and >= 0 && tsn <= _islands[i].Last);

    /// <summary>False when the TSN lies too far ahead or would be one island too many.</summary>
    public bool TryAdd(long tsn)
    {
        if (tsn <= Cumulative)
            return true;
        if (tsn > Cumulative + Reach)
            return false;
        if (tsn == Cumulative + 1)
        {
            Cumulative = tsn;
            Absorb();
            return true;
        }
        var before = IslandAtOrBefore(tsn);
        if (before >= 0 && tsn <= _islands[before].Last)
            return true;
        var joinsLeft = before >= 0 && _islands[before].Last + 1 == tsn;
        var joinsRight = before + 1 < _islands.Count && _islands[before + 1].First - 1 == tsn;
        switch (joinsLeft, joinsRight)
        {
            case (true, true):
                _islands[before] = (_islands[before].First, _islands[before + 1].Last);
                _islands.RemoveAt(before + 1);
                return true;
            case (true, false):
                _islands[before] = (_islands[before].First, tsn);
                return true;
            case (false, true):
                _islands[before + 1] = (tsn, _islands[before + 1].Last);
                return true;
            default:
                if (_islands.Count == MostIslands)
                    return false;
                _islands.Insert(before + 1, (tsn, tsn));
                return true;
        }
    }

    /// <summary>Takes all up to <paramref name="tsn"/> as arrived (FORWARD-TSN); false when that lies further ahead than anything we took could.</summary>
    public bool TryForward(long tsn)
    {
        if (tsn > Cumulative + Reach)
            return false;
        if (tsn > Cumulative)
        {
            Cumulative = tsn;
            Absorb();
        }
        return true;
    }

    public void WriteIslands(Span<byte> blocks)
    {
        foreach (var (first, last) in _islands)
        {
            BinaryPrimitives.WriteUInt16BigEndian(blocks, (ushort)(first - Cumulative));
            BinaryPrimitives.WriteUInt16BigEndian(blocks[2..], (ushort)(last - Cumulative));
            blocks = blocks[4..];
        }
    }

    private void Absorb()
    {
        var absorbed = 0;
        while (absorbed < _islands.Count && _islands[absorbed].First <= Cumulative + 1)
            Cumulative = Math.Max(Cumulative, _islands[absorbed++].Last);
        _islands.RemoveRange(0, absorbed);
    }

    private int IslandAtOrBefore(long tsn)
    {
        var i = _islands.Count - 1;
        while (i >= 0 && _islands[i].First > tsn)
            i--;
        return i;
    }
}
