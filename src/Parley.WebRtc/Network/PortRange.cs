using System.Globalization;

namespace Parley.WebRtc;

/// <summary>Ports next to each other, both ends included. <see cref="Any"/> is one port that the system chooses.</summary>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>Each port costs a socket with its buffers and a thread for every address.</summary>
    public const int MostPorts = 64;

    public static PortRange Any => default;

    public int Count => Last - First + 1;

    public IEnumerable<int> Ports => Enumerable.Range(First, Count);

    public static PortRange Of(int port) => new(port, port);

    /// <summary>A port, or the first and the last with a dash between them. A range has no port 0 and at most <see cref="MostPorts"/>.</summary>
    public static bool TryParse(string text, out PortRange range)
    {
        range = default;
        var (first, last) = text.IndexOf('-', StringComparison.Ordinal) is var dash and >= 0 ? (text[..dash], text[(dash + 1)..]) : (text, text);
        if (!ushort.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || !ushort.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            || to < from || to - from >= MostPorts || (from == 0 && to > 0))
            return false;
        range = new PortRange(from, to);
        return true;
    }

    public override string ToString() => First == Last ? First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
