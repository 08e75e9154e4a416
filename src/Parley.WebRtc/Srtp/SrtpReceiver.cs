using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>Opens what one side receives: rollover guess, replay window, authentication, in this order. Thread-safe.</summary>
internal sealed class SrtpReceiver : IDisposable
{
    /// <summary>Forged, replayed, too old, or of one source too many.</summary>
    public const int Refused = -1;

    /// <summary>Only authenticated packets make a source, so this bounds a peer that has the keys.</summary>
    private const int MostSources = 256;

    private readonly Lock _lock = new();
    private readonly ISrtpCipher _rtp;
    private readonly ISrtpCipher _rtcp;
    private readonly Dictionary<uint, Source> _sources = [];
    private bool _isDisposed;

    public SrtpReceiver(SrtpKeys keys) => (_rtp, _rtcp) = (keys.CreateCipher(forRtcp: false), keys.CreateCipher(forRtcp: true));

    /// <summary>Opens in place; the length of the plain packet, or <see cref="Refused"/>.</summary>
    /// <param name="headerLength">Fixed header, contributing sources and header extension.</param>
    public int OpenRtp(Span<byte> packet, int headerLength)
    {
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        lock (_lock)
        {
            if (_isDisposed || !TryFind(ssrc, out var source))
                return Refused;
            var index = source.RtpIndex.Guess(sequence);
            if (!source.RtpWindow.MayTake(index))
                return Refused;
            var length = _rtp.OpenRtp(packet, headerLength, ssrc, index);
            if (length < 0)
                return Refused;
            source.RtpIndex.Advance(index);
            source.RtpWindow.Take(index);
            _sources[ssrc] = source;
            return length;
        }
    }

    /// <summary>Opens in place; the length of the plain compound packet, or <see cref="Refused"/>.</summary>
    public int OpenRtcp(Span<byte> packet)
    {
        var indexOffset = _rtcp.RtcpIndexOffset(packet.Length);
        if (indexOffset < 0)
            return Refused;
        var indexWord = BinaryPrimitives.ReadUInt32BigEndian(packet[indexOffset..]);
        var index = indexWord & 0x7FFFFFFF;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        lock (_lock)
        {
            if (_isDisposed || !TryFind(ssrc, out var source) || !source.RtcpWindow.MayTake(index))
                return Refused;
            var length = _rtcp.OpenRtcp(packet, ssrc, indexWord);
            if (length < 0)
                return Refused;
            source.RtcpWindow.Take(index);
            _sources[ssrc] = source;
            return length;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _rtp.Dispose();
            _rtcp.Dispose();
        }
    }

    private bool TryFind(uint ssrc, out Source source) => _sources.TryGetValue(ssrc, out source) || _sources.Count < MostSources;

    private struct Source
    {
        public PacketIndex RtpIndex;
        public ReplayWindow RtpWindow;
        public ReplayWindow RtcpWindow;
    }
}
