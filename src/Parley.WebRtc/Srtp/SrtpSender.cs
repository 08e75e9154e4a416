using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>Protects what one side sends: rollover counters per source and the SRTCP index. Thread-safe.</summary>
internal sealed class SrtpSender : IDisposable
{
    /// <summary>RFC 3711 section 9.2: not more than 2^31 SRTCP packets under one key.</summary>
    private const uint LastRtcpIndex = 0x7FFFFFFF;

    private readonly Lock _lock = new();
    private readonly ISrtpCipher _rtp;
    private readonly ISrtpCipher _rtcp;
    private readonly Dictionary<uint, PacketIndex> _sources = [];
    private uint _rtcpIndex;
    private bool _isDisposed;

    public SrtpSender(SrtpKeys keys) => (_rtp, _rtcp) = (keys.CreateCipher(forRtcp: false), keys.CreateCipher(forRtcp: true));

    public int RtpOverhead => _rtp.RtpOverhead;

    public int RtcpOverhead => _rtcp.RtcpOverhead;

    /// <summary>Protects in place; the protected length, or 0 when it is over.</summary>
    /// <param name="buffer">Packet and <see cref="RtpOverhead"/> bytes of room.</param>
    public int ProtectRtp(Span<byte> buffer, int length, int headerLength)
    {
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(buffer[2..]);
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(buffer[8..]);
        lock (_lock)
        {
            if (_isDisposed)
                return 0;
            _sources.TryGetValue(ssrc, out var source);
            var index = source.Guess(sequence);
            source.Advance(index);
            _sources[ssrc] = source;
            _rtp.SealRtp(buffer, length, headerLength, ssrc, index);
        }
        return length + RtpOverhead;
    }

    /// <summary>Protects in place; the protected length, or 0 when it is over.</summary>
    /// <param name="buffer">Packet and <see cref="RtcpOverhead"/> bytes of room.</param>
    public int ProtectRtcp(Span<byte> buffer, int length)
    {
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(buffer[4..]);
        lock (_lock)
        {
            if (_isDisposed || _rtcpIndex == LastRtcpIndex)
                return 0;
            _rtcp.SealRtcp(buffer, length, ssrc, ++_rtcpIndex);
        }
        return length + RtcpOverhead;
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
}
