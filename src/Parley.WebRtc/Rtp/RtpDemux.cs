using System.Collections.Frozen;
using System.Text;

namespace Parley.WebRtc;

/// <summary>
/// Which m-line a bundled packet belongs to (RFC 8843 section 9.2): its mid extension, else its source, else its payload type when only one
/// m-line takes that. Built anew with every negotiation.
/// </summary>
internal sealed class RtpDemux
{
    private readonly (byte[] Mid, RtpReceiver Receiver)[] _byMid;
    private readonly FrozenDictionary<uint, RtpReceiver> _bySsrc;
    private readonly RtpReceiver?[] _byPayloadType = new RtpReceiver?[128];

    public RtpDemux(IReadOnlyCollection<ReceivedLine> lines, int midId, int audioLevelId)
    {
        (MidId, AudioLevelId) = (midId, audioLevelId);
        _byMid = [.. lines.Select(line => (Encoding.UTF8.GetBytes(line.Mid), line.Receiver))];
        var sources = new Dictionary<uint, RtpReceiver>();
        foreach (var line in lines)
            foreach (var ssrc in line.Ssrcs)
                sources.TryAdd(ssrc, line.Receiver);
        _bySsrc = sources.ToFrozenDictionary();
        foreach (var types in lines.SelectMany(line => line.PayloadTypes.Select(type => (type, line.Receiver))).GroupBy(pair => pair.type))
            if (types.Key is >= 0 and < 128 && types.Count() == 1)
                _byPayloadType[types.Key] = types.First().Receiver;
    }

    public static RtpDemux Empty { get; } = new([], 0, 0);

    public int MidId { get; }

    public int AudioLevelId { get; }

    public RtpReceiver? FindByMid(in RtpHeader header)
    {
        if (!header.TryGetExtension(MidId, out var mid))
            return null;
        foreach (var line in _byMid)
            if (mid.SequenceEqual(line.Mid))
                return line.Receiver;
        return null;
    }

    public RtpReceiver? FindBySsrc(uint ssrc) => _bySsrc.GetValueOrDefault(ssrc);

    public RtpReceiver? FindByPayloadType(byte payloadType) => _byPayloadType[payloadType];

    public bool Knows(RtpReceiver receiver)
    {
        foreach (var line in _byMid)
            if (line.Receiver == receiver)
                return true;
        return false;
    }
}
