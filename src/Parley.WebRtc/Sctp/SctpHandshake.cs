using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>
/// Opens an association (RFC 9260, section 5). In WebRTC both sides begin (RFC 8831, section 6.2), so an INIT that meets ours is the rule:
/// it is answered with our own tag and TSN (section 5.2.1), and whichever cookie comes home first opens.
/// </summary>
internal sealed class SctpHandshake(SctpPacketWriter writer, RetransmissionTimeout timeout)
{
    private const int LargestCookie = SctpLimits.PacketSize - SctpLimits.CommonHeader - SctpLimits.ChunkHeader;

    private readonly StateCookie _cookies = new();
    private byte[] _peerCookie = [];
    private TimeSpan _sentAt;
    private TimeSpan _wait = SctpLimits.FirstInitWait;
    private int _retransmissions;

    public HandshakeState State { get; private set; }

    /// <summary>What packets to us must carry.</summary>
    public uint LocalTag { get; } = NonZero();

    public uint InitialTsn { get; } = NonZero();

    public PeerParameters Peer { get; private set; }

    /// <summary>When T1 runs out; null when no answer is awaited.</summary>
    public TimeSpan? TimerDueAt { get; private set; }

    public void Start(TimeSpan now) => SendInit(now);

    public void OnTimer(TimeSpan now)
    {
        if (++_retransmissions > SctpLimits.MostInitRetransmissions)
        {
            (State, TimerDueAt) = (HandshakeState.Failed, null);
            return;
        }
        _wait = _wait * 1.5 < SctpLimits.LongestInitWait ? _wait * 1.5 : SctpLimits.LongestInitWait;
        if (State == HandshakeState.CookieWait)
            SendInit(now);
        else
            SendCookieEcho(now);
    }

    public void OnInit(ReadOnlySpan<byte> body, TimeSpan now)
    {
        // Once open, an INIT is a late duplicate: to open anew the peer needs a new DTLS association.
        if (State is not (HandshakeState.CookieWait or HandshakeState.CookieEchoed)
            || !InitChunk.TryRead(body, out var peer, out _, out var unrecognized))
            return;
        writer.Flush();
        InitChunk.Write(writer, SctpChunkType.InitAck, LocalTag, InitialTsn, _cookies.Seal(peer, LocalTag, now), unrecognized);
        writer.Flush(peer.Tag);
    }

    public void OnInitAck(ReadOnlySpan<byte> body, TimeSpan now)
    {
        if (State != HandshakeState.CookieWait || !InitChunk.TryRead(body, out var peer, out var cookie, out _)
            || cookie.IsEmpty || cookie.Length > LargestCookie)
            return;
        if (_retransmissions == 0)
            timeout.Observe(now - _sentAt);
        Peer = peer;
        _peerCookie = cookie.ToArray();
        (_retransmissions, _wait) = (0, SctpLimits.FirstInitWait);
        State = HandshakeState.CookieEchoed;
        SendCookieEcho(now);
    }

    /// <summary>RFC 9260, section 5.2.4. True when the cookie is ours and good.</summary>
    public bool OnCookieEcho(ReadOnlySpan<byte> cookie, TimeSpan now)
    {
        if (State is HandshakeState.Closed or HandshakeState.Failed || _cookies.Open(cookie, LocalTag, now, out var age) is not { } peer)
            return false;
        if (State == HandshakeState.Done)
        {
            // Our COOKIE ACK was lost; anything but the peer we know is stale.
            if (peer.Tag != Peer.Tag)
                return false;
        }
        else if (age > SctpLimits.CookieLifetime)
        {
            ReportStale(peer, age - SctpLimits.CookieLifetime);
            return false;
        }
        else
            Open(peer);
        writer.Chunk(SctpChunkType.CookieAck, 0, 0);
        return true;
    }

    public void OnCookieAck()
    {
        if (State == HandshakeState.CookieEchoed)
            Open(Peer);
    }

    /// <summary>The peer let our cookie grow old: begin again (section 5.2.6).</summary>
    public void OnStaleCookie(TimeSpan now)
    {
        if (State == HandshakeState.CookieEchoed && ++_retransmissions <= SctpLimits.MostInitRetransmissions)
            SendInit(now);
    }

    private void Open(PeerParameters peer)
    {
        Peer = peer;
        writer.VerificationTag = peer.Tag;
        _peerCookie = [];
        (State, TimerDueAt) = (HandshakeState.Done, null);
    }

    private void SendInit(TimeSpan now)
    {
        writer.Flush();
        InitChunk.Write(writer, SctpChunkType.Init, LocalTag, InitialTsn, [], []);
        writer.Flush(0);
        State = HandshakeState.CookieWait;
        (_sentAt, TimerDueAt) = (now, now + _wait);
    }

    private void SendCookieEcho(TimeSpan now)
    {
        writer.VerificationTag = Peer.Tag;
        _peerCookie.CopyTo(writer.Chunk(SctpChunkType.CookieEcho, 0, _peerCookie.Length));
        writer.Flush();
        TimerDueAt = now + _wait;
    }

    private void ReportStale(in PeerParameters peer, TimeSpan by)
    {
        writer.VerificationTag = peer.Tag;
        var body = writer.Chunk(SctpChunkType.Error, 0, 8);
        BinaryPrimitives.WriteUInt16BigEndian(body, (ushort)SctpErrorCause.StaleCookie);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], 8);
        BinaryPrimitives.WriteUInt32BigEndian(body[4..], (uint)Math.Min(uint.MaxValue, by.TotalMicroseconds));
        writer.Flush();
    }

    private static uint NonZero() => (uint)RandomNumberGenerator.GetInt32(1, int.MaxValue);
}
